"""The client of Redis: how its calls fail."""

import pytest
import uvloop

from redis_client import redis_client, redis_failures
from tests.conftest import Environment

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")


def test_a_call_on_a_connection_that_closes_fails_as_one_on_a_connection_that_is_closed(backend: Environment) -> None:
    async def call() -> object:
        client = redis_client(backend["REDIS_URL"])
        connection = await client.connection_pool.get_connection()
        connection._writer.transport.abort()
        try:
            with pytest.raises(redis_failures()):
                await connection.send_command("PING")
            await client.connection_pool.release(connection)
            return await client.ping()
        finally:
            await client.aclose()

    assert uvloop.run(call()) is True, "the client connects again"
