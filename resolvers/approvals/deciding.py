"""Deciding approvals, and who could decide them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from auth.access import get_visible
from auth.actor import Actor, ActorKind
from context.operation import Context
from engine.approvals import able_approvers
from errors import Conflict, Forbidden
from models.approvals import Approval, Decider, is_blocked
from models.delegations import delegators_of
from models.sessions import Channel
from models.users import Role
from resolvers import checks
from resolvers.idempotency import once
from storage.clock import now
from storage.database import transaction

MANAGERS: Final = frozenset({Role.OPERATOR, Role.ADMIN})
"""The roles that decide blocked requests and cancel those of others."""


async def respond_to_approval(
    ctx: Context, *, id: str, approved: bool, feedback: str | None, idempotency_key: str | None
) -> Approval:
    """Record the caller's decision; see `decide`."""
    actor, given = ctx.actor, {"id": id, "approved": approved, "feedback": feedback}
    _require_may_respond(actor)

    async def decision() -> Approval:
        return await decide(actor, id=id, approved=approved, feedback=feedback, via=Channel.WEB)

    return await once(actor, idempotency_key, "respondToApproval", given, Approval, decision)


async def decide(actor: Actor, *, id: str, approved: bool, feedback: str | None, via: Channel) -> Approval:
    """Record a user's decision: as an approver or the delegate of one, or as an operator if the request is blocked.

    Every way to decide ends here.

    Args:
        via: the channel of the decision.

    Raises:
        NotFound: there is no such approval.
        Forbidden, Conflict: see `Approval.capacity`; or the caller is an agent.
    """
    _require_may_respond(actor)
    checks.optional_text(feedback, "feedback")
    async with transaction():
        approval = await get_visible(Approval, actor, id, lock=True)
        await approval.decide(await decider_for(actor, [approval]), approved, feedback, via.value)
    return approval


def _require_may_respond(actor: Actor) -> None:
    actor.require("approvals:respond")
    if actor.kind is not ActorKind.USER:
        raise Forbidden("Only users can decide approvals.")


async def decider_for(actor: Actor, rows: Sequence[Approval]) -> Decider:
    """Return the actor as who would decide these approvals."""
    named = {id for row in rows for id in row.approver_ids}
    delegators = await delegators_of(actor.organization_id, actor.id) if named else frozenset()
    able = await able_approvers(actor.organization_id, named) if named else frozenset()
    return Decider(actor.id, delegators, able, actor.role in MANAGERS)


async def obstacles_for(ctx: Context, rows: Sequence[Approval]) -> list[str | None]:
    """Return, for each of these approvals, why the caller cannot decide it now, or None if they can.

    None for all of them in a stream, which several callers share.
    """
    if ctx.shared:
        return [None] * len(rows)
    try:
        _require_may_respond(ctx.actor)
    except Forbidden as error:
        return [error.message] * len(rows)
    decider, moment = await decider_for(ctx.actor, rows), now()
    return [_obstacle(row, decider, moment) for row in rows]


def _obstacle(approval: Approval, decider: Decider, moment: datetime) -> str | None:
    try:
        approval.capacity(decider, moment)
    except (Forbidden, Conflict) as error:
        return error.message
    return None


async def blocked_among(ctx: Context, rows: Sequence[Approval]) -> list[bool]:
    """Return, for each of these approvals, whether its approvers can no longer decide it."""
    named = {id for row in rows for id in row.approver_ids}
    able = await able_approvers(ctx.actor.organization_id, named) if named else frozenset()
    return [is_blocked(row, able) for row in rows]
