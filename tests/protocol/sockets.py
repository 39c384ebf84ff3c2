"""A graphql-transport-ws client that sends exactly what a test specifies."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.protocol.house import House

TICKS = "subscription { ticks { number } }"
SECONDS = 10


async def send(socket: ClientConnection, type: str, **members: Any) -> None:
    await socket.send(json.dumps({"type": type, **members}))


async def receive(socket: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(SECONDS):
        message: dict[str, Any] = json.loads(await socket.recv())
    return message


async def closed(socket: ClientConnection) -> tuple[int, str]:
    """Return the server's close code and reason, skipping earlier messages."""
    async with asyncio.timeout(SECONDS):
        try:
            while True:
                await socket.recv()
        except ConnectionClosed as end:
            assert end.rcvd is not None, "the server closed without a close frame"
            return end.rcvd.code, end.rcvd.reason


async def subscribe(socket: ClientConnection, id: str, query: Any = TICKS, **payload: Any) -> None:
    await send(socket, "subscribe", id=id, payload={"query": query, **payload})


@asynccontextmanager
async def acknowledged(house: House, token: str | None = "alice", **options: Any) -> AsyncIterator[ClientConnection]:
    async with house.connect(**options) as socket:
        payload = {"payload": {"Authorization": f"Bearer {token}"}} if token else {}
        await send(socket, "connection_init", **payload)
        assert await receive(socket) == {"type": "connection_ack"}
        yield socket


async def still_answers(socket: ClientConnection) -> None:
    await subscribe(socket, "still", "{ hello }")
    assert await receive(socket) == {"id": "still", "type": "next", "payload": {"data": {"hello": "hello world"}}}
    assert await receive(socket) == {"id": "still", "type": "complete"}
