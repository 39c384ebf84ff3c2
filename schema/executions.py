"""GraphQL types and fields for workflow runs and their nodes: status, input, output, history."""

from collections.abc import Awaitable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, cast

import strawberry

from models import approvals as approval_tables
from models import executions as tables
from models import node_executions as node_tables
from models import sessions as session_tables
from models import tasks as task_tables
from models import workflows as workflow_tables
from models.workflows import NodeType, TriggerType
from resolvers import events as event_resolvers
from resolvers import executions as resolvers
from schema.base import JSON, Backed, Cursor, Info, Node, describe_enum, or_default
from schema.definitions import START_NODE, WorkflowAgentInput, WorkflowNodeInput, agents_given, nodes_given
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import ExecutionEvent
from schema.projection import selected, uses_columns
from schema.relations import (
    ApprovalView,
    ExecutionView,
    NodeExecutionView,
    SessionView,
    TaskView,
    WorkflowView,
    related,
    related_actor,
)
from schema.relay import Children, Connection, connection, paged, paged_by, place_of
from storage.pagination import Order, PageArguments
from storage.queries import Query
from subscriptions.executions import execution_events
from subscriptions.sources import EventSource

if TYPE_CHECKING:
    from schema.events.log import EventConnection

EventConnectionView: TypeAlias = Annotated["EventConnection", strawberry.lazy("schema.events.log")]

describe_enum(
    tables.ExecutionStatus,
    "The status of a run.",
    PENDING="Requested, but not started.",
    RUNNING="At least one node is running.",
    WAITING="Waiting for an approval, a task, a time, an event, another run, or its next attempt.",
    COMPLETED="Done; see `output`.",
    FAILED="Failed because a node failed; see `error`. `retryExecution` continues it.",
    CANCELLED="Cancelled. `retryExecution` continues it.",
)
describe_enum(
    tables.NodeStatus,
    "The status of a node in a run.",
    PENDING="Not started.",
    RUNNING="Running.",
    WAITING="Waiting for an approval, a task, a time, an event, another run, or its next attempt.",
    COMPLETED="Done; see `output`.",
    FAILED="Failed; see `error`.",
    SKIPPED="Skipped: its `when` or a condition is false, or all of its dependencies were skipped.",
    CANCELLED="The run ended before the node did.",
)


@strawberry.type(description="The progress of a run.")
class Progress:
    completed: int = strawberry.field(
        description="The number of nodes that have completed, failed or been skipped. Nodes that were "
        "cancelled because the run ended do not count."
    )
    total: int = strawberry.field(description="The number of nodes.")
    fraction: float = strawberry.field(description="The share of these nodes, 0 to 1.")


def _node_type(root: strawberry.Parent[node_tables.NodeExecution]) -> NodeType:
    return NodeType(root.type)


def _trigger_type(root: strawberry.Parent[tables.WorkflowExecution]) -> TriggerType:
    return TriggerType(root.trigger)


@strawberry.type(description="A node of a run, with its input and output.")
class NodeExecution(Backed, Node):
    ROWS = node_tables.NodeExecution

    key: str = strawberry.field(description="The node's key in the definition.")
    name: str = strawberry.field(description="The node's name in the definition.")
    type: NodeType = strawberry.field(description="What the node does.", resolver=_node_type)
    depends_on: list[str] = strawberry.field(description="The keys of the nodes that must end before this one starts.")
    status: tables.NodeStatus = strawberry.field(description="Its current status.")
    input: JSON | None = strawberry.field(
        description="The node's config with all expressions evaluated, once it has started."
    )
    output: JSON | None = strawberry.field(description="The node's output, at most 1 MiB of JSON.")
    error: str | None = strawberry.field(description="Why it failed, or why its last attempt failed.")
    attempts: int = strawberry.field(description="The number of attempts begun.")
    retry_at: datetime | None = strawberry.field(
        description="When the next attempt begins, while it waits for it after a failed one; otherwise null."
    )
    started_at: datetime | None = strawberry.field(description="When its first attempt began.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")
    duration_ms: int | None = strawberry.field(description="How long it took in milliseconds, once it has ended.")

    task = related("task_id", task_tables.Task, TaskView | None, "The task it is waiting for or last waited for.")
    approval = related(
        "approval_id",
        approval_tables.Approval,
        ApprovalView | None,
        "The approval it is waiting for or last waited for.",
    )
    sub_run = related(
        "child_id",
        tables.WorkflowExecution,
        ExecutionView | None,
        "Of a `WORKFLOW` node: the run of the other workflow that its current or last attempt started.",
    )
    execution = related(
        "execution_id", tables.WorkflowExecution, ExecutionView | None, "The run that it is part of; null once pruned."
    )


