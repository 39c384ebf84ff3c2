"""What a connection still has to send: bounded in bytes, written by one task that exists only while there is some."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

HIGH_WATER: Final = 64 * 1024
LOW_WATER: Final = 16 * 1024

Write = Callable[[bytes], Awaitable[None]]


class Transport(Protocol):
    """What a stream needs of an outbox."""

    def offer(self, frame: bytes) -> bool:
        """Takes a frame, or refuses it because the client is too slow or gone."""

    def put(self, frame: bytes) -> None:
        """Takes a frame however much is unsent: for the few that must not be left out."""

    async def drained(self) -> None:
        """Returns when less than the low-water mark is unsent, or nothing will be sent any more."""


class SendBuffer:
    """Frames on their way to one client, in order.

    Args:
        write: hands one frame to the server; waits while the client does not read. What it raises ends the outbox.
        broken: told once when that happens.
    """

    __slots__ = ("_broken", "_closed", "_drained", "_frames", "_write", "_writer", "unsent")

    def __init__(self, write: Write, broken: Callable[[], None]) -> None:
        self._write = write
        self._broken = broken
        self._frames: deque[bytes] = deque()
        self._writer: asyncio.Task[None] | None = None
        self._drained: asyncio.Event | None = None
        self._closed = False
        self.unsent = 0

    @property
    def full(self) -> bool:
        """Tells whether more is unsent than a stream may add to."""
        return self.unsent > HIGH_WATER

    def offer(self, frame: bytes) -> bool:
        """Takes a frame, or refuses it because the client is too slow or gone."""
        if self.full or self._closed:
            return False
        self.put(frame)
        return True

    def put(self, frame: bytes) -> None:
        """Takes a frame however much is unsent: for the few that must not be left out."""
        if self._closed:
            return
        self._frames.append(frame)
        self.unsent += len(frame)
        if self._writer is None:
            self._writer = asyncio.get_running_loop().create_task(self._run())

    async def drained(self) -> None:
        """Returns when less than the low-water mark is unsent, or nothing will be sent any more."""
        while self.unsent >= LOW_WATER and not self._closed:
            if self._drained is None:
                self._drained = asyncio.Event()
            await self._drained.wait()

    async def flush(self, seconds: float) -> bool:
        """Returns whether everything was handed to the server within that time."""
        writer = self._writer
        if writer is not None:
            await asyncio.wait({writer}, timeout=seconds)
        return not self._frames and self._writer is None

    def close(self) -> None:
        """Drops what is unsent. Nothing is taken any more, and whoever waits goes on."""
        self._closed = True
        self._frames.clear()
        self.unsent = 0
        if self._writer is not None:
            self._writer.cancel()
        self._wake()

    async def _run(self) -> None:
        try:
            while self._frames:
                frame = self._frames.popleft()
                await self._write(frame)
                self.unsent -= len(frame)
                if self._drained is not None and self.unsent < LOW_WATER:
                    self._wake()
        except asyncio.CancelledError:
            # Only `close` cancels; nobody awaits this task for its result.
            return
        except Exception:
            # The connection is gone; servers say so with different classes.
            self._writer = None
            self.close()
            self._broken()
        finally:
            self._writer = None

    def _wake(self) -> None:
        event, self._drained = self._drained, None
        if event is not None:
            event.set()


async def quietly(work: Awaitable[object]) -> None:
    """Awaits something whose failure means that the client is gone."""
    with contextlib.suppress(Exception):
        await work
