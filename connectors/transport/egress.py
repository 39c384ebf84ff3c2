"""Egress control: a client that reaches public addresses only, regardless of an address's notation and of DNS answers.

The author of a workflow chooses the URL but must not reach the gateway's private network. So connections are opened
to the IP address that was checked, not to a name that could resolve differently the second time; the request keeps the
name for `Host` and for TLS. Redirects are not followed, and nothing is kept or inherited: no cookies, no proxy from the
environment, no connection that the next tenant could use.
"""

import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Container, Iterable, Sequence
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import httpcore
import httpx

from connectors.transport.clients import HttpClient
from connectors.transport.names import Names
from errors import InvalidInput

PORTS: Final = frozenset({80, 443})
"""The ports that may be reached; an entry of `HTTP_ALLOWED_HOSTS` may name another one."""

CONNECT_SECONDS: Final = 5.0
"""Timeout for one address; the caller's deadline bounds the whole request."""

# `ipaddress.is_global` of Python 3.11 accepts 192.88.99.0/24, 2002:c0a8::/32, ::127.0.0.1, fec0::/10 and multicast.
_REFUSED_4: Final = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # carrier-grade NAT
            "127.0.0.0/8",
            "169.254.0.0/16",  # link-local, with the metadata services of clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_UNICAST_6: Final = IPv6Network("2000::/3")
"""All else is outside the public internet: loopback, mapped and translated IPv4, private, link-local, multicast."""
_REFUSED_6: Final = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # Teredo, ORCHID and other protocol assignments
            "2001:db8::/32",
            "2002::/16",  # 6to4: any IPv4 address inside
            "2620:4f:8000::/48",
            "3fff::/20",
        ),
    )
)

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Resolves a name and a port to addresses."""


class AddressRefused(InvalidInput):
    """The address must not be reached. Nothing was sent."""


class AllowedHosts:
    """The hosts of `HTTP_ALLOWED_HOSTS`, which may be reached although they are private or use another port."""

    def __init__(self, hosts: Iterable[str] = ()) -> None:
        self._hosts = {_host_and_port(host) for host in hosts}

    def __contains__(self, host_and_port: tuple[str, int]) -> bool:
        host, port = host_and_port[0].lower().rstrip("."), host_and_port[1]
        return (host, None) in self._hosts or (host, port) in self._hosts


def _host_and_port(text: str) -> tuple[str, int | None]:
    parts = urlsplit(f"//{text.strip()}")
    return (parts.hostname or "").rstrip("."), parts.port


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet."""
    parsed: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _REFUSED_4)
    return parsed in _UNICAST_6 and not any(parsed in network for network in _REFUSED_6)


def check_url(url: httpx.URL, allowed: AllowedHosts) -> None:
    """Check a URL before its host is resolved. A name may still resolve to an address that is not allowed.

    Raises:
        AddressRefused: its scheme, port or user part is not allowed, or its host is invalid or a private address.
    """
    if url.scheme not in ("http", "https"):
        raise AddressRefused("The URL must begin with http:// or https://.", field=["url"])
    if url.userinfo:
        raise AddressRefused("The URL must not contain a user name or password; use a header.", field=["url"])
    if not url.raw_host:
        raise AddressRefused("The URL has no host.", field=["url"])
    try:
        url.host  # noqa: B018 - decodes an internationalized name, such as xn--…
    except UnicodeError:
        raise AddressRefused("The URL's host is not a valid name.", field=["url"]) from None
    check_host(url.raw_host.decode(), url.port or (443 if url.scheme == "https" else 80), allowed)


def check_host(host: str, port: int, allowed: AllowedHosts, *, ports: Container[int] = PORTS) -> None:
    """Check a host and a port before the host is resolved. A name may still resolve to an address that is not allowed.

    Args:
        ports: the ports that may be reached, unless `allowed` names another one.

    Raises:
        AddressRefused: the port is not allowed, or the host is a private address.
    """
    if (host, port) in allowed:
        return
    if port not in ports:
        raise AddressRefused(f"Port {port} is not allowed. {_way_out(host, port)}", field=["url"])
    if _is_private_literal(host):
        raise _not_public(host, port)


def _is_private_literal(host: str) -> bool:
    """Return whether a host is an IP address outside the public internet, and not a name."""
    try:
        return not is_public(host)
    except ValueError:
        return False


def _not_public(host: str, port: int) -> AddressRefused:
    return AddressRefused(f"The host is not on the public internet. {_way_out(host, port)}", field=["url"])


def _way_out(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"To allow it, add {shown}:{port} to HTTP_ALLOWED_HOSTS."


_NAMES: Final = Names()


class AddressGuard:
    """Resolves the hosts that callers choose, to addresses that may be reached.

    Args:
        allowed: the hosts that may be reached although they are private or use another port.
    """

    def __init__(self, allowed: AllowedHosts, resolver: Resolve = _NAMES.resolve) -> None:
        self.allowed = allowed
        self._resolve = resolver

    async def addresses(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a host. Connect to one of them, not to the name, which could resolve differently.

        Raises:
            AddressRefused: one of them must not be reached.
            OSError, UnicodeError: the name cannot be resolved, or not in time.
        """
        addresses = await self._resolve(host, port)
        if (host, port) not in self.allowed and not all(is_public(address) for address in addresses):
            # All of them: a name with one public and one private address relies on the second connection attempt.
            raise _not_public(host, port)
        return addresses


class _CheckedNetwork(httpcore.AsyncNetworkBackend):
    """Opens connections to checked addresses only; TLS still uses the name."""

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            addresses = await self._guard.addresses(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("the name cannot be resolved") from error
        failure: Exception = httpcore.ConnectError("the name has no address")
        for address in addresses:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[object] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise httpcore.ConnectError("Unix sockets are not allowed")

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)


class _CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport over the checked network."""

    def __init__(self, guard: AddressGuard, tls: ssl.SSLContext) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._allowed = guard.allowed
        # httpx has no way to pass a network backend to its transport.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=None,
            max_keepalive_connections=0,
            http1=True,
            http2=False,
            network_backend=_CheckedNetwork(guard),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        check_url(request.url, self._allowed)
        return await super().handle_async_request(request)


class EgressClient(HttpClient):
    """The client for addresses that callers choose. `Call.http` accepts no other, so that the checks always apply."""

    def __init__(
        self,
        allowed_hosts: Iterable[str] = (),
        *,
        resolver: Resolve = _NAMES.resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allowed_hosts = tuple(allowed_hosts)
        self._resolver = resolver
        self._tls = tls or ssl.create_default_context()
        self.guard = AddressGuard(AllowedHosts(self._allowed_hosts), resolver)
        super().__init__(
            transport=_CheckedTransport(self.guard, self._tls),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),
            headers={"user-agent": "Parley", "accept": "*/*", "accept-encoding": "identity"},
        )

    @contextlib.asynccontextmanager
    async def borrow(self, request: httpx.Request) -> AsyncIterator[httpx.AsyncClient]:
        """Yield a client for one request, so that nothing is left for the next caller even if it is cancelled."""
        async with EgressClient(self._allowed_hosts, resolver=self._resolver, tls=self._tls) as client:
            yield client
