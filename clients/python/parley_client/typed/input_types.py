from datetime import datetime
from typing import Any, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    AgentRuntime,
    AgentStatus,
    Backoff,
    Channel,
    ExecutionStatus,
    MessageType,
    NodeType,
    OnError,
    OnExpiry,
    SessionStatus,
    SortDirection,
    TaskOrderField,
    TaskStatus,
    TriggerType,
    WorkflowStatus,
)


class AgentFilter(BaseModel):
    """Conditions on agents; all of them must hold."""

    status: Optional[list[AgentStatus]] = None
    "With one of these statuses."
    runtime: Optional[list[AgentRuntime]] = None
    "With one of these runtimes."
    type_: Optional[str] = Field(
        validation_alias="type", serialization_alias="type", default=None
    )
    "Of exactly this type."
    capability: Optional[str] = None
    "With exactly this capability."
    search: Optional[str] = None
    "With this text in the name, type or description, in any case."


class CreateAgentInput(BaseModel):
    """The agent to create."""

    name: str
    "The display name."
    type_: str = Field(validation_alias="type", serialization_alias="type")
    "The kind of agent."
    runtime: AgentRuntime
    "How Parley reaches it."
    max_concurrent_tasks: Optional[int] = Field(
        validation_alias="maxConcurrentTasks",
        serialization_alias="maxConcurrentTasks",
        default=1,
    )
    "The number of tasks it can hold at the same time, 1 to 1000; it cannot claim more."
    max_queued_tasks: Optional[int] = Field(
        validation_alias="maxQueuedTasks",
        serialization_alias="maxQueuedTasks",
        default=None,
    )
    "The number of tasks that can be assigned to it and wait, 0 to 100,000; unlimited by default."
    cpu_limit: Optional[float] = Field(
        validation_alias="cpuLimit", serialization_alias="cpuLimit", default=None
    )
    "The `cpuUsage`, in the unit of its heartbeats, above which it gets no tasks: more than 0; unlimited by default."
    memory_limit: Optional[float] = Field(
        validation_alias="memoryLimit", serialization_alias="memoryLimit", default=None
    )
    "The `memoryUsage`, in the unit of its heartbeats, above which it gets no tasks: more than 0; unlimited by default."
    description: Optional[str] = None
    "A description of its purpose."
    capabilities: Optional[list[str]] = None
    "Its capabilities; at most 100."
    config: Optional[Any] = None
    "The configuration of its runtime: a JSON object."
    metadata: Optional[Any] = None
    "Arbitrary metadata: a JSON object."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class CreateSessionInput(BaseModel):
    """The session to create."""

    name: str
    "The display name."
    description: Optional[str] = None
    "A description of its purpose."
    agent_ids: Optional[list[str]] = Field(
        validation_alias="agentIds", serialization_alias="agentIds", default=None
    )
    "The ids of at most 100 agents that join the session at the start. You join it yourself."
    config: Optional["SessionConfigInput"] = None
    "Its configuration."
    context: Optional[Any] = None
    "Context for the agents in the session: a JSON object."
    metadata: Optional[Any] = None
    "Arbitrary metadata: a JSON object."
    channel: Optional[Channel] = Channel.WEB
    "The channel it is created from."
    expires_at: Optional[datetime] = Field(
        validation_alias="expiresAt", serialization_alias="expiresAt", default=None
    )
    "When it expires, in the future; null means never."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class CreateTaskInput(BaseModel):
    """The task to create."""

    title: str
    "A short summary of the work."
    type_: Optional[str] = Field(
        validation_alias="type", serialization_alias="type", default="general"
    )
    "The kind of work; workers claim tasks by type."
    description: Optional[str] = None
    "A full description of the work."
    priority: Optional[int] = 2
    "The priority, 0 to 10; tasks with priority 10 are claimed first."
    payload: Optional[Any] = None
    "The data the agent needs to do the work."
    requirements: Optional[Any] = None
    "Requirements on the agent: a JSON object. The agent must have all of its `capabilities`, a list of strings."
    assign_to: Optional[str] = Field(
        validation_alias="assignTo", serialization_alias="assignTo", default=None
    )
    "The id of the agent that is to do it, also after a failed attempt; by default any suitable agent can claim it."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`."
    from_agent_id: Optional[str] = Field(
        validation_alias="fromAgentId", serialization_alias="fromAgentId", default=None
    )
    "The id of an agent to create the task on behalf of; requires the scope `agents:write`."
    due_at: Optional[datetime] = Field(
        validation_alias="dueAt", serialization_alias="dueAt", default=None
    )
    "When it should be done. If that is in the past, the task is `overdue` at once."
    timeout_seconds: Optional[int] = Field(
        validation_alias="timeoutSeconds",
        serialization_alias="timeoutSeconds",
        default=300,
    )
    "The time limit of one attempt, 1 to 604800 seconds."
    max_attempts: Optional[int] = Field(
        validation_alias="maxAttempts", serialization_alias="maxAttempts", default=3
    )
    "The maximum number of attempts, 1 to 100."
    retry_delay_seconds: Optional[float] = Field(
        validation_alias="retryDelaySeconds",
        serialization_alias="retryDelaySeconds",
        default=0,
    )
    "The delay after the first failed attempt, 0 to 86400 seconds; it doubles with each further failure, up to 86400 seconds."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class CreateWorkflowInput(BaseModel):
    """The workflow to create."""

    name: str
    "The display name, 1 to 255 characters."
    description: Optional[str] = None
    "A description of its purpose."
    nodes: list["WorkflowNodeInput"]
    "Its nodes, 1 to 500."
    start_node: Optional[str] = Field(
        validation_alias="startNode", serialization_alias="startNode", default=None
    )
    "The key of the node on which all others depend, directly or not. If no node has dependencies, the others follow it in the given order."
    agents: Optional[list["WorkflowAgentInput"]] = None
    "Agents of Lyzr that only this workflow uses."
    triggers: Optional[list["WorkflowTriggerInput"]] = None
    "Its triggers; at most 50."
    input_schema: Optional[Any] = Field(
        validation_alias="inputSchema", serialization_alias="inputSchema", default=None
    )
    "The JSON Schema (2020-12) for the input of runs. References must stay within the schema and patterns use RE2 syntax; `unevaluatedProperties`, `unevaluatedItems` and `$dynamicRef` are not supported."
    config: Optional[Any] = None
    "Arbitrary metadata: a JSON object."
    status: Optional[WorkflowStatus] = WorkflowStatus.ACTIVE
    "The initial status; not `ARCHIVED`."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class ExecuteWorkflowInput(BaseModel):
    """What to run: either `workflowId`, or `nodes` (a one-off definition)."""

    workflow_id: Optional[str] = Field(
        validation_alias="workflowId", serialization_alias="workflowId", default=None
    )
    "The id of the workflow."
    nodes: Optional[list["WorkflowNodeInput"]] = None
    "The nodes of a one-off definition."
    start_node: Optional[str] = Field(
        validation_alias="startNode", serialization_alias="startNode", default=None
    )
    "Of a one-off definition: the key of the node on which all others depend, directly or not. If no node has dependencies, the others follow it in the given order."
    agents: Optional[list["WorkflowAgentInput"]] = None
    "Agents of Lyzr that only this run uses."
    version: Optional[int] = None
    "The version of the workflow; the newest by default."
    input: Optional[Any] = None
    "The run's input; `{}` by default. It must match the workflow's `inputSchema`."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`."
    wait_seconds: Optional[int] = Field(
        validation_alias="waitSeconds", serialization_alias="waitSeconds", default=0
    )
    "Seconds to wait for the end of the run. 0 returns immediately; more than 25 counts as 25, because an operation cannot wait longer. The run continues in any case."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class ExecutionFilter(BaseModel):
    """Conditions on runs; all of them must hold."""

    status: Optional[list[ExecutionStatus]] = None
    "With one of these statuses."
    workflow_id: Optional[str] = Field(
        validation_alias="workflowId", serialization_alias="workflowId", default=None
    )
    "Of this workflow."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "In this session."
    since: Optional[datetime] = None
    "Requested at this time or later."
    until: Optional[datetime] = None
    "Requested before this time."
    trigger: Optional[list[TriggerType]] = None
    "Started in one of these ways."


