"""When a delivery is tried again, as a pure function of what has happened."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

DELAYS: Final = (1, 5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 43_200)
"""Seconds between an attempt and the next: eleven attempts in about a day."""

BLOCKING_ATTEMPTS: Final = 3
"""So many failed attempts those behind a delivery wait with it, for the sake of the order; then they go first."""

_JITTER: Final = 0.1


@dataclass(frozen=True, slots=True)
class RetrySchedule:
    """The schedule, with others for tests."""

    schedule: Sequence[float] = DELAYS
    blocking_attempts: int = BLOCKING_ATTEMPTS

    def next(self, failed: int, moment: datetime, retry_after_seconds: int | None) -> datetime | None:
        """Returns when to try again after so many failed attempts, or None when it was the last.

        Args:
            retry_after_seconds: what the other side asked for; it is obeyed when it is longer.
        """
        if failed > len(self.schedule):
            return None
        seconds = self.schedule[failed - 1] * (1 + random.uniform(0, _JITTER))
        return moment + timedelta(seconds=max(seconds, retry_after_seconds or 0))

    def blocks_queue(self, failed: int) -> bool:
        """Tells whether the others still wait after so many failed attempts."""
        return failed <= self.blocking_attempts


DEFAULT_SCHEDULE: Final = RetrySchedule()
