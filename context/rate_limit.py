"""A per-process rate limiter (token bucket), keyed by name.

Memory is bounded. With N replicas the limits are N times as high, and a restart resets them.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from errors import RateLimited

_MOST_NAMES: Final = 20_000


class RateLimiter:
    """A token bucket per name: a number of calls per minute, in a burst or one after the other."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """By name: the remaining tokens, and the time of that count. The least recently used name is dropped first."""

    def allows(self, name: str) -> bool:
        """Return whether another call would be allowed now, without counting one."""
        left, since = self._left.get(name, (1.0, 0.0))
        return left >= 1 or left + (self._clock() - since) * self._most / 60 >= 1

    def hit(self, name: str) -> None:
        """Count one call.

        Raises:
            RateLimited: the limit is exceeded; the error says in how many seconds to retry.
        """
        self.take(name).require()

    def take(self, name: str) -> "Allowance":
        """Count one call, and return what is left; a call beyond the limit is not counted."""
        moment = self._clock()
        left, since = self._left.pop(name, (float(self._most), moment))
        left = min(self._most, left + (moment - since) * self._most / 60)
        allowed = left >= 1
        if allowed:
            left = max(left - 1, 0)
        self._left[name] = (left, moment)
        if len(self._left) > _MOST_NAMES:
            self._left.popitem(last=False)
        wait = None if allowed else math.ceil((1 - left) * 60 / self._most)
        return Allowance(self._most, int(left), math.ceil((self._most - left) * 60 / self._most), wait)


@dataclass(slots=True)
class Allowance:
    """The calls that are left after one.

    Args:
        most: the calls per minute.
        left: the calls that are allowed now.
        full_in: the seconds until all are, if there are no further calls.
        wait: the seconds until the next one is allowed, if this one was not.
    """

    most: int
    left: int
    full_in: int
    wait: int | None

    def require(self) -> None:
        """Require that the call was allowed.

        Raises:
            RateLimited: it was not.
        """
        if self.wait is not None:
            requests = "1 request" if self.most == 1 else f"{self.most} requests"
            message = f"The limit of {requests} per minute is exceeded; retry later."
            raise RateLimited(message, retry_after_seconds=self.wait)
