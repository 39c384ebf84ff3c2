"""One socket, or one address with many, cannot take the event loop or the memory for itself."""

import asyncio
import base64
import os
import socket
import struct
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from subscriptions.transports.client_socket import SocketLimits
from subscriptions.transports.fast_websocket import FRAMES_PER_MINUTE
from tests.protocol.house import SUBPROTOCOL, House, settings
from tests.protocol.sockets import acknowledged, closed, receive, send, subscribe

PER_ADDRESS = 3
CONTINUATION, TEXT, CLOSE, PING, PONG = 0x0, 0x1, 0x8, 0x9, 0xA
FINAL = 0x80


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    limits = SocketLimits(new_documents_per_second=2)
    with House(settings(tmp_path_factory.mktemp("house")), socket_limits=limits, per_address=PER_ADDRESS) as running:
        yield running


def frame(head: int, payload: bytes = b"") -> bytes:
    """Return a frame of a client, masked with zeros."""
    length = bytes((0x80 | len(payload),)) if len(payload) < 126 else struct.pack(">BH", 0x80 | 126, len(payload))
    return bytes((head,)) + length + bytes(4) + payload


def upgraded(house: House) -> socket.socket:
    """Return a socket after the handshake and connection_init."""
    connection = socket.create_connection(("127.0.0.1", house.port), timeout=20)
    key = base64.b64encode(os.urandom(16)).decode()
    connection.sendall(
        "GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n"
        f"sec-websocket-key: {key}\r\nsec-websocket-protocol: {SUBPROTOCOL}\r\n\r\n".encode()
    )
    assert connection.recv(4096).startswith(b"HTTP/1.1 101")
    connection.sendall(frame(FINAL | TEXT, b'{"type":"connection_init","payload":{"authorization":"Bearer alice"}}'))
    assert b"connection_ack" in connection.recv(4096)
    return connection


def frames(received: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the opcode and the payload of each frame of a server."""
    place = 0
    while place + 2 <= len(received):
        opcode, length = received[place] & 0xF, received[place + 1]
        place += 2
        if length == 126:
            [length] = struct.unpack(">H", received[place : place + 2])
            place += 2
        yield opcode, received[place : place + length]
        place += length


def rest(connection: socket.socket) -> bytes:
    """Return everything that the server sends before it closes the connection."""
    received = b""
    try:
        while part := connection.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


@pytest.mark.parametrize(
    "first, repeated",
    [
        (b"", frame(FINAL | PING)),
        (b"", frame(FINAL | PONG)),
        (frame(TEXT, b"{"), frame(CONTINUATION)),
        (frame(TEXT, b"{"), frame(CONTINUATION, b" ")),
    ],
    ids=["ping", "pong", "empty continuation", "continuation"],
)
def test_frames_that_are_no_messages_are_counted(house: House, first: bytes, repeated: bytes) -> None:
    with upgraded(house) as connection:
        connection.sendall(first + repeated * (FRAMES_PER_MINUTE + 1))
        opcode, payload = list(frames(rest(connection)))[-1]
        assert (opcode, struct.unpack(">H", payload[:2])) == (CLOSE, (4429,))


@pytest.mark.parametrize("together", [b"", frame(FINAL | CLOSE, b"\x03\xe8"), frame(FINAL | TEXT, b"\xff")])
def test_a_text_that_is_not_utf_8_fails_the_socket_and_is_not_logged(
    house: House, together: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with upgraded(house) as connection:
        connection.sendall(frame(FINAL | TEXT, b'{"type":"\x80"}') + together)
        [(opcode, payload)] = list(frames(rest(connection)))
        assert opcode == CLOSE and struct.unpack(">H", payload[:2])[0] in (1007, 1000)
    assert not caplog.records


def test_a_flood_of_pings_is_not_read(house: House) -> None:
    with upgraded(house) as connection, pytest.raises(OSError):
        for _ in range(1_000):
            connection.sendall(frame(FINAL | PING, b"x" * 125) * 400)


async def test_new_documents_wait_and_known_ones_do_not(house: House) -> None:
    loop = asyncio.get_running_loop()
    async with acknowledged(house) as client:

        async def seconds(queries: list[str]) -> float:
            before = loop.time()
            for number, query in enumerate(queries):
                await subscribe(client, str(number), query)
            for _ in range(2 * len(queries)):
                await receive(client)
            return loop.time() - before

        new = [f"query q{number} {{ hello }}" for number in range(5)]
        assert await seconds(new) > 1.5, "two in each second"
        assert await seconds(new * 6) < 12, "two in each second would take 14"


async def test_an_address_has_a_maximum_of_sockets_without_a_credential(house: House) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(PER_ADDRESS - 1):
            await stack.enter_async_context(acknowledged(house, None))
        silent = await stack.enter_async_context(house.connect())
        async with house.connect() as refused:
            code, reason = await closed(refused)
            assert (code, str(PER_ADDRESS) in reason) == (4429, True)
        await send(silent, "connection_init", payload={"authorization": "Bearer alice"})
        assert (await receive(silent))["type"] == "connection_ack"
        for _ in range(2 * PER_ADDRESS):
            await stack.enter_async_context(acknowledged(house, "alice"))
        async with acknowledged(house, None):
            pass


async def test_streams_without_a_credential_count_too(house: House) -> None:
    async with AsyncExitStack() as stack:
        await house.until(lambda: not len(house.connections))
        for _ in range(PER_ADDRESS):
            await stack.enter_async_context(acknowledged(house, None))
        async with house.async_client(None) as client:
            headers = {"accept": "text/event-stream"}
            response = await client.post("/graphql", json={"query": "{ hello }"}, headers=headers)
        assert response.status_code == 429
        assert int(response.headers["retry-after"]) > 0


def test_other_work_comes_between_the_messages_of_a_socket(house: House) -> None:
    query: Any = b'{"id":"%d","type":"subscribe","payload":{"query":"{ hello }"}}'
    messages = b"".join(frame(FINAL | TEXT, query % number) for number in range(50))
    with upgraded(house) as connection:
        # In one piece, so that the server has them all before it handles the first.
        connection.sendall(messages + frame(FINAL | TEXT, b'{"type":"ping"}'))
        received = b""
        while b'"pong"' not in received:
            received += connection.recv(65536)
    assert b'"next"' in received.partition(b'"pong"')[0]
