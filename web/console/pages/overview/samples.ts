import type { SystemMetricsStreamSubscription } from '@parley-gateway/client/operations/platform';
import type { Before } from './history';

export type Metrics = NonNullable<SystemMetricsStreamSubscription['systemMetrics']>;

/** The numbers of one moment. */
export interface Sample {
  at: number;
  metrics: Metrics;
}

/** The length of the curves, and the time between two points. */
export const WINDOW_MS = 15 * 60_000;
export const STEP_MS = 10_000;
const KEPT = 400;

/** Return the samples with another one; those older than the window are dropped. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  return [...samples.filter(({ at }) => at > sample.at - WINDOW_MS - STEP_MS && at < sample.at), sample].slice(-KEPT);
}

/**
 * Return a curve that ends now: the last value in each step, and null where there was none.
 *
 * `before` knows the values from before the first sample.
 */
export function curve(
  samples: readonly Sample[],
  now: number,
  pick: (metrics: Metrics) => number | null,
  before: Before = () => null,
): (number | null)[] {
  const values = inSteps(samples.map(({ at, metrics }) => [at, pick(metrics)]), now);
  const first = Math.min(samples[0]?.at ?? now, now);
  const start = (Math.floor(now / STEP_MS) - values.length + 2) * STEP_MS;
  return values.map((value, step) => value ?? (start + step * STEP_MS <= first ? before(start + step * STEP_MS) : null));
}

/** Return the rate of a counter in each second. A counter that decreased was reset by a restart: a hole. */
export function rate(samples: readonly Sample[], now: number, pick: (metrics: Metrics) => number): (number | null)[] {
  return inSteps(
    samples.slice(1).map((sample, at) => {
      const before = samples[at] ?? sample;
      const seconds = (sample.at - before.at) / 1000;
      const more = pick(sample.metrics) - pick(before.metrics);
      // Over a longer hole the mean would claim to know what it does not.
      return [sample.at, more < 0 || seconds <= 0 || seconds > 30 ? null : more / seconds];
    }),
    now,
  );
}

function inSteps(points: readonly (readonly [at: number, value: number | null])[], now: number): (number | null)[] {
  const steps = Math.round(WINDOW_MS / STEP_MS);
  const first = Math.floor(now / STEP_MS) - steps + 1;
  const values = Array.from({ length: steps }, (): number | null => null);
  for (const [at, value] of points) {
    const step = Math.floor(at / STEP_MS) - first;
    if (step >= 0 && step < steps) values[step] = value;
  }
  return values;
}

/** Return the numbers by status that a gateway sent as JSON. */
export function counts(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}

/** Return the sum of some of the numbers, or of all of them. */
export function sum(value: unknown, statuses?: readonly string[]): number {
  const all = counts(value);
  return (statuses ?? Object.keys(all)).reduce((total, status) => total + (all[status] ?? 0), 0);
}
