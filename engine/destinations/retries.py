"""The retry schedule of deliveries. Pure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

DELAYS: Final = (1, 5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 43_200)
"""Seconds between two attempts: eleven attempts in about a day."""

BLOCKING_ATTEMPTS: Final = 3
"""For this many failed attempts, a delivery blocks those queued after it, to keep the order; then they go first."""

_JITTER: Final = 0.1


@dataclass(frozen=True, slots=True)
class RetrySchedule:
    """When a delivery is retried, and how long it blocks the queue."""

    schedule: Sequence[float] = DELAYS
    blocking_attempts: int = BLOCKING_ATTEMPTS

    def next(self, failed: int, moment: datetime, retry_after_seconds: int | None) -> datetime | None:
        """Return the time of the next attempt after this many failed ones, or None after the last.

        Args:
            retry_after_seconds: the delay that the receiver asked for, which is used if it is longer.
        """
        if failed > len(self.schedule):
            return None
        seconds = self.schedule[failed - 1] * (1 + random.uniform(0, _JITTER))
        return moment + timedelta(seconds=max(seconds, retry_after_seconds or 0))

    def blocks_queue(self, failed: int) -> bool:
        """Return whether the deliveries queued after it still wait, after this many failed attempts."""
        return failed <= self.blocking_attempts


DEFAULT_SCHEDULE: Final = RetrySchedule()
