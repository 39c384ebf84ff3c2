import { upsert } from '@parley-gateway/client';
import { DeliveriesDocument, DeliveryEventsDocument } from '@parley-gateway/client/operations/deliveries';
import { EventDestinationsDocument } from '@parley-gateway/client/operations/deliveries';
import { useLiveList } from '@parley-gateway/client/react';
import { useEffect, useMemo } from 'react';
import { useRead } from '../../app/reading/useRead';
import { useMay } from '../../app/viewer';
import { merged, rowOfDelivery, rowsOfDestination } from './rows';
import type { DeliveriesSearch } from './search';

/** How often the deliveries of events are read again: they emit no events, or each would cause another one. */
const EVERY = 5_000;

/** Deliveries to people, live, and of events to destinations, in one list. */
export function useDeliveries(search: DeliveriesSearch) {
  const people = useLiveList({
    query: DeliveriesDocument,
    variables: { first: 50 },
    rows: (data) => data.deliveries.nodes,
    stream: DeliveryEventsDocument,
    streamVariables: {},
    fold: (rows, event) => (event.__typename === 'DeliveryUpdated' ? upsert(rows, event.delivery, { compare: newestFirst }) : rows),
  });
  const may = useMay('destinations:read');
  const destinations = useRead(EventDestinationsDocument, { first: 50 }, { skip: !may.allowed });
  const { reload } = destinations;
  const isLive = people.live.status === 'live';
  useEffect(() => {
    if (!isLive || !may.allowed) return;
    const timer = setInterval(() => document.hidden || reload(), EVERY);
    return () => clearInterval(timer);
  }, [isLive, may.allowed, reload]);
  const found = destinations.data?.eventDestinations;
  const rows = useMemo(
    () => merged(people.rows.map(rowOfDelivery), (found ?? []).flatMap(rowsOfDestination), search, people.hasMore),
    [people.rows, people.hasMore, found, search],
  );
  return { ...people, rows, destinations: found ?? [], loading: people.loading || destinations.loading, error: people.error ?? destinations.error, reloadDestinations: reload };
}

/** Ids are sorted by creation. */
const newestFirst = (one: { id: string }, other: { id: string }) => (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
