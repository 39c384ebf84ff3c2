import { Link } from '@tanstack/react-router';
import { useCallback, useRef, useState, type DragEvent } from 'react';
import { announce } from '../../app/announcer';
import { useKeys } from '../../app/keys';
import { classes } from '../../parts/classes';
import { Empty } from '../../parts/Empty';
import { useNarrow } from '../../parts/narrow';
import { Status } from '../../parts/Status';
import { Tabs } from '../../parts/Tabs';
import { words } from '../../parts/tones';
import type { TaskStatus } from '@parley-gateway/client/operations/types';
import { COLUMNS, ENDED, columnsOf, withMoves } from './board';
import { moveTo, type Move, type Rights, type Task } from './moves';
import styles from './TaskBoard.module.css';
import { TaskCard } from './TaskCard';
import type { TaskActions } from './useTaskActions';
import { useFlip } from './useFlip';

interface TaskBoardProps {
  tasks: readonly Task[];
  /** The number of tasks of a column that are not loaded. */
  beyond: ReadonlyMap<TaskStatus, number>;
  shown: readonly TaskStatus[];
  rights: Rights;
  actions: TaskActions;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onCurrent: (id: string | null) => void;
  onMove: (task: Task, move: Move) => void;
}

/** Tasks by status. What is dragged can be dropped only where the gateway would put it. */
export function TaskBoard({ tasks, beyond, shown, rights, actions, openId, onOpen, onCurrent, onMove }: TaskBoardProps) {
  const frame = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const [dragged, setDragged] = useState<Task | null>(null);
  const [tab, setTab] = useState<TaskStatus | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const columns = columnsOf(withMoves(tasks, actions.pending));
  const visible = shown.length > 0 ? shown : COLUMNS;
  const one = narrow ? (visible.find((status) => status === tab) ?? busiest(visible, columns)) : undefined;
  const open = narrow ? visible.filter((status) => status === one) : visible;
  useFlip(frame, open.map((status) => [status, ...(columns.get(status) ?? []).map(({ id }) => id)].join()).join(';'));

  // The same functions at each render, so that only cards that changed are drawn.
  const latest = useRef({ onOpen, onCurrent, dismiss: actions.dismiss });
  latest.current = { onOpen, onCurrent, dismiss: actions.dismiss };
  const opened = useCallback((id: string) => latest.current.onOpen(id), []);
  const dismissed = useCallback((id: string) => latest.current.dismiss(id), []);
  const focused = useCallback((id: string) => {
    setCurrent(id);
    latest.current.onCurrent(id);
  }, []);

  const focus = (id: string) => frame.current?.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"] button`)?.focus();
  const step = (columnsBy: number, rowsBy: number) => {
    const next = neighbour(open.map((status) => columns.get(status) ?? []), current, columnsBy, rowsBy);
    if (next) focus(next);
  };
  useKeys(
    {
      j: { label: 'Next task', run: () => step(0, 1) },
      k: { label: 'Previous task', run: () => step(0, -1) },
      ArrowDown: { label: 'Next task', run: () => step(0, 1), hidden: true },
      ArrowUp: { label: 'Previous task', run: () => step(0, -1), hidden: true },
      ArrowRight: { label: 'Next column', run: () => step(1, 0) },
      ArrowLeft: { label: 'Previous column', run: () => step(-1, 0) },
    },
    'Board',
  );
  const drop = (event: DragEvent, status: TaskStatus) => {
    event.preventDefault();
    const move = dragged && moveTo(dragged, status, rights);
    if (dragged && move) {
      onMove(dragged, move);
      announce(`${move.label}: ${dragged.title}`);
    }
    setDragged(null);
  };
  // An empty column of ended tasks is a strip, also while something is dragged: nothing moves under the pointer then.
  const isStrip = (status: TaskStatus) => !narrow && ENDED.has(status) && (columns.get(status)?.length ?? 0) === 0;
  const tracks = open.map((status) => (isStrip(status) ? '40px' : 'minmax(208px, 1fr)')).join(' ');
  const first = open.flatMap((status) => columns.get(status) ?? [])[0]?.id;
  return (
    <div className={styles.wrap}>
      {narrow && one && (
        <Tabs
          label="Status"
          value={one}
          onChange={setTab}
          items={visible.map((status) => ({ value: status, label: words(status), count: columns.get(status)?.length ?? 0 }))}
        />
      )}
      <div ref={frame} className={styles.board} style={{ gridTemplateColumns: tracks }}>
        {open.map((status) => {
          const column = columns.get(status) ?? [];
          const legal = dragged !== null && dragged.status !== status && moveTo(dragged, status, rights) !== null;
          const more = beyond.get(status) ?? 0;
          return (
            <section
              key={status}
              className={classes(styles.column, isStrip(status) && styles.strip, dragged && (legal ? styles.legal : dragged.status !== status && styles.illegal))}
              aria-label={words(status)}
              data-column={status}
              onDragOver={(event) => legal && event.preventDefault()}
              onDrop={(event) => drop(event, status)}
            >
              <header className={styles.head}>
                <Status value={status} />
                <span className={classes('tabular', styles.count)}>{column.length + more}</span>
                {legal && dragged && <span className={styles.verb}>{moveTo(dragged, status, rights)?.label}</span>}
              </header>
              {narrow && column.length === 0 && <Empty compact title={`Nothing is ${words(status).toLowerCase()}`} />}
              <ul className={styles.list}>
                {column.map((task) => (
                  <TaskCard
                    key={task.id}
                    task={task}
                    open={openId === task.id}
                    moving={actions.pending.get(task.id)?.updatedAt === task.updatedAt}
                    refusal={actions.refusals.get(task.id)}
                    draggable={!narrow && rights.write && task.status !== 'COMPLETED'}
                    reachable={task.id === (column.some((each) => each.id === current) ? current : first)}
                    onOpen={opened}
                    onFocus={focused}
                    onDismiss={dismissed}
                    onDrag={setDragged}
                  />
                ))}
                {more > 0 && (
                  <li className={styles.more}>
                    <Link to="/tasks" search={{ view: 'table', status: [status] }}>
                      {`${more} more in the table`}
                    </Link>
                  </li>
                )}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

/** Return the status to show first where only one fits: work in progress, else what waits, else any. */
function busiest(visible: readonly TaskStatus[], columns: ReadonlyMap<TaskStatus, readonly Task[]>): TaskStatus | undefined {
  const order: readonly TaskStatus[] = ['RUNNING', 'PENDING', 'ASSIGNED', 'FAILED', 'COMPLETED', 'CANCELLED'];
  return order.find((status) => visible.includes(status) && columns.get(status)?.length) ?? visible[0];
}

/** Return the task to go to: above, below, or at the same height in the next column that has any. */
function neighbour(columns: readonly (readonly Task[])[], current: string | null, columnsBy: number, rowsBy: number): string | null {
  const column = columns.findIndex((each) => each.some((task) => task.id === current));
  if (column < 0) return columns.find((each) => each.length > 0)?.[0]?.id ?? null;
  const row = columns[column]?.findIndex((task) => task.id === current) ?? 0;
  if (columnsBy === 0) return columns[column]?.[row + rowsBy]?.id ?? null;
  for (let at = column + columnsBy; at >= 0 && at < columns.length; at += columnsBy) {
    const there = columns[at] ?? [];
    if (there.length > 0) return there[Math.min(row, there.length - 1)]?.id ?? null;
  }
  return null;
}
