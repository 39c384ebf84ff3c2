"""The limit on failed credentials of an address: a rate limit like any other, exact over all replicas with a Redis."""

from context.rate_limit import Limit, RateLimiter


class CredentialLimits:
    """`auth.failed_credentials.FailureLimit`.

    Args:
        most: the failures of an address in a minute.
    """

    def __init__(self, rates: RateLimiter, most: int) -> None:
        self._rates = rates
        self._most = most

    async def begin(self, address: str) -> int | None:
        """Count an attempt; return None if it is allowed, or else the seconds until the next one would be."""
        return (await self._rates.take(self._of(address))).wait

    async def give_back(self, address: str) -> None:
        """Take back an attempt that did not fail."""
        await self._rates.give_back(self._of(address))

    def _of(self, address: str) -> Limit:
        return Limit(f"credential:{address}", self._most)