class ExecutionInput(BaseModel):
    """A run."""

    id: str
    "The id of the run."


class InvokeAgentInput(BaseModel):
    """A message to an agent."""

    agent_id: str = Field(validation_alias="agentId", serialization_alias="agentId")
    "The id of the agent."
    message: str
    "The text of the message, at most 64 KiB."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "The id of the session, which must be `ACTIVE` and have you as a participant. The message and the reply are added to it, and its earlier messages are sent along."
    metadata: Optional[Any] = None
    "A JSON object that is passed to the agent if its runtime supports metadata."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first reply; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class PublishEventInput(BaseModel):
    """The custom event to publish."""

    type_: str = Field(validation_alias="type", serialization_alias="type")
    "The type of the event: dotted words, e.g. `deploy.done`, at most 100 characters, whose first word is not one of Parley's own; or `custom_event`."
    data: Any
    "The event's data: any JSON value."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class RequestApprovalInput(BaseModel):
    """The approval to request."""

    title: str
    "A short summary of the question, at most 255 characters."
    description: Optional[str] = None
    "The information needed to decide."
    data: Optional[Any] = None
    "Data about the subject: any JSON value."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a participant, unless you have the scope `agents:write`. If the session has `autoApproval`, a user in it gets the approval immediately, unless approvers are named or more than one approval is required."
    agent_id: Optional[str] = Field(
        validation_alias="agentId", serialization_alias="agentId", default=None
    )
    "The id of an agent to request the approval on behalf of; requires the scope `agents:write`. An agent always requests as itself."
    approver_ids: Optional[list[str]] = Field(
        validation_alias="approverIds", serialization_alias="approverIds", default=None
    )
    "The ids of the users who can decide, at least one; by default everyone with the scope `approvals:respond`. Once approvers are named, no one can decide their own request."
    required_approvals: Optional[int] = Field(
        validation_alias="requiredApprovals",
        serialization_alias="requiredApprovals",
        default=1,
    )
    "The number of approvals required: at least 1 and, if approvers are given, at most their number."
    expires_in_seconds: Optional[int] = Field(
        validation_alias="expiresInSeconds",
        serialization_alias="expiresInSeconds",
        default=None,
    )
    "The time until it expires, 1 second to 365 days (31536000); never by default."
    on_expiry: Optional[OnExpiry] = Field(
        validation_alias="onExpiry",
        serialization_alias="onExpiry",
        default=OnExpiry.REJECT,
    )
    "The result if it expires. `APPROVE` requires the scope `approvals:respond` and excludes agents, approvers and more than one required approval."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class RespondToApprovalInput(BaseModel):
    """A decision on an approval."""

    id: str
    "The id of the approval."
    approved: bool
    "Whether to approve. One rejection rejects the request."
    feedback: Optional[str] = None
    "A comment on the decision."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class RetryPolicyInput(BaseModel):
    """How often a node is attempted."""

    max_attempts: Optional[int] = Field(
        validation_alias="maxAttempts", serialization_alias="maxAttempts", default=1
    )
    "The maximum number of attempts, 1 to 100; 1 means no retry."
    delay_seconds: Optional[float] = Field(
        validation_alias="delaySeconds", serialization_alias="delaySeconds", default=1
    )
    "The delay before the second attempt, 0 to 86400 seconds."
    backoff: Optional[Backoff] = Backoff.EXPONENTIAL
    "How the delay grows, up to 86400 seconds."


