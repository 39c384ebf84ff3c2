"""The rate limits of endpoints, for each caller, in `RateLimit` headers (an IETF draft) and their predecessors."""

from collections import OrderedDict
from typing import Final

from context.rate_limit import Allowance, RateLimiter

MOST_LIMITERS: Final = 10_000


class EndpointLimits:
    """The rate limiters of all endpoints that have a limit, in one process."""

    def __init__(self) -> None:
        self._limiters: OrderedDict[tuple[str, str], tuple[int, RateLimiter]] = OrderedDict()

    def take(self, organization_id: str, endpoint_id: str, per_minute: int, caller_id: str) -> Allowance:
        """Count a request of a caller, and return what is left."""
        key = (organization_id, endpoint_id)
        known = self._limiters.get(key)
        if known is None or known[0] != per_minute:
            known = self._limiters[key] = (per_minute, RateLimiter(per_minute))
        self._limiters.move_to_end(key)
        if len(self._limiters) > MOST_LIMITERS:
            self._limiters.popitem(last=False)
        return known[1].take(caller_id)


def limit_headers(allowance: Allowance) -> dict[str, str]:
    """Return the headers about a limit of requests per minute (draft-ietf-httpapi-ratelimit-headers-10)."""
    return {
        "ratelimit-policy": f'"endpoint";q={allowance.most};w=60',
        "ratelimit": f'"endpoint";r={allowance.left};t={allowance.full_in}',
        "ratelimit-limit": str(allowance.most),
        "ratelimit-remaining": str(allowance.left),
        "ratelimit-reset": str(allowance.full_in),
    }
