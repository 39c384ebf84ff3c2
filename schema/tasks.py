"""GraphQL types and fields for tasks: the queue, claims, and the reports of the agents that work on them."""

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry

from models import agents as agent_tables
from models import node_executions as node_tables
from models import sessions as session_tables
from models import tasks as tables
from resolvers import tasks as resolvers
from schema.base import JSON, Backed, Cursor, Info, Node, SortDirection, describe_enum, given, or_default
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import TaskEvent
from schema.projection import selected
from schema.relations import AgentView, NodeExecutionView, SessionView, related, related_actor
from schema.relay import Children, Connection, connection, paged
from storage.pagination import Order, PageArguments
from storage.queries import Query
from subscriptions import tasks as streams
from subscriptions.sources import EventSource

TaskStatus = describe_enum(
    tables.TaskStatus,
    "The status of a task.",
    PENDING="In the queue, waiting for an agent to claim it.",
    ASSIGNED="Assigned to an agent or claimed by one, but not started.",
    RUNNING="Being worked on by its agent.",
    COMPLETED="Done; see `result`.",
    FAILED="Failed; see `error`. `retryTask` queues it again.",
    CANCELLED="Cancelled. `retryTask` queues it again.",
)


@strawberry.type(description="A unit of work that waits in a queue until an agent completes it.")
class Task(Backed, Node):
    ROWS = tables.Task

    title: str = strawberry.field(description="A short summary of the work.")
    type: str = strawberry.field(description="The kind of work; workers claim tasks by type.")
    description: str | None = strawberry.field(description="A full description of the work.")
    priority: int = strawberry.field(
        description="The priority, 0 to 10. Tasks with priority 10 are claimed first; ties go to the older task. Low "
        "is 1, normal 2, high 5, urgent 8."
    )
    payload: JSON = strawberry.field(description="The data the agent needs to do the work.")
    requirements: JSON = strawberry.field(
        description="Requirements on the agent. Only agents with all of its `capabilities` can claim the task."
    )
    status: tables.TaskStatus = strawberry.field(description="Its current status.")
    progress: float | None = strawberry.field(description="The reported progress of the current attempt, 0 to 1.")
    result: JSON | None = strawberry.field(description="The task's result, once it is `COMPLETED`.")
    error: str | None = strawberry.field(description="Why the last attempt failed.")
    attempts: int = strawberry.field(
        description="The number of attempts begun. An attempt begins with a claim, or with the start of a task that "
        "was assigned without one."
    )
    max_attempts: int = strawberry.field(description="The number of failed attempts after which the task is `FAILED`.")
    timeout_seconds: int = strawberry.field(
        description="The time limit of one attempt in seconds, counted from its start. An attempt that exceeds it "
        "fails."
    )
    retry_delay_seconds: float = strawberry.field(
        description="The delay after the first failed attempt, in seconds; it doubles with each further failure, up to "
        "86400 seconds."
    )
    lease_expires_at: datetime | None = strawberry.field(
        description="When the agent that claimed it loses it unless it renews its lease; null if no lease is held."
    )
    retry_at: datetime | None = strawberry.field(
        description="When it can be claimed again after a failed attempt; null if there is no delay."
    )
    due_at: datetime | None = strawberry.field(
        description="When it should be done. If it is not done by then, `overdue` becomes true and one `TaskUpdated` "
        "is emitted."
    )
    overdue: bool = strawberry.field(description="Whether `dueAt` passed before it was done.")
    created_at: datetime = strawberry.field(description="When it was created.")
    assigned_at: datetime | None = strawberry.field(description="When it was assigned to its agent.")
    started_at: datetime | None = strawberry.field(description="When its agent started it.")
    completed_at: datetime | None = strawberry.field(description="When it was completed, failed or cancelled.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    session = related("session_id", session_tables.Session, SessionView | None, "The session it belongs to.")
    node = related(
        "node_id", node_tables.NodeExecution, NodeExecutionView | None, "The workflow node that waits for it."
    )
    created_by = related_actor("created_by_id", "The actor who created it.")
    assigned_to = related(
        "assigned_to_id",
        agent_tables.Agent,
        AgentView | None,
        "The agent it is assigned to, or was last assigned to if it has ended.",
        scope="agents:read",
    )


@strawberry.input(description="Conditions on tasks; all of them must hold.")
class TaskFilter:
    status: list[tables.TaskStatus] | None = strawberry.field(default=None, description="With one of these statuses.")
    type: str | None = strawberry.field(default=None, description="Of exactly this type.")
    assigned_to: strawberry.ID | None = strawberry.field(default=None, description="Assigned to this agent.")
    session_id: strawberry.ID | None = strawberry.field(default=None, description="In this session.")
    min_priority: int | None = strawberry.field(default=None, description="With at least this priority.")
    overdue: bool | None = strawberry.field(default=None, description="Whether the task is, or was, overdue.")
    search: str | None = strawberry.field(
        default=None, description="With this text in the title, description or type, in any case."
    )


class TaskOrderField(Enum):
    """The fields by which tasks can be sorted; the value is the column."""

    CREATED_AT = "id"
    PRIORITY = "priority"
    DUE_AT = "due_at"
    UPDATED_AT = "updated_at"


describe_enum(
    TaskOrderField,
    "The fields by which tasks can be sorted.",
    CREATED_AT="By creation time.",
    PRIORITY="By priority.",
    DUE_AT="By due date; tasks without one count as the latest.",
    UPDATED_AT="By the time of the last change.",
)


@strawberry.input(description="A sort order for tasks. Ties are sorted by creation.")
class TaskOrder:
    field: TaskOrderField = strawberry.field(description="The field to sort by.")
    direction: SortDirection = strawberry.field(description="The sort direction.")


Filter = Annotated[TaskFilter | None, strawberry.argument(description="Only tasks that match; all tasks by default.")]
OrderBy = Annotated[TaskOrder | None, strawberry.argument(description="The sort order; newest first by default.")]


def tasks_of_each(
    column: str, info: Info, filter: TaskFilter | None, order_by: TaskOrder | None, page: PageArguments
) -> Children:
    """Describe the tasks of each parent, whose id is in a column of the tasks."""

    async def rows() -> Query[tables.Task]:
        return _rows(info, filter)

    return Children(column, rows, _order(order_by), page)


def _rows(info: Info, filter: TaskFilter | None) -> Query[tables.Task]:
    return resolvers.tasks(info.context, **(vars(filter) if filter else {}))


def _order(order_by: TaskOrder | None) -> Order:
    if order_by is None:
        return Order(descending=True)
    return Order(order_by.field.value, descending=order_by.direction is SortDirection.DESC)


# ---------------------------------------------------------------- inputs


@strawberry.input(description="The task to create.")
class CreateTaskInput:
    title: str = strawberry.field(description="A short summary of the work.")
    type: str | None = strawberry.field(
        default=tables.DEFAULT_TYPE, description="The kind of work; workers claim tasks by type."
    )
    description: str | None = strawberry.field(default=None, description="A full description of the work.")
    priority: int | None = strawberry.field(
        default=tables.DEFAULT_PRIORITY, description="The priority, 0 to 10; tasks with priority 10 are claimed first."
    )
    payload: JSON | None = strawberry.field(default=None, description="The data the agent needs to do the work.")
    requirements: JSON | None = strawberry.field(
        default=None,
        description="Requirements on the agent: a JSON object. The agent must have all of its `capabilities`, a list "
        "of strings.",
    )
    assign_to: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the agent that is to do it, also after a failed attempt; by default any suitable agent "
        "can claim it.",
    )
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a "
        "participant, unless you have the scope `agents:write`.",
    )
    from_agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of an agent to create the task on behalf of; requires the scope `agents:write`.",
    )
    due_at: datetime | None = strawberry.field(
        default=None, description="When it should be done. If that is in the past, the task is `overdue` at once."
    )
    timeout_seconds: int | None = strawberry.field(
        default=tables.DEFAULT_TIMEOUT_SECONDS, description="The time limit of one attempt, 1 to 604800 seconds."
    )
    max_attempts: int | None = strawberry.field(
        default=tables.DEFAULT_MAX_ATTEMPTS, description="The maximum number of attempts, 1 to 100."
    )
    retry_delay_seconds: float | None = strawberry.field(
        default=tables.DEFAULT_RETRY_DELAY_SECONDS,
        description="The delay after the first failed attempt, 0 to 86400 seconds; it doubles with each further "
        "failure, up to 86400 seconds.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="Changes to a task that has not ended. Omitted fields stay unchanged.")
class UpdateTaskInput:
    id: strawberry.ID = strawberry.field(description="The id of the task.")
    title: str | None = strawberry.field(default=strawberry.UNSET, description="The new title.")
    description: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new description, or null to remove it."
    )
    priority: int | None = strawberry.field(default=strawberry.UNSET, description="The new priority, 0 to 10.")
    due_at: datetime | None = strawberry.field(
        default=strawberry.UNSET,
        description="The new due date, or null to remove it. If it is in the past, the task is `overdue` at once.",
    )


