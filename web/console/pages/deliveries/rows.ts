import type { DeliveryAttemptFieldsFragment, DeliveryFieldsFragment, EventDestinationFieldsFragment } from '@parley-gateway/client/operations/fragments';
import type { EventDestinationsQuery } from '@parley-gateway/client/operations/deliveries';
import type { DeliveryStatus } from '@parley-gateway/client/operations/types';
import type { DeliveriesSearch } from './search';

export type Attempt = DeliveryAttemptFieldsFragment;
export type Destination = EventDestinationFieldsFragment;
type DestinationWithDeliveries = EventDestinationsQuery['eventDestinations'][number];

/** A delivery to a person, or an event's to a destination. */
export interface Row {
  readonly id: string;
  readonly kind: 'person' | 'event';
  /** A channel, or the type of a destination. */
  readonly through: string;
  /** The person, or the destination's name. */
  readonly to: string;
  readonly subject: string;
  readonly status: DeliveryStatus;
  readonly attempts: readonly Attempt[];
  readonly nextAttemptAt: string | null;
  readonly createdAt: string;
  readonly simulated: boolean;
  readonly destinationId: string | null;
}

/** Return the row of a delivery to a person. */
export function rowOfDelivery(delivery: DeliveryFieldsFragment): Row {
  const { id, channel, user, subject, content, status, attempts, nextAttemptAt, createdAt, simulated } = delivery;
  const first = content.split('\n', 1)[0] ?? '';
  return { id, kind: 'person', through: channel, to: user?.name ?? '', subject: subject ?? first, status, attempts, nextAttemptAt, createdAt, simulated, destinationId: null };
}

/** Return the rows of a destination's deliveries. */
export function rowsOfDestination({ id: destinationId, type, name, deliveries }: DestinationWithDeliveries): readonly Row[] {
  return deliveries.nodes.map(({ id, status, attempts, nextAttemptAt, createdAt, event }) => {
    return { id, kind: 'event', through: type, to: name, subject: event.type, status, attempts, nextAttemptAt, createdAt, simulated: false, destinationId } as const;
  });
}

/**
 * Return both kinds as one list, newest first. As long as there are more deliveries to people to be read, nothing older
 * than the last one of them is shown: otherwise a page that is read later would appear in the middle.
 */
export function merged(people: readonly Row[], events: readonly Row[], search: DeliveriesSearch, hasMore: boolean): readonly Row[] {
  const oldest = hasMore ? (people.at(-1)?.createdAt ?? '') : '';
  const isShown = (row: Row) =>
    (!search.status || search.status.includes(row.status)) &&
    (!search.to || row.destinationId === search.to || (row.kind === 'person' && row.through === search.to)) &&
    row.createdAt >= oldest;
  return [...people, ...events].filter(isShown).sort((one, other) => (one.createdAt < other.createdAt ? 1 : one.createdAt > other.createdAt ? -1 : 0));
}

/** Whether a delivery can be sent again by hand. */
export function canRetry({ status, kind }: Row): boolean {
  return status === 'FAILED' || status === 'EXPIRED' || (kind === 'event' && status !== 'SUCCESS');
}
