"""The origin policy for WebSockets: which web pages may open one.

A browser lets any page open a WebSocket to any host and only names the page in `Origin`. Credentials are never ambient
(no cookies), so this protects gateways that are reachable only from the browser's network against foreign pages.
"""

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit


class Origins:
    """The allowed origins: those listed, that of the public address, and the host that served the page itself.

    The last one is trusted only for a host that DNS rebinding cannot forge: an IP address, `localhost`, or the host of
    the public address. A page of `evil.example` whose name resolves to this machine sends matching `Origin` and `Host`
    headers.
    """

    def __init__(self, public_url: str, allowed: Collection[str]) -> None:
        public = urlsplit(public_url)
        self.secure = public.scheme == "https"
        self._allowed = frozenset(allowed) | {f"{public.scheme}://{public.netloc}"}
        self._hosts = frozenset({"localhost", public.hostname or "localhost"})

    def allow(self, origin: str | None, host: str) -> bool:
        """Return whether to accept a handshake with these headers. Without `Origin`, the client is not a browser."""
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
