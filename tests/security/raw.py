"""Bytes to a gateway and back, for requests that no HTTP client would send."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.gateways import Addresses

QUERY: Final = json.dumps({"query": "{ viewer { role } }"}).encode()
_STATUS: Final = re.compile(rb"HTTP/1\.[01] (\d{3}) ")


@contextmanager
def opened(gateway: Addresses, *, source: str = "127.0.0.1", seconds: float = 10) -> Iterator[socket.socket]:
    """Open a connection, from an address of this machine."""
    with socket.create_connection(
        ("127.0.0.1", gateway.port), timeout=seconds, source_address=(source, 0)
    ) as connected:
        yield connected


def rest(connection: socket.socket) -> bytes:
    """Return everything that the gateway sends until it closes the connection, or for a second sends nothing."""
    connection.settimeout(1)
    received = b""
    try:
        while part := connection.recv(65536):
            received += part
    except (TimeoutError, ConnectionError):
        pass
    return received


def statuses(received: bytes) -> list[int]:
    """Return the statuses of the responses in it."""
    return [int(status) for status in _STATUS.findall(received)]
