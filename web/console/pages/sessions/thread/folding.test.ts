import { expect, test } from 'vitest';
import { folded } from './folding';

test('a text of usual length is shown whole', () => {
  expect(folded('')).toBeNull();
  expect(folded('word '.repeat(320))).toBeNull();
  expect(folded('line\n'.repeat(23))).toBeNull();
});

test('a long text is folded at the end of a word', () => {
  const beginning = folded('word '.repeat(2_000));
  expect(beginning?.endsWith('word …')).toBe(true);
  expect(beginning?.length).toBeLessThan(1_510);
  expect(folded('x'.repeat(10_000))).toBe(`${'x'.repeat(1_500)} …`);
});

test('many lines are folded, and no character is cut in two', () => {
  expect(folded('line\n'.repeat(100))?.split('\n')).toHaveLength(24);
  expect(folded(`x${'😀'.repeat(5_000)}`)).not.toMatch(/[\uD800-\uDBFF] …$/);
});
