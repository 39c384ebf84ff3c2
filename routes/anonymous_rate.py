"""The rate limit of requests without a credential, outside GraphQL: those that look something up, or ask elsewhere."""

from starlette.requests import Request

from context.caller_limits import CallerLimits
from routes.state import resources_of


async def count_anonymous(request: Request) -> None:
    """Count a request against the limit of operations without a credential from the client's address.

    Raises:
        RateLimited: it is exceeded.
    """
    resources = resources_of(request.scope)
    await resources.rates.hit(*CallerLimits(resources.settings).of(None), call="operation")
