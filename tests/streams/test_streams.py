"""The hub and its streams on a real database, below GraphQL: the items sent, their order, and no losses."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

import pytest

from auth.actor import Actor, ActorKind
from context.cursors import Cursors
from errors import InvalidInput
from models.database import open_database
from models.event_log import LogFilter, begin_log, read_head
from models.events import EventKind, LoggedEvent, Topics, record
from models.platform import prune_log
from models.users import Role
from storage.address import Dialect, parse_address
from storage.clock import now
from storage.database import Database, transaction
from subscriptions.control_items import GapItem, OpenedItem
from subscriptions.fanout.hub import Hub
from subscriptions.fanout.relay import Relay
from subscriptions.interfaces import StreamEnd
from subscriptions.sources import EventSource, SubscriptionPlan
from subscriptions.streams import FlushOutbox, Streams, no_outbox

CALLER = Actor("usr_1", ActorKind.USER, "Ada", "org_1", Role.MEMBER, frozenset({"events:read"}))


class Reader:
    """A subscriber that accepts `room` items and then refuses until it reads."""

    def __init__(self, room: int = 1_000_000) -> None:
        self.room = room
        self.items: list[str] = []
        self.cursors: list[str] = []
        self.end: StreamEnd | None = None
        self._changed = asyncio.Condition()
        self._emptied = asyncio.Event()

    def offer(self, payload: bytes, cursor: str) -> bool:
        if len(self.items) >= self.room:
            return False
        self.items.append(payload.decode())
        self.cursors.append(cursor)
        return True

    @property
    def unsent(self) -> int:
        return len(self.items)

    async def drained(self) -> None:
        self._emptied.clear()
        await self._emptied.wait()

    def ended(self, end: StreamEnd) -> None:
        self.end = end

    def read_everything(self) -> None:
        self.room = 1_000_000
        self._emptied.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not condition():
                await asyncio.sleep(0)


class World:
    """A log, a hub that follows it, and streams on top."""

    def __init__(self, database: Database, streams: Streams) -> None:
        self.database = database
        self.streams = streams
        self.executed = 0

    def plan(self, key: str = "plan", session: str | None = None) -> SubscriptionPlan:
        source = EventSource(
            organization_id="org_1",
            topic=("session", session) if session else None,
            only=LogFilter("org_1", session_id=session),
            matches=lambda event: session is None or event.topics.session_id == session,
        )

        async def execute(root: Any) -> bytes:
            self.executed += 1
            match root:
                case OpenedItem():
                    return b"resumed" if root.resumed else b"opened"
                case GapItem():
                    return f"gap {root.reason.name}".encode()
                case LoggedEvent():
                    return str(root.payload["number"]).encode()
            raise AssertionError(root)

        return SubscriptionPlan(key, source, execute)

    async def record(self, *numbers: int, session: str = "ses_1", organization: str = "org_1") -> None:
        for number in numbers:
            async with transaction():
                await record(
                    EventKind.TaskUpdated,
                    organization_id=organization,
                    by=None,
                    topics=Topics(session_id=session),
                    payload={"number": number},
                )


@contextlib.asynccontextmanager
async def open_world(url: str, *, relays: bool = True) -> AsyncIterator[World]:
    database = await open_database(parse_address(url))
    with database.bind():
        await begin_log()
        hub = Hub(None, alone=database.dialect is Dialect.SQLITE)
        await hub.start()
        work = [hub.run()]
        place: FlushOutbox = no_outbox
        if database.dialect is Dialect.SQLITE:
            database.on_commit(hub.receive)
        else:
            relay = Relay(hub.receive, None)
            place = relay.relay_once
            if relays:
                database.on_commit(relay.on_commit)
                work.append(relay.run())
        tasks = [asyncio.create_task(each) for each in work]
        try:
            yield World(database, Streams(hub, Cursors("a key for cursors that nobody else has"), place))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await database.close()


@pytest.fixture
async def world(backend: dict[str, str]) -> AsyncIterator[World]:
    async with open_world(backend["DATABASE_URL"]) as world:
        yield world


def has(reader: Reader, count: int) -> bool:
    return len(reader.items) == count


def at_end(reader: Reader) -> bool:
    return reader.items[-1] in ("199", "opened")


async def test_a_stream_begins_with_opened_and_continues_with_new_events(world: World) -> None:
    reader = Reader()
    await world.record(1)
    await world.streams.open(world.plan(), CALLER, reader, None)
    await world.record(2, 3)
    await reader.until(lambda: len(reader.items) >= 3)
    assert reader.items == ["opened", "2", "3"]


async def test_a_stream_shows_only_its_topic_and_its_organization(world: World) -> None:
    reader = Reader()
    await world.streams.open(world.plan(session="ses_1"), CALLER, reader, None)
    await world.record(1, session="ses_2")
    await world.record(2, organization="org_2")
    await world.record(3)
    await reader.until(lambda: "3" in reader.items)
    assert reader.items == ["opened", "3"]


async def test_a_client_resumes_after_its_cursor_without_loss_or_repetition(world: World) -> None:
    first = Reader()
    opened = await world.streams.open(world.plan(), CALLER, first, None)
    await world.record(1, 2)
    await first.until(lambda: len(first.items) == 3)
    opened.cancel()
    await world.record(3, 4)
    second = Reader()
    await world.streams.open(world.plan(), CALLER, second, first.cursors[1])
    await world.record(5)
    await second.until(lambda: "5" in second.items)
    assert second.items == ["resumed", "2", "3", "4", "5"]
    assert first.items == ["opened", "1", "2"]


async def test_a_plan_is_executed_once_per_event_for_all_its_subscribers(world: World) -> None:
    readers = [Reader() for _ in range(100)]
    await asyncio.gather(*(world.streams.open(world.plan(), CALLER, reader, None) for reader in readers))
    before = world.executed
    await world.record(1, 2, 3)
    for reader in readers:
        await reader.until(partial(has, reader, 4))
    assert world.executed - before == 3


async def test_a_slow_client_gets_no_queue_and_catches_up_from_the_log(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subscriptions.patience.STALL_SECONDS", 600)
    slow, quick = Reader(room=3), Reader()
    await world.streams.open(world.plan(), CALLER, slow, None)
    await world.streams.open(world.plan(), CALLER, quick, None)
    numbers = list(range(300))
    await world.record(*numbers)
    await quick.until(lambda: len(quick.items) == 301)
    assert len(slow.items) == 3
    slow.read_everything()
    await slow.until(lambda: len(slow.items) == 301)
    assert slow.items == quick.items == ["opened", *map(str, numbers)]


async def test_pruned_events_are_reported_as_a_gap(world: World) -> None:
    reader = Reader()
    stream = await world.streams.open(world.plan(), CALLER, reader, None)
    await world.record(1, 2)
    await reader.until(lambda: len(reader.items) == 3)
    stream.cancel()
    await world.record(3)
    head = await read_head()
    await reader.until(lambda: world.streams.hub.head >= head.seq)
    await prune_log(now())
    world.streams.hub._skip_to(world.streams.hub.head)  # a gateway started later has an empty ring
    again = Reader()
    await world.streams.open(world.plan(), CALLER, again, reader.cursors[1])
    await world.record(4)
    await again.until(lambda: "4" in again.items)
    assert again.items == ["opened", "gap EXPIRED", "4"]


async def test_a_cursor_of_another_log_is_reported_as_a_reset(world: World) -> None:
    hub = world.streams.hub
    cursor = world.streams.cursor("org_1", 1)
    epoch, hub.epoch = hub.epoch, "another"
    reader = Reader()
    await world.streams.open(world.plan(), CALLER, reader, cursor)
    assert reader.items == ["opened", "gap LOG_RESET"]
    hub.epoch = epoch


async def test_a_cursor_beyond_the_log_is_reported_as_a_reset(world: World) -> None:
    reader = Reader()
    await world.streams.open(world.plan(), CALLER, reader, world.streams.cursor("org_1", 10_000_000))
    assert reader.items == ["opened", "gap LOG_RESET"]


@pytest.mark.parametrize("cursor", ["", "x", "AAAA", "not base64 ÿ"])
async def test_an_invented_cursor_is_rejected(world: World, cursor: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await world.streams.open(world.plan(), CALLER, Reader(), cursor)
    assert refused.value.field == ["after"]


async def test_a_cursor_of_another_organization_is_rejected(world: World) -> None:
    with pytest.raises(InvalidInput):
        await world.streams.open(world.plan(), CALLER, Reader(), world.streams.cursor("org_2", 0))


async def test_a_resumed_stream_omits_events_in_its_snapshot(backend: dict[str, str]) -> None:
    """The event is committed but has no position in the log yet: on PostgreSQL no relay runs in this test."""
    async with open_world(backend["DATABASE_URL"], relays=False) as world:
        await world.record(1)
        first = Reader()
        opened = await world.streams.open(world.plan(), CALLER, first, None)
        opened.cancel()
        await world.record(2)
        await world.streams.flush_outbox()
        second = Reader()
        await world.streams.open(world.plan(), CALLER, second, first.cursors[0])
        await second.until(lambda: "2" in second.items)
        assert (first.items, second.items) == (["opened"], ["resumed", "2"])


async def test_snapshot_and_stream_neither_miss_nor_repeat_events(world: World) -> None:
    """Streams open while events are recorded; each number precedes the snapshot or is in the stream, never both."""
    recording = asyncio.create_task(world.record(*range(200)))
    readers = []
    while not recording.done():
        reader = Reader()
        readers.append(reader)
        await world.streams.open(world.plan(), CALLER, reader, None)
    await recording
    for reader in readers:
        await reader.until(partial(at_end, reader))
        shown = [int(item) for item in reader.items[1:]]
        assert shown == list(range(shown[0], 200)) if shown else True
