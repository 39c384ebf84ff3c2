"""The limits of HTTP connections, and the connections that count against them."""

import resource
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from auth.client_address import network_of

RESERVED_DESCRIPTORS: Final = 64
"""File descriptors kept for everything that is not a client: the database, connectors, log files."""


@dataclass(frozen=True, slots=True)
class ConnectionLimits:
    """The limits of HTTP connections, before any request reaches the application.

    Args:
        head_bytes: the maximum size of a request's URL and headers together, and of chunk headers and trailers.
        head_seconds: the time within which a request's headers must arrive, from the connection or their first byte.
        per_address: the maximum number of connections from one address. Trusted proxies have no maximum.
        stalled_seconds: the time after which a connection is closed whose client reads nothing of what is being sent.
    """

    head_bytes: int = 65_536
    head_seconds: float = 10.0
    per_address: int = 1_000
    stalled_seconds: float = 60.0


class HttpConnections:
    """The open HTTP connections of a server, by address, and those that have not sent their headers yet.

    Args:
        is_proxy: whether an address has no maximum, because it connects on behalf of many clients.
    """

    def __init__(self, limits: ConnectionLimits, is_proxy: Callable[[str], bool]) -> None:
        self._limits = limits
        self._is_proxy = is_proxy
        self._by_address: Counter[str] = Counter()
        self._waiting: OrderedDict[object, Callable[[], None]] = OrderedDict()

    def enter(self, address: str) -> bool:
        """Count a new connection; return False, without counting it, if its address has too many."""
        name = network_of(address)
        if self._by_address[name] >= self._limits.per_address and not self._is_proxy(address):
            return False
        self._by_address[name] += 1
        return True

    def leave(self, address: str) -> None:
        """Stop counting a connection."""
        name = network_of(address)
        self._by_address[name] -= 1
        if self._by_address[name] <= 0:
            del self._by_address[name]

    def wait(self, connection: object, drop: Callable[[], None]) -> None:
        """Note that a connection has not sent its headers yet; `drop` closes it."""
        self._waiting[connection] = drop

    def ready(self, connection: object) -> None:
        """Note that a connection has sent its headers, or is closed."""
        self._waiting.pop(connection, None)

    def make_room(self) -> bool:
        """Close the connection that has waited longest for its headers; return False if there is none."""
        if not self._waiting:
            return False
        _, drop = self._waiting.popitem(last=False)
        drop()
        return True


def raise_descriptor_limit() -> int:
    """Raise the soft limit of open files to the hard one, and return how many connections it leaves room for."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
            soft = hard
        except (ValueError, OSError):
            pass  # some systems report a hard limit that they do not allow
    if soft == resource.RLIM_INFINITY:
        return _UNLIMITED
    return max(soft - RESERVED_DESCRIPTORS - soft // 16, 1)


_UNLIMITED: Final = 1 << 20
