import { expect, test } from 'vitest';
import { chordOf, chordsOf } from './chord';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('letters differ by Shift, signs do not', () => {
  expect(chordOf({ ...none, key: 'r' })).toBe('r');
  expect(chordOf({ ...none, key: 'R', shiftKey: true })).toBe('Shift r');
  expect(chordOf({ ...none, key: '?', shiftKey: true })).toBe('?');
  expect(chordOf({ ...none, key: 'Enter', shiftKey: true })).toBe('Shift Enter');
});

test('the command key counts as Ctrl', () => {
  expect(chordOf({ ...none, key: 'k', metaKey: true })).toBe('Ctrl k');
  expect(chordOf({ ...none, key: ' ' })).toBe('Space');
});

test('written combinations and sequences', () => {
  expect(chordsOf('R')).toEqual(['Shift r']);
  expect(chordsOf('Shift F')).toEqual(['Shift f']);
  expect(chordsOf('g o')).toEqual(['g', 'o']);
  expect(chordsOf('Ctrl Enter')).toEqual(['Ctrl Enter']);
  expect(chordsOf('Ctrl Shift z')).toEqual(['Ctrl Shift z']);
});
