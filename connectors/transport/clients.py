"""The client for the providers' own addresses, which the operator chose: connections are kept and used again.

What callers choose goes through `connectors.transport.egress.EgressClient` instead.
"""

import contextlib
import logging
import ssl
from collections.abc import AsyncIterator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final

import httpcore
import httpx

CONNECT_SECONDS: Final = 5.0
KEPT_CONNECTIONS: Final = 50
KEPT_SECONDS: Final = 4.0
"""Shorter than the five seconds after which common servers close: a request that meets the closing end is lost."""


class HttpClient(httpx.AsyncClient):
    """Whatever a request can be sent with."""

    @contextlib.asynccontextmanager
    async def borrow(self, request: httpx.Request) -> AsyncIterator[httpx.AsyncClient]:
        """Lends the client that sends a request, for as long as its reply is read."""
        yield self


class _Pool(httpcore.AsyncConnectionPool):
    """httpcore's pool, which lets go of connections that were given up at the wrong moment.

    Of 6,000 requests that were given up at random moments, httpcore 1.0.9 kept 20 connections of 20 for ever as being
    opened, and then served nobody (github.com/encode/httpcore/issues/1093). So nothing waits in this pool, and what is
    in use but belongs to no request is closed; `tests/connectors/test_clients.py` watches it.
    """

    async def release(self, request: httpx.Request) -> None:
        """Lets go of whatever a request that is over has left in the pool."""
        self._requests = [each for each in self._requests if each.request.extensions is not request.extensions]
        wanted = {id(each.connection) for each in self._requests}
        lost = [each for each in self._connections if id(each) not in wanted and not _usable(each)]
        self._connections = [each for each in self._connections if each not in lost]
        for each in lost:
            with contextlib.suppress(Exception):
                await each.aclose()


def _usable(connection: httpcore.AsyncConnectionInterface) -> bool:
    return connection.is_idle() or connection.is_closed()


class _Transport(httpx.AsyncHTTPTransport):
    def __init__(self, tls: ssl.SSLContext) -> None:
        super().__init__(verify=tls, trust_env=False)
        # httpx offers no way to hand a pool to its transport.
        self._pool: _Pool = _Pool(
            ssl_context=tls,
            # How many at once is bounded for each provider and organization, so that one that hangs takes no other's.
            max_connections=None,
            max_keepalive_connections=KEPT_CONNECTIONS,
            keepalive_expiry=KEPT_SECONDS,
            http1=True,
            http2=False,
        )

    async def release(self, request: httpx.Request) -> None:
        """See `_Pool`."""
        await self._pool.release(request)


class PooledClient(HttpClient):
    """One for the process, opened by the lifespan."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._vendors = _Transport(tls or ssl.create_default_context())
        super().__init__(
            transport=self._vendors,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),  # the deadline of each exchange is over it
            headers={"user-agent": "Parley", "accept": "*/*", "accept-encoding": "identity"},
        )

    @contextlib.asynccontextmanager
    async def borrow(self, request: httpx.Request) -> AsyncIterator[httpx.AsyncClient]:
        """See `Client`. The connection is kept when the reply was read to its end, and closed otherwise."""
        try:
            yield self
        finally:
            await self._vendors.release(request)


class _HostOnly(logging.Filter):
    """Cuts addresses in httpx's log down to the host: a path or a query may hold a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                f"{each.scheme}://{each.host}" if isinstance(each, httpx.URL) else each for each in record.args
            )
        return True


_host_only = _HostOnly()


def keep_secrets_out_of_logs() -> None:
    """Makes the HTTP libraries' own logs say where requests went and not what was in them."""
    logging.getLogger("httpx").addFilter(_host_only)  # once, however often
    logging.getLogger("httpcore").setLevel(logging.WARNING)  # below, it prints headers