@strawberry.input(description="A task and the agent to assign it to.")
class AssignTaskInput:
    id: strawberry.ID = strawberry.field(description="The id of a task that has not ended.")
    agent_id: strawberry.ID = strawberry.field(description="The id of the agent.")


@strawberry.input(description="A task.")
class TaskInput:
    id: strawberry.ID = strawberry.field(description="The id of the task.")


@strawberry.input(description="A request for work: the claiming agent and what it accepts.")
class ClaimTaskInput:
    agent_id: strawberry.ID = strawberry.field(description="The agent's id; your own with an agent's key.")
    types: list[str] | None = strawberry.field(
        default=None, description="Only tasks of these types; all types if omitted or empty."
    )
    wait_seconds: int | None = strawberry.field(
        default=0,
        description="How long to wait for a task if none is available, 0 to 60 seconds. A single request waits at "
        "most 25 seconds and then returns no task; call again to keep waiting.",
    )
    lease_seconds: int | None = strawberry.field(
        default=None,
        description="The duration of the lease, 1 to 86400 seconds; the setting `TASK_TIMEOUT` by default. "
        "Progress reports renew the lease, and so do heartbeats once the task is started.",
    )


@strawberry.input(description="The progress of a task.")
class ReportTaskProgressInput:
    id: strawberry.ID = strawberry.field(description="The id of the task.")
    progress: float = strawberry.field(description="The progress, 0 to 1.")
    note: str | None = strawberry.field(default=None, description="A note for observers; it is kept in the event log.")


