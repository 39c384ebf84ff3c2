import { describe, expect, it } from 'vitest';
import { compareVersions, type VersionNode } from './compare';
import { inputOf } from './duplicate';
import { foldWorkflows, type WorkflowRow } from './useWorkflows';

const statistics = { total: 1, completed: 1, failed: 0, cancelled: 0, running: 0, successRate: 1, p50Seconds: 1, p95Seconds: 2 };
const tick = (id: string, status: 'RUNNING' | 'FAILED' | 'COMPLETED') => ({ id, status, error: null, createdAt: '', durationMs: null });
const row: WorkflowRow = {
  id: 'wfl_1',
  name: 'Orders',
  description: null,
  status: 'ACTIVE',
  version: 1,
  updatedAt: '',
  inputSchema: null,
  triggers: [],
  statistics,
  executions: { nodes: [tick('exe_1', 'COMPLETED')] },
};
const event = (name: 'WorkflowStarted' | 'WorkflowFailed', id: string, status: 'RUNNING' | 'FAILED') => ({
  __typename: name,
  id: 'evt',
  cursor: 'c',
  type: '',
  execution: { ...tick(id, status), workflow: { id: 'wfl_1' } },
});

describe('the list of workflows', () => {
  it('has a tick for a run that begins, and counts it once', () => {
    const begun = foldWorkflows([row], event('WorkflowStarted', 'exe_2', 'RUNNING'));
    expect(begun[0]?.executions.nodes.map(({ id }) => id)).toEqual(['exe_2', 'exe_1']);
    expect(begun[0]?.statistics.total).toBe(2);
    const failed = foldWorkflows(begun, event('WorkflowFailed', 'exe_2', 'FAILED'));
    const again = foldWorkflows(failed, event('WorkflowFailed', 'exe_2', 'FAILED'));
    expect(again[0]?.statistics).toMatchObject({ total: 2, failed: 1, successRate: 0.5 });
  });
});

const node = (key: string, rest: Partial<VersionNode> = {}): VersionNode => ({
  key,
  name: key,
  type: 'TRANSFORM',
  config: { value: 1 },
  dependsOn: [],
  next: [],
  when: null,
  retry: { maxAttempts: 1, delaySeconds: 1, backoff: 'EXPONENTIAL' },
  timeoutSeconds: null,
  onError: 'FAIL',
  ...rest,
});

describe('two versions', () => {
  it('differ by the nodes that were added, removed and changed', () => {
    const before = [node('a'), node('b'), node('gone', { dependsOn: ['a'] })];
    const after = [node('a'), node('b', { config: { value: 2 } }), node('new', { dependsOn: ['b'] })];
    const { marks, nodes } = compareVersions(before, after);
    expect([...marks]).toEqual([
      ['b', 'changed'],
      ['new', 'added'],
      ['gone', 'removed'],
    ]);
    expect(nodes.map(({ key }) => key)).toEqual(['a', 'b', 'new', 'gone']);
  });

  it('do not differ because others depend on a node', () => {
    expect(compareVersions([node('a')], [node('a', { next: ['b'] })]).marks.size).toBe(0);
  });
});

describe('a copy of a workflow', () => {
  it('is a draft with the same nodes, and no secret of a trigger', () => {
    const input = inputOf({
      name: 'Orders',
      description: 'All of them',
      inputSchema: null,
      config: {},
      nodes: [node('a')],
      ownAgents: [],
      triggers: [{ type: 'WEBHOOK', config: { signed: true, secretSetAt: 'x' }, enabled: true }],
    });
    expect(input).toMatchObject({ name: 'Orders (copy)', status: 'DRAFT', triggers: [{ type: 'WEBHOOK', config: {}, enabled: true }] });
    expect(input.nodes[0]).not.toHaveProperty('next');
  });
});
