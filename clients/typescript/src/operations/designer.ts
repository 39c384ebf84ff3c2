type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument, SubscriptionDocument } from '../document.js';
export type DesignedWorkflowQueryVariables = Exact<{
  id: string;
}>;

export type DesignedWorkflowQuery = { readonly workflow: { readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly versions: ReadonlyArray<{ readonly version: number, readonly createdAt: string, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       }>, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> } | null };

export type WorkflowNodeTypesQueryVariables = Exact<{ [key: string]: never; }>;

export type WorkflowNodeTypesQuery = { readonly workflowNodeTypes: ReadonlyArray<{ readonly type: Types.NodeType, readonly configSchema: unknown, readonly outputSchema: unknown }> };

export type ValidateWorkflowQueryVariables = Exact<{
  input: Types.ValidateWorkflowInput;
}>;

export type ValidateWorkflowQuery = { readonly validateWorkflow: { readonly valid: boolean, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DesignerAgentsQueryVariables = Exact<{ [key: string]: never; }>;

export type DesignerAgentsQuery = { readonly agents: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type DesignerUsersQueryVariables = Exact<{ [key: string]: never; }>;

export type DesignerUsersQuery = { readonly users: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type DesignerWorkflowsQueryVariables = Exact<{ [key: string]: never; }>;

export type DesignerWorkflowsQuery = { readonly workflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type LastRunValuesQueryVariables = Exact<{
  filter?: Types.ExecutionFilter | null | undefined;
}>;

export type LastRunValuesQuery = { readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly input: unknown, readonly nodes: ReadonlyArray<{ readonly key: string, readonly status: Types.NodeStatus, readonly output: unknown, readonly error: string | null }> }> } };

export type WorkflowChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type WorkflowChangesSubscription = { readonly events:
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'CustomEvent', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'StreamGap', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'StreamOpened', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly type: string }
   };

export type LayoutChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type LayoutChangesSubscription = { readonly events:
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'CustomEvent', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null, readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         } }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'RecordChanged', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'StreamGap', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'StreamOpened', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string }
   };

export const DesignedWorkflowDocument = `query DesignedWorkflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
    versions {
      version
      createdAt
      createdBy {
        ...ActorFields
      }
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<DesignedWorkflowQuery, DesignedWorkflowQueryVariables>;

export const WorkflowNodeTypesDocument = `query WorkflowNodeTypes {
  workflowNodeTypes {
    type
    configSchema
    outputSchema
  }
}` as QueryDocument<WorkflowNodeTypesQuery, WorkflowNodeTypesQueryVariables>;

export const ValidateWorkflowDocument = `query ValidateWorkflow($input: ValidateWorkflowInput!) {
  validateWorkflow(input: $input) {
    valid
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as QueryDocument<ValidateWorkflowQuery, ValidateWorkflowQueryVariables>;

export const DesignerAgentsDocument = `query DesignerAgents {
  agents(first: 100) {
    nodes {
      id
      name
    }
  }
}` as QueryDocument<DesignerAgentsQuery, DesignerAgentsQueryVariables>;

export const DesignerUsersDocument = `query DesignerUsers {
  users(first: 100) {
    nodes {
      id
      name
    }
  }
}` as QueryDocument<DesignerUsersQuery, DesignerUsersQueryVariables>;

export const DesignerWorkflowsDocument = `query DesignerWorkflows {
  workflows(first: 100) {
    nodes {
      id
      name
    }
  }
}` as QueryDocument<DesignerWorkflowsQuery, DesignerWorkflowsQueryVariables>;

export const LastRunValuesDocument = `query LastRunValues($filter: ExecutionFilter) {
  executions(first: 1, filter: $filter) {
    nodes {
      id
      input
      nodes {
        key
        status
        output
        error
      }
    }
  }
}` as QueryDocument<LastRunValuesQuery, LastRunValuesQueryVariables>;

export const WorkflowChangesDocument = `subscription WorkflowChanges($after: Cursor) {
  events(types: ["workflow.updated", "workflow.deleted"], after: $after) {
    __typename
    id
    cursor
    type
    ... on RecordChanged {
      recordId
    }
  }
}` as SubscriptionDocument<WorkflowChangesSubscription, WorkflowChangesSubscriptionVariables>;

export const LayoutChangesDocument = `subscription LayoutChanges($after: Cursor) {
  events(types: ["collaboration.document_changed"], after: $after) {
    __typename
    id
    cursor
    ... on DocumentChanged {
      actor {
        ...ActorFields
      }
      document {
        ...DocumentFields
      }
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment DocumentFields on SharedDocument {
  id
  key
  version
  value
  updatedAt
  session {
    id
  }
  updatedBy {
    ...ActorFields
  }
}` as SubscriptionDocument<LayoutChangesSubscription, LayoutChangesSubscriptionVariables>;
