export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A position in the event log. Opaque; the same value works as `after` of every subscription, as `after` of `events`, and as `Last-Event-ID`. */
  Cursor: { input: string; output: string; }
  /** A time in the format of RFC 3339. Always returned in UTC, with six fractional digits and `Z`, as in `2027-03-01T09:30:00.000000Z`; times therefore sort as text. As input, any offset is accepted, and UTC is assumed without one; of the fraction, digits beyond the microsecond are dropped. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. Integers must fit into 64 bits, except those that a floating-point number is written as, such as 100000000000000000000 for 1e20; objects keep the order of their keys. */
  JSON: { input: unknown; output: unknown; }
};

/** A command to an agent. It has no effect on an agent that is already in the requested state. */
export type AgentCommand =
  /** `STOP`, then `START`. */
  | 'RESTART'
  /** Start the agent: `STOPPED` or `ERROR` becomes `IDLE`, or `OFFLINE` for a worker without a recent heartbeat. */
  | 'START'
  /** Stop the agent. The tasks it holds return to the queue, and their current attempts do not count. */
  | 'STOP';

/** Conditions on agents; all of them must hold. */
export type AgentFilter = {
  /** With exactly this capability. */
  readonly capability?: InputMaybe<Scalars['String']['input']>;
  /** With one of these runtimes. */
  readonly runtime?: InputMaybe<ReadonlyArray<AgentRuntime>>;
  /** With this text in the name, type or description, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<AgentStatus>>;
  /** Of exactly this type. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

/** A heartbeat of a worker. */
export type AgentHeartbeatInput = {
  /** The agent's id; your own with an agent's key. */
  readonly agentId: Scalars['ID']['input'];
  /** CPU usage, in a unit of your choice; not negative. */
  readonly cpuUsage?: InputMaybe<Scalars['Float']['input']>;
  /** Memory usage, in a unit of your choice; not negative. */
  readonly memoryUsage?: InputMaybe<Scalars['Float']['input']>;
};

/** A sort order for agents. Ties are sorted by creation. */
export type AgentOrder = {
  /** The sort direction. */
  readonly direction: SortDirection;
  /** The field to sort by. */
  readonly field: AgentOrderField;
};

/** The fields by which agents can be sorted. */
export type AgentOrderField =
  /** By creation time. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By status, alphabetically. */
  | 'STATUS';

/** How Parley reaches an agent. */
export type AgentRuntime =
  /** A server that speaks the Agent2Agent (A2A) protocol. */
  | 'A2A'
  /** An agent that is part of the gateway. */
  | 'BUILTIN'
  /** An HTTP endpoint. */
  | 'HTTP'
  /** An agent on a Llama Stack server. */
  | 'LLAMA_STACK'
  /** An agent hosted by Lyzr. */
  | 'LYZR'
  /** OpenAI or an OpenAI-compatible API. */
  | 'OPENAI'
  /** Your own process, which claims tasks and sends heartbeats. */
  | 'WORKER';

/** The status of an agent. */
export type AgentStatus =
  /** Available, with at least one task that it has claimed or started; a hosted agent, while it is being invoked. */
  | 'BUSY'
  /** The last invocation of a hosted agent failed, and not because of a rate limit. It can still be invoked; the next reply, or `START`, makes it `IDLE`. */
  | 'ERROR'
  /** Available, with no task. */
  | 'IDLE'
  /** A worker that has never sent a heartbeat or has missed three. */
  | 'OFFLINE'
  /** Stopped by a command. It receives no tasks until it is started. */
  | 'STOPPED';

/** An approval. */
export type ApprovalInput = {
  /** The id of the approval. */
  readonly id: Scalars['ID']['input'];
};

/** The status of an approval. */
export type ApprovalStatus =
  /** Approved by the required number of people, on expiry if `onExpiry` is `APPROVE`, or automatically by its session. */
  | 'APPROVED'
  /** Cancelled. */
  | 'CANCELLED'
  /** Expired, and `onExpiry` is `FAIL`. */
  | 'EXPIRED'
  /** Waiting for decisions. */
  | 'PENDING'
  /** Rejected by a person, or on expiry if `onExpiry` is `REJECT`. */
  | 'REJECTED';

/** A question to an instance. */
export type AskStudioInput = {
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The id of the instance. */
  readonly instanceId: Scalars['ID']['input'];
  /** A method of its plugin, such as `ping` or `listScripts`. */
  readonly method: Scalars['String']['input'];
  /** Its params, a JSON object. */
  readonly params?: InputMaybe<Scalars['JSON']['input']>;
  /** How many seconds Studio may take to respond. The mutation waits for at most 25 of them; read the command later, or wait for the event `studio_command.ended`. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** The status of an upload. */
export type AssetStatus =
  /** Roblox rejected it, or the outcome is unknown; `error` says why. */
  | 'FAILED'
  /** Done: it has an `assetId`. */
  | 'READY'
  /** Roblox is processing or moderating it. */
  | 'UPLOADING';

/** A task and the agent to assign it to. */
export type AssignTaskInput = {
  /** The id of the agent. */
  readonly agentId: Scalars['ID']['input'];
  /** The id of a task that has not ended. */
  readonly id: Scalars['ID']['input'];
};

/** How the delay between attempts grows. */
export type Backoff =
  /** The delay doubles with each attempt, up to 86400 seconds. */
  | 'EXPONENTIAL'
  /** The delay stays the same. */
  | 'FIXED';

/** The account to connect. */
export type BeginOAuthInput = {
  /** The provider: `google`, `slack`, `github` or `pipedream`. */
  readonly provider: Scalars['String']['input'];
  /** Where to redirect the browser afterwards: a path on this gateway, or a page under `PUBLIC_URL` or one of `CORS_ORIGIN`; by default a page of the gateway. `oauth=connected` or `oauth=failed` is added to its query. */
  readonly returnTo?: InputMaybe<Scalars['String']['input']>;
  /** The scopes to request, as the provider names them; by default those that Parley's actions need. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A channel through which people and tools communicate. */
export type Channel =
  /** A command line. */
  | 'CLI'
  /** Discord. */
  | 'DISCORD'
  /** Email. */
  | 'EMAIL'
  /** Any other channel. */
  | 'GENERIC'
  /** Slack. */
  | 'SLACK'
  /** Text messages. */
  | 'SMS'
  /** Microsoft Teams. */
  | 'TEAMS'
  /** A test. */
  | 'TEST'
  /** A tool that calls Parley. */
  | 'TOOL'
  /** A web page. */
  | 'WEB'
  /** A webhook. */
  | 'WEBHOOK';

/** The state of a circuit breaker. */
export type CircuitState =
  /** Calls are let through. */
  | 'CLOSED'
  /** A few calls are let through to probe whether the service has recovered. */
  | 'HALF_OPEN'
  /** Calls are rejected immediately until `opensUntil`, because the service failed repeatedly. */
  | 'OPEN';

/** A request for work: the claiming agent and what it accepts. */
export type ClaimTaskInput = {
  /** The agent's id; your own with an agent's key. */
  readonly agentId: Scalars['ID']['input'];
  /** The duration of the lease, 1 to 86400 seconds; the setting `TASK_TIMEOUT` by default. Progress reports renew the lease, and so do heartbeats once the task is started. */
  readonly leaseSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Only tasks of these types; all types if omitted or empty. */
  readonly types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How long to wait for a task if none is available, 0 to 60 seconds. A single request waits at most 25 seconds and then returns no task; call again to keep waiting. */
  readonly waitSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** A command to an agent. */
export type CommandAgentInput = {
  /** The command. */
  readonly command: AgentCommand;
  /** The id of the agent. */
  readonly id: Scalars['ID']['input'];
};

/** The status of a command for Studio. */
export type CommandStatus =
  /** Done. For a script: Studio has the version, which the hash of what was read back shows. */
  | 'COMPLETED'
  /** Its plugin has fetched it, and not responded yet. */
  | 'DELIVERED'
  /** There was no response in time, and it is not delivered any more. */
  | 'EXPIRED'
  /** The plugin rejected it, or the hash of the written script differs; `error` says why. */
  | 'FAILED'
  /** Its plugin has not fetched it yet. */
  | 'PENDING';

/** What a version promises about the version before it. */
export type Compatibility =
  /** Readers of this version can read data of the one before. */
  | 'BACKWARD'
  /** Readers of the one before can read data of this version. */
  | 'FORWARD'
  /** Both. */
  | 'FULL'
  /** Nothing. */
  | 'NONE';

/** The result of a task. */
export type CompleteTaskInput = {
  /** The id of the task. */
  readonly id: Scalars['ID']['input'];
  /** The result: any JSON value of at most 256 KiB except null. */
  readonly result: Scalars['JSON']['input'];
};

/** What is kept if the target has changed since both sides last agreed, in a way that contradicts the source. */
export type ConflictResolution =
  /** Nothing: the job ends as `CONFLICT`. */
  | 'FAIL'
  /** The record that was written last: by its `updated_at`, or else by when its copy was written. */
  | 'LAST_WRITE_WINS'
  /** Both sides' changes, and the source's where they contradict each other. */
  | 'MERGE'
  /** The source's record. */
  | 'SOURCE_WINS'
  /** The target's record. */
  | 'TARGET_WINS';

/** A connection: its `id`, or the `provider` of your own; exactly one of them. */
export type ConnectionInput = {
  /** The id of the connection. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** The provider with which your own connection is: `google` (or `gmail`), `slack`, `github` or `pipedream`. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
};

/** The status of a connection. */
export type ConnectionStatus =
  /** Ready to use. */
  | 'CONNECTED'
  /** The access token has expired and could not be refreshed yet; Parley retries automatically. */
  | 'EXPIRED'
  /** The user must connect the account again; see `lastError`. */
  | 'REAUTH_REQUIRED'
  /** Disconnected; its tokens were deleted. */
  | 'REVOKED';

/** The authentication of calls to an external service. */
export type ConnectorAuth =
  /** An API key in the operator's settings. */
  | 'API_KEY'
  /** The operator's user name and password. */
  | 'BASIC'
  /** The operator's client id and secret. */
  | 'CLIENT_CREDENTIALS'
  /** No authentication. */
  | 'NONE'
  /** An account that the user has connected, or a token in the operator's settings. */
  | 'OAUTH2';

/** The mode of calls through a connector. */
export type ConnectorMode =
  /** Calls the external service. */
  | 'LIVE'
  /** Sends no request and returns a mock response that says so, because credentials are missing. Only in development. */
  | 'SIMULATED';

/** The agent to create. */
export type CreateAgentInput = {
  /** Its capabilities; at most 100. */
  readonly capabilities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The configuration of its runtime: a JSON object. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** The `cpuUsage`, in the unit of its heartbeats, above which it gets no tasks: more than 0; unlimited by default. */
  readonly cpuLimit?: InputMaybe<Scalars['Float']['input']>;
  /** A description of its purpose. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The number of tasks it can hold at the same time, 1 to 1000; it cannot claim more. */
  readonly maxConcurrentTasks?: InputMaybe<Scalars['Int']['input']>;
  /** The number of tasks that can be assigned to it and wait, 0 to 100,000; unlimited by default. */
  readonly maxQueuedTasks?: InputMaybe<Scalars['Int']['input']>;
  /** The `memoryUsage`, in the unit of its heartbeats, above which it gets no tasks: more than 0; unlimited by default. */
  readonly memoryLimit?: InputMaybe<Scalars['Float']['input']>;
  /** Arbitrary metadata: a JSON object. */
  readonly metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The display name. */
  readonly name: Scalars['String']['input'];
  /** How Parley reaches it. */
  readonly runtime: AgentRuntime;
  /** The kind of agent. */
  readonly type: Scalars['String']['input'];
};

/** The API key to create. */
export type CreateApiKeyInput = {
  /** The id of an agent that the key authenticates as; requires `agents:write`. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** When the key expires. A key that is created with another key expires no later than that key. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The purpose of the key. */
  readonly name: Scalars['String']['input'];
  /** The scopes of the key, a subset of your credential's scopes; by default everything that its owner is allowed to do. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The endpoint to create. */
export type CreateEndpointInput = {
  /** A GraphQL document with one query or mutation. Parameters of the path and of the query string, and the keys of the JSON body, become its variables. A mutation must select `errors { code message field }`. */
  readonly document: Scalars['String']['input'];
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The HTTP method; `GET` for queries only. */
  readonly method: HttpMethod;
  /** The display name, at most 255 characters. */
  readonly name: Scalars['String']['input'];
  /** The path below `/rest/v<version>/`, such as `tasks/:id`. Each parameter is a variable of the operation. */
  readonly path: Scalars['String']['input'];
  /** How many requests per minute each caller may send, from 1 to 100,000. */
  readonly rateLimitPerMinute?: InputMaybe<Scalars['Int']['input']>;
  /** The registered schema that the parameters and the body, as one object, must match: `name`, `name@version` or `platform/name@version`. */
  readonly requestSchema?: InputMaybe<Scalars['String']['input']>;
  /** An expression (CEL) for the response's body, over `data`, `variables` and `caller`, the id of who calls; without one, the body is the operation's `data`. */
  readonly response?: InputMaybe<Scalars['String']['input']>;
  /** The registered schema that the response's body must match. */
  readonly responseSchema?: InputMaybe<Scalars['String']['input']>;
  /** The version, from 1 to 999. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** The destination to create. */
export type CreateEventDestinationInput = {
  /** The configuration. `PIPEDREAM`: `workflow`, `token`. `WEBHOOK`: `url`, `secret`, `previousSecret`, `authorization`. `CLOUDEVENTS`: `url`, `source`, `authorization`. */
  readonly config: Scalars['JSON']['input'];
  /** Whether to forward events from now on. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The events to forward: at most 50 types, prefixes such as `agent.*`, or `*`. Events about users, keys, organizations and connections must be listed explicitly. You must be able to read the events. */
  readonly eventTypes: ReadonlyArray<Scalars['String']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The display name, at most 255 characters. */
  readonly name: Scalars['String']['input'];
  /** The type of the destination. */
  readonly type: DestinationType;
};

/** The session to create. */
export type CreateSessionInput = {
  /** The ids of at most 100 agents that join the session at the start. You join it yourself. */
  readonly agentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The channel it is created from. */
  readonly channel?: InputMaybe<Channel>;
  /** Its configuration. */
  readonly config?: InputMaybe<SessionConfigInput>;
  /** Context for the agents in the session: a JSON object. */
  readonly context?: InputMaybe<Scalars['JSON']['input']>;
  /** A description of its purpose. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** When it expires, in the future; null means never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Arbitrary metadata: a JSON object. */
  readonly metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The display name. */
  readonly name: Scalars['String']['input'];
};

/** The task to create. */
export type CreateTaskInput = {
  /** The id of the agent that is to do it, also after a failed attempt; by default any suitable agent can claim it. */
  readonly assignTo?: InputMaybe<Scalars['ID']['input']>;
  /** A full description of the work. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** When it should be done. If that is in the past, the task is `overdue` at once. */
  readonly dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of an agent to create the task on behalf of; requires the scope `agents:write`. */
  readonly fromAgentId?: InputMaybe<Scalars['ID']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The maximum number of attempts, 1 to 100. */
  readonly maxAttempts?: InputMaybe<Scalars['Int']['input']>;
  /** The data the agent needs to do the work. */
  readonly payload?: InputMaybe<Scalars['JSON']['input']>;
  /** The priority, 0 to 10; tasks with priority 10 are claimed first. */
  readonly priority?: InputMaybe<Scalars['Int']['input']>;
  /** Requirements on the agent: a JSON object. The agent must have all of its `capabilities`, a list of strings. */
  readonly requirements?: InputMaybe<Scalars['JSON']['input']>;
  /** The delay after the first failed attempt, 0 to 86400 seconds; it doubles with each further failure, up to 86400 seconds. */
  readonly retryDelaySeconds?: InputMaybe<Scalars['Float']['input']>;
  /** The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The time limit of one attempt, 1 to 604800 seconds. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** A short summary of the work. */
  readonly title: Scalars['String']['input'];
  /** The kind of work; workers claim tasks by type. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

/** The user to create. */
export type CreateUserInput = {
  /** The e-mail address; must be unique. */
  readonly email: Scalars['String']['input'];
  /** The display name. */
  readonly name: Scalars['String']['input'];
  /** The password, at least 10 characters. Without one, the user signs in through your identity provider or uses an API key. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** The user's role; it cannot exceed what your credential allows. */
  readonly role: Role;
};

/** The workflow to create from a template. */
export type CreateWorkflowFromTemplateInput = {
  /** The workflow's description; the template's by default. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether to run it at once: `executions(last: 1)` of the workflow is the run. This requires `workflows:execute` too. */
  readonly execute?: InputMaybe<Scalars['Boolean']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The workflow's display name; the template's title by default. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The values for the template's placeholders; they must match its `parameters`. */
  readonly parameters?: InputMaybe<Scalars['JSON']['input']>;
  /** The name of the template. */
  readonly template: Scalars['String']['input'];
};

/** The workflow to create. */
export type CreateWorkflowInput = {
  /** Agents of Lyzr that only this workflow uses. */
  readonly agents?: InputMaybe<ReadonlyArray<WorkflowAgentInput>>;
  /** Arbitrary metadata: a JSON object. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** A description of its purpose. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The JSON Schema (2020-12) for the input of runs. References must stay within the schema and patterns use RE2 syntax; `unevaluatedProperties`, `unevaluatedItems` and `$dynamicRef` are not supported. */
  readonly inputSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The display name, 1 to 255 characters. */
  readonly name: Scalars['String']['input'];
  /** Its nodes, 1 to 500. */
  readonly nodes: ReadonlyArray<WorkflowNodeInput>;
  /** The key of the node on which all others depend, directly or not. If no node has dependencies, the others follow it in the given order. */
  readonly startNode?: InputMaybe<Scalars['String']['input']>;
  /** The initial status; not `ARCHIVED`. */
  readonly status?: InputMaybe<WorkflowStatus>;
  /** Its triggers; at most 50. */
  readonly triggers?: InputMaybe<ReadonlyArray<WorkflowTriggerInput>>;
};

/** The delegation to give. */
export type DelegateApprovalsInput = {
  /** When it takes effect; now by default. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The id of the user who decides in your place. They must be able to decide approvals. */
  readonly toUserId: Scalars['ID']['input'];
  /** When it ends, at most 365 days after it takes effect. */
  readonly until: Scalars['DateTime']['input'];
};

/** The record to delete. */
export type DeleteInput = {
  /** The id of the record to delete. */
  readonly id: Scalars['ID']['input'];
};

/** A message to a person. */
export type DeliverInput = {
  /** The channels to use, which must be enabled for the recipient; by default all that are. `explainDelivery` lists them. */
  readonly channels?: InputMaybe<ReadonlyArray<DeliveryChannel>>;
  /** The text, at most 64 KiB. Channels with a lower limit shorten it. */
  readonly content: Scalars['String']['input'];
  /** Data that is sent along where the channel permits: a JSON object. */
  readonly data?: InputMaybe<Scalars['JSON']['input']>;
  /** After how long the message is no longer worth sending, 1 second to 30 days (2592000); by default, a day after the last retry. */
  readonly expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The subject, at most 255 characters. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
  /** The recipient, by default you; another one requires the scope `deliveries:write`. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A channel through which people receive deliveries; `docs/deliveries.md` describes its `config`. */
export type DeliveryChannel =
  /** A message in Discord. */
  | 'DISCORD'
  /** An e-mail. */
  | 'EMAIL'
  /** A message in Slack. */
  | 'SLACK'
  /** A text message to a phone. */
  | 'SMS'
  /** A message in Microsoft Teams. */
  | 'TEAMS'
  /** An inbox that sends nothing: `deliveries(filter: {channel: TEST})` shows what it received. */
  | 'TEST'
  /** A request to a URL, signed according to Standard Webhooks. */
  | 'WEBHOOK';

/** Conditions on deliveries; all of them must hold. */
export type DeliveryFilter = {
  /** Through one of these channels. */
  readonly channel?: InputMaybe<ReadonlyArray<DeliveryChannel>>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<DeliveryStatus>>;
  /** To this user. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A delivery. */
export type DeliveryInput = {
  /** The id of the delivery. */
  readonly id: Scalars['ID']['input'];
};

/** The status of a delivery. */
export type DeliveryStatus =
  /** Not accepted within 3 days, its destination was deleted, or its event has been pruned. */
  | 'EXPIRED'
  /** Rejected permanently by the receiver, or failed on every attempt. */
  | 'FAILED'
  /** Waiting for the first attempt. */
  | 'PENDING'
  /** An attempt failed; the next one is due at `nextAttemptAt`. */
  | 'RETRYING'
  /** Delivered. */
  | 'SUCCESS';

/** The type of an event destination; `docs/destinations.md` describes its `config`. */
export type DestinationType =
  /** Any public URL that accepts CloudEvents 1.0 in structured mode. */
  | 'CLOUDEVENTS'
  /** A topic of an Apache Kafka cluster, as CloudEvents. */
  | 'KAFKA'
  /** The HTTP trigger of a Pipedream workflow, in the documented envelope. */
  | 'PIPEDREAM'
  /** Pusher Channels. */
  | 'PUSHER'
  /** An exchange of a RabbitMQ broker, over AMQP 0-9-1, as CloudEvents. */
  | 'RABBITMQ'
  /** Any public URL, signed according to Standard Webhooks. */
  | 'WEBHOOK';

/** The user whose tokens end. */
export type EndAllSessionsInput = {
  /** The id of the user; others than you require `users:write`. */
  readonly id: Scalars['ID']['input'];
};

/** The delegation to end. */
export type EndDelegationInput = {
  /** The id of the delegation. */
  readonly id: Scalars['ID']['input'];
};

/** A stable error code. */
export type ErrorCode =
  /** A value is invalid; `field` names it. */
  | 'BAD_USER_INPUT'
  /** The record is in a state that does not allow this, or it has changed since you read it. */
  | 'CONFLICT'
  /** The credential does not allow this. */
  | 'FORBIDDEN'
  /** The idempotency key was already used with a different input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** An internal error; quote the id in the message when you report it. */
  | 'INTERNAL'
  /** A required setting is missing; the message names it. */
  | 'NOT_CONFIGURED'
  /** The record does not exist or belongs to another organization. */
  | 'NOT_FOUND'
  /** The call may or may not have taken effect. Check the external service before you retry. */
  | 'OUTCOME_UNKNOWN'
  /** The GraphQL document exceeds a limit on size, depth or complexity. */
  | 'QUERY_TOO_COMPLEX'
  /** Too many requests. Retry later. */
  | 'RATE_LIMITED'
  /** The user must reconnect the account at the provider. */
  | 'REAUTH_REQUIRED'
  /** The credential is missing, invalid or expired. */
  | 'UNAUTHENTICATED'
  /** Parley is temporarily unavailable. Retry later. */
  | 'UNAVAILABLE'
  /** The external service rejected or failed the call. */
  | 'UPSTREAM_FAILED'
  /** The external service is unavailable. Retry later. */
  | 'UPSTREAM_UNAVAILABLE';

/** What to run: either `workflowId`, or `nodes` (a one-off definition). */
export type ExecuteWorkflowInput = {
  /** Agents of Lyzr that only this run uses. */
  readonly agents?: InputMaybe<ReadonlyArray<WorkflowAgentInput>>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The run's input; `{}` by default. It must match the workflow's `inputSchema`. */
  readonly input?: InputMaybe<Scalars['JSON']['input']>;
  /** The nodes of a one-off definition. */
  readonly nodes?: InputMaybe<ReadonlyArray<WorkflowNodeInput>>;
  /** The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Of a one-off definition: the key of the node on which all others depend, directly or not. If no node has dependencies, the others follow it in the given order. */
  readonly startNode?: InputMaybe<Scalars['String']['input']>;
  /** The version of the workflow; the newest by default. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
  /** Seconds to wait for the end of the run. 0 returns immediately; more than 25 counts as 25, because an operation cannot wait longer. The run continues in any case. */
  readonly waitSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the workflow. */
  readonly workflowId?: InputMaybe<Scalars['ID']['input']>;
};

/** Conditions on runs; all of them must hold. */
export type ExecutionFilter = {
  /** In this session. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Requested at this time or later. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<ExecutionStatus>>;
  /** Started in one of these ways. */
  readonly trigger?: InputMaybe<ReadonlyArray<TriggerType>>;
  /** Requested before this time. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of this workflow. */
  readonly workflowId?: InputMaybe<Scalars['ID']['input']>;
};

/** A run. */
export type ExecutionInput = {
  /** The id of the run. */
  readonly id: Scalars['ID']['input'];
};

/** The status of a run. */
export type ExecutionStatus =
  /** Cancelled. `retryExecution` continues it. */
  | 'CANCELLED'
  /** Done; see `output`. */
  | 'COMPLETED'
  /** Failed because a node failed; see `error`. `retryExecution` continues it. */
  | 'FAILED'
  /** Requested, but not started. */
  | 'PENDING'
  /** At least one node is running. */
  | 'RUNNING'
  /** Waiting for an approval, a task, a time, an event, another run, or its next attempt. */
  | 'WAITING';

/** The failure of a task. */
export type FailTaskInput = {
  /** The reason, for people. */
  readonly error: Scalars['String']['input'];
  /** The id of the task. */
  readonly id: Scalars['ID']['input'];
  /** Whether a retry may succeed. If true and attempts are left, the task returns to the queue or, if it was assigned, to its agent. */
  readonly retryable?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Why events are missing from a stream. */
export type GapReason =
  /** The missing events have expired: they have been pruned from the log. */
  | 'EXPIRED'
  /** The cursor belongs to another log: the database was replaced or restored. */
  | 'LOG_RESET'
  /** The client read too slowly and fell too far behind; resume from `cursor`. */
  | 'SLOW_CONSUMER';

/** The health of an agent, external service or destination. */
export type HealthStatus =
  /** It works, but with problems. */
  | 'DEGRADED'
  /** It works. */
  | 'HEALTHY'
  /** It does not work. */
  | 'UNHEALTHY'
  /** Unknown: it has not been checked yet, or it is stopped. */
  | 'UNKNOWN';

/** The HTTP method of an endpoint. */
export type HttpMethod =
  /** Usually deletes something. */
  | 'DELETE'
  /** For queries only; also answers HEAD. */
  | 'GET'
  /** Usually changes a part of something. */
  | 'PATCH'
  /** Usually creates something. */
  | 'POST'
  /** Usually replaces something. */
  | 'PUT';

/** Whether the plugin of a Roblox Studio polls the gateway. */
export type InstanceStatus =
  /** It polls, and gets commands at once. */
  | 'CONNECTED'
  /** It was closed, or has been silent for 45 seconds. It gets its commands when it connects again. */
  | 'DISCONNECTED';

/** A message to an agent. */
export type InvokeAgentInput = {
  /** The id of the agent. */
  readonly agentId: Scalars['ID']['input'];
  /** Repeating the operation with the same key and input within 24 hours returns the first reply; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The text of the message, at most 64 KiB. */
  readonly message: Scalars['String']['input'];
  /** A JSON object that is passed to the agent if its runtime supports metadata. */
  readonly metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The id of the session, which must be `ACTIVE` and have you as a participant. The message and the reply are added to it, and its earlier messages are sent along. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
};

/** A session and the participant who joins or leaves it. */
export type JoinSessionInput = {
  /** The id of an agent, to join or leave on its behalf; requires that you own the session or have the scope `agents:write`. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** The account to link. */
export type LinkChannelUserInput = {
  /** The channel: SLACK. */
  readonly channel: Channel;
  /** The id of the user in the workspace; requires `users:write`. */
  readonly externalUserId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the Slack workspace; requires `users:write`. */
  readonly teamId?: InputMaybe<Scalars['String']['input']>;
  /** The user to link an account to, by default the caller; requires `users:write`. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The proof that a user of a channel is a user of Parley. */
export type LinkMethod =
  /** Slack has confirmed that the user has the e-mail address. It is verified again every day. */
  | 'EMAIL'
  /** The user has sent a code of `linkChannelUser` from Slack, or an administrator has linked them. */
  | 'EXPLICIT';

/** An instance, and the session that gets its output. */
export type LinkStudioSessionInput = {
  /** The id of the instance. */
  readonly instanceId: Scalars['ID']['input'];
  /** The id of an active session that the owner of the instance is in; null to record output as events of type `studio_instance.output` again. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
};

/** The kind of content of a message. */
export type MessageType =
  /** Source code; `metadata` can name the language. */
  | 'CODE'
  /** Data for a program, such as JSON. */
  | 'DATA'
  /** A notice about the session rather than part of the conversation. */
  | 'SYSTEM'
  /** Plain text or Markdown. */
  | 'TEXT'
  /** An agent's request to run a tool. */
  | 'TOOL_CALL'
  /** The result of a tool. */
  | 'TOOL_RESULT';

/** The status of a node in a run. */
export type NodeStatus =
  /** The run ended before the node did. */
  | 'CANCELLED'
  /** Done; see `output`. */
  | 'COMPLETED'
  /** Failed; see `error`. */
  | 'FAILED'
  /** Not started. */
  | 'PENDING'
  /** Running. */
  | 'RUNNING'
  /** Skipped: its `when` or a condition is false, or all of its dependencies were skipped. */
  | 'SKIPPED'
  /** Waiting for an approval, a task, a time, an event, another run, or its next attempt. */
  | 'WAITING';

/** What a node does. `WorkflowNodeInput.config` lists the config and the output of each type. */
export type NodeType =
  /** Invoke an agent and wait for its reply. A `WORKER` gets a task; other agents are called. */
  | 'AGENT'
  /** Request an approval and wait for it. */
  | 'APPROVAL'
  /** Evaluate a condition. If it is false, dependent nodes without a `when` of their own are skipped. */
  | 'CONDITION'
  /** Wait for a duration or until a given time: seconds to years. */
  | 'DELAY'
  /** Wait for a custom event, or emit one. */
  | 'EVENT'
  /** Run an action of a connector. */
  | 'INTEGRATION'
  /** Read the copy of a record on a platform. */
  | 'RECORD'
  /** Push scripts to Roblox Studio and wait until they are verified, or call its plugin. */
  | 'STUDIO'
  /** Synchronize a record from one platform to another. */
  | 'SYNC'
  /** Create a task and wait for its result. */
  | 'TASK'
  /** Compute a value from other values. */
  | 'TRANSFORM'
  /** Require data that has the form of a registered schema, and convert it if wanted. */
  | 'VALIDATE'
  /** Run another workflow and wait for it to end. */
  | 'WORKFLOW';

/** What happens to the run if a node fails with no attempts left. */
export type OnError =
  /** The run continues; the node's output is null. */
  | 'CONTINUE'
  /** The run fails. */
  | 'FAIL';

/** What happens to an approval that expires without a result. */
export type OnExpiry =
  /** It becomes `APPROVED`. */
  | 'APPROVE'
  /** It becomes `EXPIRED`, neither approved nor rejected. */
  | 'FAIL'
  /** It becomes `REJECTED`. */
  | 'REJECT';

/** A patch to a document, and the version it is based on. */
export type PatchDocumentInput = {
  /** The version that the patch is based on. If the document has a different version, the result is `CONFLICT`, and `document` in the payload is the current document. */
  readonly baseVersion: Scalars['Int']['input'];
  /** The document's key. A document that does not exist is treated as `{}` at version 0. */
  readonly key: Scalars['String']['input'];
  /** A JSON Patch (RFC 6902): a list of 1 to 1000 operations, which are applied all or not at all. */
  readonly patch: Scalars['JSON']['input'];
  /** The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`; null for a document of the organization. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
};

/** A place where data lives. */
export type Platform =
  /** The backend: records of Parley. */
  | 'BACKEND'
  /** The cache. */
  | 'CACHE'
  /** The database. */
  | 'DATABASE'
  /** The frontend: shared documents, which its users see change. */
  | 'FRONTEND'
  /** Roblox Studio. */
  | 'ROBLOX';

/** The presence of a participant. */
export type Presence =
  /** In the session, but not paying attention. */
  | 'AWAY'
  /** Not connected, but still a participant. */
  | 'OFFLINE'
  /** Present. */
  | 'ONLINE';

/** The custom event to publish. */
export type PublishEventInput = {
  /** The event's data: any JSON value. */
  readonly data: Scalars['JSON']['input'];
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The type of the event: dotted words, e.g. `deploy.done`, at most 100 characters, whose first word is not one of Parley's own; or `custom_event`. */
  readonly type: Scalars['String']['input'];
};

/** A script that is to be stored as an instance has it. */
export type PullStudioScriptInput = {
  /** The id of a connected instance. */
  readonly instanceId: Scalars['ID']['input'];
  /** What to store with the version. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** The path of the script. */
  readonly path: Scalars['String']['input'];
};

/** Scripts, and the instances that get them. */
export type PushStudioScriptsInput = {
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The ids or names of the instances; by default all that are connected. */
  readonly instanceIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What to store with the versions. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** Whether to replace a script that was changed in Studio since a version was last verified or pulled there. */
  readonly overwrite?: InputMaybe<Scalars['Boolean']['input']>;
  /** Up to 200 scripts with different paths. */
  readonly scripts: ReadonlyArray<StudioScriptInput>;
  /** How many seconds Studio may take to fetch and write them, up to a day. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** How many seconds to wait for the end of the commands, up to 25; 0 returns at once. While the server restarts, they are returned as they are. */
  readonly waitSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** The time at which an event shows a record. */
export type RecordTime =
  /** As it was at the event. */
  | 'EVENT'
  /** As it is now; as it was at the event if it no longer exists. For clients that cache records by id. */
  | 'NOW';

/** A version of a schema to register. */
export type RegisterSchemaInput = {
  /** What it must guarantee about the version before it. */
  readonly compatibility?: InputMaybe<Compatibility>;
  /** The schema itself. */
  readonly definition: Scalars['JSON']['input'];
  /** The language of the definition. */
  readonly format: SchemaFormat;
  /** The name of the schema: letters, digits, dots, hyphens and underscores. */
  readonly name: Scalars['String']['input'];
  /** The platform whose data it describes. */
  readonly platform: Platform;
  /** The semantic version, above the newest one. */
  readonly version: Scalars['String']['input'];
};

/** The override to remove. */
export type RemoveIntegrationOverrideInput = {
  /** The channel. */
  readonly channel: DeliveryChannel;
  /** The id of the user, by default the caller. Another user requires `integrations:admin`. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A new credential for the socket. */
export type RenewTokenInput = {
  /** A token or API key of the same user or agent. */
  readonly token: Scalars['String']['input'];
};

/** The events to send again: those after a cursor, or since a time. */
export type ReplayEventDestinationInput = {
  /** The cursor of an event: events after it. */
  readonly after?: InputMaybe<Scalars['Cursor']['input']>;
  /** The id of the destination. */
  readonly id: Scalars['ID']['input'];
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Events that occurred at this time or later. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The progress of a task. */
export type ReportTaskProgressInput = {
  /** The id of the task. */
  readonly id: Scalars['ID']['input'];
  /** A note for observers; it is kept in the event log. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The progress, 0 to 1. */
  readonly progress: Scalars['Float']['input'];
};

/** The approval to request. */
export type RequestApprovalInput = {
  /** The id of an agent to request the approval on behalf of; requires the scope `agents:write`. An agent always requests as itself. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** The ids of the users who can decide, at least one; by default everyone with the scope `approvals:respond`. Once approvers are named, no one can decide their own request. */
  readonly approverIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Data about the subject: any JSON value. */
  readonly data?: InputMaybe<Scalars['JSON']['input']>;
  /** The information needed to decide. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The time until it expires, 1 second to 365 days (31536000); never by default. */
  readonly expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The result if it expires. `APPROVE` requires the scope `approvals:respond` and excludes agents, approvers and more than one required approval. */
  readonly onExpiry?: InputMaybe<OnExpiry>;
  /** The number of approvals required: at least 1 and, if approvers are given, at most their number. */
  readonly requiredApprovals?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`. If the session has `autoApproval`, a user in it gets the approval immediately, unless approvers are named or more than one approval is required. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** A short summary of the question, at most 255 characters. */
  readonly title: Scalars['String']['input'];
};

/** Conditions on requests; all of them must hold. */
export type RequestFilter = {
  /** From one of these channels. */
  readonly channel?: InputMaybe<ReadonlyArray<Channel>>;
  /** Received at this time or later. */
  readonly createdAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Received before this time. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** In this session. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<RequestStatus>>;
  /** Of this user. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The status of a request. */
export type RequestStatus =
  /** The agent replied: `response`. */
  | 'COMPLETED'
  /** There is no reply; `error` says why. */
  | 'FAILED'
  /** An agent is working on it. */
  | 'PROCESSING'
  /** Stored; it is processed soon. */
  | 'RECEIVED';

/** The user whose overrides to remove. */
export type ResetIntegrationOverridesInput = {
  /** The id of the user, by default the caller. Another user requires `integrations:admin`. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A decision on an approval. */
export type RespondToApprovalInput = {
  /** Whether to approve. One rejection rejects the request. */
  readonly approved: Scalars['Boolean']['input'];
  /** A comment on the decision. */
  readonly feedback?: InputMaybe<Scalars['String']['input']>;
  /** The id of the approval. */
  readonly id: Scalars['ID']['input'];
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A version of a script to restore. */
export type RestoreStudioScriptInput = {
  /** The id of the script. */
  readonly id: Scalars['ID']['input'];
  /** The ids or names of the instances that get it; by default all connected ones of its place. */
  readonly instanceIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What to store with the new version. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** Whether to replace a script that was changed in Studio since a version was last verified or pulled there. */
  readonly overwrite?: InputMaybe<Scalars['Boolean']['input']>;
  /** The number of an earlier version. */
  readonly version: Scalars['Int']['input'];
  /** How many seconds to wait for the end of the commands, up to 25; 0 returns at once. While the server restarts, they are returned as they are. */
  readonly waitSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** The delivery to retry. */
export type RetryEventDeliveryInput = {
  /** The id of the delivery. */
  readonly id: Scalars['ID']['input'];
};

/** How often a node is attempted. */
export type RetryPolicyInput = {
  /** How the delay grows, up to 86400 seconds. */
  readonly backoff?: InputMaybe<Backoff>;
  /** The delay before the second attempt, 0 to 86400 seconds. */
  readonly delaySeconds?: InputMaybe<Scalars['Float']['input']>;
  /** The maximum number of attempts, 1 to 100; 1 means no retry. */
  readonly maxAttempts?: InputMaybe<Scalars['Int']['input']>;
};

/** The API key to revoke. */
export type RevokeApiKeyInput = {
  /** The id of the key. */
  readonly id: Scalars['ID']['input'];
  /** Whether to revoke also the keys that were created with it, with those, and so on, as after a leak. Then the key may be revoked already. */
  readonly withCreated?: Scalars['Boolean']['input'];
};

/** The role of a user. Each role includes the permissions of the roles before it. */
export type Role =
  /** Can also manage users, their roles and all API keys of the organization, its integration defaults, and everyone's overrides. */
  | 'ADMIN'
  /** Can also create tasks, take part in sessions, request and decide approvals, run workflows, agents and connectors, connect accounts, change their own integration settings, and create API keys. */
  | 'MEMBER'
  /** Can also manage agents and their API keys, workflows and event destinations, and read audit events and all connections. */
  | 'OPERATOR'
  /** Read-only access to everything except audit events, event destinations and other users' connections. */
  | 'VIEWER';

/** The action to run and its parameters. */
export type RunConnectorActionInput = {
  /** The name of the action. */
  readonly action: Scalars['String']['input'];
  /** The id of the agent it is run for; recorded in the audit trail. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** The name of the connector. */
  readonly connector: Scalars['String']['input'];
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The parameters, as described by the action's `inputSchema`. */
  readonly params: Scalars['JSON']['input'];
  /** The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`; recorded in the audit trail. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
};

/** What to remove before its retention ends. */
export type RunMaintenanceInput = {
  /** The age of deliveries since their end, if it differs from `olderThanDays`. */
  readonly deliveriesOlderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /** Only count, and remove nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The age of events, if it differs from `olderThanDays`. */
  readonly eventsOlderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /** The age of runs since their end, if it differs from `olderThanDays`. */
  readonly executionsOlderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /** Also remove the messages and shared documents of sessions that expired or were archived longer ago than this number of days. */
  readonly messagesOlderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /** Remove events, deliveries and runs that are older than this number of days, 1 to 36500. */
  readonly olderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /** Also remove requests that ended longer ago than this number of days. Their messages stay. */
  readonly requestsOlderThanDays?: InputMaybe<Scalars['Int']['input']>;
  /** Also remove synchronizations that ended longer ago than this number of days. */
  readonly synchronizationsOlderThanDays?: InputMaybe<Scalars['Int']['input']>;
};

/** The language of a schema. */
export type SchemaFormat =
  /** Apache Avro. The definition is the schema as JSON. */
  | 'AVRO'
  /** JSON Schema, draft 2020-12. `x-aliases` lists other names of a property. */
  | 'JSON_SCHEMA'
  /** Protocol Buffers. The definition is the text of a .proto file, or `{"proto": text, "message": name}`. */
  | 'PROTOBUF';

/** The class of a script in Roblox. */
export type ScriptType =
  /** A `LocalScript`, which runs on the client. */
  | 'LOCAL_SCRIPT'
  /** A `ModuleScript`, which other scripts require. */
  | 'MODULE_SCRIPT'
  /** A `Script`, which runs on the server. */
  | 'SCRIPT';

/** The message to send. */
export type SendMessageInput = {
  /** The text of the message, at most 64 KiB. */
  readonly content: Scalars['String']['input'];
  /** The id of an agent in the session to send as; requires the scope `agents:write`, with which you need not be in the session yourself. An agent always sends as itself. */
  readonly fromAgentId?: InputMaybe<Scalars['ID']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Arbitrary metadata: a JSON object. */
  readonly metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The id of the message in the same session that this one replies to. */
  readonly replyToId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the session, which must be `ACTIVE` and have the sender as a participant. */
  readonly sessionId: Scalars['ID']['input'];
  /** The id of the agent in the session that the message is intended for. Everyone in the session can still read it. */
  readonly toAgentId?: InputMaybe<Scalars['ID']['input']>;
  /** The kind of content. */
  readonly type?: InputMaybe<MessageType>;
};

/** The configuration of a session. */
export type SessionConfigInput = {
  /** Whether approvals in the session are granted automatically; requires the scope `approvals:respond`. */
  readonly autoApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** The maximum number of participants, 1 to 10000; null means no limit. */
  readonly maxParticipants?: InputMaybe<Scalars['Int']['input']>;
};

/** Conditions on sessions; all of them must hold. */
export type SessionFilter = {
  /** Created from one of these channels. */
  readonly channel?: InputMaybe<ReadonlyArray<Channel>>;
  /** Created by this user or agent. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** With this text in the name or description, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<SessionStatus>>;
};

/** The status of a session. */
export type SessionStatus =
  /** People and agents can work in it. */
  | 'ACTIVE'
  /** Read-only, permanently. */
  | 'ARCHIVED'
  /** Past its `expiresAt`. It can only be archived. */
  | 'EXPIRED'
  /** Paused: no one can join, send messages or edit until it is `ACTIVE` again. */
  | 'INACTIVE';

/** The settings of an organization's default to change. Null restores the built-in one. */
export type SetIntegrationDefaultInput = {
  /** The channel. */
  readonly channel: DeliveryChannel;
  /** Keys of its configuration to set; null removes a key, and keys that are left out are kept. `docs/deliveries.md` lists them; an unknown key is an error. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether to deliver through it. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its place in the order of delivery, from 1, which is first, to 100. */
  readonly priority?: InputMaybe<Scalars['Int']['input']>;
  /** How often a failed attempt is repeated, from 0 to 20. */
  readonly retryCount?: InputMaybe<Scalars['Int']['input']>;
  /** The time between two attempts in seconds, from 1 to 86400. */
  readonly retryDelaySeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** The settings of a user's override to change. Null restores the default; omitted ones are kept. */
export type SetIntegrationOverrideInput = {
  /** The channel. */
  readonly channel: DeliveryChannel;
  /** Keys of its configuration to set; null removes a key, and keys that are left out are kept. `docs/deliveries.md` lists them; an unknown key is an error. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether to deliver through it. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** If true, fail with `NOT_FOUND` unless there is an override already; if false, fail with `CONFLICT` if there is one. */
  readonly expectExisting?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its place in the order of delivery, from 1, which is first, to 100. */
  readonly priority?: InputMaybe<Scalars['Int']['input']>;
  /** How often a failed attempt is repeated, from 0 to 20. */
  readonly retryCount?: InputMaybe<Scalars['Int']['input']>;
  /** The time between two attempts in seconds, from 1 to 86400. */
  readonly retryDelaySeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the user, by default the caller. Another user requires `integrations:admin`. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Your presence in a session. */
export type SetPresenceInput = {
  /** Your presence. */
  readonly presence: Presence;
  /** The id of a session in which you are a participant. */
  readonly sessionId: Scalars['ID']['input'];
};

/** A task and the status that it is to have. */
export type SetTaskStatusInput = {
  /** The reason, for people, of a task that becomes `FAILED`. */
  readonly error?: InputMaybe<Scalars['String']['input']>;
  /** The id of the task. */
  readonly id: Scalars['ID']['input'];
  /** The result of a task that becomes `COMPLETED`, at most 256 KiB; an empty object by default. */
  readonly result?: InputMaybe<Scalars['JSON']['input']>;
  /** The new status: `RUNNING` starts the task, `COMPLETED` completes it, `FAILED` fails it permanently, `CANCELLED` cancels it, and `PENDING` retries it. `ASSIGNED` needs an agent; see `assignTask`. */
  readonly status: TaskStatus;
};

/** Where the settings of a channel come from. */
export type SettingSource =
  /** The organization's default, or the built-in one. */
  | 'DEFAULT'
  /** The user's override; what it leaves out comes from the default. */
  | 'OVERRIDE';

/** A tier of settings; the highest one that has a setting applies. */
export type SettingTier =
  /** Parley's own defaults. */
  | 'BUILT_IN'
  /** The defaults that the organization has set. */
  | 'ORGANIZATION'
  /** The user's override. */
  | 'USER';

/** The credentials to sign in with. */
export type SignInInput = {
  /** The e-mail address; case does not matter. */
  readonly email: Scalars['String']['input'];
  /** The password. */
  readonly password: Scalars['String']['input'];
};

/** Which tokens to end. */
export type SignOutInput = {
  /** Whether to end all of your tokens. */
  readonly everywhere?: Scalars['Boolean']['input'];
};

/** The direction in which a list is sorted. */
export type SortDirection =
  /** Ascending: smallest, oldest or A first. Missing values come last. */
  | 'ASC'
  /** Descending: largest, newest or Z first. Missing values come first. */
  | 'DESC';

/** Tokens that were obtained elsewhere. */
export type StoreOAuthTokenInput = {
  /** The access token. It is never returned. */
  readonly accessToken: Scalars['String']['input'];
  /** The name of the account, for recognizing it. */
  readonly account?: InputMaybe<Scalars['String']['input']>;
  /** The number of seconds until the access token expires; omit it if the token does not expire. */
  readonly expiresIn?: InputMaybe<Scalars['Int']['input']>;
  /** The provider: `google` (or `gmail`), `slack`, `github` or `pipedream`. */
  readonly provider: Scalars['String']['input'];
  /** The refresh token, if there is one. */
  readonly refreshToken?: InputMaybe<Scalars['String']['input']>;
  /** The granted scopes, separated by spaces or commas. If omitted, they are unknown and the provider decides. */
  readonly scope?: InputMaybe<Scalars['String']['input']>;
};

/** A script to push. */
export type StudioScriptInput = {
  /** A service of the place and the names below it, such as `ServerScriptService/Game/Main`. Folders that are missing are created. */
  readonly path: Scalars['String']['input'];
  /** The source, up to 200,000 characters. */
  readonly source: Scalars['String']['input'];
  /** The class of the script. */
  readonly type?: InputMaybe<ScriptType>;
};

/** A request to submit. */
export type SubmitRequestInput = {
  /** The agent that is to reply; by default, one is chosen. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** The channel it comes from: `WEB`, `CLI`, `TOOL` or `GENERIC`. Requests from Slack come only through its signed routes, and the other channels only deliver responses. */
  readonly channel: Channel;
  /** What is asked, at most 64 KiB. */
  readonly content: Scalars['String']['input'];
  /** The channel in the external system. Each has sessions of its own. */
  readonly externalChannelId?: InputMaybe<Scalars['String']['input']>;
  /** The thread in it. Each has sessions of its own. */
  readonly externalThreadId?: InputMaybe<Scalars['String']['input']>;
  /** Repeating the mutation with the same key and input within 24 hours returns the same request, and waits for its reply again; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The name of the integration, for a `GENERIC` request. */
  readonly integrationType?: InputMaybe<Scalars['String']['input']>;
  /** A JSON object that is kept with the request and passed to the agent. Documented names, such as `client_ip`, `terminal` and `command`, also appear in `normalized`. */
  readonly metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The session to ask in; by default, the last one of your requests from this channel and thread. If it is no longer `ACTIVE`, another one is opened, which continues the conversation. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Data of the tool: a JSON object. */
  readonly toolContext?: InputMaybe<Scalars['JSON']['input']>;
  /** The tool; required for a `TOOL` request. */
  readonly toolId?: InputMaybe<Scalars['String']['input']>;
  /** The instance of the tool. */
  readonly toolInstanceId?: InputMaybe<Scalars['String']['input']>;
  /** What made the tool submit the request. */
  readonly triggerEvent?: InputMaybe<Scalars['String']['input']>;
  /** Seconds to wait for the reply. 0 returns immediately; more than 25 counts as 25, because an operation cannot wait longer. If it is omitted, a `TOOL` request returns immediately: it is a notification. */
  readonly waitSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** The status of a synchronization. */
export type SyncStatus =
  /** Both sides hold `result`. */
  | 'COMPLETED'
  /** Both sides have changed, and `FAIL` was asked for. The target was not changed. */
  | 'CONFLICT'
  /** It was not applied; `error` says why. */
  | 'FAILED'
  /** Not applied yet, or to be tried again. */
  | 'PENDING'
  /** A replica is applying it. */
  | 'RUNNING';

/** When the target of a synchronization gets the data. */
export type SyncStrategy =
  /** Not at all: its copy becomes invalid, and is loaded when it is next read. For a cache only. */
  | 'INVALIDATE'
  /** When it is next read. For a cache only. */
  | 'LAZY'
  /** Soon after the source, which has it when `triggerSync` returns. */
  | 'WRITE_BEHIND'
  /** Before `triggerSync` returns, in one transaction with the source. */
  | 'WRITE_THROUGH';

/** Conditions on tasks; all of them must hold. */
export type TaskFilter = {
  /** Assigned to this agent. */
  readonly assignedTo?: InputMaybe<Scalars['ID']['input']>;
  /** With at least this priority. */
  readonly minPriority?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the task is, or was, overdue. */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** With this text in the title, description or type, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** In this session. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<TaskStatus>>;
  /** Of exactly this type. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

/** A task. */
export type TaskInput = {
  /** The id of the task. */
  readonly id: Scalars['ID']['input'];
};

/** A sort order for tasks. Ties are sorted by creation. */
export type TaskOrder = {
  /** The sort direction. */
  readonly direction: SortDirection;
  /** The field to sort by. */
  readonly field: TaskOrderField;
};

/** The fields by which tasks can be sorted. */
export type TaskOrderField =
  /** By creation time. */
  | 'CREATED_AT'
  /** By due date; tasks without one count as the latest. */
  | 'DUE_AT'
  /** By priority. */
  | 'PRIORITY'
  /** By the time of the last change. */
  | 'UPDATED_AT';

/** The status of a task. */
export type TaskStatus =
  /** Assigned to an agent or claimed by one, but not started. */
  | 'ASSIGNED'
  /** Cancelled. `retryTask` queues it again. */
  | 'CANCELLED'
  /** Done; see `result`. */
  | 'COMPLETED'
  /** Failed; see `error`. `retryTask` queues it again. */
  | 'FAILED'
  /** In the queue, waiting for an agent to claim it. */
  | 'PENDING'
  /** Being worked on by its agent. */
  | 'RUNNING';

/** The connector to test. */
export type TestConnectorInput = {
  /** The name of the connector. */
  readonly connector: Scalars['String']['input'];
};

/** The record to synchronize. */
export type TriggerSyncInput = {
  /** What is kept if the target has changed, too, since both sides last agreed. */
  readonly conflictResolution?: InputMaybe<ConflictResolution>;
  /** The record as the source has it, a JSON object. */
  readonly data: Scalars['JSON']['input'];
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The key of the record; by default its `key` or `id`, or its first field that is an id: `user_id` 123 makes `user:123`. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** Whether `data` has only the fields that changed, in which null removes a field. Otherwise it is the whole record, and a field that it lacks is removed from both sides. */
  readonly partial?: InputMaybe<Scalars['Boolean']['input']>;
  /** A registered schema that the data must match: `name`, `name@version` or `platform/name@version`, or the id of a version; the newest version by default. */
  readonly schema?: InputMaybe<Scalars['String']['input']>;
  /** The platform that the data comes from. */
  readonly source: Platform;
  /** When the target gets it. */
  readonly strategy?: InputMaybe<SyncStrategy>;
  /** The platform that gets it. */
  readonly target: Platform;
};

/** What starts a run. */
export type TriggerType =
  /** An event in the event log. Each event starts at most one run. */
  | 'EVENT'
  /** `executeWorkflow`. */
  | 'MANUAL'
  /** A schedule. If several times were missed while Parley was down, one run starts. */
  | 'SCHEDULE'
  /** A request to the trigger's own URL; its body is the run's input. */
  | 'WEBHOOK';

/** A link. */
export type UnlinkChannelUserInput = {
  /** The id of the link. */
  readonly id: Scalars['ID']['input'];
};

/** Changes to an agent. Omitted fields stay unchanged. Its `runtime` is fixed, because its tasks and its config depend on it; for another one, create another agent. */
export type UpdateAgentInput = {
  /** The new list of capabilities, replacing the current one. */
  readonly capabilities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The new configuration, a JSON object that replaces the current one. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** The new limit of its `cpuUsage`, more than 0, or null to remove it. */
  readonly cpuLimit?: InputMaybe<Scalars['Float']['input']>;
  /** The new description, or null to remove it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The id of the agent. */
  readonly id: Scalars['ID']['input'];
  /** The new maximum, 1 to 1000. Tasks it already holds are not affected. */
  readonly maxConcurrentTasks?: InputMaybe<Scalars['Int']['input']>;
  /** The new limit of tasks that wait for it, or null to remove it. */
  readonly maxQueuedTasks?: InputMaybe<Scalars['Int']['input']>;
  /** The new limit of its `memoryUsage`, more than 0, or null to remove it. */
  readonly memoryLimit?: InputMaybe<Scalars['Float']['input']>;
  /** The new metadata, a JSON object that replaces the current one. */
  readonly metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The new kind of agent. That of a `WORKER` is fixed. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

/** Changes to an endpoint. Omitted fields stay unchanged. Of a preset, `document`, `response` and the schemas cannot be changed; the others apply to your organization. */
export type UpdateEndpointInput = {
  /** The time from which it is deprecated; null if it is not. */
  readonly deprecatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The new document. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is served. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the endpoint. */
  readonly id: Scalars['ID']['input'];
  /** The new limit; null for none of its own. */
  readonly rateLimitPerMinute?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the endpoint that replaces it; null for none. */
  readonly replacementId?: InputMaybe<Scalars['ID']['input']>;
  /** The new schema of parameters and body; null for none. */
  readonly requestSchema?: InputMaybe<Scalars['String']['input']>;
  /** The new expression; null to return the operation's `data`. */
  readonly response?: InputMaybe<Scalars['String']['input']>;
  /** The new schema of the response's body; null for none. */
  readonly responseSchema?: InputMaybe<Scalars['String']['input']>;
  /** The time until which it is served, not before `deprecatedAt`; null if it has no end. */
  readonly sunsetAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Changes to a destination. Omitted fields stay unchanged. */
export type UpdateEventDestinationInput = {
  /** The new configuration, replacing the current one. An omitted secret is kept, unless the URL has another host; null removes it. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether to forward events. Events that occur while it is false are not delivered later; deliveries that are already queued resume when it is true again. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The new list of events to forward. */
  readonly eventTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The id of the destination. */
  readonly id: Scalars['ID']['input'];
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** Changes to a session. Omitted fields stay unchanged. */
export type UpdateSessionInput = {
  /** The new configuration; omitted fields stay unchanged. */
  readonly config?: InputMaybe<SessionConfigInput>;
  /** The new context, a JSON object that replaces the current one. */
  readonly context?: InputMaybe<Scalars['JSON']['input']>;
  /** The new description, or null to remove it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The new expiry time, in the future, or null for never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of the session. */
  readonly id: Scalars['ID']['input'];
  /** The new metadata, a JSON object that replaces the current one. */
  readonly metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The new status: `ACTIVE` to `INACTIVE` and back, or `ARCHIVED` permanently. A session becomes `EXPIRED` only when `expiresAt` is reached. */
  readonly status?: InputMaybe<SessionStatus>;
};

/** Changes to a task that has not ended. Omitted fields stay unchanged. */
export type UpdateTaskInput = {
  /** The new description, or null to remove it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The new due date, or null to remove it. If it is in the past, the task is `overdue` at once. */
  readonly dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of the task. */
  readonly id: Scalars['ID']['input'];
  /** The new priority, 0 to 10. */
  readonly priority?: InputMaybe<Scalars['Int']['input']>;
  /** The new title. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

/** Changes to a user. Omitted fields stay unchanged. */
export type UpdateUserInput = {
  /** Whether the user is active. If false, all of the user's credentials and streams end within seconds. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the user; your own id to change your own name or password. */
  readonly id: Scalars['ID']['input'];
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The new password, at least 10 characters. It ends all of the user's tokens. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** The new role. */
  readonly role?: InputMaybe<Role>;
};

/** Changes to a workflow. Omitted fields stay unchanged. A change to `nodes`, `triggers`, `inputSchema` or `config` creates a new version; existing runs keep theirs. */
export type UpdateWorkflowInput = {
  /** Agents of Lyzr that only this workflow uses. */
  readonly agents?: InputMaybe<ReadonlyArray<WorkflowAgentInput>>;
  /** The version that the changes are based on. If the workflow has another one, the result is `CONFLICT`, and `workflow` in the payload is the current workflow. Without it, the last change wins. */
  readonly baseVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The new metadata, a JSON object that replaces the current one. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** The new description, or null to remove it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The id of the workflow. */
  readonly id: Scalars['ID']['input'];
  /** The new JSON Schema, or null to accept any input. */
  readonly inputSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The new nodes, replacing all current ones. */
  readonly nodes?: InputMaybe<ReadonlyArray<WorkflowNodeInput>>;
  /** Of the new nodes: the key of the node on which all others depend, directly or not. If no node has dependencies, the others follow it in the given order. */
  readonly startNode?: InputMaybe<Scalars['String']['input']>;
  /** The new status: `DRAFT` to `ACTIVE`, `ACTIVE` to `PAUSED` and back, any to `ARCHIVED`, and `ARCHIVED` to `PAUSED`. */
  readonly status?: InputMaybe<WorkflowStatus>;
  /** The new triggers, replacing all current ones. A new trigger keeps the id and URL of the equal current trigger, or else of the next one of the same type. */
  readonly triggers?: InputMaybe<ReadonlyArray<WorkflowTriggerInput>>;
};

/** An asset to upload through Open Cloud. */
export type UploadStudioAssetInput = {
  /** Its file, in base64. */
  readonly content: Scalars['String']['input'];
  /** The media type of its file, such as `image/png`. */
  readonly contentType: Scalars['String']['input'];
  /** A description, up to 1,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Roblox's id of its creator, if that is a group. */
  readonly groupId?: InputMaybe<Scalars['String']['input']>;
  /** Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The display name. */
  readonly name: Scalars['String']['input'];
  /** Roblox's type, such as `Decal`, `Audio` or `Model`. */
  readonly type: Scalars['String']['input'];
  /** Roblox's id of its creator, if that is a user. */
  readonly userId?: InputMaybe<Scalars['String']['input']>;
};

/** A workflow that is to be created or, with an id, updated. Omitted fields stay unchanged. */
export type ValidateWorkflowInput = {
  /** Agents of Lyzr that only this workflow uses. */
  readonly agents?: InputMaybe<ReadonlyArray<WorkflowAgentInput>>;
  /** The version that the changes are based on. */
  readonly baseVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Arbitrary metadata: a JSON object. */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** The id of the workflow that would be updated; null for a new one. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** The JSON Schema for the input of runs; null accepts any input. */
  readonly inputSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The display name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Its nodes. */
  readonly nodes?: InputMaybe<ReadonlyArray<WorkflowNodeInput>>;
  /** The key of the node on which all others depend, directly or not. If no node has dependencies, the others follow it in the given order. */
  readonly startNode?: InputMaybe<Scalars['String']['input']>;
  /** Its triggers. */
  readonly triggers?: InputMaybe<ReadonlyArray<WorkflowTriggerInput>>;
};

/** An agent of Lyzr that only this definition uses. Invoking it requires the scope `connectors:execute`, too. Only `agentId` affects its calls. */
export type WorkflowAgentInput = {
  /** Its id at Lyzr; that of `AGENT_ID` by default. */
  readonly agentId?: InputMaybe<Scalars['String']['input']>;
  /** Its capabilities. */
  readonly capabilities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A description of its purpose. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The name by which the `agentId` of AGENT nodes refers to it. */
  readonly id: Scalars['String']['input'];
  /** The integrations that it uses. */
  readonly integrations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The display name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The kind of agent. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions on workflows; all of them must hold. */
export type WorkflowFilter = {
  /** With this text in the name or description, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<WorkflowStatus>>;
};

/** A node of a workflow definition. */
export type WorkflowNodeInput = {
  /**
   * The node's configuration: a JSON object whose keys depend on `type`.
   *
   * - `AGENT`: `agentId`, or `agent` (an agent of Lyzr that has no record, with the fields of `WorkflowAgentInput`), and
   *   `message` (default: `${input.text}`, or the outputs of the nodes that it depends on). Output: `{content, metadata}`.
   * - `INTEGRATION`: `connector` (required), `action` (required), `params`, `simulate` (true for a mock response, or a
   *   failure such as `"429:30"`). Output: the output of the action.
   * - `APPROVAL`: `title` (default: the node's name), `description`, `data`, `approvers` (user ids; default: everyone with
   *   the scope `approvals:respond`), `requiredApprovals` (default 1), `expiresInSeconds` (default: never), `onExpiry`
   *   (default `REJECT`). Output: `{approved, decisions}`.
   * - `TASK`: `type` (required), `title` (default: the node's name), `payload`, `priority` (default 2), and `agentId` or
   *   `capability` to restrict who does it. Output: the result of the task.
   * - `CONDITION`: `expression` (required). Output: `{value}`, true or false.
   * - `DELAY`: `seconds` or `until` (a time such as `2030-01-31T12:00:00Z`). Output: `{}`.
   * - `TRANSFORM`: `value` (required). Output: that value.
   * - `WORKFLOW`: `workflowId` (required), `input` (default `{}`). Output: the output of the sub-workflow.
   * - `EVENT`: `waitFor` (an event type) with an optional `timeoutSeconds`, or `emit` (an event type) with optional `data`.
   *   Output: `{event}` with its `id`, `type` and `data`, and `occurredAt` if it was waited for.
   * - `STUDIO`: `scripts` (each with `path`, `source` and `type`) with an optional `overwrite` or `verify` (true to
   *   compare only), or `method` with optional `params`; `instances` (ids or names; default: all connected),
   *   `timeoutSeconds`, `simulate` (true for a mock response).
   *   Output: `{verified, scripts}`, or `{result, instance}` of a method.
   * - `VALIDATE`: `schema` (the name of a registered schema), `data` (both required), `to` (a registered schema to whose
   *   form the data is converted). Output: the data.
   * - `SYNC`: `source`, `target`, `data` (all required), and `key`, `strategy`, `conflictResolution`, `schema` and `partial`
   *   as in `TriggerSyncInput`. Output: `{id, key, status, result, conflicts}` of the job.
   * - `RECORD`: `platform`, `key` (both required), `otherwise` (the data if there is no copy). Output: `{found, data}`.
   *
   * Strings can contain `${ … }`, a CEL expression over `input`, `nodes.<key>.output` of direct and indirect dependencies,
   * and `execution`. A string that is exactly one `${ … }` becomes the value of the expression; `$${` is a literal `${`.
   */
  readonly config: Scalars['JSON']['input'];
  /** The keys of the nodes that must end before this one starts. A node without dependencies starts immediately. */
  readonly dependsOn?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The node's identifier in expressions and dependencies, unique in the definition: a letter or _, followed by up to 63 letters, digits, _ or -. */
  readonly key: Scalars['String']['input'];
  /** The display name; the key by default. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The keys of nodes that depend on this one, in addition to their own `dependsOn`. */
  readonly next?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What happens to the run if the node fails. */
  readonly onError?: InputMaybe<OnError>;
  /** How often the node is attempted; once by default. */
  readonly retry?: InputMaybe<RetryPolicyInput>;
  /** The time limit of one attempt, 1 to 31536000 seconds; no limit by default. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** What the node does. */
  readonly type: NodeType;
  /** A CEL condition. If it is false, the node is skipped. */
  readonly when?: InputMaybe<Scalars['String']['input']>;
};

/** The status of a workflow, which controls whether new runs start. Existing runs are not affected. */
export type WorkflowStatus =
  /** Can be run manually and by its triggers. */
  | 'ACTIVE'
  /** Starts no runs and cannot be changed, except back to `PAUSED`. */
  | 'ARCHIVED'
  /** A draft: can be run manually, but its triggers do not fire. */
  | 'DRAFT'
  /** Starts no runs. */
  | 'PAUSED';

/** A trigger, which starts runs of a workflow automatically. */
export type WorkflowTriggerInput = {
  /**
   * The trigger's configuration: a JSON object whose keys depend on `type`.
   *
   * - `MANUAL`: no keys.
   * - `SCHEDULE`: `cron` (required; five fields, or a shortcut such as `@daily`), `timeZone` (such as `Europe/Berlin`;
   *   default UTC), `input` (the input of the run; default `{}`).
   * - `WEBHOOK`: `secret` (16 to 255 characters; if set, requests must be signed with it).
   * - `EVENT`: `types` (required; event types, where `agent.*` matches all that start with `agent.`), `filter` (a CEL
   *   condition over `event`).
   *
   * The secret is never returned.
   */
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether it fires while the workflow is `ACTIVE`. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** What starts a run. */
  readonly type: TriggerType;
};
