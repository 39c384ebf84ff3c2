"""Running a worker: signals, and groups of asyncio tasks."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Collection, Iterator
from typing import Any


@contextlib.contextmanager
def on_signals(handler: Callable[[], None]) -> Iterator[None]:
    """Call `handler` on SIGTERM and SIGINT during the block, where signals can be handled."""
    loop = asyncio.get_running_loop()
    handled = []
    with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, handler)
            handled.append(each)
    try:
        yield
    finally:
        for each in handled:
            loop.remove_signal_handler(each)


async def first_of(tasks: Collection[asyncio.Task[Any]], seconds: float | None = None) -> None:
    """Wait for the first of these tasks to end, and raise its exception if it failed."""
    ended, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for each in ended:
        each.result()


async def end_all(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel those of these tasks that are still running, and wait for them to end."""
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
