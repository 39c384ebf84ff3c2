"""Delegations of approvals: giving, ending and reading them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from auth.access import get_visible, visible
from auth.actor import Actor, ActorKind
from context.operation import Context
from engine.approvals import able_approvers
from errors import Conflict, Forbidden, InvalidInput
from models.delegations import ApprovalDelegation
from models.users import User
from resolvers import checks
from resolvers.idempotency import once
from storage.clock import now
from storage.database import transaction

LONGEST_DELEGATION: Final = timedelta(days=365)
MOST_SHOWN: Final = 100
"""The number of delegations of one user that are shown."""


async def delegate_approvals(
    ctx: Context, *, to_user_id: str, starts_at: datetime | None, ends_at: datetime, idempotency_key: str | None
) -> ApprovalDelegation:
    """Let another user decide in the caller's place for some time.

    Args:
        starts_at: the beginning; None for now.

    Raises:
        NotFound: there is no such user.
        InvalidInput: the times are not in order, or the other user is the caller or may not decide approvals.
        Forbidden: the caller may not decide approvals, or the delegation would outlast their API key.
        Conflict: the caller has another delegation in that time.
    """
    actor = ctx.actor
    actor.require("approvals:respond")
    if actor.kind is not ActorKind.USER:
        raise Forbidden("Only users can delegate approvals.")
    start, end = _period(actor, starts_at, ends_at)

    async def create() -> ApprovalDelegation:
        # Locked, so that two delegations are not given at once.
        await get_visible(User, actor, actor.id, lock=True)
        await _require_delegate(actor, to_user_id)
        await _require_free(actor, start, end)
        return await ApprovalDelegation.give(
            organization_id=actor.organization_id,
            user_id=actor.id,
            delegate_id=to_user_id,
            starts_at=start,
            ends_at=end,
        )

    arguments = {"to_user_id": to_user_id, "from": starts_at, "until": ends_at}
    return await once(actor, idempotency_key, "delegateApprovals", arguments, ApprovalDelegation, create)


def _period(actor: Actor, starts_at: datetime | None, ends_at: datetime) -> tuple[datetime, datetime]:
    moment = now()
    start = checks.moment(starts_at, "from") or moment
    end = checks.moment(ends_at, "until", future=True)
    assert end is not None
    start = max(start, moment)
    if end <= start:
        raise InvalidInput("until must be later than from.", field=["until"])
    if end - start > LONGEST_DELEGATION:
        raise InvalidInput(f"A delegation can last at most {LONGEST_DELEGATION.days} days.", field=["until"])
    if actor.credential_id is not None and actor.expires_at is not None and end > actor.expires_at:
        raise Forbidden("until cannot be later than the expiry of your API key.", field=["until"])
    return start, end


async def _require_delegate(actor: Actor, to_user_id: str) -> None:
    """Require another user who could be named as an approver."""
    if to_user_id == actor.id:
        raise InvalidInput("You cannot delegate approvals to yourself.", field=["to_user_id"])
    await get_visible(User, actor, to_user_id, field="to_user_id")
    if not await able_approvers(actor.organization_id, [to_user_id]):
        raise InvalidInput("This user is disabled or may not decide approvals.", field=["to_user_id"])


async def _require_free(actor: Actor, start: datetime, end: datetime) -> None:
    """Require that no other delegation of the caller overlaps: at any time, one user decides in their place."""
    others = visible(ApprovalDelegation, actor).filter(user_id=actor.id, ended_at=None)
    if await others.filter(starts_at__lt=end, ends_at__gt=start).exists():
        raise Conflict("You have another delegation in this time; end it first.", field=["from"])


async def end_delegation(ctx: Context, *, id: str) -> ApprovalDelegation:
    """End a delegation: as the user who gave it, as the delegate, or as an administrator.

    Raises:
        NotFound: there is no such delegation.
        Forbidden: the caller takes no part in it and may not manage users.
        Conflict: it has already ended.
    """
    actor = ctx.actor
    actor.require("approvals:respond")
    async with transaction():
        row = await get_visible(ApprovalDelegation, actor, id, lock=True)
        if actor.id not in (row.user_id, row.delegate_id) and "users:write" not in actor.scopes:
            raise Forbidden("Only its two users or an administrator can end a delegation.", field=["id"])
        await row.end(actor.id, now())
    return row


async def delegations_of(ctx: Context, user_ids: Sequence[str]) -> Mapping[str, list[ApprovalDelegation]]:
    """Return the delegations that each user has given or received and that have not ended, earliest first."""
    actor = ctx.actor
    actor.require("approvals:read")
    rows = visible(ApprovalDelegation, actor).filter(ended_at=None, ends_at__gt=now()).order_by("starts_at", "id")
    found: dict[str, list[ApprovalDelegation]] = defaultdict(list)
    for column in ("user_id", "delegate_id"):
        for row in await rows.filter(**{f"{column}__in": list(user_ids)}):
            found[getattr(row, column)].append(row)
    return {id: sorted(found[id], key=lambda row: (row.starts_at, row.id))[:MOST_SHOWN] for id in user_ids}
