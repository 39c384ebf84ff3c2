"""Destinations whose receiver does not accept events any more: they are disabled, and their owner is notified."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from models.causes import caused_by
from models.destinations import DestinationState, EventDestination
from storage.database import transaction

DISABLED_AFTER: Final = timedelta(days=5)
"""A destination is disabled when every attempt has failed for this long…"""
LEAST_FAILURES: Final = 10
"""…and there were this many: one failure of a rare event says little."""

Notice: TypeAlias = Callable[[EventDestination], Awaitable[None]]
"""Notifies the owner of a destination that was disabled, in the same transaction."""

GONE: Final = "The receiver responded with 410: the address no longer accepts events."


def reason_to_disable(state: DestinationState, moment: datetime, *, gone: bool) -> str | None:
    """Return why a destination is to be disabled after an attempt, if it is."""
    if gone:
        return GONE
    if state.failures < LEAST_FAILURES or state.fails_for(moment) < DISABLED_AFTER:
        return None
    error = f" The last error was: {state.last_error}" if state.last_error else ""
    return f"All {state.failures} attempts have failed for {DISABLED_AFTER.days} days.{error}"


async def disable(destination_id: str, reason: str, notify: Notice) -> None:
    """Disable a destination and notify its owner."""
    async with transaction():
        destination = await EventDestination.filter(id=destination_id, deleted_at=None).select_for_update().first()
        event_id = None if destination is None else await destination.disable(reason)
        if destination is not None and event_id is not None:
            with caused_by(event_id):
                await notify(destination)


async def notify_no_one(destination: EventDestination) -> None:
    """Leave it at the event."""
