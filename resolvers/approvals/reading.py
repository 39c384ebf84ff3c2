"""Reading approvals, and those that await the caller's decision."""

from auth.access import find_visible, visible_query
from auth.actor import Actor, ActorKind
from context.operation import Context
from engine.approvals import able_approvers
from errors import InvalidInput
from models.approvals import Approval, ApprovalStatus
from models.delegations import delegators_of
from storage.clock import now
from storage.projection import Columns
from storage.queries import Operator, Query, Test


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
