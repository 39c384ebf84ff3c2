"""GraphQL types of events, one per kind, and of the two items of a stream that are not in the log."""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias, cast

import strawberry

from json_types import text_at
from models import agents, approvals, documents, executions, messages, node_executions, requests, sessions, tasks
from models.agents import AgentStatus
from models.event_data import changes_of
from models.events import LoggedEvent
from schema.base import JSON, Actor, Cursor, Info, Node, describe_enum
from schema.event_interfaces import (
    AgentEvent,
    ApprovalEvent,
    DeliveryEvent,
    Event,
    ExecutionEvent,
    Logged,
    SessionEvent,
    TaskEvent,
    payload_value,
    recorded,
)
from schema.projection import row_with_id
from schema.relations import (
    AgentView,
    ApprovalView,
    DocumentView,
    ExecutionView,
    MessageView,
    NodeExecutionView,
    ParticipantView,
    RequestView,
    SessionView,
    TaskView,
    actor_of,
)
from subscriptions.control_items import GapItem, GapReason

AgentStatusView: TypeAlias = Annotated["AgentStatus", strawberry.lazy("models.agents")]  # described in its room

describe_enum(
    GapReason,
    "Why events are missing from a stream.",
    EXPIRED="The missing events have expired: they have been pruned from the log.",
    SLOW_CONSUMER="The client read too slowly and fell too far behind; resume from `cursor`.",
    LOG_RESET="The cursor belongs to another log: the database was replaced or restored.",
)


@strawberry.type(
    description="The first item of every event stream. Its cursor and its snapshot describe the same instant; every "
    "later event follows in order."
)
class StreamOpened(SessionEvent, ExecutionEvent, AgentEvent, TaskEvent, ApprovalEvent, DeliveryEvent):
    resumed: bool = strawberry.field(description="Whether the stream resumes after a cursor or begins in the past.")
    snapshot: Node | None = strawberry.field(
        description="What the stream is about, as it is at `cursor`: the session of `sessionEvents`, the run of "
        "`executionEvents`, the agent of `agentEvents` for exactly one agent. Null on other streams and if "
        "`resumed` is true, as with `fromStart`: the events lead to the current state."
    )


@strawberry.type(description="Events are missing at this point of the stream. A loss is never silent.")
class StreamGap(SessionEvent, ExecutionEvent, AgentEvent, TaskEvent, ApprovalEvent, DeliveryEvent):
    reason: GapReason = strawberry.field(description="Why events are missing.")

    @strawberry.field(name="from", description="The last cursor before the gap, if one was given.")
    def from_(self, root: strawberry.Parent[GapItem]) -> Cursor | None:
        return None if root.from_cursor is None else Cursor(root.from_cursor)


# ---------------------------------------------------------------- collaboration


@strawberry.type(description="A session was created.")
class SessionCreated(Logged, SessionEvent):
    session: SessionView = recorded("session", sessions.Session, "The session as created.")


@strawberry.type(description="A session was updated, by an actor or because it expired.")
class SessionUpdated(Logged, SessionEvent):
    session: SessionView = recorded("session", sessions.Session, "The session after the change.")


@strawberry.type(description="A participant joined a session.")
class ParticipantJoined(Logged, SessionEvent):
    session: SessionView = recorded("session", sessions.Session, "The session at that time.")
    participant: ParticipantView = recorded("participant", sessions.Participant, "The participant who joined.")


@strawberry.type(description="A participant left a session.")
class ParticipantLeft(Logged, SessionEvent):
    session: SessionView = recorded("session", sessions.Session, "The session at that time.")
    participant: ParticipantView = recorded("participant", sessions.Participant, "The participant who left.")


@strawberry.type(description="A message was sent in a session.")
class MessageSent(Logged, SessionEvent):
    session: SessionView = recorded("session", sessions.Session, "The session at that time.")
    message: MessageView = recorded("message", messages.Message, "The message.")


@strawberry.type(description="A patch to a shared document was accepted.")
class DocumentChanged(Logged, SessionEvent):
    document: DocumentView = recorded("document", documents.SharedDocument, "The document after the patch.")
    patch: JSON = payload_value("patch", "The JSON Patch (RFC 6902) that turns the previous version into this one.")


