"""The HTTP client for the providers' own addresses, which the operator chose: connections are pooled.

Requests to addresses that callers choose go through `connectors.transport.egress.EgressClient` instead.
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
"""Shorter than the five seconds after which common servers close idle connections: a request that meets a closing
connection is lost."""


class HttpClient(httpx.AsyncClient):
    """A client that requests can be sent with."""

    @contextlib.asynccontextmanager
    async def borrow(self, request: httpx.Request) -> AsyncIterator[httpx.AsyncClient]:
        """Yield the client to send this request with; the block ends when its reply has been read."""
        yield self


class _Pool(httpcore.AsyncConnectionPool):
    """httpcore's pool, without its leak of connections whose request was cancelled at the wrong moment.

    After 6,000 requests cancelled at random moments, httpcore 1.0.9 considered 20 of 20 connections as being opened
    forever and could send no more requests (github.com/encode/httpcore/issues/1093). So no request queues in this
    pool, and a connection in use that belongs to no request is closed; `tests/connectors/test_clients.py` checks it.
    """

    async def release(self, request: httpx.Request) -> None:
        """Remove what a finished request has left in the pool."""
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
        # httpx has no way to pass a pool to its transport.
        self._pool: _Pool = _Pool(
            ssl_context=tls,
            # Concurrency is limited for each provider and organization, so that one that hangs does not block others.
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
    """One per process, opened by the lifespan."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._pooled = _Transport(tls or ssl.create_default_context())
        super().__init__(
            transport=self._pooled,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),  # the deadline of each exchange bounds the rest
            headers={"user-agent": "Parley", "accept": "*/*", "accept-encoding": "identity"},
        )

    @contextlib.asynccontextmanager
    async def borrow(self, request: httpx.Request) -> AsyncIterator[httpx.AsyncClient]:
        """See `HttpClient`. The connection is reused if the reply was read to its end, and closed otherwise."""
        try:
            yield self
        finally:
            await self._pooled.release(request)


class _HostOnly(logging.Filter):
    """Shortens URLs in httpx's log to the host: a path or a query may contain a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                f"{each.scheme}://{each.host}" if isinstance(each, httpx.URL) else each for each in record.args
            )
        return True


_host_only = _HostOnly()


def keep_secrets_out_of_logs() -> None:
    """Let the HTTP libraries log where requests went, but not what was in them."""
    logging.getLogger("httpx").addFilter(_host_only)  # adding it again has no effect
    logging.getLogger("httpcore").setLevel(logging.WARNING)  # below, it prints headers
