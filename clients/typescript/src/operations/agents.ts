type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, AgentFieldsFragment, HealthFieldsFragment, AgentMetricsFieldsFragment, TaskFieldsFragment, EventFields_AgentConnected_Fragment, EventFields_AgentDisconnected_Fragment, EventFields_AgentErrored_Fragment, EventFields_AgentExecuted_Fragment, EventFields_AgentStatusChanged_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, MessageFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { FleetAgentFragment } from './fleet.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { PageFieldsFragmentDoc, AgentFieldsFragmentDoc, HealthFieldsFragmentDoc, AgentMetricsFieldsFragmentDoc, TaskFieldsFragmentDoc, ActorFieldsFragmentDoc, EventFieldsFragmentDoc, MessageFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
import { FleetAgentFragmentDoc, FleetTaskFragmentDoc } from './fleet.js';
export type AgentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.AgentFilter | null | undefined;
  orderBy?: Types.AgentOrder | null | undefined;
}>;

export type AgentsQuery = { readonly agents: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<FleetAgentFragment> } };

export type AgentQueryVariables = Exact<{
  id: string;
  historySince?: string | null | undefined;
}>;

export type AgentQuery = { readonly agent: (
    { readonly config: unknown, readonly metadata: unknown, readonly health: HealthFieldsFragment, readonly currentTasks: ReadonlyArray<TaskFieldsFragment>, readonly metrics: AgentMetricsFieldsFragment, readonly metricsHistory: ReadonlyArray<{ readonly at: string, readonly metrics: AgentMetricsFieldsFragment }> }
    & AgentFieldsFragment
  ) | null };

