"""The sockets that a gateway listens on."""

import socket
from collections.abc import Iterator
from typing import Any, Final

from settings import SettingError

BACKLOG: Final = 2048
"""Connections that wait to be accepted, as uvicorn has it."""


def check_port(host: str, port: int, name: str) -> None:
    """Require that a port is free: better before the database is migrated than afterwards.

    Args:
        name: the name of the port's setting.

    Raises:
        SettingError: another program listens on it, or `HOST` is not an address of this machine.
    """
    for opened in listen(host, port, name, shared=False, accepting=False):
        opened.close()


def listen(host: str, port: int, name: str, *, shared: bool, accepting: bool = True) -> list[socket.socket]:
    """Return a socket for each address of a host.

    Args:
        shared: whether further sockets may listen on the port, among which the kernel distributes connections.
        accepting: whether clients may connect already; they wait until the connection is accepted.

    Raises:
        SettingError: see `check_port`.
    """
    opened: list[socket.socket] = []
    try:
        for family, address in _addresses(host, port):
            opened.append(_bound(family, address, shared))
            if accepting:
                opened[-1].listen(BACKLOG)
    except OSError as error:
        for each in opened:
            each.close()
        where = f"port {port} of {host}"
        raise SettingError(f"{where} cannot be used ({error.strerror}). Set {name} or HOST to another.") from None
    return opened


def _addresses(host: str, port: int) -> Iterator[tuple[socket.AddressFamily, object]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    yield from ((family, address) for family, _, _, _, address in found)


def _bound(family: socket.AddressFamily, address: Any, shared: bool) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        opened.bind(address)
    except OSError:
        opened.close()
        raise
    return opened
