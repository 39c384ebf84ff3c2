import { expect, test } from 'vitest';
import { arrived, nextSorting, selectRows, sortRows, type Column } from './columns';

interface Row {
  name: string;
  size: number | null;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sortValue: (row) => row.name },
  { id: 'size', header: 'Size', cell: (row) => row.size, sortValue: (row) => row.size },
];
const rows: Row[] = [
  { name: 'b10', size: null },
  { name: 'b2', size: 3 },
  { name: 'A1', size: 7 },
];
const names = (sorted: readonly Row[]) => sorted.map((row) => row.name);

test('a header goes through ascending, descending and unsorted', () => {
  const first = nextSorting(null, 'name');
  const second = nextSorting(first, 'name');
  expect([first?.direction, second?.direction, nextSorting(second, 'name')]).toEqual(['asc', 'desc', null]);
  expect(nextSorting(second, 'size')).toEqual({ column: 'size', direction: 'asc' });
});

test('text is sorted as people count, and without regard to case', () => {
  expect(names(sortRows(rows, columns, { column: 'name', direction: 'asc' }))).toEqual(['A1', 'b2', 'b10']);
});

test('rows without a value are last in both directions', () => {
  expect(names(sortRows(rows, columns, { column: 'size', direction: 'asc' }))).toEqual(['b2', 'A1', 'b10']);
  expect(names(sortRows(rows, columns, { column: 'size', direction: 'desc' }))).toEqual(['A1', 'b2', 'b10']);
});

test('Shift selects from the last row ticked', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const one = selectRows(new Set(), keys, 0, null, true);
  expect([...selectRows(one, keys, 2, 0, true)]).toEqual(['a', 'b', 'c']);
  expect([...selectRows(new Set(keys), keys, 3, 1, true)]).toEqual(['a']);
});

test('a row that comes between known ones is new, and another page is not', () => {
  expect([...arrived(new Set(['b', 'c']), ['a', 'b', 'c', 'd', 'e'], false)]).toEqual(['a']);
  expect([...arrived(new Set(['b', 'c']), ['a', 'b', 'c', 'd'], true)]).toEqual(['d']);
  expect(arrived(new Set(), ['a'], false).size).toBe(0);
});

test('a burst is not shown as one row after the other', () => {
  const keys = Array.from({ length: 40 }, (_, at) => `k${at}`);
  expect(arrived(new Set(['k39']), keys, false).size).toBe(0);
});
