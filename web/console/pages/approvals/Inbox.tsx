import { ApprovalDocument } from '@parley-gateway/client/operations/approvals';
import { CircleCheckBig, Inbox as InboxIcon } from 'lucide-react';
import { useState } from 'react';
import { useKeys } from '../../app/keys';
import { useRead } from '../../app/reading/useRead';
import { useMay, useViewer } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { DecideForm, type Intent } from '../../parts/approval/DecideForm';
import { mayNotDecide } from '../../parts/approval/words';
import { DataTable } from '../../parts/DataTable';
import { DemoOffer } from '../../parts/DemoOffer';
import { Drawer } from '../../parts/Drawer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { LiveBanner } from '../../parts/LiveBanner';
import { Panel } from '../../parts/Panel';
import { useNarrow } from '../../parts/narrow';
import { SplitPane } from '../../parts/SplitPane';
import styles from './Approvals.module.css';
import { APPROVAL_COLUMNS } from './columns';
import { Detail } from './Detail';
import { alike, awaits, hasDecided, nextOf, type Approval } from './inbox';
import { Latest } from './Latest';
import type { InboxList } from './search';
import { useInbox } from './useInbox';

const keyOf = ({ id }: Approval) => id;
const NONE: ReadonlySet<string> = new Set();

/** A list of approvals with the one that is looked at beside it. */
export function Inbox({ list, selected: asked, onSelect }: { list: InboxList; selected: string | undefined; onSelect: (id: string | undefined) => void }) {
  const me = useViewer().actor.id;
  const view = useInbox(list);
  const narrow = useNarrow();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NONE);
  const [intent, setIntent] = useState<Intent>(null);
  const current = useCurrent(view.rows, narrow ? asked : (asked ?? view.rows.find((row) => awaits(row, me))?.id ?? view.rows[0]?.id), view.loading);
  const chosen = view.rows.filter(({ id, status }) => ticked.has(id) && status === 'PENDING');
  const targets = chosen.length > 0 ? chosen : current ? [current] : [];
  const reason = useReason(targets, me);
  const next = () => {
    setTicked(NONE);
    setIntent(null);
    if (current && !narrow) onSelect(nextOf(view.rows, current.id, me) ?? current.id);
  };
  const select = (id: string | undefined) => {
    setIntent(null);
    onSelect(id);
  };
  useKeys(
    {
      A: { label: 'Approve (then Enter)', run: () => setIntent('approve') },
      R: { label: 'Reject (then a reason and Enter)', run: () => setIntent('reject') },
      '*': { label: 'Select alike', run: () => current && setTicked(new Set(alike(current, view.rows).filter((row) => awaits(row, me)).map(keyOf))) },
      u: { label: 'Select none', run: () => setTicked(NONE) },
      y: { label: 'Why?', run: () => current && openWhy(current.id) },
    },
    'Approvals',
  );
  const detail = current && (
    <Detail approval={current}>
      <DecideForm key={current.id} approvals={targets} reason={reason} onDecided={next} keys={{ intent, onIntent: setIntent }} />
    </Detail>
  );
  if (view.error && view.rows.length === 0) return <ErrorNote error={view.error} title="Approvals could not be read" onRetry={view.reload} />;
  if (!view.loading && view.rows.length === 0 && !current) return <Nothing list={list} />;
  const table = (
    <DataTable
      label="Approvals"
      fill
      rows={view.rows}
      rowKey={keyOf}
      columns={APPROVAL_COLUMNS}
      loading={view.loading}
      openKey={current?.id ?? null}
      onOpen={({ id }) => select(id)}
      {...(list === 'decided' ? {} : { selected: ticked, onSelect: setTicked })}
      hasMore={view.hasMore}
      onMore={() => void view.loadMore()}
    />
  );
  return (
    <>
      <LiveBanner state={view.live} onResume={view.resume} />
      {narrow ? (
        <>
          {table}
          <Drawer open={Boolean(current)} onOpenChange={(open) => !open && select(undefined)} title="Approval">
            {detail}
          </Drawer>
        </>
      ) : (
        <SplitPane id="approvals" label="Width of the approval" initial={520}>
          {[<div key="list" className={styles.list}>{table}</div>, <div key="detail" className={styles.pane}>{detail}</div>]}
        </SplitPane>
      )}
    </>
  );
}

/** Return the approval that is looked at, which may belong to another list. */
function useCurrent(rows: readonly Approval[], id: string | undefined, loading: boolean): Approval | null {
  const row = rows.find((each) => each.id === id) ?? null;
  const { data } = useRead(ApprovalDocument, { id: id ?? '' }, { skip: !id || row !== null || loading });
  return row ?? (data?.approval?.id === id ? (data?.approval ?? null) : null);
}

/** Return why the viewer may not decide these, or null. */
function useReason(targets: readonly Approval[], viewerId: string): string | null {
  const may = useMay('approvals:respond');
  if (!may.allowed) return may.reason ?? null;
  const [first] = targets;
  if (targets.some((each) => hasDecided(each, viewerId) && each.status === 'PENDING')) return 'You have decided. It is waiting for others.';
  return first ? mayNotDecide(first) : null;
}

function Nothing({ list }: { list: InboxList }) {
  if (list === 'mine')
    return (
      <div className={styles.nothing}>
        <Panel flush>
          <Empty icon={CircleCheckBig} title="Nothing is waiting for you" action={<DemoOffer />}>What runs, agents and people ask you to decide appears here.</Empty>
        </Panel>
        <Latest />
      </div>
    );
  if (list === 'others') return <Panel flush><Empty icon={InboxIcon} title="Nothing is waiting for others" action={<DemoOffer />}>Approvals that you cannot decide appear here until someone decides them.</Empty></Panel>;
  return (
    <Panel flush><Empty icon={InboxIcon} title="Nothing has been decided yet" action={<DemoOffer />} operation={'mutation {\n  requestApproval(input: {title: "Publish?"}) {\n    approval { id status }\n    errors { message }\n  }\n}'}>
      Workflows ask with an approval node, agents and people with requestApproval.
    </Empty></Panel>
  );
}
