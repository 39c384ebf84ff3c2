import { expect, test } from 'vitest';
import { ariaKeys, keySigns } from './keySigns';

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

test.each([
  ['n', 'n'],
  ['R', 'Shift+R'],
  ['Ctrl Enter', 'Control+Enter'],
  ['Ctrl Shift Z', 'Control+Shift+Z'],
  ['g o', undefined],
  [undefined, undefined],
])('%s is %s for readers', (keys, written) => {
  expect(ariaKeys(keys)).toBe(written);
});
