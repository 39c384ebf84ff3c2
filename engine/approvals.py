"""Approvals that expire."""

from datetime import datetime
from typing import Final

from engine.scheduler import Job, earliest_deadline, earliest_in
from models.approvals import Approval, ApprovalStatus
from models.events import EventKind, LoggedEvent
from settings import Settings
from storage.database import transaction

_AT_ONCE: Final = 100
_EVERY: Final = 5.0


def approval_jobs(_settings: Settings) -> list[Job]:
    """Return the jobs that concern approvals."""
    return [Job("approval expiry", _EVERY, sweep_approvals, _next_expiry, _expiry)]


async def _next_expiry() -> datetime | None:
    return await earliest_in(Approval.filter(status=ApprovalStatus.PENDING), "expires_at")


def _expiry(event: LoggedEvent) -> datetime | None:
    return (
        earliest_deadline(event.payload["approval"], "expires_at")
        if event.kind is EventKind.ApprovalRequested
        else None
    )


async def sweep_approvals(moment: datetime) -> int:
    """Expire the requests that were not decided in time, and return how many.

    Safe on any number of replicas at once: each request is expired under its row's lock, by the first to lock it.
    """
    settled = 0
    while ids := await _overdue(moment):
        settled += sum([await _settle(id, moment) for id in ids])
    return settled


async def _overdue(moment: datetime) -> list[str]:
    rows = Approval.filter(status=ApprovalStatus.PENDING, expires_at__lte=moment)
    return [str(id) for id in await rows.order_by("expires_at").limit(_AT_ONCE).values_list("id", flat=True)]


async def _settle(id: str, moment: datetime) -> bool:
    async with transaction():
        approval = await Approval.filter(id=id).select_for_update().first()
        if approval is None or approval.status is not ApprovalStatus.PENDING or not approval.expired(moment):
            return False
        await approval.expire(moment)
        return True
