"""Open connections to receivers for which a connection for each event would be too slow, such as message brokers."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from typing import Any, Final, Protocol, TypeVar, cast

IDLE_SECONDS: Final = 30.0
_CLOSE_SECONDS: Final = 5.0

_log = logging.getLogger("parley.destinations")


class KeptClient(Protocol):
    """An open connection."""

    @property
    def usable(self) -> bool:
        """Return whether it is still open."""

    async def close(self) -> None:
        """Close it."""


Client = TypeVar("Client", bound=KeptClient)


class KeptClients:
    """Keeps connections between events, each for one borrower at a time, until they are idle for long."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS) -> None:
        self._idle_seconds = idle_seconds
        self._kept: dict[Hashable, tuple[KeptClient, asyncio.TimerHandle]] = {}
        self._closing: set[asyncio.Task[None]] = set()

    @contextlib.asynccontextmanager
    async def borrow(self, key: Hashable, connect: Callable[[], Awaitable[Client]]) -> AsyncIterator[Client]:
        """Yield a connection, which is closed if the block fails.

        Args:
            key: identifies the receiver and the credential.
            connect: opens a connection if none is kept.
        """
        client = cast(Client | None, self._take(key)) or await connect()
        try:
            yield client
        except BaseException:
            self._close_soon(client)
            raise
        self._keep(key, client)

    async def close(self) -> None:
        """Close all connections."""
        for key in list(self._kept):
            if (client := self._take(key)) is not None:
                self._close_soon(client)
        await asyncio.gather(*self._closing)

    def _take(self, key: Hashable) -> KeptClient | None:
        client, timer = self._kept.pop(key, (None, None))
        if timer is not None:
            timer.cancel()
        if client is not None and not client.usable:
            self._close_soon(client)
            return None
        return client

    def _keep(self, key: Hashable, client: KeptClient) -> None:
        if (other := self._take(key)) is not None:
            self._close_soon(other)
        timer = asyncio.get_running_loop().call_later(self._idle_seconds, self._expire, key)
        self._kept[key] = (client, timer)

    def _expire(self, key: Hashable) -> None:
        if (client := self._take(key)) is not None:
            self._close_soon(client)

    def _close_soon(self, client: KeptClient) -> None:
        task = asyncio.get_running_loop().create_task(_closed(client))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


async def _closed(client: Any) -> None:
    """Close a connection, whatever state it is in."""
    try:
        async with asyncio.timeout(_CLOSE_SECONDS):
            await client.close()
    except Exception as error:  # clients of several libraries, and nobody waits for it
        _log.debug("a connection was not closed: %s", error)
