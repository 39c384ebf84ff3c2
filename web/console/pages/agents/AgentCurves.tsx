import type { AgentPulseQuery } from '@parley-gateway/client/operations/fleet';
import type { AgentMetricsFieldsFragment } from '@parley-gateway/client/operations/fragments';
import { useMemo } from 'react';
import type { Failure } from '../../parts/ErrorNote';
import { Panel } from '../../parts/Panel';
import { Segments } from '../../parts/Tabs';
import { TimeChart } from '../../parts/TimeChart';
import { duration } from '../../parts/times';
import styles from './AgentCurves.module.css';
import { curvesOf } from './history';
import { RANGES, type Range } from './search';
import { percent } from '../../parts/numbers';

type Samples = NonNullable<AgentPulseQuery['agent']>['metricsHistory'];

interface AgentCurvesProps {
  samples: Samples | null;
  metrics: AgentMetricsFieldsFragment;
  range: Range;
  onRange: (range: Range) => void;
  error: Failure | null;
  onRetry: () => void;
}

/** The agent's figures and their curves. */
export function AgentCurves({ samples, metrics, range, onRange, error, onRetry }: AgentCurvesProps) {
  const curves = useMemo(() => curvesOf(samples ?? []), [samples]);
  const hasUsage = curves.cpu.some((value) => value !== null) || curves.memory.some((value) => value !== null);
  const share = metrics.requests === 0 ? null : (metrics.requests - metrics.failures) / metrics.requests;
  return (
    <Panel
      title="Metrics"
      error={error}
      onRetry={onRetry}
      loading={samples === null && error === null}
      actions={<Segments label="Range" value={range} onChange={onRange} items={RANGES.map(({ value, label }) => ({ value, label }))} />}
    >
      <dl className={styles.figures}>
        <Figure label="Attempts" value={metrics.requests.toLocaleString('en')} />
        <Figure label="Succeeded" value={share === null ? '–' : percent(share)} />
        <Figure label="Failed" value={metrics.failures.toLocaleString('en')} bad={metrics.failures > 0} />
        <Figure label="Average latency" value={metrics.averageLatencyMs === null ? '–' : duration(metrics.averageLatencyMs)} />
      </dl>
      {curves.times.length < 2 ? (
        <p className="faint">Charts start with the second sample; one is taken every minute.</p>
      ) : (
        <div className={styles.charts}>
          <figure>
            <figcaption>Attempts between samples</figcaption>
            <TimeChart
              label="Attempts that succeeded and failed"
              times={curves.times}
              height={150}
              stacked
              series={[
                { label: 'Succeeded', tone: 'ok', values: curves.completed },
                { label: 'Failed', tone: 'failed', values: curves.failed },
              ]}
            />
          </figure>
          <figure>
            <figcaption>{hasUsage ? 'CPU and memory, as reported' : 'Average latency'}</figcaption>
            <TimeChart
              label={hasUsage ? 'CPU and memory' : 'Average latency'}
              times={curves.times}
              height={150}
              series={
                hasUsage
                  ? [
                      { label: 'CPU', tone: 'running', values: curves.cpu },
                      { label: 'Memory', tone: 'waiting', values: curves.memory },
                    ]
                  : [{ label: 'Latency', tone: 'accent', unit: 'ms', values: curves.latency }]
              }
            />
          </figure>
        </div>
      )}
    </Panel>
  );
}

function Figure({ label, value, bad = false }: { label: string; value: string; bad?: boolean }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd className={bad ? styles.bad : undefined}>{value}</dd>
    </div>
  );
}
