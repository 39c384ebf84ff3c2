import { describe, expect, it } from 'vitest';
import { callOf, withCalls, type Call } from './calls';
import { foldFleet, withBeats, type FleetAgent, type FleetEvent } from './fleet';
import { agentsSearchOf } from './search';
import { classOf, snippetOf } from './snippet';

const agent: FleetAgent = {
  id: 'agt_1', name: 'Ben', type: 'counter', runtime: 'WORKER', description: null, status: 'IDLE', capabilities: [],
  maxConcurrentTasks: 1, lastHeartbeatAt: '2026-11-29T10:00:00Z', createdAt: '2026-11-29T09:00:00Z', updatedAt: '2026-11-29T10:00:00Z',
  health: { status: 'HEALTHY', message: null, checkedAt: null, latencyMs: null }, currentTasks: [],
  metrics: { cpuUsage: null, memoryUsage: null, tasksCompleted: 0, tasksFailed: 0, averageTaskSeconds: null, requests: 0, failures: 0, averageLatencyMs: null, eventsProcessed: 0 },
};
const common = { causedBy: null, cursor: 'c', actor: null };
const task = { id: 'tsk_1', title: 'Count', type: 'count', status: 'RUNNING' as const, priority: 2, progress: null, error: null, createdAt: '2026-11-29T10:00:00Z', updatedAt: '2026-11-29T10:00:01Z' };
const taskEvent = (more: object): FleetEvent => ({
  ...common, __typename: 'TaskUpdated', id: 'e', type: 'collaboration.task_updated', occurredAt: '2026-11-29T10:00:01Z',
  task: { ...task, assignedTo: { id: 'agt_1' }, ...more },
});

describe('the fleet', () => {
  it('shows the tasks that an agent has now', () => {
    const busy = foldFleet([agent], taskEvent({}));
    expect(busy[0]?.currentTasks).toEqual([task]);
    expect(foldFleet(busy, taskEvent({ status: 'COMPLETED', updatedAt: '2026-11-29T10:00:02Z' }))[0]?.currentTasks).toEqual([]);
    expect(foldFleet(busy, taskEvent({ assignedTo: { id: 'agt_2' }, updatedAt: '2026-11-29T10:00:02Z' }))[0]?.currentTasks).toEqual([]);
    expect(foldFleet(busy, taskEvent({ status: 'COMPLETED', updatedAt: '2026-11-29T09:00:00Z' }))).toEqual(busy);
  });

  it('keeps the later heartbeat, and drops a deleted agent', () => {
    const beat = { __typename: 'Agent' as const, id: 'agt_1', status: 'IDLE' as const, lastHeartbeatAt: '2026-11-29T10:00:10Z', health: agent.health };
    const beaten = withBeats([agent], new Map([['agt_1', beat]]));
    expect(beaten[0]?.lastHeartbeatAt).toBe('2026-11-29T10:00:10Z');
    const deleted: FleetEvent = { ...common, __typename: 'RecordChanged', id: 'e', type: 'agent.deleted', occurredAt: '2026-11-29T10:00:11Z', recordId: 'agt_1', changes: {} };
    expect(foldFleet(beaten, deleted)).toEqual([]);
  });
});

describe('calls', () => {
  const call = (id: string, at: string): Call => ({ id, at, cursor: id, by: null, durationMs: 5, simulated: false, error: null, session: null, node: null });
  it('are each shown once, newest first', () => {
    const calls = withCalls([call('1', '10:00'), call('2', '10:01')], [call('2', '10:01'), call('3', '10:02')]);
    expect(calls.map((each) => each.id)).toEqual(['3', '2', '1']);
    expect(withCalls(calls, [call('1', '10:00')])).toBe(calls);
  });
  it('are those of this agent', () => {
    const record = { id: 'agt_2', name: 'Ada', type: 't', runtime: 'HTTP' as const, description: null, status: 'IDLE' as const, capabilities: [], maxConcurrentTasks: 1, lastHeartbeatAt: null, createdAt: '', updatedAt: '' };
    const event = { ...common, __typename: 'AgentErrored' as const, id: 'e', type: 'agent.error', occurredAt: '10:00', error: 'no', agent: record, inSession: null, nodeExecution: null };
    expect(callOf(event, 'agt_1')).toBeNull();
    expect(callOf(event, 'agt_2')).toMatchObject({ error: 'no', durationMs: null });
  });
});

describe('the worker snippet', () => {
  const worker = { url: 'http://localhost:8080', token: `pk_it's`, agentId: 'agt_1', taskType: 'count "words"', name: 'Zoë’s 2nd counter' };
  it('is a program whose names are right', () => {
    expect(snippetOf('python', worker)).toContain('class ZoeS2ndCounter(BaseAgent):\n    task_types = ("count \\"words\\"",)');
    expect(classOf('42')).toBe('Worker');
  });
  it('survives every character in a shell', () => {
    expect(snippetOf('shell', worker)).toContain(`export PARLEY_TOKEN='pk_it'\\''s'`);
    expect(snippetOf('curl', worker)).toContain(`"variables":{"id":"agt_1"}`);
  });
});

describe('the address of the list', () => {
  it('can open the dialog for a new agent', () => {
    expect(agentsSearchOf({ new: true, status: 'IDLE' })).toEqual({ new: true, status: ['IDLE'] });
    expect(agentsSearchOf({ new: 'false' })).toEqual({});
  });
});
