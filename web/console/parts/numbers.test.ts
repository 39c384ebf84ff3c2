import { expect, test } from 'vitest';
import { counted, percent } from './numbers';

test.each([
  [0, '0%'],
  [0.00001, '0.1%'],
  [0.004, '0.4%'],
  [0.42, '42%'],
  [0.9951, '99.5%'],
  [0.99999, '99.9%'],
  [1, '100%'],
])('a share of %d is %s', (share, words) => {
  expect(percent(share)).toBe(words);
});

test.each([
  [0, '0 events'],
  [1, '1 event'],
  [1204, '1,204 events'],
])('%d is written %s', (count, words) => {
  expect(counted(count, 'event')).toBe(words);
});
