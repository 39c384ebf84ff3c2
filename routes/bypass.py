"""The server's shortcut from a request to its response, past most of ASGI; `routes.fast_http` offers it."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final, Protocol, TypeVar

from starlette.types import Scope

from context.waiting_client import WaitingClient

EXTENSION: Final = "parley.fast_http"

Value = TypeVar("Value")
WhenGone = Callable[[bool], object]
"""Called when a client has disconnected, with whether a response that was sent did not reach it."""


class Bypass(Protocol):
    """A request whose body may have arrived already, and which a prepared response can answer."""

    def of_head(self, compute: Callable[[Scope], Value], scope: Scope) -> Value:
        """Return what a function computes from the request's head alone, once for all requests with the same head."""

    def body(self) -> bytes | None:
        """Return the whole body, once, or None if it is incomplete and must be read with `receive`."""

    def answer(self, head: bytes, body: bytes) -> bool:
        """Send a response (see `prepared`), or return False without sending anything if it must go over ASGI."""

    def answer_over_asgi(self) -> None:
        """Let `answer` return False from now on: something between server and route adds to the response."""

    def add_header(self, name: bytes, value: bytes) -> None:
        """Add a header to the response, however it is sent."""

    def when_gone(self, listener: WhenGone) -> None:
        """Call `listener` when the client disconnects before the next request."""

    def has_left(self) -> bool:
        """Return whether the client has closed its side, even if the event loop has not read that yet."""

    def begin_stream(self) -> None:
        """Prepare for a response without a foreseeable end, whose client may stop reading it."""

    def cut(self, seconds: float) -> None:
        """Close the connection in the middle of the response, once what was sent has left or the time is over.

        A client sees from this that the response broke off, and not that it ended.
        """


def bypass(scope: Scope) -> Bypass | None:
    """Return the shortcut for this request, if the server offers it."""
    extensions = scope.get("extensions")
    found: Bypass | None = None if extensions is None else extensions.get(EXTENSION)
    return found


def of_head(scope: Scope, compute: Callable[[Scope], Value]) -> Value:
    """Return what a function computes from the request's head alone, from before if the server knows that head."""
    shortcut = bypass(scope)
    return compute(scope) if shortcut is None else shortcut.of_head(compute, scope)


def waiting_client(scope: Scope) -> WaitingClient:
    """Return the client of a request, which learns that it has left; other servers do not report that."""
    shortcut = bypass(scope)
    if shortcut is None:
        return WaitingClient()
    client = WaitingClient(shortcut.has_left)
    shortcut.when_gone(client.leave)
    return client


def prepared(status: int, headers: Mapping[str, str]) -> bytes:
    """Return the status line and the headers, except the date and the content length."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")
