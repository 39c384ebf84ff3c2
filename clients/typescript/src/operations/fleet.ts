type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { AgentFieldsFragment, HealthFieldsFragment, AgentMetricsFieldsFragment, EventFields_AgentConnected_Fragment, EventFields_AgentDisconnected_Fragment, EventFields_AgentErrored_Fragment, EventFields_AgentExecuted_Fragment, EventFields_AgentStatusChanged_Fragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_ConnectionChanged_Fragment, EventFields_CustomEvent_Fragment, EventFields_DeliveryUpdated_Fragment, EventFields_DocumentChanged_Fragment, EventFields_MessageSent_Fragment, EventFields_NodeCancelled_Fragment, EventFields_NodeCompleted_Fragment, EventFields_NodeFailed_Fragment, EventFields_NodeRetrying_Fragment, EventFields_NodeSkipped_Fragment, EventFields_NodeStarted_Fragment, EventFields_NodeWaiting_Fragment, EventFields_ParticipantJoined_Fragment, EventFields_ParticipantLeft_Fragment, EventFields_RecordChanged_Fragment, EventFields_RequestCompleted_Fragment, EventFields_RequestReceived_Fragment, EventFields_SessionCreated_Fragment, EventFields_SessionUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, EventFields_WorkflowCancelled_Fragment, EventFields_WorkflowCompleted_Fragment, EventFields_WorkflowFailed_Fragment, EventFields_WorkflowStarted_Fragment, PageFieldsFragment, CircuitFieldsFragment } from './fragments.js';
import type { QueryDocument, SubscriptionDocument } from '../document.js';
import { AgentFieldsFragmentDoc, HealthFieldsFragmentDoc, AgentMetricsFieldsFragmentDoc, EventFieldsFragmentDoc, ActorFieldsFragmentDoc, PageFieldsFragmentDoc, CircuitFieldsFragmentDoc } from './fragments.js';
export type FleetTaskFragment = { readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string };

export type FleetAgentFragment = (
  { readonly health: HealthFieldsFragment, readonly metrics: AgentMetricsFieldsFragment, readonly currentTasks: ReadonlyArray<FleetTaskFragment> }
  & AgentFieldsFragment
);

export type FleetEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type FleetEventsSubscription = { readonly events:
    | (
      { readonly agent: AgentFieldsFragment }
      & EventFields_AgentConnected_Fragment
    )
    | (
      { readonly agent: AgentFieldsFragment }
      & EventFields_AgentDisconnected_Fragment
    )
    | (
      { readonly agent: AgentFieldsFragment }
      & EventFields_AgentErrored_Fragment
    )
    | (
      { readonly agent: AgentFieldsFragment }
      & EventFields_AgentExecuted_Fragment
    )
    | (
      { readonly agent: AgentFieldsFragment }
      & EventFields_AgentStatusChanged_Fragment
    )
    | EventFields_ApprovalRequested_Fragment
    | EventFields_ApprovalResponded_Fragment
    | EventFields_ConnectionChanged_Fragment
    | EventFields_CustomEvent_Fragment
    | EventFields_DeliveryUpdated_Fragment
    | EventFields_DocumentChanged_Fragment
    | EventFields_MessageSent_Fragment
    | EventFields_NodeCancelled_Fragment
    | EventFields_NodeCompleted_Fragment
    | EventFields_NodeFailed_Fragment
    | EventFields_NodeRetrying_Fragment
    | EventFields_NodeSkipped_Fragment
    | EventFields_NodeStarted_Fragment
    | EventFields_NodeWaiting_Fragment
    | EventFields_ParticipantJoined_Fragment
    | EventFields_ParticipantLeft_Fragment
    | (
      { readonly recordId: string, readonly changes: unknown }
      & EventFields_RecordChanged_Fragment
    )
    | EventFields_RequestCompleted_Fragment
    | EventFields_RequestReceived_Fragment
    | EventFields_SessionCreated_Fragment
    | EventFields_SessionUpdated_Fragment
    | EventFields_StreamGap_Fragment
    | EventFields_StreamOpened_Fragment
    | (
      { readonly task: (
        { readonly assignedTo: { readonly id: string } | null }
        & FleetTaskFragment
      ) }
      & EventFields_TaskAssigned_Fragment
    )
    | EventFields_TaskCreated_Fragment
    | (
      { readonly task: (
        { readonly assignedTo: { readonly id: string } | null }
        & FleetTaskFragment
      ) }
      & EventFields_TaskUpdated_Fragment
    )
    | EventFields_WorkflowCancelled_Fragment
    | EventFields_WorkflowCompleted_Fragment
    | EventFields_WorkflowFailed_Fragment
    | EventFields_WorkflowStarted_Fragment
   };

