"""docs/clients.md: every module on the page, in its client, while the gateway is killed and restarted.

All clients follow one session at the same time. They are paused while the gateway starts again, so that each of them
certainly misses a message.
"""

import contextlib
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import pytest

from tests.clients.modules import CLIENTS, ON_THE_SAME_LINES, write_modules
from tests.clients.program import Program
from tests.conftest import Environment
from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess
from tests.suite import one_backend

pytestmark = [pytest.mark.clients, pytest.mark.crash, one_backend, pytest.mark.timeout(240)]

FOLDER: Final = Path(__file__).parent
KINDS: Final = {
    "JOINED": "StreamOpened",
    "COLLABORATION_MESSAGE": "MessageSent",
    "COLLABORATION_GAP": "StreamGap",
}
"""The events of a client without GraphQL, in its terms."""
SECONDS: Final = 100
NAMES: Final = (*CLIENTS, *ON_THE_SAME_LINES)
SENT: Final = [
    "before",
    "after the crash, while nobody listens",
    "after the crash",
    "after the restart, while nobody listens",
    "after the restart",
]
RESTARTING: Final = {
    "message": "The server is restarting; reconnect.",
    "extensions": {"code": "UNAVAILABLE", "retryable": True, "retryAfterSeconds": 1},
}
CREATE: Final = 'mutation { createSession(input: {name: "Clients"}) { session { id } errors { message } } }'
SEND: Final = """mutation ($session: ID!, $content: String!) {
  sendMessage(input: {sessionId: $session, content: $content}) { errors { message } }
}"""


@dataclass(eq=False)
class Watcher:
    """A client that follows a session in a process of its own, and what it has printed."""

    process: subprocess.Popen[str]
    items: list[dict[str, Any]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self._program = Program(self.process, self._receive)

    def end(self) -> None:
        """End the process."""
        self._program.end()

    def _receive(self, line: str) -> None:
        with self.changed:
            self._take(line)
            self.changed.notify_all()

    def _take(self, line: str) -> None:
        printed: dict[str, Any] = json.loads(line) if line.startswith("{") else {"failed": line}
        if "item" in printed:
            item = printed["item"]
            self.items.append({"__typename": KINDS.get(item.get("event"), "Other"), **item})
        else:
            self.failures.append(printed["failed"])

    @property
    def messages(self) -> list[str]:
        """The content of the messages it received."""
        return [item["message"]["content"] for item in self.items if item["__typename"] == "MessageSent"]

    def until(self, content: str | None, deadline: float) -> None:
        """Wait until it has received a message, or its stream has opened if None, or it has failed."""

        def holds() -> bool:
            opened = any(item["__typename"] == "StreamOpened" for item in self.items)
            return bool(self.failures) or (opened if content is None else content in self.messages)

        with self.changed:
            self.changed.wait_for(holds, timeout=max(0.0, deadline - time.monotonic()))


class Rejecting(ThreadingHTTPServer):
    """A server that rejects all requests."""

    def __init__(self, port: int, status: int, media_type: str, body: str) -> None:
        super().__init__(("127.0.0.1", port), Rejection)
        self.response = status, media_type, body.encode()
        self._rejected = 0
        self._changed = threading.Condition()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def count(self) -> None:
        """Count a request."""
        with self._changed:
            self._rejected += 1
            self._changed.notify_all()

    def until(self, count: int) -> None:
        """Wait until it has rejected this many requests."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._rejected >= count, timeout=SECONDS)

    def __exit__(self, *error: object) -> None:
        self.shutdown()
        self.server_close()


class Rejection(BaseHTTPRequestHandler):
    """The response to one request."""

    server: Rejecting

    def do_GET(self) -> None:
        """Reject it."""
        status, media_type, body = self.server.response
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(status)
        self.send_header("content-type", media_type)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.count()

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@dataclass
class Scene:
    """A gateway that is restarted, a session, and its watchers by the name of their module."""

    gateway: GatewayProcess
    session: str
    watchers: dict[str, Watcher]

    def send(self, content: str) -> None:
        sent = self.gateway.data(SEND, {"session": self.session, "content": content})
        assert sent["sendMessage"]["errors"] == []

    def until(self, content: str | None) -> None:
        """Wait until all watchers have received a message, or are open if None. Those that do not fail their tests."""
        deadline = time.monotonic() + SECONDS
        for watcher in self.watchers.values():
            watcher.until(content, deadline)

    def reject(self, status: int, media_type: str, body: str) -> None:
        """Reject, at the address of the gateway, the next requests of the watchers."""
        with Rejecting(self.gateway.port, status, media_type, body) as rejecting:
            rejecting.until(3 * len(self.watchers))

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Pause the watchers during the block."""
        self._signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        for watcher in self.watchers.values():
            watcher.process.send_signal(number)


@pytest.fixture(scope="module")
def scene(node: str, backend: Environment, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The clients after the gateway was killed, and after it was restarted, in the middle of a conversation."""
    gateway = ForkedGatewayProcess(backend, tmp_path_factory.mktemp("gateway")).start()
    modules = tmp_path_factory.mktemp("modules")
    write_modules(modules, gateway)
    session = gateway.data(CREATE)["createSession"]["session"]["id"]
    scene = Scene(gateway, session, {name: watch(node, modules / name, session) for name in NAMES})
    try:
        play(scene)
        yield scene
    finally:
        for watcher in scene.watchers.values():
            watcher.end()
        gateway.kill()


def watch(node: str, module: Path, session: str) -> Watcher:
    """Start a client."""
    driver = (
        [node, str(FOLDER / "resume.mjs")] if module.suffix == ".js" else [sys.executable, str(FOLDER / "resume.py")]
    )
    return Watcher(
        subprocess.Popen(
            [*driver, str(module), session], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
        )
    )


def play(scene: Scene) -> None:
    """Send messages before, between and after a crash and a restart."""
    before, missed, after_crash, missed_too, after_restart = SENT
    scene.until(None)
    scene.send(before)
    scene.until(before)
    scene.gateway.kill()
    scene.reject(502, "text/html", "<h1>Bad Gateway</h1>")  # as a proxy does
    with scene.paused():
        scene.gateway.start()
        scene.send(missed)
    scene.until(missed)
    scene.send(after_crash)
    scene.until(after_crash)
    scene.gateway.stop()
    scene.reject(
        503, "application/json", json.dumps({"errors": [RESTARTING]})
    )  # as the gateway does in its last moment
    with scene.paused():
        scene.gateway.start()
        scene.send(missed_too)
    scene.until(missed_too)
    scene.send(after_restart)
    scene.until(after_restart)


@pytest.mark.parametrize("module", NAMES)
def test_a_client_resumes_after_a_crash_and_a_restart(scene: Scene, module: str) -> None:
    watcher = scene.watchers[module]
    assert watcher.failures == []
    assert watcher.messages == SENT
    opened = [item["resumed"] for item in watcher.items if item["__typename"] == "StreamOpened"]
    assert opened[0] is False and len(opened) >= 3 and all(opened[1:])
    assert "StreamGap" not in {item["__typename"] for item in watcher.items}