async def _history(info: Info, id: str, arguments: PageArguments) -> Any:
    """Return a page of a run's history. The histories of all runs at this place are read in one statement."""
    from schema.events.log import EventConnection

    place = place_of(info)

    async def pages(ids: list[str]) -> Mapping[str, event_resolvers.EventPage]:
        return await event_resolvers.read_histories(info.context, arguments, execution_ids=ids)

    async def counts(ids: list[str]) -> Mapping[str, int]:
        return await event_resolvers.count_histories(info.context, execution_ids=ids)

    async def following(ids: list[str]) -> Mapping[str, bool]:
        return await event_resolvers.histories_beyond(info.context, arguments, True, execution_ids=ids)

    async def preceding(ids: list[str]) -> Mapping[str, bool]:
        return await event_resolvers.histories_beyond(info.context, arguments, False, execution_ids=ids)

    loaders = info.context.loaders

    async def beyond(next: bool) -> bool:
        return bool(await loaders.grouped(f"{next} beyond {place}", following if next else preceding).load(id))

    page = await loaders.grouped(f"histories at {place}", pages).load(id)
    assert page is not None  # every run has one, even if it is empty
    return EventConnection(
        page=page,
        count=lambda: cast(Awaitable[int], loaders.grouped(f"lengths of histories at {place}", counts).load(id)),
        beyond=beyond,
    )


@strawberry.type(description="A run of a workflow or of a one-off definition.")
class WorkflowExecution(Backed, Node):
    ROWS = tables.WorkflowExecution

    version: int = strawberry.field(description="The version of the workflow that it started with and keeps.")
    status: tables.ExecutionStatus = strawberry.field(description="Its current status.")
    input: JSON = strawberry.field(description="The run's input.")
    output: JSON | None = strawberry.field(
        description="The outputs, by key, of the nodes that no other node depends on, once the run is `COMPLETED`."
    )
    error: str | None = strawberry.field(description="Why it failed: the node and its error.")
    trigger: TriggerType = strawberry.field(description="What started it.", resolver=_trigger_type)
    started_at: datetime | None = strawberry.field(description="When it started.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")
    created_at: datetime = strawberry.field(description="When it was requested.")
    duration_ms: int | None = strawberry.field(description="How long it took in milliseconds, once it has ended.")

    workflow = related(
        "workflow_id",
        workflow_tables.Workflow,
        WorkflowView | None,
        "The workflow; null for a run of a one-off definition.",
    )

    @strawberry.field(description="Its nodes, in the order of the definition.")
    @uses_columns("id")
    async def nodes(self, info: Info, root: strawberry.Parent[tables.WorkflowExecution]) -> list[NodeExecution]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[node_tables.NodeExecution]]:
            return await resolvers.nodes_of(info.context, ids)

        return NodeExecution.each(await info.context.loaders.grouped("nodes of runs", fetch).load(root.id))

    @strawberry.field(description="Its progress.")
    @uses_columns("nodes_ended", "nodes_total")
    def progress(self, root: strawberry.Parent[tables.WorkflowExecution]) -> Progress:
        total = root.nodes_total
        return Progress(completed=root.nodes_ended, total=total, fraction=root.nodes_ended / total if total else 1.0)

    started_by = related_actor("started_by_id", "The actor who started it.")
    parent_node = related(
        "parent_node_id",
        node_tables.NodeExecution,
        NodeExecutionView | None,
        "Of the run of a sub-workflow: the node of another run that started it.",
    )
    session = related("session_id", session_tables.Session, SessionView | None, "The session it belongs to.")

    @strawberry.field(
        description="The address of its events for a browser's `EventSource`, which sends no credential: "
        "`connected`, `workflow_started`, `node_started` and so on, from the beginning. Treat it as a credential: it "
        "shows this run to anyone who has it, with your permissions. It must be opened within ten minutes; a browser "
        "can reconnect for a day. It is no longer valid once the credential that queried it is not. Null in "
        "subscriptions."
    )
    @uses_columns("id")
    def monitor_url(self, info: Info, root: strawberry.Parent[tables.WorkflowExecution]) -> str | None:
        return resolvers.monitor_url(info.context, root.id)

    @strawberry.field(
        description="Its history: all of its events, oldest first. Their records are as they were at each event; a "
        "client that caches records by id reads them with `at: NOW`."
    )
    @uses_columns("id")
    @paged_by(
        after=Annotated[Cursor | None, strawberry.argument(description="Return events after this cursor.")],
        before=Annotated[Cursor | None, strawberry.argument(description="Return events before this cursor.")],
    )
    async def events(
        self, info: Info, root: strawberry.Parent[tables.WorkflowExecution], page: PageArguments
    ) -> EventConnectionView:
        return cast("EventConnection", await _history(info, root.id, page))


