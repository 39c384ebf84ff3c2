import { OverviewHistoryDocument } from '@parley-gateway/client/operations/overview';
import { useMemo } from 'react';
import { useRead } from '../../app/reading/useRead';
import { useMay } from '../../app/viewer';
import { before, runChanges, taskChanges, type Before, type Change } from './history';
import { STEP_MS, WINDOW_MS, type Metrics, type Sample } from './samples';

const MINUTE = 60_000;

/** Read from the log how the numbers changed before the page was opened, so that its curves do not begin with it. */
export function useHistory(
  first: Sample | undefined,
  pick: Readonly<Record<'runs' | 'tasks', (metrics: Metrics) => number>>,
): { runs: Before | undefined; tasks: Before | undefined } {
  const since = useMemo(() => new Date(Math.floor((Date.now() - WINDOW_MS - STEP_MS) / MINUTE) * MINUTE).toISOString(), []);
  const { data } = useRead(OverviewHistoryDocument, { since }, { skip: !useMay('events:read').allowed });
  const known = (changes: readonly Change[], complete: boolean, value: (metrics: Metrics) => number) =>
    first && before(changes, { at: first.at, value: value(first.metrics) }, complete);
  if (!data) return { runs: undefined, tasks: undefined };
  return {
    runs: known(runChanges(data), data.runs.totalCount <= data.runs.nodes.length, pick.runs),
    tasks: known(taskChanges(data), data.tasks.totalCount <= data.tasks.nodes.length, pick.tasks),
  };
}