class SendMessageInput(BaseModel):
    """The message to send."""

    session_id: str = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    "The id of the session, which must be `ACTIVE` and have the sender as a participant."
    from_agent_id: Optional[str] = Field(
        validation_alias="fromAgentId", serialization_alias="fromAgentId", default=None
    )
    "The id of an agent in the session to send as; requires the scope `agents:write`, with which you need not be in the session yourself. An agent always sends as itself."
    to_agent_id: Optional[str] = Field(
        validation_alias="toAgentId", serialization_alias="toAgentId", default=None
    )
    "The id of the agent in the session that the message is intended for. Everyone in the session can still read it."
    content: str
    "The text of the message, at most 64 KiB."
    type_: Optional[MessageType] = Field(
        validation_alias="type", serialization_alias="type", default=MessageType.TEXT
    )
    "The kind of content."
    metadata: Optional[Any] = None
    "Arbitrary metadata: a JSON object."
    reply_to_id: Optional[str] = Field(
        validation_alias="replyToId", serialization_alias="replyToId", default=None
    )
    "The id of the message in the same session that this one replies to."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the operation with the same key and input within 24 hours returns the first result; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class SessionConfigInput(BaseModel):
    """The configuration of a session."""

    max_participants: Optional[int] = Field(
        validation_alias="maxParticipants",
        serialization_alias="maxParticipants",
        default=None,
    )
    "The maximum number of participants, 1 to 10000; null means no limit."
    auto_approval: Optional[bool] = Field(
        validation_alias="autoApproval",
        serialization_alias="autoApproval",
        default=None,
    )
    "Whether approvals in the session are granted automatically; requires the scope `approvals:respond`."


