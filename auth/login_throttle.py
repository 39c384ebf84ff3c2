"""A limit on failed sign-ins, against password guessing.

Failures are counted per process, in bounded memory: with N replicas the limits are N times as high, and a restart
resets them. That still stops guessing, and needs no other server.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

from errors import RateLimited

WINDOW_SECONDS: Final = 900
FAILURES_PER_PAIR: Final = 10
"""From one client for one e-mail address."""
FAILURES_PER_EMAIL: Final = 100
"""From clients that have never signed in with it, so that they cannot lock its owner out."""
FAILURES_PER_CLIENT: Final = 100
_MOST_NAMES: Final = 20_000


class LoginThrottle:
    """Counters of failures over a sliding window: per e-mail address, per client, and for the two together.

    The clients that have signed in with an e-mail address are remembered. Those are limited only together with it:
    otherwise anybody could lock its owner out.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    def begin(self, email: str, client: str) -> None:
        """Count an attempt as a failure until `succeeded` is called, so that concurrent attempts count too.

        Raises:
            RateLimited: there were too many failures.
        """
        limits = self._limits(email, client)
        waits = [self._seconds_to_wait(name, most) for name, most in limits.items()]
        if wait := max(waits):
            raise RateLimited("Too many sign-in attempts; try again later.", retry_after_seconds=wait)
        for name in limits:
            self._recent_failures(name).append(self._clock())

    def succeeded(self, email: str, client: str) -> None:
        """Clear the failures of this client for the address, and remember it."""
        for name in self._limits(email, client):
            if failures := self._failures.get(name):
                failures.pop()
        self._failures.pop(_pair(email, client), None)
        self._known[email, client] = None
        self._known.move_to_end((email, client))
        if len(self._known) > _MOST_NAMES:
            self._known.popitem(last=False)

    def _limits(self, email: str, client: str) -> dict[str, int]:
        limits = {_pair(email, client): FAILURES_PER_PAIR, f"client {client}": FAILURES_PER_CLIENT}
        if (email, client) not in self._known:
            limits[f"email {email}"] = FAILURES_PER_EMAIL
        return limits

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


def _pair(email: str, client: str) -> str:
    return f"pair {client} {email}"
