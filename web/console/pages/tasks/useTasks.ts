import { TaskBoardDocument } from '@parley-gateway/client/operations/boards';
import { TaskEventsDocument, TasksDocument } from '@parley-gateway/client/operations/tasks';
import type { TaskStatus } from '@parley-gateway/client/operations/types';
import { useLiveList } from '@parley-gateway/client/react';
import { useMemo, useRef } from 'react';
import { foldTasks, matches, tasksOf } from './board';
import type { Task } from './moves';
import { boardFilters, conditionsOf, filterOf, orderOf, type TasksSearch } from './search';

/** Nobody follows more changes of many cards and rows than these a second. */
const CALM_MS = 250;

/** The tasks of the board, live, and how many more there are in each column than it shows. */
export function useBoard(search: TasksSearch, skip: boolean) {
  const conditions = useMemo(() => conditionsOf(search), [search]);
  const beyond = useRef<ReadonlyMap<TaskStatus, number>>(new Map());
  const list = useLiveList({
    query: TaskBoardDocument,
    variables: boardFilters(conditions),
    rows: (data): readonly Task[] => {
      const columns = [
        ['PENDING', data.pending], ['ASSIGNED', data.assigned], ['RUNNING', data.running],
        ['COMPLETED', data.completed], ['FAILED', data.failed], ['CANCELLED', data.cancelled],
      ] as const;
      beyond.current = new Map(columns.map(([status, { totalCount, nodes }]) => [status, totalCount - nodes.length]));
      return tasksOf(data);
    },
    pageInfo: () => null,
    stream: TaskEventsDocument,
    streamVariables: {},
    fold: (rows, event) => foldTasks(rows, event, conditions),
    interval: CALM_MS,
    key: (task) => task.id,
    skip,
  });
  return { ...list, beyond: beyond.current };
}

/** The tasks of the table, live, in pages. */
export function useTable(search: TasksSearch, skip: boolean) {
  const conditions = useMemo(() => conditionsOf(search), [search]);
  return useLiveList({
    query: TasksDocument,
    variables: { first: 50, filter: filterOf(conditions, conditions.status), orderBy: orderOf(search) },
    rows: (data): readonly Task[] => data.tasks.nodes,
    pageInfo: (data) => data.tasks.pageInfo,
    stream: TaskEventsDocument,
    streamVariables: {},
    fold: (rows, event) => {
      // A task that another page has stays there; a new one is read with its place in the order.
      const known = 'task' in event && rows.some((row) => row.id === event.task.id);
      return known || event.__typename === 'TaskCreated' ? foldTasks(rows, event, conditions) : rows;
    },
    interval: CALM_MS,
    reloadOn: (event) => 'task' in event && event.__typename !== 'TaskCreated' && matches(event.task, conditions) && conditions.status !== undefined,
    key: (task) => task.id,
    skip,
  });
}