export type AgentEventsSubscriptionVariables = Exact<{
  agentIds?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type AgentEventsSubscription = { readonly agentEvents:
    | (
      { readonly agent: AgentFieldsFragment }
      & EventFields_AgentConnected_Fragment
    )
    | (
      { readonly agent: AgentFieldsFragment }
      & EventFields_AgentDisconnected_Fragment
    )
    | (
      { readonly error: string, readonly agent: AgentFieldsFragment, readonly nodeExecution: { readonly id: string, readonly key: string } | null }
      & EventFields_AgentErrored_Fragment
    )
    | (
      { readonly durationMs: number, readonly simulated: boolean, readonly agent: AgentFieldsFragment, readonly nodeExecution: { readonly id: string, readonly key: string } | null }
      & EventFields_AgentExecuted_Fragment
    )
    | (
      { readonly status: Types.AgentStatus, readonly agent: AgentFieldsFragment }
      & EventFields_AgentStatusChanged_Fragment
    )
    | EventFields_StreamGap_Fragment
    | (
      { readonly snapshot:
        | (
          { readonly __typename: 'Agent' }
          & AgentFieldsFragment
        )
        | { readonly __typename: 'AgentConnected' }
        | { readonly __typename: 'AgentDisconnected' }
        | { readonly __typename: 'AgentErrored' }
        | { readonly __typename: 'AgentExecuted' }
        | { readonly __typename: 'AgentStatusChanged' }
        | { readonly __typename: 'ApiKey' }
        | { readonly __typename: 'Approval' }
        | { readonly __typename: 'ApprovalDelegation' }
        | { readonly __typename: 'ApprovalRequested' }
        | { readonly __typename: 'ApprovalResponded' }
        | { readonly __typename: 'ChannelLink' }
        | { readonly __typename: 'ConnectedAccount' }
        | { readonly __typename: 'ConnectionChanged' }
        | { readonly __typename: 'CustomEvent' }
        | { readonly __typename: 'DataSchema' }
        | { readonly __typename: 'Delivery' }
        | { readonly __typename: 'DeliveryUpdated' }
        | { readonly __typename: 'DocumentChanged' }
        | { readonly __typename: 'Endpoint' }
        | { readonly __typename: 'EventDelivery' }
        | { readonly __typename: 'EventDestination' }
        | { readonly __typename: 'Message' }
        | { readonly __typename: 'MessageSent' }
        | { readonly __typename: 'NodeCancelled' }
        | { readonly __typename: 'NodeCompleted' }
        | { readonly __typename: 'NodeExecution' }
        | { readonly __typename: 'NodeFailed' }
        | { readonly __typename: 'NodeRetrying' }
        | { readonly __typename: 'NodeSkipped' }
        | { readonly __typename: 'NodeStarted' }
        | { readonly __typename: 'NodeWaiting' }
        | { readonly __typename: 'Organization' }
        | { readonly __typename: 'ParticipantJoined' }
        | { readonly __typename: 'ParticipantLeft' }
        | { readonly __typename: 'RecordChanged' }
        | { readonly __typename: 'Request' }
        | { readonly __typename: 'RequestCompleted' }
        | { readonly __typename: 'RequestReceived' }
        | { readonly __typename: 'Session' }
        | { readonly __typename: 'SessionCreated' }
        | { readonly __typename: 'SessionUpdated' }
        | { readonly __typename: 'SharedDocument' }
        | { readonly __typename: 'StreamGap' }
        | { readonly __typename: 'StreamOpened' }
        | { readonly __typename: 'StudioAsset' }
        | { readonly __typename: 'StudioCommand' }
        | { readonly __typename: 'StudioInstance' }
        | { readonly __typename: 'StudioScript' }
        | { readonly __typename: 'SyncJob' }
        | { readonly __typename: 'Task' }
        | { readonly __typename: 'TaskAssigned' }
        | { readonly __typename: 'TaskCreated' }
        | { readonly __typename: 'TaskUpdated' }
        | { readonly __typename: 'User' }
        | { readonly __typename: 'Workflow' }
        | { readonly __typename: 'WorkflowCancelled' }
        | { readonly __typename: 'WorkflowCompleted' }
        | { readonly __typename: 'WorkflowExecution' }
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null }
      & EventFields_StreamOpened_Fragment
    )
   };

export type AgentReplySubscriptionVariables = Exact<{
  input: Types.InvokeAgentInput;
}>;

export type AgentReplySubscription = { readonly agentReply: { readonly delta: string, readonly done: boolean, readonly reply: { readonly content: string, readonly metadata: unknown, readonly simulated: boolean, readonly durationMs: number, readonly message: MessageFieldsFragment | null } | null } };

export type InvokeAgentMutationVariables = Exact<{
  input: Types.InvokeAgentInput;
}>;

export type InvokeAgentMutation = { readonly invokeAgent: { readonly reply: { readonly content: string, readonly metadata: unknown, readonly simulated: boolean, readonly durationMs: number, readonly message: MessageFieldsFragment | null } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CreateAgentMutationVariables = Exact<{
  input: Types.CreateAgentInput;
}>;

export type CreateAgentMutation = { readonly createAgent: { readonly agent: AgentFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UpdateAgentMutationVariables = Exact<{
  input: Types.UpdateAgentInput;
}>;

export type UpdateAgentMutation = { readonly updateAgent: { readonly agent: AgentFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DeleteAgentMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteAgentMutation = { readonly deleteAgent: { readonly deletedId: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CommandAgentMutationVariables = Exact<{
  input: Types.CommandAgentInput;
}>;

export type CommandAgentMutation = { readonly commandAgent: { readonly agent: AgentFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const AgentsDocument = /* @__PURE__ */ [
  `query Agents($first: Int, $after: String, $last: Int, $before: String, $filter: AgentFilter, $orderBy: AgentOrder) {
  agents(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...FleetAgent
    }
  }
}`,
  PageFieldsFragmentDoc,
  FleetAgentFragmentDoc,
  AgentFieldsFragmentDoc,
  HealthFieldsFragmentDoc,
  AgentMetricsFieldsFragmentDoc,
  FleetTaskFragmentDoc,
].join('\n') as QueryDocument<AgentsQuery, AgentsQueryVariables>;

export const AgentDocument = /* @__PURE__ */ [
  `query Agent($id: ID!, $historySince: DateTime) {
  agent(id: $id) {
    ...AgentFields
    config
    metadata
    health {
      ...HealthFields
    }
    currentTasks {
      ...TaskFields
    }
    metrics {
      ...AgentMetricsFields
    }
    metricsHistory(since: $historySince) {
      at
      metrics {
        ...AgentMetricsFields
      }
    }
  }
}`,
  AgentFieldsFragmentDoc,
  HealthFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentMetricsFieldsFragmentDoc,
].join('\n') as QueryDocument<AgentQuery, AgentQueryVariables>;

export const AgentEventsDocument = /* @__PURE__ */ [
  `subscription AgentEvents($agentIds: [ID!], $after: Cursor) {
  agentEvents(agentIds: $agentIds, after: $after) {
    ...EventFields
    ... on StreamOpened {
      snapshot {
        __typename
        ... on Agent {
          ...AgentFields
        }
      }
    }
    ... on AgentStatusChanged {
      status
      agent {
        ...AgentFields
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
    ... on AgentExecuted {
      durationMs
      simulated
      agent {
        ...AgentFields
      }
      nodeExecution {
        id
        key
      }
    }
    ... on AgentErrored {
      error
      agent {
        ...AgentFields
      }
      nodeExecution {
        id
        key
      }
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<AgentEventsSubscription, AgentEventsSubscriptionVariables>;

export const AgentReplyDocument = /* @__PURE__ */ [
  `subscription AgentReply($input: InvokeAgentInput!) {
  agentReply(input: $input) {
    delta
    done
    reply {
      content
      metadata
      simulated
      durationMs
      message {
        ...MessageFields
      }
    }
  }
}`,
  MessageFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<AgentReplySubscription, AgentReplySubscriptionVariables>;

export const InvokeAgentDocument = /* @__PURE__ */ [
  `mutation InvokeAgent($input: InvokeAgentInput!) {
  invokeAgent(input: $input) {
    reply {
      content
      metadata
      simulated
      durationMs
      message {
        ...MessageFields
      }
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  MessageFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<InvokeAgentMutation, InvokeAgentMutationVariables>;

export const CreateAgentDocument = /* @__PURE__ */ [
  `mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  AgentFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateAgentMutation, CreateAgentMutationVariables>;

export const UpdateAgentDocument = /* @__PURE__ */ [
  `mutation UpdateAgent($input: UpdateAgentInput!) {
  updateAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  AgentFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UpdateAgentMutation, UpdateAgentMutationVariables>;

export const DeleteAgentDocument = /* @__PURE__ */ [
  `mutation DeleteAgent($input: DeleteInput!) {
  deleteAgent(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DeleteAgentMutation, DeleteAgentMutationVariables>;

export const CommandAgentDocument = /* @__PURE__ */ [
  `mutation CommandAgent($input: CommandAgentInput!) {
  commandAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  AgentFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CommandAgentMutation, CommandAgentMutationVariables>;
