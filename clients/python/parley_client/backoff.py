"""Exponential backoff with jitter."""

import asyncio
import random
from typing import Final

FIRST_SECONDS: Final = 0.2
LONGEST_SECONDS: Final = 30.0


class Backoff:
    """The pauses between retries: each is up to twice as long as the one before, and half of it is random.

    Args:
        longest: the maximum pause in seconds, unless the gateway asks for a longer one.
    """

    def __init__(self, longest: float = LONGEST_SECONDS) -> None:
        self._longest = longest
        self._failures = 0

    def reset(self) -> None:
        """Start again with a short pause, after a success."""
        self._failures = 0

    def next(self, at_least: float | None = None) -> float:
        """Return the next pause in seconds.

        Args:
            at_least: the minimum, as requested by the gateway.
        """
        most = min(self._longest, FIRST_SECONDS * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return max(at_least or 0.0, random.uniform(most / 2, most))

    async def pause(self, at_least: float | None = None) -> None:
        """Wait until the next attempt is due."""
        await asyncio.sleep(self.next(at_least))
