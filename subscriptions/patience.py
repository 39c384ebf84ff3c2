"""The wait of a stream for a client that does not read.

A client that reads slowly is waited for as long as it makes progress. One that reads nothing at all is disconnected,
and loses nothing: it resumes after its cursor.
"""

import asyncio
from typing import Final

from subscriptions.interfaces import Sink

STALL_SECONDS: Final = 4.0
"""With the seconds that transports give a client to read its end, the connection is closed within ten."""
_LOOKS: Final = 4
"""Looks at which nothing was read; counted, because after a freeze of this process the time says nothing."""


class Stalled(Exception):
    """The client is not reading."""


class Patience:
    """The wait for room in one client's send buffer."""

    __slots__ = ("_idle", "_sink", "_unsent")

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._unsent = sink.unsent
        self._idle = 0

    async def wait(self) -> None:
        """Wait until there may be room, at most a second.

        Raises:
            Stalled: the client has read nothing for too long.
        """
        try:
            async with asyncio.timeout(STALL_SECONDS / _LOOKS):
                await self._sink.drained()
        except TimeoutError:
            before, self._unsent = self._unsent, self._sink.unsent
            self._idle = self._idle + 1 if self._unsent >= before else 0
            if self._idle >= _LOOKS:
                raise Stalled from None
        else:
            self._idle = 0
            await asyncio.sleep(0)  # a buffer that was closed has nothing to wait for
