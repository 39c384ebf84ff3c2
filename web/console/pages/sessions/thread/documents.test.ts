import { describe, expect, it } from 'vitest';
import { at, changesOf, marksOf, merged, patchOf, readable, withValue } from './documents';

const base = { title: 'Note', words: { max: 100, min: 10 }, tags: ['a', 'b'] };

describe('a shared document', () => {
  it('marks what the last patch touched, where it is now', () => {
    const value = { ...base, tags: ['a', 'b', 'c'] };
    const patch = [
      { op: 'add', path: '/tags/-', value: 'c' },
      { op: 'replace', path: '/words/max', value: 100 },
      { op: 'remove', path: '/words/gone' },
      { op: 'test', path: '/title', value: 'Note' },
    ];
    expect([...marksOf(patch, value)]).toEqual([['/tags/2', 'added'], ['/words/max', 'changed'], ['/words', 'changed']]);
    expect(marksOf('no patch', value).size).toBe(0);
  });

  it('is changed by the smallest patch', () => {
    const mine = { title: 'Note', words: { max: 120 }, tags: ['a', 'c'], 'a/b~c': 1 };
    const changes = changesOf(base, mine);
    expect(patchOf(changes)).toEqual([
      { op: 'replace', path: '/words/max', value: 120 },
      { op: 'remove', path: '/words/min' },
      { op: 'replace', path: '/tags/1', value: 'c' },
      { op: 'add', path: '/a~1b~0c', value: 1 },
    ]);
    expect(changes.reduce<unknown>((value, change) => withValue(value, change.path, change.after), base)).toEqual(mine);
  });

  it('merges changes of different fields, and names the field at which two disagree', () => {
    const mine = { ...base, title: 'Mine', words: { max: 100, min: 5 } };
    const theirs = { ...base, title: 'Theirs', tags: ['a', 'b', 'c'] };
    const { value, conflicts } = merged(base, mine, theirs);
    expect(value).toEqual({ title: 'Theirs', words: { max: 100, min: 5 }, tags: ['a', 'b', 'c'] });
    expect(conflicts).toEqual([{ path: '/title', mine: 'Mine', theirs: 'Theirs' }]);
  });

  it('has no conflict if both made the same change', () => {
    expect(merged(base, { ...base, title: 'X' }, { ...base, title: 'X' }).conflicts).toEqual([]);
  });

  it('has one conflict for a field inside one that the other removed', () => {
    const mine = { ...base, words: { max: 1, min: 2 } };
    const { words: _, ...theirs } = base;
    expect(merged(base, mine, theirs).conflicts).toEqual([{ path: '/words', mine: { max: 1, min: 2 }, theirs: undefined }]);
  });

  it('is read by pointers', () => {
    expect(at({ a: [{ 'b/c': 1 }] }, '/a/0/b~1c')).toBe(1);
    expect(readable('/a/0/b~1c')).toBe('a › 0 › b/c');
  });
});
