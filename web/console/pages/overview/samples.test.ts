import { expect, test } from 'vitest';
import { counts, curve, rate, STEP_MS, sum, withSample, type Metrics, type Sample } from './samples';

const NOW = 1_800_000 * 1000;
const metrics = (change: Partial<Metrics>): Metrics => ({
  at: '2026-11-29T12:00:00Z',
  agents: 0,
  agentsByStatus: {},
  tasksByStatus: {},
  executionsByStatus: {},
  deliveriesByStatus: {},
  pendingApprovals: 0,
  activeSessions: 0,
  subscribers: 0,
  eventsPublished: 0,
  requests: 0,
  averageLatencyMs: null,
  ...change,
});
const sample = (secondsAgo: number, change: Partial<Metrics>): Sample => ({ at: NOW - secondsAgo * 1000, metrics: metrics(change) });

test('a curve ends now, and where nothing was measured it has a hole', () => {
  const line = curve([sample(30, { agents: 1 }), sample(5, { agents: 3 })], NOW, ({ agents }) => agents);
  expect(line).toHaveLength(90);
  expect(line.slice(-4)).toEqual([1, null, 3, null]);
});

test('before the first sample a curve shows what the log knows', () => {
  const line = curve([sample(5, { agents: 3 })], NOW, ({ agents }) => agents, () => 1);
  expect(line.slice(0, 3)).toEqual([1, 1, 1]);
  expect(line.slice(-2)).toEqual([3, null]);
});

test('a rate is the difference by the time; a restart and a long hole are holes', () => {
  const published = [sample(100, { eventsPublished: 10 }), sample(90, { eventsPublished: 30 }), sample(40, { eventsPublished: 99 }), sample(30, { eventsPublished: 4 })];
  const known = rate(published, NOW, ({ eventsPublished }) => eventsPublished).filter((value) => value !== null);
  expect(known).toEqual([2]);
});

test('samples are kept as long as the curves are', () => {
  const old = sample(20 * 60, {});
  expect(withSample([old, sample(60, {})], sample(0, {}))).toHaveLength(2);
  expect(STEP_MS).toBe(10_000);
});

test('what a gateway sends as JSON is read with care', () => {
  expect(counts({ IDLE: 2, BUSY: 'x' })).toEqual({ IDLE: 2 });
  expect(counts(null)).toEqual({});
  expect(sum({ IDLE: 2, BUSY: 1 }, ['BUSY', 'ERROR'])).toBe(1);
  expect(sum({ IDLE: 2, BUSY: 1 })).toBe(3);
});
