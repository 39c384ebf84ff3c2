import { EndpointsDocument } from '@parley-gateway/client/operations/endpoints';
import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { useConnection, useStream } from '@parley-gateway/client/react';
import { useEffect } from 'react';
import { useRead } from '../../app/reading/useRead';

const TYPES = ['endpoint.created', 'endpoint.updated', 'endpoint.deleted'];
const EVERY_MS = 10_000;

/** The endpoints: read again when one changes, and regularly for their metrics, which emit no events. */
export function useEndpoints() {
  const read = useRead(EndpointsDocument, {});
  const live = useStream(EventTicksDocument, { types: TYPES }, (event) => {
    if (event.__typename !== 'StreamOpened') read.reload();
  });
  const isLive = useConnection().status === 'live';
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && read.reload(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isLive]);
  return { ...read, live, endpoints: read.data?.endpoints ?? [] };
}
