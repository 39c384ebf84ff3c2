"""Removing old records of one organization, on request, before their retention ends."""

from dataclasses import dataclass
from datetime import datetime

from engine.needed_events import needed_after
from engine.retention import prune_runs
from engine.sessions import expire_sessions
from models.deliveries import Delivery
from models.destinations import EventDelivery
from models.platform import count_events_before, prune_organization
from storage.clock import now
from storage.pruning import prune


@dataclass(frozen=True, slots=True)
class Removed:
    """The numbers of records."""

    expired_sessions: int
    pruned_events: int
    pruned_deliveries: int
    pruned_executions: int


async def clean_up(organization_id: str, before: datetime, *, dry_run: bool) -> Removed:
    """Expire the sessions that are overdue, and remove what ended before a moment.

    Each step commits in batches, so that a run that is interrupted has only removed less. A stream that resumes before
    a removed event begins with a gap. Events that are still to be delivered are kept.

    Args:
        dry_run: only count.
    """
    prune_events = count_events_before if dry_run else prune_organization
    return Removed(
        expired_sessions=await expire_sessions(now(), organization_id=organization_id, dry_run=dry_run),
        pruned_executions=await prune_runs(before, organization_id=organization_id, dry_run=dry_run),
        pruned_deliveries=await _prune_deliveries(organization_id, before, dry_run=dry_run),
        pruned_events=await prune_events(organization_id, before, keep_after=await needed_after(organization_id)),
    )


async def _prune_deliveries(organization_id: str, before: datetime, *, dry_run: bool) -> int:
    """Remove deliveries to people and to event destinations."""
    removed = 0
    for rows in (Delivery.filter(completed_at__lt=before), EventDelivery.filter(completed_at__lt=before)):
        owned = rows.filter(organization_id=organization_id)
        removed += await owned.count() if dry_run else await prune(owned, "completed_at")
    return removed
