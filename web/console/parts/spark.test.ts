import { expect, test } from 'vitest';
import { pieces } from './spark';

test('a hole splits the curve and is not bridged', () => {
  const drawn = pieces([1, 2, null, 2, 1], 24);
  expect(drawn.map((piece) => piece.line)).toEqual(['M0 12L25 1', 'M75 1L100 12']);
});

test('a curve of zeros lies on the ground', () => {
  expect(pieces([0, 0], 24)[0]?.line).toBe('M0 23L100 23');
});

test('nothing known, or one value, draws nothing; between holes a value is a dot', () => {
  expect(pieces([null, null], 24)).toEqual([]);
  expect(pieces([null, 3, null], 24)).toEqual([]);
  expect(pieces([3, null, 3], 24)[0]?.line).toBe('M0 1h0.5');
});
