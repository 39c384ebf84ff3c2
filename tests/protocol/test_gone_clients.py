"""Queries whose client has gone: the server that runs them cancels their statements."""

import asyncio
import contextlib
import json
import socket
import time
from collections.abc import Callable
from typing import Any, Final

import asyncpg
import pytest
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.gateways import Gateway

PATIENCE: Final = 10.0
WAITING: Final = """SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SELECT%"sessions"%'"""


def over_http(gateway: Gateway, body: object, accept: str = "application/json") -> Callable[[], object]:
    content = json.dumps(body).encode()
    connection = socket.create_connection(("127.0.0.1", gateway.port), timeout=PATIENCE)
    headers = {**gateway.headers(), "host": "localhost", "accept": accept, "content-type": "application/json"}
    lines = "".join(f"{name}: {value}\r\n" for name, value in (headers | {"content-length": len(content)}).items())
    connection.sendall(f"POST /graphql HTTP/1.1\r\n{lines}\r\n".encode() + content)
    return connection.close


def over_sse(gateway: Gateway, body: object) -> Callable[[], object]:
    return over_http(gateway, body, "text/event-stream")


def in_a_batch(gateway: Gateway, body: object) -> Callable[[], object]:
    return over_http(gateway, [body] * 5)


def over_a_socket(gateway: Gateway, body: object) -> Callable[[], object]:
    stack = contextlib.ExitStack()
    opened = connect(gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], close_timeout=1)
    connection = stack.enter_context(opened)
    connection.send(json.dumps({"type": "connection_init", "payload": gateway.headers()}))
    assert json.loads(connection.recv())["type"] == "connection_ack"
    connection.send(json.dumps({"type": "subscribe", "id": "1", "payload": body}))

    def leave() -> None:
        connection.send(json.dumps({"type": "complete", "id": "1"}))
        stack.close()

    return leave


async def until(connection: Any, expected: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while (found := await connection.fetchval(WAITING)) != expected:
        assert time.monotonic() < deadline, f"{found} queries instead of {expected}"
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("backend_name", ["postgres"], indirect=True)
@pytest.mark.parametrize("way", [over_http, over_sse, in_a_batch, over_a_socket])
async def test_a_query_ends_on_the_database_with_its_client(gateway: Gateway, way: Callable[..., Callable[[], object]]):
    url = gateway.environment["DATABASE_URL"]
    locking, looking = await asyncpg.connect(url), await asyncpg.connect(url)
    try:
        async with locking.transaction():
            await locking.execute("LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE")
            leave = await asyncio.to_thread(way, gateway, {"query": "{ sessions { nodes { id } } }"})
            await until(looking, 1)
            await asyncio.to_thread(leave)
            await until(looking, 0)
    finally:
        await locking.close()
        await looking.close()
    assert await asyncio.to_thread(gateway.data, "{ sessions { nodes { id } } }") == {"sessions": {"nodes": []}}
