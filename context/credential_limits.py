"""The limit on failed credentials of an address: a rate limit like any other, exact over all replicas with a Redis."""

import logging
import time
from collections.abc import Callable
from typing import Final

from context.rate_limit import Limit, RateLimiter
from telemetry.metrics import Metrics

MOST_WARNED: Final = 100
"""The addresses that are named in the process log in a minute: an attacker may have very many."""
_WARNED_SECONDS: Final = 60.0
_log = logging.getLogger("parley.limits")


class CredentialLimits:
    """`auth.failed_credentials.FailureLimit`.

    Args:
        most: the failures of an address in a minute.
    """

    def __init__(
        self, rates: RateLimiter, most: int, metrics: Metrics, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rates = rates
        self._most = most
        self._clock = clock
        self._warned = set[str]()
        self._warned_until = 0.0
        self._invalid = metrics.counter(
            "parley_invalid_credentials_total", "Invalid credentials.", ("outcome",), known=[("rate_limited",)]
        )

    async def begin(self, address: str) -> int | None:
        """Count an attempt; return None if it is allowed, or else the seconds until the next one would be."""
        return (await self._rates.take(self._of(address))).wait

    async def give_back(self, address: str) -> None:
        """Take back an attempt that did not fail."""
        await self._rates.give_back(self._of(address))

    def failed(self, address: str, *, limited: bool) -> None:
        """Count an invalid credential; warn of an address beyond the limit, once a minute."""
        self._invalid.add("rate_limited" if limited else "unauthenticated")
        if limited:
            self._warn(address)

    def _warn(self, address: str) -> None:
        moment = self._clock()
        if moment >= self._warned_until:
            self._warned.clear()
            self._warned_until = moment + _WARNED_SECONDS
        if address in self._warned or len(self._warned) >= MOST_WARNED:
            return
        self._warned.add(address)
        _log.warning(
            "%s has sent more than %d invalid credentials a minute (FAILED_CREDENTIAL_RATE_LIMIT); further ones get "
            "RATE_LIMITED, valid ones are accepted",
            address or "a client without an address",
            self._most,
        )

    def _of(self, address: str) -> Limit:
        return Limit(f"credential:{address}", self._most)
