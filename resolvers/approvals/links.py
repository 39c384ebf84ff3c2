"""The links that users are sent to decide an approval without signing in."""

from collections.abc import Mapping
from dataclasses import dataclass

from auth.access import get_visible
from auth.actor import Actor
from auth.credentials import actor_for_link
from engine.approvals import names_in
from errors import Conflict, Forbidden, NotFound
from models.approval_links import ApprovalLink, read_link
from models.approvals import Approval, Capacity
from resolvers.approvals.deciding import decide, decider_for
from settings import Settings
from storage.clock import now


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
        capacity = approval.capacity(await decider_for(actor, [approval]), now())
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
