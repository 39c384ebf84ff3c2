"""Who holds which task: reports, and what becomes of a task whose worker is late or gone. Claims: `engine.claims`.

Locks are taken in one order everywhere: agents by their ids, then the task. A claim may hold its agent and look for a
task at the same time, because it passes over tasks that somebody else has locked and never waits for one.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from tortoise.expressions import Q

from engine.scheduler import Job, earliest, earliest_deadline, earliest_in
from errors import NotFound
from json_types import Json
from models.agents import Agent, Invocation
from models.events import EventKind, LoggedEvent
from models.tasks import AGENT_MESSAGE, FINAL, HELD, Task, TaskStatus
from settings import Settings
from storage.database import transaction
from storage.ids import SYSTEM_ID, prefix_of
from storage.lookups import read_one

_BATCH: Final = 200
_EVERY: Final = 5.0

Step = Callable[[Task, Agent | None], Awaitable[None]]
"""A change of a locked task and of a locked agent: the one who gets it, else the one whom it was assigned to."""


async def change(task: Task, step: Step, *, by: str, to: str | None = None) -> Task:
    """Runs a step on the task with its agent, in one transaction, and returns the task as it is then.

    Args:
        task: as the caller read it; it is read again under its lock.
        to: the agent who gets the task.
    """
    while True:
        async with transaction():
            agents = await _lock_agents({task.assigned_to_id, to} - {None})
            task = await _locked(task)
            if task.assigned_to_id is None or task.assigned_to_id in agents:
                await step(task, agents.get(to or task.assigned_to_id or ""))
                for each in agents.values():
                    await each.settle(held=await held_by(each.id), by=by)
                return task
        # Somebody else got the task between the caller's look and the lock. Nothing was changed; look again.


async def _locked(task: Task) -> Task:
    found = await read_one(Task, task.organization_id, task.id, lock=True)
    if found is None:
        raise NotFound("There is no such task any more.", field=["id"])
    return found


async def _lock_agents(ids: set[str | None]) -> dict[str, Agent]:
    if not ids:
        return {}
    return {agent.id: agent for agent in await Agent.filter(id__in=ids).order_by("id").select_for_update()}


async def held_by(agent_id: str) -> int:
    """Counts the tasks an agent holds."""
    return await Task.filter(assigned_to_id=agent_id).filter(HELD).count()


# ---------------------------------------------------------------- reports


async def start(task: Task, *, by: str) -> Task:
    """The task's agent begins."""

    async def step(task: Task, agent: Agent | None) -> None:
        begins = task.lease_expires_at is None
        await task.start(by=by)
        if agent is not None and begins:
            agent.count_attempt()

    return await _report(task, step, by=by)


async def advance(task: Task, progress: float, note: str | None, *, by: str) -> Task:
    """The task's agent says how far it is."""

    async def step(task: Task, _agent: Agent | None) -> None:
        await task.advance(progress, note, by=by)

    return await _report(task, step, by=by)


async def complete(task: Task, result: Json, *, by: str) -> Task:
    """The task's agent has done it."""

    async def step(task: Task, agent: Agent | None) -> None:
        latency = task.attempt_ms
        await task.complete(result, by=by)
        if agent is not None:
            agent.count_completed(seconds=task.seconds, latency_ms=latency)
            if task.type == AGENT_MESSAGE:
                await agent.executed(_invocation(task, latency, by))

    return await _report(task, step, by=by)


async def fail(task: Task, error: str, *, retryable: bool, by: str) -> Task:
    """The task's agent could not do it."""

    async def step(task: Task, agent: Agent | None) -> None:
        latency = task.attempt_ms
        await task.fail(error, retryable=retryable, by=by)
        await _note_failure(task, agent, latency, by)

    return await _report(task, step, by=by)


async def _report(task: Task, step: Step, *, by: str) -> Task:
    """Runs a step that an agent takes only with its own task."""

    async def checked(task: Task, agent: Agent | None) -> None:
        if prefix_of(by) == Agent.PREFIX:
            task.require_assigned_to(by)
        await step(task, agent)
        if agent is not None:
            agent.count_report()

    return await change(task, checked, by=by)


async def _note_failure(task: Task, agent: Agent | None, latency_ms: float, by: str) -> None:
    if agent is None:
        return
    agent.count_failed(final=task.status is TaskStatus.FAILED, latency_ms=latency_ms)
    if task.type == AGENT_MESSAGE:
        await agent.errored(_invocation(task, latency_ms, by), task.error or "")


