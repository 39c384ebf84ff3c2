import { expect, test } from 'vitest';
import type { LogEvent } from '../events/about';
import { askedOf, linksOf } from './chain';

const event = (id: string, causedBy: string | null, more: object = {}): LogEvent => ({
  __typename: 'RecordChanged', id, causedBy, type: 'task.created', occurredAt: `2026-11-29T10:00:0${id.length}Z`, cursor: id, actor: null, recordId: 'x', ...more,
});

test('each event is below its cause, in the order of the log', () => {
  const links = linksOf([event('a', null), event('b', 'a'), event('c', 'a'), event('d', 'b'), event('e', 'c')]);
  expect(links.map((link) => link.event.id).join('')).toBe('abdce');
});

test('a chain without branches is not indented, and a branch is', () => {
  const line = linksOf([event('a', null), event('b', 'a'), event('c', 'b')]);
  expect(line.map((link) => link.depth)).toEqual([0, 0, 0]);
  const fork = linksOf([event('a', null), event('b', 'a'), event('c', 'a'), event('d', 'b')]);
  expect(fork.map((link) => `${link.event.id}${link.depth}`)).toEqual(['a0', 'b1', 'd1', 'c1']);
});

test('an event whose cause is not shown begins a tree of its own', () => {
  expect(linksOf([event('a', 'gone'), event('b', null)]).map((link) => link.depth)).toEqual([0, 0]);
});

test('the time since the cause is known', () => {
  expect(linksOf([event('a', null), event('bbb', 'a')]).map((link) => link.after)).toEqual([null, 2000]);
});

test('a chain asked for by a record marks the latest event about it', () => {
  const chain = [event('a', null, { recordId: 'tsk_1' }), event('b', 'a', { recordId: 'tsk_1' }), event('c', 'b')];
  expect([askedOf(chain, 'a'), askedOf(chain, 'tsk_1'), askedOf(chain, 'tsk_2')]).toEqual(['a', 'b', null]);
});
