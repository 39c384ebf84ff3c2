import type { OverviewHistoryQuery } from '@parley-gateway/client/operations/overview';
import { expect, test } from 'vitest';
import { before, runChanges, taskChanges } from './history';

const at = (second: number) => new Date(second * 1000).toISOString();
const history: OverviewHistoryQuery = {
  runs: {
    totalCount: 3,
    nodes: [
      { __typename: 'WorkflowStarted', occurredAt: at(10) },
      { __typename: 'WorkflowStarted', occurredAt: at(20) },
      { __typename: 'WorkflowFailed', occurredAt: at(30) },
    ],
  },
  tasks: {
    totalCount: 3,
    nodes: [
      { __typename: 'TaskCreated', occurredAt: at(10) },
      { __typename: 'TaskUpdated', occurredAt: at(20), task: { status: 'RUNNING' } },
      { __typename: 'TaskUpdated', occurredAt: at(30), task: { status: 'COMPLETED' } },
    ],
  },
};

test('a number is followed back from where it was measured', () => {
  const known = before(runChanges(history), { at: 40_000, value: 3 }, true);
  expect([5, 15, 25, 35].map((second) => known(second * 1000))).toEqual([2, 3, 4, 3]);
});

test('nothing is claimed before the first change that was read', () => {
  const known = before(runChanges(history), { at: 40_000, value: 3 }, false);
  expect(known(5_000)).toBeNull();
  expect(known(15_000)).toBe(3);
});

test('an open task is one that was created and has not ended', () => {
  expect(taskChanges(history).map(({ by }) => by)).toEqual([1, -1]);
});
