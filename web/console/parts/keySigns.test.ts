import { expect, test } from 'vitest';
import { keySigns } from './keySigns';

test.each([
  ['n', ['n']],
  ['R', ['⇧R']],
  ['g o', ['g', 'o']],
  ['Ctrl k', ['Ctrl', 'K']],
  ['Ctrl Shift z', ['Ctrl', '⇧', 'Z']],
  ['Ctrl Enter', ['Ctrl', '↵']],
  ['?', ['?']],
])('%s is shown as %j', (keys, signs) => {
  expect(keySigns(keys)).toEqual(signs);
});
