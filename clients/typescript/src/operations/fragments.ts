import type * as Types from './types.js';

export type ActorFields_Agent_Fragment = { readonly __typename: 'Agent', readonly id: string, readonly name: string };

export type ActorFields_SystemActor_Fragment = { readonly __typename: 'SystemActor', readonly id: string, readonly name: string };

export type ActorFields_User_Fragment = { readonly __typename: 'User', readonly id: string, readonly name: string };

export type ActorFieldsFragment =
  | ActorFields_Agent_Fragment
  | ActorFields_SystemActor_Fragment
  | ActorFields_User_Fragment
;

export type PageFieldsFragment = { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null };

export type ErrorFieldsFragment = { readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null };

export type HealthFieldsFragment = { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null };

export type CircuitFieldsFragment = { readonly state: Types.CircuitState, readonly failures: number, readonly opensUntil: string | null, readonly failureThreshold: number, readonly recoveryTimeoutSeconds: number, readonly halfOpenRequests: number };

export type CallMetricsFieldsFragment = { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null };

export type AgentFieldsFragment = { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string };

export type AgentMetricsFieldsFragment = { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number };

export type TaskFieldsFragment = { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly leaseExpiresAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy: ActorFieldsFragment, readonly session: { readonly id: string, readonly name: string } | null };

export type TaskDetailFragment = (
  { readonly payload: unknown, readonly requirements: unknown, readonly result: unknown, readonly retryDelaySeconds: number, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null }
  & TaskFieldsFragment
);

export type WorkflowNodeFieldsFragment = { readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } };

export type WorkflowTriggerFieldsFragment = { readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null };

export type WorkflowAgentFieldsFragment = { readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null };

export type WorkflowFieldsFragment = { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly triggers: ReadonlyArray<WorkflowTriggerFieldsFragment> };

export type WorkflowDetailFragment = (
  { readonly inputSchema: unknown, readonly config: unknown, readonly nodes: ReadonlyArray<WorkflowNodeFieldsFragment>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<WorkflowAgentFieldsFragment> }
  & WorkflowFieldsFragment
);

export type WorkflowStatisticsFieldsFragment = { readonly total: number, readonly completed: number, readonly failed: number, readonly cancelled: number, readonly running: number, readonly successRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null };

export type ProgressFieldsFragment = { readonly completed: number, readonly total: number, readonly fraction: number };

export type ExecutionChangeFragment = { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: ProgressFieldsFragment };

export type ExecutionFieldsFragment = (
  { readonly version: number, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy: ActorFieldsFragment }
  & ExecutionChangeFragment
);

export type NodeExecutionFieldsFragment = { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null };

export type NodeExecutionDetailFragment = (
  { readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null }
  & NodeExecutionFieldsFragment
);

export type ExecutionDetailFragment = (
  { readonly input: unknown, readonly output: unknown, readonly nodes: ReadonlyArray<NodeExecutionDetailFragment> }
  & ExecutionFieldsFragment
);

export type ParticipantFieldsFragment = { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor: ActorFieldsFragment };

export type SessionFieldsFragment = { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner: ActorFieldsFragment };

export type SessionDetailFragment = (
  { readonly context: unknown, readonly metadata: unknown, readonly config: { readonly maxParticipants: number | null, readonly autoApproval: boolean }, readonly participants: ReadonlyArray<ParticipantFieldsFragment>, readonly agents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }>, readonly currentAgent: { readonly id: string, readonly name: string } | null }
  & SessionFieldsFragment
);

export type MessageFieldsFragment = { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from: ActorFieldsFragment, readonly to: ActorFieldsFragment | null, readonly replyTo: { readonly id: string } | null };

export type DocumentFieldsFragment = { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy: ActorFieldsFragment };

export type RequestFieldsFragment = { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } };

export type ApprovalFieldsFragment = { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy: ActorFieldsFragment, readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by: ActorFieldsFragment, readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> };

export type ConnectionFieldsFragment = { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } };

export type ConnectorFieldsFragment = { readonly name: string, readonly title: string, readonly description: string, readonly auth: Types.ConnectorAuth, readonly mode: Types.ConnectorMode, readonly configured: boolean, readonly missing: ReadonlyArray<string>, readonly circuit: CircuitFieldsFragment, readonly health: HealthFieldsFragment, readonly metrics: CallMetricsFieldsFragment, readonly connection: ConnectionFieldsFragment | null };

export type ConnectorActionFieldsFragment = { readonly name: string, readonly title: string, readonly description: string, readonly inputSchema: unknown, readonly outputSchema: unknown, readonly idempotent: boolean };

export type IntegrationConfigFieldsFragment = { readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null };

export type DeliveryAttemptFieldsFragment = { readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null };

