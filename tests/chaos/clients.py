"""Clients as users write them: they know a cursor and an idempotency key, and reconnect when disconnected."""

import asyncio
import contextlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.typing import Subprotocol

from tests.gateways import Addresses

WATCH: Final = """subscription ($session: ID!, $after: Cursor) {
  sessionEvents(sessionId: $session, after: $after) {
    __typename
    ... on Event { cursor }
    ... on MessageSent { message { id content } }
    ... on StreamGap { reason }
  }
}"""
SEND: Final = """mutation ($session: ID!, $content: String!, $key: String!) {
  sendMessage(input: {sessionId: $session, content: $content, idempotencyKey: $key}) {
    message { id } errors { code message retryable }
  }
}"""


@dataclass(slots=True)
class Reader:
    """A subscriber to a session. With `resumes` it resumes after its last cursor, otherwise it starts again."""

    gateways: Sequence[Addresses]
    session: str
    resumes: bool = True
    seen: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    connections: int = 0
    _cursor: str | None = None

    async def run(self) -> None:
        """Connect to the gateways in turn until cancelled."""
        while True:
            with contextlib.suppress(OSError, WebSocketException, InvalidHandshake, TimeoutError):
                await self._connected(random.choice(self.gateways))
            await asyncio.sleep(0.05)

    async def _connected(self, gateway: Addresses) -> None:
        async with connect(
            gateway.ws_url,
            subprotocols=[Subprotocol("graphql-transport-ws")],
            compression=None,
            ping_interval=None,
            open_timeout=5,
        ) as socket:
            await socket.send(json.dumps({"type": "connection_init", "payload": gateway.headers()}))
            variables = {"session": self.session, "after": self._cursor if self.resumes else None}
            async for text in socket:
                message = json.loads(text)
                if message["type"] == "connection_ack":
                    self.connections += 1
                    payload = {"query": WATCH, "variables": variables}
                    await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
                elif message["type"] == "ping":
                    await socket.send('{"type":"pong"}')
                elif message["type"] == "next":
                    self._take(message["payload"])
                else:
                    return

    def _take(self, payload: dict[str, Any]) -> None:
        event = payload["data"]["sessionEvents"]
        self._cursor = event["cursor"]
        if event["__typename"] == "MessageSent":
            self.seen.append(event["message"]["content"])
        elif event["__typename"] == "StreamGap":
            self.gaps.append(event["reason"])


@dataclass(slots=True)
class Writer:
    """A sender of numbered messages; each number is retried with the same key until a gateway acknowledges it."""

    gateways: Sequence[Addresses]
    session: str
    name: str
    acknowledged: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    pause_seconds: float = 0.0

    async def run(self) -> None:
        """Write until stopped, and finish the current message."""
        number = 0
        async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
            while not self.stopping.is_set():
                content = f"{self.name}-{number}"
                await self.send(client, content)
                self.acknowledged.append(content)
                number += 1
                await asyncio.sleep(self.pause_seconds)

    async def send(self, client: httpx.AsyncClient, content: str) -> None:
        while True:
            gateway = random.choice(self.gateways)
            try:
                response = await client.post(
                    f"{gateway.url}/graphql",
                    headers=gateway.headers(),
                    json={
                        "query": SEND,
                        "variables": {"session": self.session, "content": content, "key": content},
                    },
                )
                answer = response.json()
            except (httpx.HTTPError, ValueError):
                await asyncio.sleep(0.05)
                continue
            payload = (answer.get("data") or {}).get("sendMessage") or {}
            if payload.get("message"):
                self.ids[content] = payload["message"]["id"]
                return
            refused = [error for error in payload.get("errors") or [] if not error["retryable"]]
            assert not refused, refused
            await asyncio.sleep(0.05)