def _invocation(task: Task, latency_ms: float, by: str) -> Invocation:
    """Returns how a worker was asked something: by a task."""
    return Invocation(
        by=by,
        duration_ms=latency_ms,
        session_id=task.session_id,
        execution_id=task.execution_id,
        node_id=task.node_id,
        task_id=task.id,
    )


# ---------------------------------------------------------------- the queue's side


async def assign(task: Task, agent: Agent, *, by: str) -> Task:
    """Gives the task to an agent, whoever had it before.

    Raises:
        Conflict: the task runs or has ended, or the agent is stopped.
    """

    async def step(task: Task, new: Agent | None) -> None:
        if new is not None:
            new.require_usable("agent_id")
        await task.assign(agent.id, by=by)

    return await change(task, step, by=by, to=agent.id)


async def cancel(task: Task, *, by: str) -> Task:
    """Nobody has to do it any more."""

    async def step(task: Task, _agent: Agent | None) -> None:
        await task.cancel(by=by)

    return await change(task, step, by=by)


async def cancel_if_open(task: Task, *, by: str) -> Task:
    """Nobody has to do it any more; one that has just ended stays as it is."""

    async def step(task: Task, _agent: Agent | None) -> None:
        if task.status not in FINAL:
            await task.cancel(by=by)

    return await change(task, step, by=by)


async def lose(task: Task, agent: Agent | None, error: str) -> None:
    """Takes a locked task from its locked agent, which is gone; the agent's row is stored by the caller."""
    latency = task.attempt_ms
    await task.lose_lease(error, by=SYSTEM_ID)
    await _note_failure(task, agent, latency, SYSTEM_ID)


async def sweep_tasks(moment: datetime, organization_id: str | None = None) -> int:
    """Takes back the tasks whose lease or time has ended by `moment`, and returns how many those were."""
    late = Task.filter(Q(lease_expires_at__lte=moment) | Q(times_out_at__lte=moment))
    if organization_id is not None:
        late = late.filter(organization_id=organization_id)
    taken = 0
    while batch := [await _take_back(task, moment) for task in await late.limit(_BATCH)]:
        taken += sum(batch)
        if len(batch) < _BATCH or not any(batch):
            break
    return taken


async def _take_back(task: Task, moment: datetime) -> bool:
    taken = False

    async def step(task: Task, agent: Agent | None) -> None:
        nonlocal taken
        reason = task.expiry_reason(moment)
        if reason is not None:
            await lose(task, agent, reason)
            taken = True

    await change(task, step, by=SYSTEM_ID)
    return taken


async def sweep_due_tasks(moment: datetime) -> int:
    """Tells which tasks are overdue since `moment` or before, each once, and returns how many those are."""
    earliest_deadline = 0
    while ids := await Task.filter(falls_due_at__lte=moment).order_by("falls_due_at").limit(_BATCH).values_list("id"):
        earliest_deadline += sum([await _mark_overdue(id, moment) for (id,) in ids])
    return earliest_deadline


async def _mark_overdue(id: str, moment: datetime) -> bool:
    async with transaction():
        task = await Task.select_for_update().get(id=id)
        if task.falls_due_at is None or task.falls_due_at > moment:
            return False
        await task.mark_overdue(by=SYSTEM_ID)
        return True


# ---------------------------------------------------------------- the clock

_DEADLINE_EVENTS: Final = (EventKind.TaskCreated, EventKind.TaskAssigned, EventKind.TaskUpdated)


async def _next_expiry() -> datetime | None:
    return earliest(await earliest_in(Task, "lease_expires_at"), await earliest_in(Task, "times_out_at"))


def _deadline_from(*columns: str) -> Callable[[LoggedEvent], datetime | None]:
    return lambda event: earliest_deadline(event.payload["task"], *columns) if event.kind in _DEADLINE_EVENTS else None


def task_jobs(_settings: Settings) -> list[Job]:
    """Returns what the clock does about tasks."""
    return [
        Job("late tasks", _EVERY, sweep_tasks, _next_expiry, _deadline_from("lease_expires_at", "times_out_at")),
        Job(
            "due tasks",
            _EVERY,
            sweep_due_tasks,
            lambda: earliest_in(Task, "falls_due_at"),
            _deadline_from("falls_due_at"),
        ),
    ]
