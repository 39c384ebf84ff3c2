"""Tasks as GraphQL types: the queue, what is in it, and the reports of those who work on it."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import strawberry

from models import agents as agent_tables
from models import executions as execution_tables
from models import sessions as session_tables
from models import tasks as tables
from models.base import Json
from models.pages import Order
from resolvers import tasks as resolvers
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
    SortDirection,
    UserError,
    connection,
    described,
    errors_as_data,
    errors_field,
    nested,
)
from schema.links import leads_to
from schema.projection import row_with_id, selected
from schema.users import actor_in, actor_of
from subscriptions import tasks as streams
from subscriptions.sources import EventSource

if TYPE_CHECKING:
    from schema.agents import Agent
    from schema.events import TaskEvent
    from schema.executions import NodeExecution
    from schema.sessions import Session

TaskStatus = described(
    tables.TaskStatus,
    "Where a task is on its way.",
    PENDING="It waits in the queue for an agent to claim it.",
    ASSIGNED="It was given to an agent, or an agent claimed it, and nobody has started it.",
    RUNNING="Its agent works on it.",
    COMPLETED="It is done; see `result`.",
    FAILED="It could not be done; see `error`. `retryTask` puts it back into the queue.",
    CANCELLED="Nobody has to do it any more. `retryTask` puts it back into the queue.",
)


@strawberry.type(description="A piece of work that waits in a queue until an agent has done it.")
class Task(Backed, Node):
    ROWS = tables.Task

    title: str = strawberry.field(description="What is to be done, in a few words.")
    type: str = strawberry.field(description="What kind of work it is; workers claim by it.")
    description: str | None = strawberry.field(description="What is to be done, at length.")
    priority: int = strawberry.field(
        description="0 to 10; 10 is claimed first, and the older of two equals. Low is 1, normal 2, high 5, urgent 8."
    )
    payload: JSON = strawberry.field(description="What the agent needs to know to do it.")
    requirements: JSON = strawberry.field(
        description="What it asks of the agent. Only agents that have every one of its `capabilities` can claim it."
    )
    status: tables.TaskStatus = strawberry.field(description="Where it is on its way.")
    progress: float | None = strawberry.field(description="How far the current attempt is, 0 to 1, as far as reported.")
    result: JSON | None = strawberry.field(description="What came of it, once it is COMPLETED.")
    error: str | None = strawberry.field(description="Why the last attempt failed.")
    attempts: int = strawberry.field(
        description="How many attempts were begun: by a claim, or by the start of a task that was assigned without one."
    )
    max_attempts: int = strawberry.field(description="After so many attempts that failed the task is FAILED.")
    timeout_seconds: int = strawberry.field(description="An attempt that runs longer, counted from its start, failed.")
    retry_delay_seconds: float = strawberry.field(
        description="How long it rests after an attempt that failed, twice as long after each further one."
    )
    retry_at: datetime | None = strawberry.field(
        description="When it may be claimed again, after an attempt that failed; null when it need not rest."
    )
    due_at: datetime | None = strawberry.field(
        description="When it should be done. If it is not, `overdue` becomes true then, which one TaskUpdated tells."
    )
    overdue: bool = strawberry.field(description="Whether `dueAt` passed before it was done.")
    created_at: datetime = strawberry.field(description="When it was put into the queue.")
    assigned_at: datetime | None = strawberry.field(description="When its agent got it.")
    started_at: datetime | None = strawberry.field(description="When its agent began.")
    completed_at: datetime | None = strawberry.field(description="When it was completed, failed or was cancelled.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    @strawberry.field(description="The session it belongs to.")
    @leads_to(session_tables.Session, "session_id", needs="collaboration:read")
    async def session(
        self, info: Info, root: strawberry.Parent[tables.Task]
    ) -> Annotated["Session", strawberry.lazy("schema.sessions")] | None:
        if root.session_id is not None:
            info.context.actor.require("collaboration:read")
        return cast("Session | None", await row_with_id(info, session_tables.Session, root.session_id))

    @strawberry.field(description="The node of a run that waits for it.")
    @leads_to(execution_tables.NodeExecution, "node_id")
    async def node(
        self, info: Info, root: strawberry.Parent[tables.Task]
    ) -> Annotated["NodeExecution", strawberry.lazy("schema.executions")] | None:
        node = await row_with_id(info, execution_tables.NodeExecution, root.node_id)
        return cast("NodeExecution | None", node)

    @strawberry.field(description="Who put it into the queue.")
    @actor_in("created_by_id")
    async def created_by(self, info: Info, root: strawberry.Parent[tables.Task]) -> Actor:
        return await actor_of(info, root.created_by_id)

    @strawberry.field(description="The agent that has it, or had it last when it has ended.")
    @leads_to(agent_tables.Agent, "assigned_to_id", needs="agents:read")
    def assigned_to(
        self, info: Info, root: strawberry.Parent[tables.Task]
    ) -> Annotated["Agent", strawberry.lazy("schema.agents")] | None:
        if root.assigned_to_id is not None:
            info.context.actor.require("agents:read")
        return cast(
            "Agent | None",
            row_with_id(info, agent_tables.Agent, root.assigned_to_id),
        )


@strawberry.input(description="Which tasks to list: those that all the given conditions hold for.")
class TaskFilter:
    status: list[tables.TaskStatus] | None = strawberry.field(default=None, description="In one of these statuses.")
    type: str | None = strawberry.field(default=None, description="Of exactly this type.")
    assigned_to: strawberry.ID | None = strawberry.field(default=None, description="Of this agent.")
    session_id: strawberry.ID | None = strawberry.field(default=None, description="Of this session.")
    min_priority: int | None = strawberry.field(default=None, description="Of this priority or a higher one.")
    overdue: bool | None = strawberry.field(default=None, description="Whether they are, or were, overdue.")
    search: str | None = strawberry.field(
        default=None, description="With this text in the title, the description or the type."
    )


class TaskOrderField(Enum):
    """By what tasks can be sorted; the value is the column."""

    CREATED_AT = "id"
    PRIORITY = "priority"
    DUE_AT = "due_at"
    UPDATED_AT = "updated_at"


described(
    TaskOrderField,
    "By what tasks are sorted.",
    CREATED_AT="When they were created.",
    PRIORITY="How urgent they are.",
    DUE_AT="When they are due; those that are not due at any time count as the latest.",
    UPDATED_AT="When they last changed.",
)


@strawberry.input(description="How tasks are sorted. Equals follow their creation.")
class TaskOrder:
    field: TaskOrderField = strawberry.field(description="By what.")
    direction: SortDirection = strawberry.field(description="Which end comes first.")


Filter = Annotated[TaskFilter | None, strawberry.argument(description="Which tasks; all of them unless given.")]
OrderBy = Annotated[TaskOrder | None, strawberry.argument(description="In which order; the newest first unless given.")]
_NEWEST_FIRST: Final = Order(descending=True)


async def task_connection(
    info: Info,
    filter: TaskFilter | None,
    order_by: TaskOrder | None,
    page: dict[str, Any],
    parent: tuple[str, str] | None = None,
) -> Connection[Task]:
    """Returns a page of the tasks, or of those of a parent: the column that names it, and its id."""

    async def rows() -> Any:
        return resolvers.tasks(info.context, **(vars(filter) if filter else {}))

    order = _NEWEST_FIRST
    if order_by is not None:
        order = Order(order_by.field.value, descending=order_by.direction is SortDirection.DESC)
    if parent is not None:
        return cast(Connection[Task], await nested(info, rows, parent, order, **page))
    return cast(Connection[Task], await connection(info, await rows(), order, **page))


# ---------------------------------------------------------------- inputs


@strawberry.input(description="A task to put into the queue.")
class CreateTaskInput:
    title: str = strawberry.field(description="What is to be done, in a few words.")
    type: str = strawberry.field(description="What kind of work it is; workers claim by it.")
    description: str | None = strawberry.field(default=None, description="What is to be done, at length.")
    priority: int | None = strawberry.field(default=2, description="0 to 10; 10 is claimed first.")
    payload: JSON | None = strawberry.field(default=None, description="What the agent needs to know to do it.")
    requirements: JSON | None = strawberry.field(
        default=None,
        description="A JSON object; its `capabilities`, a list of texts, must all be among those of the agent.",
    )
    assign_to: strawberry.ID | None = strawberry.field(
        default=None, description="The agent that is to do it; otherwise any agent that can."
    )
    session_id: strawberry.ID | None = strawberry.field(default=None, description="The active session it belongs to.")
    from_agent_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The agent it comes from, instead of yourself: for those with the scope agents:write.",
    )
    due_at: datetime | None = strawberry.field(default=None, description="When it should be done, in the future.")
    timeout_seconds: int | None = strawberry.field(
        default=300, description="How long one attempt may run, 1 to 604800 seconds."
    )
    max_attempts: int | None = strawberry.field(default=3, description="How often it may be tried, 1 to 100 times.")
    retry_delay_seconds: float | None = strawberry.field(
        default=0.0,
        description="How long it rests after an attempt that failed, twice as long after each further one, 0 to 86400.",
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours creates one task."
    )


@strawberry.input(description="What to change of a task that has not ended. What is left out stays as it is.")
class UpdateTaskInput:
    id: strawberry.ID = strawberry.field(description="The task.")
    title: str | None = strawberry.field(default=strawberry.UNSET, description="Another title.")
    description: str | None = strawberry.field(default=strawberry.UNSET, description="Another description, or null.")
    priority: int | None = strawberry.field(default=strawberry.UNSET, description="Another priority, 0 to 10.")
    due_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="Another time in the future, or null for none."
    )


@strawberry.input(description="Which task is given to whom.")
class AssignTaskInput:
    id: strawberry.ID = strawberry.field(description="The task, which nobody has started.")
    agent_id: strawberry.ID = strawberry.field(description="The agent that is to do it.")


@strawberry.input(description="Which task.")
class TaskInput:
    id: strawberry.ID = strawberry.field(description="The task.")


@strawberry.input(description="Who wants work, and which.")
class ClaimTaskInput:
    agent_id: strawberry.ID = strawberry.field(description="The agent: with its own key, yourself.")
    types: list[str] | None = strawberry.field(
        default=None, description="Only tasks of these types; of every type when left out or empty."
    )
    wait_seconds: int | None = strawberry.field(
        default=0,
        description="How long to wait for a task when there is none, 0 to 60 seconds. One request is held for 25; "
        "then it answers without a task, and you ask again.",
    )
    lease_seconds: int | None = strawberry.field(
        default=None,
        description="For how long the task is the agent's unless a heartbeat or progress renews it, 1 to 86400 "
        "seconds; TASK_TIMEOUT of the settings unless given.",
    )


@strawberry.input(description="How far a task is.")
class ReportTaskProgressInput:
    id: strawberry.ID = strawberry.field(description="The task.")
    progress: float = strawberry.field(description="0 to 1.")
    note: str | None = strawberry.field(
        default=None, description="What was done, for those who watch; kept in the log."
    )


@strawberry.input(description="What came of a task.")
class CompleteTaskInput:
    id: strawberry.ID = strawberry.field(description="The task.")
    result: JSON = strawberry.field(description="Any JSON value of at most 256 KiB.")


@strawberry.input(description="Why a task could not be done.")
class FailTaskInput:
    id: strawberry.ID = strawberry.field(description="The task.")
    error: str = strawberry.field(description="Why, for a person.")
    retryable: bool | None = strawberry.field(
        default=True,
        description="Whether trying again can help: then it goes back to the queue while attempts are left.",
    )


@strawberry.type(description="The task after the change.")
class TaskPayload:
    task: Task | None = strawberry.field(
        default=None, description="The task; null when there are errors, and when claimTask found none."
    )
    errors: list[UserError] = errors_field()


def _payload(row: tables.Task | None) -> TaskPayload:
    return TaskPayload(task=Task.maybe(row))


def _given(input: UpdateTaskInput) -> dict[str, Any]:
    return {name: value for name, value in vars(input).items() if name != "id" and value is not strawberry.UNSET}


# ---------------------------------------------------------------- fields


@strawberry.type
class TaskQuery:
    @strawberry.field(description="The tasks.")
    async def tasks(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Filter = None,
        order_by: OrderBy = None,
    ) -> Connection[Task]:
        page = {"first": first, "after": after, "last": last, "before": before}
        return await task_connection(info, filter, order_by, page)

    @strawberry.field(description="One task; null when there is none.")
    async def task(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The task's id.")]
    ) -> Task | None:
        return Task.maybe(await resolvers.read_task(info.context, id, selected(info, tables.Task)))


@strawberry.type
class TaskMutation:
    @strawberry.mutation(description="Puts a task into the queue, or gives it to an agent at once.")
    @errors_as_data(TaskPayload)
    async def create_task(
        self, info: Info, input: Annotated[CreateTaskInput, strawberry.argument(description="The task.")]
    ) -> TaskPayload:
        row = await resolvers.create_task(
            info.context,
            title=input.title,
            type=input.type,
            description=input.description,
            priority=2 if input.priority is None else input.priority,
            payload=cast(Json, input.payload),
            requirements=cast(Json, input.requirements),
            assign_to=input.assign_to,
            session_id=input.session_id,
            from_agent_id=input.from_agent_id,
            due_at=input.due_at,
            timeout_seconds=300 if input.timeout_seconds is None else input.timeout_seconds,
            max_attempts=3 if input.max_attempts is None else input.max_attempts,
            retry_delay_seconds=input.retry_delay_seconds or 0.0,
            idempotency_key=input.idempotency_key,
        )
        return _payload(row)

    @strawberry.mutation(description="Changes a task that has not ended.")
    @errors_as_data(TaskPayload)
    async def update_task(
        self, info: Info, input: Annotated[UpdateTaskInput, strawberry.argument(description="The changes.")]
    ) -> TaskPayload:
        return _payload(await resolvers.update_task(info.context, id=input.id, given=_given(input)))

    @strawberry.mutation(
        description="Gives a task that nobody has started to an agent. An agent that had claimed it has lost it."
    )
    @errors_as_data(TaskPayload)
    async def assign_task(
        self, info: Info, input: Annotated[AssignTaskInput, strawberry.argument(description="Which, to whom.")]
    ) -> TaskPayload:
        return _payload(await resolvers.assign_task(info.context, id=input.id, agent_id=input.agent_id))

    @strawberry.mutation(
        description="Gives a WORKER agent its next task under a lease: first those assigned to it, then those of the "
        "queue that it is able to do, the most urgent and then the oldest first. At most `maxConcurrentTasks` at a "
        "time. When several wait for a task, the least busy gets it. `task` is null when there is none. Whoever does "
        "not renew the lease in time, by a heartbeat or by progress, has lost the task."
    )
    @errors_as_data(TaskPayload)
    async def claim_task(
        self, info: Info, input: Annotated[ClaimTaskInput, strawberry.argument(description="Who wants what.")]
    ) -> TaskPayload:
        row = await resolvers.claim_task(
            info.context,
            agent_id=input.agent_id,
            types=input.types,
            wait_seconds=input.wait_seconds or 0,
            lease_seconds=input.lease_seconds,
        )
        return _payload(row)

    @strawberry.mutation(description="Its agent begins: ASSIGNED becomes RUNNING, and `timeoutSeconds` begins.")
    @errors_as_data(TaskPayload)
    async def start_task(
        self, info: Info, input: Annotated[TaskInput, strawberry.argument(description="Which task.")]
    ) -> TaskPayload:
        return _payload(await resolvers.start_task(info.context, id=input.id))

    @strawberry.mutation(description="Its agent says how far a running task is. That renews the lease.")
    @errors_as_data(TaskPayload)
    async def report_task_progress(
        self, info: Info, input: Annotated[ReportTaskProgressInput, strawberry.argument(description="How far.")]
    ) -> TaskPayload:
        row = await resolvers.report_task_progress(info.context, id=input.id, progress=input.progress, note=input.note)
        return _payload(row)

    @strawberry.mutation(
        description="Its agent has done it. CONFLICT when the agent has lost the task meanwhile; then nothing changes. "
        "A claimed task may be completed without having been started."
    )
    @errors_as_data(TaskPayload)
    async def complete_task(
        self, info: Info, input: Annotated[CompleteTaskInput, strawberry.argument(description="What came of it.")]
    ) -> TaskPayload:
        return _payload(await resolvers.complete_task(info.context, id=input.id, result=cast(Json, input.result)))

    @strawberry.mutation(
        description="Its agent could not do it. It goes back to the queue when trying again can help and attempts are "
        "left, otherwise it is FAILED."
    )
    @errors_as_data(TaskPayload)
    async def fail_task(
        self, info: Info, input: Annotated[FailTaskInput, strawberry.argument(description="Why.")]
    ) -> TaskPayload:
        row = await resolvers.fail_task(
            info.context, id=input.id, error=input.error, retryable=input.retryable is not False
        )
        return _payload(row)

    @strawberry.mutation(description="Nobody has to do it any more. Its agent has lost it.")
    @errors_as_data(TaskPayload)
    async def cancel_task(
        self, info: Info, input: Annotated[TaskInput, strawberry.argument(description="Which task.")]
    ) -> TaskPayload:
        return _payload(await resolvers.cancel_task(info.context, id=input.id))

    @strawberry.mutation(description="Puts a failed or cancelled task into the queue again, with all its attempts.")
    @errors_as_data(TaskPayload)
    async def retry_task(
        self, info: Info, input: Annotated[TaskInput, strawberry.argument(description="Which task.")]
    ) -> TaskPayload:
        return _payload(await resolvers.retry_task(info.context, id=input.id))


@strawberry.type
class TaskSubscription:
    @strawberry.subscription(
        graphql_type=Annotated["TaskEvent", strawberry.lazy("schema.events")],
        description="What happens to tasks. Of an agent: also that it gets one, or loses it.",
    )
    async def task_events(
        self,
        info: Info,
        assigned_to: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only the tasks of this agent.")
        ] = None,
        session_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only the tasks of this session.")
        ] = None,
        after: Annotated[
            Cursor | None, strawberry.argument(description="Go on after the event with this cursor.")
        ] = None,
    ) -> EventSource:
        return await streams.task_events(info.context, assigned_to=assigned_to, session_id=session_id)