export type AgentCallFields_AgentConnected_Fragment = EventFields_AgentConnected_Fragment;

export type AgentCallFields_AgentDisconnected_Fragment = EventFields_AgentDisconnected_Fragment;

export type AgentCallFields_AgentErrored_Fragment = (
  { readonly error: string, readonly agent: AgentFieldsFragment, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null }
  & EventFields_AgentErrored_Fragment
);

export type AgentCallFields_AgentExecuted_Fragment = (
  { readonly durationMs: number, readonly simulated: boolean, readonly agent: AgentFieldsFragment, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null }
  & EventFields_AgentExecuted_Fragment
);

export type AgentCallFields_AgentStatusChanged_Fragment = (
  { readonly status: Types.AgentStatus, readonly agent: AgentFieldsFragment }
  & EventFields_AgentStatusChanged_Fragment
);

export type AgentCallFields_ApprovalRequested_Fragment = EventFields_ApprovalRequested_Fragment;

export type AgentCallFields_ApprovalResponded_Fragment = EventFields_ApprovalResponded_Fragment;

export type AgentCallFields_ConnectionChanged_Fragment = EventFields_ConnectionChanged_Fragment;

export type AgentCallFields_CustomEvent_Fragment = EventFields_CustomEvent_Fragment;

export type AgentCallFields_DeliveryUpdated_Fragment = EventFields_DeliveryUpdated_Fragment;

export type AgentCallFields_DocumentChanged_Fragment = EventFields_DocumentChanged_Fragment;

export type AgentCallFields_MessageSent_Fragment = EventFields_MessageSent_Fragment;

export type AgentCallFields_NodeCancelled_Fragment = EventFields_NodeCancelled_Fragment;

export type AgentCallFields_NodeCompleted_Fragment = EventFields_NodeCompleted_Fragment;

export type AgentCallFields_NodeFailed_Fragment = EventFields_NodeFailed_Fragment;

export type AgentCallFields_NodeRetrying_Fragment = EventFields_NodeRetrying_Fragment;

export type AgentCallFields_NodeSkipped_Fragment = EventFields_NodeSkipped_Fragment;

export type AgentCallFields_NodeStarted_Fragment = EventFields_NodeStarted_Fragment;

export type AgentCallFields_NodeWaiting_Fragment = EventFields_NodeWaiting_Fragment;

export type AgentCallFields_ParticipantJoined_Fragment = EventFields_ParticipantJoined_Fragment;

export type AgentCallFields_ParticipantLeft_Fragment = EventFields_ParticipantLeft_Fragment;

export type AgentCallFields_RecordChanged_Fragment = EventFields_RecordChanged_Fragment;

export type AgentCallFields_RequestCompleted_Fragment = EventFields_RequestCompleted_Fragment;

export type AgentCallFields_RequestReceived_Fragment = EventFields_RequestReceived_Fragment;

export type AgentCallFields_SessionCreated_Fragment = EventFields_SessionCreated_Fragment;

export type AgentCallFields_SessionUpdated_Fragment = EventFields_SessionUpdated_Fragment;

export type AgentCallFields_StreamGap_Fragment = EventFields_StreamGap_Fragment;

export type AgentCallFields_StreamOpened_Fragment = EventFields_StreamOpened_Fragment;

