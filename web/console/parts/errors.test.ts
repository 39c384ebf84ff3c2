import { expect, test } from 'vitest';
import { withoutCode } from './errors';

test.each([
  ['UPSTREAM_UNAVAILABLE: 127.0.0.1 responded with 503.', '127.0.0.1 responded with 503.'],
  ['post: BAD_USER_INPUT: 0 is not of type "string".', 'post: 0 is not of type "string".'],
  ['Nobody answered: TIMEOUT', 'Nobody answered: TIMEOUT'],
])('%s in a line is %s', (message, words) => {
  expect(withoutCode(message)).toBe(words);
});
