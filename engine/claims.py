"""Claims: which task an agent gets next.

A task without an agent is for whoever asks for it and is able to do it. When several workers wait for one, the least
busy gets it: a busier one leaves a task that has just come to it, for `COURTESY`. That is no more than courtesy, so a
worker that died while it waited holds nobody up, and one that asks without waiting gets what there is.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from tortoise.expressions import Q

from engine.tasks import held_by
from models.agents import Agent, AgentStatus
from models.tasks import HELD, Task, TaskStatus
from storage.clock import now

COURTESY: Final = timedelta(seconds=1)
_MOST_FRESH: Final = 100
_MOST_OTHERS: Final = 500


async def claim(
    agent: Agent, types: Sequence[str], *, lease_seconds: int, by: str, wait_seconds: float = 0.0
) -> Task | None:
    """Gives the locked agent the next task it may have, under a lease; None when there is none or its hands are full.

    Args:
        types: only tasks of these types; of every type when there are none.
        wait_seconds: for so long the agent goes on asking when it gets nothing now.

    Raises:
        Conflict: the agent is stopped, or is no worker.
    """
    agent.require_worker("claims tasks")
    agent.require_usable("agent_id")
    held = await held_by(agent.id)
    task = await _next(agent, types, held, wait_seconds) if held < agent.max_concurrent_tasks else None
    if task is None:
        if agent.waits(types, wait_seconds):
            await agent.update_columns()
        return None
    await task.claim(agent.id, lease_seconds=lease_seconds, by=by)
    agent.count_attempt()
    agent.waits((), 0)
    await agent.settle(held=held + 1, by=by)
    return task


async def _next(agent: Agent, types: Sequence[str], held: int, wait_seconds: float) -> Task | None:
    ready = Task.filter(organization_id=agent.organization_id).filter(Q(retry_at=None) | Q(retry_at__lte=now()))
    if types:
        ready = ready.filter(type__in=types)
    assigned = ready.filter(assigned_to_id=agent.id, status=TaskStatus.ASSIGNED, lease_expires_at=None)
    waiting = ready.filter(status=TaskStatus.PENDING, required_capabilities__contained_by=agent.capabilities)
    if held and wait_seconds > 0 and (others := await _left_to_others(agent, held, waiting)):
        waiting = waiting.exclude(id__in=others)
    for queue in (assigned, waiting):
        task = await queue.order_by("urgency", "id").select_for_update(skip_locked=True).first()
        if task is not None:
            return task
    return None


# ---------------------------------------------------------------- the least busy first


async def _left_to_others(agent: Agent, held: int, waiting: Any) -> list[str]:
    """Returns the tasks that have just come and that a less busy worker waits for."""
    since = now() - COURTESY
    fresh = waiting.filter(Q(updated_at__gt=since) | Q(retry_at__gt=since)).order_by("urgency", "id")
    tasks: list[Task] = await fresh.limit(_MOST_FRESH)
    others = await _waiting_workers(agent) if tasks else {}
    mine = held / agent.max_concurrent_tasks
    left = []
    for task in tasks:
        able = [other for other in others if _takes(other, task) and _load(other, others[other]) < mine]
        if able:
            left.append(task.id)
            others[min(able, key=lambda other: _load(other, others[other]))] += 1
    return left


async def _waiting_workers(agent: Agent) -> dict[Agent, int]:
    """Returns the other workers that wait for a task and have room for one, with how many they hold."""
    asking = Agent.filter(
        organization_id=agent.organization_id, status__in=[AgentStatus.IDLE, AgentStatus.BUSY], deleted_at=None
    )
    workers = await asking.filter(waits_until__gt=now()).exclude(id=agent.id).limit(_MOST_OTHERS)
    held = Task.filter(assigned_to_id__in=[worker.id for worker in workers]).filter(HELD)
    busy: list[Any] = await held.values_list("assigned_to_id", flat=True) if workers else []
    return {worker: busy.count(worker.id) for worker in workers}


def _load(worker: Agent, held: int) -> float:
    """Returns how busy a worker is: 1 when its hands are full."""
    return held / worker.max_concurrent_tasks


def _takes(worker: Agent, task: Task) -> bool:
    wanted = worker.waits_for or [task.type]
    return task.type in wanted and set(task.required_capabilities) <= set(worker.capabilities)
