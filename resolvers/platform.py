"""The platform as a whole, as an organization sees it: its numbers."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from tortoise.functions import Count

from auth.access import visible
from context.operation import Context
from errors import Unavailable
from models.agents import Agent, AgentStatus
from models.approvals import Approval, ApprovalStatus
from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from models.executions import ExecutionStatus, WorkflowExecution
from models.sessions import Session, SessionStatus
from models.tasks import Task, TaskStatus
from resolvers import checks
from storage.clock import now
from storage.record import Record

DEFAULT_INTERVAL_SECONDS: Final = 5
LONGEST_INTERVAL_SECONDS: Final = 86_400
_LARGEST_INT: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class SystemMetrics:
    """The numbers of an organization at one moment.

    `subscribers`, `events_published`, `requests` and `average_latency_ms` are of all live replicas.
    """

    at: datetime
    agents_by_status: dict[str, int]
    tasks_by_status: dict[str, int]
    executions_by_status: dict[str, int]
    deliveries_by_status: dict[str, int]
    pending_approvals: int
    active_sessions: int
    subscribers: int
    events_published: int
    requests: int
    average_latency_ms: float | None

    @property
    def agents(self) -> int:
        """The number of agents."""
        return sum(self.agents_by_status.values())


async def system_metrics(ctx: Context) -> SystemMetrics:
    """Return the current numbers of the caller's organization."""
    actor = ctx.actor
    actor.require("platform:read")
    total = await ctx.resources.replica.total(actor.organization_id)
    return SystemMetrics(
        at=now(),
        agents_by_status=await _by_status(ctx, Agent, AgentStatus),
        tasks_by_status=await _by_status(ctx, Task, TaskStatus),
        executions_by_status=await _by_status(ctx, WorkflowExecution, ExecutionStatus),
        deliveries_by_status=await _by_status(ctx, Delivery, DeliveryStatus),
        pending_approvals=await visible(Approval, actor).filter(status=ApprovalStatus.PENDING).count(),
        active_sessions=await visible(Session, actor).filter(status=SessionStatus.ACTIVE).count(),
        subscribers=total.subscribers,
        events_published=min(_LARGEST_INT, total.events),
        requests=min(_LARGEST_INT, total.requests),
        average_latency_ms=total.latency_ms / total.timed if total.timed else None,
    )


async def _by_status(ctx: Context, table: type[Record], statuses: type[Enum]) -> dict[str, int]:
    """Return the number of rows with each status."""
    counted = visible(table, ctx.actor).annotate(number=Count("id")).group_by("status")
    found = {str(row["status"].value): int(row["number"]) for row in await counted.values("status", "number")}
    return {str(each.value): found.get(str(each.value), 0) for each in statuses}


def require_interval(ctx: Context, seconds: int) -> None:
    """Require that the caller may open a stream of metrics with this interval.

    Raises:
        InvalidInput: the interval is out of range.
    """
    ctx.actor.require("platform:read")
    checks.whole(seconds, "interval_seconds", 1, LONGEST_INTERVAL_SECONDS)


async def metrics_every(ctx: Context, seconds: int) -> AsyncIterator[SystemMetrics]:
    """Yield the numbers now and at every interval. While the database is unavailable, an interval yields nothing."""
    yield await _shared_metrics(ctx)
    while True:
        await asyncio.sleep(seconds)
        try:
            current = await _shared_metrics(ctx)
        except Unavailable:
            continue
        yield current


async def _shared_metrics(ctx: Context) -> SystemMetrics:
    """Return the numbers as of the last second, which all streams of the organization share."""
    found = await ctx.resources.replica.shared(ctx.actor.organization_id, lambda: system_metrics(ctx))
    assert isinstance(found, SystemMetrics)
    return found
