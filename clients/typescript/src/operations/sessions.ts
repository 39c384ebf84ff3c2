type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type SessionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.SessionFilter | null | undefined;
}>;

export type SessionsQuery = { readonly sessions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       }> } };

export type SessionQueryVariables = Exact<{
  id: string;
}>;

export type SessionQuery = { readonly session: { readonly context: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       }>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null, readonly owner:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     } | null };

export type SessionMessagesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type SessionMessagesQuery = { readonly session: { readonly id: string, readonly messages: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly to:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null, readonly replyTo: { readonly id: string } | null }> } } | null };

export type SessionTasksQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.TaskFilter | null | undefined;
  orderBy?: Types.TaskOrder | null | undefined;
}>;

export type SessionTasksQuery = { readonly session: { readonly id: string, readonly tasks: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }> } } | null };

export type SessionApprovalsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: Types.ApprovalStatus | null | undefined;
}>;

export type SessionApprovalsQuery = { readonly session: { readonly id: string, readonly approvals: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }> } } | null };

export type SessionDocumentsQueryVariables = Exact<{
  id: string;
}>;

export type SessionDocumentsQuery = { readonly session: { readonly id: string, readonly documents: ReadonlyArray<{ readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       }> } | null };

export type SessionRequestsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type SessionRequestsQuery = { readonly session: { readonly id: string, readonly requests: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }> } } | null };

export type SessionEventsSubscriptionVariables = Exact<{
  sessionId: string;
  after?: string | null | undefined;
}>;

export type SessionEventsSubscription = { readonly sessionEvents:
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'CustomEvent', readonly data: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DocumentChanged', readonly patch: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly to:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null, readonly replyTo: { readonly id: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly snapshot:
        | { readonly __typename: 'Agent' }
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
        | { readonly __typename: 'Session', readonly context: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
              | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
              | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
              | { readonly __typename: 'User', readonly id: string, readonly name: string }
             }>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null, readonly owner:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           }
        | { readonly __typename: 'SessionCreated' }
        | { readonly __typename: 'SessionUpdated' }
        | { readonly __typename: 'SharedDocument' }
        | { readonly __typename: 'StreamGap' }
        | { readonly __typename: 'StreamOpened' }
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
       | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type PresenceSubscriptionVariables = Exact<{
  sessionId: string;
}>;

export type PresenceSubscription = { readonly presence: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }> };

export type CreateSessionMutationVariables = Exact<{
  input: Types.CreateSessionInput;
}>;

