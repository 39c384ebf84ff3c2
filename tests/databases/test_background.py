"""Background loops: woken, paced, and ended neither by a failure nor by a database outage."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import asyncpg
import pytest
from tortoise.exceptions import DBConnectionError, DoesNotExist, IntegrityError, OperationalError

from errors import Conflict, Unavailable
from storage import background
from storage.background import run_forever
from storage.outages import is_unavailable

HOUR = 3600.0


class Work:
    """Work that fails with the given errors, one per run, and then succeeds."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.runs = 0

    async def __call__(self) -> None:
        self.runs += 1
        if self._errors:
            raise self._errors.pop(0)

    async def has_run(self, times: int) -> None:
        async with asyncio.timeout(5):
            while self.runs < times:
                await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def running(loop: Coroutine[Any, Any, object]) -> AsyncIterator[None]:
    task = asyncio.create_task(loop)
    try:
        yield
    finally:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "RETRY_UNAVAILABLE_SECONDS", 0.001)
    monkeypatch.setattr(background, "RETRY_FAILED_SECONDS", 0.001)


async def test_work_runs_at_its_interval_and_when_woken():
    often, woken, wake = Work(), Work(), asyncio.Event()
    async with running(run_forever("often", often, every=0.001)):
        await often.has_run(3)
    async with running(run_forever("woken", woken, every=None, wake=wake)):
        await asyncio.sleep(0.01)
        assert woken.runs == 0
        wake.set()
        await woken.has_run(1)
        await asyncio.sleep(0.01)
        assert woken.runs == 1 and not wake.is_set()


async def test_the_first_run_is_delayed_unless_it_is_immediate():
    late, early = Work(), Work()
    first = run_forever("late", late, every=HOUR)
    second = run_forever("early", early, every=lambda: HOUR, immediately=True)
    async with running(first), running(second):
        await early.has_run(1)
    assert late.runs == 0


async def test_a_failed_run_is_logged_and_retried(caplog: pytest.LogCaptureFixture):
    work = Work(RuntimeError("broken"), RuntimeError("broken"))
    async with running(run_forever("the work", work, every=HOUR, immediately=True)):
        await work.has_run(3)
    assert [record.getMessage() for record in caplog.records] == ["the work failed; retrying"] * 2
    assert all(record.exc_info for record in caplog.records)


async def test_a_database_outage_is_logged_once(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO, "parley.background")
    work = Work(Unavailable("away"), OSError("away"), Unavailable("away"))
    async with running(run_forever("the work", work, every=HOUR, immediately=True)):
        await work.has_run(4)
        await asyncio.sleep(0)
    said = [record.getMessage() for record in caplog.records]
    assert said == ["the work: database unavailable; retrying (Unavailable)", "the work: database available again"]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Unavailable("away"), True),
        (lambda: OSError("no route"), True),
        (lambda: TimeoutError(), True),
        (lambda: DBConnectionError("away"), True),
        (lambda: asyncpg.ConnectionDoesNotExistError("closed"), True),
        (lambda: asyncpg.InterfaceError("connection is closed"), True),
        (lambda: OperationalError(asyncpg.QueryCanceledError("statement timeout")), True),
        (lambda: OperationalError(asyncpg.PostgresSyntaxError("a bug")), False),
        (lambda: asyncpg.exceptions._base.DataError("invalid input for query argument"), False),
        (lambda: IntegrityError("duplicate"), False),
        (lambda: DoesNotExist("gone"), False),
        (lambda: Conflict("no"), False),
        (lambda: RuntimeError("broken"), False),
    ],
)
def test_errors_that_mean_an_unavailable_database(make: Callable[[], Exception], expected: bool):
    assert is_unavailable(make()) is expected


async def test_a_loop_ends_although_its_work_loses_the_cancellation() -> None:
    started = asyncio.Event()

    async def work() -> None:
        started.set()
        with contextlib.suppress(asyncio.CancelledError):  # as wait_for does if a result arrives at the same time
            await asyncio.Event().wait()

    task = asyncio.create_task(run_forever("loses it", work, every=0, immediately=True))
    await started.wait()
    task.cancel()
    async with asyncio.timeout(5):
        with pytest.raises(asyncio.CancelledError):
            await task
