"""R8: clients that do not read are disconnected in time, and the others hardly notice them.

`make test-crash` has 100 clients, 10 of which stop reading; `make chaos` as many as `CHAOS_CONSUMERS` says.
"""

import asyncio
import json
import os
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.chaos.clients import SEND, WATCH
from tests.chaos.test_chaos import CREATE_SESSION
from tests.conftest import Environment
from tests.gateways import TLS, GatewayProcess
from tests.streams.test_unread import is_open
from tests.suite import one_backend

CONSUMERS: Final = int(os.environ.get("CHAOS_CONSUMERS", "100"))
STALLED: Final = CONSUMERS // 10
ROUNDS: Final = int(os.environ.get("CHAOS_CONSUMER_ROUNDS", "1"))
MESSAGES: Final = 200
PAUSE_SECONDS: Final = 0.03
CONTENT_BYTES: Final = 9_000
AT_MOST_SECONDS: Final = 10.0
SLACK_SECONDS: Final = 0.05
"""What a busy machine may add to the slowest of some ten thousand messages."""

pytestmark = [pytest.mark.crash, pytest.mark.promise("R8"), pytest.mark.timeout(600), one_backend]


@dataclass(slots=True)
class Consumer:
    """A client that follows a session and notes how long each message took."""

    gateway: GatewayProcess
    session: str
    delays: list[float] = field(default_factory=list)

    async def open(self, *, stalled: bool = False) -> ClientConnection:
        """Subscribe, and return the connection."""
        endpoint = socket.create_connection(("127.0.0.1", self.gateway.port))
        if stalled:
            endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        endpoint.setblocking(False)
        connection = await connect(
            self.gateway.ws_url,
            sock=endpoint,
            subprotocols=[Subprotocol("graphql-transport-ws")],
            compression=None,
            ping_interval=None,
            max_queue=1,
            proxy=None,
        )
        await connection.send(json.dumps({"type": "connection_init", "payload": self.gateway.headers()}))
        await connection.recv()
        payload = {"query": WATCH, "variables": {"session": self.session, "after": None}}
        await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        return connection

    async def read(self, connection: ClientConnection) -> None:
        """Read until cancelled."""
        async for text in connection:
            message = json.loads(text)
            if message["type"] == "ping":
                await connection.send('{"type":"pong"}')
            event: Any = (message.get("payload") or {}).get("data", {}).get("sessionEvents", {})
            if event.get("__typename") == "MessageSent":
                self.delays.append(time.monotonic() - float(event["message"]["content"].split()[0]))


async def send_messages(gateway: GatewayProcess, session: str) -> None:
    """Send messages that contain the time, a constant number per second."""
    async with httpx.AsyncClient(timeout=30, trust_env=False, verify=TLS) as client:
        for _ in range(MESSAGES):
            content = f"{time.monotonic()} ".ljust(CONTENT_BYTES, "x")
            variables = {"session": session, "content": content, "key": content[:40].strip()}
            body = {"query": SEND, "variables": variables}
            await client.post(f"{gateway.url}/graphql", json=body, headers=gateway.headers())
            await asyncio.sleep(PAUSE_SECONDS)


async def p99(gateway: GatewayProcess, session: str, consumers: Sequence[Consumer]) -> float:
    """Return the 99th percentile of the delays of a series of messages, in seconds."""
    for consumer in consumers:
        consumer.delays.clear()
    await send_messages(gateway, session)
    async with asyncio.timeout(60):
        while any(len(consumer.delays) < MESSAGES for consumer in consumers):
            await asyncio.sleep(0.05)
    delays = sorted(delay for consumer in consumers for delay in consumer.delays)
    return delays[int(len(delays) * 0.99)]


async def closed_after(gateway: GatewayProcess, connections: Sequence[ClientConnection], begun: float) -> float:
    """Return the seconds from the first message until the gateway has closed all of these connections."""
    ports = [connection.local_address[1] for connection in connections]
    while any(is_open(gateway, port) for port in ports):  # type: ignore[arg-type]
        assert time.monotonic() - begun < 60
        await asyncio.sleep(0.1)
    return time.monotonic() - begun


async def test_clients_that_do_not_read_are_disconnected_and_harm_no_one(
    backend: Environment, gateway_process: Callable[..., GatewayProcess], figure: Callable[[str], None]
) -> None:
    gateway = gateway_process({**backend, "CONNECTIONS_PER_ADDRESS": "100000"})
    created = await asyncio.to_thread(gateway.data, CREATE_SESSION)
    session = created["createSession"]["session"]["id"]
    consumers = [Consumer(gateway, session) for _ in range(CONSUMERS - STALLED)]
    reading = [asyncio.create_task(each.read(await each.open())) for each in consumers]
    await p99(gateway, session, consumers)  # warm
    alone, beside, closed = [], [], []
    for _ in range(ROUNDS):
        alone.append(await p99(gateway, session, consumers))
        stalled = [await Consumer(gateway, session).open(stalled=True) for _ in range(STALLED)]
        ending = asyncio.create_task(closed_after(gateway, stalled, time.monotonic()))
        beside.append(await p99(gateway, session, consumers))
        closed.append(await ending)
    for task in reading:
        task.cancel()
    figure(
        f"{STALLED} of {CONSUMERS} clients stop reading: closed after {max(closed):.1f} s; p99 of the others "
        f"{min(alone) * 1000:.0f} ms alone, {min(beside) * 1000:.0f} ms beside them ({ROUNDS} rounds)"
    )
    assert max(closed) <= AT_MOST_SECONDS
    assert min(beside) <= 1.1 * min(alone) + SLACK_SECONDS