export type DeliveryFieldsFragment = { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy: ActorFieldsFragment, readonly attempts: ReadonlyArray<DeliveryAttemptFieldsFragment> };

export type EventDestinationFieldsFragment = { readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } };

export type EventDeliveryFieldsFragment = { readonly id: string, readonly status: Types.DeliveryStatus, readonly nextAttemptAt: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly event:
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'RecordChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'StreamGap', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'StreamOpened', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
  , readonly attempts: ReadonlyArray<DeliveryAttemptFieldsFragment> };

export type EndpointFieldsFragment = { readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string, readonly version: number, readonly document: string, readonly response: string | null, readonly rateLimitPerMinute: number | null, readonly deprecatedAt: string | null, readonly sunsetAt: string | null, readonly enabled: boolean, readonly preset: boolean, readonly problem: string | null, readonly createdAt: string, readonly updatedAt: string, readonly replacement: { readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string } | null, readonly metrics: CallMetricsFieldsFragment };

export type UserFieldsFragment = { readonly id: string, readonly name: string, readonly email: string, readonly role: Types.Role, readonly active: boolean, readonly createdAt: string, readonly updatedAt: string };

export type DelegationFieldsFragment = { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly endedAt: string | null, readonly createdAt: string, readonly active: boolean, readonly user: { readonly id: string, readonly name: string }, readonly delegate: { readonly id: string, readonly name: string } };

export type ApiKeyFieldsFragment = { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly createdAt: string, readonly createdByKeyId: string | null, readonly actor: ActorFieldsFragment };

export type ViewerFieldsFragment = { readonly role: Types.Role, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly organization: { readonly id: string, readonly name: string }, readonly actor:
    | ActorFields_Agent_Fragment
    | ActorFields_SystemActor_Fragment
    | (
      { readonly email: string }
      & ActorFields_User_Fragment
    )
   };