class SessionFilter(BaseModel):
    """Conditions on sessions; all of them must hold."""

    status: Optional[list[SessionStatus]] = None
    "With one of these statuses."
    channel: Optional[list[Channel]] = None
    "Created from one of these channels."
    owner_id: Optional[str] = Field(
        validation_alias="ownerId", serialization_alias="ownerId", default=None
    )
    "Created by this user or agent."
    search: Optional[str] = None
    "With this text in the name or description, in any case."


class SubmitRequestInput(BaseModel):
    """A request to submit."""

    channel: Channel
    "The channel it comes from: `WEB`, `CLI`, `TOOL` or `GENERIC`. Requests from Slack come only through its signed routes, and the other channels only deliver responses."
    content: str
    "What is asked, at most 64 KiB."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "The session to ask in; by default, the last one of your requests from this channel and thread. If it is no longer `ACTIVE`, another one is opened, which continues the conversation."
    agent_id: Optional[str] = Field(
        validation_alias="agentId", serialization_alias="agentId", default=None
    )
    "The agent that is to reply; by default, one is chosen."
    external_channel_id: Optional[str] = Field(
        validation_alias="externalChannelId",
        serialization_alias="externalChannelId",
        default=None,
    )
    "The channel in the external system. Each has sessions of its own."
    external_thread_id: Optional[str] = Field(
        validation_alias="externalThreadId",
        serialization_alias="externalThreadId",
        default=None,
    )
    "The thread in it. Each has sessions of its own."
    integration_type: Optional[str] = Field(
        validation_alias="integrationType",
        serialization_alias="integrationType",
        default=None,
    )
    "The name of the integration, for a `GENERIC` request."
    tool_id: Optional[str] = Field(
        validation_alias="toolId", serialization_alias="toolId", default=None
    )
    "The tool; required for a `TOOL` request."
    tool_instance_id: Optional[str] = Field(
        validation_alias="toolInstanceId",
        serialization_alias="toolInstanceId",
        default=None,
    )
    "The instance of the tool."
    trigger_event: Optional[str] = Field(
        validation_alias="triggerEvent",
        serialization_alias="triggerEvent",
        default=None,
    )
    "What made the tool submit the request."
    tool_context: Optional[Any] = Field(
        validation_alias="toolContext", serialization_alias="toolContext", default=None
    )
    "Data of the tool: a JSON object."
    metadata: Optional[Any] = None
    "A JSON object that is kept with the request and passed to the agent. Documented names, such as `client_ip`, `terminal` and `command`, also appear in `normalized`."
    wait_seconds: Optional[int] = Field(
        validation_alias="waitSeconds", serialization_alias="waitSeconds", default=30
    )
    "Seconds to wait for the reply. 0 returns immediately; more than 25 counts as 25, because an operation cannot wait longer. If it is omitted, a `TOOL` request returns immediately: it is a notification."
    idempotency_key: Optional[str] = Field(
        validation_alias="idempotencyKey",
        serialization_alias="idempotencyKey",
        default=None,
    )
    "Repeating the mutation with the same key and input within 24 hours returns the same request, and waits for its reply again; with another input it fails with `IDEMPOTENCY_MISMATCH`."


