"""The old events that are still needed: retention keeps what was not delivered, or not even looked at, yet.

Nothing is needed for long. A delivery ends within days, and those who follow the log are behind only while no process
does their work.
"""

from tortoise.queryset import QuerySet

from engine.destinations import following
from engine.triggers import events as triggers
from models.delivery_attempts import OPEN
from models.destinations import EventDelivery, EventDestination


async def needed_after(organization_id: str | None = None) -> int | None:
    """Return the position in the log after which all events are needed; None if none are.

    Args:
        organization_id: only the deliveries of one organization count.
    """
    destinations = EventDestination.all()
    if organization_id is not None:
        destinations = destinations.filter(organization_id=organization_id)
    undelivered = await _undelivered_after(destinations)
    positions = [await following.followed_through(), await triggers.followed_through(), undelivered]
    return min((position for position in positions if position is not None), default=None)


async def _undelivered_after(destinations: QuerySet[EventDestination]) -> int | None:
    """Return the position before the first event that one of the destinations has not accepted yet."""
    waiting = [await _first_undelivered(str(id)) for id in await destinations.values_list("id", flat=True)]
    return min((seq - 1 for seq in waiting if seq is not None), default=None)


async def _first_undelivered(destination_id: str) -> int | None:
    rows = EventDelivery.filter(destination_id=destination_id, status__in=[*OPEN]).order_by("event_seq").limit(1)
    found = await rows.values_list("event_seq", flat=True)
    return int(str(found[0])) if found else None
