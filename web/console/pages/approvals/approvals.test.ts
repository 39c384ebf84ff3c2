import { describe, expect, it } from 'vitest';
import { consequencesOf, type FlowNode } from './consequences';
import { alike, awaits, keepShown, nextOf, type Approval } from './inbox';

const node = (key: string, dependsOn: string[], more: Partial<FlowNode> = {}): FlowNode => ({
  key, name: key.toUpperCase(), type: 'AGENT', dependsOn, when: null, config: {}, ...more,
});

const actor = (id: string) => ({ __typename: 'User', id, name: id }) as const;

function approval(id: string, more: Partial<Approval> = {}): Approval {
  return {
    id, title: 'Publish?', description: null, data: {}, status: 'PENDING', requiredApprovals: 1, expiresAt: null, onExpiry: 'REJECT',
    createdAt: '2026-11-29T10:00:00Z', resolvedAt: null, requestedBy: actor('usr_ann'), session: null, node: null, approvers: [],
    decisions: [], blocked: false, viewerMayDecide: true, viewerMayNotBecause: null, ...more,
  };
}

describe('what follows a decision', () => {
  it('is read from the conditions of the next nodes', () => {
    const nodes = [
      node('publish', ['ok'], { when: 'nodes.ok.output.approved' }),
      node('tell', ['ok'], { when: '${ !nodes.ok.output.approved }' }),
      node('log', ['ok']),
      node('other', ['ok'], { when: 'input.loud' }),
    ];
    expect(consequencesOf('ok', nodes)).toEqual({ approved: ['PUBLISH'], rejected: ['TELL'], either: ['LOG', 'OTHER'] });
  });

  it('is followed through conditions', () => {
    const nodes = [
      node('no', ['ok'], { type: 'CONDITION', config: { expression: 'nodes.ok.output.approved == false' } }),
      node('tell', ['no'], { when: 'nodes.no.output.value' }),
      node('publish', ['no'], { when: '!nodes.no.output.value' }),
      node('log', ['no']),
    ];
    expect(consequencesOf('ok', nodes)).toEqual({ approved: ['PUBLISH'], rejected: ['TELL'], either: ['LOG'] });
  });

  it('keeps the branch that a condition is in', () => {
    const nodes = [
      node('large', ['ok'], { type: 'CONDITION', when: 'nodes.ok.output.approved', config: { expression: 'input.amount > 5' } }),
      node('audit', ['large'], { when: 'nodes.large.output.value' }),
    ];
    expect(consequencesOf('ok', nodes)).toEqual({ approved: ['AUDIT'], rejected: [], either: [] });
  });
});

describe('the inbox', () => {
  it('keeps what somebody else decided where it was, and adds what is new at the end', () => {
    const [one, two] = [approval('apr_1'), approval('apr_2', { status: 'REJECTED' })];
    const shown = keepShown([one, two], [approval('apr_4'), approval('apr_3'), one]);
    expect(shown.map(({ id, status }) => [id, status])).toEqual([
      ['apr_1', 'PENDING'],
      ['apr_2', 'REJECTED'],
      ['apr_3', 'PENDING'],
      ['apr_4', 'PENDING'],
    ]);
  });

  it('selects the next one that is pending, or else the one before', () => {
    const rows = [approval('apr_1'), approval('apr_2'), approval('apr_3', { status: 'APPROVED' })];
    expect(nextOf(rows, 'apr_1', 'usr_me')).toBe('apr_2');
    expect(nextOf(rows, 'apr_2', 'usr_me')).toBe('apr_1');
    expect(nextOf([rows[2]!], 'apr_3', 'usr_me')).toBeNull();
  });

  it('waits for nobody who has decided already', () => {
    const decision = { approved: true, feedback: null, via: 'WEB', at: '2026-11-29T10:00:00Z', override: false, by: actor('usr_me'), onBehalfOf: null } as const;
    const half = approval('apr_1', { requiredApprovals: 2, decisions: [decision] });
    expect(awaits(half, 'usr_me')).toBe(false);
    expect(awaits(half, 'usr_other')).toBe(true);
    expect(awaits(approval('apr_2', { viewerMayDecide: false }), 'usr_other')).toBe(false);
  });

  it('finds the same question about something else', () => {
    const rows = [
      approval('apr_1', { node: { id: 'nod_1', key: 'ok', name: 'OK' }, title: 'Publish a?' }),
      approval('apr_2', { node: { id: 'nod_2', key: 'ok', name: 'OK' }, title: 'Publish b?' }),
      approval('apr_3'),
      approval('apr_4', { requestedBy: actor('usr_bob') }),
    ];
    expect(alike(rows[0]!, rows).map(({ id }) => id)).toEqual(['apr_1', 'apr_2']);
    expect(alike(rows[2]!, rows).map(({ id }) => id)).toEqual(['apr_3']);
  });
});
