import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { useStream } from '@parley-gateway/client/react';
import { useEffect } from 'react';

/** How often circuits and counts are read again: calls of connectors are no events. */
const EVERY = 10_000;

/** Read again when an account is connected or a setting changes, and from time to time while the page is seen. */
export function useFresh(reload: () => void): void {
  const live = useStream(EventTicksDocument, {}, (event) => {
    if ('type' in event && /^(connection|integration_settings|connector)\./.test(event.type)) reload();
  });
  const isLive = live.status === 'live';
  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(() => document.hidden || reload(), EVERY);
    return () => clearInterval(timer);
  }, [isLive, reload]);
}
