"""Tasks: creating and changing them, claiming them, reporting on them, reading them."""

import functools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self

from auth.access import find_visible, get_visible, require_to_work, require_to_work_as, visible, visible_query
from auth.actor import Actor, ActorKind
from context.operation import Context
from engine import claims
from engine import tasks as engine
from engine.waits import claimable_task
from errors import Conflict, Forbidden, InvalidInput, Unauthenticated
from json_types import Json, JsonObject
from models.agents import Agent
from models.causes import caused_by
from models.sessions import Session
from models.tasks import AGENT_MESSAGE, HIGHEST_PRIORITY, LONGEST_DELAY, Task, TaskStatus
from resolvers import checks
from resolvers.idempotency import once
from resolvers.participation import require_to_take_part, usable_session
from resolvers.waiting import require_still_valid
from storage.clock import now
from storage.database import transaction
from storage.projection import Columns
from storage.queries import Operator, Query

LONGEST_TIMEOUT: Final = 604_800
MOST_ATTEMPTS: Final = 100
LONGEST_WAIT: Final = 60
LONGEST_HELD: Final = 25
"""The seconds for which a claim waits: an operation has 30 in total, and proxies often allow no more."""
LONGEST_LEASE: Final = 86_400
MOST_CURRENT: Final = 100

_REPORTED: Final = frozenset({TaskStatus.RUNNING, TaskStatus.COMPLETED, TaskStatus.FAILED})
"""The statuses that reports lead to; others are changes."""
_NO_REASON: Final = "No reason was given."

_CHECKS: Final[Mapping[str, Callable[[Any], object]]] = {
    "title": lambda value: checks.text(value, "title"),
    "description": lambda value: checks.optional_text(value, "description"),
    "priority": lambda value: checks.whole(value, "priority", 0, HIGHEST_PRIORITY),
    "due_at": lambda value: checks.moment(value, "due_at"),
}
"""The check of each value that a caller can set or change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task to create, as its creator describes it."""

    title: str
    type: str
    description: str | None
    priority: int
    payload: Json
    requirements: Json
    assign_to: str | None
    session_id: str | None
    from_agent_id: str | None
    due_at: datetime | None
    timeout_seconds: int
    max_attempts: int
    retry_delay_seconds: float


async def create_task(ctx: Context, asked: NewTask, *, idempotency_key: str | None) -> Task:
    """Create a task in the queue, or assign it to an agent immediately.

    Raises:
        NotFound: there is no such agent or session.
        Forbidden: the caller may not act for the agent in `from_agent_id`, or takes no part in the session.
        Conflict: the agent is stopped or has a full queue, or the session is not active.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require("tasks:write")
    given = {name: getattr(asked, name) for name in ("title", "description", "priority", "due_at")}
    values = _checked(given) | {
        "type": checks.text(asked.type, "type"),
        "payload": checks.json_value({} if asked.payload is None else asked.payload, "payload"),
        "requirements": _requirements(asked.requirements),
        "timeout_seconds": checks.whole(asked.timeout_seconds, "timeout_seconds", 1, LONGEST_TIMEOUT),
        "max_attempts": checks.whole(asked.max_attempts, "max_attempts", 1, MOST_ATTEMPTS),
        "retry_delay_seconds": _delay(asked.retry_delay_seconds),
        "session_id": asked.session_id,
    }

    async def create() -> Task:
        return await _insert(actor, values, assign_to=asked.assign_to, from_agent_id=asked.from_agent_id)

    arguments = values | {"assign_to": asked.assign_to, "from_agent_id": asked.from_agent_id}
    return await once(actor, idempotency_key, "createTask", arguments, Task, create)


async def _insert(actor: Actor, values: Mapping[str, Any], *, assign_to: str | None, from_agent_id: str | None) -> Task:
    creator = await _creator(actor, from_agent_id)
    if values["session_id"] is not None:
        await usable_session(actor, values["session_id"])
    agent = await _usable_agent(actor, assign_to, "assign_to") if assign_to is not None else None
    task = Task.new(organization_id=actor.organization_id, created_by_id=creator, **values)
    await task.add(by=actor.id)
    if agent is not None:
        with caused_by(task.cause_id):
            await task.assign(agent.id, by=actor.id, delegator_id=creator)
    return task


async def _creator(actor: Actor, from_agent_id: str | None) -> str:
    """Return the creator of the task: the caller, or an agent that the caller may act for."""
    if from_agent_id is None or from_agent_id == actor.id:
        return actor.id
    agent = await get_visible(Agent, actor, from_agent_id, field="from_agent_id")
    require_to_work_as(actor, agent.id, field="from_agent_id")
    return agent.id


async def _usable_agent(actor: Actor, agent_id: str, field: str) -> Agent:
    """Return the agent, locked so that it cannot be deleted while the task is assigned to it."""
    agent = await get_visible(Agent, actor, agent_id, field=field, lock=True)
    agent.require_usable(field)
    await engine.require_room(agent, field)
    return agent


def _delay(seconds: float) -> float:
    return checks.number(seconds, "retry_delay_seconds", 0, LONGEST_DELAY)


def _requirements(value: Json) -> JsonObject:
    """Return a task's requirements; `capabilities`, if given, must be a list of strings."""
    requirements = checks.json_object(value, "requirements")
    capabilities = requirements.get("capabilities", [])
    if not isinstance(capabilities, list) or not all(isinstance(each, str) for each in capabilities):
        raise InvalidInput("requirements.capabilities must be a list of strings.", field=["requirements"])
    return requirements


