"""A small HTTP client for the operations of tests: POST over kept connections, and nothing else.

Tests send a hundred thousand operations, for each of which httpx takes longer than the gateway does.
"""

import contextlib
import select
import socket
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from io import BufferedReader
from typing import Final

import httpx

_SECONDS: Final = 30.0
_KEPT_SECONDS: Final = 20.0
"""For how long an unused connection is kept: the server closes it after 30 s."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A response."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    reader: BufferedReader
    used_at: float = 0.0

    def is_fresh(self) -> bool:
        """Return whether the server has not closed it."""
        if time.monotonic() - self.used_at > _KEPT_SECONDS:
            return False
        poll = select.poll()
        poll.register(self.socket, select.POLLIN)
        return not poll.poll(0)

    def close(self) -> None:
        self.reader.close()
        self.socket.close()


class Poster:
    """Connections to a loopback port. Several threads may use them."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: deque[_Connection] = deque()

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> Posted:
        """Send a request and return the response, whatever it is.

        Raises:
            httpx.TransportError: there is none.
        """
        head = f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{self._port}\r\ncontent-length: {len(body)}\r\n"
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        connection: _Connection | None = None
        try:
            connection = self._take()
            connection.socket.sendall(f"{head}{lines}\r\n".encode("latin-1") + body)
            posted = _read(connection.reader)
        except BaseException as error:
            if connection is not None:
                connection.close()
            if isinstance(error, OSError):
                raise httpx.ReadError(f"{type(error).__name__}: {error}") from error
            raise
        if posted.headers.get("connection") == "close":
            connection.close()
        else:
            connection.used_at = time.monotonic()
            self._idle.append(connection)
        return posted

    def close(self) -> None:
        """Close the connections that no request uses."""
        with contextlib.suppress(IndexError):
            while True:
                self._idle.pop().close()

    def _take(self) -> _Connection:
        while self._idle:
            with contextlib.suppress(IndexError):  # another thread was faster
                if (kept := self._idle.pop()).is_fresh():
                    return kept
                kept.close()
        opened = socket.create_connection(("127.0.0.1", self._port), timeout=_SECONDS)
        return _Connection(opened, opened.makefile("rb"))


def _read(reader: BufferedReader) -> Posted:
    first = reader.readline()
    if not first.startswith(b"HTTP/1.1 "):
        raise ConnectionError(f"the server closed the connection after {first!r}")
    headers = {}
    while (line := reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    body = _chunks(reader) if headers.get("transfer-encoding") == "chunked" else _exactly(reader, headers)
    return Posted(int(first[9:12]), headers, body)


def _exactly(reader: BufferedReader, headers: Mapping[str, str]) -> bytes:
    length = int(headers["content-length"])
    body = reader.read(length)
    if len(body) < length:
        raise ConnectionError("the server closed the connection within a response")
    return body


def _chunks(reader: BufferedReader) -> bytes:
    body = bytearray()
    while length := int(reader.readline().partition(b";")[0] or b"0", 16):
        body += _exactly(reader, {"content-length": str(length)})
        reader.readline()
    reader.readline()
    return bytes(body)
