"""How often somebody may come to a door, by name.

Counted in this process, in bounded memory: with N replicas the limits are N times as high, and a restart forgets.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from errors import RateLimited

_MOST_NAMES: Final = 20_000


class RateLimiter:
    """Lets each name through so many times a minute: all at once, or one after the other."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """By name: how many times it may still come, and when that was so. The longest unused is forgotten first."""

    def hit(self, name: str) -> None:
        """Counts one time.

        Raises:
            RateLimited: there were too many; it says in how many seconds the next one is welcome.
        """
        moment = self._clock()
        left, since = self._left.pop(name, (float(self._most), moment))
        left = min(self._most, left + (moment - since) * self._most / 60)
        self._left[name] = (max(left - 1, 0) if left >= 1 else left, moment)
        if len(self._left) > _MOST_NAMES:
            self._left.popitem(last=False)
        if left < 1:
            wait = math.ceil((1 - left) * 60 / self._most)
            raise RateLimited(f"More than {self._most} a minute; try again later.", retry_after_seconds=wait)
