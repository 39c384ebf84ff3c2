"""Streams of values produced for one subscriber: offered in order, ended once, closed on unsubscribing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from auth.actor import Actor, ActorKind
from errors import Conflict
from models.users import Role
from subscriptions.interfaces import StreamEnd
from subscriptions.value_streams import ValueSource, ValueStream

PATIENCE = 30.0


class Reader:
    """A subscriber that accepts `room` items and then refuses until it reads."""

    def __init__(self, room: int = 1_000) -> None:
        self.room = room
        self.items: list[str] = []
        self.ends: list[StreamEnd] = []
        self.over = asyncio.Event()
        self._emptied = asyncio.Event()

    def offer(self, payload: bytes, cursor: str) -> bool:
        assert cursor == ""
        if len(self.items) >= self.room:
            return False
        self.items.append(payload.decode())
        return True

    @property
    def unsent(self) -> int:
        return len(self.items)

    async def drained(self) -> None:
        await self._emptied.wait()

    def ended(self, end: StreamEnd) -> None:
        self.ends.append(end)
        self.over.set()

    def read_everything(self) -> None:
        self.room = 1_000
        self._emptied.set()


class Values:
    """A generator of numbers that records whether it was closed."""

    def __init__(self, count: int, *, then: Callable[[], Any] = lambda: None) -> None:
        self.made = 0
        self.closed = asyncio.Event()
        self._count = count
        self._then = then

    async def __call__(self) -> AsyncIterator[int]:
        try:
            while self.made < self._count:
                self.made += 1
                yield self.made
            result = self._then()
            if result is not None:
                await result
        finally:
            self.closed.set()


def stream(values: Values, reader: Reader) -> ValueStream:
    async def execute(value: Any) -> bytes:
        return str(value).encode()

    return ValueStream(ValueSource(values, "agents:execute"), execute, lambda error: {"message": str(error)}, reader)


async def over(reader: Reader) -> StreamEnd:
    async with asyncio.timeout(PATIENCE):
        await reader.over.wait()
    [end] = reader.ends
    return end


async def test_values_are_offered_in_order_and_the_stream_ends_once():
    values, reader = Values(3), Reader()
    opened = stream(values, reader)
    end = await over(reader)
    assert reader.items == ["1", "2", "3"] and (end.code, end.error) == (None, None)
    opened.cancel()
    assert len(reader.ends) == 1


async def test_a_failure_ends_it_with_the_error():
    def fail() -> None:
        raise Conflict("No.")

    reader = Reader()
    stream(Values(1, then=fail), reader)
    assert (await over(reader)).error == {"message": "No."} and reader.items == ["1"]


async def test_unsubscribing_closes_the_generator():
    never = asyncio.Event()
    values, reader = Values(1, then=never.wait), Reader()
    opened = stream(values, reader)
    async with asyncio.timeout(PATIENCE):
        while not reader.items:
            await asyncio.sleep(0.01)
        opened.cancel()
        opened.cancel()
        await values.closed.wait()
    assert not reader.ends


async def test_a_slow_reader_pauses_the_generator():
    values, reader = Values(5), Reader(room=2)
    stream(values, reader)
    async with asyncio.timeout(PATIENCE):
        while values.made < 3:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0)
    assert values.made == 3 and reader.items == ["1", "2"]
    reader.read_everything()
    await over(reader)
    assert reader.items == ["1", "2", "3", "4", "5"]


async def test_a_reader_that_never_reads_is_dropped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("subscriptions.patience.STALL_SECONDS", 0.05)
    values, reader = Values(5), Reader(room=1)
    stream(values, reader)
    assert (await over(reader)).error == {"message": "The client reads too slowly."}
    assert values.closed.is_set()


def test_it_continues_while_the_caller_has_permission():
    async def check() -> None:
        opened = stream(Values(0), Reader())
        actor = Actor("usr_1", ActorKind.USER, "Ada", "org_1", Role.MEMBER, frozenset({"agents:execute"}))
        assert opened.survives(actor)
        assert not opened.survives(Actor("usr_1", ActorKind.USER, "Ada", "org_1", Role.VIEWER, frozenset()))
        opened.cancel()

    asyncio.run(check())
