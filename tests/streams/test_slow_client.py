"""A client that stops reading costs the gateway little, delays no one, and is informed of every gap."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.gateways import GatewayProcess

EVENTS: Final = 30_000
MEBIBYTE: Final = 1024 * 1024
STALLED: Final = 8
"""This many, because a process's memory fluctuates by a few megabytes anyway."""
WATCH: Final = """subscription ($session: ID!, $after: Cursor) {
  sessionEvents(sessionId: $session, after: $after) {
    __typename ... on Event { id cursor } ... on MessageSent { message { content } } ... on StreamGap { reason }
  }
}"""
# The same event under new ids, as if recorded that often: the relay and the streams cannot tell the difference.
MULTIPLY: Final = """
INSERT INTO outbox (id, shard, organization_id, kind, type, actor_id, caused_by, occurred_at,
                    session_id, execution_id, agent_id, task_id, user_id, payload)
SELECT $1 || number, shard, organization_id, kind, type, actor_id, caused_by, occurred_at,
       session_id, execution_id, agent_id, task_id, user_id, payload
FROM event_log, generate_series(1, $2::int) number WHERE kind = 'MessageSent' AND session_id = $3
  AND seq = (SELECT max(seq) FROM event_log WHERE kind = 'MessageSent' AND session_id = $3)
"""

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")


@pytest.fixture
def own_gateway(backend: dict[str, str], gateway_process: Callable[..., GatewayProcess]) -> GatewayProcess:
    return gateway_process(backend)


def resident(gateway: GatewayProcess) -> int:
    """Return the resident memory of the gateway, in bytes."""
    assert gateway.process is not None
    status = Path(f"/proc/{gateway.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


async def watch(gateway: GatewayProcess, session: str, after: str | None, *, small: bool = False) -> ClientConnection:
    """Open the subscription; a `small` client has small buffers and must read soon."""
    endpoint = socket.create_connection(("127.0.0.1", gateway.port))
    if small:
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    client = await connect(
        gateway.ws_url,
        sock=endpoint,
        subprotocols=[Subprotocol("graphql-transport-ws")],
        compression=None,
        max_queue=4,
        ping_interval=None,
    )
    await client.send(json.dumps({"type": "connection_init", "payload": gateway.headers()}))
    assert json.loads(await client.recv())["type"] == "connection_ack"
    variables = {"session": session, "after": after}
    await client.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": WATCH, "variables": variables}}))
    return client


async def events(client: ClientConnection) -> AsyncIterator[dict[str, Any]]:
    async for text in client:
        message = json.loads(text)
        if message["type"] == "ping":
            await client.send('{"type":"pong"}')
        elif message["type"] == "next":
            yield message["payload"]["data"]["sessionEvents"]


async def read(client: ClientConnection, count: int) -> list[dict[str, Any]]:
    """Read this many MessageSent events."""
    found: list[dict[str, Any]] = []
    async for event in events(client):
        if event["__typename"] == "MessageSent":
            found.append(event)
            if len(found) == count:
                break
    return found


async def multiply(database: asyncpg.Connection, prefix: str, count: int, session: str) -> None:
    await database.execute(MULTIPLY, prefix, count, session)


@pytest.mark.timeout(180)
async def test_a_client_that_stops_reading_costs_little_and_learns_of_every_gap(
    own_gateway: GatewayProcess, backend: dict[str, str]
) -> None:
    created = own_gateway.data('mutation { createSession(input: {name: "slow"}) { session { id } } }')
    session = created["createSession"]["session"]["id"]
    own_gateway.data(
        'mutation ($id: ID!) { sendMessage(input: {sessionId: $id, content: "again and again"}) { message { id } } }',
        {"id": session},
    )
    database = await asyncpg.connect(backend["DATABASE_URL"])
    quick = await watch(own_gateway, session, None)
    try:
        # The same load without the slow client fills the gateway's fixed memory: its ring of recent events, its pools
        # and caches, and the path that reads from the log.
        reading = asyncio.create_task(read(quick, EVENTS // 2))
        await multiply(database, "warm_", EVENTS // 2, session)
        first = (await reading)[0]["cursor"]
        returned = await watch(own_gateway, session, first)
        await read(returned, 5_000)
        await returned.close()
        before = resident(own_gateway)

        stalled = [await watch(own_gateway, session, None, small=True) for _ in range(STALLED)]
        reading = asyncio.create_task(read(quick, EVENTS))
        await multiply(database, "evt_", EVENTS, session)
        seen_by_quick = [event["id"] for event in await reading]
        each = (resident(own_gateway) - before) / STALLED

        assert seen_by_quick == [f"evt_{number}" for number in range(1, EVENTS + 1)]
        assert each < 2 * MEBIBYTE, f"{each / MEBIBYTE:.1f} MiB for each"
        assert await everything(own_gateway, session, stalled[0]) == seen_by_quick
        for client in stalled[1:]:
            client.transport.abort()
    finally:
        await quick.close()
        await database.close()


async def everything(gateway: GatewayProcess, session: str, client: ClientConnection) -> list[str]:
    """Read all items the stalled client gets once it reads again, resuming after its cursor if it was disconnected.

    First come the items buffered by the client's own kernel, then the gap and the close, if the connection still
    exists.
    """
    found: list[str] = []
    cursor: str | None = None
    while len(found) < EVENTS:
        try:
            async for event in events(client):
                cursor = event["cursor"]
                if event["__typename"] == "StreamGap":
                    assert event["reason"] == "SLOW_CONSUMER"
                elif event["__typename"] == "MessageSent":
                    found.append(event["id"])
                    if len(found) == EVENTS:
                        await client.close()
                        return found
        except ConnectionClosed:
            pass
        assert client.close_code in (4290, 1006), client.close_code
        client = await watch(gateway, session, cursor)
    return found
