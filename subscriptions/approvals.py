"""The stream of an organization's approvals."""

from context.operation import Context
from models.event_log import LogFilter
from models.events import APPROVAL_EVENTS, LoggedEvent
from subscriptions.sources import EventSource


async def approval_events(ctx: Context) -> EventSource:
    """Return the events of approvals: requests and responses.

    Raises:
        Forbidden: the caller may not read approvals.
    """
    actor = ctx.actor
    actor.require("approvals:read")
    organization_id = actor.organization_id

    def matches(event: LoggedEvent) -> bool:
        return event.kind in APPROVAL_EVENTS and event.organization_id == organization_id

    only = LogFilter(organization_id, kinds=sorted(kind.name for kind in APPROVAL_EVENTS))
    return EventSource(organization_id, only=only, matches=matches, same_for_rights=True)