@strawberry.input(description="Conditions on runs; all of them must hold.")
class ExecutionFilter:
    status: list[tables.ExecutionStatus] | None = strawberry.field(
        default=None, description="With one of these statuses."
    )
    workflow_id: strawberry.ID | None = strawberry.field(default=None, description="Of this workflow.")
    session_id: strawberry.ID | None = strawberry.field(default=None, description="In this session.")
    since: datetime | None = strawberry.field(default=None, description="Requested at this time or later.")
    until: datetime | None = strawberry.field(default=None, description="Requested before this time.")
    trigger: list[TriggerType] | None = strawberry.field(default=None, description="Started in one of these ways.")


Filter = Annotated[
    ExecutionFilter | None, strawberry.argument(description="Only runs that match; all runs by default.")
]
_NEWEST_FIRST: Final = Order(descending=True)


def executions_of_each(column: str, info: Info, filter: ExecutionFilter | None, page: PageArguments) -> Children:
    """Describe the runs of each parent, whose id is in a column of the runs, newest first."""

    async def rows() -> Query[tables.WorkflowExecution]:
        return _rows(info, filter)

    return Children(column, rows, _NEWEST_FIRST, page)


def _rows(info: Info, filter: ExecutionFilter | None) -> Query[tables.WorkflowExecution]:
    return resolvers.executions(info.context, **(vars(filter) if filter else {}))


# ---------------------------------------------------------------- inputs


