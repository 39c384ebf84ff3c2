"""Streams: a subscriber is a plan and a position in the log.

A subscriber is either *live* (it receives each event as it is dispatched) or *reading* (it reads from its position, in
the ring buffer or in the log). It becomes live in the same tick in which its position reaches the hub's head, with no
await between the check and the change, so that no event is missed in between; live delivery skips what the position
already covers. When its transport has more than 64 KiB unsent, it reads again. Nothing is queued for a slow client, and
nothing is dropped.
"""

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final

from auth.actor import Actor
from auth.visibility import PERSONAL, is_for
from context.cursors import Cursors, Position
from context.faults import logged_fault
from errors import ErrorCode, Unavailable
from models.event_log import read_head
from models.events import DEFAULT_SHARD, LoggedEvent
from models.outbox import pending_ids
from storage.background import raise_if_cancelled
from storage.clock import now
from storage.database import snapshot
from storage.ids import new_id
from subscriptions.control_items import GapItem, GapReason, OpenedItem
from subscriptions.fanout.hub import Hub, Topic
from subscriptions.interfaces import Sink, StreamEnd
from subscriptions.patience import Patience, Stalled
from subscriptions.recent_results import RecentResults, Results
from subscriptions.replays import BATCH, Replayed, Replays
from subscriptions.sources import EventSource, Snapshot, SubscriptionPlan
from telemetry.tracing import SpanKind, Tracer, continued, tracing

_log = logging.getLogger("parley.streams")

SLOW_CONSUMER: Final = 4290
# Not 1011: graphql-ws treats that as fatal and does not reconnect.
TRY_AGAIN: Final = 1013
MAX_LAG: Final = 10_000
_MAX_PENDING: Final = 1024
_MAX_SNAPSHOT_ATTEMPTS: Final = 20


FlushOutbox = Callable[[], Awaitable[object]]
"""Move all committed events from the outbox into the log."""


async def no_outbox() -> None:
    """Do nothing: on SQLite, an event enters the log when it is committed."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first item of a new stream.

    Args:
        payload: the encoded result.
        cursor: the position of the snapshot, to resume from.
        seq: the same position in the log.
        included: ids of events that the snapshot includes although they are still in the outbox.
    """

    payload: bytes
    cursor: str
    seq: int
    included: frozenset[str]


class Streams:
    """All open subscriptions of this process."""

    def __init__(self, hub: Hub, cursors: Cursors, flush_outbox: FlushOutbox, tracer: Tracer | None = None) -> None:
        self.tracer = tracer
        self.hub = hub
        self.cursors = cursors
        self.flush_outbox = flush_outbox
        self.replays = Replays()
        self.results = RecentResults()
        self.delivered = 0
        """The number of events that subscribers have accepted."""
        self._feeds: dict[Hashable, Feed] = {}

    @property
    def groups(self) -> int:
        """The number of groups of open subscriptions that receive the same."""
        return len(self._feeds)

    def subscribers(self) -> Counter[str]:
        """Return the number of open subscriptions of each organization that has any."""
        counted: Counter[str] = Counter()
        for feed in self._feeds.values():
            counted[feed.plan.source.organization_id] += feed.users
        return counted

    async def open(
        self, plan: SubscriptionPlan, caller: Actor, sink: Sink, after: str | None, *, named: str = "after"
    ) -> "Subscriber":
        """Open a subscription and offer its first item.

        Args:
            plan: an open plan with the same key is shared.
            after: the cursor to resume after; without one the stream begins with a snapshot, or where its source says.
            named: what the client calls the cursor.

        Raises:
            InvalidInput: the cursor was not issued by this deployment, or for another organization.
            Unavailable: the client does not read.
        """
        if after is None and plan.source.begin is not None:
            await self.flush_outbox()  # an event has no position before it is in the log
            after = self.cursor(caller.organization_id, await plan.source.begin())
        cursors, organization_id = self.cursors, caller.organization_id
        position = cursors.position(organization_id, after, field=named) if after is not None else None
        feed = self._feeds.get(plan.key)
        if feed is None:
            feed = self._feeds[plan.key] = Feed(plan, self)
        subscriber = Subscriber(feed, caller, sink)
        feed.users += 1
        try:
            await subscriber.start(position, after)
        except Stalled:
            subscriber.cancel()
            raise Unavailable("The client is not reading; open the stream again.") from None
        except BaseException:
            subscriber.cancel()
            raise
        return subscriber

    def joinable(self, key: Hashable) -> EventSource | None:
        """Return the source of the plan with this key if a stream of it is open and others may join it."""
        feed = self._feeds.get(key)
        return feed.plan.source if feed is not None and feed.plan.source.same_for_rights else None

    def release(self, feed: "Feed") -> None:
        """Remove a subscriber from a feed, and close the feed after the last one."""
        feed.users -= 1
        if feed.users == 0:
            feed.close()
            del self._feeds[feed.plan.key]

    def cursor(self, organization_id: str, seq: int) -> str:
        """Return the cursor for a `seq`."""
        return self.cursors.event(organization_id, Position(DEFAULT_SHARD, self.hub.epoch, seq))

    async def read(self, after: int, plan: SubscriptionPlan) -> Replayed:
        """Return the next events of a plan after a `seq`, in batches; call again with the `seq` reached."""
        recent = self.hub.recent(after, BATCH)
        if recent is None:
            return await self.replays.read(after, self.hub.head, plan)
        through = recent[-1].seq if recent else after
        return Replayed([event for event in recent if _selected(plan.source, event)], through, pruned=False)


