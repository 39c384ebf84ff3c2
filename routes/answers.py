"""HTTP answers straight to the transport: the short way from an encoded result to the socket.

ASGI has a server look at every header of every answer, and write twice. uvicorn runs with `AnswerWriting` as its HTTP
protocol, which offers applications the transport itself as the extension `parley.answers`; without it everything works
over ASGI alone.
"""

import functools
from http import HTTPStatus
from typing import Any, Final, Protocol, cast

from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

EXTENSION: Final = "parley.answers"


class Write(Protocol):
    """Sends an answer whose headers are prepared; see `prepared`."""

    def __call__(self, head: bytes, body: bytes) -> bool:
        """Returns False, having done nothing, when this answer has to go the long way."""


def answer_writer(scope: Scope) -> Write | None:
    """Returns the short way out for this request, if the server offers it."""
    return cast("Write | None", scope.get("extensions", {}).get(EXTENSION))


@functools.lru_cache(64)
def prepared(status: int, headers: tuple[tuple[str, str], ...]) -> bytes:
    """Returns the status line and the headers, all but the date and the length of the body."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in headers)]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


class AnswerWriting(HttpToolsProtocol):
    """uvicorn's protocol, which also lets a prepared answer be written past ASGI."""

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        scope = cast(dict[str, Any], cycle.scope)
        scope["extensions"] = {EXTENSION: functools.partial(_write, cycle)}
        super()._start_asgi_task(cycle, app)


def _write(cycle: RequestResponseCycle, head: bytes, body: bytes) -> bool:
    """Does what `RequestResponseCycle.send` does with the start and the body of an answer, in one write."""
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
