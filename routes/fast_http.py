"""HTTP responses written straight to the transport: a shortcut from an encoded result to the socket.

Over ASGI, the server processes every header of every response and writes twice, and receiving a body takes a coroutine
and, with a time limit, a timer, although a small body arrives together with its headers. uvicorn's HTTP protocol is
`FastHttpProtocol`, which offers both shortcuts to applications as the extension `parley.fast_http`. Without the
extension, everything works over plain ASGI.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, Protocol, cast

from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

EXTENSION: Final = "parley.fast_http"


class Bypass(Protocol):
    """A request whose body may have arrived already, and which a prepared response can answer."""

    def body(self) -> bytes | None:
        """Return the whole body, once, or None if it is incomplete and must be read with `receive`."""

    def answer(self, head: bytes, body: bytes) -> bool:
        """Send a response (see `prepared`), or return False without sending anything if it must go over ASGI."""


def bypass(scope: Scope) -> Bypass | None:
    """Return the shortcut for this request, if the server offers it."""
    return cast("Bypass | None", scope.get("extensions", {}).get(EXTENSION))


def prepared(status: int, headers: Mapping[str, str]) -> bytes:
    """Return the status line and the headers, except the date and the content length."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


class FastHttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol, extended to read and answer requests without going through ASGI."""

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        scope = cast(dict[str, Any], cycle.scope)
        scope["extensions"] = {EXTENSION: _CycleBypass(cycle)}
        super()._start_asgi_task(cycle, app)


class _CycleBypass:
    __slots__ = ("_cycle",)

    def __init__(self, cycle: RequestResponseCycle) -> None:
        self._cycle = cycle

    def body(self) -> bytes | None:
        """Do what `RequestResponseCycle.receive` does, in the case where that would not wait."""
        cycle = self._cycle
        if cycle.more_body or cycle.disconnected or cycle.response_complete:
            return None
        cycle.message_event.clear()
        body, cycle.body = bytes(cycle.body), bytearray()
        return body

    def answer(self, head: bytes, body: bytes) -> bool:
        """Do what `RequestResponseCycle.send` does with a response's start and body, in one write."""
        return _write(self._cycle, head, body)


def _write(cycle: RequestResponseCycle, head: bytes, body: bytes) -> bool:
    if cycle.response_started or cycle.flow.write_paused or cycle.scope["method"] == "HEAD":
        return False
    cycle.response_started = cycle.response_complete = True
    cycle.waiting_for_100_continue = False
    if not cycle.disconnected:
        lines = [head, *(b"%b: %b\r\n" % header for header in cycle.default_headers)]
        if not cycle.keep_alive:
            lines.append(b"connection: close\r\n")
        lines.append(b"content-length: %d\r\n\r\n" % len(body))
        lines.append(body)
        cycle.transport.write(b"".join(lines))
    cycle.message_event.set()
    if not cycle.keep_alive:
        cycle.transport.close()
    cycle.on_response()
    return True
