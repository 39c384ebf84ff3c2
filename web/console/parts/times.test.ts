import { expect, test } from 'vitest';
import { ago, clockTime, duration } from './times';

const NOW = Date.UTC(2026, 10, 29, 12, 0, 0);

test.each([
  [0, 'just now'],
  [-4_000, 'just now'],
  [-42_000, '42 s ago'],
  [-59 * 60_000, '59 min ago'],
  [-5 * 3_600_000, '5 h ago'],
  [-30 * 3_600_000, 'yesterday'],
  [90_000, 'in 1 min'],
])('an instant %i ms from now is %s', (distance, words) => {
  expect(ago(NOW + distance, NOW)).toBe(words);
});

test('an instant of last year has its year', () => {
  expect(ago(Date.UTC(2025, 2, 3, 12), NOW)).toBe('3 Mar 2025');
});

test('the clock leaves out the date of today only', () => {
  expect(clockTime(NOW - 3_600_000, NOW, 'utc')).toBe('11:00:00');
  expect(clockTime(NOW - 86_400_000, NOW, 'utc')).toBe('28 Nov, 12:00:00');
});

test.each([
  [850, '850 ms'],
  [9_960, '9.9 s'],
  [12_400, '12 s'],
  [200_000, '3 min 20 s'],
  [7_200_000, '2 h'],
  [97 * 3_600_000, '4 d 1 h'],
  [-5, '0 ms'],
])('%i ms is %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
