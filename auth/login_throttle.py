"""A limit on failed sign-ins, against password guessing.

Failures are counted per process, in bounded memory: with N replicas the limits are N times as high, and a restart
resets them. That still stops guessing, and needs no other server.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

from errors import RateLimited

WINDOW_SECONDS: Final = 900
FAILURES_PER_EMAIL: Final = 10
FAILURES_PER_CLIENT: Final = 100
_MOST_NAMES: Final = 20_000


class LoginThrottle:
    """Counters of failures per e-mail address and per client over a sliding window."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()

    def begin(self, email: str, client: str) -> None:
        """Count an attempt as a failure until `succeeded` is called, so that concurrent attempts count too.

        Raises:
            RateLimited: there were too many failures.
        """
        limits = {f"email {email}": FAILURES_PER_EMAIL, f"client {client}": FAILURES_PER_CLIENT}
        waits = [self._seconds_to_wait(name, most) for name, most in limits.items()]
        if wait := max(waits):
            raise RateLimited("Too many sign-in attempts; try again later.", retry_after_seconds=wait)
        for name in limits:
            self._recent_failures(name).append(self._clock())

    def succeeded(self, email: str, client: str) -> None:
        """Clear the address's failures and the client's last one."""
        self._failures.pop(f"email {email}", None)
        if failures := self._failures.get(f"client {client}"):
            failures.pop()

    def _seconds_to_wait(self, name: str, most: int) -> int:
        failures = self._failures.get(name)
        if failures is None:
            return 0
        failures = self._recent_failures(name)
        return 0 if len(failures) < most else int(failures[-most] + WINDOW_SECONDS - self._clock()) + 1

    def _recent_failures(self, name: str) -> deque[float]:
        failures = self._failures.setdefault(name, deque())
        while failures and failures[0] <= self._clock() - WINDOW_SECONDS:
            failures.popleft()
        self._failures.move_to_end(name)
        if len(self._failures) > _MOST_NAMES:
            self._failures.popitem(last=False)
        return failures


client_address: ContextVar[str] = ContextVar("client_address", default="")
"""The client's address of the current request or socket; empty if unknown."""
