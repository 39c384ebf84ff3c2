import { expect, test } from 'vitest';
import { short, stack } from './scale';

test.each([
  [0, '0'],
  [0.051, '0.051'],
  [7.25, '7.3'],
  [950, '950'],
  [1234, '1.2k'],
  [3_400_000, '3.4M'],
])('%d is written %s', (value, text) => {
  expect(short(value)).toBe(text);
});

test('stacked columns lie on those before them, and a hole stays one', () => {
  expect(stack([[1, 2, null], [3, null, 4]])).toEqual([[1, 2, null], [4, null, 4]]);
});
