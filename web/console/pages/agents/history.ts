import type { AgentMetricsFieldsFragment } from '@parley-gateway/client/operations/fragments';

interface Sample {
  readonly at: string;
  readonly metrics: AgentMetricsFieldsFragment;
}

/** Curves over the same instants; null is a hole, where nothing is known. */
export interface Curves {
  readonly times: readonly number[];
  readonly completed: readonly (number | null)[];
  readonly failed: readonly (number | null)[];
  readonly latency: readonly (number | null)[];
  readonly cpu: readonly (number | null)[];
  readonly memory: readonly (number | null)[];
}

const HOLE = 3;

/**
 * Return what happened between samples: their counters grow for as long as the agent exists, so a curve is of the
 * differences. Where a sample is missing, nothing is known, and the curve has a hole.
 */
export function curvesOf(samples: readonly Sample[]): Curves {
  const times = samples.map((sample) => Date.parse(sample.at));
  const usual = median(times.slice(1).map((time, at) => time - (times[at] ?? time)));
  const since = (at: number, read: (metrics: AgentMetricsFieldsFragment) => number): number | null => {
    const [before, now] = [samples[at - 1], samples[at]];
    const [from, to] = [times[at - 1], times[at]];
    if (!before || !now || from === undefined || to === undefined || to - from > HOLE * usual) return null;
    // A counter that decreased was reset.
    return Math.max(0, read(now.metrics) - read(before.metrics));
  };
  return {
    times,
    completed: samples.map((_, at) => since(at, (metrics) => metrics.requests - metrics.failures)),
    failed: samples.map((_, at) => since(at, (metrics) => metrics.failures)),
    latency: samples.map(({ metrics }) => metrics.averageLatencyMs),
    cpu: samples.map(({ metrics }) => metrics.cpuUsage),
    memory: samples.map(({ metrics }) => metrics.memoryUsage),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}
