import { OverviewFailuresDocument, OverviewStepsDocument, OverviewWorkflowsDocument } from '@parley-gateway/client/operations/overview';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useKeys } from '../../app/keys';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { LiveBanner } from '../../parts/LiveBanner';
import { Page, PageHeader } from '../../parts/Page';
import { FailuresPanel } from './FailuresPanel';
import { FirstSteps } from './FirstSteps';
import { NeedsYouPanel } from './NeedsYouPanel';
import styles from './Overview.module.css';
import { Tiles } from './Tiles';
import { useMetrics } from './useMetrics';
import { useNeeds } from './useNeeds';
import { useReloads } from './useReloads';
import { WorkflowsPanel } from './WorkflowsPanel';

const HOUR = 3_600_000;
const TILES: readonly [key: string, label: string, path: string][] = [
  ['1', 'Runs', '/runs'],
  ['2', 'Tasks', '/tasks'],
  ['3', 'Agents', '/agents'],
  ['4', 'Deliveries', '/deliveries'],
  ['5', 'Events', '/events'],
  ['6', 'Endpoints', '/endpoints'],
];

/** Everything that needs the user, and the state of the gateway, on one screen. */
export default function OverviewPage() {
  usePage({ title: 'Overview' });
  const router = useRouter();
  useKeys(
    Object.fromEntries(TILES.map(([key, label, href]) => [key, { label: `Open ${label.toLowerCase()}`, run: () => void router.navigate({ href }) }])),
    'Overview',
  );
  // Rounded, so that the query stays the same while the page is open.
  const since = useMemo(() => new Date(Math.floor(Date.now() / HOUR) * HOUR - 24 * HOUR).toISOString(), []);
  const { needs, reloads } = useNeeds();
  const failures = useRead(OverviewFailuresDocument, {});
  const workflows = useRead(OverviewWorkflowsDocument, { since });
  const steps = useRead(OverviewStepsDocument, {});
  const { samples, ahead, live: metrics } = useMetrics();
  const isNew = steps.data !== undefined && Object.values(steps.data).some(({ totalCount }) => totalCount === 0);
  const events = useReloads([
    ...reloads,
    [['workflow.failed', 'workflow.started'], failures.reload],
    [['workflow.completed', 'workflow.failed', 'workflow.cancelled', 'workflow.created', 'workflow.deleted'], workflows.reload],
    [isNew ? ['agent.created', 'workflow.'] : [], steps.reload],
  ]);
  const state = events.status === 'live' ? metrics : events;
  return (
    <Page>
      <PageHeader title="Overview" />
      <LiveBanner state={state} />
      {isNew && steps.data && <FirstSteps counts={steps.data} onLoaded={steps.reload} />}
      <NeedsYouPanel needs={needs} />
      <Tiles samples={samples} ahead={ahead} />
      <div className={styles.columns}>
        <FailuresPanel read={failures} />
        <WorkflowsPanel read={workflows} />
      </div>
    </Page>
  );
}