export type AgentCallFields_TaskAssigned_Fragment = EventFields_TaskAssigned_Fragment;

export type AgentCallFields_TaskCreated_Fragment = EventFields_TaskCreated_Fragment;

export type AgentCallFields_TaskUpdated_Fragment = EventFields_TaskUpdated_Fragment;

export type AgentCallFields_WorkflowCancelled_Fragment = EventFields_WorkflowCancelled_Fragment;

export type AgentCallFields_WorkflowCompleted_Fragment = EventFields_WorkflowCompleted_Fragment;

export type AgentCallFields_WorkflowFailed_Fragment = EventFields_WorkflowFailed_Fragment;

export type AgentCallFields_WorkflowStarted_Fragment = EventFields_WorkflowStarted_Fragment;

export type AgentCallFieldsFragment =
  | AgentCallFields_AgentConnected_Fragment
  | AgentCallFields_AgentDisconnected_Fragment
  | AgentCallFields_AgentErrored_Fragment
  | AgentCallFields_AgentExecuted_Fragment
  | AgentCallFields_AgentStatusChanged_Fragment
  | AgentCallFields_ApprovalRequested_Fragment
  | AgentCallFields_ApprovalResponded_Fragment
  | AgentCallFields_ConnectionChanged_Fragment
  | AgentCallFields_CustomEvent_Fragment
  | AgentCallFields_DeliveryUpdated_Fragment
  | AgentCallFields_DocumentChanged_Fragment
  | AgentCallFields_MessageSent_Fragment
  | AgentCallFields_NodeCancelled_Fragment
  | AgentCallFields_NodeCompleted_Fragment
  | AgentCallFields_NodeFailed_Fragment
  | AgentCallFields_NodeRetrying_Fragment
  | AgentCallFields_NodeSkipped_Fragment
  | AgentCallFields_NodeStarted_Fragment
  | AgentCallFields_NodeWaiting_Fragment
  | AgentCallFields_ParticipantJoined_Fragment
  | AgentCallFields_ParticipantLeft_Fragment
  | AgentCallFields_RecordChanged_Fragment
  | AgentCallFields_RequestCompleted_Fragment
  | AgentCallFields_RequestReceived_Fragment
  | AgentCallFields_SessionCreated_Fragment
  | AgentCallFields_SessionUpdated_Fragment
  | AgentCallFields_StreamGap_Fragment
  | AgentCallFields_StreamOpened_Fragment
  | AgentCallFields_TaskAssigned_Fragment
  | AgentCallFields_TaskCreated_Fragment
  | AgentCallFields_TaskUpdated_Fragment
  | AgentCallFields_WorkflowCancelled_Fragment
  | AgentCallFields_WorkflowCompleted_Fragment
  | AgentCallFields_WorkflowFailed_Fragment
  | AgentCallFields_WorkflowStarted_Fragment
;