@strawberry.input(description="The result of a task.")
class CompleteTaskInput:
    id: strawberry.ID = strawberry.field(description="The id of the task.")
    result: JSON = strawberry.field(description="The result: any JSON value of at most 256 KiB except null.")


@strawberry.input(description="The failure of a task.")
class FailTaskInput:
    id: strawberry.ID = strawberry.field(description="The id of the task.")
    error: str = strawberry.field(description="The reason, for people.")
    retryable: bool | None = strawberry.field(
        default=True,
        description="Whether a retry may succeed. If true and attempts are left, the task returns to the queue or, if "
        "it was assigned, to its agent.",
    )


@strawberry.input(description="A task and the status that it is to have.")
class SetTaskStatusInput:
    id: strawberry.ID = strawberry.field(description="The id of the task.")
    status: tables.TaskStatus = strawberry.field(
        description="The new status: `RUNNING` starts the task, `COMPLETED` completes it, `FAILED` fails it "
        "permanently, `CANCELLED` cancels it, and `PENDING` retries it. `ASSIGNED` needs an agent; see `assignTask`."
    )
    result: JSON | None = strawberry.field(
        default=None,
        description="The result of a task that becomes `COMPLETED`, at most 256 KiB; an empty object by default.",
    )
    error: str | None = strawberry.field(
        default=None, description="The reason, for people, of a task that becomes `FAILED`."
    )


@strawberry.type(description="The result of a task mutation.")
class TaskPayload:
    task: Task | None = strawberry.field(
        default=None, description="The task; null if there are errors or if `claimTask` found none."
    )
    errors: list[UserError] = errors_field()


