import { expect, test } from 'vitest';
import { titleOf } from './names';

test.each([
  ['unfurlLinks', 'Unfurl links'],
  ['channel', 'Channel'],
  ['retry_after_seconds', 'Retry after seconds'],
  ['baseURL', 'Base URL'],
  ['blocks-1', 'Blocks 1'],
])('%s is shown as %s', (name, words) => {
  expect(titleOf(undefined, name)).toBe(words);
});

test('a title is shown as it is', () => {
  expect(titleOf('The Channel', 'channel')).toBe('The Channel');
});
