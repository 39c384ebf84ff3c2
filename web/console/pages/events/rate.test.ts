import { expect, test } from 'vitest';
import { rateOf } from './rate';

test('the last minute is counted by seconds, with a hole where nobody counted', () => {
  let now = 100_000;
  const rate = rateOf(() => now);
  rate.add();
  rate.add();
  now = 101_500;
  rate.add();
  expect(rate.read(now, true).slice(-3)).toEqual([null, 2, 1]);
  now = 102_000;
  rate.read(now, false);
  now = 103_000;
  expect(rate.read(now, true).slice(-4)).toEqual([2, 1, null, 0]);
});
