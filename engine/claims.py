"""Claims: which task an agent gets next.

A task without an agent goes to any worker that claims it and has the required capabilities. If several workers are
waiting, the one that will probably finish it first gets it (`engine.assignment`): the others leave new tasks to it for
`COURTESY`. It is no more than that, so a worker that died while it waited delays no one else, and a claim that does not
wait gets any available task.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from engine.assignment import Contender, NewTask, contender, left_to_others
from engine.tasks import count_claimed, locked
from models.agents import Agent, AgentStatus
from models.causes import caused_by
from models.tasks import CLAIMED, Task, TaskStatus
from storage.clock import now

COURTESY: Final = timedelta(seconds=1)
_MAX_FRESH: Final = 100
_MAX_OTHERS: Final = 500
_COMPARED: Final = ("id", "capabilities", "max_concurrent_tasks", "waits_for", "task_durations")


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
    free = claimed < agent.max_concurrent_tasks and agent.excess is None
    task = await _next(agent, types, claimed, wait_seconds) if free else None
    asked = agent.note_asked(types)
    if task is None:
        if agent.set_waiting(types, wait_seconds if free else 0) or asked:
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
    # One that is idle and has no averages is never worse than another.
    if wait_seconds > 0 and (claimed or agent.task_durations):
        left = await _left_to_others(agent, claimed, waiting)
        waiting = waiting.exclude(id__in=left) if left else waiting
    for queue in (assigned, waiting):
        task = await queue.order_by("urgency", "id").select_for_update(skip_locked=True).first()
        if task is not None:
            return task
    return None


# ---------------------------------------------------------------- what others finish sooner


async def _left_to_others(agent: Agent, claimed: int, waiting: QuerySet[Task]) -> list[str]:
    """Return the new tasks for which a worker is waiting that will probably finish them sooner."""
    if not await _others(agent).exists():  # as usual: there is one worker, or all are busy
        return []
    since = now() - COURTESY
    fresh = waiting.filter(Q(updated_at__gt=since) | Q(retry_at__gt=since)).order_by("urgency", "id").limit(_MAX_FRESH)
    tasks: list[Any] = await fresh.values_list("id", "type", "required_capabilities")
    others = await _contenders(agent) if tasks else []
    return left_to_others(contender(agent, claimed), others, [NewTask(*task) for task in tasks], now())


def _others(agent: Agent) -> QuerySet[Agent]:
    """Return the other workers that are waiting for a task."""
    present = Agent.filter(
        organization_id=agent.organization_id, status__in=[AgentStatus.IDLE, AgentStatus.BUSY], deleted_at=None
    )
    return present.filter(waits_until__gt=now()).exclude(id=agent.id)


async def _contenders(agent: Agent) -> list[Contender]:
    workers = await _others(agent).limit(_MAX_OTHERS).only(*_COMPARED)
    claimed = Task.filter(assigned_to_id__in=[worker.id for worker in workers]).filter(CLAIMED)
    ids: list[Any] = await claimed.values_list("assigned_to_id", flat=True) if workers else []
    held = Counter(ids)
    return [contender(worker, held[worker.id]) for worker in workers]
