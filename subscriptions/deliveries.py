"""The event source of the stream of deliveries to people."""

from auth.access import get_visible
from context.operation import Context
from models.event_log import LogFilter
from models.events import DELIVERY_EVENTS, LoggedEvent
from models.users import User
from subscriptions.sources import EventSource


async def delivery_events(ctx: Context, *, user_id: str | None) -> EventSource:
    """Return the events of the deliveries to a user, or of all that the caller may see.

    Whom an event is shown to is checked for each subscriber (`auth.visibility.is_for`), because several share a source.

    Raises:
        Forbidden: the caller may not see the deliveries of this user.
        NotFound: there is no such user.
    """
    actor = ctx.actor
    actor.require("deliveries:read")
    if user_id is not None and user_id != actor.id:
        actor.require("deliveries:admin")
        await get_visible(User, actor, user_id, field="user_id")
    organization_id = actor.organization_id

    def matches(event: LoggedEvent) -> bool:
        return (
            event.kind in DELIVERY_EVENTS
            and event.organization_id == organization_id
            and user_id in (None, event.topics.user_id)
        )

    return EventSource(
        organization_id=organization_id,
        topic=None if user_id is None else ("user", user_id),
        only=LogFilter(organization_id, kinds=[kind.name for kind in DELIVERY_EVENTS]),
        matches=matches,
    )
