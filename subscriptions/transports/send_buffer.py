"""A connection's send buffer: bounded in bytes, drained by a task that exists only while there is something to send."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

HIGH_WATER: Final = 64 * 1024
LOW_WATER: Final = 16 * 1024

Write = Callable[[bytes], Awaitable[None]]


class Transport(Protocol):
    """A send buffer as a stream sees it."""

    @property
    def unsent(self) -> int:
        """The amount that has not been sent yet."""

    def offer(self, frame: bytes) -> bool:
        """Accept a frame; return False if the client is too slow or disconnected."""

    def put(self, frame: bytes) -> None:
        """Accept a frame regardless of the limit: for the few that must be sent."""

    async def drained(self) -> None:
        """Wait until less than the low-water mark is unsent, or the buffer is closed."""


class SendBuffer:
    """Frames to be sent to one client, in order.

    Args:
        write: passes one frame to the server and waits while the client does not read. An exception closes the buffer.
        broken: called once when that happens.
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
        """Whether too much is unsent for a stream to add more."""
        return self.unsent > HIGH_WATER

    def offer(self, frame: bytes) -> bool:
        """Accept a frame; return False if the client is too slow or disconnected."""
        if self.full or self._closed:
            return False
        self.put(frame)
        return True

    def put(self, frame: bytes) -> None:
        """Accept a frame regardless of the limit: for the few that must be sent."""
        if self._closed:
            return
        self._frames.append(frame)
        self.unsent += len(frame)
        if self._writer is None:
            self._writer = asyncio.get_running_loop().create_task(self._run())

    async def drained(self) -> None:
        """Wait until less than the low-water mark is unsent, or the buffer is closed."""
        while self.unsent >= LOW_WATER and not self._closed:
            if self._drained is None:
                self._drained = asyncio.Event()
            await self._drained.wait()

    async def flush(self, seconds: float) -> bool:
        """Wait until everything has been passed to the server; return whether that happened in time."""
        writer = self._writer
        if writer is not None:
            await asyncio.wait({writer}, timeout=seconds)
        return not self._frames and self._writer is None

    def close(self) -> None:
        """Drop what is unsent, accept nothing more, and wake all waiters."""
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
            # The connection is closed; servers signal this with various exceptions.
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
    """Await something whose failure means that the client has disconnected."""
    with contextlib.suppress(Exception):
        await work
