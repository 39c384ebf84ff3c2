import { ListChecks } from 'lucide-react';
import type { TaskOrderField } from '@parley-gateway/client/operations/types';
import { Avatar } from '../../parts/Avatar';
import { DataTable, type Column, type Sorting } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import type { Task } from './moves';
import { PriorityIcon } from './PriorityIcon';
import type { TasksSearch } from './search';
import styles from './TaskTable.module.css';

const SORTS: Readonly<Record<string, TaskOrderField>> = { priority: 'PRIORITY', due: 'DUE_AT', created: 'CREATED_AT', updated: 'UPDATED_AT' };

const COLUMNS: readonly Column<Task>[] = [
  {
    id: 'priority', header: '', width: '28px', card: 'hidden', sortValue: (task) => task.priority,
    cell: (task) => <PriorityIcon priority={task.priority} />,
  },
  {
    id: 'title', header: 'Task', width: 'minmax(200px, 2.2fr)', card: 'title',
    cell: (task) => (
      <span className={styles.title}>
        <span className="truncate">{task.title}</span>
        {task.status === 'FAILED' && task.error && <span className={styles.error} title={task.error}>{task.error}</span>}
      </span>
    ),
  },
  { id: 'status', header: 'Status', width: '112px', card: 'aside', cell: (task) => <Status value={task.status} /> },
  { id: 'type', header: 'Type', width: 'minmax(80px, 1fr)', cell: (task) => <code className="truncate faint">{task.type}</code> },
  {
    id: 'agent', header: 'Agent', width: 'minmax(110px, 1fr)',
    cell: (task) =>
      task.assignedTo ? (
        <span className={styles.agent}>
          <Avatar name={task.assignedTo.name} kind="agent" size={18} />
          <span className="truncate">{task.assignedTo.name}</span>
        </span>
      ) : (
        <span className="faint">anyone</span>
      ),
  },
  {
    id: 'attempts', header: 'Attempts', width: '76px', align: 'end',
    cell: (task) => <span className="tabular">{`${task.attempts}/${task.maxAttempts}`}</span>,
  },
  {
    id: 'due', header: 'Due', width: '108px', sortValue: (task) => task.dueAt,
    cell: (task) => (task.dueAt ? <span className={task.overdue ? styles.overdue : undefined}><Time at={task.dueAt} /></span> : null),
  },
  { id: 'updated', header: 'Updated', width: '96px', sortValue: (task) => task.updatedAt, cell: (task) => <Time at={task.updatedAt} /> },
];

interface TaskTableProps {
  tasks: readonly Task[];
  loading: boolean;
  hasMore: boolean;
  onMore: () => void;
  search: TasksSearch;
  onSearch: (patch: Partial<TasksSearch>) => void;
  onOpen: (id: string) => void;
  onCurrent: (id: string | null) => void;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Tasks in rows, sorted by the gateway. */
export function TaskTable({ tasks, loading, hasMore, onMore, search, onSearch, onOpen, onCurrent, selected, onSelect }: TaskTableProps) {
  const column = Object.entries(SORTS).find(([, field]) => field === search.sort)?.[0];
  const sort: Sorting | null = column ? { column, direction: search.direction === 'ASC' ? 'asc' : 'desc' } : null;
  return (
    <DataTable
      label="Tasks"
      rows={tasks}
      rowKey={(task) => task.id}
      columns={COLUMNS}
      loading={loading}
      hasMore={hasMore}
      onMore={onMore}
      sort={sort}
      onSort={(next) => onSearch(sortPatch(next))}
      openKey={search.task ?? null}
      onOpen={(task) => onOpen(task.id)}
      onCursor={(task) => onCurrent(task?.id ?? null)}
      selected={selected}
      onSelect={onSelect}
      tone={(task) => (task.status === 'FAILED' ? 'bad' : task.overdue && task.completedAt === null ? 'warn' : undefined)}
      empty={<Empty icon={ListChecks} title="No task matches">Change or clear the filters above.</Empty>}
    />
  );
}

function sortPatch(sorting: Sorting | null): Partial<TasksSearch> {
  const field = sorting ? SORTS[sorting.column] : undefined;
  if (!sorting || !field) return { sort: undefined, direction: undefined };
  return { sort: field, direction: sorting.direction === 'asc' ? 'ASC' : 'DESC' };
}
