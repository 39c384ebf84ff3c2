import type { OverviewFailuresQuery } from '@parley-gateway/client/operations/overview';
import { CircleX } from 'lucide-react';
import { pathOf } from '../../app/links';
import type { Read } from '../../app/reading/useRead';
import { Empty } from '../../parts/Empty';
import { List, ListRow } from '../../parts/List';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';

type Failed = OverviewFailuresQuery['executions']['nodes'][number];

/** The runs that failed last, each leading to the node that failed. */
export function FailuresPanel({ read: { data, error, loading, reload } }: { read: Read<OverviewFailuresQuery> }) {
  const runs = data?.executions.nodes ?? [];
  return (
    <Panel title="Latest failures" count={data?.executions.totalCount} flush loading={loading} error={data ? null : error} onRetry={reload}>
      {runs.length === 0 ? (
        <Empty compact title="No run has failed." />
      ) : (
        <List label="Latest failures">
          {runs.map((run) => (
            <ListRow key={run.id} icon={CircleX} title={run.workflow?.name ?? 'One-off run'} meta={reason(run)} aside={<Time at={run.completedAt ?? run.createdAt} />} to={pathOfNode(run)} />
          ))}
        </List>
      )}
    </Panel>
  );
}

function failing({ nodes }: Failed) {
  return nodes.find(({ status }) => status === 'FAILED');
}

function reason(run: Failed): string {
  const node = failing(run);
  return [node?.name, node?.error ?? run.error].filter(Boolean).join(': ') || 'No reason given.';
}

function pathOfNode(run: Failed): string | null {
  const path = pathOf('WorkflowExecution', run.id);
  const node = failing(run);
  return path && node ? `${path}?node=${encodeURIComponent(node.key)}` : path;
}
