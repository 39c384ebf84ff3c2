"""The registry of open connections: limits per actor, draining at shutdown, rechecking of permissions."""

import asyncio
import contextlib
import random
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from auth.actor import Actor
from auth.client_address import client_address
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

    @property
    def unsent_bytes(self) -> int:
        """The bytes that wait until the client reads."""

    def close(self, code: int, reason: str) -> None:
        """Close the connection soon, with the reason if the transport supports one. Safe to call more than once."""

    def replace(self, actor: Actor) -> None:
        """Continue with the actor's current permissions. Streams they do not cover end."""


class ConnectionRegistry:
    """All open connections of the process.

    Args:
        per_holder: the maximum number for one user or agent.
        per_address: the maximum number without a valid credential for one client's address.
    """

    def __init__(self, *, per_holder: int = 20_000, per_address: int = 500) -> None:
        self._per_holder = per_holder
        self._per_address = per_address
        self._holders: dict[Connection, str | None] = {}
        self._per_name: Counter[str | None] = Counter()
        self._addresses: dict[Connection, str] = {}
        self._per_network: Counter[str] = Counter()
        self._empty = asyncio.Event()
        self.draining = False

    def __len__(self) -> int:
        return len(self._holders)

    def unsent_bytes(self) -> list[int]:
        """Return how many bytes each connection has not sent yet."""
        return [each.unsent_bytes for each in self._holders]

    def admit(self, connection: Connection) -> None:
        """Count a connection against its client's address until it has a caller.

        Raises:
            RateLimited: the address has too many connections without a credential.
        """
        address = client_address()
        if connection in self._addresses:
            return
        if self._per_network[address] >= self._per_address:
            message = f"At most {self._per_address} connections without a credential may be open at a time."
            raise RateLimited(message, retry_after_seconds=60)
        self._addresses[connection] = address
        self._per_network[address] += 1

    def add(self, connection: Connection) -> None:
        """Register a connection whose caller is known, or known to be anonymous.

        Raises:
            Unavailable: the process is shutting down.
            RateLimited: its actor, or its client's address, has too many connections.
        """
        if self.draining:
            raise Unavailable("The server is restarting; reconnect.", retry_after_seconds=1)
        holder = connection.caller.id if connection.caller else None
        if holder is None:
            self.admit(connection)
        elif self._per_name[holder] >= self._per_holder:
            raise RateLimited(f"At most {self._per_holder} connections may be open at a time.", retry_after_seconds=60)
        else:
            self._dismiss(connection)
        self._holders[connection] = holder
        self._per_name[holder] += 1

    def remove(self, connection: Connection) -> None:
        """Remove a closed connection. Safe to call more than once."""
        self._dismiss(connection)
        if connection not in self._holders:
            return
        holder = self._holders.pop(connection)
        self._per_name[holder] -= 1
        if not self._per_name[holder]:
            del self._per_name[holder]
        if self.draining and not self._holders:
            self._empty.set()

    def _dismiss(self, connection: Connection) -> None:
        """Stop counting a connection against its client's address."""
        address = self._addresses.pop(connection, None)
        if address is not None:
            self._per_network[address] -= 1
            if not self._per_network[address]:
                del self._per_network[address]

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
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await self._empty.wait()

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
