"""Sessions that expire, and the retention of what was said in them."""

from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import earliest_in, earliest_of
from engine.scheduler import SWEEP_SECONDS, Job, earliest_deadline
from models.documents import SharedDocument
from models.events import EventKind, LoggedEvent
from models.messages import Message
from models.sessions import ENDED, Session, SessionStatus
from settings import Settings
from storage.database import transaction
from storage.pruning import prune

_AT_ONCE: Final = 100
_HOUR: Final = 3600.0
_LIVE: Final = (SessionStatus.ACTIVE, SessionStatus.INACTIVE)


def session_jobs(settings: Settings) -> list[Job]:
    """Return the jobs that concern sessions."""

    async def prune_old(moment: datetime) -> object:
        days = settings.message_retention_days
        return 0 if days is None else await prune_conversations(moment - timedelta(days=days))

    return [
        Job("session expiry", SWEEP_SECONDS, sweep_sessions, _next_expiry, _expiry),
        Job("message retention", _HOUR, prune_old),
    ]


async def _next_expiry() -> datetime | None:
    return await earliest_of(*[earliest_in(Session, "expires_at", status=status) for status in _LIVE])


def _expiry(event: LoggedEvent) -> datetime | None:
    if event.kind not in (EventKind.SessionCreated, EventKind.SessionUpdated):
        return None
    session = event.payload["session"]
    assert isinstance(session, dict)
    return earliest_deadline(session, "expires_at") if session["status"] in {status.value for status in _LIVE} else None


async def sweep_sessions(moment: datetime) -> int:
    """Expire the sessions whose `expires_at` has passed, and return how many."""
    return await expire_sessions(moment)


async def expire_sessions(moment: datetime, *, organization_id: str | None = None, dry_run: bool = False) -> int:
    """Expire the sessions whose `expires_at` has passed, and return how many.

    Safe on any number of replicas at once: each session is re-read under its lock, so only one of them expires it.

    Args:
        organization_id: only the sessions of one organization.
        dry_run: only count them.
    """
    rows = Session.filter(status__in=_LIVE, expires_at__lte=moment)
    if organization_id is not None:
        rows = rows.filter(organization_id=organization_id)
    if dry_run:
        return await rows.count()
    expired = 0
    while ids := await rows.order_by("expires_at").limit(_AT_ONCE).values_list("id", flat=True):
        expired += sum([await _expire(str(id), moment) for id in ids])
    return expired


async def prune_conversations(before: datetime, *, organization_id: str | None = None, dry_run: bool = False) -> int:
    """Delete the messages and documents of sessions that ended before a moment, and return how many.

    The sessions themselves stay: tasks, approvals and runs refer to them.

    Args:
        organization_id: only the sessions of one organization.
        dry_run: only count.
    """
    ended = Session.filter(status__in=[*ENDED], updated_at__lt=before)
    if organization_id is not None:
        ended = ended.filter(organization_id=organization_id)
    pruned = 0
    for owner in await ended.distinct().values_list("organization_id", flat=True):
        rows, last = ended.filter(organization_id=owner), ""
        while ids := await rows.filter(id__gt=last).order_by("id").limit(_AT_ONCE).values_list("id", flat=True):
            last = str(ids[-1])
            for table in (Message, SharedDocument):
                found = table.filter(organization_id=owner, session_id__in=list(ids))
                pruned += await (found.count() if dry_run else prune(found, "id"))
    return pruned


async def _expire(id: str, moment: datetime) -> bool:
    async with transaction():
        session = await Session.filter(id=id).select_for_update().first()
        return session is not None and await session.expire(moment)
