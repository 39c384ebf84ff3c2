"""Attacks 34 and 35: compression that nobody offered, and operations that avoid a limit by their transport."""

import json
from collections.abc import Callable
from typing import Any, Final

import pytest
import websockets.sync.client

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, person
from tests.rest.calls import call
from tests.security.raw import opened, rest
from tests.suite import one_backend
from tests.waiting import until

pytestmark = one_backend

_UPGRADE: Final = (
    b"GET /graphql HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
    b"sec-websocket-version: 13\r\n"
    b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n"
    b"sec-websocket-extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
)
_COMPRESSED: Final = 0xC1
"""The first byte of a text message with the bit of permessage-deflate."""


def test_34_a_compressed_message_is_not_inflated(gateway: Gateway) -> None:
    with opened(gateway) as connection:
        connection.sendall(_UPGRADE)
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += connection.recv(1)
        assert b" 101 " in head and b"permessage-deflate" not in head.lower()
        connection.sendall(bytes((_COMPRESSED, 0x80 | 5)) + b"\0\0\0\0" + b"\xaa\x02\x00\x00\x00")
        close = rest(connection)
    assert (close[0], int.from_bytes(close[2:4])) == (0x88, 1002)


# ---------------------------------------------------------------- the same on every transport

DEEP: Final = "{ " + "tasks { nodes { session { " * 4 + "id" + " } } }" * 4 + " }"
DENIED: Final = 'mutation { createAgent(input: {name: "a", type: "a", runtime: WORKER}) { errors { code } } }'


def over_http(caller: Person, query: str) -> str:
    with caller.gateway.client(caller.token) as client:
        return client.post("/graphql", json={"query": query}).text


def in_a_batch(caller: Person, query: str) -> str:
    with caller.gateway.client(caller.token) as client:
        return client.post("/graphql", json=[{"query": "{ __typename }"}, {"query": query}]).text


def over_sse(caller: Person, query: str) -> str:
    with caller.gateway.client(caller.token) as client:
        return client.post("/graphql", json={"query": query}, headers={"accept": "text/event-stream"}).text


def over_multipart(caller: Person, query: str) -> str:
    with caller.gateway.client(caller.token) as client:
        return client.post("/graphql", json={"query": query}, headers={"accept": "multipart/mixed"}).text


def over_websocket(caller: Person, query: str) -> str:
    protocols = [websockets.Subprotocol("graphql-transport-ws")]
    with websockets.sync.client.connect(caller.gateway.ws_url, subprotocols=protocols, proxy=None) as socket:
        socket.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {caller.token}"}}))
        assert json.loads(socket.recv(timeout=20))["type"] == "connection_ack"
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": query}}))
        return str(socket.recv(timeout=20))


TRANSPORTS: Final[dict[str, Callable[[Person, str], str]]] = {
    "HTTP": over_http,
    "batch": in_a_batch,
    "SSE": over_sse,
    "multipart": over_multipart,
    "WebSocket": over_websocket,
}


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_35_limits_hold_on_every_transport(gateway: Gateway, transport: str) -> None:
    assert "QUERY_TOO_COMPLEX" in TRANSPORTS[transport](administrator(gateway), DEEP)


def refusals(admin: Person, actor_id: str) -> list[dict[str, Any]]:
    query = """query($id: ID!) { auditTrail(first: 100, actorId: $id, actions: ["access.denied"]) {
        nodes { action after address keyId } } }"""
    found: list[dict[str, Any]] = admin.data(query, id=actor_id)["auditTrail"]["nodes"]
    return found


@pytest.mark.parametrize("transport", [*TRANSPORTS, "REST"])
def test_35_a_denied_mutation_is_audited_on_every_transport(gateway: Gateway, transport: str) -> None:
    """Also attack 13: a viewer calls what only an operator may."""
    admin, viewer = administrator(gateway), person(gateway, Role.VIEWER)
    if transport == "REST":
        answer = call(viewer, "POST", "/api/agents", {"name": "a", "type": "a"}).text
    else:
        answer = TRANSPORTS[transport](viewer, DENIED)
    assert "FORBIDDEN" in answer
    until(lambda: refusals(admin, viewer.id))
    [entry] = refusals(admin, viewer.id)
    assert entry["after"] == {"operation": "createAgent", "times": 1}
    assert entry["address"] == "127.0.0.1" and entry["keyId"] is not None
