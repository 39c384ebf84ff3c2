"""Access tokens for the operator's own credentials (client-credentials grant), cached until shortly before expiry."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

EARLY_SECONDS: Final = 120.0
"""A token is no longer used this long before it expires: a request under way must not outlive it."""


@dataclass(frozen=True, slots=True)
class ClientToken:
    """A token, and its lifetime in seconds."""

    value: str = field(repr=False)
    seconds: float


class TokenCache:
    """Keeps tokens in memory only. One per process, owned by the connector gateway.

    Nothing needs to be stored: a new token can be requested at any time, and no user's grant depends on this one.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[ClientToken, float]] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def get(self, name: str, fetch: Callable[[], Awaitable[ClientToken]], *, rejected: str | None = None) -> str:
        """Return a token; of many concurrent callers that need a new one, one requests it.

        Args:
            name: the token's owner: the token endpoint and the client's id.
            fetch: requests a new one.
            rejected: a token that the provider did not accept and that must not be returned again.
        """
        async with self._locks.setdefault(name, asyncio.Lock()):
            token, until = self._kept.get(name, (None, 0.0))
            if token is None or token.value == rejected or self._clock() >= until:
                token = await fetch()
                self._kept[name] = (token, self._clock() + token.seconds - EARLY_SECONDS)
            return token.value
