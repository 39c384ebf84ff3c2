"""Delegations of approvals whose time is over, or one of whose users can no longer decide."""

from datetime import datetime
from typing import Final

from engine.deadlines import earliest_in
from engine.scheduler import SWEEP_SECONDS, Job, earliest_deadline
from models.delegations import DELEGATED, ApprovalDelegation
from models.events import LoggedEvent
from models.users import DECIDING_ROLES, User
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID

_AT_ONCE: Final = 100


def delegation_jobs() -> list[Job]:
    """Return the jobs that concern delegations."""
    return [Job("end of delegations", SWEEP_SECONDS, sweep_delegations, _next_end, _end)]


async def _next_end() -> datetime | None:
    return await earliest_in(ApprovalDelegation, "ends_at", ended_at=None)


def _end(event: LoggedEvent) -> datetime | None:
    return earliest_deadline(event.payload["changes"], "ends_at") if event.type == DELEGATED else None


async def sweep_delegations(moment: datetime) -> int:
    """Record the end of the delegations whose time is over, and return how many.

    They have no effect any more, whether or not this job has run. Each is ended under its row's lock, once.
    """
    ended = 0
    while ids := await _over(moment):
        ended += sum([await _end_one(id, moment) for id in ids])
    return ended


async def _over(moment: datetime) -> list[str]:
    rows = ApprovalDelegation.filter(ended_at=None, ends_at__lte=moment).order_by("ends_at")
    return [str(id) for id in await rows.limit(_AT_ONCE).values_list("id", flat=True)]


async def _end_one(id: str, moment: datetime) -> bool:
    async with transaction():
        row = await ApprovalDelegation.filter(id=id, ended_at=None, ends_at__lte=moment).select_for_update().first()
        if row is None:
            return False
        await row.end(SYSTEM_ID, moment)
        return True


async def end_delegations_of(user: User, *, by: str) -> None:
    """End the delegations that a user has given or received, if they may no longer decide."""
    if user.active and user.role in DECIDING_ROLES:
        return
    open_ = ApprovalDelegation.filter(organization_id=user.organization_id, ended_at=None, ends_at__gt=now())
    for column in ("user_id", "delegate_id"):
        for row in await open_.filter(**{column: user.id}).order_by("id").select_for_update():
            await row.end(by, now())
