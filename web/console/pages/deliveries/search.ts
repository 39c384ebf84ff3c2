import type { DeliveryStatus } from '@parley-gateway/client/operations/types';

export const STATUSES: readonly DeliveryStatus[] = ['PENDING', 'RETRYING', 'SUCCESS', 'FAILED', 'EXPIRED'];

/** What the address says about the page of deliveries. */
export interface DeliveriesSearch {
  readonly status?: readonly DeliveryStatus[];
  /** A channel, or the id of an event destination. */
  readonly to?: string;
  /** The delivery whose drawer is open. */
  readonly delivery?: string;
  /** The event destination whose drawer is open. */
  readonly destination?: string;
}

/** Return the parameters of an address that the page knows. */
export function searchOf(given: Readonly<Record<string, unknown>>): DeliveriesSearch {
  const asked = Array.isArray(given.status) ? given.status : [given.status];
  const status = STATUSES.filter((each) => asked.includes(each));
  const text = (name: 'to' | 'delivery' | 'destination') => (typeof given[name] === 'string' && given[name] !== '' ? { [name]: given[name] } : {});
  return { ...(status.length > 0 ? { status } : {}), ...text('to'), ...text('delivery'), ...text('destination') };
}