@strawberry.input(description="What to run: either `workflowId`, or `nodes` (a one-off definition).")
class ExecuteWorkflowInput:
    workflow_id: strawberry.ID | None = strawberry.field(default=None, description="The id of the workflow.")
    nodes: list[WorkflowNodeInput] | None = strawberry.field(
        default=None, description="The nodes of a one-off definition."
    )
    start_node: str | None = strawberry.field(
        default=None, description=f"Of a one-off definition: {START_NODE[0].lower()}{START_NODE[1:]}"
    )
    agents: list[WorkflowAgentInput] | None = strawberry.field(
        default=None, description="Agents of Lyzr that only this run uses."
    )
    version: int | None = strawberry.field(
        default=None, description="The version of the workflow; the newest by default."
    )
    input: JSON | None = strawberry.field(
        default=None, description="The run's input; `{}` by default. It must match the workflow's `inputSchema`."
    )
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a "
        "participant, unless you have the scope `agents:write`.",
    )
    wait_seconds: int | None = strawberry.field(
        default=0,
        description="Seconds to wait for the end of the run. 0 returns immediately; more than 25 counts as 25, because "
        "an operation cannot wait longer. The run continues in any case.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="A run.")
class ExecutionInput:
    id: strawberry.ID = strawberry.field(description="The id of the run.")


@strawberry.type(description="The result of a run mutation.")
class ExecutionPayload:
    execution: WorkflowExecution | None = strawberry.field(
        default=None, description="The run; null if there are errors."
    )
    errors: list[UserError] = errors_field()


def _payload(row: tables.WorkflowExecution) -> ExecutionPayload:
    return ExecutionPayload(execution=WorkflowExecution.of(row))


# ---------------------------------------------------------------- fields


@strawberry.type
class ExecutionQuery:
    @strawberry.field(description="List runs, newest first.")
    @paged
    async def executions(self, info: Info, page: PageArguments, filter: Filter = None) -> Connection[WorkflowExecution]:
        rows = _rows(info, filter)
        return await connection(info, rows, _NEWEST_FIRST, page)

    @strawberry.field(description="The run with this id; null if there is none.")
    async def execution(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the run.")]
    ) -> WorkflowExecution | None:
        return WorkflowExecution.maybe(
            await resolvers.read_execution(info.context, id, selected(info, tables.WorkflowExecution))
        )


@strawberry.type
class ExecutionMutation:
    @strawberry.mutation(description="Start a run of a workflow or of a one-off definition.")
    @errors_as_data(ExecutionPayload)
    async def execute_workflow(
        self,
        info: Info,
        input: Annotated[ExecuteWorkflowInput, strawberry.argument(description="What to run and its input.")],
    ) -> ExecutionPayload:
        asked = resolvers.RunRequest(
            workflow_id=input.workflow_id,
            version=input.version,
            nodes=None if input.nodes is None else nodes_given(input.nodes),
            start_node=input.start_node,
            agents=agents_given(input.agents or []),
            input=input.input,
            session_id=input.session_id,
        )
        seconds = or_default(input.wait_seconds, 0)
        return _payload(
            await resolvers.execute_workflow(
                info.context, asked, wait_seconds=seconds, idempotency_key=input.idempotency_key
            )
        )

    @strawberry.mutation(
        description="Cancel a run. Its nodes stop within two seconds; its tasks, approvals and sub-workflows are "
        "cancelled."
    )
    @errors_as_data(ExecutionPayload)
    async def cancel_execution(
        self, info: Info, input: Annotated[ExecutionInput, strawberry.argument(description="The run to cancel.")]
    ) -> ExecutionPayload:
        return _payload(await resolvers.cancel_execution(info.context, id=input.id))

    @strawberry.mutation(
        description="Continue a run that failed or was cancelled: completed nodes are kept, all other nodes run again."
    )
    @errors_as_data(ExecutionPayload)
    async def retry_execution(
        self, info: Info, input: Annotated[ExecutionInput, strawberry.argument(description="The run to retry.")]
    ) -> ExecutionPayload:
        return _payload(await resolvers.retry_execution(info.context, id=input.id))


@strawberry.type
class ExecutionSubscription:
    @strawberry.subscription(
        graphql_type=ExecutionEvent,
        description="Stream the events in a run. The first item contains a snapshot of the run, unless the stream "
        "begins with `fromStart` or `after`. The stream stays open when the run ends: `retryExecution` continues it.",
    )
    async def execution_events(
        self,
        info: Info,
        execution_id: Annotated[strawberry.ID, strawberry.argument(description="The id of the run.")],
        after: Annotated[Cursor | None, strawberry.argument(description="Resume after this cursor.")] = None,
        from_start: Annotated[
            bool | None,
            strawberry.argument(
                description="Whether to begin with the first event of the run, even if it was recorded before the "
                "stream was opened. Ignored with `after`."
            ),
        ] = False,
    ) -> EventSource:
        return await execution_events(info.context, execution_id, from_start=bool(from_start))
