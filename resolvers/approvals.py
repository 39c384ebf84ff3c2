"""Approvals: requesting, deciding, cancelling and reading them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from auth.access import find_visible, get_visible, visible, visible_query
from auth.actor import Actor, ActorKind
from auth.credentials import actor_for_link
from context.operation import Context
from engine.approvals import able_approvers, names_in, report_if_blocked
from engine.definitions.configs import MAX_WAIT
from errors import Conflict, Forbidden, InvalidInput, NotFound
from json_types import Json
from models.agents import Agent
from models.approval_links import ApprovalLink, read_link
from models.approvals import Approval, ApprovalStatus, Capacity, Decider, OnExpiry, is_blocked
from models.delegations import delegators_of
from models.sessions import Channel, Session
from models.users import Role, User
from resolvers import checks
from resolvers.idempotency import once
from resolvers.participation import usable_session
from settings import Settings
from storage.clock import now
from storage.database import transaction
from storage.projection import Columns
from storage.queries import Operator, Query, Test

MOST_APPROVALS: Final = 100

_MANAGERS: Final = frozenset({Role.OPERATOR, Role.ADMIN})


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
        approval = await Approval.request(
            organization_id=actor.organization_id,
            by=actor.id,
            requested_by_id=requested_by_id,
            expires_at=_expiry(asked),
            **given,
        )
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
        await approval.decide(await _decider(actor, [approval]), approved, feedback, via.value)
    return approval


def _require_may_respond(actor: Actor) -> None:
    actor.require("approvals:respond")
    if actor.kind is not ActorKind.USER:
        raise Forbidden("Only users can decide approvals.")


async def _decider(actor: Actor, rows: Sequence[Approval]) -> Decider:
    """Return the actor as who would decide these approvals."""
    named = {id for row in rows for id in row.approver_ids}
    delegators = await delegators_of(actor.organization_id, actor.id) if named else frozenset()
    able = await able_approvers(actor.organization_id, named) if named else frozenset()
    return Decider(actor.id, delegators, able, actor.role in _MANAGERS)


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
    decider, moment = await _decider(ctx.actor, rows), now()
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
        if approval.requested_by_id != actor.id and actor.role not in _MANAGERS:
            raise Forbidden("Only its requester or an operator can cancel an approval.", field=["id"])
        await approval.cancel(actor.id)
    return approval


async def read_approval(ctx: Context, id: str, columns: Columns | None = None) -> Approval | None:
    """Return the approval, or None if the caller cannot see it."""
    ctx.actor.require("approvals:read")
    return await find_visible(Approval, ctx.actor, id, columns=columns)


async def approvals(
    ctx: Context, *, status: ApprovalStatus | None = None, for_me: bool | None = None
) -> Query[Approval]:
    """Return the approvals, or those with one status, or those that the caller is to decide.

    Raises:
        InvalidInput: a stream, which several callers share, would show those that one of them is to decide.
    """
    ctx.actor.require("approvals:read")
    rows = visible_query(Approval, ctx.actor).where_given(Operator.EQUALS, "status", status)
    if for_me and ctx.shared:
        raise InvalidInput("Streams do not show what awaits your decision; query it instead.", field=["for_me"])
    return await _to_decide(rows, ctx.actor) if for_me else rows


async def _to_decide(rows: Query[Approval], actor: Actor) -> Query[Approval]:
    """Return the requests on which the actor's decision is awaited; see `Approval.capacity`.

    Those that are blocked are not among them: an operator is not expected to decide them.
    """
    if actor.kind is not ActorKind.USER or "approvals:respond" not in actor.scopes:
        return rows.where_in("id", [])
    delegators = await delegators_of(actor.organization_id, actor.id)
    able = await able_approvers(actor.organization_id, delegators)
    rows = rows.where(Operator.EQUALS, "status", ApprovalStatus.PENDING)
    rows = rows.where_any((Operator.IS_NULL, "expires_at", ()), (Operator.GREATER, "expires_at", [now()]))
    unnamed = [(Operator.IS_EMPTY, "approver_ids", ())]
    named = [_seat(each, of_delegate=actor.id) for each in sorted(able)]
    rows = rows.where_any_of(unnamed, _seat(actor.id), *named)
    return rows.where(Operator.HAS_NO_ENTRY, "decisions", "by", actor.id)


def _not_behind(user_id: str) -> list[Test]:
    """Return the tests that a user is not behind a request; see `requester_ids`."""
    tests: list[Test] = [(Operator.DIFFERS, behind, [user_id]) for behind in ("requested_by_id", "created_by_id")]
    return [*tests, (Operator.HAS_NO_ELEMENT, "initiator_ids", [user_id])]


def _seat(approver_id: str, *, of_delegate: str | None = None) -> list[Test]:
    """Return the tests that an approver, or a delegate in their place, may still decide."""
    people = [approver_id] if of_delegate is None else [approver_id, of_delegate]
    return [
        (Operator.CONTAINS_ELEMENT, "approver_ids", [approver_id]),
        (Operator.HAS_NO_ENTRY, "decisions", ["by", approver_id]),
        (Operator.HAS_NO_ENTRY, "decisions", ["onBehalfOf", approver_id]),
        *(test for person in people for test in _not_behind(person)),
    ]


# ---------------------------------------------------------------- links


@dataclass(frozen=True, slots=True)
class LinkedApproval:
    """A request, as its link shows it to the user that the link was sent to.

    Args:
        obstacle: why the user cannot decide it; None if they can.
        on_behalf_of: the name of the approver in whose place they would decide.
        requester: the name of who requested it.
        names: the names of those who have decided, by id.
    """

    approval: Approval
    viewer: Actor
    obstacle: str | None
    on_behalf_of: str | None
    requester: str
    names: Mapping[str, str]


async def linked_approval(settings: Settings, token: str) -> LinkedApproval:
    """Return the request that a link shows. It changes nothing, because mail scanners open links.

    Raises:
        NotFound: the token was not signed here, or the request does not exist any more.
        Unauthenticated: the user is disabled or has ended their tokens since the link was sent.
        Forbidden: the user may no longer read approvals.
    """
    link, actor = await _link_and_actor(settings, token)
    approval = await _approval_of(link, actor)
    obstacle, capacity = None, Capacity()
    try:
        _require_may_use_link(actor)
        capacity = approval.capacity(await _decider(actor, [approval]), now())
    except (Forbidden, Conflict) as error:
        obstacle = error.message
    names = await names_in(approval, *filter(None, [capacity.on_behalf_of]))
    on_behalf_of = None if capacity.on_behalf_of is None else names[capacity.on_behalf_of]
    return LinkedApproval(approval, actor, obstacle, on_behalf_of, names[approval.requested_by_id], names)


async def decide_through_link(settings: Settings, token: str, *, approved: bool, feedback: str | None) -> Approval:
    """Record the decision of the user that a link was sent to; see `decide`.

    Raises:
        NotFound, Unauthenticated, Forbidden, Conflict, InvalidInput: see `linked_approval` and `decide`.
    """
    link, actor = await _link_and_actor(settings, token)
    _require_may_use_link(actor)
    return await decide(actor, id=link.approval_id, approved=approved, feedback=feedback, via=link.channel)


def _require_may_use_link(actor: Actor) -> None:
    """Require the scope to decide, with a message for people who know of no scopes."""
    if "approvals:respond" not in actor.scopes:
        raise Forbidden("You may no longer decide approvals.")


async def _link_and_actor(settings: Settings, token: str) -> tuple[ApprovalLink, Actor]:
    link = read_link(settings.secret_key, token)
    if link is None:
        raise NotFound("This link is not valid.")
    return link, await actor_for_link(link.user_id, link.issued_at)


async def _approval_of(link: ApprovalLink, actor: Actor) -> Approval:
    actor.require("approvals:read")
    return await get_visible(Approval, actor, link.approval_id)
