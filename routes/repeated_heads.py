"""Heads of requests that a connection repeats byte for byte, and what was computed from them.

A program sends the same request line and headers with each request; only the body differs. Equal bytes have an equal
meaning, so they are parsed once per connection, and so is everything that depends on nothing else.
"""

from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from copy import copy
from typing import Any, Final, TypeVar, cast

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

Value = TypeVar("Value")
Scope = MutableMapping[str, Any]

_MOST_HEADS: Final = 4
"""The heads that are kept for one connection: a client's requests differ in their length, if in anything."""
_MOST_UNMATCHED: Final = 16
"""The heads that are kept while none is repeated. A client that never does, because it sends a trace with each request,
pays for no more."""
_MOST_BYTES: Final = 8_192
"""The size of a head that is kept."""
_END: Final = b"\r\n\r\n"
_SEPARATING: Final = frozenset({b"transfer-encoding", b"expect", b"upgrade", b"trailer"})
"""Headers with which more than the declared length belongs to a request."""


class Computed:
    """Values computed from one head alone, by the function that computed them."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[Callable[..., Any], Any] = {}

    def of(self, compute: Callable[[Scope], Value], scope: Scope) -> Value:
        """Return what a function returns for a request's scope, of which it must read nothing but the head."""
        value: Value
        if compute in self._values:
            value = self._values[compute]
        else:
            value = self._values[compute] = compute(scope)
        return value


class KnownHead:
    """A head that has been parsed.

    Args:
        app: the application that serves it.
        scope: the request's scope, without what differs between requests.
        body_length: the length that it declares for the body.
    """

    __slots__ = ("app", "body_length", "computed", "scope")

    def __init__(self, app: Any, scope: Mapping[str, Any], body_length: int, computed: Computed) -> None:
        self.app = app
        self.scope = scope
        self.body_length = body_length
        self.computed = computed


class KnownHeads:
    """The heads that one connection has sent lately."""

    __slots__ = ("_heads", "_unmatched")

    def __init__(self) -> None:
        self._heads: dict[bytes, KnownHead] = {}
        self._unmatched = 0

    def match(self, data: bytes) -> tuple[KnownHead, bytes] | None:
        """Return the head and the body if data is exactly one request whose head is known."""
        end = data.find(_END) + len(_END)
        known = self._heads.get(data[:end])
        if known is None or len(data) - end != known.body_length:
            return None
        self._unmatched = 0
        return known, data[end:]

    def keep(self, data: bytes, app: Any, scope: Mapping[str, Any], computed: Computed) -> None:
        """Keep the head of data, which was parsed as the beginning of one request, if it can be recognized again."""
        if self._unmatched >= _MOST_UNMATCHED:
            return
        self._unmatched += 1
        end = data.find(_END) + len(_END)
        length = _body_length(scope["headers"])
        if end < len(_END) or end > _MOST_BYTES or length != len(data) - end or scope["http_version"] != "1.1":
            return
        if len(self._heads) >= _MOST_HEADS:
            del self._heads[next(iter(self._heads))]
        kept = {name: value for name, value in scope.items() if name not in ("state", "extensions")}
        self._heads[data[:end]] = KnownHead(_behind_proxies(app, kept), kept, length, computed)


def _behind_proxies(app: object, scope: dict[str, object]) -> object:
    """Return the application behind uvicorn's middleware for proxies, after it has changed the scope."""
    if not isinstance(app, ProxyHeadersMiddleware):
        return app
    middleware = copy(app)
    middleware.app = _nothing
    with suppress(StopIteration):
        middleware(cast(Any, scope), cast(Any, None), cast(Any, None)).send(None)
    return app.app


async def _nothing(*_: object) -> None:
    """Serve nothing."""


def _body_length(headers: list[tuple[bytes, bytes]]) -> int | None:
    """Return the declared length of a body; None if it is not declared in this way alone."""
    length = 0
    for name, value in headers:
        if name == b"content-length":
            length = int(value)
        elif name in _SEPARATING:
            return None
    return length