class TaskFilter(BaseModel):
    """Conditions on tasks; all of them must hold."""

    status: Optional[list[TaskStatus]] = None
    "With one of these statuses."
    type_: Optional[str] = Field(
        validation_alias="type", serialization_alias="type", default=None
    )
    "Of exactly this type."
    assigned_to: Optional[str] = Field(
        validation_alias="assignedTo", serialization_alias="assignedTo", default=None
    )
    "Assigned to this agent."
    session_id: Optional[str] = Field(
        validation_alias="sessionId", serialization_alias="sessionId", default=None
    )
    "In this session."
    min_priority: Optional[int] = Field(
        validation_alias="minPriority", serialization_alias="minPriority", default=None
    )
    "With at least this priority."
    overdue: Optional[bool] = None
    "Whether the task is, or was, overdue."
    search: Optional[str] = None
    "With this text in the title, description or type, in any case."


class TaskInput(BaseModel):
    """A task."""

    id: str
    "The id of the task."


class TaskOrder(BaseModel):
    """A sort order for tasks. Ties are sorted by creation."""

    field: TaskOrderField
    "The field to sort by."
    direction: SortDirection
    "The sort direction."


class WorkflowAgentInput(BaseModel):
    """An agent of Lyzr that only this definition uses. Invoking it requires the scope `connectors:execute`, too. Only `agentId` affects its calls."""

    id: str
    "The name by which the `agentId` of AGENT nodes refers to it."
    name: Optional[str] = None
    "The display name."
    description: Optional[str] = None
    "A description of its purpose."
    type_: Optional[str] = Field(
        validation_alias="type", serialization_alias="type", default=None
    )
    "The kind of agent."
    capabilities: Optional[list[str]] = None
    "Its capabilities."
    integrations: Optional[list[str]] = None
    "The integrations that it uses."
    agent_id: Optional[str] = Field(
        validation_alias="agentId", serialization_alias="agentId", default=None
    )
    "Its id at Lyzr; that of `AGENT_ID` by default."


class WorkflowFilter(BaseModel):
    """Conditions on workflows; all of them must hold."""

    status: Optional[list[WorkflowStatus]] = None
    "With one of these statuses."
    search: Optional[str] = None
    "With this text in the name or description, in any case."


