import { AssignableAgentsDocument } from '@parley-gateway/client/operations/boards';
import type { TaskStatus } from '@parley-gateway/client/operations/types';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Kanban, ListChecks, Plus, Rows3 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePaletteActions } from '../../app/palette/palette';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { useMay, useViewer } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Filters, type Filter } from '../../parts/Filters';
import { LiveBanner } from '../../parts/LiveBanner';
import { LoadDemo } from '../../parts/LoadDemo';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Skeleton } from '../../parts/Skeleton';
import { Segments } from '../../parts/Tabs';
import { words } from '../../parts/tones';
import { COLUMNS } from './board';
import { MoveDialog, type Asked } from './MoveDialog';
import { moveOf, whyNot, whyNotPrioritise, type Move, type MoveKind, type Rights, type Task } from './moves';
import { NewTask } from './NewTask';
import { PRIORITIES } from './priority';
import type { TasksSearch } from './search';
import { Selection } from './Selection';
import { TaskBoard } from './TaskBoard';
import { TaskDrawer } from './TaskDrawer';
import { TaskTable } from './TaskTable';
import styles from './TasksPage.module.css';
import { useTaskActions } from './useTaskActions';
import { useBoard, useTable } from './useTasks';

const FIXED: readonly Filter[] = [
  { id: 'status', label: 'Status', kind: 'choice', many: true, options: COLUMNS.map((value) => ({ value, label: words(value) })) },
  { id: 'priority', label: 'Priority', kind: 'choice', options: PRIORITIES.map(({ word, from }) => ({ value: String(from), label: from === 8 ? word : `${word} and above` })) },
  { id: 'type', label: 'Type', kind: 'text', placeholder: 'count_words' },
  { id: 'overdue', label: 'Overdue', kind: 'choice', options: [{ value: 'yes', label: 'Overdue only' }] },
  { id: 'session', label: 'Session', kind: 'text', placeholder: 'ses_…' },
];

