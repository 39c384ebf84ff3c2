"""The hub: every event once and in order, however it arrives, and no statement for what arrives anyway."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Final

import pytest

from models.database import open_database
from models.event_log import begin_log, read_log
from models.events import EventKind, LoggedEvent, record
from storage.address import parse_address
from storage.database import transaction
from subscriptions.fanout.hub import Hub
from subscriptions.fanout.relay import Relay
from tests.waiting import PATIENCE

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

_NEVER: Final = 3600.0


@dataclass
class Replica:
    """A replica that gets no events by itself: those of another one are passed to its hub by the test."""

    hub: Hub
    logged: list[LoggedEvent] = field(default_factory=list)
    """The events that another replica has put into the log."""
    dispatched: list[int] = field(default_factory=list)
    reads: int = 0

    async def record(self, count: int) -> list[LoggedEvent]:
        """Put events into the log and return them in order."""
        before = len(self.logged)
        await self.leave_behind(count)
        await Relay(self.logged.extend, None).catch_up()
        return self.logged[before:]

    async def leave_behind(self, count: int) -> None:
        """Record events as a process that dies before its relay has moved them."""
        async with transaction():
            for number in range(count):
                await record(EventKind.TaskUpdated, organization_id="org_1", by=None, payload={"number": number})

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await asyncio.sleep(0.005)

    def has_all(self) -> bool:
        """Whether each event was dispatched once, in order."""
        return self.dispatched == [event.seq for event in self.logged]


@pytest.fixture
def poll_seconds() -> float:
    return _NEVER


@pytest.fixture
async def replica(
    backend: dict[str, str], poll_seconds: float, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Replica]:
    monkeypatch.setattr("subscriptions.fanout.hub.POLL_WITHOUT_BUS", poll_seconds)
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    with database.bind():
        await begin_log()
        hub = Hub(None, alone=False)
        await hub.start()
        replica = Replica(hub)
        hub.subscribe(lambda event: replica.dispatched.append(event.seq))
        _count_reads(replica, monkeypatch)
        running = asyncio.create_task(hub.run())
        yield replica
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    await database.close()


def _count_reads(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    async def counted(after: int, *, through: int, limit: int) -> list[LoggedEvent]:
        replica.reads += 1
        return await read_log(after, through=through, limit=limit)

    monkeypatch.setattr("subscriptions.fanout.hub.read_log", counted)


async def test_events_in_another_order_are_put_in_order_without_reading_the_log(
    replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subscriptions.fanout.hub.REORDER_SECONDS", 1.0)
    first, second, third = await replica.record(3)
    for event in (third, second):
        replica.hub.receive([event])
        await asyncio.sleep(0)
    assert replica.dispatched == []
    replica.hub.receive([first])
    assert replica.has_all()
    replica.hub.receive([second, third])
    assert replica.has_all()
    replica.hub.receive(await replica.record(1))
    assert replica.has_all()
    assert replica.reads == 0


async def test_an_event_that_does_not_arrive_is_read_when_a_later_one_does(replica: Replica) -> None:
    *_, last = await replica.record(3)
    replica.hub.receive([last])
    await replica.until(replica.has_all)
    assert replica.reads == 1


async def test_of_several_gaps_none_is_left(replica: Replica) -> None:
    events = await replica.record(40)
    for number in (30, 7, 8, 21, 39):
        replica.hub.receive([events[number]])
        await asyncio.sleep(0)
    await replica.until(replica.has_all)


async def test_events_that_arrive_while_the_log_is_read_are_dispatched_once(replica: Replica) -> None:
    for _ in range(20):
        events = await replica.record(5)
        replica.hub.receive([events[4]])
        for event in events[:4]:
            await asyncio.sleep(0.002)
            replica.hub.receive([event])
        await replica.until(replica.has_all)


@pytest.mark.parametrize("poll_seconds", [0.02])
async def test_the_last_event_is_found_in_the_log_if_it_does_not_arrive(replica: Replica) -> None:
    await replica.record(1)
    await replica.until(replica.has_all)


@pytest.mark.parametrize("poll_seconds", [0.02])
async def test_events_that_a_dead_process_left_in_the_outbox_are_relayed(replica: Replica) -> None:
    relay = Relay(replica.logged.extend, None)
    replica.hub.on_left_behind = relay.on_left_behind
    running = asyncio.create_task(relay.run())
    await replica.leave_behind(1)
    await replica.until(lambda: len(replica.logged) == 1 and replica.has_all())
    await replica.leave_behind(2)
    await replica.until(lambda: len(replica.logged) == 3 and replica.has_all())
    running.cancel()
