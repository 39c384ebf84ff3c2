"""The origin policy: which web pages may open a WebSocket and read responses.

A browser lets any page open a WebSocket to any host and only names the page in `Origin`. Credentials are never ambient
(no cookies), so this protects gateways that are reachable only from the browser's network against foreign pages.
"""

import ipaddress
import logging
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

_log = logging.getLogger("parley.origins")

_MOST_REPORTED: Final = 100
"""The number of rejected origins to log: any client can send any number of them."""

_ADVICE: Final = "add it to CORS_ORIGIN, or set PUBLIC_URL if it is the gateway's own address"


class Origins:
    """The allowed origins: those of the settings, that of the public address, and the host that served the page itself.

    The last one is trusted only for a host that DNS rebinding cannot forge: an IP address, `localhost`, or the host of
    the public address. A page of `evil.example` whose name resolves to this machine sends matching `Origin` and `Host`
    headers.
    """

    def __init__(self, public_url: str, allows: Callable[[str], bool]) -> None:
        public = urlsplit(public_url)
        self.secure = public.scheme == "https"
        self.listed = allows
        self._public = f"{public.scheme}://{public.netloc}"
        self._reported: set[str] = set()
        self._hosts = frozenset({"localhost", public.hostname or "localhost"})

    def allow(self, origin: str | None, host: str) -> bool:
        """Return whether to accept a handshake with these headers. Without `Origin`, the client is not a browser."""
        if origin is None or origin == self._public or self.listed(origin):
            return True
        if self._is_own(origin, host):
            return True
        self._report(origin)
        return False

    def serves(self, host: str) -> bool:
        """Return whether a `Host` header names this gateway, at an address that cannot be forged."""
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        return name is not None and (name in self._hosts or _is_address(name))

    def _is_own(self, origin: str, host: str) -> bool:
        """Return whether a page has the origin of the gateway itself, at an address that cannot be forged."""
        try:
            parts = urlsplit(origin)
            name = parts.hostname
        except ValueError:
            return False
        if parts.scheme not in ("http", "https") or not name:
            return False
        return parts.netloc.lower() == host.lower() and (name in self._hosts or _is_address(name))

    def _report(self, origin: str) -> None:
        """Log a rejected origin, once: the browser tells its page nothing."""
        if origin not in self._reported and len(self._reported) < _MOST_REPORTED:
            self._reported.add(origin)
            advice = "serve the page over HTTP" if origin == "null" else _ADVICE
            _log.warning("origin %.200r rejected; %s", origin, advice)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
