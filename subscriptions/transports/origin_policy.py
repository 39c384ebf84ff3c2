"""Which web pages may open a socket here.

A browser lets any page open a WebSocket to any host and only tells, in `Origin`, which page it was. Credentials are
never ambient here (no cookies), so this keeps foreign pages from reaching a gateway that only the browser's network
can reach.
"""

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit


class Origins:
    """The origins that are welcome: those listed, that of the public address, and the page served by this host itself.

    The last one is believed only for a host that DNS rebinding cannot forge: an IP address, `localhost`, or the host
    of the public address. A page of `evil.example` that has its name point to this machine sends matching `Origin` and
    `Host` headers.
    """

    def __init__(self, public_url: str, allowed: Collection[str]) -> None:
        public = urlsplit(public_url)
        self.secure = public.scheme == "https"
        self._allowed = frozenset(allowed) | {f"{public.scheme}://{public.netloc}"}
        self._hosts = frozenset({"localhost", public.hostname or "localhost"})

    def allow(self, origin: str | None, host: str) -> bool:
        """Tells whether a handshake with these headers may go on. No `Origin`: it is no browser."""
        if origin is None or origin in self._allowed:
            return True
        try:
            parts = urlsplit(origin)
            name = parts.hostname
        except ValueError:
            return False
        if parts.scheme not in ("http", "https") or not name:
            return False
        return parts.netloc.lower() == host.lower() and (name in self._hosts or _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
