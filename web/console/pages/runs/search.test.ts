import { describe, expect, it } from 'vitest';
import { filterOf, readRunSearch, readRunsSearch } from './search';

describe('the address of the list of runs', () => {
  it('holds several statuses, and leaves out what the schema does not know', () => {
    const search = readRunsSearch({ status: ['FAILED', 'LOST', 'WAITING'], trigger: 'EVENT', since: 'yesterday' });
    expect(search.status).toEqual(['WAITING', 'FAILED']);
    expect(search.trigger).toEqual(['EVENT']);
    expect(search.since).toBeUndefined();
  });

  it('becomes the filter of the query', () => {
    const since = '2026-11-29T12:00:00.000Z';
    expect(filterOf(readRunsSearch({ workflow: 'wfl_1', since, session: '' }))).toEqual({ workflowId: 'wfl_1', since });
  });
});

describe('the address of a run', () => {
  it('holds the view, the node, the tab, the instant and the range', () => {
    const given = { view: 'timeline', node: 'send', tab: 'attempts', at: 'c1', from: 5, to: 9 };
    expect(readRunSearch(given)).toEqual(given);
  });

  it('is the graph as it is now if it says nothing that can be understood', () => {
    expect(Object.values(readRunSearch({ view: 'x', tab: 1, from: 9, to: 5 })).every((value) => value === undefined)).toBe(true);
  });
});
