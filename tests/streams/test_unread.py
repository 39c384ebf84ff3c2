"""A client that does not read cannot keep its connection: it ends although nothing can be sent, not even its end."""

import json
import socket
from pathlib import Path
from typing import Final

import pytest
import websockets
from websockets.sync.client import ClientConnection, connect

from tests.engine_io import Socket, address
from tests.gateways import Gateway
from tests.people import Person, administrator, opened
from tests.suite import one_backend
from tests.waiting import until

pytestmark = [pytest.mark.crash, one_backend]

ESTABLISHED: Final = "01"
WATCH: Final = """subscription($id: ID!) {
  sessionEvents(sessionId: $id) { ... on MessageSent { message { content } } }
}"""


def follow(ws: ClientConnection, key: str, session: str) -> None:
    """Follow a session over graphql-transport-ws."""
    ws.send(json.dumps({"type": "connection_init", "payload": {"x-api-key": key}}))
    ws.recv()
    operation = {"query": WATCH, "variables": {"id": session}}
    ws.send(json.dumps({"id": "1", "type": "subscribe", "payload": operation}))
    ws.recv()


def join(ws: ClientConnection, key: str, session: str) -> None:
    """Join a session over Socket.IO."""
    ws.recv()
    ws.send("40" + json.dumps({"token": key}))
    client = Socket(ws)
    client.packet()
    assert client.join(session)["ok"]


def is_open(gateway: Gateway, port: int) -> bool:
    """Return whether the gateway has a connection of a client's port."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ends = f"0100007F:{gateway.port:04X}", f"0100007F:{port:04X}"
    return any((row[1], row[2]) == ends and row[3] == ESTABLISHED for row in rows)


def send_more_than_the_kernel_keeps(sender: Person, session: str) -> None:
    # Few and soon: a client that reads nothing is disconnected after a few seconds in any case.
    for _ in range(10):
        sender.done("sendMessage", "message { id }", sessionId=session, content="x" * 60_000)


@pytest.mark.parametrize("protocol", ["graphql-transport-ws", "Socket.IO"])
def test_the_connection_of_a_revoked_key_ends(gateway: Gateway, protocol: str) -> None:
    boss = administrator(gateway)
    session, made = opened(boss), boss.done("createApiKey", "secret apiKey { id }", name="temporary")
    endpoint = socket.create_connection(("127.0.0.1", gateway.port))
    endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    graphql = protocol != "Socket.IO"
    with connect(
        gateway.ws_url if graphql else address(gateway),
        sock=endpoint,
        subprotocols=[websockets.Subprotocol(protocol)] if graphql else None,
        max_queue=1,
        compression=None,
        proxy=None,
        ping_interval=None,
    ) as ws:
        (follow if graphql else join)(ws, made["secret"], session)
        port = endpoint.getsockname()[1]
        send_more_than_the_kernel_keeps(boss, session)
        boss.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        assert is_open(gateway, port)
        until(lambda: not is_open(gateway, port), seconds=15)
