"""Access tokens for the operator's own credentials (client-credentials grant), kept until shortly before they end."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

EARLY_SECONDS: Final = 120.0
"""So long before its end a token is not used any more: a request under way must not outlive it."""


@dataclass(frozen=True, slots=True)
class ClientToken:
    """A token, and how many seconds it is good for when it comes."""

    value: str = field(repr=False)
    seconds: float


class TokenCache:
    """Keeps tokens in memory alone. One for the process, owned by whoever makes the calls.

    There is nothing to store: another one can be had at any time, and nobody's right depends on this one.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[ClientToken, float]] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def get(self, name: str, fetch: Callable[[], Awaitable[ClientToken]], *, rejected: str | None = None) -> str:
        """Returns a token; of many who need one at once, one asks.

        Args:
            name: whose token it is: the address it comes from and the client's id.
            ask: gets a new one.
            refused: a token that was not accepted and is not to be returned again.
        """
        async with self._locks.setdefault(name, asyncio.Lock()):
            token, until = self._kept.get(name, (None, 0.0))
            if token is None or token.value == rejected or self._clock() >= until:
                token = await fetch()
                self._kept[name] = (token, self._clock() + token.seconds - EARLY_SECONDS)
            return token.value
