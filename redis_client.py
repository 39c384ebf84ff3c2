"""The client of Redis. Its library is loaded with the first client: a gateway without Redis does not need the 5 MB.

Imports nothing of Parley, so that every package can use it, `connectors/` too.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redis.asyncio import Redis
    from redis.asyncio.connection import AbstractConnection


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
    pool = client.connection_pool
    pool.connection_class = _noticing_its_end(pool.connection_class)
    return client


def _noticing_its_end(kind: "type[AbstractConnection]") -> "type[AbstractConnection]":
    """Return a kind of connections that fails as others do if it was closed a moment ago.

    uvloop rejects what is written between the end of a socket and the notice of it with a RuntimeError.
    """
    from redis.exceptions import ConnectionError

    class Connection(kind):  # type: ignore[misc, valid-type]
        async def send_packed_command(self, command: bytes | str | Iterable[bytes], check_health: bool = True) -> None:
            try:
                await super().send_packed_command(command, check_health)
            except RuntimeError as error:
                raise ConnectionError(f"The connection is closed: {error}") from error

    return Connection


def redis_failures() -> tuple[type[Exception], ...]:
    """Return the errors with which calls fail while Redis is unavailable."""
    from redis.exceptions import RedisError

    return (RedisError, OSError, TimeoutError)
