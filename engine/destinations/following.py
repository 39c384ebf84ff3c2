"""From the log to the deliveries: every event is looked at once, for all destinations, and gets one for each that asks.

One position, moved in the transaction that stores the deliveries: any number of replicas may look, a process that dies
leaves nothing half done, and an event gets one delivery for each destination however often it is seen. A destination
that is slow is none of this: what follows here only writes to the database.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.destinations.environment import EnvironmentDestinations
from models.destinations import DestinationPosition, DestinationState, EventDelivery, EventDestination, covers
from models.event_log import read_log
from models.events import DEFAULT_SHARD, LoggedEvent
from storage.clock import now
from storage.database import transaction

EXPIRES_AFTER: Final = timedelta(days=3)
"""So long after it was stored a delivery may still be tried: for destinations that are disabled for a while, or a
gateway that is down."""

_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class FollowResult:
    """What came of a pass: how many deliveries were stored, and whose events are wanted."""

    stored: int
    organization_ids: Set[str]


async def follow(environment: EnvironmentDestinations, shard: int = DEFAULT_SHARD) -> FollowResult:
    """Stores the deliveries that events since the last pass ask for."""
    destinations = await _watching()
    stored, seq = 0, await _begin(destinations, shard)
    while (destinations or environment.wanted) and (events := await read_log(seq, limit=_BATCH, shard=shard)):
        # Both after the events: one that came after a destination was stored, or of a new organization, must find it.
        await environment.welcome({event.organization_id for event in events}, after=seq)
        destinations = await _watching()
        wanted = [
            (destination, event)
            for event in events
            for destination in destinations.get(event.organization_id, ())
            if wants(destination, event)
        ]
        stored += await _store(wanted, shard, seq, events[-1].seq)
        seq = events[-1].seq
    return FollowResult(stored, destinations.keys())


def wants(destination: EventDestination, event: LoggedEvent) -> bool:
    """Tells whether an event is for a destination: its type is covered, and it came after the destination did."""
    return event.seq > destination.event_seq and covers(destination.event_types, event.type)


async def _watching() -> Mapping[str, Sequence[EventDestination]]:
    """Returns the destinations that events go to, by organization."""
    found: dict[str, list[EventDestination]] = {}
    for destination in await EventDestination.filter(enabled=True, deleted_at=None).order_by("id"):
        found.setdefault(destination.organization_id, []).append(destination)
    return found


async def _begin(destinations: Mapping[str, Sequence[EventDestination]], shard: int) -> int:
    """Returns after which event to look: nobody asked for what was before the oldest destination."""
    row = await DestinationPosition.filter(shard=shard).first()
    passed = 0 if row is None else row.seq
    return max(passed, min((each.event_seq for group in destinations.values() for each in group), default=passed))


async def _store(wanted: Sequence[tuple[EventDestination, LoggedEvent]], shard: int, after: int, through: int) -> int:
    """Stores deliveries and moves the position, unless another process has done so before."""
    async with transaction():
        position = await _locked_position(shard)
        if position.seq > after:
            # Somebody was faster with some of these; those are stored.
            wanted = [(destination, event) for destination, event in wanted if event.seq > position.seq]
        if position.seq >= through:
            return 0
        moment = now()
        await EventDelivery.bulk_create([_delivery(*each, moment) for each in wanted], ignore_conflicts=True)
        await DestinationState.wake(sorted({destination.id for destination, _ in wanted}), moment)
        position.seq = through
        await position.save()
    return len(wanted)


def _delivery(destination: EventDestination, event: LoggedEvent, moment: datetime) -> EventDelivery:
    return EventDelivery.new(
        organization_id=destination.organization_id,
        destination_id=destination.id,
        event_id=event.id,
        event_seq=event.seq,
        place=event.seq,
        attempts=[],
        next_attempt_at=moment,
        expires_at=moment + EXPIRES_AFTER,
        created_at=moment,
    )


async def _locked_position(shard: int) -> DestinationPosition:
    row = await DestinationPosition.filter(shard=shard).select_for_update().first()
    if row is None:
        await DestinationPosition.bulk_create([DestinationPosition(shard=shard, seq=0)], ignore_conflicts=True)
        row = await DestinationPosition.filter(shard=shard).select_for_update().first()
        assert row is not None
    return row
