import type { OverviewWorkflowsQuery } from '@parley-gateway/client/operations/overview';
import { useState } from 'react';
import { pathOf } from '../../app/links';
import type { Read } from '../../app/reading/useRead';
import { Bars } from '../../parts/Bars';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { Segments } from '../../parts/Tabs';
import { duration } from '../../parts/times';

type Order = 'failing' | 'slowest';
type Listed = OverviewWorkflowsQuery['workflows']['nodes'][number];

const SHOWN = 6;

/** The workflows that fail most or take longest, over the last day. */
export function WorkflowsPanel({ read: { data, error, loading, reload } }: { read: Read<OverviewWorkflowsQuery> }) {
  const [order, setOrder] = useState<Order>('slowest');
  const workflows = data?.workflows.nodes ?? [];
  const shown = order === 'failing' ? failing(workflows) : slowest(workflows);
  const items = shown.slice(0, SHOWN).map(({ workflow, value }) => ({
    label: workflow.name,
    value,
    tone: order === 'failing' ? ('failed' as const) : ('accent' as const),
    to: pathOf('Workflow', workflow.id),
  }));
  const format = (value: number) => (order === 'failing' ? `${value} failed` : duration(value * 1000));
  return (
    <Panel
      title="Workflows, last 24 hours"
      loading={loading}
      error={data ? null : error}
      onRetry={reload}
      actions={
        <Segments
          label="Order"
          value={order}
          onChange={setOrder}
          items={[
            { value: 'slowest', label: 'Slowest' },
            { value: 'failing', label: 'Failing' },
          ]}
        />
      }
    >
      {items.length > 0 ? (
        <Bars label={order === 'failing' ? 'Failed runs by workflow' : 'Median duration by workflow, 95th percentile'} items={items} format={format} />
      ) : (
        <Empty compact title={order === 'failing' ? 'No workflow has failed in the last 24 hours.' : 'No run has ended in the last 24 hours.'} />
      )}
    </Panel>
  );
}

function failing(workflows: readonly Listed[]): { workflow: Listed; value: number }[] {
  return ranked(workflows, ({ statistics }) => statistics.failed);
}

function slowest(workflows: readonly Listed[]): { workflow: Listed; value: number }[] {
  return ranked(workflows, ({ statistics }) => statistics.p95Seconds ?? 0);
}

function ranked(workflows: readonly Listed[], pick: (workflow: Listed) => number): { workflow: Listed; value: number }[] {
  const valued = workflows.map((workflow) => ({ workflow, value: pick(workflow) }));
  return valued.filter(({ value }) => value > 0).sort((one, other) => other.value - one.value);
}