def _payload(row: tables.Task | None) -> TaskPayload:
    return TaskPayload(task=Task.maybe(row))


# ---------------------------------------------------------------- fields


@strawberry.type
class TaskQuery:
    @strawberry.field(description="List tasks.")
    @paged
    async def tasks(
        self, info: Info, page: PageArguments, filter: Filter = None, order_by: OrderBy = None
    ) -> Connection[Task]:
        rows, order = _rows(info, filter), _order(order_by)
        return await connection(info, rows, order, page)

    @strawberry.field(description="The task with this id; null if there is none.")
    async def task(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the task.")]
    ) -> Task | None:
        return Task.maybe(await resolvers.read_task(info.context, id, selected(info, tables.Task)))


@strawberry.type
class TaskMutation:
    @strawberry.mutation(
        description="Create a task. It enters the queue, or is assigned to an agent immediately if `assignTo` is given."
    )
    @errors_as_data(TaskPayload)
    async def create_task(
        self, info: Info, input: Annotated[CreateTaskInput, strawberry.argument(description="The task to create.")]
    ) -> TaskPayload:
        asked = resolvers.NewTask(
            title=input.title,
            type=or_default(input.type, tables.DEFAULT_TYPE),
            description=input.description,
            priority=or_default(input.priority, tables.DEFAULT_PRIORITY),
            payload=input.payload,
            requirements=input.requirements,
            assign_to=input.assign_to,
            session_id=input.session_id,
            from_agent_id=input.from_agent_id,
            due_at=input.due_at,
            timeout_seconds=or_default(input.timeout_seconds, tables.DEFAULT_TIMEOUT_SECONDS),
            max_attempts=or_default(input.max_attempts, tables.DEFAULT_MAX_ATTEMPTS),
            retry_delay_seconds=or_default(input.retry_delay_seconds, tables.DEFAULT_RETRY_DELAY_SECONDS),
        )
        row = await resolvers.create_task(info.context, asked, idempotency_key=input.idempotency_key)
        return _payload(row)

    @strawberry.mutation(description="Update a task that has not ended.")
    @errors_as_data(TaskPayload)
    async def update_task(
        self, info: Info, input: Annotated[UpdateTaskInput, strawberry.argument(description="The changes.")]
    ) -> TaskPayload:
        return _payload(await resolvers.update_task(info.context, id=input.id, given=given(input)))

    @strawberry.mutation(
        description="Assign a task that has not ended to an agent. An agent that had it loses it, and its attempt does "
        "not count. A running task can be handed on by the agent that is working on it, or by an operator. The task "
        "is for that agent only: after a failed or lost attempt it is `ASSIGNED` to it again."
    )
    @errors_as_data(TaskPayload)
    async def assign_task(
        self, info: Info, input: Annotated[AssignTaskInput, strawberry.argument(description="The task and the agent.")]
    ) -> TaskPayload:
        return _payload(await resolvers.assign_task(info.context, id=input.id, agent_id=input.agent_id))

    @strawberry.mutation(
        description="Claim the next task for a `WORKER` agent under a lease. Tasks assigned to the agent come first, "
        "then suitable tasks from the queue, by priority and then age. It holds at most `maxConcurrentTasks`. Of "
        "several waiting workers, the one that will probably finish it first gets the task, or the least busy. `task` "
        "is null if none is available. The agent loses the task unless it starts it within the lease, and if that is "
        "not renewed in time by a heartbeat or a progress report. A client that disconnects claims nothing."
    )
    @errors_as_data(TaskPayload)
    async def claim_task(
        self,
        info: Info,
        input: Annotated[ClaimTaskInput, strawberry.argument(description="The claiming agent and what it accepts.")],
    ) -> TaskPayload:
        row = await resolvers.claim_task(
            info.context,
            agent_id=input.agent_id,
            types=input.types,
            wait_seconds=input.wait_seconds or 0,
            lease_seconds=input.lease_seconds,
        )
        return _payload(row)

    @strawberry.mutation(
        description="Start an assigned task, as its agent: `ASSIGNED` becomes `RUNNING` and `timeoutSeconds` starts "
        "to count."
    )
    @errors_as_data(TaskPayload)
    async def start_task(
        self, info: Info, input: Annotated[TaskInput, strawberry.argument(description="The task to start.")]
    ) -> TaskPayload:
        return _payload(await resolvers.start_task(info.context, id=input.id))

    @strawberry.mutation(description="Report the progress of a running task, as its agent. This renews the lease.")
    @errors_as_data(TaskPayload)
    async def report_task_progress(
        self,
        info: Info,
        input: Annotated[ReportTaskProgressInput, strawberry.argument(description="The task and its progress.")],
    ) -> TaskPayload:
        row = await resolvers.report_task_progress(info.context, id=input.id, progress=input.progress, note=input.note)
        return _payload(row)

    @strawberry.mutation(
        description="Complete a task, as its agent. A claimed task can be completed without being started; a task that "
        "was assigned and never attempted is started and completed in one. If the agent has lost the task or its "
        "attempt in the meantime, the result is `CONFLICT` and nothing changes."
    )
    @errors_as_data(TaskPayload)
    async def complete_task(
        self, info: Info, input: Annotated[CompleteTaskInput, strawberry.argument(description="The task's result.")]
    ) -> TaskPayload:
        return _payload(await resolvers.complete_task(info.context, id=input.id, result=input.result))

    @strawberry.mutation(
        description="Report a task as failed, as its agent. If a retry may succeed and attempts are left, it returns "
        "to the queue, or to its agent if it was assigned; otherwise it becomes `FAILED`."
    )
    @errors_as_data(TaskPayload)
    async def fail_task(
        self, info: Info, input: Annotated[FailTaskInput, strawberry.argument(description="The task and the reason.")]
    ) -> TaskPayload:
        row = await resolvers.fail_task(
            info.context, id=input.id, error=input.error, retryable=input.retryable is not False
        )
        return _payload(row)

    @strawberry.mutation(description="Cancel a task that has not ended. Its agent loses it.")
    @errors_as_data(TaskPayload)
    async def cancel_task(
        self, info: Info, input: Annotated[TaskInput, strawberry.argument(description="The task to cancel.")]
    ) -> TaskPayload:
        return _payload(await resolvers.cancel_task(info.context, id=input.id))

    @strawberry.mutation(
        description="Return a failed or cancelled task to the queue, or to its agent if it was assigned, with all its "
        "attempts restored."
    )
    @errors_as_data(TaskPayload)
    async def retry_task(
        self, info: Info, input: Annotated[TaskInput, strawberry.argument(description="The task to retry.")]
    ) -> TaskPayload:
        return _payload(await resolvers.retry_task(info.context, id=input.id))

    @strawberry.mutation(
        description="Set the status of a task, by the mutation of that status, for clients that know statuses rather "
        "than transitions. A status that the task already has, with the same result or error, changes nothing, so the "
        "call is safe to repeat. Beside its agent and operators, the user who created a task reports on it, unless a "
        "workflow waits for it or it invokes an agent."
    )
    @errors_as_data(TaskPayload)
    async def set_task_status(
        self, info: Info, input: Annotated[SetTaskStatusInput, strawberry.argument(description="The new status.")]
    ) -> TaskPayload:
        row = await resolvers.set_task_status(
            info.context, id=input.id, status=input.status, result=input.result, error=input.error
        )
        return _payload(row)


@strawberry.type
class TaskSubscription:
    @strawberry.subscription(
        graphql_type=TaskEvent,
        description="Stream the events of tasks. With `assignedTo`, they include the agent gaining and losing tasks.",
    )
    async def task_events(
        self,
        info: Info,
        assigned_to: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only tasks of this agent.")
        ] = None,
        session_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only tasks of this session.")
        ] = None,
        after: Annotated[
            Cursor | None, strawberry.argument(description="Resume after the event with this cursor.")
        ] = None,
    ) -> EventSource:
        return await streams.task_events(info.context, assigned_to=assigned_to, session_id=session_id)
