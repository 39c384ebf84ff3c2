"""Retention of events, runs, idempotency keys, persisted operations and field usages: old rows are pruned."""

from datetime import datetime, timedelta
from typing import Final

from engine.awaited_events import awaited_events
from engine.needed_events import needed_after
from engine.scheduler import Job
from models.executions import ENDED, NODE_OPEN, WorkflowExecution
from models.field_usages import FieldUsage
from models.idempotency import IdempotencyKey
from models.node_executions import NodeExecution
from models.persisted_operations import PersistedOperation
from models.platform import prune_log
from settings import Settings
from storage.database import transaction

AT_ONCE: Final = 200
_HOUR: Final = 3600.0


def event_retention(settings: Settings) -> Job:
    """Return the job that prunes events older than `EVENT_RETENTION_DAYS`, except those that are still needed."""

    async def sweep(moment: datetime) -> object:
        before = moment - timedelta(days=settings.event_retention_days)
        return await prune_log(before, keep_after=await needed_after(), keep=await awaited_events(before))

    return Job("event retention", _HOUR, sweep)


def run_retention(settings: Settings) -> Job:
    """Return the job that prunes runs which ended more than `EXECUTION_RETENTION_DAYS` ago."""

    async def sweep(moment: datetime) -> object:
        return await prune_runs(moment - timedelta(days=settings.execution_retention_days))

    return Job("execution retention", _HOUR, sweep)


def idempotency_key_retention() -> Job:
    """Return the job that prunes expired idempotency keys."""
    return Job("idempotency key retention", _HOUR, IdempotencyKey.prune)


def operation_retention() -> Job:
    """Return the job that prunes registered documents that nobody uses, and old counts of deprecated fields."""

    async def sweep(moment: datetime) -> object:
        return await PersistedOperation.prune(moment) + await FieldUsage.prune(moment)

    return Job("operation retention", _HOUR, sweep)


async def prune_runs(
    before: datetime, *, organization_id: str | None = None, dry_run: bool = False, at_once: int = AT_ONCE
) -> int:
    """Delete runs that ended before a moment, and return how many. Safe on any number of replicas at once.

    A run for which another run is still waiting is kept.

    Args:
        organization_id: only the runs of one organization.
        dry_run: only count them.
        at_once: how many are deleted in one transaction.
    """
    rows = WorkflowExecution.filter(status__in=[*ENDED], completed_at__lt=before)
    if organization_id is not None:
        rows = rows.filter(organization_id=organization_id)
    if dry_run:
        return await rows.count()
    pruned, last = 0, ""
    while ids := await rows.filter(id__gt=last).order_by("id").limit(at_once).values_list("id", flat=True):
        last = str(ids[-1])
        pruned += await _prune([str(id) for id in ids], before)
    return pruned


async def _prune(ids: list[str], before: datetime) -> int:
    async with transaction():
        rows = WorkflowExecution.filter(id__in=ids, status__in=[*ENDED], completed_at__lt=before)
        ended = await rows.order_by("id").select_for_update()
        parents = [run.parent_node_id for run in ended if run.parent_node_id]
        waiting = NodeExecution.filter(id__in=parents, status__in=[*NODE_OPEN])
        awaited = {str(id) for id in await waiting.values_list("id", flat=True)}
        gone = [run.id for run in ended if run.parent_node_id not in awaited]
        if gone:
            await NodeExecution.filter(execution_id__in=gone).delete()
            await WorkflowExecution.filter(id__in=gone).delete()
    return len(gone)
