"""A minimal client that never loses an event: queries over HTTP, subscriptions over WebSocket, resumed by cursor."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol


class GraphQLFailed(Exception):
    """The gateway returned errors; the message contains them."""


class Client:
    """A client for one gateway with one credential.

    Args:
        url: the gateway's URL, e.g. `http://127.0.0.1:8080`.
        token: a JWT or an API key.
    """

    def __init__(self, url: str, token: str) -> None:
        self._url = url.rstrip("/")
        self._authorization = f"Bearer {token}"
        self._http = httpx.AsyncClient(timeout=90, headers={"authorization": self._authorization})

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._http.aclose()

    async def query(self, document: str, **variables: Any) -> dict[str, Any]:
        """Execute a query or mutation and return its `data`.

        Raises:
            GraphQLFailed: the request failed, or a mutation returned `errors`.
        """
        response = await self._http.post(
            f"{self._url}/graphql",
            json={"query": document, "variables": variables},
            headers={"accept": "application/graphql-response+json, application/json"},
        )
        try:
            answer = response.json()
        except ValueError:
            raise GraphQLFailed(f"{self._url} is not a GraphQL gateway (status {response.status_code})") from None
        if answer.get("errors"):
            raise GraphQLFailed("; ".join(error["message"] for error in answer["errors"]))
        data: dict[str, Any] = answer["data"]
        for payload in data.values():
            if isinstance(payload, dict) and payload.get("errors"):
                raise GraphQLFailed("; ".join(error["message"] for error in payload["errors"]))
        return data

    async def subscribe(self, document: str, **variables: Any) -> AsyncIterator[dict[str, Any]]:
        """Yield the events of a subscription indefinitely. After a disconnect it resumes after the last cursor.

        The document must declare `$after: Cursor`, pass it on, and select `cursor` of every event.

        Raises:
            GraphQLFailed: the subscription was rejected.
        """
        after: str | None = None
        while True:
            try:
                async for event in self._stream(document, {**variables, "after": after}):
                    after = event.get("cursor", after)
                    yield event
            except (ConnectionClosed, OSError):
                await asyncio.sleep(0.5)

    async def _stream(self, document: str, variables: Mapping[str, Any]) -> AsyncIterator[dict[str, Any]]:
        address = self._url.replace("http", "ws", 1) + "/graphql"
        async with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")], compression=None) as socket:
            await socket.send(
                json.dumps({"type": "connection_init", "payload": {"Authorization": self._authorization}})
            )
            payload = {"query": document, "variables": variables}
            async for text in socket:
                message = json.loads(text)
                match message["type"]:
                    case "connection_ack":
                        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
                    case "ping":
                        await socket.send(json.dumps({"type": "pong"}))
                    case "next":
                        if message["payload"].get("errors"):
                            raise GraphQLFailed(message["payload"]["errors"][0]["message"])
                        yield next(iter(message["payload"]["data"].values()))
                    case "error":
                        raise GraphQLFailed("; ".join(error["message"] for error in message["payload"]))
                    case "complete":
                        return
