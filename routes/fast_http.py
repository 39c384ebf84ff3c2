"""HTTP answers straight to the transport: the short way from an encoded result to the socket.

ASGI has a server look at every header of every answer, and write twice; to receive a body takes a coroutine and, with a
limit, a timer, though a small one has come along with its headers. uvicorn runs with `AnswerWriting` as its HTTP
protocol, which offers applications both shortcuts as the extension `parley.answers`; without it everything works over
ASGI alone.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, Protocol, cast

from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

EXTENSION: Final = "parley.answers"


class Exchange(Protocol):
    """A request whose body may be there already, and which a prepared answer ends."""

    def body(self) -> bytes | None:
        """Returns the whole body, once; None while some of it is still to come, and `receive` has to wait for it."""

    def answer(self, head: bytes, body: bytes) -> bool:
        """Sends an answer; see `prepared`. Returns False, having done nothing, when it has to go the long way."""


def exchange(scope: Scope) -> Exchange | None:
    """Returns the short way for this request, if the server offers it."""
    return cast("Exchange | None", scope.get("extensions", {}).get(EXTENSION))


def prepared(status: int, headers: Mapping[str, str]) -> bytes:
    """Returns the status line and the headers, all but the date and the length of the body."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


class AnswerWriting(HttpToolsProtocol):
    """uvicorn's protocol, which also lets a request be read and answered past ASGI."""

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        scope = cast(dict[str, Any], cycle.scope)
        scope["extensions"] = {EXTENSION: _Exchange(cycle)}
        super()._start_asgi_task(cycle, app)


class _Exchange:
    __slots__ = ("_cycle",)

    def __init__(self, cycle: RequestResponseCycle) -> None:
        self._cycle = cycle

    def body(self) -> bytes | None:
        """Does what `RequestResponseCycle.receive` does, where that would not wait."""
        cycle = self._cycle
        if cycle.more_body or cycle.disconnected or cycle.response_complete:
            return None
        cycle.message_event.clear()
        body, cycle.body = bytes(cycle.body), bytearray()
        return body

    def answer(self, head: bytes, body: bytes) -> bool:
        """Does what `RequestResponseCycle.send` does with the start and the body of an answer, in one write."""
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
