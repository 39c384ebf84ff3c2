import { attemptsOf, segmentsUntil, timingOf, type Monitor, type MonitorControls, type NodeState, type Picture, type Segment } from '@parley-gateway/client/react';
import { GitFork, X } from 'lucide-react';
import { useInstantOf } from './useInstantOf';
import { openWhy } from '../../../app/why';
import { Button, IconButton } from '../../../parts/Button';
import { Empty } from '../../../parts/Empty';
import { ErrorNote } from '../../../parts/ErrorNote';
import { JsonTree } from '../../../parts/JsonTree';
import { Skeleton } from '../../../parts/Skeleton';
import { Status } from '../../../parts/Status';
import { Tabs } from '../../../parts/Tabs';
import type { InspectorTab } from '../search';
import { Attempts } from './Attempts';
import styles from './Inspector.module.css';
import { Summary } from './Summary';
import { useNodeValues, type NodeValues } from './useNodeValues';

export interface InspectorProps {
  monitor: Monitor;
  picture: Picture;
  controls: MonitorControls;
  node: NodeState;
  tab: InspectorTab;
  onTab: (tab: InspectorTab) => void;
}

/** Everything about the selected node, at the instant that is shown. */
export function Inspector({ monitor, picture, controls, node, tab, onTab }: InspectorProps) {
  const values = useNodeValues(picture, node.key);
  const now = useInstantOf(monitor, picture, node.status === 'RUNNING' || node.status === 'WAITING');
  const all = picture.segments.get(node.key) ?? [];
  const segments: readonly Segment[] = picture.instant === null ? all : segmentsUntil(all, picture.instant);
  const attempts = attemptsOf(segments, now);
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <div className={styles.names}>
          <h2 className={styles.title}>{node.name}</h2>
          <span className="mono faint truncate">{node.key}</span>
        </div>
        <Status value={node.status} />
        <IconButton label="Close" keys="Escape" icon={X} onClick={() => controls.select(null)} />
      </header>
      <div className={styles.tabs}>
        <Tabs
          label="Details of the node"
          value={tab}
          onChange={onTab}
          items={[
            { value: 'summary', label: 'Summary' },
            { value: 'input', label: 'Input' },
            { value: 'output', label: 'Output' },
            { value: 'attempts', label: 'Attempts', count: attempts.length > 1 ? attempts.length : null },
          ]}
        />
      </div>
      <div className={styles.body} tabIndex={0} role="region" aria-label="Details" key={`${node.key} ${tab}`}>
        {tab === 'summary' && <Summary picture={picture} node={node} values={values} timing={timingOf(segments, now)} select={controls.select} />}
        {tab === 'input' && <Value values={values} of="input" empty="It has not started." name={node.key} />}
        {tab === 'output' && <Output values={values} node={node} />}
        {tab === 'attempts' && <Attempts attempts={attempts} now={now} />}
      </div>
      <footer className={styles.foot}>
        <Button size="sm" variant="ghost" icon={GitFork} keys="y" onClick={() => openWhy(lastEvent(picture, node.key) ?? node.id)}>
          Why?
        </Button>
      </footer>
    </div>
  );
}

function lastEvent(picture: Picture, key: string): string | null {
  const shown = picture.events.slice(0, (picture.index ?? picture.events.length - 1) + 1);
  return shown.findLast((event) => event.node?.key === key)?.id ?? null;
}

function Output({ values, node }: { values: NodeValues; node: NodeState }) {
  if (node.error) return <ErrorNote title={node.status === 'FAILED' ? 'Failed' : 'The last attempt failed'} error={node.error} />;
  return <Value values={values} of="output" empty={EMPTY_OUTPUT[node.status] ?? 'It has not ended.'} name={node.key} />;
}

const EMPTY_OUTPUT: Readonly<Record<string, string>> = {
  SKIPPED: 'It was skipped.',
  CANCELLED: 'It was cancelled.',
  COMPLETED: 'It has no output.',
};

function Value({ values, of, empty, name }: { values: NodeValues; of: 'input' | 'output'; empty: string; name: string }) {
  if (values.loading) return <Skeleton rows={6} />;
  if (values.error) return <ErrorNote error={values.error} onRetry={values.reload} />;
  const value = values.values?.[of];
  if (value === null || value === undefined) return <Empty compact title={empty} />;
  return <JsonTree label={of === 'input' ? 'Input' : 'Output'} value={value} open={3} download={`${name}-${of}.json`} />;
}