# ---------------------------------------------------------------- tasks


@strawberry.type(description="A task was created.")
class TaskCreated(Logged, SessionEvent, ExecutionEvent, TaskEvent):
    task: TaskView = recorded("task", tasks.Task, "The task as created.")


@strawberry.type(description="A task was assigned to an agent or claimed by one.")
class TaskAssigned(Logged, SessionEvent, ExecutionEvent, TaskEvent):
    task: TaskView = recorded("task", tasks.Task, "The task after the change.")

    @strawberry.field(description="The actor who assigned or handed it on; null if the agent claimed it.")
    async def assigned_by(self, info: Info, root: strawberry.Parent[LoggedEvent]) -> Actor | None:
        id = root.payload.get("assigned_by_id")
        return None if id is None else await actor_of(info, str(id))


@strawberry.type(description="A task's fields, progress or status changed.")
class TaskUpdated(Logged, SessionEvent, ExecutionEvent, TaskEvent):
    task: TaskView = recorded("task", tasks.Task, "The task after the change.")

    @strawberry.field(description="The note of the progress report; null if it had none, or if this is another change.")
    def note(self, root: strawberry.Parent[LoggedEvent]) -> str | None:
        note = root.payload.get("note")
        return None if note is None else str(note)


# ---------------------------------------------------------------- approvals


@strawberry.type(description="An approval was requested.")
class ApprovalRequested(Logged, SessionEvent, ExecutionEvent, ApprovalEvent):
    approval: ApprovalView = recorded("approval", approvals.Approval, "The approval as requested.")


@strawberry.type(
    description="An approval received a decision, was cancelled or expired. Its status stays `PENDING` while more "
    "decisions are needed."
)
class ApprovalResponded(Logged, SessionEvent, ExecutionEvent, ApprovalEvent):
    approval: ApprovalView = recorded("approval", approvals.Approval, "The approval after the change.")


# ---------------------------------------------------------------- runs of workflows


def _run() -> Any:
    return recorded("execution", executions.WorkflowExecution, "The run after the change.")


