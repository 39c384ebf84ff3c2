"""GraphQL types and fields for the event log: one type per kind of event, and reading the log."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Any, TypeAlias, cast

import strawberry

from models import agents, approvals, documents, executions, messages, node_executions, requests, sessions, tasks
from models.agents import AgentStatus
from models.causes import is_event_id
from models.event_data import changes_of
from models.events import LoggedEvent
from models.users import Organization
from resolvers.events import EventPage, PageArguments, event_of_record, read_event, read_event_chain, read_events
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
    cursor_of,
    payload_value,
    recorded,
)
from schema.nodes import read_nodes
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
from schema.relay import First, Last, PageInfo, page_info
from subscriptions.control_items import GapItem, GapReason
from subscriptions.events import all_events
from subscriptions.sources import EventSource

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
    def from_(self) -> Cursor | None:
        return cast(Cursor | None, cast(GapItem, self).from_cursor)


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
    async def assigned_by(self, info: Info) -> Actor | None:
        id = cast(LoggedEvent, self).payload.get("assigned_by_id")
        return None if id is None else await actor_of(info, str(id))


@strawberry.type(description="A task's fields, progress or status changed.")
class TaskUpdated(Logged, SessionEvent, ExecutionEvent, TaskEvent):
    task: TaskView = recorded("task", tasks.Task, "The task after the change.")

    @strawberry.field(description="The note of the progress report; null if it had none, or if this is another change.")
    def note(self) -> str | None:
        note = cast(LoggedEvent, self).payload.get("note")
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


@strawberry.type(description="A run started or was retried.")
class WorkflowStarted(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")


@strawberry.type(description="A node started.")
class NodeStarted(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = recorded("node", node_executions.NodeExecution, "The node after the change.")


@strawberry.type(
    description="A node is waiting for an approval, a task, a time, an event, another run, or its next attempt."
)
class NodeWaiting(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = recorded("node", node_executions.NodeExecution, "The node after the change.")


@strawberry.type(description="The next attempt at a node begins, after a failed one.")
class NodeRetrying(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = recorded(
        "node", node_executions.NodeExecution, "The node after the change; its `error` is the previous attempt's."
    )


@strawberry.type(description="A node completed.")
class NodeCompleted(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = recorded("node", node_executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A node failed with no attempts left.")
class NodeFailed(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = recorded("node", node_executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A node was skipped.")
class NodeSkipped(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = recorded("node", node_executions.NodeExecution, "The node after the change.")


@strawberry.type(
    description="A node that had begun was cancelled, because its run failed or was cancelled. Nodes that had not "
    "begun become `CANCELLED` with the end of the run, without an event of their own."
)
class NodeCancelled(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = recorded("node", node_executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A run completed.")
class WorkflowCompleted(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")


@strawberry.type(description="A run failed because one of its nodes failed.")
class WorkflowFailed(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")


@strawberry.type(description="A run was cancelled.")
class WorkflowCancelled(Logged, ExecutionEvent):
    execution: ExecutionView = recorded("execution", executions.WorkflowExecution, "The run after the change.")


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
    def status(self) -> AgentStatusView:
        return AgentStatus(cast(LoggedEvent, self).payload["status"])


def _current(resolver: Callable[..., Any], description: str) -> Any:
    """Return a field for a record as it is now."""
    return strawberry.field(resolver=resolver, description=description)


async def _session_of(info: Info, root: strawberry.Parent[Any]) -> SessionView | None:
    id = cast(LoggedEvent, root).topics.session_id
    return cast("SessionView | None", await row_with_id(info, sessions.Session, id))


async def _node_of(info: Info, root: strawberry.Parent[Any]) -> NodeExecutionView | None:
    id = cast("str | None", cast(LoggedEvent, root).payload["node_id"])
    return cast("NodeExecutionView | None", await row_with_id(info, node_executions.NodeExecution, id))


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
    data: JSON = payload_value("data", "The event's data.", null=cast(JSON, {}))

    in_session: SessionView | None = _current(_session_of, "The session it belongs to.")


@strawberry.type(
    description="Any other change (created, updated, deleted, signed in, key revoked …): the audit trail. Changes to "
    "users and keys require the scope `events:audit`."
)
class RecordChanged(Logged, Event):
    record_id: strawberry.ID = payload_value("record_id", "The id of the changed record.")

    @strawberry.field(description="The new values by field; never a secret.")
    def changes(self) -> JSON:
        return cast(JSON, changes_of(cast(LoggedEvent, self)))


# ---------------------------------------------------------------- reading the log


@strawberry.type(description="An event and its cursor.")
class EventEdge:
    cursor: Cursor = strawberry.field(description="The cursor of the event, for `after`.")
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="A page of the event log, oldest first.")
class EventConnection:
    page: strawberry.Private[EventPage]
    count: strawberry.Private[Callable[[], Awaitable[int]]]
    beyond: strawberry.Private[Callable[[bool], Awaitable[bool]]]

    @strawberry.field(description="The events and their cursors.")
    def edges(self, info: Info) -> list[EventEdge]:
        return [EventEdge(cursor=cursor_of(info, event), node=cast(Event, event)) for event in self.page.events]

    @strawberry.field(description="The events.")
    def nodes(self) -> list[Event]:
        return cast(list[Event], self.page.events)

    @strawberry.field(description="The position of the page in the log.")
    def page_info(self, info: Info) -> PageInfo:
        events = self.page.events
        start, end = (cursor_of(info, events[0]), cursor_of(info, events[-1])) if events else (None, None)
        return page_info(self.page, self.beyond, start, end)

    @strawberry.field(description="The number of matching events in the log; counted only if selected.")
    def total_count(self) -> int:
        return cast(int, self.count())


async def _event_id(info: Info, id: str) -> str | None:
    """Return the id of an event, or of the event that led to the present state of a record that the caller may see."""
    if is_event_id(id):
        return id
    [row] = await read_nodes(info.context, [id])
    return id if row is None or isinstance(row, Organization) else await event_of_record(info.context.actor, row)


@strawberry.type
class EventQuery:
    @strawberry.field(
        description="List the events that your scopes allow you to see, oldest first; use `last` to read the newest. "
        "The records of an event are as they were at the event, under their present ids: a client that caches records "
        "by id reads them with `at: NOW`, or its cache would go back to their old states."
    )
    async def events(
        self,
        info: Info,
        first: First = None,
        after: Annotated[
            Cursor | None,
            strawberry.argument(
                description="Return events after this cursor, which can come from any event or stream."
            ),
        ] = None,
        last: Last = None,
        before: Annotated[Cursor | None, strawberry.argument(description="Return events before this cursor.")] = None,
        types: Annotated[
            list[str] | None,
            strawberry.argument(description="Only events of these types, e.g. `agent.connected`; at most 100."),
        ] = None,
        session_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only events in this session.")
        ] = None,
        execution_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only events in this run.")
        ] = None,
        actor_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only events that this user or agent caused, or Parley: `sys_parley`."),
        ] = None,
        since: Annotated[
            datetime | None, strawberry.argument(description="Only events that occurred at this time or later.")
        ] = None,
        until: Annotated[
            datetime | None, strawberry.argument(description="Only events that occurred before this time.")
        ] = None,
    ) -> EventConnection:
        found = await read_events(
            info.context,
            PageArguments(first, after, last, before),
            types=types,
            session_id=session_id,
            execution_id=execution_id,
            actor_id=actor_id,
            since=since,
            until=until,
        )
        return EventConnection(page=found.page, count=found.total, beyond=found.beyond)

    @strawberry.field(
        description="The causal chain of an event: its cause, the cause of that and so on, and everything that it led "
        "to, in the order of the log, the event included. If there are more than `first`, the nearest causes come "
        "first, then the nearest effects. Empty if the event is no longer held or you may not see it; the chain ends "
        "at such events."
    )
    async def event_chain(
        self,
        info: Info,
        of: Annotated[
            strawberry.ID,
            strawberry.argument(
                description="The id of the event; or of a record, for the chain of the event that led to its present "
                "state: of its latest change, or in a session of its latest event."
            ),
        ],
        first: Annotated[
            int | None, strawberry.argument(description="The maximum number of events, 1 to 100; 20 by default.")
        ] = None,
    ) -> list[Event]:
        id = await _event_id(info, of)
        return [] if id is None else cast(list[Event], await read_event_chain(info.context, id, first))

    @strawberry.field(description="The event with this id; null if it is no longer held or you may not see it.")
    async def event(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the event.")]
    ) -> Event | None:
        return cast(Event | None, await read_event(info.context, id))


@strawberry.type
class EventSubscription:
    @strawberry.subscription(graphql_type=Event, description="Stream all events that your scopes allow you to see.")
    async def events(
        self,
        info: Info,
        types: Annotated[
            list[str] | None,
            strawberry.argument(description="Only events of these types, e.g. `agent.connected`; at most 100."),
        ] = None,
        after: Annotated[Cursor | None, strawberry.argument(description="Resume after this cursor.")] = None,
    ) -> EventSource:
        return await all_events(info.context, types=types)
