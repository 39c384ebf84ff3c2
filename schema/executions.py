"""Runs of workflows as GraphQL types: what has been done of each node, and what came of the whole."""

import builtins
from collections.abc import Awaitable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, cast

import strawberry

from models import approvals as approval_tables
from models import executions as tables
from models import sessions as session_tables
from models import tasks as task_tables
from models import workflows as workflow_tables
from models.base import Json, JsonObject
from models.pages import Order
from models.workflows import NodeType, TriggerType
from resolvers import events as event_resolvers
from resolvers import executions as resolvers
from schema.base import (
    JSON,
    Actor,
    After,
    Backed,
    Before,
    Connection,
    Cursor,
    First,
    Info,
    Last,
    Node,
    UserError,
    connection,
    described,
    errors_as_data,
    errors_field,
    nested,
)
from schema.definitions import WorkflowNodeInput, nodes_given
from schema.links import leads_to
from schema.projection import reads, row_with_id, selected
from schema.users import actor_in, actor_of
from subscriptions.executions import execution_events
from subscriptions.sources import EventSource

if TYPE_CHECKING:
    from schema.approvals import Approval
    from schema.events import EventConnection, ExecutionEvent
    from schema.sessions import Session
    from schema.tasks import Task
    from schema.workflows import Workflow

EventConnectionView: TypeAlias = Annotated["EventConnection", strawberry.lazy("schema.events")]

described(
    tables.ExecutionStatus,
    "Where a run is on its way.",
    PENDING="It was asked for, and has not begun.",
    RUNNING="Something is being done.",
    WAITING="It waits: for a person, a worker, a time, an event or another run.",
    COMPLETED="It is done; see `output`.",
    FAILED="A node failed, and with it the run; see `error`. `retryExecution` goes on from there.",
    CANCELLED="It was called off. `retryExecution` goes on from there.",
)
described(
    tables.NodeStatus,
    "Where a node of a run is on its way.",
    PENDING="Its turn has not come.",
    RUNNING="It is being done.",
    WAITING="It waits: for a person, a worker, a time, an event or another run.",
    COMPLETED="It is done; see `output`.",
    FAILED="It could not be done; see `error`.",
    SKIPPED="It was not needed: its `when` or a condition is false, or all it depends on was skipped.",
    CANCELLED="The run ended before it did.",
)


@strawberry.type(description="How far a run is.")
class Progress:
    completed: int = strawberry.field(description="How many nodes have ended, in whatever way.")
    total: int = strawberry.field(description="How many nodes there are.")
    fraction: float = strawberry.field(description="0 to 1.")


@strawberry.type(description="A node of a run: what it was given, what came of it.")
class NodeExecution(Backed, Node):
    ROWS = tables.NodeExecution

    key: str = strawberry.field(description="Its key in the definition.")
    name: str = strawberry.field(description="Its name in the definition.")
    type: NodeType = strawberry.field(description="What it does.", resolver=lambda root: NodeType(cast(Any, root).type))
    depends_on: list[str] = strawberry.field(description="The keys of the nodes that had to end before.")
    status: tables.NodeStatus = strawberry.field(description="Where it is on its way.")
    input: JSON | None = strawberry.field(description="Its config with every expression worked out, once it began.")
    output: JSON | None = strawberry.field(description="What came of it, at most 1 MiB of JSON.")
    error: str | None = strawberry.field(description="Why it failed, or why its last attempt did.")
    attempts: int = strawberry.field(description="How many attempts were begun.")
    started_at: datetime | None = strawberry.field(description="When its first attempt began.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")
    duration_ms: int | None = strawberry.field(description="How long it took, in milliseconds, once it has ended.")

    @strawberry.field(description="The task it waits for, or waited for last.")
    @leads_to(task_tables.Task, "task_id")
    async def task(
        self, info: Info, root: strawberry.Parent[tables.NodeExecution]
    ) -> Annotated["Task", strawberry.lazy("schema.tasks")] | None:
        return cast("Task | None", await row_with_id(info, task_tables.Task, root.task_id))

    @strawberry.field(description="The approval it waits for, or waited for last.")
    @leads_to(approval_tables.Approval, "approval_id")
    async def approval(
        self, info: Info, root: strawberry.Parent[tables.NodeExecution]
    ) -> Annotated["Approval", strawberry.lazy("schema.approvals")] | None:
        return cast("Approval | None", await row_with_id(info, approval_tables.Approval, root.approval_id))


