import { expect, test } from 'vitest';
import { fits, problemsOf } from './problems';

const schema = {
  type: 'object',
  required: ['to', 'lines'],
  additionalProperties: false,
  properties: {
    to: { type: 'string', format: 'email' },
    lines: { type: 'array', items: { $ref: '#/$defs/line' } },
  },
  $defs: { line: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' }, count: { type: 'integer', minimum: 1 } } } },
};

test('a value that fits has no problems, also where a property is undefined', () => {
  expect(problemsOf(schema, { to: 'a@b.org', lines: [{ sku: 'A', count: undefined }] })).toEqual([]);
});

test('a missing property is reported at its own path', () => {
  expect(problemsOf(schema, { lines: [{}] })).toEqual([
    { path: ['to'], message: 'Required.' },
    { path: ['lines', '0', 'sku'], message: 'Required.' },
  ]);
});

test('the innermost place is named, once', () => {
  const problems = problemsOf(schema, { to: 'nobody', lines: [{ sku: 3, count: 0 }] });
  expect(problems.map(({ path }) => path.join('.'))).toEqual(['to', 'lines.0.sku', 'lines.0.count']);
  expect(problems[1]?.message).toBe('Must be a string.');
});

test('a property that is not allowed is reported', () => {
  expect(problemsOf(schema, { to: 'a@b.org', lines: [], cc: 1 }).map(({ message }) => message)).toContain('This property is not allowed.');
});

test('a schema that cannot be read allows everything', () => {
  expect(problemsOf({ $ref: '#/nowhere' }, 3)).toEqual([]);
  expect(problemsOf(null, 3)).toEqual([]);
});

test('a part of a schema finds the definitions of the whole', () => {
  expect(fits({ $ref: '#/$defs/line' }, schema, { sku: 'A' })).toBe(true);
  expect(fits({ $ref: '#/$defs/line' }, schema, {})).toBe(false);
});
