"""A gateway is stopped under load, as by a deployment: what it has accepted is answered, and it exits in time.

`make test-crash` stops it a few times, `make chaos` more often (`CHAOS_STOPS`).
"""

import asyncio
import json
import os
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from models.tasks import Task
from tests.gateways import TLS, GatewayProcess
from tests.people import on_database
from tests.servers import free_port
from tests.waiting import PATIENCE

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600), pytest.mark.promise("R15")]

STOPS: Final = int(os.environ.get("CHAOS_STOPS", "3"))
CLIENTS: Final = 16
IN_TIME: Final = 10.0
RESTARTING: Final = 1012
CREATE: Final = """mutation ($title: String!) {
  createTask(input: {title: $title, type: "stopped"}) { task { id } errors { code } } }"""
WATCH: Final = "subscription { events { id } }"


@dataclass
class Load:
    """The requests of the clients, and their results."""

    gateway: GatewayProcess
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    acknowledged: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    unanswered: set[str] = field(default_factory=set)

    async def run(self, name: str) -> None:
        """Create tasks, one after the other; none of them is tried twice."""
        number = 0
        while not self.stopping.is_set():
            async with httpx.AsyncClient(timeout=30, trust_env=False, verify=TLS) as client:
                try:
                    while not self.stopping.is_set():
                        number += 1
                        await self._create(client, f"{name}-{number}")
                except httpx.ConnectError:
                    await asyncio.sleep(0.02)  # not accepted: nobody listens
                except httpx.TransportError:
                    self.unanswered.add(f"{name}-{number}")

    async def _create(self, client: httpx.AsyncClient, title: str) -> None:
        body = {"query": CREATE, "variables": {"title": title}}
        response = await client.post(f"{self.gateway.url}/graphql", json=body, headers=self.gateway.headers())
        payload = (response.json().get("data") or {}).get("createTask") if response.status_code == 200 else None
        created = payload is not None and payload["task"] is not None
        (self.acknowledged if created else self.refused).add(title)


async def closed_with(gateway: GatewayProcess, opened: asyncio.Event) -> int:
    """Follow events over a WebSocket, and return the code with which the gateway closes it."""
    async with connect(
        gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], ping_interval=None
    ) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": gateway.headers()}))
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": WATCH}}))
        opened.set()
        try:
            while True:
                if json.loads(await socket.recv())["type"] == "ping":
                    await socket.send('{"type":"pong"}')
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd is not None else 1006


async def test_a_stop_under_load_loses_nothing_that_was_accepted(
    backend: Mapping[str, str],
    gateway_process: Callable[..., GatewayProcess],
    chance: random.Random,
    figure: Callable[[str], None],
) -> None:
    gateway = gateway_process({**backend, "PORT": str(free_port())})
    load = Load(gateway)
    clients = [asyncio.create_task(load.run(f"client {number}")) for number in range(CLIENTS)]
    slowest = 0.0
    for _ in range(STOPS):
        opened = asyncio.Event()
        socket = asyncio.create_task(closed_with(gateway, opened))
        await opened.wait()
        answered = len(load.acknowledged)
        await asyncio.sleep(chance.uniform(0.2, 1.0))
        async with asyncio.timeout(PATIENCE):
            while len(load.acknowledged) == answered:
                await asyncio.sleep(0.02)
        began = time.monotonic()
        await asyncio.to_thread(gateway.stop)
        slowest = max(slowest, time.monotonic() - began)
        assert await asyncio.wait_for(socket, PATIENCE) == RESTARTING
        await asyncio.to_thread(gateway.start)
    load.stopping.set()
    await asyncio.gather(*clients)
    stored = await asyncio.to_thread(on_database, gateway, titles)
    assert load.acknowledged <= stored, "acknowledged and lost"
    assert not load.unanswered & stored, "done without a response"
    assert not load.refused & stored, "done and refused"
    assert slowest <= IN_TIME
    figure(
        f"{STOPS} stops, {len(load.acknowledged)} requests answered, {len(load.refused)} refused: 0 lost, "
        f"slowest exit {slowest:.1f} s, sockets closed with {RESTARTING}"
    )


async def titles() -> set[str]:
    """Return the titles of all tasks."""
    return {str(each) for each in await Task.filter(type="stopped").values_list("title", flat=True)}
