"""Agent pools: how many workers each type of agent of an organization needs.

A pool's size follows the work that waits for it at once when it grows. It shrinks only when a smaller size was enough
for the whole cooldown, so that it does not flap: the largest size of that time counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Final, NamedTuple

from tortoise import fields, models
from tortoise.functions import Sum

from storage.outages import translate_outages
from storage.record import JsonField

_DIGITS: Final = 6
"""Sums of fractions are not exact: without rounding, three thirds of a worker may need two."""
MOST_POOLS: Final = 1_000
"""The pools of an organization that are computed and shown."""


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """The bounds of every pool, and how it follows the work.

    Args:
        drain: the time within which what waits should be done.
        cooldown: how long a smaller size must have been enough before a pool shrinks.
    """

    least: int
    most: int
    drain: timedelta
    cooldown: timedelta


class Waiting(NamedTuple):
    """Tasks that wait for any agent of a pool, and how long each of them probably takes; None if that is unknown."""

    tasks: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class PoolLoad:
    """The work and the workers of a pool at one moment.

    Args:
        agents: the agents that are not stopped; `workers` of them are connected.
        slots_per_worker: the number of tasks that one of them can hold at the same time, on average.
        held: the tasks that its agents hold.
        bound: the tasks that are assigned to one of its agents and not claimed, without those that it has no room for.
        waiting: the tasks that any of its agents can claim.
    """

    agents: int
    workers: int
    slots_per_worker: float
    held: int = 0
    bound: int = 0
    waiting: Sequence[Waiting] = ()

    @property
    def queued(self) -> int:
        """The number of tasks that wait."""
        return self.bound + sum(each.tasks for each in self.waiting)

    @property
    def average_seconds(self) -> float | None:
        """The probable duration of a waiting task, on average over those of which it is known."""
        known = [each for each in self.waiting if each.seconds is not None]
        total = sum(each.tasks * (each.seconds or 0) for each in known)
        return total / sum(each.tasks for each in known) if known else None

    def wanted(self, limits: PoolLimits) -> int:
        """Return the number of workers for this load, before any smoothing.

        Tasks in progress keep their slots. What waits gets as many as can do it within the time to drain it, but never
        more than one for each task; one for each if it is unknown how long they take.
        """
        slots = self.held + self.bound + sum(_slots(each, limits.drain) for each in self.waiting)
        return max(limits.least, min(limits.most, ceil(round(slots / self.slots_per_worker, _DIGITS))))


def _slots(waiting: Waiting, drain: timedelta) -> float:
    return waiting.tasks * (1.0 if waiting.seconds is None else min(1.0, waiting.seconds / drain.total_seconds()))


class AgentPool(models.Model):
    """A pool as it was computed last; it is written only when that changes.

    `wanted` is the size for the present load, and `desired` the one after smoothing. `recent` has the larger sizes
    that were wanted before, the largest first, each with when it was wanted last.
    """

    id = fields.BigIntField(primary_key=True, generated=True)
    organization_id = fields.CharField(max_length=40)
    type = fields.CharField(max_length=255)
    desired_workers = fields.IntField(default=0)
    wanted_workers = fields.IntField(default=0)
    workers = fields.IntField(default=0)
    agents = fields.IntField(default=0)
    queued_tasks = fields.IntField(default=0)
    held_tasks = fields.IntField(default=0)
    average_task_seconds: float | None = fields.FloatField(null=True)
    recent: JsonField[list[list[float]]] = JsonField()
    changed_at = fields.DatetimeField()

    class Meta:
        table = "agent_pools"
        unique_together = (("organization_id", "type"),)

    def follow(self, load: PoolLoad, limits: PoolLimits, moment: datetime) -> bool:
        """Set its size for a load, and return whether anything about it has changed. The caller stores it."""
        before = self._values()
        wanted = load.wanted(limits)
        self.recent = _still_valid(self.recent, self.wanted_workers, wanted, moment - limits.cooldown, moment)
        self.wanted_workers = wanted
        held_open = int(self.recent[0][0]) if self.recent else wanted
        self.desired_workers = max(limits.least, min(limits.most, max(wanted, held_open)))
        self.workers, self.agents = load.workers, load.agents
        self.queued_tasks, self.held_tasks = load.queued, load.held
        self.average_task_seconds = None if load.average_seconds is None else round(load.average_seconds, 3)
        if self._values() == before:
            return False
        self.changed_at = moment
        return True

    def kept_until(self, limits: PoolLimits) -> datetime | None:
        """Return when the cooldown of one of the larger sizes in `recent` is over."""
        wanted_at = min((at for _, at in self.recent), default=None)
        return None if wanted_at is None else datetime.fromtimestamp(wanted_at, UTC) + limits.cooldown

    @property
    def has_work(self) -> bool:
        """Whether tasks wait for its workers, or are in progress."""
        return bool(self.queued_tasks or self.held_tasks)

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in _COMPARED)


_COMPARED: Final = (
    "desired_workers",
    "wanted_workers",
    "workers",
    "agents",
    "queued_tasks",
    "held_tasks",
    "average_task_seconds",
    "recent",
)


def _still_valid(
    recent: Sequence[Sequence[float]], former: int, wanted: int, since: datetime, moment: datetime
) -> list[list[float]]:
    """Return the sizes larger than `wanted` that were wanted since a time; `former` was wanted until now."""
    if former > wanted:
        recent = [*(each for each in recent if each[0] > former), [former, moment.timestamp()]]
    return [list(each) for each in recent if each[0] > wanted and each[1] > since.timestamp()]


def new_pool(organization_id: str, type: str) -> AgentPool:
    """Return an unsaved pool without workers."""
    return AgentPool(organization_id=organization_id, type=type, recent=[], changed_at=datetime.now(UTC))


MOST_TYPES: Final = 100
"""The types of agents that the platform's metrics show."""


async def desired_by_type() -> dict[str, int]:
    """Return how many workers the pools of each type want, in all organizations; of the types that want most."""
    with translate_outages():
        rows = await (
            AgentPool.all()
            .annotate(desired=Sum("desired_workers"))
            .group_by("type")
            .order_by("-desired", "type")
            .limit(MOST_TYPES)
            .values("type", "desired")
        )
    return {str(row["type"]): int(row["desired"]) for row in rows}


async def pools_of(organization_id: str, type: str | None = None) -> list[AgentPool]:
    """Return the pools of an organization by type, or only that of one type."""
    pools = AgentPool.filter(organization_id=organization_id)
    return await (pools if type is None else pools.filter(type=type)).order_by("type").limit(MOST_POOLS)
