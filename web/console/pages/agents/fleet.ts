import type { AgentHeartbeatsQuery, FleetAgentFragment, FleetEventsSubscription } from '@parley-gateway/client/operations/fleet';
import type { AgentFieldsFragment } from '@parley-gateway/client/operations/fragments';

export type FleetAgent = FleetAgentFragment;
export type FleetEvent = FleetEventsSubscription['events'];
type FleetTask = FleetAgent['currentTasks'][number];

const CURRENT: ReadonlySet<string> = new Set(['ASSIGNED', 'RUNNING']);

/** Return the agents after an event. */
export function foldFleet(agents: readonly FleetAgent[], event: FleetEvent): readonly FleetAgent[] {
  switch (event.__typename) {
    case 'AgentConnected':
    case 'AgentDisconnected':
    case 'AgentStatusChanged':
    case 'AgentExecuted':
    case 'AgentErrored':
      return agents.map((agent) => (agent.id === event.agent.id ? withRecord(agent, event.agent) : agent));
    case 'TaskAssigned':
    case 'TaskUpdated':
      return agents.map((agent) => withTask(agent, event.task, event.task.assignedTo?.id ?? null));
    case 'RecordChanged':
      return event.type === 'agent.deleted' ? agents.filter((agent) => agent.id !== event.recordId) : agents;
    default:
      return agents;
  }
}

/** Return whether an event makes or changes a row in a way that only a query can read. */
export function needsReload(event: FleetEvent): boolean {
  return event.__typename === 'RecordChanged' && event.type !== 'agent.deleted';
}

/** An event's record replaces what is older; its health is computed by the gateway, so it comes from the query. */
export function withRecord(agent: FleetAgent, record: AgentFieldsFragment): FleetAgent {
  if (record.updatedAt < agent.updatedAt) return agent;
  const heard = later(agent.lastHeartbeatAt, record.lastHeartbeatAt);
  return { ...agent, ...record, lastHeartbeatAt: heard };
}

function withTask(agent: FleetAgent, task: FleetTask, assignedTo: string | null): FleetAgent {
  const known = agent.currentTasks.find((each) => each.id === task.id);
  const { id, title, type, status, priority, progress, error, createdAt, updatedAt } = task;
  const row: FleetTask = { id, title, type, status, priority, progress, error, createdAt, updatedAt };
  if (known && known.updatedAt > task.updatedAt) return agent;
  const isHere = assignedTo === agent.id && CURRENT.has(status);
  if (!known) return isHere ? { ...agent, currentTasks: [...agent.currentTasks, row] } : agent;
  const currentTasks = isHere
    ? agent.currentTasks.map((each) => (each.id === id ? row : each))
    : agent.currentTasks.filter((each) => each.id !== id);
  return { ...agent, currentTasks };
}

type Beat = Extract<NonNullable<AgentHeartbeatsQuery['nodes'][number]>, { __typename: 'Agent' }>;

/** Return the agents with their latest heartbeats, which are not events. */
export function withBeats(agents: readonly FleetAgent[], beats: ReadonlyMap<string, Beat>): readonly FleetAgent[] {
  if (beats.size === 0) return agents;
  return agents.map((agent) => {
    const beat = beats.get(agent.id);
    if (!beat) return agent;
    return { ...agent, lastHeartbeatAt: later(agent.lastHeartbeatAt, beat.lastHeartbeatAt), health: beat.health };
  });
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
