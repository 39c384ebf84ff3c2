"""The base of the fakes of hosted agents: JSON replies, streams that end well or badly, and recorded requests."""

import contextlib
import json
import select
import socket
import threading
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.http_service import Asked

PATIENCE = 60.0


class End(Enum):
    """The end of a stream."""

    WELL = "the reply is complete"
    BROKEN = "the connection is closed in the middle"
    SILENT = "nothing more comes until the client hangs up"


@dataclass(frozen=True)
class Answer:
    """A whole reply; a document that is not bytes is sent as JSON."""

    status: int
    document: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return self.document if isinstance(self.document, bytes) else json.dumps(self.document).encode()

    @property
    def content_type(self) -> str:
        return "text/html" if isinstance(self.document, bytes) else "application/json"


@dataclass(frozen=True)
class Events:
    """A stream of server-sent events, each in its wire format."""

    events: Sequence[str]
    end: End = End.WELL


@dataclass(frozen=True)
class Hang:
    """No reply until the client closes the connection."""


@dataclass(frozen=True)
class Drop:
    """The connection is closed before a reply."""


Outcome = Answer | Events | Hang | Drop


def data(value: Any) -> str:
    """Return an event with data: JSON unless it is a text."""
    return f"data: {value if isinstance(value, str) else json.dumps(value)}\n\n"


class StreamingService:
    """A service on a real socket. Subclasses reply in `answer`; `next` replaces the reply of the next requests.

    `requests` contains its requests, oldest first. `hung_up` is set when a client closes the connection during a reply.
    """

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.scripted: deque[Outcome] = deque()
        self.stopping = threading.Event()
        self.hung_up = threading.Event()
        self.begun = threading.Event()
        self.released = threading.Event()

    def answer(self, asked: Asked) -> Outcome:
        """Return the reply."""
        raise NotImplementedError

    def next(self, *outcomes: Outcome) -> None:
        """Reply like this to the next requests."""
        self.scripted.extend(outcomes)

    def clear(self) -> None:
        """Forget all requests and planned replies."""
        self.requests.clear()
        self.scripted.clear()
        self.hung_up.clear()
        self.begun.clear()
        self.released.clear()

    def release(self) -> None:
        """Close the connections that hang or are silent."""
        self.released.set()

    @property
    def port(self) -> int:
        """Its port on 127.0.0.1."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Its URL, without a trailing slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def host_and_port(self) -> str:
        """For HTTP_ALLOWED_HOSTS."""
        return f"127.0.0.1:{self.port}"

    def asked(self, path: str) -> list[Any]:
        """Return the JSON bodies of the requests to a path."""
        return [each.json for each in self.requests if each.path == path]

    def __enter__(self) -> Self:
        service = self

        class Handler(_Handler):
            def setup(self) -> None:
                self.service = service
                super().setup()

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore clients that close the connection."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    service: StreamingService

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Log nothing."""

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        if parts.path.startswith("/health/"):
            # Another test's gateway was to have this port, and is waited for.
            self._reply(Answer(404, {}))
            return
        asked = Asked(self.command, parts.path, parse_qsl(parts.query, keep_blank_values=True), headers, body)
        self.service.requests.append(asked)
        outcome = self.service.scripted.popleft() if self.service.scripted else self.service.answer(asked)
        with contextlib.suppress(OSError):  # the caller has hung up
            self._reply(outcome)

    def _reply(self, outcome: Outcome) -> None:
        match outcome:
            case Answer():
                self._head(outcome.status, outcome.content_type, outcome.headers, len(outcome.content))
                self.wfile.write(outcome.content)
            case Events():
                self._head(200, "text/event-stream", {}, None)
                self._stream(outcome.events)
                self._end(outcome.end)
            case Hang():
                self._wait_for_hang_up()
            case Drop():
                self.close_connection = True

    def _head(self, status: int, kind: str, headers: Mapping[str, str], length: int | None) -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, **headers}.items():
            self.send_header(name, value)
        if length is None:
            self.send_header("transfer-encoding", "chunked")
        else:
            self.send_header("content-length", str(length))
        self.end_headers()

    def _stream(self, events: Iterable[str]) -> None:
        for event in events:
            content = event.encode()
            self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
            self.wfile.flush()
        self.service.begun.set()

    def _end(self, end: End) -> None:
        if end is End.WELL:
            self.wfile.write(b"0\r\n\r\n")
            return
        if end is End.SILENT:
            self._wait_for_hang_up()
        self.close_connection = True

    def _wait_for_hang_up(self) -> None:
        self.service.begun.set()
        while not self.service.stopping.is_set() and not self.service.released.is_set():
            readable, _, _ = select.select([self.connection], [], [], 0.05)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                self.service.hung_up.set()
                break
        self.close_connection = True
