"""The event log as GraphQL types: one for each kind of event, the unions that streams return, and reading the log.

A type's source is a `LoggedEvent`, which is the same object for everybody who sees the event, or one of the two items
that a stream says of itself (`Opened`, `Gap`).
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, Union, cast

import strawberry

from auth.cursors import Position
from models import agents, approvals, documents, executions, messages, sessions, tasks
from models.agents import AgentStatus
from models.base import Record
from models.events import Kind, LoggedEvent
from resolvers.events import EventPage, read_events
from schema.base import JSON, Actor, Cursor, Info, PageInfo, described
from schema.projection import row_with_id
from schema.users import actor_of
from subscriptions.events import all_events
from subscriptions.items import Gap, GapReason, Opened
from subscriptions.sources import EventSource

if TYPE_CHECKING:
    from schema.agents import Agent
    from schema.approvals import Approval
    from schema.documents import SharedDocument
    from schema.executions import NodeExecution, WorkflowExecution
    from schema.messages import Message
    from schema.sessions import Participant, Session
    from schema.tasks import Task

AgentView: TypeAlias = Annotated["Agent", strawberry.lazy("schema.agents")]
AgentStatusView: TypeAlias = Annotated["AgentStatus", strawberry.lazy("models.agents")]  # its room describes it
ApprovalView: TypeAlias = Annotated["Approval", strawberry.lazy("schema.approvals")]
ExecutionView: TypeAlias = Annotated["WorkflowExecution", strawberry.lazy("schema.executions")]
NodeExecutionView: TypeAlias = Annotated["NodeExecution", strawberry.lazy("schema.executions")]
DocumentView: TypeAlias = Annotated["SharedDocument", strawberry.lazy("schema.documents")]
MessageView: TypeAlias = Annotated["Message", strawberry.lazy("schema.messages")]
ParticipantView: TypeAlias = Annotated["Participant", strawberry.lazy("schema.sessions")]
SessionView: TypeAlias = Annotated["Session", strawberry.lazy("schema.sessions")]
TaskView: TypeAlias = Annotated["Task", strawberry.lazy("schema.tasks")]

Item: TypeAlias = LoggedEvent | Opened | Gap

described(
    GapReason,
    "Why events are missing from a stream.",
    EXPIRED="The events between are older than what the log holds.",
    SLOW_CONSUMER="The client read so slowly that it fell too far behind; go on from `cursor`.",
    LOG_RESET="The cursor is of another log: the database was replaced or restored.",
)


def cursor_of(info: Info, item: Item) -> Cursor:
    """Returns the cursor after which this item is the past."""
    if not isinstance(item, LoggedEvent):
        return Cursor(item.cursor)
    resources = info.context.resources
    position = Position(item.shard, resources.epoch, item.seq)
    return Cursor(resources.cursors.event(item.organization_id, position))


def name_type(item: Item, _info: object, _type: object) -> str:
    """Returns the name of the GraphQL type of an item, without asking every type in turn."""
    if isinstance(item, LoggedEvent):
        return item.kind.name
    return "StreamOpened" if isinstance(item, Opened) else "StreamGap"


@strawberry.interface(description="Something that happened: one entry of the organization's log.")
class Event:
    id: strawberry.ID = strawberry.field(description="The event's own id; the same however often it is delivered.")
    type: str = strawberry.field(description="The dotted name that outside systems see, e.g. agent.connected.")
    occurred_at: datetime = strawberry.field(description="When it happened.")
    caused_by: strawberry.ID | None = strawberry.field(description="The event that led to this one.")

    @strawberry.field(description="Where it stands in the log; `after` it comes what happened later.")
    def cursor(self, info: Info) -> Cursor:
        return cursor_of(info, cast(Item, self))

    @strawberry.field(description="Who caused it. Null for what a stream says of itself.")
    async def actor(self, info: Info) -> Actor | None:
        actor_id = cast(Item, self).actor_id
        return None if actor_id is None else await actor_of(info, actor_id)

    resolve_type = staticmethod(name_type)


class Logged:
    """An event of the log; the class has the name of its kind."""

    def __init_subclass__(cls) -> None:
        Kind[cls.__name__]  # raises when there is no such kind


def _recorded(name: str, table: type[Record], description: str) -> Any:
    """Returns a field that shows a record of the payload, as it was at the event."""

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return cast(LoggedEvent, root).record(name, table)

    return strawberry.field(resolver=resolve, description=description)


def _told(name: str, description: str) -> Any:
    """Returns a field that shows a value of the payload."""

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return cast(LoggedEvent, root).payload[name]

    return strawberry.field(resolver=resolve, description=description)


def _at_opening(name: str, description: str) -> Any:
    """Returns a field that shows a record of the snapshot."""

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return cast(Opened, root).snapshot.get(name)

    return strawberry.field(resolver=resolve, description=description)


@strawberry.type(
    description="The first item of every stream. Its cursor and the snapshot describe the same instant; what follows "
    "is exactly what came after it."
)
class StreamOpened(Event):
    resumed: bool = strawberry.field(description="Whether the stream goes on after the cursor that was given.")
    session: SessionView | None = _at_opening("session", "The session of the stream, as it was at `cursor`.")
    execution: ExecutionView | None = _at_opening("execution", "The run of the stream, as it was at `cursor`.")
    agent: AgentView | None = _at_opening("agent", "The agent of the stream, if it is about one, at `cursor`.")


@strawberry.type(description="Events are missing here. A stream is never silent about a loss.")
class StreamGap(Event):
    reason: GapReason = strawberry.field(description="Why they are missing.")

    @strawberry.field(name="from", description="The last cursor before the gap, if one was given.")
    def from_(self) -> Cursor | None:
        return cast(Cursor | None, cast(Gap, self).from_cursor)


# ---------------------------------------------------------------- collaboration


@strawberry.type(description="A session began.")
class SessionCreated(Logged, Event):
    session: SessionView = _recorded("session", sessions.Session, "The session as it began.")


@strawberry.type(description="A session's columns or status changed, by somebody or by its time.")
class SessionUpdated(Logged, Event):
    session: SessionView = _recorded("session", sessions.Session, "The session after the change.")


@strawberry.type(description="Somebody came into a session.")
class ParticipantJoined(Logged, Event):
    session: SessionView = _recorded("session", sessions.Session, "The session at that moment.")
    participant: ParticipantView = _recorded("participant", sessions.Participant, "Who came.")


@strawberry.type(description="Somebody left a session.")
class ParticipantLeft(Logged, Event):
    session: SessionView = _recorded("session", sessions.Session, "The session at that moment.")
    participant: ParticipantView = _recorded("participant", sessions.Participant, "Who left.")


@strawberry.type(description="Something was said in a session.")
class MessageSent(Logged, Event):
    session: SessionView = _recorded("session", sessions.Session, "The session at that moment.")
    message: MessageView = _recorded("message", messages.Message, "What was said.")


@strawberry.type(description="A patch to a shared document was accepted.")
class DocumentChanged(Logged, Event):
    document: DocumentView = _recorded("document", documents.SharedDocument, "The document after the patch.")
    patch: JSON = _told("patch", "The JSON Patch (RFC 6902) that makes the former version into this one.")


# ---------------------------------------------------------------- tasks


@strawberry.type(description="A task was created.")
class TaskCreated(Logged, Event):
    task: TaskView = _recorded("task", tasks.Task, "The task as it was created.")


@strawberry.type(description="A task was given to an agent, or claimed by it.")
class TaskAssigned(Logged, Event):
    task: TaskView = _recorded("task", tasks.Task, "The task after the change.")


@strawberry.type(description="A task's columns, progress or status changed.")
class TaskUpdated(Logged, Event):
    task: TaskView = _recorded("task", tasks.Task, "The task after the change.")


# ---------------------------------------------------------------- approvals


@strawberry.type(description="Somebody asks people for a decision.")
class ApprovalRequested(Logged, Event):
    approval: ApprovalView = _recorded("approval", approvals.Approval, "The request as it was made.")


@strawberry.type(
    description="A request was answered, cancelled, or settled by its time. Its status stays PENDING while more "
    "answers are needed."
)
class ApprovalResponded(Logged, Event):
    approval: ApprovalView = _recorded("approval", approvals.Approval, "The request after the answer.")


# ---------------------------------------------------------------- runs of workflows


@strawberry.type(description="A run began, or began again.")
class WorkflowStarted(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")


@strawberry.type(description="A node of a run began.")
class NodeStarted(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = _recorded("node", executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A node waits: for a person, a worker, a time, an event or another run.")
class NodeWaiting(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = _recorded("node", executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A node is done.")
class NodeCompleted(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = _recorded("node", executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A node failed for good: no attempt is left.")
class NodeFailed(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = _recorded("node", executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A node is not needed in this run.")
class NodeSkipped(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")
    node: NodeExecutionView = _recorded("node", executions.NodeExecution, "The node after the change.")


@strawberry.type(description="A run is done.")
class WorkflowCompleted(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")


@strawberry.type(description="A run failed, because a node did.")
class WorkflowFailed(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")


@strawberry.type(description="A run was called off.")
class WorkflowCancelled(Logged, Event):
    execution: ExecutionView = _recorded("execution", executions.WorkflowExecution, "The run after the change.")


# ---------------------------------------------------------------- agents


@strawberry.type(description="A worker that was offline sent a sign of life.")
class AgentConnected(Logged, Event):
    agent: AgentView = _recorded("agent", agents.Agent, "The agent after the change.")


@strawberry.type(description="A worker has not been heard of for so long that it counts as gone.")
class AgentDisconnected(Logged, Event):
    agent: AgentView = _recorded("agent", agents.Agent, "The agent after the change.")


@strawberry.type(description="An agent's status changed otherwise than by connecting or disconnecting.")
class AgentStatusChanged(Logged, Event):
    agent: AgentView = _recorded("agent", agents.Agent, "The agent after the change.")

    @strawberry.field(description="The status it has now.")
    def status(self) -> AgentStatusView:
        return AgentStatus(cast(LoggedEvent, self).payload["status"])


def _read(resolver: Callable[..., Any], description: str) -> Any:
    """Returns a field that shows a record as it is now."""
    return strawberry.field(resolver=resolver, description=description)


async def _session_of(info: Info, root: strawberry.Parent[Any]) -> SessionView | None:
    id = cast(LoggedEvent, root).topics.session_id
    return cast("Session | None", await row_with_id(info, sessions.Session, id))


async def _node_of(info: Info, root: strawberry.Parent[Any]) -> NodeExecutionView | None:
    id = cast("str | None", cast(LoggedEvent, root).payload["node_id"])
    return cast("NodeExecution | None", await row_with_id(info, executions.NodeExecution, id))


@strawberry.type(description="An agent was asked, by a node, a request or invokeAgent, and answered.")
class AgentExecuted(Logged, Event):
    agent: AgentView = _recorded("agent", agents.Agent, "The agent after it.")
    duration_ms: int = _told("duration_ms", "How long it took to answer.")
    simulated: bool = _told("simulated", "Whether the answer was made up, because the agent is not configured.")
    session: SessionView | None = _read(_session_of, "The session it was asked in.")
    node: NodeExecutionView | None = _read(_node_of, "The node of a run that asked.")


@strawberry.type(description="An agent was asked, by a node, a request or invokeAgent, and failed to answer.")
class AgentErrored(Logged, Event):
    agent: AgentView = _recorded("agent", agents.Agent, "The agent after it.")
    error: str = _told("error", "What went wrong.")
    session: SessionView | None = _read(_session_of, "The session it was asked in.")
    node: NodeExecutionView | None = _read(_node_of, "The node of a run that asked.")


# ---------------------------------------------------------------- everything else


@strawberry.type(description="Something happened outside of Parley, or a workflow says that it did.")
class CustomEvent(Logged, Event):
    data: JSON = _told("data", "Whatever was told with it.")

    session: SessionView | None = _read(_session_of, "The session it belongs to.")


@strawberry.type(
    description="Every other change (created, updated, deleted, signed in, key revoked …): the audit trail. What is "
    "about people and keys needs the scope events:audit."
)
class RecordChanged(Logged, Event):
    record_id: strawberry.ID = _told("record_id", "The record that changed.")
    changes: JSON = _told("changes", "The new values, by column. Never a secret.")


# ---------------------------------------------------------------- what streams return

SessionEvent = Annotated[
    Union[  # noqa: UP007 - the union below is Strawberry's, which reads this form
        StreamOpened,
        StreamGap,
        SessionCreated,
        SessionUpdated,
        ParticipantJoined,
        ParticipantLeft,
        MessageSent,
        DocumentChanged,
        TaskCreated,
        TaskAssigned,
        TaskUpdated,
        ApprovalRequested,
        ApprovalResponded,
        CustomEvent,
    ],
    strawberry.union("SessionEvent", description="What happens in one session."),
]
AgentEvent = Annotated[
    Union[  # noqa: UP007
        StreamOpened,
        StreamGap,
        AgentConnected,
        AgentDisconnected,
        AgentStatusChanged,
        AgentExecuted,
        AgentErrored,
    ],
    strawberry.union("AgentEvent", description="What happens to agents."),
]
ExecutionEvent = Annotated[
    Union[  # noqa: UP007
        StreamOpened,
        StreamGap,
        WorkflowStarted,
        NodeStarted,
        NodeWaiting,
        NodeCompleted,
        NodeFailed,
        NodeSkipped,
        WorkflowCompleted,
        WorkflowFailed,
        WorkflowCancelled,
        ApprovalRequested,
        ApprovalResponded,
        TaskCreated,
        TaskAssigned,
        TaskUpdated,
    ],
    strawberry.union("ExecutionEvent", description="What happens in one run."),
]
TaskEvent = Annotated[
    Union[StreamOpened, StreamGap, TaskCreated, TaskAssigned, TaskUpdated],  # noqa: UP007
    strawberry.union("TaskEvent", description="What happens to tasks."),
]
ApprovalEvent = Annotated[
    Union[StreamOpened, StreamGap, ApprovalRequested, ApprovalResponded],  # noqa: UP007
    strawberry.union("ApprovalEvent", description="What happens to approvals."),
]

# ---------------------------------------------------------------- reading the log


@strawberry.type(description="An event with its cursor.")
class EventEdge:
    cursor: str = strawberry.field(description="For `after`; the same as the event's own.")
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="One page of the log, oldest first.")
class EventConnection:
    page: strawberry.Private[EventPage]
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="The events with their cursors.")
    def edges(self, info: Info) -> list[EventEdge]:
        return [EventEdge(cursor=cursor_of(info, event), node=cast(Event, event)) for event in self.page.events]

    @strawberry.field(description="The events.")
    def nodes(self) -> list[Event]:
        return cast(list[Event], self.page.events)

    @strawberry.field(description="Where the page lies in the log.")
    def page_info(self, info: Info) -> PageInfo:
        events = self.page.events
        return PageInfo(
            has_next_page=self.page.has_next,
            has_previous_page=self.page.has_previous,
            start_cursor=cursor_of(info, events[0]) if events else None,
            end_cursor=cursor_of(info, events[-1]) if events else None,
        )

    @strawberry.field(description="How many events the whole selection has; counted only when it is asked for.")
    def total_count(self) -> int:
        return cast(int, self.count())


@strawberry.type
class EventQuery:
    @strawberry.field(description="The log: what happened, oldest first, as far as your scopes let you see it.")
    async def events(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description="How many: 1 to 100, by default 20.")] = None,
        after: Annotated[
            Cursor | None, strawberry.argument(description="Only what came later. The cursor of any event or stream.")
        ] = None,
        types: Annotated[
            list[str] | None, strawberry.argument(description="Only these types, e.g. agent.connected.")
        ] = None,
        session_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only what happened in this session.")
        ] = None,
        execution_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only what happened in this execution.")
        ] = None,
    ) -> EventConnection:
        found = await read_events(
            info.context, first=first, after=after, types=types, session_id=session_id, execution_id=execution_id
        )
        return EventConnection(page=found.page, count=found.total)


@strawberry.type
class EventSubscription:
    @strawberry.subscription(
        graphql_type=Event, description="Everything that happens, as far as your scopes let you see it."
    )
    async def events(
        self,
        info: Info,
        types: Annotated[
            list[str] | None, strawberry.argument(description="Only these types, e.g. agent.connected.")
        ] = None,
        after: Annotated[Cursor | None, strawberry.argument(description="Go on after this cursor.")] = None,
    ) -> EventSource:
        return await all_events(info.context, types=types)