export type EventFields_AgentConnected_Fragment = { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_AgentDisconnected_Fragment = { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_AgentErrored_Fragment = { readonly __typename: 'AgentErrored', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_AgentExecuted_Fragment = { readonly __typename: 'AgentExecuted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_AgentStatusChanged_Fragment = { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_ApprovalRequested_Fragment = { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_ApprovalResponded_Fragment = { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_ConnectionChanged_Fragment = { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_CustomEvent_Fragment = { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_DeliveryUpdated_Fragment = { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_DocumentChanged_Fragment = { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_MessageSent_Fragment = { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_NodeCancelled_Fragment = { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_NodeCompleted_Fragment = { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_NodeFailed_Fragment = { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_NodeRetrying_Fragment = { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_NodeSkipped_Fragment = { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_NodeStarted_Fragment = { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_NodeWaiting_Fragment = { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_ParticipantJoined_Fragment = { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_ParticipantLeft_Fragment = { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_RecordChanged_Fragment = { readonly __typename: 'RecordChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_RequestCompleted_Fragment = { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_RequestReceived_Fragment = { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_SessionCreated_Fragment = { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_SessionUpdated_Fragment = { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_StreamGap_Fragment = { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_StreamOpened_Fragment = { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_TaskAssigned_Fragment = { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_TaskCreated_Fragment = { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_TaskUpdated_Fragment = { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_WorkflowCancelled_Fragment = { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_WorkflowCompleted_Fragment = { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_WorkflowFailed_Fragment = { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFields_WorkflowStarted_Fragment = { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor: ActorFieldsFragment | null };

export type EventFieldsFragment =
  | EventFields_AgentConnected_Fragment
  | EventFields_AgentDisconnected_Fragment
  | EventFields_AgentErrored_Fragment
  | EventFields_AgentExecuted_Fragment
  | EventFields_AgentStatusChanged_Fragment
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
  | EventFields_RecordChanged_Fragment
  | EventFields_RequestCompleted_Fragment
  | EventFields_RequestReceived_Fragment
  | EventFields_SessionCreated_Fragment
  | EventFields_SessionUpdated_Fragment
  | EventFields_StreamGap_Fragment
  | EventFields_StreamOpened_Fragment
  | EventFields_TaskAssigned_Fragment
  | EventFields_TaskCreated_Fragment
  | EventFields_TaskUpdated_Fragment
  | EventFields_WorkflowCancelled_Fragment
  | EventFields_WorkflowCompleted_Fragment
  | EventFields_WorkflowFailed_Fragment
  | EventFields_WorkflowStarted_Fragment
;

export type ExecutionEventFields_ApprovalRequested_Fragment = (
  { readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } }
  & EventFields_ApprovalRequested_Fragment
);

export type ExecutionEventFields_ApprovalResponded_Fragment = (
  { readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } }
  & EventFields_ApprovalResponded_Fragment
);

export type ExecutionEventFields_NodeCancelled_Fragment = (
  { readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeCancelled_Fragment
);

export type ExecutionEventFields_NodeCompleted_Fragment = (
  { readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeCompleted_Fragment
);

export type ExecutionEventFields_NodeFailed_Fragment = (
  { readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeFailed_Fragment
);

export type ExecutionEventFields_NodeRetrying_Fragment = (
  { readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeRetrying_Fragment
);

export type ExecutionEventFields_NodeSkipped_Fragment = (
  { readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeSkipped_Fragment
);

export type ExecutionEventFields_NodeStarted_Fragment = (
  { readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeStarted_Fragment
);

export type ExecutionEventFields_NodeWaiting_Fragment = (
  { readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeWaiting_Fragment
);

export type ExecutionEventFields_StreamGap_Fragment = EventFields_StreamGap_Fragment;

export type ExecutionEventFields_StreamOpened_Fragment = EventFields_StreamOpened_Fragment;

export type ExecutionEventFields_TaskAssigned_Fragment = (
  { readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string } }
  & EventFields_TaskAssigned_Fragment
);

export type ExecutionEventFields_TaskCreated_Fragment = (
  { readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string } }
  & EventFields_TaskCreated_Fragment
);

export type ExecutionEventFields_TaskUpdated_Fragment = (
  { readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string } }
  & EventFields_TaskUpdated_Fragment
);

export type ExecutionEventFields_WorkflowCancelled_Fragment = (
  { readonly execution: ExecutionStateFragment }
  & EventFields_WorkflowCancelled_Fragment
);

export type ExecutionEventFields_WorkflowCompleted_Fragment = (
  { readonly execution: ExecutionStateFragment }
  & EventFields_WorkflowCompleted_Fragment
);

export type ExecutionEventFields_WorkflowFailed_Fragment = (
  { readonly execution: ExecutionStateFragment }
  & EventFields_WorkflowFailed_Fragment
);

export type ExecutionEventFields_WorkflowStarted_Fragment = (
  { readonly execution: ExecutionStateFragment }
  & EventFields_WorkflowStarted_Fragment
);

export type ExecutionEventFieldsFragment =
  | ExecutionEventFields_ApprovalRequested_Fragment
  | ExecutionEventFields_ApprovalResponded_Fragment
  | ExecutionEventFields_NodeCancelled_Fragment
  | ExecutionEventFields_NodeCompleted_Fragment
  | ExecutionEventFields_NodeFailed_Fragment
  | ExecutionEventFields_NodeRetrying_Fragment
  | ExecutionEventFields_NodeSkipped_Fragment
  | ExecutionEventFields_NodeStarted_Fragment
  | ExecutionEventFields_NodeWaiting_Fragment
  | ExecutionEventFields_StreamGap_Fragment
  | ExecutionEventFields_StreamOpened_Fragment
  | ExecutionEventFields_TaskAssigned_Fragment
  | ExecutionEventFields_TaskCreated_Fragment
  | ExecutionEventFields_TaskUpdated_Fragment
  | ExecutionEventFields_WorkflowCancelled_Fragment
  | ExecutionEventFields_WorkflowCompleted_Fragment
  | ExecutionEventFields_WorkflowFailed_Fragment
  | ExecutionEventFields_WorkflowStarted_Fragment
;

export type ExecutionStateFragment = { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null };

export const ActorFieldsFragmentDoc = `fragment ActorFields on Actor {
  __typename
  id
  name
}`;

export const PageFieldsFragmentDoc = `fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`;

export const ErrorFieldsFragmentDoc = `fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;

export const HealthFieldsFragmentDoc = `fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}`;

export const CircuitFieldsFragmentDoc = `fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}`;

export const CallMetricsFieldsFragmentDoc = `fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}`;

export const AgentFieldsFragmentDoc = `fragment AgentFields on Agent {
  id
  name
  type
  runtime
  description
  status
  capabilities
  maxConcurrentTasks
  lastHeartbeatAt
  createdAt
  updatedAt
}`;

export const AgentMetricsFieldsFragmentDoc = `fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}`;

export const TaskFieldsFragmentDoc = `fragment TaskFields on Task {
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
  leaseExpiresAt
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
}`;

export const TaskDetailFragmentDoc = `fragment TaskDetail on Task {
  ...TaskFields
  payload
  requirements
  result
  retryDelaySeconds
  node {
    id
    key
    name
  }
}`;

export const WorkflowNodeFieldsFragmentDoc = `fragment WorkflowNodeFields on WorkflowNode {
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
}`;

export const WorkflowTriggerFieldsFragmentDoc = `fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}`;

export const WorkflowAgentFieldsFragmentDoc = `fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}`;

export const WorkflowFieldsFragmentDoc = `fragment WorkflowFields on Workflow {
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
}`;

export const WorkflowDetailFragmentDoc = `fragment WorkflowDetail on Workflow {
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
}`;

export const WorkflowStatisticsFieldsFragmentDoc = `fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}`;

export const ProgressFieldsFragmentDoc = `fragment ProgressFields on Progress {
  completed
  total
  fraction
}`;

export const ExecutionChangeFragmentDoc = `fragment ExecutionChange on WorkflowExecution {
  id
  status
  error
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
}`;

export const ExecutionFieldsFragmentDoc = `fragment ExecutionFields on WorkflowExecution {
  ...ExecutionChange
  version
  trigger
  createdAt
  workflow {
    id
    name
  }
  session {
    id
    name
  }
  startedBy {
    ...ActorFields
  }
}`;

export const NodeExecutionFieldsFragmentDoc = `fragment NodeExecutionFields on NodeExecution {
  id
  key
  name
  type
  dependsOn
  status
  input
  output
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}`;

export const NodeExecutionDetailFragmentDoc = `fragment NodeExecutionDetail on NodeExecution {
  ...NodeExecutionFields
  task {
    id
    title
    status
  }
  approval {
    id
    title
    status
  }
}`;

export const ExecutionDetailFragmentDoc = `fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}`;

export const ParticipantFieldsFragmentDoc = `fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}`;

export const SessionFieldsFragmentDoc = `fragment SessionFields on Session {
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
}`;

export const SessionDetailFragmentDoc = `fragment SessionDetail on Session {
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
}`;

export const MessageFieldsFragmentDoc = `fragment MessageFields on Message {
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
}`;

export const DocumentFieldsFragmentDoc = `fragment DocumentFields on SharedDocument {
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
}`;

export const RequestFieldsFragmentDoc = `fragment RequestFields on Request {
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
}`;

export const ApprovalFieldsFragmentDoc = `fragment ApprovalFields on Approval {
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
}`;

export const ConnectionFieldsFragmentDoc = `fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}`;

export const ConnectorFieldsFragmentDoc = `fragment ConnectorFields on Connector {
  name
  title
  description
  auth
  mode
  configured
  missing
  circuit {
    ...CircuitFields
  }
  health {
    ...HealthFields
  }
  metrics {
    ...CallMetricsFields
  }
  connection {
    ...ConnectionFields
  }
}`;

export const ConnectorActionFieldsFragmentDoc = `fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}`;

export const IntegrationConfigFieldsFragmentDoc = `fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}`;

export const DeliveryAttemptFieldsFragmentDoc = `fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}`;

export const DeliveryFieldsFragmentDoc = `fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}`;

export const EventDestinationFieldsFragmentDoc = `fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}`;

export const EventDeliveryFieldsFragmentDoc = `fragment EventDeliveryFields on EventDelivery {
  id
  status
  nextAttemptAt
  createdAt
  completedAt
  event {
    __typename
    id
    type
    occurredAt
    cursor
  }
  attempts {
    ...DeliveryAttemptFields
  }
}`;

export const EndpointFieldsFragmentDoc = `fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}`;

export const UserFieldsFragmentDoc = `fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}`;

export const DelegationFieldsFragmentDoc = `fragment DelegationFields on ApprovalDelegation {
  id
  startsAt
  endsAt
  endedAt
  createdAt
  active
  user {
    id
    name
  }
  delegate {
    id
    name
  }
}`;

export const ApiKeyFieldsFragmentDoc = `fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
    ...ActorFields
  }
}`;

export const ViewerFieldsFragmentDoc = `fragment ViewerFields on Viewer {
  role
  scopes
  expiresAt
  organization {
    id
    name
  }
  actor {
    ...ActorFields
    ... on User {
      email
    }
  }
}`;

export const EventFieldsFragmentDoc = `fragment EventFields on Event {
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
}`;

export const ExecutionEventFieldsFragmentDoc = `fragment ExecutionEventFields on ExecutionEvent {
  ...EventFields
  ... on WorkflowStarted {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowFailed {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...ExecutionState
    }
  }
  ... on NodeStarted {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeWaiting {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCompleted {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeFailed {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeSkipped {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeRetrying {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCancelled {
    node {
      ...NodeExecutionFields
    }
  }
  ... on ApprovalRequested {
    approval {
      id
      title
      status
    }
  }
  ... on ApprovalResponded {
    approval {
      id
      title
      status
    }
  }
  ... on TaskCreated {
    task {
      id
      title
      status
      progress
      updatedAt
    }
  }
  ... on TaskAssigned {
    task {
      id
      title
      status
      progress
      updatedAt
    }
  }
  ... on TaskUpdated {
    task {
      id
      title
      status
      progress
      updatedAt
    }
  }
}`;

export const ExecutionStateFragmentDoc = `fragment ExecutionState on WorkflowExecution {
  id
  version
  status
  input
  output
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
}`;
