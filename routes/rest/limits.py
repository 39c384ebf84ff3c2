"""The rate limits of endpoints, for each caller, in `RateLimit` headers (an IETF draft) and their predecessors."""

from auth.actor import Actor
from context.caller_limits import rate_of
from context.rate_limit import Allowance, Limit
from resolvers.endpoints.reading import ServedEndpoint
from settings import Settings


def limit_of_endpoint(settings: Settings, endpoint: ServedEndpoint, caller: Actor) -> Limit | None:
    """Return the limit of a caller's requests to an endpoint: its own, or else that of all endpoints."""
    per_minute = endpoint.rate_limit_per_minute
    if per_minute is None:
        return rate_of(settings.endpoint_rate_limit, caller, f"endpoint:{endpoint.id}")
    return Limit(f"endpoint:{endpoint.id}:{caller.organization_id}:{caller.id}", per_minute)


def limit_headers(allowance: Allowance) -> dict[str, str]:
    """Return the headers about a limit of requests per minute (draft-ietf-httpapi-ratelimit-headers-10)."""
    return {
        "ratelimit-policy": f'"endpoint";q={allowance.most};w=60',
        "ratelimit": f'"endpoint";r={allowance.left};t={allowance.full_in}',
        "ratelimit-limit": str(allowance.most),
        "ratelimit-remaining": str(allowance.left),
        "ratelimit-reset": str(allowance.full_in),
    }
