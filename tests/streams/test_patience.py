"""The time that a stream waits for a client: for ever while it reads, a few seconds once it has stopped."""

import asyncio
from collections.abc import Sequence

import pytest

from subscriptions.interfaces import StreamEnd
from subscriptions.patience import Patience, Stalled


class Backlog:
    """A client that never reads all there is; `unsent` has these values, one after the other."""

    def __init__(self, unsent: Sequence[int]) -> None:
        self._unsent = iter(unsent)

    @property
    def unsent(self) -> int:
        return next(self._unsent)

    def offer(self, payload: bytes, cursor: str) -> bool:
        return False

    async def drained(self) -> None:
        await asyncio.Event().wait()

    def ended(self, end: StreamEnd) -> None:
        raise AssertionError


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subscriptions.patience.STALL_SECONDS", 0.004)


async def waits(unsent: Sequence[int]) -> int:
    """Return how often a client is waited for."""
    patience = Patience(Backlog(unsent))
    for number in range(len(unsent) - 1):
        try:
            await patience.wait()
        except Stalled:
            return number
    return len(unsent) - 1


async def test_a_client_that_reads_is_waited_for_however_slow_it_is() -> None:
    assert await waits(list(range(100, 0, -1))) == 99
    assert await waits([9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 6]) == 12


async def test_a_client_that_has_stopped_reading_is_waited_for_four_times() -> None:
    assert await waits([9] * 20) == 3
    assert await waits([9, 8, 7, 7, 7, 7, 7, 7]) == 5


async def test_what_is_added_for_a_client_is_not_what_it_has_read() -> None:
    assert await waits([9, 10, 11, 12, 13, 14, 15]) == 3


class Emptied(Backlog):
    """A client that has read everything."""

    async def drained(self) -> None:
        """Return at once."""


async def test_others_run_while_a_client_is_waited_for_that_needs_no_wait() -> None:
    patience = Patience(Emptied([0]))
    ran = asyncio.create_task(asyncio.sleep(0))
    while not ran.done():
        await patience.wait()
