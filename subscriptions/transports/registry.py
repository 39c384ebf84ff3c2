"""The registry of open connections: limits per actor, draining at shutdown, rechecking of permissions."""

import asyncio
import contextlib
import random
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from auth.actor import Actor
from errors import RateLimited, Unavailable
from subscriptions.transports.protocol import CloseCode

DRAIN_SECONDS: Final = 1.5
_DRAIN_STEPS: Final = 15
_IMMEDIATE: Final = 50
_CLOSE_SECONDS: Final = 0.4


class Connection(Protocol):
    """A WebSocket, or an HTTP response that streams."""

    @property
    def caller(self) -> Actor | None:
        """The actor; None for an anonymous connection."""

    def close(self, code: int, reason: str) -> None:
        """Close the connection soon, with the reason if the transport supports one. Safe to call more than once."""

    def replace(self, actor: Actor) -> None:
        """Continue with the actor's current permissions. Streams they do not cover end."""


class ConnectionRegistry:
    """All open connections of the process.

    Args:
        per_holder: the maximum number for one user, agent or API key; anonymous connections share one maximum.
    """

    def __init__(self, *, per_holder: int = 20_000) -> None:
        self._per_holder = per_holder
        self._holders: dict[Connection, str | None] = {}
        self._check_limits: Counter[str | None] = Counter()
        self._empty = asyncio.Event()
        self.draining = False

    def __len__(self) -> int:
        return len(self._holders)

    def add(self, connection: Connection) -> None:
        """Register a connection whose caller is known.

        Raises:
            Unavailable: the process is shutting down.
            RateLimited: its actor has too many connections.
        """
        if self.draining:
            raise Unavailable("The server is restarting; reconnect.", retry_after_seconds=1)
        holder = connection.caller.id if connection.caller else None
        if self._check_limits[holder] >= self._per_holder:
            raise RateLimited(f"At most {self._per_holder} connections may be open at a time.", retry_after_seconds=60)
        self._holders[connection] = holder
        self._check_limits[holder] += 1

    def remove(self, connection: Connection) -> None:
        """Remove a closed connection. Safe to call more than once."""
        if connection not in self._holders:
            return
        holder = self._holders.pop(connection)
        self._check_limits[holder] -= 1
        if not self._check_limits[holder]:
            del self._check_limits[holder]
        if self.draining and not self._holders:
            self._empty.set()

    async def drain(self) -> None:
        """Close every connection with 1012, spread over time so that clients do not all reconnect at once.

        Returns within two seconds. New connections are refused from now on.
        """
        self.draining = True
        waiting = list(self._holders)
        random.shuffle(waiting)
        step = len(waiting) if len(waiting) <= _IMMEDIATE else -(-len(waiting) // _DRAIN_STEPS)
        while waiting:
            for connection in waiting[:step]:
                connection.close(CloseCode.SERVICE_RESTART, "The server is restarting; reconnect.")
            del waiting[:step]
            if waiting:
                await asyncio.sleep(DRAIN_SECONDS / _DRAIN_STEPS)
        await self._until_empty()

    async def _until_empty(self) -> None:
        """Wait briefly for the close frames to be written: the server closes the sockets afterwards."""
        if self._holders:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), _CLOSE_SECONDS)

    async def recheck(self, revalidate: Callable[[Actor], Awaitable[Actor | None]]) -> None:
        """Recheck the permissions of every caller, once however many connections it has.

        Args:
            revalidate: returns the current actor, or None if the credential is no longer valid.
        """
        held: defaultdict[Actor, list[Connection]] = defaultdict(list)
        for connection in self._holders:
            if connection.caller is not None:
                held[connection.caller].append(connection)
        for caller, connections in held.items():
            fresh = await revalidate(caller)
            if fresh == caller:
                continue
            # Meanwhile a connection may have closed or renewed its credential: then this result does not apply to it.
            for connection in connections:
                if connection in self._holders and connection.caller == caller:
                    _apply(connection, fresh)


def _apply(connection: Connection, fresh: Actor | None) -> None:
    if fresh is None:
        connection.close(CloseCode.FORBIDDEN, "The credential is no longer valid.")
    else:
        connection.replace(fresh)
