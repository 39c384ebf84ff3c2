"""A limit on how long work may take, for much work at once.

`asyncio.timeout` arms a timer and disarms it again each time, which costs as much as to execute a small operation.
Here one timer watches over whatever is under way: all of it may take equally long, so what began first ends first.
"""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

Value = TypeVar("Value")


class DeadlineExceeded(TimeoutError):
    """The work was stopped at its deadline."""


class _Work:
    """What one task is waiting for."""

    __slots__ = ("at", "passed", "task")

    def __init__(self, task: "asyncio.Task[object]", at: float) -> None:
        self.task = task
        self.at = at
        self.passed = False


class Deadlines:
    """Stops what takes longer than a number of seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._under_way: dict[_Work, None] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def keep(self, awaitable: Awaitable[Value]) -> Value:
        """Returns what the awaitable comes to.

        Raises:
            TookTooLong: it had not come to anything in time, and was cancelled.
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

    def _watch(self, loop: asyncio.AbstractEventLoop, task: "asyncio.Task[object]") -> _Work:
        work = _Work(task, loop.time() + self._seconds)
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
            del self._under_way[work]
            work.passed = True
            work.task.cancel()