export type CreateSessionMutation = { readonly createSession: { readonly session: { readonly context: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null, readonly owner:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UpdateSessionMutationVariables = Exact<{
  input: Types.UpdateSessionInput;
}>;

export type UpdateSessionMutation = { readonly updateSession: { readonly session: { readonly context: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null, readonly owner:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type JoinSessionMutationVariables = Exact<{
  input: Types.JoinSessionInput;
}>;

export type JoinSessionMutation = { readonly joinSession: { readonly session: { readonly context: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null, readonly owner:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type LeaveSessionMutationVariables = Exact<{
  input: Types.JoinSessionInput;
}>;

export type LeaveSessionMutation = { readonly leaveSession: { readonly session: { readonly context: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null, readonly owner:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type SetPresenceMutationVariables = Exact<{
  input: Types.SetPresenceInput;
}>;

export type SetPresenceMutation = { readonly setPresence: { readonly session: { readonly context: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<{ readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null, readonly owner:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const SessionsDocument = `query Sessions($first: Int, $after: String, $last: Int, $before: String, $filter: SessionFilter) {
  sessions(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...SessionFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<SessionsQuery, SessionsQueryVariables>;

export const SessionDocument = `query Session($id: ID!) {
  session(id: $id) {
    ...SessionDetail
  }
}
fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}` as QueryDocument<SessionQuery, SessionQueryVariables>;

export const SessionMessagesDocument = `query SessionMessages($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  session(id: $id) {
    id
    messages(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        ...PageFields
      }
      nodes {
        ...MessageFields
      }
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MessageFields on Message {
  id
  content
  type
  metadata
  createdAt
  from {
    ...ActorFields
  }
  to {
    ...ActorFields
  }
  replyTo {
    id
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<SessionMessagesQuery, SessionMessagesQueryVariables>;

export const SessionTasksDocument = `query SessionTasks($id: ID!, $first: Int, $after: String, $filter: TaskFilter, $orderBy: TaskOrder) {
  session(id: $id) {
    id
    tasks(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo {
        ...PageFields
      }
      nodes {
        ...TaskFields
      }
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<SessionTasksQuery, SessionTasksQueryVariables>;

export const SessionApprovalsDocument = `query SessionApprovals($id: ID!, $first: Int, $after: String, $status: ApprovalStatus) {
  session(id: $id) {
    id
    approvals(first: $first, after: $after, status: $status) {
      totalCount
      pageInfo {
        ...PageFields
      }
      nodes {
        ...ApprovalFields
      }
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<SessionApprovalsQuery, SessionApprovalsQueryVariables>;

export const SessionDocumentsDocument = `query SessionDocuments($id: ID!) {
  session(id: $id) {
    id
    documents {
      ...DocumentFields
    }
  }
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<SessionDocumentsQuery, SessionDocumentsQueryVariables>;

export const SessionRequestsDocument = `query SessionRequests($id: ID!, $first: Int, $after: String) {
  session(id: $id) {
    id
    requests(first: $first, after: $after) {
      totalCount
      pageInfo {
        ...PageFields
      }
      nodes {
        ...RequestFields
      }
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}` as QueryDocument<SessionRequestsQuery, SessionRequestsQueryVariables>;

export const SessionEventsDocument = `subscription SessionEvents($sessionId: ID!, $after: Cursor) {
  sessionEvents(sessionId: $sessionId, after: $after) {
    ...EventFields
    ... on StreamOpened {
      snapshot {
        __typename
        ... on Session {
          ...SessionDetail
        }
      }
    }
    ... on SessionCreated {
      session {
        ...SessionFields
      }
    }
    ... on SessionUpdated {
      session {
        ...SessionFields
      }
    }
    ... on ParticipantJoined {
      participant {
        ...ParticipantFields
      }
    }
    ... on ParticipantLeft {
      participant {
        ...ParticipantFields
      }
    }
    ... on MessageSent {
      message {
        ...MessageFields
      }
    }
    ... on TaskCreated {
      task {
        ...TaskFields
      }
    }
    ... on TaskAssigned {
      task {
        ...TaskFields
      }
    }
    ... on TaskUpdated {
      task {
        ...TaskFields
      }
    }
    ... on ApprovalRequested {
      approval {
        ...ApprovalFields
      }
    }
    ... on ApprovalResponded {
      approval {
        ...ApprovalFields
      }
    }
    ... on RequestReceived {
      request {
        ...RequestFields
      }
    }
    ... on RequestCompleted {
      request {
        ...RequestFields
      }
    }
    ... on DocumentChanged {
      patch
      document {
        ...DocumentFields
      }
    }
    ... on CustomEvent {
      data
    }
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}
fragment MessageFields on Message {
  id
  content
  type
  metadata
  createdAt
  from {
    ...ActorFields
  }
  to {
    ...ActorFields
  }
  replyTo {
    id
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
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
}` as SubscriptionDocument<SessionEventsSubscription, SessionEventsSubscriptionVariables>;

export const PresenceDocument = `subscription Presence($sessionId: ID!) {
  presence(sessionId: $sessionId) {
    ...ParticipantFields
  }
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as SubscriptionDocument<PresenceSubscription, PresenceSubscriptionVariables>;

export const CreateSessionDocument = `mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateSessionMutation, CreateSessionMutationVariables>;

export const UpdateSessionDocument = `mutation UpdateSession($input: UpdateSessionInput!) {
  updateSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UpdateSessionMutation, UpdateSessionMutationVariables>;

export const JoinSessionDocument = `mutation JoinSession($input: JoinSessionInput!) {
  joinSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<JoinSessionMutation, JoinSessionMutationVariables>;

export const LeaveSessionDocument = `mutation LeaveSession($input: JoinSessionInput!) {
  leaveSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<LeaveSessionMutation, LeaveSessionMutationVariables>;

export const SetPresenceDocument = `mutation SetPresence($input: SetPresenceInput!) {
  setPresence(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}
fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<SetPresenceMutation, SetPresenceMutationVariables>;
