"""The client of Redis. Its library is loaded with the first client: a gateway without Redis does not need the 5 MB.

Imports nothing of Parley, so that every package can use it, `connectors/` too.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redis.asyncio import Redis


def redis_client(url: str, *, connect_seconds: float = 1, seconds: float = 2) -> "Redis":
    """Return a client, which connects when it is first used.

    Args:
        connect_seconds: the time limit of a connection, and
        seconds: that of each call.
    """
    from redis.asyncio import Redis

    client: Redis = Redis.from_url(
        url, socket_connect_timeout=connect_seconds, socket_timeout=seconds, health_check_interval=0
    )
    return client


def redis_failures() -> tuple[type[Exception], ...]:
    """Return the errors with which calls fail while Redis is unavailable."""
    from redis.exceptions import RedisError

    return (RedisError, OSError, TimeoutError)
