"""Claims: which task an agent gets next.

A task without an agent goes to any worker that claims it and has the required capabilities. If several workers are
waiting, the least busy gets it: busier ones leave new tasks to it for `COURTESY`. It is no more than that, so a worker
that died while it waited delays nobody else, and a claim that does not wait gets any available task.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from tortoise.expressions import Q

from engine.tasks import count_claimed, locked
from models.agents import Agent, AgentStatus
from models.causes import caused_by
from models.tasks import CLAIMED, Task, TaskStatus
from storage.clock import now

COURTESY: Final = timedelta(seconds=1)
_MAX_FRESH: Final = 100
_MAX_OTHERS: Final = 500


async def claim(
    agent: Agent, types: Sequence[str], *, lease_seconds: int, by: str, wait_seconds: float = 0.0
) -> Task | None:
    """Give the locked agent its next task, under a lease; None if there is none or the agent is at its limit.

    Args:
        types: only tasks of these types; empty for all types.
        wait_seconds: how long the agent keeps trying if it gets none now.

    Raises:
        Conflict: the agent is stopped or is not a worker.
    """
    agent.require_worker("claims tasks")
    agent.require_usable("agent_id")
    claimed = await count_claimed(agent.id)
    task = await _next(agent, types, claimed, wait_seconds) if claimed < agent.max_concurrent_tasks else None
    if task is None:
        if agent.set_waiting(types, wait_seconds):
            await agent.update_columns()
        return None
    await task.claim(agent.id, lease_seconds=lease_seconds, by=by)
    agent.count_attempt()
    agent.set_waiting((), 0)
    with caused_by(task.cause_id):
        await agent.update_workload(claimed=claimed + 1, by=by)
    return task


async def give_back(task: Task, *, by: str) -> None:
    """Return a task to the queue whose worker does not know that it has claimed it. The attempt does not count."""
    async with locked(task, by=by) as (current, _):
        if current.status is TaskStatus.ASSIGNED and current.attempt_at == task.attempt_at:
            await current.release(by=by)


async def _next(agent: Agent, types: Sequence[str], claimed: int, wait_seconds: float) -> Task | None:
    ready = Task.filter(organization_id=agent.organization_id).filter(Q(retry_at=None) | Q(retry_at__lte=now()))
    if types:
        ready = ready.filter(type__in=types)
    assigned = ready.filter(assigned_to_id=agent.id, status=TaskStatus.ASSIGNED, lease_expires_at=None)
    waiting = ready.filter(status=TaskStatus.PENDING, required_capabilities__contained_by=agent.capabilities)
    if claimed and wait_seconds > 0 and (others := await _left_to_others(agent, claimed, waiting)):
        waiting = waiting.exclude(id__in=others)
    for queue in (assigned, waiting):
        task = await queue.order_by("urgency", "id").select_for_update(skip_locked=True).first()
        if task is not None:
            return task
    return None


# ---------------------------------------------------------------- the least busy first


async def _left_to_others(agent: Agent, claimed: int, waiting: Any) -> list[str]:
    """Return the new tasks for which a less busy worker is waiting."""
    since = now() - COURTESY
    fresh = waiting.filter(Q(updated_at__gt=since) | Q(retry_at__gt=since)).order_by("urgency", "id")
    tasks: list[Task] = await fresh.limit(_MAX_FRESH)
    others = await _waiting_workers(agent) if tasks else {}
    mine = claimed / agent.max_concurrent_tasks
    left = []
    for task in tasks:
        able = [other for other in others if _takes(other, task) and _load(other, others[other]) < mine]
        if able:
            left.append(task.id)
            others[min(able, key=lambda other: _load(other, others[other]))] += 1
    return left


async def _waiting_workers(agent: Agent) -> dict[Agent, int]:
    """Return the other workers that are waiting for a task and below their limit, with how many they hold."""
    asking = Agent.filter(
        organization_id=agent.organization_id, status__in=[AgentStatus.IDLE, AgentStatus.BUSY], deleted_at=None
    )
    workers = await asking.filter(waits_until__gt=now()).exclude(id=agent.id).limit(_MAX_OTHERS)
    claimed = Task.filter(assigned_to_id__in=[worker.id for worker in workers]).filter(CLAIMED)
    busy: list[Any] = await claimed.values_list("assigned_to_id", flat=True) if workers else []
    return {worker: busy.count(worker.id) for worker in workers}


def _load(worker: Agent, claimed: int) -> float:
    """Return how busy a worker is: 1 at its limit."""
    return claimed / worker.max_concurrent_tasks


def _takes(worker: Agent, task: Task) -> bool:
    wanted = worker.waits_for or [task.type]
    return task.type in wanted and set(task.required_capabilities) <= set(worker.capabilities)