def _selected(source: Any, event: LoggedEvent) -> bool:
    return event.organization_id == source.organization_id and bool(source.matches(event))


class Feed:
    """A plan with its open subscribers: encodes each event once and offers it to all live ones."""

    def __init__(self, plan: SubscriptionPlan, streams: Streams) -> None:
        self.plan = plan
        self.streams = streams
        self.users = 0
        self.live: dict[Subscriber, None] = {}
        self._pending: deque[LoggedEvent] = deque()
        self._results: Results = {}
        self._wake = asyncio.Event()
        self._opening: asyncio.Task[Opening] | None = None
        self._topic: Topic = (plan.source.organization_id, plan.source.topic)
        streams.hub.add(self._topic, self._receive)
        with tracing(streams.tracer):  # it is not a part of what its first subscriber does
            self._task = asyncio.create_task(self._run())

    def close(self) -> None:
        """Stop receiving events."""
        self.streams.hub.remove(self._topic, self._receive)
        self.streams.results.forget(self._results)
        self._task.cancel()
        del self._task  # its exception refers to the frame of `_run`, and that to this object

    def _receive(self, event: LoggedEvent) -> None:
        if not self.live or not _selected(self.plan.source, event):
            return
        if len(self._pending) >= _MAX_PENDING:
            self._fall_behind()
            return
        self._pending.append(event)
        self._wake.set()

    def _fall_behind(self) -> None:
        """Let every subscriber read from the log at its own pace, because execution cannot keep up."""
        self._pending.clear()
        for subscriber in tuple(self.live):
            subscriber.catch_up()

    async def _run(self) -> None:
        while True:
            raise_if_cancelled()
            await self._wake.wait()
            self._wake.clear()
            while self._pending:
                event = self._pending.popleft()
                if self.plan.source.derive is not None and self._pending:
                    continue  # only the latest value matters
                await self._show(event)

    async def _show(self, event: LoggedEvent) -> None:
        """Offer an event to all live subscribers, as a part of the trace in which it was recorded."""
        with continued(f"event {event.kind.name}", SpanKind.CONSUMER, event.trace) as span:
            delivered = await self._offer(event)
            self.streams.delivered += delivered
            if span is not None:
                span.attributes = {"parley.event.id": event.id, "parley.subscribers": delivered}

    async def _offer(self, event: LoggedEvent) -> int:
        """Offer an event to all live subscribers, and return how many accepted it."""
        try:
            payload = await self.result(event)
        except Exception:
            # Live subscribers start reading, where the same error ends their stream with a cursor to resume from.
            _log.exception("event could not be resolved")
            self._fall_behind()
            return 0
        cursor = self.streams.cursor(event.organization_id, event.seq)
        delivered, personal = 0, event.type in PERSONAL
        for subscriber in tuple(self.live):
            delivered += subscriber.deliver(event, payload, cursor, personal=personal)
        return delivered

    async def result(self, event: LoggedEvent) -> bytes:
        """Return the encoded result for an event, executed once for live and reading subscribers."""
        result = self._results.get(event.seq)
        if result is None:
            result = await self.plan.execute(await self._root(event))
            if self.plan.source.derive is None:
                self.streams.results.keep(self._results, event.seq, result)
        return result

    async def _root(self, event: LoggedEvent) -> object:
        derive = self.plan.source.derive
        return event if derive is None else await derive()

    async def opened(self) -> Opening:
        """Return the first item of a new stream.

        Subscribers that arrive while a snapshot is being read share it: any snapshot is valid, because exactly the
        events after it follow.
        """
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(self._snapshot())
        return await asyncio.shield(self._opening)

    async def _snapshot(self) -> Opening:
        """Read the log's head and the records at one instant at which the outbox is empty.

        Otherwise the cursor would not cover everything the snapshot shows, and a client resuming from it would receive
        those events again. If there is no such instant because of constant writes, the stream still skips the events
        that the snapshot includes; only a client that disconnects at that moment could receive one twice.
        """
        for _ in range(_MAX_SNAPSHOT_ATTEMPTS):
            async with snapshot():
                if not await pending_ids(self.plan.source.organization_id):
                    return await self._read_snapshot()
            await self.streams.flush_outbox()
        async with snapshot():
            return await self._read_snapshot()

    async def _read_snapshot(self) -> Opening:
        source = self.plan.source
        head = await read_head()
        included = await pending_ids(source.organization_id)
        cursor = self.streams.cursor(source.organization_id, head.seq)
        if source.derive is not None:
            root: object = await source.derive()
        else:
            root = opened_item(cursor, await source.snapshot(), resumed=False)
        return Opening(await self.plan.execute(root), cursor, head.seq, included)


