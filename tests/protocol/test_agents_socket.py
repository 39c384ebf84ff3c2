"""The limits of the socket of agents, on a raw connection."""

import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from subscriptions.transports.client_socket import SocketLimits
from tests.protocol.house import House, settings

PING, PONG, CLOSE = 0x89, 0x8A, 0x88


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    limits = SocketLimits(ping_seconds=0.2, messages_per_minute=10, message_bytes=100)
    with House(settings(tmp_path_factory.mktemp("house")), socket_limits=limits) as house:
        yield house


@contextmanager
def opened(house: House) -> Iterator[socket.socket]:
    """Open a socket as alice and read the response to the upgrade."""
    with closing(socket.create_connection(("127.0.0.1", house.port), timeout=10)) as connection:
        connection.sendall(
            b"GET /agents HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
            b"authorization: Bearer alice\r\n"
            b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n"
        )
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += connection.recv(1)
        assert head.startswith(b"HTTP/1.1 101")
        yield connection


def frame(kind: int, payload: bytes) -> bytes:
    """Return a short masked frame."""
    mask = os.urandom(4)
    return bytes((kind, 0x80 | len(payload))) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload))


def received(connection: socket.socket) -> tuple[int, bytes]:
    """Return the kind and payload of the next frame."""
    kind, length = connection.recv(2, socket.MSG_WAITALL)
    if length == 126:
        length = int.from_bytes(connection.recv(2, socket.MSG_WAITALL))
    return kind, connection.recv(length, socket.MSG_WAITALL) if length else b""


def test_a_client_that_answers_pings_stays_connected(house: House) -> None:
    with opened(house) as connection:
        for _ in range(4):
            kind, payload = received(connection)
            assert kind == PING
            connection.sendall(frame(PONG, payload))


def test_a_client_that_answers_no_ping_is_disconnected(house: House) -> None:
    with opened(house) as connection:
        assert received(connection)[0] == PING
        kind, payload = received(connection)
        assert (kind, int.from_bytes(payload[:2])) == (CLOSE, 1011)


@pytest.mark.parametrize(("message", "count", "code"), [(b"{}", 11, 4429), (b"x" * 101, 1, 1009)])
def test_messages_are_limited_as_on_any_socket(house: House, message: bytes, count: int, code: int) -> None:
    with opened(house) as connection:
        connection.sendall(frame(0x81, message) * count)
        while (found := received(connection))[0] != CLOSE:
            pass
        assert int.from_bytes(found[1][:2]) == code