async def update_task(ctx: Context, *, id: str, given: Mapping[str, object]) -> Task:
    """Change the given values, until the task has ended; `description` and `dueAt` can become null.

    Raises:
        NotFound: there is no such task.
        Forbidden: the caller may not change it.
        Conflict: it has ended.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require("tasks:write")
    checks.no_nulls(given, nullable={"description", "due_at"})
    values = _checked(given)
    async with transaction():
        task = await get_visible(Task, actor, id, lock=True)
        await _require_may_change(actor, task)
        await task.change(values, by=actor.id)
    return task


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _CHECKS[name](value) for name, value in given.items()}


def _operates(actor: Actor) -> bool:
    """Return whether the caller is a user who may operate agents."""
    return actor.kind is not ActorKind.AGENT and "agents:write" in actor.scopes


async def _require_may_change(actor: Actor, task: Task) -> None:
    """Require that the caller created the task, is assigned to it, or is a user who takes part in its session, if any.

    Raises:
        Forbidden: the task concerns other agents, or a session in which the user takes no part.
    """
    if actor.id in (task.created_by_id, task.assigned_to_id):
        return
    if actor.kind is ActorKind.AGENT:
        raise Forbidden("An agent can only change tasks that it created or that are assigned to it.", field=["id"])
    if task.session_id is not None:
        session = await get_visible(Session, actor, task.session_id)
        await require_to_take_part(actor, session, field="id")


# ---------------------------------------------------------------- the queue


async def assign_task(ctx: Context, *, id: str, agent_id: str) -> Task:
    """Assign a task to an agent; an agent that had it loses it.

    Raises:
        NotFound: there is no such task or agent.
        Forbidden: the caller may not change it, or the task is running on another agent and the caller is not an
            operator.
        Conflict: the task has ended, or the agent is stopped or has a full queue.
    """
    actor = ctx.actor
    actor.require("tasks:write")
    task = await get_visible(Task, actor, id)
    await _require_may_change(actor, task)
    agent = await get_visible(Agent, actor, agent_id, field="agent_id")
    return await engine.assign(task, agent, by=actor.id, from_running=_operates(actor))


async def cancel_task(ctx: Context, *, id: str) -> Task:
    """Cancel a task that has not ended.

    Raises:
        NotFound: there is no such task.
        Forbidden: the caller may not change it.
        Conflict: it has ended.
    """
    actor = ctx.actor
    actor.require("tasks:write")
    task = await get_visible(Task, actor, id)
    await _require_may_change(actor, task)
    return await engine.cancel(task, by=actor.id)


async def retry_task(ctx: Context, *, id: str) -> Task:
    """Return a failed or cancelled task to its agent or to the queue, with all its attempts restored.

    Raises:
        NotFound: there is no such task.
        Forbidden: the caller may not change it.
        Conflict: it neither failed nor was cancelled.
    """
    actor = ctx.actor
    actor.require("tasks:write")
    task = await get_visible(Task, actor, id)
    await _require_may_change(actor, task)
    return await engine.retry(task, by=actor.id)


async def claim_task(
    ctx: Context, *, agent_id: str, types: Sequence[str] | None, wait_seconds: int, lease_seconds: int | None
) -> Task | None:
    """Claim an agent's next task; return None if there is none after `wait_seconds`, at most `LONGEST_HELD`.

    Raises:
        NotFound: there is no such agent.
        Unauthenticated: the credential has expired or was revoked during the wait.
        Forbidden: the caller is another agent, or may not run agents.
        Conflict: the agent is stopped or is not a worker.
        InvalidInput: a value is invalid.
        Unavailable: the process is shutting down.
    """
    actor = ctx.actor
    require_to_work(actor)
    lease = ctx.resources.settings.task_timeout if lease_seconds is None else lease_seconds
    checks.whole(lease, "lease_seconds", 1, LONGEST_LEASE)
    checks.whole(wait_seconds, "wait_seconds", 0, LONGEST_WAIT)
    wanted = checks.words(types, "types")
    began = time.monotonic()
    deadline = began + min(wait_seconds, LONGEST_HELD)
    waits = ctx.resources.waits
    with waits.watch(claimable_task(actor.organization_id)) as woken, ctx.client.watched(woken.set):
        while True:
            ctx.client.require()
            remaining = deadline - time.monotonic()
            task = await _claim(ctx, agent_id, wanted, lease, remaining)
            if task is not None:
                return await _handed_out(ctx, task, began)
            if remaining <= 0:
                return None
            await waits.sleep(woken, remaining)


async def _handed_out(ctx: Context, task: Task, began: float) -> Task:
    """Return a task that was claimed, unless its worker may no longer have it; then it returns to the queue."""
    give_back = functools.partial(claims.give_back, task, by=ctx.actor.id)
    try:
        await require_still_valid(ctx, began)
    except (Unauthenticated, Forbidden):
        await give_back()
        raise
    ctx.client.undo_unless_delivered(give_back)
    return task


async def _claim(
    ctx: Context, agent_id: str, types: Sequence[str], lease_seconds: int, wait_seconds: float
) -> Task | None:
    actor = ctx.actor

    async def attempt() -> Task | None:
        async with transaction():
            agent = await get_visible(Agent, actor, agent_id, field="agent_id", lock=True)
            require_to_work_as(actor, agent.id)
            task = await claims.claim(agent, types, lease_seconds=lease_seconds, by=actor.id, wait_seconds=wait_seconds)
            ctx.client.require()  # a worker that has left would not learn of the task
            return task

    task = await attempt()
    if task is None and await engine.sweep_tasks(now(), actor.organization_id):
        task = await attempt()  # a worker had lost its task, which is free now
    return task


# ---------------------------------------------------------------- reports of the one who works on it


async def start_task(ctx: Context, *, id: str) -> Task:
    """Start a task, as its agent or as an operator for it.

    Raises:
        NotFound: there is no such task.
        Conflict: it is not assigned (to this agent), or was lost.
    """
    return await engine.start(await _reportable_task(ctx, id), by=ctx.actor.id)


async def report_task_progress(ctx: Context, *, id: str, progress: float, note: str | None) -> Task:
    """Report the progress of a task, as its agent.

    Raises:
        Forbidden: the caller may not report on tasks.
        NotFound: there is no such task.
        Conflict: it is not running (on this agent), or was lost.
        InvalidInput: a value is invalid.
    """
    require_to_work(ctx.actor)
    checks.number(progress, "progress", 0, 1)
    checks.optional_text(note, "note")
    return await engine.advance(await _reportable_task(ctx, id), progress, note, by=ctx.actor.id)


async def complete_task(ctx: Context, *, id: str, result: Json) -> Task:
    """Complete a task, as its agent.

    Raises:
        Forbidden: the caller may not report on tasks.
        NotFound: there is no such task.
        Conflict: the agent does not hold it, or has lost it.
        InvalidInput: the result is too large or cannot be stored.
    """
    require_to_work(ctx.actor)
    checks.json_value(result, "result")
    return await engine.complete(await _reportable_task(ctx, id), result, by=ctx.actor.id)


async def fail_task(ctx: Context, *, id: str, error: str, retryable: bool) -> Task:
    """Report a task as failed, as its agent.

    Raises:
        Forbidden: the caller may not report on tasks.
        NotFound: there is no such task.
        Conflict: the agent does not hold it, or has lost it.
        InvalidInput: the error is empty or too long.
    """
    require_to_work(ctx.actor)
    checks.text(error, "error", longest=checks.LONGEST_DESCRIPTION)
    return await engine.fail(await _reportable_task(ctx, id), error, retryable=retryable, by=ctx.actor.id)


async def set_task_status(ctx: Context, *, id: str, status: TaskStatus, result: Json, error: str | None) -> Task:
    """Make the transition to a status, unless the task has it already.

    Args:
        result: that of a task to complete; an empty object if None.
        error: that of a task to fail.

    Raises:
        NotFound: there is no such task.
        Forbidden: the caller may not report on it, or may not change it.
        Conflict: its status does not allow the transition.
        InvalidInput: the status cannot be set, or a value is invalid or does not belong to the status.
    """
    actor = ctx.actor
    actor.require("tasks:write")
    change = _StatusChange.checked(status, result, error)
    task = await get_visible(Task, actor, id)
    await (_require_may_report(actor, task) if status in _REPORTED else _require_may_change(actor, task))
    if change.is_done(task):
        return task
    try:
        return await change.make(task, by=actor.id)
    except Conflict:  # possibly because the same request arrived twice
        task = await get_visible(Task, actor, id)
        if change.is_done(task):
            return task
        raise


@dataclass(frozen=True, slots=True)
class _StatusChange:
    """The status that a task is to have, with the result or error that belongs to it, if any is given."""

    status: TaskStatus
    result: Json
    error: str | None

    @classmethod
    def checked(cls, status: TaskStatus, result: Json, error: str | None) -> Self:
        if status is TaskStatus.ASSIGNED:
            raise InvalidInput("status cannot be set to ASSIGNED; assign the task to an agent.", field=["status"])
        if result is not None and status is not TaskStatus.COMPLETED:
            raise InvalidInput("result is only for the status COMPLETED.", field=["result"])
        if error is not None and status is not TaskStatus.FAILED:
            raise InvalidInput("error is only for the status FAILED.", field=["error"])
        if error is not None:
            checks.text(error, "error", longest=checks.LONGEST_DESCRIPTION)
        return cls(status, checks.json_value(result, "result"), error)

    def is_done(self, task: Task) -> bool:
        """Return whether the task is in this state already, as it is for a caller that repeats the request."""
        if self.status is TaskStatus.PENDING and task.startable_by_report:
            return True  # a retry returns it to its agent
        if task.status is not self.status:
            return False
        return self.result in (None, task.result) and self.error in (None, task.error)

    async def make(self, task: Task, *, by: str) -> Task:
        """Make the transition."""
        match self.status:
            case TaskStatus.RUNNING:
                return await engine.start(task, by=by)
            case TaskStatus.COMPLETED:
                return await engine.complete(task, {} if self.result is None else self.result, by=by)
            case TaskStatus.FAILED:
                return await engine.fail(task, self.error or _NO_REASON, retryable=False, by=by)
            case TaskStatus.CANCELLED:
                return await engine.cancel(task, by=by)
        return await engine.retry(task, by=by)


async def _require_may_report(actor: Actor, task: Task) -> None:
    """Require that the caller is the task's agent, operates agents, or created a task for which nothing waits.

    Raises:
        Conflict: the caller is an agent, and the task is not assigned to it.
        Forbidden: the caller is another user.
    """
    if actor.kind is ActorKind.AGENT:
        actor.require("tasks:work")
        task.require_assigned_to(actor.id)
    elif not _operates(actor):
        awaited = task.node_id is not None or task.type == AGENT_MESSAGE
        if task.created_by_id != actor.id or awaited:
            raise Forbidden("Only its agent, its creator or an operator can report on this task.", field=["id"])


async def _reportable_task(ctx: Context, id: str) -> Task:
    """Return the task to report on, for an agent or for a user who may operate agents."""
    require_to_work(ctx.actor)
    return await get_visible(Task, ctx.actor, id)


# ---------------------------------------------------------------- reading


async def read_task(ctx: Context, id: str, columns: Columns | None = None) -> Task | None:
    """Return the task, or None if the caller cannot see it."""
    ctx.actor.require("tasks:read")
    return await find_visible(Task, ctx.actor, id, columns=columns)


def tasks(
    ctx: Context,
    *,
    status: Sequence[TaskStatus] | None = None,
    type: str | None = None,
    assigned_to: str | None = None,
    session_id: str | None = None,
    min_priority: int | None = None,
    overdue: bool | None = None,
    search: str | None = None,
) -> Query[Task]:
    """Return the tasks that match all the given conditions."""
    ctx.actor.require("tasks:read")
    rows = visible_query(Task, ctx.actor).where_in_given("status", status)
    for column, value in (("type", type), ("assigned_to_id", assigned_to), ("session_id", session_id)):
        rows = rows.where_given(Operator.EQUALS, column, checks.optional_text(value, column))
    rows = rows.where_given(Operator.AT_LEAST, "priority", min_priority)
    rows = rows.where_given(Operator.EQUALS, "overdue", overdue)
    return rows.search(checks.search(search), "title", "description", "type")


async def current_tasks_of(ctx: Context, agent_ids: Sequence[str]) -> dict[str, list[Task]]:
    """Return the assigned and running tasks of each of these agents, most urgent first, at most 100 each."""
    ctx.actor.require("tasks:read")
    states = [TaskStatus.ASSIGNED, TaskStatus.RUNNING]
    current = visible(Task, ctx.actor).filter(status__in=states).order_by("urgency", "id")
    enough = MOST_CURRENT * len(agent_ids)
    rows = await current.filter(assigned_to_id__in=agent_ids).limit(enough)
    if len(rows) == enough:  # one agent's tasks can crowd out another's
        rows = [row for id in agent_ids for row in await current.filter(assigned_to_id=id).limit(MOST_CURRENT)]
    found: dict[str, list[Task]] = {id: [] for id in agent_ids}
    for row in rows:
        found[row.assigned_to_id or ""].append(row)
    return {id: tasks[:MOST_CURRENT] for id, tasks in found.items()}
