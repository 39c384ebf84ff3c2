"""Requests that refer to their document, as clients send them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import httpx
import websockets.sync.client

from tests.gateways import Addresses


def hash_of(document: str) -> str:
    """Return the SHA-256 of a document's text."""
    return hashlib.sha256(document.encode()).hexdigest()


def reference(document: str) -> dict[str, Any]:
    """Return the extensions with which Apollo's clients refer to a document."""
    return {"persistedQuery": {"version": 1, "sha256Hash": hash_of(document)}}


def post(gateway: Addresses, token: str | None = None, /, **body: Any) -> httpx.Response:
    """Send a request with POST."""
    with gateway.client(token) as client:
        return client.post("/graphql", json=body)


def get(
    gateway: Addresses, token: str | None = None, /, headers: Mapping[str, str] | None = None, **parameters: Any
) -> httpx.Response:
    """Send a request with GET; its variables and extensions are JSON."""
    encoded = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    with gateway.client(token) as client:
        return client.get("/graphql", params=encoded, headers=dict(headers or {}))


def over_socket(
    gateway: Addresses, *payloads: Mapping[str, Any], init: Mapping[str, Any] | None = None, streams: bool = False
) -> list[Any]:
    """Execute operations one after the other on one socket, and return the payload of each one's first message.

    Args:
        init: the payload of `connection_init`; by default the administrator's credential.
        streams: whether the operations are subscriptions, which do not end.
    """
    found = []
    with websockets.sync.client.connect(gateway.ws_url, subprotocols=["graphql-transport-ws"]) as socket:  # type: ignore[list-item]
        first = gateway.headers() if init is None else init
        socket.send(json.dumps({"type": "connection_init", "payload": first}))
        assert json.loads(socket.recv(10))["type"] == "connection_ack"
        for number, payload in enumerate(payloads):
            socket.send(json.dumps({"id": str(number), "type": "subscribe", "payload": payload}))
            message = json.loads(socket.recv(10))
            found.append(message["payload"])
            if message["type"] == "next" and not streams:
                assert json.loads(socket.recv(10)) == {"id": str(number), "type": "complete"}
    return found


def code(response: httpx.Response) -> str:
    """Return the code of a response's only error."""
    [error] = response.json()["errors"]
    found: str = error["extensions"]["code"]
    return found
