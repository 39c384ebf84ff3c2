const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const days = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How instants are written: how long ago, in this browser's zone, or in UTC. */
export type TimeMode = 'relative' | 'local' | 'utc';

/** Return how long ago or ahead an instant is, in its largest unit, as durations are written; after a week, its date. */
export function ago(at: number, now: number): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < 5 * SECOND) return distance > SECOND ? 'in a moment' : 'just now';
  if (size < MINUTE) return away(distance, SECOND, 's');
  if (size < HOUR) return away(distance, MINUTE, 'min');
  if (size < DAY) return away(distance, HOUR, 'h');
  if (size < 7 * DAY) return days.format(Math.trunc(distance / DAY), 'day');
  return date(at, now);
}

function away(distance: number, unit: number, name: string): string {
  const count = Math.floor(Math.abs(distance) / unit);
  return distance < 0 ? `${count} ${name} ago` : `in ${count} ${name}`;
}

function date(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** Return an instant as a clock shows it: the time alone if it is of today. */
export function clockTime(at: number, now: number, zone: 'local' | 'utc'): string {
  const timeZone = zone === 'utc' ? 'UTC' : undefined;
  const day = format({ dateStyle: 'short', timeZone });
  const time = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone }).format(at);
  if (day.format(at) === day.format(now)) return time;
  return `${format({ day: 'numeric', month: 'short', timeZone }).format(at)}, ${time}`;
}

/** Return an instant to the millisecond, with its zone. */
export function exactTime(at: number): string {
  const local = format({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  return local.format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', options);
  formats.set(key, known);
  return known;
}

/** Return a duration in its two largest units: `850 ms`, `12.4 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`. */
export function duration(ms: number): string {
  const size = Math.max(0, ms);
  if (size < SECOND) return `${Math.round(size)} ms`;
  if (size < 10 * SECOND) return `${(Math.floor(size / 100) / 10).toFixed(1)} s`;
  if (size < MINUTE) return `${Math.floor(size / SECOND)} s`;
  if (size < HOUR) return pair(size, MINUTE, 'min', SECOND, 's');
  if (size < DAY) return pair(size, HOUR, 'h', MINUTE, 'min');
  return pair(size, DAY, 'd', HOUR, 'h');
}

function pair(size: number, large: number, largeName: string, small: number, smallName: string): string {
  const whole = Math.floor(size / large);
  const rest = Math.floor((size - whole * large) / small);
  return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`;
}
