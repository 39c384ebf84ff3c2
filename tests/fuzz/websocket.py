"""WebSocket connections as bytes: frames that no client library would send, and what comes back."""

import base64
import os
import socket
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

TEXT: Final = 1
BINARY: Final = 2
CLOSE: Final = 8
PING: Final = 9
PONG: Final = 10
_SECONDS: Final = 10.0
_CLOSED: Final = struct.pack("!H", 1000)


@dataclass(frozen=True)
class Received:
    """The bytes that the server sent after the handshake, and the time it took to close after the client had."""

    status: int
    messages: Sequence[bytes]
    close: tuple[int, str] | None
    seconds: float


def frame(
    opcode: int,
    payload: bytes,
    *,
    fin: bool = True,
    reserved: int = 0,
    masked: bool = True,
    declared: int | None = None,
) -> bytes:
    """Return a frame.

    Args:
        reserved: the three reserved bits.
        declared: the length that it declares, if it is not that of the payload.
    """
    length = len(payload) if declared is None else declared
    first, bit = (fin << 7) | (reserved << 4) | opcode, masked << 7
    if length < 126:
        head = struct.pack("!BB", first, bit | length)
    elif length < 65_536:
        head = struct.pack("!BBH", first, bit | 126, length)
    else:
        head = struct.pack("!BBQ", first, bit | 127, length)
    return head + (b"\0\0\0\0" if masked else b"") + payload


def converse(port: int, path: str, headers: Sequence[str], writes: Sequence[bytes]) -> Received:
    """Open a socket, write, close, and return everything that the server sent until it closed too.

    Raises:
        AssertionError: the server does not close, or what it sends is not WebSocket.
    """
    with socket.create_connection(("127.0.0.1", port), _SECONDS) as connection:
        connection.sendall(_upgrade(path, headers))
        status, rest = _handshake(connection)
        if status != 101:
            return Received(status, (), None, 0.0)
        try:
            for each in writes:
                connection.sendall(each)
            connection.sendall(frame(CLOSE, _CLOSED))
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the server has closed
        begun = time.perf_counter()
        received = rest + _until_closed(connection)
        seconds = time.perf_counter() - begun
    messages, close = [], None
    for opcode, payload in _frames(received):
        if opcode in (TEXT, BINARY):
            messages.append(payload)
        elif opcode == CLOSE and payload:
            close = (struct.unpack("!H", payload[:2])[0], payload[2:].decode())
    return Received(status, messages, close, seconds)


def _upgrade(path: str, headers: Sequence[str]) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        *(f"GET {path} HTTP/1.1", "host: 127.0.0.1", "connection: Upgrade", "upgrade: websocket"),
        *(f"sec-websocket-key: {key}", "sec-websocket-version: 13", *headers),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _handshake(connection: socket.socket) -> tuple[int, bytes]:
    received = b""
    while b"\r\n\r\n" not in received:
        more = connection.recv(65_536)
        assert more, f"no response to the handshake: {received!r}"
        received += more
    head, _, rest = received.partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), rest


def _until_closed(connection: socket.socket) -> bytes:
    received = bytearray()
    try:
        while more := connection.recv(65_536):
            received += more
    except ConnectionResetError:
        pass
    except TimeoutError:
        raise AssertionError(f"not closed within {_SECONDS} s: {bytes(received[-2000:])!r}") from None
    return bytes(received)


def _frames(received: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the frames; the last one may be cut off."""
    while len(received) >= 2:
        first, length, start = received[0], received[1], 2
        assert first & 0x80 and not first & 0x70 and not length & 0x80, "the server sends whole, plain, unmasked frames"
        if length > 125:
            size = 2 if length == 126 else 8
            length, start = int.from_bytes(received[2 : 2 + size]), 2 + size
        if len(received) < start + length:
            return
        yield first & 0x0F, received[start : start + length]
        received = received[start + length :]