class WorkflowNodeInput(BaseModel):
    """A node of a workflow definition."""

    key: str
    "The node's identifier in expressions and dependencies, unique in the definition: a letter or _, followed by up to 63 letters, digits, _ or -."
    name: Optional[str] = None
    "The display name; the key by default."
    type_: NodeType = Field(validation_alias="type", serialization_alias="type")
    "What the node does."
    config: Any
    "The node's configuration: a JSON object whose keys depend on `type`.\n\n- `AGENT`: `agentId`, or `agent` (an agent of Lyzr that has no record, with the fields of `WorkflowAgentInput`), and\n  `message` (default: `${input.text}`, or the outputs of the nodes that it depends on). Output: `{content, metadata}`.\n- `INTEGRATION`: `connector` (required), `action` (required), `params`, `simulate` (true for a mock response, or a\n  failure such as `\"429:30\"`). Output: the output of the action.\n- `APPROVAL`: `title` (default: the node's name), `description`, `data`, `approvers` (user ids; default: everyone with\n  the scope `approvals:respond`), `requiredApprovals` (default 1), `expiresInSeconds` (default: never), `onExpiry`\n  (default `REJECT`). Output: `{approved, decisions}`.\n- `TASK`: `type` (required), `title` (default: the node's name), `payload`, `priority` (default 2), and `agentId` or\n  `capability` to restrict who does it. Output: the result of the task.\n- `CONDITION`: `expression` (required). Output: `{value}`, true or false.\n- `DELAY`: `seconds` or `until` (a time such as `2030-01-31T12:00:00Z`). Output: `{}`.\n- `TRANSFORM`: `value` (required). Output: that value.\n- `WORKFLOW`: `workflowId` (required), `input` (default `{}`). Output: the output of the sub-workflow.\n- `EVENT`: `waitFor` (an event type) with an optional `timeoutSeconds`, or `emit` (an event type) with optional `data`.\n  Output: `{event}` with its `id`, `type` and `data`, and `occurredAt` if it was waited for.\n- `STUDIO`: `scripts` (each with `path`, `source` and `type`) with an optional `overwrite` or `verify` (true to\n  compare only), or `method` with optional `params`; `instances` (ids or names; default: all connected),\n  `timeoutSeconds`, `simulate` (true for a mock response).\n  Output: `{verified, scripts}`, or `{result, instance}` of a method.\n- `VALIDATE`: `schema` (the name of a registered schema), `data` (both required), `to` (a registered schema to whose\n  form the data is converted). Output: the data.\n- `SYNC`: `source`, `target`, `data` (all required), and `key`, `strategy`, `conflictResolution`, `schema` and `partial`\n  as in `TriggerSyncInput`. Output: `{id, key, status, result, conflicts}` of the job.\n- `RECORD`: `platform`, `key` (both required), `otherwise` (the data if there is no copy). Output: `{found, data}`.\n\nStrings can contain `${ … }`, a CEL expression over `input`, `nodes.<key>.output` of direct and indirect dependencies,\nand `execution`. A string that is exactly one `${ … }` becomes the value of the expression; `$${` is a literal `${`."
    depends_on: Optional[list[str]] = Field(
        validation_alias="dependsOn", serialization_alias="dependsOn", default=None
    )
    "The keys of the nodes that must end before this one starts. A node without dependencies starts immediately."
    next: Optional[list[str]] = None
    "The keys of nodes that depend on this one, in addition to their own `dependsOn`."
    when: Optional[str] = None
    "A CEL condition. If it is false, the node is skipped."
    retry: Optional["RetryPolicyInput"] = None
    "How often the node is attempted; once by default."
    timeout_seconds: Optional[int] = Field(
        validation_alias="timeoutSeconds",
        serialization_alias="timeoutSeconds",
        default=None,
    )
    "The time limit of one attempt, 1 to 31536000 seconds; no limit by default."
    on_error: Optional[OnError] = Field(
        validation_alias="onError", serialization_alias="onError", default=OnError.FAIL
    )
    "What happens to the run if the node fails."


class WorkflowTriggerInput(BaseModel):
    """A trigger, which starts runs of a workflow automatically."""

    type_: TriggerType = Field(validation_alias="type", serialization_alias="type")
    "What starts a run."
    config: Optional[Any] = None
    "The trigger's configuration: a JSON object whose keys depend on `type`.\n\n- `MANUAL`: no keys.\n- `SCHEDULE`: `cron` (required; five fields, or a shortcut such as `@daily`), `timeZone` (such as `Europe/Berlin`;\n  default UTC), `input` (the input of the run; default `{}`).\n- `WEBHOOK`: `secret` (16 to 255 characters; if set, requests must be signed with it).\n- `EVENT`: `types` (required; event types, where `agent.*` matches all that start with `agent.`), `filter` (a CEL\n  condition over `event`).\n\nThe secret is never returned."
    enabled: Optional[bool] = True
    "Whether it fires while the workflow is `ACTIVE`."


CreateSessionInput.model_rebuild()
CreateWorkflowInput.model_rebuild()
ExecuteWorkflowInput.model_rebuild()
WorkflowNodeInput.model_rebuild()
