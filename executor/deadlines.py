"""A time limit for many concurrent tasks.

`asyncio.timeout` arms and disarms a timer each time, which costs as much as executing a small operation. Here a single
timer watches all tasks: they have the same time limit, so deadlines expire in the order in which the tasks began.
"""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

Value = TypeVar("Value")


class DeadlineExceeded(TimeoutError):
    """The work was cancelled at its deadline."""


class _Work:
    """One task and its deadline."""

    __slots__ = ("at", "passed", "task")

    def __init__(self, task: "asyncio.Task[object]", at: float) -> None:
        self.task = task
        self.at = at
        self.passed = False


class Deadlines:
    """Cancels work that takes longer than a number of seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._under_way: dict[_Work, None] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def keep(self, awaitable: Awaitable[Value]) -> Value:
        """Return the result of the awaitable.

        Raises:
            DeadlineExceeded: it did not finish in time and was cancelled.
        """
        loop = asyncio.get_running_loop()
        task = asyncio.current_task(loop)
        assert task is not None
        work = self._watch(loop, task)
        before = task.cancelling()
        try:
            return await awaitable
        except asyncio.CancelledError:
            if work.passed and task.uncancel() <= before:
                raise DeadlineExceeded from None
            raise
        finally:
            self._under_way.pop(work, None)

    def expire(self) -> None:
        """Cancel all current work as if its time was over."""
        for work in list(self._under_way):
            self._cancel(work)

    def _watch(self, loop: asyncio.AbstractEventLoop, task: "asyncio.Task[object]") -> _Work:
        work = _Work(task, loop.time() + self.seconds)
        self._under_way[work] = None
        if self._timer is None or self._loop is not loop:
            self._loop = loop
            self._timer = loop.call_at(work.at, self._look, loop)
        return work

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        for work in list(self._under_way):
            if work.at > loop.time():
                self._timer = loop.call_at(work.at, self._look, loop)
                return
            self._cancel(work)

    def _cancel(self, work: _Work) -> None:
        del self._under_way[work]
        work.passed = True
        work.task.cancel()
