"""Requesting approvals and cancelling them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from auth.access import get_visible, visible
from auth.actor import Actor, ActorKind
from context.operation import Context
from engine.approvals import able_approvers, report_if_blocked
from engine.definitions.configs import MAX_WAIT
from errors import Forbidden, InvalidInput, NotFound
from json_types import Json
from models.agents import Agent
from models.approvals import Approval, NewApproval, OnExpiry
from models.sessions import Session
from models.users import User
from resolvers import checks
from resolvers.approvals.deciding import MANAGERS
from resolvers.idempotency import once
from resolvers.participation import usable_session
from storage.clock import now
from storage.database import transaction

MOST_APPROVALS: Final = 100


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """An approval to request, as the client gives it.

    Args:
        agent_id: the agent in whose name it is requested.
        approver_ids: those who decide; everyone with the scope by default.
    """

    title: str
    description: str | None
    data: Json
    session_id: str | None
    agent_id: str | None
    approver_ids: Sequence[str] | None
    required_approvals: int
    expires_in_seconds: int | None
    on_expiry: OnExpiry


async def request_approval(ctx: Context, asked: ApprovalRequest, *, idempotency_key: str | None) -> Approval:
    """Request an approval, as the caller or on behalf of an agent that it operates.

    In a session with automatic approval, Parley grants it immediately, unless only people decide it.

    Raises:
        NotFound: the session, the agent or one of the approvers does not exist.
        Forbidden: the caller takes no part in the session, may not act for the agent, or may not let the request be
            approved when it expires.
        Conflict: the session is not active.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require("approvals:write")
    given = _checked(asked)
    if asked.on_expiry is OnExpiry.APPROVE:
        _require_may_approve_on_expiry(actor, asked)

    async def create() -> Approval:
        requested_by_id = await _requester_id(actor, asked.agent_id)
        await _require_approvers(actor, given["approver_ids"], asked.required_approvals)
        session = None if asked.session_id is None else await usable_session(actor, asked.session_id, lock=True)
        new = NewApproval(requested_by_id=requested_by_id, expires_at=_expiry(asked), **given)
        approval = await Approval.request(new, organization_id=actor.organization_id, by=actor.id)
        if session is not None:
            await _grant_automatically(actor, session, approval)
        await report_if_blocked(approval, by=actor.id)
        return approval

    arguments = given | {"agent_id": asked.agent_id, "expires_in_seconds": asked.expires_in_seconds}
    return await once(actor, idempotency_key, "requestApproval", arguments, Approval, create)


def _checked(asked: ApprovalRequest) -> dict[str, Any]:
    """Return the values of the approval to make, which can be stored."""
    checked = {
        "title": checks.text(asked.title, "title"),
        "description": checks.optional_text(asked.description, "description"),
        "data": checks.json_value(asked.data, "data"),
        "session_id": asked.session_id,
        "approver_ids": _approver_ids(asked.approver_ids),
        "required_approvals": checks.whole(asked.required_approvals, "required_approvals", 1, MOST_APPROVALS),
        "on_expiry": asked.on_expiry,
    }
    if asked.expires_in_seconds is not None:
        checks.whole(asked.expires_in_seconds, "expires_in_seconds", 1, MAX_WAIT)
    return checked


def _expiry(asked: ApprovalRequest) -> datetime | None:
    seconds = asked.expires_in_seconds
    return None if seconds is None else now() + timedelta(seconds=seconds)


async def _grant_automatically(actor: Actor, session: Session, approval: Approval) -> None:
    """Approve what a participant of a session with automatic approval requests in it."""
    if session.auto_approval and await session.participant(actor.id) is not None:
        await approval.approve_automatically("Approved automatically by the session.")


def _approver_ids(given: Sequence[str] | None) -> list[str]:
    """Return the ids of the approvers; none if everyone with the scope decides."""
    if given is not None and not given:
        raise InvalidInput(
            "approverIds must have at least one item; omit it to let everyone with the scope decide.",
            field=["approver_ids"],
        )
    return checks.words(given, "approver_ids")


def _require_may_approve_on_expiry(actor: Actor, asked: ApprovalRequest) -> None:
    """Require that a request may be approved by expiring: that is a decision, and agents never decide."""
    if actor.kind is ActorKind.AGENT or asked.agent_id is not None:
        raise Forbidden("An agent's request cannot be approved by expiring.", field=["on_expiry"])
    if "approvals:respond" not in actor.scopes:
        raise Forbidden("onExpiry APPROVE requires the scope approvals:respond.", field=["on_expiry"])
    if asked.approver_ids or asked.required_approvals > 1:
        raise InvalidInput(
            "onExpiry cannot be APPROVE if approvers are named or more than one approval is required.",
            field=["on_expiry"],
        )


async def _requester_id(actor: Actor, agent_id: str | None) -> str:
    """Return the id of the requester."""
    if agent_id is None or agent_id == actor.id:
        return actor.id
    agent = await get_visible(Agent, actor, agent_id, field="agent_id")
    if actor.kind is ActorKind.AGENT or "agents:write" not in actor.scopes:
        raise Forbidden(
            "Only the agent itself or a user with the scope agents:write can request an approval on its behalf.",
            field=["agent_id"],
        )
    return agent.id


async def _require_approvers(actor: Actor, ids: Sequence[str], required: int) -> None:
    """Require that enough of the given users can decide. Without approvers, anybody with the scope can decide."""
    if not ids:
        return
    if await visible(User, actor).filter(id__in=ids).count() < len(ids):
        raise NotFound("At least one of these users does not exist.", field=["approver_ids"])
    if len(await able_approvers(actor.organization_id, ids)) < len(ids):
        raise InvalidInput(
            "At least one of these users is disabled or may not decide approvals.", field=["approver_ids"]
        )
    if required > len(ids):
        raise InvalidInput(
            f"requiredApprovals is {required}, but only {len(ids)} approvers are given.",
            field=["required_approvals"],
        )


async def cancel_approval(ctx: Context, *, id: str) -> Approval:
    """Cancel an approval that is not resolved.

    Raises:
        NotFound: there is no such approval.
        Forbidden: the caller is neither its requester nor an operator.
        Conflict: it is already resolved.
    """
    actor = ctx.actor
    actor.require("approvals:write")
    async with transaction():
        approval = await get_visible(Approval, actor, id, lock=True)
        if approval.requested_by_id != actor.id and actor.role not in MANAGERS:
            raise Forbidden("Only its requester or an operator can cancel an approval.", field=["id"])
        await approval.cancel(actor.id)
    return approval
