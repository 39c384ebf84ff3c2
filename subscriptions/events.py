"""The event source of all events of an organization that the caller may see."""

from collections.abc import Sequence

from auth.visibility import may_see, selection
from context.operation import Context
from models.events import LoggedEvent
from subscriptions.sources import EventSource


async def all_events(ctx: Context, *, types: Sequence[str] | None = None) -> EventSource:
    """Return the events of the given types, or all events.

    Raises:
        Forbidden: the caller may not read the log.
        InvalidInput: a type does not exist.
    """
    actor = ctx.actor
    actor.require("events:read")
    only = selection(actor, shared=True, types=types)
    chosen = None if types is None else frozenset(types)

    def matches(event: LoggedEvent) -> bool:
        return may_see(actor, event) and (chosen is None or event.type in chosen)

    return EventSource(actor.organization_id, only=only, matches=matches, same_for_rights=True)
