"""Background loops: they outlive every failure of their work, and an outage of the database, until cancelled."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from typing import Any, Final, NoReturn, TypeAlias

from storage.outages import is_unavailable

_log = logging.getLogger("parley.background")

RETRY_UNAVAILABLE_SECONDS: Final = 0.25
RETRY_FAILED_SECONDS: Final = 1.0

Interval: TypeAlias = float | None
"""Seconds between two runs; None: only when woken."""


async def run_forever(
    name: str,
    work: Callable[[], Awaitable[object]],
    *,
    every: Interval | Callable[[], Interval],
    wake: asyncio.Event | None = None,
    immediately: bool = False,
) -> NoReturn:
    """Run `work` again and again until cancelled; a failed run is logged and retried.

    Args:
        name: identifies the loop in the process log.
        every: the interval; a function if it varies.
        wake: when set, `work` runs without waiting any longer. It is cleared before each run.
        immediately: do not wait before the first run.
    """
    wake = asyncio.Event() if wake is None else wake
    waiting, unavailable = not immediately, False
    while True:
        raise_if_cancelled()
        if waiting:
            await _wait(wake, every() if callable(every) else every)
        wake.clear()
        try:
            await work()
        except Exception as error:
            waiting = False
            if not unavailable or not is_unavailable(error):
                log_failure(name, error)  # an outage is logged once
            unavailable = is_unavailable(error)
            await asyncio.sleep(RETRY_UNAVAILABLE_SECONDS if unavailable else RETRY_FAILED_SECONDS)
        else:
            waiting = True
            if unavailable:
                unavailable = False
                _log.info("%s: database available again", name)


def raise_if_cancelled() -> None:
    """Raise the cancellation of the running task if it was lost, so that a loop ends with the next round.

    `asyncio.wait_for` of Python 3.11 returns a result that arrives together with a cancellation instead of raising it,
    and the client of Redis uses it for each command.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


@contextlib.asynccontextmanager
async def running(*work: Coroutine[Any, Any, object]) -> AsyncIterator[None]:
    """Run background work while the block runs: each in a task that is cancelled and awaited at the end."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def finish(tasks: Iterable["asyncio.Task[None]"], seconds: float) -> None:
    """Wait for tasks to end, and cancel those that still run after this many seconds."""
    started = set(tasks)
    if not started:
        return
    _, left = await asyncio.wait(started, timeout=seconds)
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def log_failure(name: str, error: Exception) -> None:
    """Log why background work failed: in one line if the database is unavailable, else with the traceback."""
    if is_unavailable(error):
        _log.warning("%s: database unavailable; retrying (%s)", name, type(error).__name__)
    else:
        _log.error("%s failed; retrying", name, exc_info=error)


async def _wait(wake: asyncio.Event, seconds: Interval) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await wake.wait()