export type AgentWatchSubscriptionVariables = Exact<{
  agentIds?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type AgentWatchSubscription = { readonly agentEvents:
    | (
      { readonly agent: AgentFieldsFragment }
      & AgentCallFields_AgentConnected_Fragment
    )
    | (
      { readonly agent: AgentFieldsFragment }
      & AgentCallFields_AgentDisconnected_Fragment
    )
    | AgentCallFields_AgentErrored_Fragment
    | AgentCallFields_AgentExecuted_Fragment
    | AgentCallFields_AgentStatusChanged_Fragment
    | AgentCallFields_StreamGap_Fragment
    | (
      { readonly snapshot:
        | (
          { readonly __typename: 'Agent', readonly config: unknown, readonly metadata: unknown, readonly id: string }
          & FleetAgentFragment
        )
        | { readonly __typename: 'AgentConnected', readonly id: string }
        | { readonly __typename: 'AgentDisconnected', readonly id: string }
        | { readonly __typename: 'AgentErrored', readonly id: string }
        | { readonly __typename: 'AgentExecuted', readonly id: string }
        | { readonly __typename: 'AgentStatusChanged', readonly id: string }
        | { readonly __typename: 'ApiKey', readonly id: string }
        | { readonly __typename: 'Approval', readonly id: string }
        | { readonly __typename: 'ApprovalDelegation', readonly id: string }
        | { readonly __typename: 'ApprovalRequested', readonly id: string }
        | { readonly __typename: 'ApprovalResponded', readonly id: string }
        | { readonly __typename: 'ChannelLink', readonly id: string }
        | { readonly __typename: 'ConnectedAccount', readonly id: string }
        | { readonly __typename: 'ConnectionChanged', readonly id: string }
        | { readonly __typename: 'CustomEvent', readonly id: string }
        | { readonly __typename: 'DataSchema', readonly id: string }
        | { readonly __typename: 'Delivery', readonly id: string }
        | { readonly __typename: 'DeliveryUpdated', readonly id: string }
        | { readonly __typename: 'DocumentChanged', readonly id: string }
        | { readonly __typename: 'Endpoint', readonly id: string }
        | { readonly __typename: 'EventDelivery', readonly id: string }
        | { readonly __typename: 'EventDestination', readonly id: string }
        | { readonly __typename: 'Message', readonly id: string }
        | { readonly __typename: 'MessageSent', readonly id: string }
        | { readonly __typename: 'NodeCancelled', readonly id: string }
        | { readonly __typename: 'NodeCompleted', readonly id: string }
        | { readonly __typename: 'NodeExecution', readonly id: string }
        | { readonly __typename: 'NodeFailed', readonly id: string }
        | { readonly __typename: 'NodeRetrying', readonly id: string }
        | { readonly __typename: 'NodeSkipped', readonly id: string }
        | { readonly __typename: 'NodeStarted', readonly id: string }
        | { readonly __typename: 'NodeWaiting', readonly id: string }
        | { readonly __typename: 'Organization', readonly id: string }
        | { readonly __typename: 'ParticipantJoined', readonly id: string }
        | { readonly __typename: 'ParticipantLeft', readonly id: string }
        | { readonly __typename: 'RecordChanged', readonly id: string }
        | { readonly __typename: 'Request', readonly id: string }
        | { readonly __typename: 'RequestCompleted', readonly id: string }
        | { readonly __typename: 'RequestReceived', readonly id: string }
        | { readonly __typename: 'Session', readonly id: string }
        | { readonly __typename: 'SessionCreated', readonly id: string }
        | { readonly __typename: 'SessionUpdated', readonly id: string }
        | { readonly __typename: 'SharedDocument', readonly id: string }
        | { readonly __typename: 'StreamGap', readonly id: string }
        | { readonly __typename: 'StreamOpened', readonly id: string }
        | { readonly __typename: 'StudioAsset', readonly id: string }
        | { readonly __typename: 'StudioCommand', readonly id: string }
        | { readonly __typename: 'StudioInstance', readonly id: string }
        | { readonly __typename: 'StudioScript', readonly id: string }
        | { readonly __typename: 'SyncJob', readonly id: string }
        | { readonly __typename: 'Task', readonly id: string }
        | { readonly __typename: 'TaskAssigned', readonly id: string }
        | { readonly __typename: 'TaskCreated', readonly id: string }
        | { readonly __typename: 'TaskUpdated', readonly id: string }
        | { readonly __typename: 'User', readonly id: string }
        | { readonly __typename: 'Workflow', readonly id: string }
        | { readonly __typename: 'WorkflowCancelled', readonly id: string }
        | { readonly __typename: 'WorkflowCompleted', readonly id: string }
        | { readonly __typename: 'WorkflowExecution', readonly id: string }
        | { readonly __typename: 'WorkflowFailed', readonly id: string }
        | { readonly __typename: 'WorkflowStarted', readonly id: string }
       | null }
      & AgentCallFields_StreamOpened_Fragment
    )
   };

export type AgentCallsQueryVariables = Exact<{
  before?: string | null | undefined;
}>;

export type AgentCallsQuery = { readonly events: { readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<AgentCallFieldsFragment> } };

export type AgentPulseQueryVariables = Exact<{
  id: string;
  since?: string | null | undefined;
}>;

export type AgentPulseQuery = { readonly agent: { readonly id: string, readonly status: Types.AgentStatus, readonly lastHeartbeatAt: string | null, readonly circuit: CircuitFieldsFragment | null, readonly health: HealthFieldsFragment, readonly metrics: AgentMetricsFieldsFragment, readonly metricsHistory: ReadonlyArray<{ readonly at: string, readonly metrics: AgentMetricsFieldsFragment }>, readonly currentTasks: ReadonlyArray<FleetTaskFragment>, readonly tasks: { readonly totalCount: number, readonly nodes: ReadonlyArray<FleetTaskFragment> } } | null };

export type AgentHeartbeatsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;

export type AgentHeartbeatsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Agent', readonly status: Types.AgentStatus, readonly lastHeartbeatAt: string | null, readonly id: string, readonly health: HealthFieldsFragment }
    | { readonly __typename: 'AgentConnected', readonly id: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string }
    | { readonly __typename: 'AgentErrored', readonly id: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string }
    | { readonly __typename: 'ApiKey', readonly id: string }
    | { readonly __typename: 'Approval', readonly id: string }
    | { readonly __typename: 'ApprovalDelegation', readonly id: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string }
    | { readonly __typename: 'ChannelLink', readonly id: string }
    | { readonly __typename: 'ConnectedAccount', readonly id: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string }
    | { readonly __typename: 'CustomEvent', readonly id: string }
    | { readonly __typename: 'DataSchema', readonly id: string }
    | { readonly __typename: 'Delivery', readonly id: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string }
    | { readonly __typename: 'Endpoint', readonly id: string }
    | { readonly __typename: 'EventDelivery', readonly id: string }
    | { readonly __typename: 'EventDestination', readonly id: string }
    | { readonly __typename: 'Message', readonly id: string }
    | { readonly __typename: 'MessageSent', readonly id: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string }
    | { readonly __typename: 'NodeExecution', readonly id: string }
    | { readonly __typename: 'NodeFailed', readonly id: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string }
    | { readonly __typename: 'NodeStarted', readonly id: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string }
    | { readonly __typename: 'Organization', readonly id: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string }
    | { readonly __typename: 'RecordChanged', readonly id: string }
    | { readonly __typename: 'Request', readonly id: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string }
    | { readonly __typename: 'RequestReceived', readonly id: string }
    | { readonly __typename: 'Session', readonly id: string }
    | { readonly __typename: 'SessionCreated', readonly id: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string }
    | { readonly __typename: 'SharedDocument', readonly id: string }
    | { readonly __typename: 'StreamGap', readonly id: string }
    | { readonly __typename: 'StreamOpened', readonly id: string }
    | { readonly __typename: 'StudioAsset', readonly id: string }
    | { readonly __typename: 'StudioCommand', readonly id: string }
    | { readonly __typename: 'StudioInstance', readonly id: string }
    | { readonly __typename: 'StudioScript', readonly id: string }
    | { readonly __typename: 'SyncJob', readonly id: string }
    | { readonly __typename: 'Task', readonly id: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string }
    | { readonly __typename: 'TaskCreated', readonly id: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Workflow', readonly id: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string }
    | { readonly __typename: 'WorkflowExecution', readonly id: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string }
   | null> };

export type AgentPoolsQueryVariables = Exact<{ [key: string]: never; }>;

export type AgentPoolsQuery = { readonly agentPools: ReadonlyArray<{ readonly type: string, readonly desiredWorkers: number, readonly wantedWorkers: number, readonly workers: number, readonly agents: number, readonly queuedTasks: number, readonly heldTasks: number, readonly averageTaskSeconds: number | null, readonly changedAt: string }> };

export const FleetTaskFragmentDoc = `fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`;

export const FleetAgentFragmentDoc = `fragment FleetAgent on Agent {
  ...AgentFields
  health {
    ...HealthFields
  }
  metrics {
    ...AgentMetricsFields
  }
  currentTasks {
    ...FleetTask
  }
}`;

export const AgentCallFieldsFragmentDoc = `fragment AgentCallFields on Event {
  ...EventFields
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      ...AgentFields
    }
  }
}`;

export const FleetEventsDocument = /* @__PURE__ */ [
  `subscription FleetEvents($after: Cursor) {
  events(
    types: ["agent.created", "agent.updated", "agent.deleted", "agent.connected", "agent.disconnected", "agent.status_changed", "agent.execution", "agent.error", "collaboration.task_assigned", "collaboration.task_updated"]
    after: $after
  ) {
    ...EventFields
    ... on RecordChanged {
      recordId
      changes
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentStatusChanged {
      agent {
        ...AgentFields
      }
    }
    ... on AgentExecuted {
      agent {
        ...AgentFields
      }
    }
    ... on AgentErrored {
      agent {
        ...AgentFields
      }
    }
    ... on TaskAssigned {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
    ... on TaskUpdated {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
  FleetTaskFragmentDoc,
].join('\n') as SubscriptionDocument<FleetEventsSubscription, FleetEventsSubscriptionVariables>;

export const AgentWatchDocument = /* @__PURE__ */ [
  `subscription AgentWatch($agentIds: [ID!], $after: Cursor) {
  agentEvents(agentIds: $agentIds, after: $after) {
    ...AgentCallFields
    ... on StreamOpened {
      snapshot {
        __typename
        id
        ... on Agent {
          ...FleetAgent
          config
          metadata
        }
      }
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
  }
}`,
  AgentCallFieldsFragmentDoc,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
  FleetAgentFragmentDoc,
  HealthFieldsFragmentDoc,
  AgentMetricsFieldsFragmentDoc,
  FleetTaskFragmentDoc,
].join('\n') as SubscriptionDocument<AgentWatchSubscription, AgentWatchSubscriptionVariables>;

export const AgentCallsDocument = /* @__PURE__ */ [
  `query AgentCalls($before: Cursor) {
  events(last: 100, before: $before, types: ["agent.execution", "agent.error"]) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AgentCallFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  AgentCallFieldsFragmentDoc,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
].join('\n') as QueryDocument<AgentCallsQuery, AgentCallsQueryVariables>;

export const AgentPulseDocument = /* @__PURE__ */ [
  `query AgentPulse($id: ID!, $since: DateTime) {
  agent(id: $id) {
    id
    status
    lastHeartbeatAt
    circuit {
      ...CircuitFields
    }
    health {
      ...HealthFields
    }
    metrics {
      ...AgentMetricsFields
    }
    metricsHistory(since: $since, first: 500) {
      at
      metrics {
        ...AgentMetricsFields
      }
    }
    currentTasks {
      ...FleetTask
    }
    tasks(first: 10) {
      totalCount
      nodes {
        ...FleetTask
      }
    }
  }
}`,
  CircuitFieldsFragmentDoc,
  HealthFieldsFragmentDoc,
  AgentMetricsFieldsFragmentDoc,
  FleetTaskFragmentDoc,
].join('\n') as QueryDocument<AgentPulseQuery, AgentPulseQueryVariables>;

export const AgentHeartbeatsDocument = /* @__PURE__ */ [
  `query AgentHeartbeats($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Agent {
      status
      lastHeartbeatAt
      health {
        ...HealthFields
      }
    }
  }
}`,
  HealthFieldsFragmentDoc,
].join('\n') as QueryDocument<AgentHeartbeatsQuery, AgentHeartbeatsQueryVariables>;

export const AgentPoolsDocument = `query AgentPools {
  agentPools {
    type
    desiredWorkers
    wantedWorkers
    workers
    agents
    queuedTasks
    heldTasks
    averageTaskSeconds
    changedAt
  }
}` as QueryDocument<AgentPoolsQuery, AgentPoolsQueryVariables>;
