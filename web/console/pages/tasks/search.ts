import type { TaskFilter, TaskOrder, TaskOrderField, TaskStatus } from '@parley-gateway/client/operations/types';
import { COLUMNS, type TaskConditions } from './board';

/** The search parameters of the page of tasks. */
export interface TasksSearch {
  readonly view?: 'table';
  /** The task whose drawer is open. */
  readonly task?: string;
  readonly q?: string;
  readonly status?: readonly TaskStatus[];
  readonly type?: string;
  readonly agent?: string;
  readonly session?: string;
  readonly priority?: string;
  readonly overdue?: 'yes';
  readonly sort?: TaskOrderField;
  readonly direction?: 'ASC' | 'DESC';
}

const FIELDS: readonly TaskOrderField[] = ['CREATED_AT', 'PRIORITY', 'DUE_AT', 'UPDATED_AT'];

/** Return the parameters of an address that the page knows. */
export function searchOf(given: Readonly<Record<string, unknown>>): TasksSearch {
  const text = (name: string) => (typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined);
  const statuses = Array.isArray(given.status) ? given.status : [given.status];
  const status = COLUMNS.filter((each) => statuses.includes(each));
  const sort = FIELDS.find((field) => field === given.sort);
  // A number in an address arrives as one.
  const priority = typeof given.priority === 'number' ? String(given.priority) : text('priority');
  return defined({
    view: given.view === 'table' ? ('table' as const) : undefined,
    task: text('task'),
    q: text('q'),
    status: status.length > 0 ? status : undefined,
    type: text('type'),
    agent: text('agent'),
    session: text('session'),
    priority: priority !== undefined && /^\d+$/.test(priority) ? priority : undefined,
    overdue: given.overdue === 'yes' ? ('yes' as const) : undefined,
    sort,
    direction: given.direction === 'ASC' || given.direction === 'DESC' ? given.direction : undefined,
  });
}

/** Return the conditions that an address sets. */
export function conditionsOf(search: TasksSearch): TaskConditions {
  return defined({
    search: search.q,
    status: search.status,
    type: search.type,
    assignedTo: search.agent,
    sessionId: search.session,
    minPriority: search.priority === undefined ? undefined : Number(search.priority),
    overdue: search.overdue === 'yes' ? true : undefined,
  });
}

/** Return the conditions as the query takes them, for tasks of some statuses. */
export function filterOf(conditions: TaskConditions, status: readonly TaskStatus[] | undefined): TaskFilter {
  const { status: _, ...others } = conditions;
  return status ? { ...others, status } : others;
}

/** Return the conditions of each column; a column that is filtered away asks for nothing. */
export function boardFilters(conditions: TaskConditions) {
  const column = (status: TaskStatus) =>
    filterOf(conditions, conditions.status && !conditions.status.includes(status) ? [] : [status]);
  return {
    pending: column('PENDING'),
    assigned: column('ASSIGNED'),
    running: column('RUNNING'),
    completed: column('COMPLETED'),
    failed: column('FAILED'),
    cancelled: column('CANCELLED'),
  };
}

/** Return the order of the table. */
export function orderOf({ sort, direction }: TasksSearch): TaskOrder {
  return { field: sort ?? 'CREATED_AT', direction: direction ?? 'DESC' };
}

function defined<Values extends object>(values: Values): { [Name in keyof Values]: Exclude<Values[Name], undefined> } {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Name in keyof Values]: Exclude<Values[Name], undefined> };
}
