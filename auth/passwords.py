"""Password hashing with argon2id, in threads with limited concurrency."""

import asyncio
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 10
LONGEST: Final = 1024

# Memory times concurrency bounds the memory that a flood of sign-ins takes.
_AT_ONCE: Final = 2


class Passwords:
    """A password hasher that does not block the event loop."""

    def __init__(self, memory: int) -> None:
        """Hash with `memory` KiB. A hash names its own parameters, so those made with others still verify."""
        self._hasher = PasswordHasher(time_cost=1, memory_cost=memory, parallelism=1)
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._dummy: str | None = None

    async def hash(self, password: str) -> str:
        """Return the hash to store for a password."""
        async with self._turn:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def verify(self, stored: str | None, password: str) -> bool:
        """Return whether the password matches the hash. Without a hash the result is False, after the same work."""
        if self._dummy is None:
            self._dummy = await self.hash("dummy")
        async with self._turn:
            matches = await asyncio.to_thread(self._matches, stored or self._dummy, password)
        return matches and stored is not None

    def _matches(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False
