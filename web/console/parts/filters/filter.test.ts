import { expect, test } from 'vitest';
import { choose, chosen, describe, type Filter } from './filter';

const status: Filter = {
  id: 'status',
  label: 'Status',
  kind: 'choice',
  many: true,
  options: [
    { value: 'FAILED', label: 'Failed' },
    { value: 'RUNNING', label: 'Running' },
    { value: 'WAITING', label: 'Waiting' },
  ],
};

test('a chip names what is chosen, and counts what does not fit', () => {
  expect(describe(status, undefined)).toBeNull();
  expect(describe(status, [])).toBeNull();
  expect(describe(status, 'FAILED')).toBe('Failed');
  expect(describe(status, ['FAILED', 'RUNNING'])).toBe('Failed, Running');
  expect(describe(status, ['FAILED', 'RUNNING', 'WAITING'])).toBe('Failed and 2 more');
});

test('a value of a newer gateway is shown as it is', () => {
  expect(describe(status, ['PARKED'])).toBe('PARKED');
});

test('choosing again removes the choice, and the last one removes the filter', () => {
  expect(choose(['FAILED'], 'RUNNING', true)).toEqual(['FAILED', 'RUNNING']);
  expect(choose(['FAILED'], 'FAILED', true)).toBeUndefined();
  expect(choose('FAILED', 'RUNNING', false)).toBe('RUNNING');
  expect(choose('FAILED', 'FAILED', false)).toBeUndefined();
});

test('what an address contains beside texts is left out', () => {
  expect(chosen(['FAILED', 3, null])).toEqual(['FAILED']);
  expect(chosen(7)).toEqual([]);
});
