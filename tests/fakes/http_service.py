"""An HTTP service on a real socket that behaves as services do, including bad ones, and records its requests."""

import contextlib
import functools
import gzip
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self, TypeAlias
from urllib.parse import parse_qsl, urlsplit

BOMB_BYTES: Final = 50 * 1024 * 1024

Answer: TypeAlias = tuple[int, dict[str, str], bytes]
"""A status, headers and a content."""


@functools.cache
def _bomb() -> bytes:
    return gzip.compress(b"\0" * BOMB_BYTES, 9)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it was received."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, which is JSON."""
        return json.loads(self.body)


class HttpService:
    """Serves the paths below; `requests` contains its requests, oldest first."""

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.connections = 0
        self.answers: dict[str, Answer] = {}
        """Responses that a test sets, by path."""
        self.in_turn: dict[str, list[Answer]] = {}
        """By path, successive responses; the last one repeats."""
        self.stopping = threading.Event()
        self.hung_up = threading.Event()
        """Set when the caller of /until-hung-up has closed its connection."""

    def answer(self, asked: Asked) -> "Answer | None":
        """Return a response in place of those of the paths below; status 0 closes the connection without one."""
        turns = self.in_turn.get(asked.path)
        if turns:
            return turns.pop(0) if len(turns) > 1 else turns[0]
        return self.answers.get(asked.path)

    @property
    def port(self) -> int:
        """Its port on 127.0.0.1."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Its URL, without a trailing slash."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        service = self

        class Handler(_Handler):
            def setup(self) -> None:
                self.service = service
                service.connections += 1
                super().setup()

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = (
        True  # otherwise each response on a kept-alive connection waits 40 ms for the client's kernel
    )
    service: HttpService

    def parse_request(self) -> bool:
        parsed = super().parse_request()
        if parsed:
            # One way for every method.
            setattr(self, f"do_{self.command}", self._serve)
        return parsed

    def log_message(self, format: str, *arguments: Any) -> None:
        """Log nothing."""

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, parts.path, parse_qsl(parts.query, keep_blank_values=True), headers, body)
        self.service.requests.append(asked)
        first, _, rest = parts.path.strip("/").partition("/")
        if first == "until-hung-up":
            self._wait_for_the_end()
            return
        given = self.service.answer(asked)
        with contextlib.suppress(OSError):  # the caller has hung up
            if given is not None and given[0] == 0:
                self.close_connection = True
            elif given is not None:
                self._answer(*given)
            else:
                serve: Callable[[Asked, str], None] = getattr(self, f"_{first}", self._missing)
                serve(asked, rest)

    def _answer(self, status: int, headers: dict[str, str], content: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _json(self, status: int, document: Any) -> None:
        self._answer(status, {"content-type": "application/json"}, json.dumps(document).encode())

    def _wait_for_the_end(self) -> None:
        self.close_connection = True
        self.connection.settimeout(30)
        with contextlib.suppress(TimeoutError):
            try:
                ended = not self.connection.recv(1)
            except ConnectionError:
                ended = True
            if ended:
                self.service.hung_up.set()

    # ---- good

    def _echo(self, asked: Asked, _rest: str) -> None:
        text = asked.body.decode()
        shown = {"method": asked.method, "query": asked.query, "headers": asked.headers, "body": text}
        self._json(200, shown)

    def _status(self, _asked: Asked, rest: str) -> None:
        self._json(int(rest), {"status": int(rest)})

    def _gzip(self, _asked: Asked, _rest: str) -> None:
        headers = {"content-type": "text/plain", "content-encoding": "gzip"}
        self._answer(200, headers, gzip.compress(b"small"))

    def _cookie(self, _asked: Asked, _rest: str) -> None:
        self._answer(200, {"set-cookie": "tenant=one; Path=/"})

    def _agent(self, asked: Asked, _rest: str) -> None:
        metadata = {"asked": asked.json}
        self._json(200, {"content": f"You said: {asked.json['message']}", "metadata": metadata})

    # ---- bad

    def _missing(self, _asked: Asked, _rest: str) -> None:
        self._json(404, {"error": "not found"})

    def _redirect(self, _asked: Asked, _rest: str) -> None:
        self._answer(302, {"location": "/echo"})

    def _large(self, _asked: Asked, rest: str) -> None:
        self._answer(200, {"content-type": "text/plain"}, b"x" * int(rest))

    def _endless(self, _asked: Asked, _rest: str) -> None:
        self._begin({"content-type": "text/plain"})
        while not self.service.stopping.is_set():
            self.wfile.write(b"x" * 65536)

    def _drip(self, _asked: Asked, _rest: str) -> None:
        self._begin({"content-type": "text/plain"})
        while not self.service.stopping.wait(0.05):
            self.wfile.write(b"x")

    def _silent(self, _asked: Asked, _rest: str) -> None:
        self._begin({"content-type": "text/event-stream"})
        self.service.stopping.wait(30)

    def _hang(self, _asked: Asked, _rest: str) -> None:
        self.service.stopping.wait(30)
        self.close_connection = True

    def _bomb(self, _asked: Asked, _rest: str) -> None:
        headers = {"content-type": "text/plain", "content-encoding": "gzip"}
        self._answer(200, headers, _bomb())

    def _lie(self, _asked: Asked, _rest: str) -> None:
        self._begin({"content-type": "text/plain", "content-length": "1000"})
        self.wfile.write(b"short")

    def _drop(self, _asked: Asked, _rest: str) -> None:
        self.close_connection = True

    def _begin(self, headers: dict[str, str]) -> None:
        """Start a body that ends with the connection."""
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True