/** Return the filters of the page; agents are known only by asking. */
function useFilters(): readonly Filter[] {
  const { data } = useRead(AssignableAgentsDocument, { search: null });
  return useMemo(() => {
    const options = (data?.agents.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
    return [...FIXED, { id: 'agent', label: 'Agent', kind: 'choice', options }];
  }, [data]);
}

const OPERATION = `mutation {
  createTask(input: {title: "Count", type: "count_words", payload: {text: "a b c"}}) {
    task { id status }
    errors { code message field }
  }
}`;

const NONE: ReadonlySet<string> = new Set();

/** Tasks as a board or a table. */
export default function TasksPage() {
  usePage({ title: 'Tasks' });
  const search = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const isTable = search.view === 'table';
  const board = useBoard(search, isTable);
  const table = useTable(search, !isTable);
  const list = isTable ? table : board;
  const actions = useTaskActions();
  const rights = useRights();
  const filters = useFilters();
  const may = useMay('tasks:write');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isCreating, setCreating] = useState(false);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(NONE);

  const patch = (values: Partial<TasksSearch>) => void navigate({ search: (before) => ({ ...before, ...values }), replace: true });
  const open = (id: string) => patch({ task: id });
  const rowOf = (id: string | null | undefined) => list.rows.find((task) => task.id === id);
  const current = rowOf(search.task ?? currentId);
  const begin = (task: Task, move: Move) => (move.asks ? setAsked({ task, move }) : void actions.move(task, move));
  const guard = useGuard();
  const act = (kind: MoveKind) => guard(current && whyNot(current, kind, rights), () => current && begin(current, moveOf(kind)));
  const prioritise = (value: number) =>
    guard(current && whyNotPrioritise(current, rights), () => current && void actions.prioritise(current, value));

  useKeys({
    n: { label: 'New task', run: guard(may.allowed ? null : may.reason, () => setCreating(true)) },
    v: { label: 'Board or table', run: () => patch({ view: isTable ? undefined : 'table' }) },
    ...Object.fromEntries(
      PRIORITIES.map(({ key, word, value }) => [key, { label: `Priority ${word.toLowerCase()}`, run: prioritise(value) }]),
    ),
    m: { label: 'Assign', run: act('assign') },
    x: { label: 'Cancel', run: act('cancel') },
    R: { label: 'Retry', run: act('retry') },
    y: { label: 'Why?', run: () => current && openWhy(current.id) },
    p: { label: 'Pause or resume', run: () => (list.live.status === 'paused' ? list.resume() : list.pause()) },
    Escape: { label: 'Close', run: () => patch({ task: undefined }), hidden: true },
  });
  usePaletteActions([{ id: 'tasks.new', label: 'New task', keys: 'n', run: () => setCreating(true), ...(may.allowed ? {} : { disabledReason: may.reason ?? '' }) }]);

  const isFiltered = filters.some((filter) => filter.id in search) || search.q !== undefined;
  const isEmpty = !list.loading && !list.error && list.rows.length === 0 && !isFiltered;
  return (
    <Page fill={!isTable}>
      <PageHeader
        title="Tasks"
        actions={
          <>
            <Segments
              label="View"
              value={isTable ? 'table' : 'board'}
              onChange={(view) => patch({ view: view === 'table' ? 'table' : undefined })}
              items={[
                { value: 'board', label: 'Board', icon: Kanban, keys: 'v' },
                { value: 'table', label: 'Table', icon: Rows3, keys: 'v' },
              ]}
            />
            <Button variant="primary" icon={Plus} keys="n" disabledReason={may.allowed ? null : (may.reason ?? null)} onClick={() => setCreating(true)}>
              New task
            </Button>
          </>
        }
      />
      <Filters filters={filters} value={{ ...search }} onChange={(values) => patch(values)} search={{ id: 'q', placeholder: 'Find tasks' }} />
      <LiveBanner state={list.live} onResume={list.resume} />
      {list.error && <ErrorNote error={list.error} title="Tasks could not be read" onRetry={list.reload} />}
      <div className={styles.content}>
        {isEmpty ? (
          <Panel flush><Empty
            icon={ListChecks}
            title="No tasks yet"
            action={
              <>
                <Button variant="primary" icon={Plus} disabledReason={may.allowed ? null : (may.reason ?? null)} onClick={() => setCreating(true)}>New task</Button>
                <LoadDemo />
              </>
            }
            operation={OPERATION}
          >
            A task waits here until a worker of its type claims it, or goes to the agent you name.
          </Empty></Panel>
        ) : isTable ? (
          <>
            <Selection
              tasks={list.rows.filter((task) => selected.has(task.id))}
              rights={rights}
              actions={actions}
              onClear={() => setSelected(NONE)}
            />
            <Panel flush><TaskTable
              tasks={list.rows}
              loading={list.loading}
              hasMore={list.hasMore}
              onMore={() => void list.loadMore()}
              search={search}
              onSearch={patch}
              onOpen={open}
              onCurrent={setCurrentId}
              selected={selected}
              onSelect={setSelected}
            /></Panel>
          </>
        ) : list.loading && list.rows.length === 0 ? (
          <Skeleton shape="block" height="60vh" />
        ) : (
          <TaskBoard
            tasks={list.rows}
            beyond={board.beyond}
            shown={search.status ?? NO_STATUS}
            rights={rights}
            actions={actions}
            openId={search.task}
            onOpen={open}
            onCurrent={setCurrentId}
            onMove={begin}
          />
        )}
      </div>
      {search.task && (
        <TaskDrawer
          key={search.task}
          id={search.task}
          row={rowOf(search.task)}
          rights={rights}
          actions={actions}
          onMove={begin}
          onClose={() => patch({ task: undefined })}
        />
      )}
      <MoveDialog asked={asked} onClose={() => setAsked(null)} onMove={(task, move, input) => void actions.move(task, move, input)} />
      {isCreating && (
        <NewTask
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false);
            open(id);
          }}
        />
      )}
    </Page>
  );
}

const NO_STATUS: readonly TaskStatus[] = [];

function useRights(): Rights {
  const { actor, scopes } = useViewer();
  return { viewerId: actor.id, write: scopes.includes('tasks:write'), operate: actor.__typename !== 'Agent' && scopes.includes('agents:write') };
}

