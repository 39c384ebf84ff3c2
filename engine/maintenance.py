"""Removing old records of one organization, on request, before their retention ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.awaited_events import awaited_events
from engine.needed_events import needed_after
from engine.retention import prune_runs
from engine.sessions import expire_sessions, prune_conversations
from models.deliveries import Delivery
from models.destinations import EventDelivery
from models.platform import count_events_before, prune_organization
from models.requests import Request
from models.sync_jobs import SyncJob
from storage.clock import now
from storage.pruning import prune


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The moments before which records of each kind must have ended, or events occurred; None keeps them all.

    The audit trail is not among them: it shows what administrators do, so they cannot shorten it.

    Args:
        messages: the messages and shared documents of sessions that ended before this moment.
    """

    events: datetime
    deliveries: datetime
    executions: datetime
    requests: datetime | None
    synchronizations: datetime | None
    messages: datetime | None


@dataclass(frozen=True, slots=True)
class Removed:
    """The numbers of records."""

    expired_sessions: int
    pruned_events: int
    pruned_deliveries: int
    pruned_executions: int
    pruned_requests: int
    pruned_synchronizations: int
    pruned_messages: int


async def clean_up(organization_id: str, before: Before, *, dry_run: bool) -> Removed:
    """Expire the sessions that are overdue, and remove what ended before the given moments.

    Each step commits in batches, so that a run that is interrupted has only removed less. A stream that resumes before
    a removed event begins with a gap. Events that are still needed are kept.

    Args:
        dry_run: only count.
    """
    return Removed(
        expired_sessions=await expire_sessions(now(), organization_id=organization_id, dry_run=dry_run),
        pruned_executions=await prune_runs(before.executions, organization_id=organization_id, dry_run=dry_run),
        pruned_deliveries=await _prune_ended(
            (Delivery, EventDelivery), organization_id, before.deliveries, dry_run=dry_run
        ),
        pruned_requests=await _prune_ended((Request,), organization_id, before.requests, dry_run=dry_run),
        pruned_synchronizations=await _prune_ended(
            (SyncJob,), organization_id, before.synchronizations, dry_run=dry_run
        ),
        pruned_messages=await _prune_messages(organization_id, before.messages, dry_run=dry_run),
        pruned_events=await _prune_events(organization_id, before.events, dry_run=dry_run),
    )


async def _prune_ended(
    tables: Sequence[type[Any]], organization_id: str, before: datetime | None, *, dry_run: bool
) -> int:
    if before is None:
        return 0
    owned = [table.filter(organization_id=organization_id, completed_at__lt=before) for table in tables]
    return sum([await (rows.count() if dry_run else prune(rows, "completed_at")) for rows in owned])


async def _prune_messages(organization_id: str, before: datetime | None, *, dry_run: bool) -> int:
    if before is None:
        return 0
    return await prune_conversations(before, organization_id=organization_id, dry_run=dry_run)


async def _prune_events(organization_id: str, before: datetime, *, dry_run: bool) -> int:
    work = count_events_before if dry_run else prune_organization
    keep_after, keep = await needed_after(organization_id), await awaited_events(before, organization_id)
    return await work(organization_id, before, keep_after=keep_after, keep=keep)
