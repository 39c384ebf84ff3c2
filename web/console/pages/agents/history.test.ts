import { expect, it } from 'vitest';
import { curvesOf } from './history';

const sample = (minute: number, requests: number, failures = 0) => ({
  at: new Date(Date.UTC(2026, 10, 29, 10, minute)).toISOString(),
  metrics: {
    cpuUsage: null, memoryUsage: null, tasksCompleted: 0, tasksFailed: 0, averageTaskSeconds: null, requests, failures,
    averageLatencyMs: 10, eventsProcessed: 0,
  },
});

it('shows what happened between samples', () => {
  const { completed, failed } = curvesOf([sample(0, 5), sample(1, 8, 1), sample(2, 8, 1)]);
  expect(completed).toEqual([null, 2, 0]);
  expect(failed).toEqual([null, 1, 0]);
});

it('has a hole where samples are missing', () => {
  const { completed } = curvesOf([sample(0, 1), sample(1, 2), sample(2, 3), sample(30, 40), sample(31, 41)]);
  expect(completed).toEqual([null, 1, 1, null, 1]);
});

it('has nothing to show of one sample', () => {
  expect(curvesOf([sample(0, 5)]).completed).toEqual([null]);
});
