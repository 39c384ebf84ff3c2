import { describe, expect, it } from 'vitest';
import { foldRuns, matches, mustReload, type RunRow } from './useRuns';

function row(id: string, rest: Partial<RunRow> = {}): RunRow {
  return {
    id,
    status: 'RUNNING',
    error: null,
    version: 1,
    trigger: 'MANUAL',
    createdAt: '2026-11-29T12:00:00Z',
    startedAt: null,
    completedAt: null,
    durationMs: null,
    progress: { completed: 0, total: 2, fraction: 0 },
    workflow: { id: 'wfl_1', name: 'Orders' },
    session: null,
    startedBy: { __typename: 'User', id: 'usr_1', name: 'Ada' },
    ...rest,
  };
}

const event = { id: 'evt', cursor: 'c', type: 'workflow.started' };
const started = (run: RunRow) => ({ ...event, __typename: 'WorkflowStarted' as const, execution: run });
const failed = (run: RunRow) => ({ ...event, __typename: 'WorkflowFailed' as const, execution: { ...run, status: 'FAILED' as const } });

describe('the list of runs', () => {
  it('has a run that begins where it belongs, once', () => {
    const rows = foldRuns([row('exe_1')], started(row('exe_3')), {});
    expect(foldRuns(foldRuns(rows, started(row('exe_2')), {}), started(row('exe_2')), {}).map(({ id }) => id)).toEqual([
      'exe_3',
      'exe_2',
      'exe_1',
    ]);
  });

  it('leaves out what it does not ask for', () => {
    expect(foldRuns([], started(row('exe_1')), { workflowId: 'wfl_2' })).toEqual([]);
    expect(matches(row('exe_1'), { until: '2026-11-29T12:00:00Z' })).toBe(false);
    expect(matches(row('exe_1'), { since: '2026-11-29T12:00:00Z', trigger: ['MANUAL'] })).toBe(true);
  });

  it('shows how a run ends, and loses one that no longer matches', () => {
    expect(foldRuns([row('exe_1')], failed(row('exe_1')), {})[0]?.status).toBe('FAILED');
    expect(foldRuns([row('exe_1')], failed(row('exe_1')), { status: ['RUNNING'] })).toEqual([]);
    expect(foldRuns([row('exe_1')], failed(row('exe_9')), {})).toHaveLength(1);
  });

  it('is read again for a run that enters it by its status', () => {
    expect(mustReload(failed(row('exe_9')), { status: ['FAILED'] })).toBe(true);
    expect(mustReload(failed(row('exe_9')), {})).toBe(false);
  });
});
