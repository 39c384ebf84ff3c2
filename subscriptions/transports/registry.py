"""The connections that stay open: who holds each, and how all of them are told to go or to show their credential."""

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
_FEW: Final = 50
_FAREWELL_SECONDS: Final = 0.4


class Connection(Protocol):
    """A WebSocket, or an HTTP response that streams."""

    @property
    def caller(self) -> Actor | None:
        """Who holds it; None for an anonymous one."""

    def close(self, code: int, reason: str) -> None:
        """Ends it soon, telling the client why as far as the transport can. Safe to call more than once."""

    def replace(self, actor: Actor) -> None:
        """Has it go on with what its holder may do now. Streams that this does not cover end."""


class ConnectionRegistry:
    """All open connections of the process.

    Args:
        per_holder: how many one user, agent or API key may hold; anonymous ones count as one holder's.
    """

    def __init__(self, *, per_holder: int = 20_000) -> None:
        self._per_holder = per_holder
        self._holders: dict[Connection, str | None] = {}
        self._count: Counter[str | None] = Counter()
        self._empty = asyncio.Event()
        self.draining = False

    def __len__(self) -> int:
        return len(self._holders)

    def add(self, connection: Connection) -> None:
        """Takes in a connection whose caller is known.

        Raises:
            Unavailable: the process is about to end.
            RateLimited: its holder has too many.
        """
        if self.draining:
            raise Unavailable("The server restarts; connect again.", retry_after_seconds=1)
        holder = connection.caller.id if connection.caller else None
        if self._count[holder] >= self._per_holder:
            raise RateLimited(f"At most {self._per_holder} connections may be open at a time.", retry_after_seconds=60)
        self._holders[connection] = holder
        self._count[holder] += 1

    def remove(self, connection: Connection) -> None:
        """Forgets a connection that has ended. Safe to call more than once."""
        if connection not in self._holders:
            return
        holder = self._holders.pop(connection)
        self._count[holder] -= 1
        if not self._count[holder]:
            del self._count[holder]
        if self.draining and not self._holders:
            self._empty.set()

    async def drain(self) -> None:
        """Sends every connection away with 1012, a few at a time, so that they do not all come back at once.

        Returns within two seconds. New connections are refused from now on.
        """
        self.draining = True
        waiting = list(self._holders)
        random.shuffle(waiting)
        step = len(waiting) if len(waiting) <= _FEW else -(-len(waiting) // _DRAIN_STEPS)
        while waiting:
            for connection in waiting[:step]:
                connection.close(CloseCode.RESTART, "The server restarts; connect again.")
            del waiting[:step]
            if waiting:
                await asyncio.sleep(DRAIN_SECONDS / _DRAIN_STEPS)
        await self._until_gone()

    async def _until_gone(self) -> None:
        """Waits a little for the farewells to be written: the server cuts the sockets when this is over."""
        if self._holders:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), _FAREWELL_SECONDS)

    async def recheck(self, revalidate: Callable[[Actor], Awaitable[Actor | None]]) -> None:
        """Asks for each caller what its credential is worth now, once however many connections it holds.

        Args:
            revalidate: returns the actor as it is now, or None when the credential is gone.
        """
        held: defaultdict[Actor, list[Connection]] = defaultdict(list)
        for connection in self._holders:
            if connection.caller is not None:
                held[connection.caller].append(connection)
        for caller, connections in held.items():
            fresh = await revalidate(caller)
            if fresh == caller:
                continue
            # Meanwhile a connection may have ended or shown another credential: then this says nothing about it.
            for connection in connections:
                if connection in self._holders and connection.caller == caller:
                    _apply(connection, fresh)


def _apply(connection: Connection, fresh: Actor | None) -> None:
    if fresh is None:
        connection.close(CloseCode.FORBIDDEN, "The credential is not valid any more.")
    else:
        connection.replace(fresh)
