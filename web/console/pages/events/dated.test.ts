import { expect, test } from 'vitest';
import { showsDates } from './dated';

const now = Date.parse('2026-12-01T00:10:00Z');

test('a list that begins today has times alone', () => {
  expect(showsDates({ occurredAt: '2026-12-01T00:05:00Z' }, now, 'utc')).toBe(false);
  expect(showsDates(undefined, now, 'utc')).toBe(false);
});

test('a list that begins before midnight has room for a date', () => {
  expect(showsDates({ occurredAt: '2026-11-30T23:55:00Z' }, now, 'utc')).toBe(true);
});
