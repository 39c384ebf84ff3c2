import type { LogEventFragment } from '@parley-gateway/client/operations/log';
import { pathOf } from '../../app/links';
import { duration } from '../times';
import { stateOf, words, type Tone } from '../tones';
import { percent } from '../numbers';
import { withoutCode } from '../errors';
import { providerName } from '../providers';

/** An event as a line of the log or of a causal chain. */
export type LogEvent = LogEventFragment;

/** A record that an event is about. */
export interface Subject {
  type: string;
  id: string;
  name: string;
  to: string | null;
}

const TYPES: Record<string, string> = {
  agt: 'Agent',
  apr: 'Approval',
  con: 'ConnectedAccount',
  doc: 'SharedDocument',
  dlv: 'Delivery',
  dst: 'EventDestination',
  ept: 'Endpoint',
  evd: 'EventDelivery',
  exe: 'WorkflowExecution',
  key: 'ApiKey',
  msg: 'Message',
  nod: 'NodeExecution',
  req: 'Request',
  ses: 'Session',
  tsk: 'Task',
  usr: 'User',
  wfl: 'Workflow',
};

/** Return the typename that the prefix of a record's id stands for, or null. */
function typeOfId(id: string): string | null {
  return TYPES[id.slice(0, 3)] ?? null;
}

function subject(type: string, id: string, name: string, to = pathOf(type, id)): Subject {
  return { type, id, name, to };
}

/** Return what an event is about, or null. */
export function subjectOf(event: LogEvent): Subject | null {
  if ('node' in event) {
    const to = `/runs/${event.execution.id}?node=${encodeURIComponent(event.node.key)}`;
    return subject('WorkflowExecution', event.node.id, event.node.name, to);
  }
  if ('execution' in event) return runOf(event);
  if ('task' in event) return subject('Task', event.task.id, event.task.title);
  if ('approval' in event) return subject('Approval', event.approval.id, event.approval.title);
  if ('agent' in event) return subject('Agent', event.agent.id, event.agent.name);
  if ('session' in event) return subject('Session', event.session.id, event.session.name);
  if ('document' in event) return subject('SharedDocument', event.document.id, event.document.key);
  if ('request' in event) return subject('Request', event.request.id, `${words(event.request.channel)} request`);
  if ('delivery' in event) return subject('Delivery', event.delivery.id, `${words(event.delivery.channel)} delivery`);
  if ('connection' in event) return subject('ConnectedAccount', event.connection.id, providerName(event.connection.provider));
  if ('recordId' in event) return recordOf(event.recordId);
  return null;
}

/** Return the run that an event belongs to, or null. */
export function runOf(event: LogEvent): Subject | null {
  if (!('execution' in event)) return null;
  return subject('WorkflowExecution', event.execution.id, event.execution.workflow?.name ?? 'One-off run');
}

/** What is of no known kind has no name either: its id alone says nothing. */
function recordOf(id: string): Subject | null {
  const type = typeOfId(id);
  if (type === null) return null;
  return subject(type, id, `${words(type)} ${id.slice(-6)}`);
}

/** Return what happened beyond the type, in a few words, or null. */
export function detailOf(event: LogEvent): string | null {
  switch (event.__typename) {
    case 'TaskUpdated': {
      const { status, progress, error } = event.task;
      const share = status === 'RUNNING' && progress !== null ? ` ${percent(progress)}` : '';
      return `${stateOf(status).word}${share}${error ? `: ${error}` : ''}`;
    }
    case 'ApprovalResponded':
      return stateOf(event.approval.status).word;
    case 'SessionUpdated':
      return stateOf(event.session.status).word;
    case 'RequestCompleted':
      return stateOf(event.request.status).word;
    case 'DeliveryUpdated':
      return stateOf(event.delivery.status).word;
    case 'ConnectionChanged':
      return stateOf(event.connection.status).word;
    case 'AgentStatusChanged':
      return stateOf(event.status).word;
    case 'AgentExecuted':
      return `${duration(event.durationMs)}${event.simulated ? ', simulated' : ''}`;
    case 'AgentErrored':
      return withoutCode(event.error);
    case 'WorkflowFailed':
      return event.execution.error && withoutCode(event.execution.error);
    case 'NodeRetrying':
      return `attempt ${event.node.attempts}`;
    case 'NodeWaiting':
    case 'NodeFailed':
      return event.node.error && withoutCode(event.node.error);
    default:
      return null;
  }
}

/** Return the colour of an event's sign. */
export function toneOf(event: LogEvent): Tone {
  switch (event.__typename) {
    case 'TaskUpdated':
      return stateOf(event.task.status).tone;
    case 'ApprovalResponded':
      return stateOf(event.approval.status).tone;
    case 'DeliveryUpdated':
      return stateOf(event.delivery.status).tone;
    case 'RequestCompleted':
      return stateOf(event.request.status).tone;
    case 'ConnectionChanged':
      return stateOf(event.connection.status).tone;
    case 'AgentStatusChanged':
      return stateOf(event.status).tone;
    default:
      return TONES[event.__typename] ?? 'off';
  }
}

const TONES: Record<string, Tone> = {
  NodeFailed: 'failed',
  WorkflowFailed: 'failed',
  AgentErrored: 'failed',
  NodeCompleted: 'ok',
  WorkflowCompleted: 'ok',
  AgentExecuted: 'ok',
  AgentConnected: 'ok',
  NodeStarted: 'running',
  WorkflowStarted: 'running',
  NodeRetrying: 'running',
  NodeWaiting: 'waiting',
  ApprovalRequested: 'waiting',
  NodeSkipped: 'cancelled',
  NodeCancelled: 'cancelled',
  WorkflowCancelled: 'cancelled',
  AgentDisconnected: 'off',
  TaskCreated: 'pending',
  TaskAssigned: 'waiting',
  RequestReceived: 'pending',
  CustomEvent: 'accent',
  MessageSent: 'accent',
  DocumentChanged: 'accent',
};

/** Return the two parts of a dotted type: its group, and what happened. */
export function partsOf(type: string): [group: string, rest: string] {
  const at = type.indexOf('.');
  return at < 0 ? ['', type] : [type.slice(0, at + 1), type.slice(at + 1)];
}
