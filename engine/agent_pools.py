"""Agent pools: the leader computes how many workers each type of agent needs.

Every organization is computed for itself, from its own tasks and agents, so that its queue never changes another's
pools, and a failure in one does not stop the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from typing import Final

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from engine.scheduler import SWEEP_SECONDS, Job
from models.agent_pools import MOST_POOLS, AgentPool, PoolLimits, PoolLoad, Waiting, new_pool
from models.agents import Agent, AgentRuntime, AgentStatus
from models.events import EventKind, LoggedEvent
from models.task_durations import expected_seconds
from models.tasks import CLAIMED, Task, TaskStatus
from settings import Settings
from storage.background import log_failure
from storage.clock import now
from storage.database import advisory_lock, transaction
from storage.projection import Columns
from storage.queries import Operator, Order, Query, fetch

_UNSETTLED: Final = timedelta(seconds=10)
"""The interval at which pools that time changes are computed, and those whose computation failed."""
_COMPLETE: Final = timedelta(seconds=SWEEP_SECONDS)
"""The interval at which those of all organizations are."""
_DELAY: Final = timedelta(seconds=0.5)
"""The delay after a change until those of its organization are: a burst of changes is one."""
_CHANGES: Final = frozenset(
    {
        EventKind.TaskCreated,
        EventKind.TaskAssigned,
        EventKind.TaskUpdated,
        EventKind.AgentConnected,
        EventKind.AgentDisconnected,
        EventKind.AgentStatusChanged,
    }
)
_MOST_GROUPS: Final = 1_000
"""The combinations of type and required capabilities that are looked at, those with the most tasks first."""
_MOST_WORKERS: Final = 100_000
_COMPARED: Final = Columns(
    ("asked_types", "capabilities", "id", "max_concurrent_tasks", "status", "task_durations", "type")
)
_CONNECTED: Final = (AgentStatus.IDLE, AgentStatus.BUSY)


def limits_of(settings: Settings) -> PoolLimits:
    """Return the bounds of pools for these settings."""
    return PoolLimits(
        least=settings.agent_pool_min,
        most=settings.max_agents_per_type,
        drain=timedelta(seconds=settings.agent_pool_drain_seconds),
        cooldown=timedelta(seconds=settings.agent_pool_cooldown_seconds),
    )


class PoolSizing:
    """Sizes the pools of organizations that have changed, often those that time changes, and at times all of them."""

    def __init__(self, limits: PoolLimits) -> None:
        self._limits = limits
        self._changed: set[str] = set()
        self._due: dict[str, datetime] = {}
        """When to size the pools of organizations that time changes."""
        self._complete_at: datetime | None = None
        self._sized_at: datetime | None = None

    def note(self, event: LoggedEvent) -> datetime | None:
        """Note what has changed, and return when to size its pools."""
        if event.kind not in _CHANGES and not event.type.startswith("agent."):
            return None
        self._changed.add(event.organization_id)
        return now() + _DELAY

    async def size(self, moment: datetime) -> None:
        """Size the pools of the organizations that have changed, or that may have without an event."""
        organizations, self._changed = self._changed, set()
        if _is_due(self._sized_at, 3 * _UNSETTLED, moment):
            self._complete_at = None  # another replica has led meanwhile, and this one has seen no changes
        self._sized_at = moment
        organizations |= {id for id, due in self._due.items() if due <= moment}
        if _is_due(self._complete_at, _COMPLETE, moment):
            organizations |= await _organizations()
            self._complete_at = moment
        for organization_id in sorted(organizations):
            self._due.pop(organization_id, None)
            try:
                due = await size_pools(organization_id, self._limits, moment)
            except Exception as error:  # the pools of other organizations are sized all the same
                log_failure(f"agent pools of {organization_id}", error)
                due = moment + _UNSETTLED
            if due is not None:
                self._due[organization_id] = due


def _is_due(last: datetime | None, every: timedelta, moment: datetime) -> bool:
    return last is None or moment >= last + every


async def _organizations() -> set[str]:
    """Return the organizations that have workers, or had some."""
    workers = Agent.filter(runtime=AgentRuntime.WORKER, deleted_at=None).distinct()
    found = await workers.values_list("organization_id", flat=True)
    return {str(id) for id in (*found, *await AgentPool.all().distinct().values_list("organization_id", flat=True))}


async def size_pools(organization_id: str, limits: PoolLimits, moment: datetime) -> datetime | None:
    """Compute and store the pools of one organization, and return when time may change them; None: only an event does.

    Pools with work that have just changed are computed once more, because a worker that asks for other types of tasks
    emits no event.
    """
    async with transaction():
        await advisory_lock(f"agent pools {organization_id}")
        loads = await loads_of(organization_id, moment)
        stored = {pool.type: pool for pool in await AgentPool.filter(organization_id=organization_id)}
        gone = [pool.id for type, pool in stored.items() if type not in loads]
        if gone:
            await AgentPool.filter(id__in=gone).delete()
        pools = [stored.get(type) or new_pool(organization_id, type) for type in loads]
        changed = [pool for pool in pools if pool.follow(loads[pool.type], limits, moment)]
        for pool in changed:
            await pool.save()
        later = Task.filter(organization_id=organization_id, status=TaskStatus.PENDING, retry_at__gt=moment)
        if any(pool.has_work for pool in changed) or (pools and await later.exists()):
            return moment + _UNSETTLED
        return min((end for pool in pools if (end := pool.kept_until(limits)) is not None), default=None)


async def loads_of(organization_id: str, moment: datetime) -> dict[str, PoolLoad]:
    """Return the load of each pool of an organization, by type of agent."""
    workers = Query(Agent).where(Operator.EQUALS, "organization_id", organization_id)
    workers = workers.where(Operator.EQUALS, "runtime", AgentRuntime.WORKER).where(Operator.IS_NULL, "deleted_at")
    types: dict[str, list[Agent]] = defaultdict(list)
    for agent in await fetch(workers, Order("type"), _MOST_WORKERS, _COMPARED):
        types[agent.type].append(agent)
    if not types:
        return {}
    pools = {type: _Pool.of(agents, moment) for type, agents in list(types.items())[:MOST_POOLS]}
    tasks = Task.filter(organization_id=organization_id)
    held = await _count_by_agent(tasks.filter(CLAIMED))
    bound = await _count_by_agent(tasks.filter(status=TaskStatus.ASSIGNED, lease_expires_at=None))
    for group in await _queued(tasks, moment):
        _share(group, [pool for pool in pools.values() if pool.takes(group)])
    return {type: pool.load(held, bound) for type, pool in pools.items()}


# ---------------------------------------------------------------- the queue


@dataclass(frozen=True, slots=True)
class _Group:
    """Tasks that wait for any agent that can do them."""

    type: str
    capabilities: frozenset[str]
    tasks: int


async def _queued(tasks: QuerySet[Task], moment: datetime) -> list[_Group]:
    claimable = tasks.filter(Q(retry_at=None) | Q(retry_at__lte=moment), status=TaskStatus.PENDING)
    counted = claimable.annotate(tasks=Count("id")).group_by("type", "required_capabilities")
    rows = await counted.order_by("-tasks").limit(_MOST_GROUPS).values("type", "required_capabilities", "tasks")
    return [_Group(row["type"], frozenset(row["required_capabilities"]), row["tasks"]) for row in rows]


async def _count_by_agent(tasks: QuerySet[Task]) -> dict[str, int]:
    counted = tasks.annotate(tasks=Count("id")).group_by("assigned_to_id")
    return {row["assigned_to_id"]: row["tasks"] for row in await counted.values("assigned_to_id", "tasks")}


def _share(group: _Group, pools: Sequence["_Pool"]) -> None:
    """Divide tasks between the pools that can do them, evenly: each task is counted once."""
    for index, pool in enumerate(pools):
        tasks = (group.tasks + len(pools) - 1 - index) // len(pools)
        if tasks:
            pool.waiting.append(Waiting(tasks, pool.expected_seconds(group.type)))


# ---------------------------------------------------------------- pools


@dataclass(slots=True)
class _Pool:
    """The agents of one type, without those that are stopped, and the tasks that wait for any of them.

    Args:
        accepts: what its agents accept, each as the types it asked for last (any if empty) and its capabilities.
    """

    agents: Sequence[Agent]
    accepts: frozenset[tuple[frozenset[str], frozenset[str]]]
    waiting: list[Waiting]
    moment: datetime

    @classmethod
    def of(cls, agents: Iterable[Agent], moment: datetime) -> "_Pool":
        usable = [agent for agent in agents if agent.status is not AgentStatus.STOPPED]
        accepts = frozenset((frozenset(each.asked_types or ()), frozenset(each.capabilities)) for each in usable)
        return cls(usable, accepts, [], moment)

    def takes(self, group: _Group) -> bool:
        return any(
            (not types or group.type in types) and group.capabilities <= capabilities
            for types, capabilities in self.accepts
        )

    def expected_seconds(self, type: str) -> float | None:
        known = [expected_seconds(agent.task_durations, type, self.moment) for agent in self.agents]
        seconds = [each for each in known if each is not None]
        return fmean(seconds) if seconds else None

    def load(self, held: Mapping[str, int], bound: Mapping[str, int]) -> PoolLoad:
        return PoolLoad(
            agents=len(self.agents),
            workers=sum(agent.status in _CONNECTED for agent in self.agents),
            slots_per_worker=fmean(agent.max_concurrent_tasks for agent in self.agents) if self.agents else 1.0,
            held=sum(held.get(agent.id, 0) for agent in self.agents),
            bound=sum(min(bound.get(agent.id, 0), _free(agent, held)) for agent in self.agents),
            waiting=self.waiting,
        )


def _free(agent: Agent, held: Mapping[str, int]) -> int:
    """Return how many more tasks an agent can hold: what is assigned to it beyond that, another worker cannot do."""
    return max(0, agent.max_concurrent_tasks - held.get(agent.id, 0))


def pool_jobs(settings: Settings) -> list[Job]:
    """Return the job that computes the pools."""
    sizing = PoolSizing(limits_of(settings))
    return [Job("agent pools", _UNSETTLED.total_seconds(), sizing.size, deadline_from=sizing.note, min_interval=1.0)]
