"""Consumers of the event log: triggers and destinations each look at every event once, on any number of replicas.

A consumer's position is one row per shard. A replica that handles events locks the row, checks that they are still
ahead and moves the row past them, all in the transaction that stores the result: a process that dies leaves nothing
half done, and no event is handled twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

from tortoise.queryset import QuerySet

from models.event_log import read_head, read_log, read_types
from models.events import DEFAULT_SHARD, LoggedEvent, LogPosition
from storage.database import transaction

BATCH: Final = 500


class Watcher(Protocol):
    """A row that events of its organization may concern, such as a trigger."""

    organization_id: str


WatcherType = TypeVar("WatcherType", bound=Watcher)


def by_organization(watchers: Iterable[WatcherType]) -> Mapping[str, Sequence[WatcherType]]:
    """Return the watchers by organization."""
    found: dict[str, list[WatcherType]] = defaultdict(list)
    for watcher in watchers:
        found[watcher.organization_id].append(watcher)
    return dict(found)


class Batch(NamedTuple):
    """Events, and the position up to which there are no others to read."""

    events: Sequence[LoggedEvent]
    through: int


class LogConsumer:
    """A named position in one shard of the log."""

    def __init__(self, name: str, shard: int = DEFAULT_SHARD) -> None:
        self._name = name
        self._shard = shard

    async def start(self, earliest: int | None) -> int:
        """Return the sequence number after which to read.

        Args:
            earliest: nothing watches for events up to this one; None if nothing watches at all.
        """
        row = await self._rows().first()
        return max(0 if row is None else row.seq, earliest or 0)

    async def read(self, after: int) -> Sequence[LoggedEvent]:
        """Return the next batch of events, empty at the end of the log.

        Load the watchers after it: one that was stored before an event must see that event.
        """
        return await read_log(after, limit=BATCH, shard=self._shard)

    async def read_of(self, types: Sequence[str], after: int) -> Batch:
        """Return the next batch of events of some types (`session.*` for all of a room), and hardly any others."""
        end = (await read_head(self._shard)).seq
        events = await read_types(types, after, end, limit=BATCH, shard=self._shard)
        return Batch(events, end if len(events) < BATCH else events[-1].seq)

    async def advance(self, through: int) -> int | None:
        """Lock the position, move it, and return the former one; None if another replica has been this far already.

        Call it in the transaction that stores the result of handling the events.
        """
        row = await self._locked()
        former: int = row.seq
        if former >= through:
            return None
        row.seq = through
        await row.save()
        return former

    async def skip(self, through: int) -> None:
        """Move the position past events that need no handling."""
        async with transaction():
            await self.advance(through)

    async def _locked(self) -> LogPosition:
        row = await self._rows().select_for_update().first()
        if row is None:
            first = LogPosition(consumer=self._name, shard=self._shard, seq=0)
            await LogPosition.bulk_create([first], ignore_conflicts=True)
            row = await self._rows().select_for_update().get()
        return row

    def _rows(self) -> QuerySet[LogPosition]:
        return LogPosition.filter(consumer=self._name, shard=self._shard)
