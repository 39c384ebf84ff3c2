"""Notices that a server hangs: it takes statements and answers none, as a frozen one or a dead network does.

The timeouts of statements are no answer: a long statement of a healthy server must not end after a few seconds.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import asyncpg

_CHECK_SECONDS: Final = 1.0
_PROBE_SECONDS: Final = 2.0
_SLICES: Final = 20


class HangWatch:
    """Probes a server over a connection of its own when nothing has been answered for a second.

    Args:
        connect: opens a connection.
        is_waiting: returns whether anything waits for an answer.
        on_hang: is called when the server is found to hang.
    """

    def __init__(
        self,
        connect: Callable[[], Awaitable[asyncpg.Connection]],
        is_waiting: Callable[[], bool],
        on_hang: Callable[[], None],
    ) -> None:
        self._connect = connect
        self._is_waiting = is_waiting
        self._on_hang = on_hang
        self._timer: asyncio.TimerHandle | None = None
        self._probing: asyncio.Task[None] | None = None
        self._answered_before = 0
        self.answered = 0
        """The number of answers so far."""
        self.hangs = False
        """Whether the server hung when it was last probed."""

    def start(self) -> None:
        """Begin to watch, in the running event loop."""
        self._timer = asyncio.get_running_loop().call_later(_CHECK_SECONDS, self._check)

    def stop(self) -> None:
        """Stop watching."""
        if self._timer is not None:
            self._timer.cancel()
        if self._probing is not None:
            self._probing.cancel()

    def _check(self) -> None:
        silent = self.answered == self._answered_before and self._is_waiting()
        self._answered_before = self.answered
        if (silent or self.hangs) and self._probing is None:
            self._probing = asyncio.create_task(self._probe())
        self.start()

    async def _probe(self) -> None:
        try:
            self.hangs = not await self._answers()
            if self.hangs:
                self._on_hang()
        finally:
            self._probing = None

    async def _answers(self) -> bool:
        """Return whether the server answers in time.

        The time counts in slices, because it does not pass for the server while this event loop is blocked.
        """
        asking = asyncio.create_task(self._ask())
        try:
            for _ in range(_SLICES):
                done, _ = await asyncio.wait({asking}, timeout=_PROBE_SECONDS / _SLICES)
                if done:
                    return asking.result()
            return False
        finally:
            asking.cancel()

    async def _ask(self) -> bool:
        """Return whether there is any answer: an error is one."""
        try:
            connection = await self._connect()
        except asyncpg.PostgresError:
            return True
        except (OSError, asyncpg.InterfaceError):
            return False
        connection.terminate()  # it has received something: `_connect` sends a statement
        return True
