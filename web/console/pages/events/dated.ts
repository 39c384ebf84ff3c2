import { clockTime } from '../../parts/times';

const TIME = '00:00:00';

/** Return whether the times of a list have a date before them: its first row is not of today. */
export function showsDates(first: { occurredAt: string } | undefined, now: number, zone: 'local' | 'utc'): boolean {
  return first !== undefined && clockTime(Date.parse(first.occurredAt), now, zone).length > TIME.length;
}
