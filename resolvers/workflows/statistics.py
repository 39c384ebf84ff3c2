"""Statistics of the runs of workflows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, cast

from tortoise.functions import Count
from tortoise.queryset import QuerySet

from auth.access import visible
from context.operation import Context
from models.executions import OPEN, ExecutionStatus, WorkflowExecution
from resolvers import checks
from storage.ids import first_id_at

MAX_MEASURED: Final = 10_000
"""The number of latest completed runs over which durations are computed."""


@dataclass(slots=True)
class Statistics:
    """The number of runs of a workflow by status."""

    workflow_id: str
    since: datetime | None
    counts: dict[ExecutionStatus, int] = field(default_factory=dict)

    def count(self, *statuses: ExecutionStatus) -> int:
        """Return the number of runs with these statuses."""
        return sum(self.counts.get(status, 0) for status in statuses)

    @property
    def total(self) -> int:
        """The number of runs."""
        return sum(self.counts.values())

    @property
    def completed(self) -> int:
        """The number of runs that are COMPLETED."""
        return self.count(ExecutionStatus.COMPLETED)

    @property
    def failed(self) -> int:
        """The number of runs that are FAILED."""
        return self.count(ExecutionStatus.FAILED)

    @property
    def cancelled(self) -> int:
        """The number of runs that are CANCELLED."""
        return self.count(ExecutionStatus.CANCELLED)

    @property
    def running(self) -> int:
        """The number of runs that have not ended."""
        return self.count(*OPEN)

    @property
    def success_rate(self) -> float | None:
        """The share of completed runs among those that completed or failed, 0 to 1."""
        ended = self.completed + self.failed
        return self.completed / ended if ended else None


async def statistics_of(ctx: Context, ids: Sequence[str], since: datetime | None) -> dict[str, Statistics]:
    """Return the statistics of each of these workflows, over the runs requested at `since` or later, in one query."""
    found = {id: Statistics(id, since) for id in ids}
    rows = _runs(ctx, since).filter(workflow_id__in=list(ids))
    counted = rows.annotate(number=Count("id")).group_by("workflow_id", "status")
    for row in await counted.values("workflow_id", "status", "number"):
        found[row["workflow_id"]].counts[ExecutionStatus(row["status"])] = row["number"]
    return found


async def durations_of(ctx: Context, id: str, since: datetime | None) -> list[float]:
    """Return the durations of a workflow's latest completed runs in seconds, shortest first."""
    rows = _runs(ctx, since).filter(workflow_id=id, status=ExecutionStatus.COMPLETED, started_at__isnull=False)
    latest = rows.order_by("-completed_at").limit(MAX_MEASURED)
    times = cast(list[tuple[datetime, datetime]], await latest.values_list("started_at", "completed_at"))
    return sorted((_moment(end) - _moment(begin)).total_seconds() for begin, end in times)


def _moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def percentile(durations: Sequence[float], fraction: float) -> float | None:
    """Return the shortest time within which this fraction of the runs completed."""
    return durations[max(0, math.ceil(fraction * len(durations)) - 1)] if durations else None


def _runs(ctx: Context, since: datetime | None) -> QuerySet[WorkflowExecution]:
    ctx.actor.require("workflows:read")
    rows = visible(WorkflowExecution, ctx.actor)
    moment = checks.moment(since, "since")
    # Ids begin with the time, and there already is an index on workflow and id.
    return rows if moment is None else rows.filter(id__gte=first_id_at(WorkflowExecution.PREFIX, moment))
