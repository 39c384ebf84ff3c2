import { expect, test } from 'vitest';
import { leafText, pathText, sizeText, treeRows, type TreeOptions } from './tree';

const value = { order: { id: 7, lines: [{ sku: 'A-1' }, { sku: 'B-2' }] }, 'x/y': null };
const options: TreeOptions = { toggled: new Map(), depth: 2, query: '', marks: undefined, shown: () => 100 };
const pointers = (change: Partial<TreeOptions>) => treeRows(value, { ...options, ...change }).map((row) => row.pointer);

test('it is open as deep as asked, and as a person opened it', () => {
  expect(pointers({ depth: 1 })).toEqual(['', '/order', '/x~1y']);
  expect(pointers({ depth: 1, toggled: new Map([['/order', true]]) })).toEqual(['', '/order', '/order/id', '/order/lines', '/x~1y']);
  expect(pointers({ toggled: new Map([['', false]]) })).toEqual(['']);
});

test('a search shows what matches by name or value, with what is around it', () => {
  expect(pointers({ depth: 0, query: 'b-2' })).toEqual(['', '/order', '/order/lines', '/order/lines/1', '/order/lines/1/sku']);
  expect(pointers({ query: 'nothing' })).toEqual(['']);
});

test('a mark opens what is around it', () => {
  const rows = treeRows(value, { ...options, depth: 0, marks: new Map([['/order/lines/1/sku', 'changed']]) });
  expect(rows.find((row) => row.mark === 'changed')?.pointer).toBe('/order/lines/1/sku');
});

test('of a long list the first entries are shown, and how many there are more', () => {
  const rows = treeRows(Array.from({ length: 500 }, (_, at) => at), { ...options, shown: () => 200 });
  expect(rows).toHaveLength(202);
  expect(rows.at(-1)).toMatchObject({ kind: 'more', count: 300 });
});

test('a path is written as in a program', () => {
  expect(pathText('/order/lines/1/sku')).toBe('order.lines[1].sku');
  expect(pathText('/headers/x-id')).toBe('headers["x-id"]');
  expect(pathText('/x~1y')).toBe('["x/y"]');
});

test('images and base64 are cut, and say what they were', () => {
  expect(leafText(`data:image/png;base64,${'A'.repeat(4096)}`).cut).toBe('image/png, 4.0 KiB');
  expect(leafText('QUJD'.repeat(500)).cut).toBe('base64, 2.0 KiB');
  expect(leafText('a b '.repeat(100)).cut).toBe('400 characters');
  expect(leafText('short')).toEqual({ text: '"short"', cut: null });
  expect(sizeText(3 * 1024 * 1024)).toBe('3.0 MiB');
});