async def _history(info: Info, id: str, first: int | None, after: str | None) -> Any:
    """Returns a page of the history of a run; those of all runs at this place are read in one statement."""
    from schema.events import EventConnection

    # The same field of the document has the same arguments for all of its parents.
    place = builtins.id(info._raw_info.field_nodes[0])

    async def pages(ids: list[str]) -> Mapping[str, event_resolvers.EventPage]:
        return await event_resolvers.read_histories(info.context, execution_ids=ids, first=first, after=after)

    async def counts(ids: list[str]) -> Mapping[str, int]:
        return await event_resolvers.count_histories(info.context, execution_ids=ids)

    loaders = info.context.loaders
    page = await loaders.grouped(f"histories at {place}", pages).load(id)
    assert page is not None  # each run has one, if an empty one
    return EventConnection(
        page=page,
        count=lambda: cast(Awaitable[int], loaders.grouped(f"lengths of histories at {place}", counts).load(id)),
    )


@strawberry.type(description="One run of a workflow, or of a definition that was given for this run alone.")
class WorkflowExecution(Backed, Node):
    ROWS = tables.WorkflowExecution

    version: int = strawberry.field(description="The version of the workflow it began with, and keeps.")
    status: tables.ExecutionStatus = strawberry.field(description="Where it is on its way.")
    input: JSON = strawberry.field(description="What it was given.")
    output: JSON | None = strawberry.field(
        description="By key, the outputs of the nodes that nothing depends on, once it is COMPLETED."
    )
    error: str | None = strawberry.field(description="Why it failed: the node, and what became of it.")
    trigger: TriggerType = strawberry.field(
        description="What started it.", resolver=lambda root: TriggerType(cast(Any, root).trigger)
    )
    started_at: datetime | None = strawberry.field(description="When it began.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")
    created_at: datetime = strawberry.field(description="When it was asked for.")
    duration_ms: int | None = strawberry.field(description="How long it took, in milliseconds, once it has ended.")

    @strawberry.field(description="The workflow; null for a definition that was given for this run alone.")
    @leads_to(workflow_tables.Workflow, "workflow_id")
    async def workflow(
        self, info: Info, root: strawberry.Parent[tables.WorkflowExecution]
    ) -> Annotated["Workflow", strawberry.lazy("schema.workflows")] | None:
        return cast("Workflow | None", await row_with_id(info, workflow_tables.Workflow, root.workflow_id))

    @strawberry.field(description="Its nodes, in the order of the definition.")
    @reads("id")
    async def nodes(self, info: Info, root: strawberry.Parent[tables.WorkflowExecution]) -> list[NodeExecution]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[tables.NodeExecution]]:
            return await resolvers.nodes_of(info.context, ids)

        return cast(list[NodeExecution], await info.context.loaders.grouped("nodes of runs", fetch).load(root.id))

    @strawberry.field(description="How far it is.")
    @reads("nodes_ended", "nodes_total")
    def progress(self, root: strawberry.Parent[tables.WorkflowExecution]) -> Progress:
        total = root.nodes_total
        return Progress(completed=root.nodes_ended, total=total, fraction=root.nodes_ended / total if total else 1.0)

    @strawberry.field(description="Who started it.")
    @actor_in("started_by_id")
    async def started_by(self, info: Info, root: strawberry.Parent[tables.WorkflowExecution]) -> Actor:
        return await actor_of(info, root.started_by_id)

    @strawberry.field(description="The session it belongs to.")
    @leads_to(session_tables.Session, "session_id")
    async def session(
        self, info: Info, root: strawberry.Parent[tables.WorkflowExecution]
    ) -> Annotated["Session", strawberry.lazy("schema.sessions")] | None:
        return cast("Session | None", await row_with_id(info, session_tables.Session, root.session_id))

    @strawberry.field(description="Its history: everything that happened in it, oldest first.")
    @reads("id")
    async def events(
        self,
        info: Info,
        root: strawberry.Parent[tables.WorkflowExecution],
        first: First = None,
        after: Annotated[Cursor | None, strawberry.argument(description="Only what came after this cursor.")] = None,
    ) -> EventConnectionView:
        return cast("EventConnection", await _history(info, root.id, first, after))


@strawberry.input(description="Which runs to list: those that all the given conditions hold for.")
class ExecutionFilter:
    status: list[tables.ExecutionStatus] | None = strawberry.field(default=None, description="In one of these.")
    workflow_id: strawberry.ID | None = strawberry.field(default=None, description="Of this workflow.")
    session_id: strawberry.ID | None = strawberry.field(default=None, description="Of this session.")
    since: datetime | None = strawberry.field(default=None, description="Asked for at this time or later.")


Filter = Annotated[ExecutionFilter | None, strawberry.argument(description="Which runs; all of them unless given.")]
_NEWEST_FIRST: Final = Order(descending=True)