def _node() -> Any:
    return recorded("node", node_executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A run started or was retried.")
class WorkflowStarted(Logged, ExecutionEvent):
    execution: ExecutionView = _run()


@strawberry.type(description="A node started.")
class NodeStarted(Logged, ExecutionEvent):
    execution: ExecutionView = _run()
    node: NodeExecutionView = _node()


@strawberry.type(
    description="A node is waiting for an approval, a task, a time, an event, another run, or its next attempt."
)
class NodeWaiting(Logged, ExecutionEvent):
    execution: ExecutionView = _run()
    node: NodeExecutionView = _node()


@strawberry.type(description="The next attempt at a node begins, after a failed one.")
class NodeRetrying(Logged, ExecutionEvent):
    execution: ExecutionView = _run()
    node: NodeExecutionView = recorded(
        "node", node_executions.NodeExecution, "The node after the change; its `error` is the previous attempt's."
    )


@strawberry.type(description="A node completed.")
class NodeCompleted(Logged, ExecutionEvent):
    execution: ExecutionView = _run()
    node: NodeExecutionView = _node()


@strawberry.type(description="A node failed with no attempts left.")
class NodeFailed(Logged, ExecutionEvent):
    execution: ExecutionView = _run()
    node: NodeExecutionView = _node()


@strawberry.type(description="A node was skipped.")
class NodeSkipped(Logged, ExecutionEvent):
    execution: ExecutionView = _run()
    node: NodeExecutionView = _node()


@strawberry.type(
    description="A node that had begun was cancelled, because its run failed or was cancelled. Nodes that had not "
    "begun become `CANCELLED` with the end of the run, without an event of their own."
)
class NodeCancelled(Logged, ExecutionEvent):
    execution: ExecutionView = _run()
    node: NodeExecutionView = _node()


@strawberry.type(description="A run completed.")
class WorkflowCompleted(Logged, ExecutionEvent):
    execution: ExecutionView = _run()


@strawberry.type(description="A run failed because one of its nodes failed.")
class WorkflowFailed(Logged, ExecutionEvent):
    execution: ExecutionView = _run()


@strawberry.type(description="A run was cancelled.")
class WorkflowCancelled(Logged, ExecutionEvent):
    execution: ExecutionView = _run()


# ---------------------------------------------------------------- agents


@strawberry.type(description="A worker that was offline sent a heartbeat.")
class AgentConnected(Logged, AgentEvent):
    agent: AgentView = recorded("agent", agents.Agent, "The agent after the change.")


@strawberry.type(description="A worker missed three heartbeats and is now `OFFLINE`.")
class AgentDisconnected(Logged, AgentEvent):
    agent: AgentView = recorded("agent", agents.Agent, "The agent after the change.")


@strawberry.type(description="An agent's status changed for a reason other than connecting or disconnecting.")
class AgentStatusChanged(Logged, AgentEvent):
    agent: AgentView = recorded("agent", agents.Agent, "The agent after the change.")

    @strawberry.field(description="The new status.")
    def status(self, root: strawberry.Parent[LoggedEvent]) -> AgentStatusView:
        return AgentStatus(root.payload["status"])


def _current(resolver: Callable[..., object], description: str) -> Any:
    """Return a field for a record as it is now."""
    return strawberry.field(resolver=resolver, description=description)


async def _session_of(info: Info, root: strawberry.Parent[LoggedEvent]) -> SessionView | None:
    return cast("SessionView | None", await row_with_id(info, sessions.Session, root.topics.session_id))


async def _node_of(info: Info, root: strawberry.Parent[LoggedEvent]) -> NodeExecutionView | None:
    found = await row_with_id(info, node_executions.NodeExecution, text_at(root.payload, "node_id") or None)
    return cast("NodeExecutionView | None", found)


@strawberry.type(description="An agent was invoked, by a workflow node, `invokeAgent` or `agentReply`, and replied.")
class AgentExecuted(Logged, AgentEvent):
    agent: AgentView = recorded("agent", agents.Agent, "The agent after the invocation.")
    duration_ms: int = payload_value("duration_ms", "How long the call took, in milliseconds.")
    simulated: bool = payload_value("simulated", "Whether the reply is a mock because the agent is not configured.")
    in_session: SessionView | None = _current(_session_of, "The session of the invocation.")
    node_execution: NodeExecutionView | None = _current(_node_of, "The workflow node that invoked the agent.")


@strawberry.type(
    description="An agent was invoked, by a workflow node, `invokeAgent` or `agentReply`, and failed to reply."
)
class AgentErrored(Logged, AgentEvent):
    agent: AgentView = recorded("agent", agents.Agent, "The agent after the invocation.")
    error: str = payload_value("error", "The error message.")
    in_session: SessionView | None = _current(_session_of, "The session of the invocation.")
    node_execution: NodeExecutionView | None = _current(_node_of, "The workflow node that invoked the agent.")


# ---------------------------------------------------------------- requests


@strawberry.type(
    description="A request was received. Shown to the user who made it, and to actors with the scope `requests:admin`."
)
class RequestReceived(Logged, SessionEvent):
    request: RequestView = recorded("request", requests.Request, "The request as received.")


@strawberry.type(
    description="A request ended: its status is `COMPLETED` or `FAILED`. Shown to the user who made it, and to actors "
    "with the scope `requests:admin`."
)
class RequestCompleted(Logged, SessionEvent):
    request: RequestView = recorded("request", requests.Request, "The request with its outcome.")


# ---------------------------------------------------------------- everything else


@strawberry.type(description="A custom event, published with `publishEvent` or emitted by an EVENT node.")
class CustomEvent(Logged, SessionEvent):
    # Null was stored by nodes of earlier versions that emitted an event without data.
    data: JSON = payload_value("data", "The event's data.", null={})

    in_session: SessionView | None = _current(_session_of, "The session it belongs to.")


@strawberry.type(
    description="Any other change (created, updated, deleted, signed in, key revoked …): the audit trail. Changes to "
    "users and keys require the scope `events:audit`."
)
class RecordChanged(Logged, Event):
    record_id: strawberry.ID = payload_value("record_id", "The id of the changed record.")

    @strawberry.field(description="The new values by field; never a secret.")
    def changes(self, root: strawberry.Parent[LoggedEvent]) -> JSON:
        return changes_of(root)