def opened_item(cursor: str, snapshot: Snapshot, *, resumed: bool) -> OpenedItem:
    """Return the first item of a stream."""
    return OpenedItem(id=new_id("evt"), cursor=cursor, occurred_at=now(), resumed=resumed, snapshot=snapshot)


class Subscriber:
    """One client's subscription."""

    __slots__ = ("_caller", "_feed", "_included", "_reader", "_released", "_seq", "_sink", "_streams")

    def __init__(self, feed: Feed, caller: Actor, sink: Sink) -> None:
        self._feed = feed
        self._caller = caller
        self._streams = feed.streams
        self._sink = sink
        self._seq = 0
        self._included: frozenset[str] = frozenset()
        self._reader: asyncio.Task[None] | None = None
        self._released = False

    async def start(self, position: Position | None, after: str | None) -> None:
        """Offer the first item, then the events after it."""
        if position is None or self._feed.plan.source.derive is not None:
            await self._begin()
        elif (reason := await self._lost(position)) is not None:
            await self._begin()
            await self._offer_gap(reason, after)
        else:
            await self._resume(position, after or "")
        self.catch_up()

    def cancel(self) -> None:
        """End the subscription; nothing more is offered."""
        if self._released:
            return
        self._released = True
        self._feed.live.pop(self, None)
        if self._reader is not None and self._reader is not asyncio.current_task():
            self._reader.cancel()
        self._streams.release(self._feed)

    def survives(self, caller: Actor) -> bool:
        """See `OpenStream`. Results depend on permissions, so the stream is reopened from its cursor."""
        return False

    def deliver(self, event: LoggedEvent, payload: bytes, cursor: str, *, personal: bool) -> bool:
        """Offer an event while live, unless the position already covers it; return whether it was accepted.

        Args:
            personal: whether the event is of a type that not everyone with the same rights may see.
        """
        if event.seq <= self._seq or event.id in self._included or (personal and not is_for(self._caller, event)):
            return False
        if self._sink.offer(payload, cursor):
            self._seq = event.seq
            return True
        self.catch_up()
        return False

    def catch_up(self) -> None:
        """Stop being live and read from the position."""
        self._feed.live.pop(self, None)
        if self._released or (self._reader is not None and not self._reader.done()):
            return
        if self._seq >= self._streams.hub.head:
            self._feed.live[self] = None
            return
        self._reader = asyncio.create_task(self._read())

    async def _begin(self) -> None:
        opening = await self._feed.opened()
        self._seq, self._included = opening.seq, opening.included
        await self._put(opening.payload, opening.cursor)

    async def _resume(self, position: Position, after: str) -> None:
        self._seq = position.seq
        item = opened_item(after, None, resumed=True)
        await self._put(await self._feed.plan.execute(item), after)

    async def _lost(self, position: Position) -> GapReason | None:
        """Return why the log no longer holds the events after a cursor; None if it holds them."""
        hub = self._streams.hub
        if position.epoch != hub.epoch:
            return GapReason.LOG_RESET
        if position.seq == hub.head or hub.recent(position.seq, 1):
            return None
        head = await self._streams.replays.head_at_least(position.seq, self._feed.plan.source.organization_id)
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
        except Stalled:
            await self._end_slow()
        except Exception:
            quoted = logged_fault("stream").error_id
            message = f"The stream failed; resume from the last cursor. Quote {quoted} when you report it."
            self._end(StreamEnd(message, TRY_AGAIN, cursor=self._cursor()))

    async def _read_some(self) -> bool:
        """Offer the next batch of events; return False when the subscription has ended."""
        replayed = await self._streams.read(self._seq, self._feed.plan)
        if replayed.pruned:
            before = self._cursor()
            self._seq = replayed.through
            await self._offer_gap(GapReason.EXPIRED, before)
            return True
        events = replayed.events
        if self._feed.plan.source.derive is not None:
            events = events[-1:]
        for event in events:
            if event.id in self._included or not is_for(self._caller, event):
                continue
            payload = await self._feed.result(event)
            await self._put(payload, self._streams.cursor(event.organization_id, event.seq))
            self._seq = event.seq
            self._streams.delivered += 1
        self._seq = max(self._seq, replayed.through)
        return not self._released

    async def _put(self, payload: bytes, cursor: str) -> None:
        """Offer an item until the transport accepts it.

        Raises:
            Stalled: the client is not reading, or the lag has grown too large.
        """
        hub = self._streams.hub
        patience, head = Patience(self._sink), hub.head
        while not self._released and not self._sink.offer(payload, cursor):
            await patience.wait()
            if hub.head - head > MAX_LAG:
                raise Stalled

    async def _end_slow(self) -> None:
        cursor = self._cursor()
        self._end(
            StreamEnd(
                "The client reads too slowly; it can resume from the cursor.",
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
