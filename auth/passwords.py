"""Passwords: argon2id, in a thread, a few at a time."""

import asyncio
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 10
LONGEST: Final = 1024

# OWASP's first choice for argon2id. Memory times concurrency bounds what a flood of sign-ins can take.
_HASHER: Final = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
_AT_ONCE: Final = 2


class Passwords:
    """Hashes and checks passwords without holding up the event loop."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._nobodys: str | None = None

    async def hash(self, password: str) -> str:
        """Returns what is stored of a password."""
        async with self._turn:
            return await asyncio.to_thread(_HASHER.hash, password)

    async def verify(self, stored: str | None, password: str) -> bool:
        """Tells whether the password belongs to the hash. Without a hash the answer is no, after the same work."""
        if self._nobodys is None:
            self._nobodys = await self.hash("of nobody")
        async with self._turn:
            matches = await asyncio.to_thread(_matches, stored or self._nobodys, password)
        return matches and stored is not None


def _matches(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
