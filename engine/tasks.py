"""Tasks and their agents: reports, assignment, expired leases and timeouts. Claims: `engine.claims`.

Locks are acquired in one order everywhere: agents by id, then the task. A claim may hold its agent's lock and search
for a task at the same time, because it skips tasks that are locked and never waits for one.
"""

import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Final

from tortoise.expressions import Q

from engine.deadlines import earliest_in, earliest_of
from engine.scheduler import SWEEP_SECONDS, Job, earliest_deadline
from errors import Forbidden, NotFound
from json_types import Json
from models.agents import Agent
from models.causes import caused_by
from models.events import EventKind, LoggedEvent
from models.invocations import Invocation
from models.tasks import AGENT_MESSAGE, CLAIMED, FINAL, Task, TaskStatus
from settings import Settings
from storage.database import transaction
from storage.ids import SYSTEM_ID, prefix_of
from storage.lookups import read_one

_BATCH: Final = 200


@contextlib.asynccontextmanager
async def locked(task: Task, *, by: str, to: str | None = None) -> AsyncIterator[tuple[Task, Agent | None]]:
    """Lock a task and its agent, run the block in one transaction, and update the agents' statuses after it.

    Args:
        task: as the caller read it. It is re-read under its lock.
        to: the id of the agent that receives the task; yielded instead of the agent to which it was assigned.
    """
    while True:
        async with transaction():
            agents = await _lock_agents({task.assigned_to_id, to} - {None})
            task = await _lock_task(task)
            if task.assigned_to_id is None or task.assigned_to_id in agents:
                yield task, agents.get(to or task.assigned_to_id or "")
                with caused_by(task.cause_id):
                    for each in agents.values():
                        await each.update_workload(claimed=await count_claimed(each.id), by=by)
                return
        # The task was reassigned before it was locked. Nothing has changed; start over.


async def _lock_task(task: Task) -> Task:
    found = await read_one(Task, task.organization_id, task.id, lock=True)
    if found is None:
        raise NotFound("The task no longer exists.", field=["id"])
    return found


async def _lock_agents(ids: set[str | None]) -> dict[str, Agent]:
    if not ids:
        return {}
    return {agent.id: agent for agent in await Agent.filter(id__in=ids).order_by("id").select_for_update()}


async def count_claimed(agent_id: str) -> int:
    """Return the number of tasks that an agent has claimed or started."""
    return await Task.filter(assigned_to_id=agent_id).filter(CLAIMED).count()


async def require_room(agent: Agent, field: str) -> None:
    """Require that the locked agent's queue has room for another task that is assigned to it.

    Raises:
        Conflict: as many tasks as its `max_queued_tasks` wait for it.
    """
    if agent.max_queued_tasks is not None:
        waiting = Task.filter(assigned_to_id=agent.id, status=TaskStatus.ASSIGNED, lease_expires_at=None)
        agent.require_room(await waiting.count(), field)


# ---------------------------------------------------------------- reports


@contextlib.asynccontextmanager
async def _reporting(task: Task, *, by: str) -> AsyncIterator[tuple[Task, Agent | None]]:
    """Lock a task for a report; an agent may report only on a task that is assigned to it."""
    async with locked(task, by=by) as (task, agent):
        if prefix_of(by) == Agent.PREFIX:
            task.require_assigned_to(by)
        yield task, agent
        if agent is not None:
            agent.count_report()


async def start(task: Task, *, by: str) -> Task:
    """Record that the task's agent has started it."""
    async with _reporting(task, by=by) as (task, agent):
        _begin_without_claim(task, agent)
        await task.start(by=by)
    return task


def _begin_without_claim(task: Task, agent: Agent | None) -> None:
    """Count an attempt that begins without a claim, which a stopped agent may not begin either."""
    if agent is not None and task.status is TaskStatus.ASSIGNED and not task.claimed:
        agent.require_usable("id")
        agent.count_attempt()


async def advance(task: Task, progress: float, note: str | None, *, by: str) -> Task:
    """Record the progress that the task's agent reports."""
    async with _reporting(task, by=by) as (task, _):
        await task.advance(progress, note, by=by)
    return task


async def complete(task: Task, result: Json, *, by: str) -> Task:
    """Record that the task's agent has completed it."""
    async with _reporting(task, by=by) as (task, agent):
        if task.startable_by_report:
            _begin_without_claim(task, agent)
        latency = task.attempt_ms
        await task.complete(result, by=by)
        if agent is not None:
            agent.count_completed(task.type, seconds=task.duration_seconds, latency_ms=latency)
            if task.type == AGENT_MESSAGE:
                with caused_by(task.cause_id):
                    await agent.record_reply(_invocation(task, latency, by))
    return task


async def fail(task: Task, error: str, *, retryable: bool, by: str) -> Task:
    """Record that the task's agent has failed."""
    async with _reporting(task, by=by) as (task, agent):
        if task.startable_by_report:
            _begin_without_claim(task, agent)
        latency = task.attempt_ms
        await task.fail(error, retryable=retryable, by=by)
        await _count_failure(task, agent, latency, by)
    return task


