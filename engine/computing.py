"""Work that callers' definitions cause and that takes the processor: first briefly in the event loop, else in a thread.

The threads are this module's own: passwords are hashed and names resolved in others. An organization has one thread at
a time, and its work stops when its caller is cancelled, for example because the request's deadline has passed.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from typing import Final, TypeVar

Result = TypeVar("Result")

_THREADS: Final = 2
_shared: Final = ThreadPoolExecutor(_THREADS, "computing")
FILTERS: Final = ThreadPoolExecutor(1, "filters")
"""The filters of EVENT triggers, which one job evaluates for all organizations: it must not wait for their runs."""

_turns: Final[dict[tuple[int, int, str], tuple[asyncio.Lock, list[None]]]] = {}
_cancelled: ContextVar[threading.Event | None] = ContextVar("cancelled", default=None)


class ComputationCancelled(Exception):
    """The caller of `compute` no longer waits for the result."""


def checkpoint() -> None:
    """Raise ComputationCancelled if this work runs in a thread and its caller no longer waits. Cheap; call it often."""
    cancelled = _cancelled.get()
    if cancelled is not None and cancelled.is_set():
        raise ComputationCancelled


async def compute(
    organization_id: str, function: Callable[[], Result], threads: ThreadPoolExecutor = _shared
) -> Result:
    """Return what a function returns, called in a thread; it must call `checkpoint` as it goes."""
    async with _turn(threads, organization_id):
        cancelled = threading.Event()
        context = copy_context()
        context.run(_cancelled.set, cancelled)
        try:
            return await asyncio.get_running_loop().run_in_executor(threads, context.run, function)
        finally:
            cancelled.set()


@contextlib.asynccontextmanager
async def _turn(threads: ThreadPoolExecutor, organization_id: str) -> AsyncIterator[None]:
    """Wait until the organization has no other work in a thread; a lock is forgotten when it is not in use."""
    key = (id(asyncio.get_running_loop()), id(threads), organization_id)
    lock, users = _turns.setdefault(key, (asyncio.Lock(), []))
    users.append(None)
    try:
        async with lock:
            yield
    finally:
        users.pop()
        if not users:
            del _turns[key]
