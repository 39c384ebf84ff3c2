"""The tasks of one connection."""

import asyncio
from collections.abc import Callable, Coroutine


class TaskSet:
    """Keeps tasks from being garbage-collected while they run, and passes on their errors.

    Args:
        failed: called with the error of a task, unless it was cancelled.
    """

    __slots__ = ("_failed", "_tasks")

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._failed = failed
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        """Start a task."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def cancel(self, *, but: asyncio.Task[None] | None) -> None:
        """Cancel all tasks but one."""
        for task in self._tasks - {but}:
            task.cancel()

    async def finish(self) -> None:
        """Wait until all tasks have ended, with those that they start."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._failed(error)