async def _count_failure(task: Task, agent: Agent | None, latency_ms: float, by: str) -> None:
    if agent is None:
        return
    agent.count_failed(final=task.status is TaskStatus.FAILED, latency_ms=latency_ms)
    if task.type == AGENT_MESSAGE:
        with caused_by(task.cause_id):
            await agent.record_error(_invocation(task, latency_ms, by), task.error or "")


def _invocation(task: Task, latency_ms: float, by: str) -> Invocation:
    """Return how a worker was invoked: by a task."""
    return Invocation(
        by=by,
        duration_ms=latency_ms,
        session_id=task.session_id,
        execution_id=task.execution_id,
        node_id=task.node_id,
        task_id=task.id,
    )


# ---------------------------------------------------------------- assignment, cancellation and expiry


async def assign(task: Task, agent: Agent, *, by: str, from_running: bool) -> Task:
    """Assign the task to an agent, regardless of its previous one.

    Args:
        from_running: whether `by` may take a running task away from an agent that is not `by`.

    Raises:
        Conflict: the task has ended, or the agent is stopped or has a full queue.
        Forbidden: the task is running on another agent.
    """
    async with locked(task, by=by, to=agent.id) as (task, receiver):
        if receiver is not None:
            receiver.require_usable("agent_id")
            if task.assigned_to_id != receiver.id:
                await require_room(receiver, "agent_id")
        if task.status is TaskStatus.RUNNING and not (from_running or task.assigned_to_id == by):
            raise Forbidden("Only the agent that is working on it, or an operator, can hand it on.", field=["id"])
        await task.assign(agent.id, by=by)
    return task


async def retry(task: Task, *, by: str) -> Task:
    """Return a failed or cancelled task to its agent or, if it had none or that was deleted, to the queue."""
    async with locked(task, by=by) as (task, agent):
        await task.retry(by=by, for_good=agent is None or agent.deleted_at is not None)
    return task


async def cancel(task: Task, *, by: str) -> Task:
    """Cancel the task."""
    async with locked(task, by=by) as (task, _):
        await task.cancel(by=by)
    return task


async def cancel_if_open(task: Task, *, by: str) -> Task:
    """Cancel the task unless it has ended in the meantime."""
    async with locked(task, by=by) as (task, _):
        if task.status not in FINAL:
            await task.cancel(by=by)
    return task


async def lose(task: Task, agent: Agent | None, error: str) -> None:
    """Take a locked task away from its locked agent, which is presumed dead; the caller stores the agent."""
    latency = task.attempt_ms
    await task.lose_lease(error, by=SYSTEM_ID)
    await _count_failure(task, agent, latency, SYSTEM_ID)


async def sweep_tasks(moment: datetime, organization_id: str | None = None) -> int:
    """Take back the tasks whose lease or time limit has expired by `moment`, and return how many."""
    expired = Task.filter(Q(lease_expires_at__lte=moment) | Q(times_out_at__lte=moment))
    if organization_id is not None:
        expired = expired.filter(organization_id=organization_id)
    taken = 0
    while batch := [await _take_back(task, moment) for task in await expired.limit(_BATCH)]:
        taken += sum(batch)
        if len(batch) < _BATCH or not any(batch):
            break
    return taken


async def _take_back(task: Task, moment: datetime) -> bool:
    async with locked(task, by=SYSTEM_ID) as (task, agent):
        reason = task.expiry_reason(moment)
        if reason is not None:
            await lose(task, agent, reason)
    return reason is not None


async def sweep_due_tasks(moment: datetime) -> int:
    """Mark the tasks that are overdue since `moment` or earlier, each once, and return how many."""
    marked = 0
    while ids := await Task.filter(falls_due_at__lte=moment).order_by("falls_due_at").limit(_BATCH).values_list("id"):
        marked += sum([await _mark_overdue(id, moment) for (id,) in ids])
    return marked


async def _mark_overdue(id: str, moment: datetime) -> bool:
    async with transaction():
        task = await Task.select_for_update().get(id=id)
        if task.falls_due_at is None or task.falls_due_at > moment:
            return False
        await task.mark_overdue(by=SYSTEM_ID)
        return True


# ---------------------------------------------------------------- scheduled jobs

_DEADLINE_EVENTS: Final = (EventKind.TaskCreated, EventKind.TaskAssigned, EventKind.TaskUpdated)


def task_jobs(_settings: Settings) -> list[Job]:
    """Return the jobs that concern tasks."""
    return [
        Job("late tasks", SWEEP_SECONDS, sweep_tasks, _next_expiry, _deadline_from("lease_expires_at", "times_out_at")),
        Job("due tasks", SWEEP_SECONDS, sweep_due_tasks, _next_due, _deadline_from("falls_due_at")),
    ]


async def _next_expiry() -> datetime | None:
    return await earliest_of(earliest_in(Task, "lease_expires_at"), earliest_in(Task, "times_out_at"))


async def _next_due() -> datetime | None:
    return await earliest_in(Task, "falls_due_at")


def _deadline_from(*columns: str) -> Callable[[LoggedEvent], datetime | None]:
    return lambda event: earliest_deadline(event.payload["task"], *columns) if event.kind in _DEADLINE_EVENTS else None