async def execution_connection(
    info: Info, filter: ExecutionFilter | None, page: dict[str, Any], parent: tuple[str, str] | None = None
) -> Connection[WorkflowExecution]:
    """Returns a page of the runs, the newest first, or of those of a parent: the column that names it, and its id."""

    async def rows() -> Any:
        return resolvers.executions(info.context, **(vars(filter) if filter else {}))

    if parent is not None:
        return cast(Connection[WorkflowExecution], await nested(info, rows, parent, _NEWEST_FIRST, **page))
    return cast(Connection[WorkflowExecution], await connection(info, await rows(), _NEWEST_FIRST, **page))


# ---------------------------------------------------------------- inputs


@strawberry.input(description="What to run, with what: either `workflowId`, or `nodes` for this run alone.")
class ExecuteWorkflowInput:
    workflow_id: strawberry.ID | None = strawberry.field(default=None, description="The workflow.")
    nodes: list[WorkflowNodeInput] | None = strawberry.field(default=None, description="The nodes, for this run alone.")
    version: int | None = strawberry.field(
        default=None, description="Which version of the workflow; the newest unless given."
    )
    input: JSON | None = strawberry.field(
        default=None, description="What the run is given; {} unless given. It must fit the workflow's `inputSchema`."
    )
    session_id: strawberry.ID | None = strawberry.field(default=None, description="The active session it belongs to.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours starts one run."
    )


@strawberry.input(description="Which run.")
class ExecutionInput:
    id: strawberry.ID = strawberry.field(description="The run.")


@strawberry.type(description="The run after the change.")
class ExecutionPayload:
    execution: WorkflowExecution | None = strawberry.field(
        default=None, description="The run; null when there are errors."
    )
    errors: list[UserError] = errors_field()


def _payload(row: tables.WorkflowExecution) -> ExecutionPayload:
    return ExecutionPayload(execution=WorkflowExecution.of(row))


# ---------------------------------------------------------------- fields


@strawberry.type
class ExecutionQuery:
    @strawberry.field(description="The runs, the newest first.")
    async def executions(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Filter = None,
    ) -> Connection[WorkflowExecution]:
        page = {"first": first, "after": after, "last": last, "before": before}
        return await execution_connection(info, filter, page)

    @strawberry.field(description="One run; null when there is none.")
    async def execution(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The run's id.")]
    ) -> WorkflowExecution | None:
        return WorkflowExecution.maybe(
            await resolvers.read_execution(info.context, id, selected(info, tables.WorkflowExecution))
        )


@strawberry.type
class ExecutionMutation:
    @strawberry.mutation(description="Starts a run of a workflow, or of a definition that is given for it.")
    @errors_as_data(ExecutionPayload)
    async def execute_workflow(
        self, info: Info, input: Annotated[ExecuteWorkflowInput, strawberry.argument(description="What, with what.")]
    ) -> ExecutionPayload:
        nodes: list[JsonObject] | None = None if input.nodes is None else nodes_given(input.nodes)
        row = await resolvers.execute_workflow(
            info.context,
            workflow_id=input.workflow_id,
            nodes=nodes,
            version=input.version,
            input=cast(Json, input.input),
            session_id=input.session_id,
            idempotency_key=input.idempotency_key,
        )
        return _payload(row)

    @strawberry.mutation(
        description="Ends a run. Its nodes stop within two seconds; its tasks, approvals and sub-runs are cancelled."
    )
    @errors_as_data(ExecutionPayload)
    async def cancel_execution(
        self, info: Info, input: Annotated[ExecutionInput, strawberry.argument(description="Which run.")]
    ) -> ExecutionPayload:
        return _payload(await resolvers.cancel_execution(info.context, id=input.id))

    @strawberry.mutation(
        description="Goes on with a run that failed or was cancelled: what had completed is kept, the rest runs anew."
    )
    @errors_as_data(ExecutionPayload)
    async def retry_execution(
        self, info: Info, input: Annotated[ExecutionInput, strawberry.argument(description="Which run.")]
    ) -> ExecutionPayload:
        return _payload(await resolvers.retry_execution(info.context, id=input.id))


@strawberry.type
class ExecutionSubscription:
    @strawberry.subscription(
        graphql_type=Annotated["ExecutionEvent", strawberry.lazy("schema.events")],
        description="What happens in one run. It opens with the run as it is.",
    )
    async def execution_events(
        self,
        info: Info,
        execution_id: Annotated[strawberry.ID, strawberry.argument(description="The run.")],
        after: Annotated[Cursor | None, strawberry.argument(description="Go on after this cursor.")] = None,
    ) -> EventSource:
        return await execution_events(info.context, execution_id)
