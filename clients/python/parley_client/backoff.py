"""How long to wait before the next try: longer each time, and never in step with everybody else."""

import asyncio
import random
from typing import Final

FIRST_SECONDS: Final = 0.2
LONGEST_SECONDS: Final = 30.0


class Backoff:
    """Pauses between tries: each at most twice as long as the one before, half of it by chance.

    Args:
        longest: no pause is longer, unless the gateway asks for it.
    """

    def __init__(self, longest: float = LONGEST_SECONDS) -> None:
        self._longest = longest
        self._failures = 0

    def reset(self) -> None:
        """Told when a try succeeded: the next pause is a short one again."""
        self._failures = 0

    def next(self, at_least: float | None = None) -> float:
        """Returns the seconds of the next pause.

        Args:
            at_least: what the gateway asked for.
        """
        most = min(self._longest, FIRST_SECONDS * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return max(at_least or 0.0, random.uniform(most / 2, most))

    async def pause(self, at_least: float | None = None) -> None:
        """Waits until the next try."""
        await asyncio.sleep(self.next(at_least))
