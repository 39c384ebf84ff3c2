"""Approvals that expire, and approvers who can no longer decide."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from engine.deadlines import earliest_in
from engine.scheduler import SWEEP_SECONDS, Job, earliest_deadline
from models.agents import Agent
from models.approvals import Approval, ApprovalStatus, is_blocked, voted
from models.events import EventKind, LoggedEvent
from models.users import DECIDING_ROLES, User
from settings import Settings
from storage.database import transaction
from storage.lookups import read_many

_AT_ONCE: Final = 100


def approval_jobs(_settings: Settings) -> list[Job]:
    """Return the jobs that concern approvals."""
    return [Job("approval expiry", SWEEP_SECONDS, sweep_approvals, _next_expiry, _expiry)]


async def _next_expiry() -> datetime | None:
    return await earliest_in(Approval, "expires_at", status=ApprovalStatus.PENDING)


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


async def names_in(approval: Approval, *others: str) -> dict[str, str]:
    """Return the names of who requested and decided a request, and of other users, by id."""
    ids = {approval.requested_by_id, *others, *voted(approval)}
    users = await read_many(User, approval.organization_id, sorted(ids))
    agents = await read_many(Agent, approval.organization_id, sorted(ids))
    found = {row.id: row.name for row in users} | {row.id: row.name for row in agents}
    return dict.fromkeys(ids, "Parley") | found


# ---------------------------------------------------------------- approvers


async def able_approvers(organization_id: str, ids: Iterable[str]) -> frozenset[str]:
    """Return those of the given ids that belong to active users whose role may decide approvals."""
    rows = User.filter(organization_id=organization_id, id__in=list(ids), active=True, role__in=DECIDING_ROLES)
    return frozenset([str(id) for id in await rows.values_list("id", flat=True)])


async def report_if_blocked(approval: Approval, *, by: str) -> None:
    """Record that a request is blocked, if its approvers cannot give the required approvals."""
    if is_blocked(approval, await able_approvers(approval.organization_id, approval.approver_ids)):
        await approval.report_blocked(by)


async def report_blocked_by(user: User, *, by: str) -> None:
    """Record which pending requests are blocked now that a user may no longer decide."""
    if user.active and user.role in DECIDING_ROLES:
        return
    rows = Approval.filter(organization_id=user.organization_id, status=ApprovalStatus.PENDING)
    for approval in await rows.order_by("id").select_for_update():
        if user.id in approval.approver_ids:
            await report_if_blocked(approval, by=by)
