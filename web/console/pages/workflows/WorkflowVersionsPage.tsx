import { WorkflowHistoryDocument, type WorkflowHistoryQuery } from '@parley-gateway/client/operations/workflow-pages';
import { UpdateWorkflowDocument } from '@parley-gateway/client/operations/workflows';
import { DefinitionGraph, useMutate } from '@parley-gateway/client/react';
import '@parley-gateway/client/styles.css';
import { RotateCcw } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { Diff } from '../../parts/Diff';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Skeleton } from '../../parts/Skeleton';
import { Time } from '../../parts/Time';
import { useToast } from '../../parts/Toast';
import monitor from '../runs/run/RunPage.module.css';
import { compareVersions, sorted, type Comparison } from './compare';
import { nodeInput } from './duplicate';
import { versionsRoute } from './routes';
import styles from './Workflows.module.css';

type History = NonNullable<WorkflowHistoryQuery['workflow']>;
type Version = History['versions'][number];

/** The versions of a workflow, and the difference of two. */
export default function WorkflowVersionsPage() {
  const { id } = versionsRoute.useParams();
  const read = useRead(WorkflowHistoryDocument, { id });
  const workflow = read.data?.workflow;
  usePage({
    title: 'Versions',
    crumbs: [
      { label: 'Workflows', to: '/workflows' },
      { label: workflow?.name ?? 'Workflow', to: `/workflows/${id}` },
    ],
  });
  if (read.error && !read.data) return <ErrorNote error={read.error} onRetry={read.reload} />;
  if (read.loading || workflow === undefined) return <Page><Skeleton rows={8} /></Page>;
  if (workflow === null) return <Empty title="There is no such workflow">It may have been deleted.</Empty>;
  return <Versions workflow={workflow} reload={read.reload} />;
}

function Versions({ workflow, reload }: { workflow: History; reload: () => void }) {
  const search = versionsRoute.useSearch();
  const navigate = versionsRoute.useNavigate();
  const { versions } = workflow;
  const after = versions.find((each) => each.version === search.b) ?? versions[0];
  const before = versions.find((each) => each.version === (search.a ?? (after?.version ?? 1) - 1));
  const [again, setAgain] = useState(false);
  if (!after) return <Empty title="There are no versions" />;
  const compare = (b: number, a?: number) => void navigate({ search: { b, a }, replace: true });
  return (
    <Page>
      <PageHeader title={`Versions of ${workflow.name}`} />
      <div className={styles.versions}>
        <Panel title="Versions" count={versions.length} flush>
          <ul className={styles.list}>
            {versions.map((each) => (
              <li key={each.version}>
                <VersionLine version={each} shown={each === after} base={each === before} current={workflow.version} onChoose={() => compare(each.version)} onBase={() => compare(after.version, each.version)} />
              </li>
            ))}
          </ul>
        </Panel>
        <Difference before={before} after={after} actions={after.version !== workflow.version && <PublishAgain onClick={() => setAgain(true)} />} />
      </div>
      {again && <PublishDialog workflow={workflow} version={after} onClose={() => setAgain(false)} onDone={(version) => { reload(); compare(version); }} />}
    </Page>
  );
}

interface VersionLineProps {
  version: Version;
  shown: boolean;
  base: boolean;
  current: number;
  onChoose: () => void;
  onBase: () => void;
}

function VersionLine({ version, shown, base, current, onChoose, onBase }: VersionLineProps) {
  return (
    <button type="button" className={styles.version} aria-current={shown} title="Click to show it; Shift click to compare with it" onClick={(event) => (event.shiftKey ? onBase() : onChoose())}>
      <strong className="tabular">v{version.version}</strong>
      <span className={styles.versionWords}>
        <Time at={version.createdAt} />
        <span className="faint truncate">{version.createdBy.name}</span>
      </span>
      {version.version === current && <Badge tone="ok">Current</Badge>}
      {base && !shown && <Badge>Compared</Badge>}
    </button>
  );
}

function Difference({ before, after, actions }: { before: Version | undefined; after: Version; actions: ReactNode }) {
  const comparison = useMemo(() => compareVersions(before?.nodes ?? after.nodes, after.nodes), [before, after]);
  const [selected, setSelected] = useState<string | null>(null);
  const title = before ? `v${before.version} → v${after.version}` : `v${after.version}`;
  return (
    <div className={styles.difference}>
      <Panel title={title} actions={actions} flush>
        <div className={styles.graph}>
          <DefinitionGraph nodes={comparison.nodes} marks={comparison.marks} selected={selected} onSelect={setSelected} className={monitor.monitor} />
        </div>
      </Panel>
      <Panel title={selected ?? 'Definition'} actions={before && <Counts comparison={comparison} />}>
        {before ? (
          <Diff label="Difference of the definitions" before={partOf(before, selected)} after={partOf(after, selected)} />
        ) : (
          <p className="soft">The first version.</p>
        )}
      </Panel>
    </div>
  );
}

/** What is compared: one node, or the whole definition. */
function partOf(version: Version, key: string | null): unknown {
  const { nodes, inputSchema, config } = version;
  const plain = nodes.map(nodeInput);
  return sorted(key === null ? { nodes: plain, inputSchema, config } : (plain.find((node) => node.key === key) ?? null));
}

function Counts({ comparison }: { comparison: Comparison }) {
  const marks = [...comparison.marks.values()];
  const count = (mark: string) => marks.filter((each) => each === mark).length;
  if (marks.length === 0) return <span className="soft">No node differs</span>;
  return (
    <span className={styles.summary}>
      {count('added') > 0 && <Badge tone="ok">{count('added')} added</Badge>}
      {count('changed') > 0 && <Badge tone="warn">{count('changed')} changed</Badge>}
      {count('removed') > 0 && <Badge tone="bad">{count('removed')} removed</Badge>}
    </span>
  );
}

function PublishAgain({ onClick }: { onClick: () => void }) {
  const may = useMay('workflows:write');
  return (
    <Button size="sm" icon={RotateCcw} disabledReason={may.allowed ? null : (may.reason ?? null)} onClick={onClick}>
      Publish this again
    </Button>
  );
}

interface PublishProps {
  workflow: History;
  version: Version;
  onClose: () => void;
  onDone: (version: number) => void;
}

function PublishDialog({ workflow, version, onClose, onDone }: PublishProps) {
  const toast = useToast();
  const [run] = useMutate(UpdateWorkflowDocument);
  const publish = async () => {
    const { nodes, inputSchema, config } = version;
    const input = { id: workflow.id, baseVersion: workflow.version, nodes: nodes.map(nodeInput), inputSchema, config };
    const { data, error } = await run({ input });
    if (error) throw error;
    const published = data.updateWorkflow.workflow?.version ?? workflow.version + 1;
    toast({ title: `v${version.version} is v${published} now`, tone: 'ok' });
    onDone(published);
  };
  return (
    <Confirm open onOpenChange={(open) => !open && onClose()} title={`Publish v${version.version} again?`} action="Publish" onConfirm={publish}>
      Its nodes become version {workflow.version + 1}. Runs that have started keep their version.
    </Confirm>
  );
}
