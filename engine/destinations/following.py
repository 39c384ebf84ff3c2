"""From the log to deliveries: each event is read once for all destinations, and gets a delivery for each that wants it.

One position, moved in the transaction that stores the deliveries (`engine.log_consumer`). A delivery is unique per
event and destination, however often the event is read. Slow destinations have no influence here: this only writes to
the database.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.destinations.environment import EnvironmentDestinations
from engine.log_consumer import LogConsumer, by_organization
from models.destinations import DestinationState, EventDelivery, EventDestination, covers
from models.events import LoggedEvent
from storage.clock import now
from storage.database import transaction

EXPIRES_AFTER: Final = timedelta(days=3)
"""The time for which a delivery may be retried after it was stored: for a destination that is disabled for a
while, or a gateway that is down."""

CONSUMER: Final = LogConsumer("destinations")


@dataclass(frozen=True, slots=True)
class FollowResult:
    """The result of reading the log: the number of deliveries stored, and the organizations with destinations."""

    stored: int
    organization_ids: Set[str]


async def follow(environment: EnvironmentDestinations) -> FollowResult:
    """Store the deliveries of the events since the last call."""
    destinations = await _watching()
    first = min((each.event_seq for group in destinations.values() for each in group), default=None)
    stored, seq = 0, await CONSUMER.start(first)
    while (destinations or environment.configured) and (events := await CONSUMER.read(seq)):
        # An event of a new organization must find its environment destinations.
        await environment.add_organizations({event.organization_id for event in events}, after=seq)
        destinations = await _watching()
        wanted = [
            (destination, event)
            for event in events
            for destination in destinations.get(event.organization_id, ())
            if wants(destination, event)
        ]
        seq = events[-1].seq
        stored += await _store(wanted, seq)
    return FollowResult(stored, destinations.keys())


async def followed_through() -> int | None:
    """Return the position up to which all events have their deliveries; None if no destination wants any."""
    seqs = await EventDestination.filter(enabled=True, deleted_at=None).values_list("event_seq", flat=True)
    return await CONSUMER.start(min(int(str(seq)) for seq in seqs)) if seqs else None


def wants(destination: EventDestination, event: LoggedEvent) -> bool:
    """Return whether a destination wants an event: by its type, and only if it is newer than the destination."""
    return event.seq > destination.event_seq and covers(destination.event_types, event.type)


async def _watching() -> Mapping[str, Sequence[EventDestination]]:
    return by_organization(await EventDestination.filter(enabled=True, deleted_at=None).order_by("id"))


async def _store(wanted: Sequence[tuple[EventDestination, LoggedEvent]], through: int) -> int:
    """Store deliveries and move the position, unless another replica has done so; return how many were stored."""
    async with transaction():
        former = await CONSUMER.advance(through)
        if former is None:
            return 0
        wanted = [(destination, event) for destination, event in wanted if event.seq > former]
        moment = now()
        await EventDelivery.bulk_create([new_delivery(*each, moment) for each in wanted], ignore_conflicts=True)
        await DestinationState.wake(sorted({destination.id for destination, _ in wanted}), moment)
    return len(wanted)


def new_delivery(destination: EventDestination, event: LoggedEvent, moment: datetime) -> EventDelivery:
    """Return the delivery of an event to a destination, which is not stored yet."""
    return EventDelivery.new(
        organization_id=destination.organization_id,
        destination_id=destination.id,
        event_id=event.id,
        event_seq=event.seq,
        session_id=event.topics.session_id,
        place=event.seq,
        attempts=[],
        next_attempt_at=moment,
        expires_at=moment + EXPIRES_AFTER,
        created_at=moment,
    )
