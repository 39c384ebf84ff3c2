"""Streams: a subscriber is a plan and a position in the log.

A subscriber is either *live* (it is handed each event as it happens) or *reading* (it reads on from its position, from
the ring in memory or from the log). It turns live in the very tick in which its position reaches the hub's head, with
no await between the check and the change, so that nothing falls between the two; live delivery skips what the position
already covers. When its transport has more than 64 KiB unsent it turns to reading again. So nothing is queued for a
slow client, and nothing is dropped.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any, Final

from auth.actor import Actor
from auth.visibility import is_for
from context.cursors import Cursors, Position
from errors import ErrorCode, Unavailable
from models.event_log import Head, pending_ids, read_head, read_log
from models.events import DEFAULT_SHARD, LoggedEvent
from storage.clock import now
from storage.database import snapshot
from storage.ids import new_id
from subscriptions.control_items import GapItem, GapReason, OpenedItem
from subscriptions.fanout.hub import Hub, Topic
from subscriptions.interfaces import Sink, StreamEnd
from subscriptions.sources import SubscriptionPlan

_log = logging.getLogger("parley.streams")

SLOW_CONSUMER: Final = 4290
# Not 1011: graphql-ws takes that for the end and does not come back.
TRY_AGAIN: Final = 1013
LARGEST_LAG: Final = 10_000
LONGEST_STALL_SECONDS: Final = 60.0
_READ: Final = 64
_KEPT_RESULTS: Final = 256
_MOST_PENDING: Final = 1024
_TRIES: Final = 20


FlushOutbox = Callable[[], Awaitable[object]]
"""Gives the events that were committed so far their place in the log."""


async def no_outbox() -> None:
    """The `FlushOutbox` of SQLite, where an event has its place when it is committed."""


class Streams:
    """Every open subscription of this process."""

    def __init__(self, hub: Hub, cursors: Cursors, place: FlushOutbox) -> None:
        self.hub = hub
        self.cursors = cursors
        self.place = place
        self._feeds: dict[Hashable, Feed] = {}

    @property
    def subscribers(self) -> int:
        """How many subscriptions are open."""
        return sum(feed.users for feed in self._feeds.values())

    async def open(self, plan: SubscriptionPlan, caller: Actor, sink: Sink, after: str | None) -> "Subscriber":
        """Opens a subscription; its first item has been offered when this returns.

        Args:
            plan: what it shows; a plan with the same key that is open already is shared.
            after: the cursor to go on after; None begins with a snapshot.

        Raises:
            InvalidInput: the cursor was not given out here, or to another organization.
        """
        position = self.cursors.position(caller.organization_id, after) if after is not None else None
        feed = self._feeds.get(plan.key)
        if feed is None:
            feed = self._feeds[plan.key] = Feed(plan, self)
        subscriber = Subscriber(feed, caller, sink)
        feed.users += 1
        try:
            await subscriber.start(position, after)
        except _Stalled:
            subscriber.cancel()
            raise Unavailable("The client does not read; open the stream again.") from None
        except BaseException:
            subscriber.cancel()
            raise
        return subscriber

    def release(self, feed: "Feed") -> None:
        """Told when a subscriber is gone; the last one takes the feed with it."""
        feed.users -= 1
        if feed.users == 0:
            feed.close()
            del self._feeds[feed.plan.key]

    def cursor(self, organization_id: str, seq: int) -> str:
        """Returns the cursor of a number in the log."""
        return self.cursors.event(organization_id, Position(DEFAULT_SHARD, self.hub.epoch, seq))

    async def read(self, after: int, plan: SubscriptionPlan) -> tuple[Sequence[LoggedEvent], int, bool]:
        """Returns the next events of a plan after a number, up to which number they reach, and whether some are lost.

        A few are returned at a time; the caller asks on from where they reach.
        """
        source = plan.source
        recent = self.hub.recent(after, _READ)
        if recent is not None:
            through = recent[-1].seq if recent else after
            return [event for event in recent if _selected(source, event)], through, False
        head = await read_head()
        if after < head.pruned_through:
            return [], head.pruned_through, True
        through = min(self.hub.head, head.seq)
        events = await read_log(after, through=through, limit=_READ, only=source.only)
        reached = events[-1].seq if len(events) == _READ else through
        return [event for event in events if source.matches(event)], reached, False


def _selected(source: Any, event: LoggedEvent) -> bool:
    return event.organization_id == source.organization_id and bool(source.matches(event))


class Feed:
    """A plan that somebody has open: encodes each event once and offers it to everybody who is live."""

    def __init__(self, plan: SubscriptionPlan, streams: Streams) -> None:
        self.plan = plan
        self.streams = streams
        self.users = 0
        self.live: dict[Subscriber, None] = {}
        self._pending: deque[LoggedEvent] = deque()
        self._results: OrderedDict[int, bytes] = OrderedDict()
        self._wake = asyncio.Event()
        self._opening: asyncio.Task[tuple[bytes, str, int, frozenset[str]]] | None = None
        self._topic: Topic = (plan.source.organization_id, plan.source.topic)
        streams.hub.add(self._topic, self._receive)
        self._task = asyncio.create_task(self._run())

    def close(self) -> None:
        """Stops listening."""
        self.streams.hub.remove(self._topic, self._receive)
        self._task.cancel()

    def _receive(self, event: LoggedEvent) -> None:
        if not self.live or not _selected(self.plan.source, event):
            return
        if len(self._pending) >= _MOST_PENDING:
            self._fall_behind()
            return
        self._pending.append(event)
        self._wake.set()

    def _fall_behind(self) -> None:
        """Execution cannot keep up: lets everybody read from the log at their own pace, instead of piling up."""
        self._pending.clear()
        for subscriber in tuple(self.live):
            subscriber.catch_up()

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._pending:
                event = self._pending.popleft()
                if self.plan.source.derive is not None and self._pending:
                    continue  # only the newest value counts
                await self._show(event)

    async def _show(self, event: LoggedEvent) -> None:
        try:
            payload = await self.result(event)
        except Exception:
            # Those who are live fall back to reading, where the fault ends their stream with a cursor to go on from.
            _log.exception("an event could not be shown")
            self._fall_behind()
            return
        cursor = self.streams.cursor(event.organization_id, event.seq)
        for subscriber in tuple(self.live):
            subscriber.deliver(event, payload, cursor)

    async def result(self, event: LoggedEvent) -> bytes:
        """Returns the encoded result for an event: executed once, for live and reading subscribers alike."""
        kept = self._results.get(event.seq)
        if kept is None:
            kept = await self.plan.execute(await self._root(event))
            if self.plan.source.derive is None:
                self._results[event.seq] = kept
                if len(self._results) > _KEPT_RESULTS:
                    self._results.popitem(last=False)
        return kept

    async def _root(self, event: LoggedEvent) -> Any:
        derive = self.plan.source.derive
        return event if derive is None else await derive()

    async def opened(self) -> tuple[bytes, str, int, frozenset[str]]:
        """Returns the first item of a new stream: its bytes, its cursor, its number, and what it already shows.

        Subscribers that come while one is being made share it: any snapshot is a right one, because what follows is
        exactly what came after it.
        """
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(self._snapshot())
        return await asyncio.shield(self._opening)

    async def _snapshot(self) -> tuple[bytes, str, int, frozenset[str]]:
        """Reads the log's end and the records at one instant at which every committed event has its place.

        Else the cursor would not cover what the snapshot shows already, and a client that goes on after it would be
        told that twice. When there is never such an instant, because too much happens, the stream itself still skips
        what was shown; only a client that breaks off right then could see an event again.
        """
        for _ in range(_TRIES):
            async with snapshot():
                if not await pending_ids(self.plan.source.organization_id):
                    return await self._read_snapshot()
            await self.streams.place()
        async with snapshot():
            return await self._read_snapshot()

    async def _read_snapshot(self) -> tuple[bytes, str, int, frozenset[str]]:
        source = self.plan.source
        head = await read_head()
        shown = await pending_ids(source.organization_id)
        cursor = self.streams.cursor(source.organization_id, head.seq)
        if source.derive is not None:
            root: Any = await source.derive()
        else:
            root = opened_item(cursor, await source.snapshot(), resumed=False)
        return await self.plan.execute(root), cursor, head.seq, shown


def opened_item(cursor: str, records: Mapping[str, Any], *, resumed: bool) -> OpenedItem:
    """Returns the first item of a stream."""
    return OpenedItem(id=new_id("evt"), cursor=cursor, occurred_at=now(), resumed=resumed, snapshot=records)


class Subscriber:
    """One client's subscription."""

    __slots__ = ("_caller", "_feed", "_reader", "_released", "_seq", "_shown", "_sink", "_streams")

    def __init__(self, feed: Feed, caller: Actor, sink: Sink) -> None:
        self._feed = feed
        self._caller = caller
        self._streams = feed.streams
        self._sink = sink
        self._seq = 0
        self._shown: frozenset[str] = frozenset()
        self._reader: asyncio.Task[None] | None = None
        self._released = False

    async def start(self, position: Position | None, after: str | None) -> None:
        """Offers the first item and goes on from there."""
        if position is None or self._feed.plan.source.derive is not None:
            await self._begin()
        elif (reason := await self._lost(position)) is not None:
            await self._begin()
            await self._offer_gap(reason, after)
        else:
            await self._resume(position, after or "")
        self.catch_up()

    def cancel(self) -> None:
        """Ends the subscription; nothing more is offered."""
        if self._released:
            return
        self._released = True
        self._feed.live.pop(self, None)
        if self._reader is not None and self._reader is not asyncio.current_task():
            self._reader.cancel()
        self._streams.release(self._feed)

    def survives(self, caller: Actor) -> bool:
        """See `OpenStream`. What is shown depends on the rights, so the stream begins anew from its cursor."""
        return False

    def deliver(self, event: LoggedEvent, payload: bytes, cursor: str) -> None:
        """Takes an event while live. An event that the position covers was seen already."""
        if event.seq <= self._seq or event.id in self._shown or not is_for(self._caller, event):
            return
        if self._sink.offer(payload, cursor):
            self._seq = event.seq
        else:
            self.catch_up()

    def catch_up(self) -> None:
        """Leaves the live ones and reads on from the position."""
        self._feed.live.pop(self, None)
        if self._released or (self._reader is not None and not self._reader.done()):
            return
        if self._seq >= self._streams.hub.head:
            self._feed.live[self] = None
            return
        self._reader = asyncio.create_task(self._read())

    async def _begin(self) -> None:
        payload, cursor, self._seq, self._shown = await self._feed.opened()
        await self._put(payload, cursor)

    async def _resume(self, position: Position, after: str) -> None:
        self._seq = position.seq
        item = opened_item(after, {}, resumed=True)
        await self._put(await self._feed.plan.execute(item), after)

    async def _lost(self, position: Position) -> GapReason | None:
        """Tells whether the log no longer holds what came after a cursor, and why."""
        hub = self._streams.hub
        if position.epoch != hub.epoch:
            return GapReason.LOG_RESET
        if hub.recent(position.seq, 1):
            return None
        head: Head = await read_head()
        if position.seq > head.seq:
            return GapReason.LOG_RESET
        return GapReason.EXPIRED if position.seq < head.pruned_through else None

    async def _offer_gap(self, reason: GapReason, after: str | None) -> None:
        cursor = self._streams.cursor(self._feed.plan.source.organization_id, self._seq)
        await self._put(await self._gap(reason, after, cursor), cursor)

    async def _gap(self, reason: GapReason, after: str | None, cursor: str) -> bytes:
        gap = GapItem(id=new_id("evt"), cursor=cursor, occurred_at=now(), reason=reason, from_cursor=after)
        return await self._feed.plan.execute(gap)

    async def _read(self) -> None:
        try:
            while not self._released:
                if not await self._read_some():
                    return
                if self._seq >= self._streams.hub.head:
                    self._feed.live[self] = None
                    return
        except _Stalled:
            await self._end_slow()
        except Exception:
            _log.exception("a stream failed")
            self._end(StreamEnd("The stream failed; go on from the last cursor.", TRY_AGAIN, cursor=self._cursor()))

    async def _read_some(self) -> bool:
        """Offers the next few events. False when the subscription is over."""
        events, through, lost = await self._streams.read(self._seq, self._feed.plan)
        if lost:
            before = self._cursor()
            self._seq = through
            await self._offer_gap(GapReason.EXPIRED, before)
            return True
        if self._feed.plan.source.derive is not None:
            events = events[-1:]
        for event in events:
            if event.id in self._shown or not is_for(self._caller, event):
                continue
            payload = await self._feed.result(event)
            await self._put(payload, self._streams.cursor(event.organization_id, event.seq))
            self._seq = event.seq
        self._seq = max(self._seq, through)
        return not self._released

    async def _put(self, payload: bytes, cursor: str) -> None:
        """Offers an item until the transport takes it.

        Raises:
            _Stalled: it took nothing for too long, or the log has run too far ahead meanwhile.
        """
        hub = self._streams.hub
        begun, head = asyncio.get_running_loop().time(), hub.head
        while not self._released and not self._sink.offer(payload, cursor):
            try:
                await asyncio.wait_for(self._sink.drained(), 1)
            except TimeoutError:
                stalled = asyncio.get_running_loop().time() - begun
                if stalled > LONGEST_STALL_SECONDS or hub.head - head > LARGEST_LAG:
                    raise _Stalled from None

    async def _end_slow(self) -> None:
        cursor = self._cursor()
        self._end(
            StreamEnd(
                "The client reads too slowly; it can go on from the cursor.",
                SLOW_CONSUMER,
                error={
                    "message": "The client reads too slowly.",
                    "extensions": {"code": ErrorCode.UNAVAILABLE.value, "reason": "SLOW_CONSUMER", "cursor": cursor},
                },
                cursor=cursor,
                last=await self._gap(GapReason.SLOW_CONSUMER, cursor, cursor),
            )
        )

    def _end(self, end: StreamEnd) -> None:
        if not self._released:
            self.cancel()
            self._sink.ended(end)

    def _cursor(self) -> str:
        return self._streams.cursor(self._feed.plan.source.organization_id, self._seq)


class _Stalled(Exception):
    """The client does not read."""
