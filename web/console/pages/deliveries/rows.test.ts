import { expect, it } from 'vitest';
import { canRetry, merged, type Row } from './rows';

const row = (id: string, minute: number, more: Partial<Row> = {}): Row => ({
  id, kind: 'person', through: 'EMAIL', to: 'Ada', subject: '', status: 'SUCCESS', attempts: [], nextAttemptAt: null,
  createdAt: `2026-11-29T10:${String(minute).padStart(2, '0')}:00.000000Z`, simulated: false, destinationId: null, ...more,
});
const people = [row('dlv_2', 20), row('dlv_1', 10, { status: 'FAILED' })];
const events = [row('evd_2', 30, { kind: 'event', destinationId: 'dst_1', through: 'WEBHOOK' }), row('evd_1', 5, { kind: 'event', destinationId: 'dst_1', through: 'WEBHOOK' })];
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);

it('shows both kinds as one list, newest first', () => {
  expect(ids(merged(people, events, {}, false))).toEqual(['evd_2', 'dlv_2', 'dlv_1', 'evd_1']);
});

it('shows nothing that a later page would come before', () => {
  expect(ids(merged(people, events, {}, true))).toEqual(['evd_2', 'dlv_2', 'dlv_1']);
});

it('shows what the address asks for', () => {
  expect(ids(merged(people, events, { status: ['FAILED'] }, false))).toEqual(['dlv_1']);
  expect(ids(merged(people, events, { to: 'dst_1' }, false))).toEqual(['evd_2', 'evd_1']);
  expect(ids(merged(people, events, { to: 'EMAIL' }, false))).toEqual(['dlv_2', 'dlv_1']);
});

it('retries what has ended without being delivered', () => {
  expect(['PENDING', 'RETRYING', 'SUCCESS', 'FAILED', 'EXPIRED'].map((status) => canRetry(row('dlv_1', 1, { status: status as Row['status'] })))).toEqual([false, false, false, true, true]);
  expect(canRetry(row('evd_1', 1, { kind: 'event', status: 'RETRYING' }))).toBe(true);
});
