"""Queueing events for a destination again, from a position in the log: for a receiver that has lost or missed some."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engine.destinations.following import EXPIRES_AFTER, new_delivery
from models.destinations import DestinationState, EventDelivery, EventDestination, covers
from models.event_log import LogFilter, Stretch, read_head, read_log
from models.events import LoggedEvent
from storage.clock import now

MOST_REPLAYED: Final = 1000
"""The number of events that one replay queues at most."""
MOST_READ: Final = 20_000
"""The number of events of any type that one replay reads at most."""

_PAGE: Final = 500
_UPDATED: Final = (
    "status", "attempts_before", "completed_at", "place", "next_attempt_at", "expires_at", "updated_at"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Replay:
    """The result of a replay.

    Args:
        count: the number of events that were queued.
        through: the position of the last event that was considered.
        complete: whether the end of the log was reached.
    """

    count: int
    through: int
    complete: bool


async def replay(destination: EventDestination, stretch: Stretch, since: datetime | None) -> Replay:
    """Queue the destination's events of a stretch of the log again, including those that were delivered.

    Each keeps the delivery and the id that it had. They are sent in the order of the log, before what is waiting. Call
    it in a transaction.

    Args:
        since: leaves out events before this time.
    """
    head = (await read_head()).seq
    wanted: list[LoggedEvent] = []
    seq, read, complete = stretch.after, 0, False
    while not complete and len(wanted) < MOST_REPLAYED and read < MOST_READ:
        only = LogFilter(destination.organization_id, since=since)
        events = await read_log(seq, through=head, limit=_PAGE, only=only)
        complete = len(events) < _PAGE
        for event in events:
            if len(wanted) == MOST_REPLAYED:
                complete = False
                break
            seq, read = event.seq, read + 1
            if covers(destination.event_types, event.type):
                wanted.append(event)
    return Replay(await _queue(destination, wanted), seq, complete)


async def _queue(destination: EventDestination, events: Sequence[LoggedEvent]) -> int:
    """Store deliveries of these events, or queue those that exist again; return how many are queued now."""
    moment = now()
    state = await DestinationState.lock(destination.id)
    queued = 0
    for start in range(0, len(events), _PAGE):
        part = events[start : start + _PAGE]
        rows = await EventDelivery.filter(destination_id=destination.id, event_id__in=[event.id for event in part])
        again = [row for row in rows if row.requeue(moment, moment + EXPIRES_AFTER)]
        known = {row.event_id for row in rows}
        new = [new_delivery(destination, event, moment) for event in part if event.id not in known]
        if again:
            await EventDelivery.bulk_update(again, fields=_UPDATED)
        await EventDelivery.bulk_create(new, ignore_conflicts=True)
        queued += len(again) + len(new)
    if queued:
        await state.resume(moment)
    return queued
