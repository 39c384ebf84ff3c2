"""The TypeScript client with a real gateway, which is killed and restarted meanwhile."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.clients_typescript.conftest import run
from tests.conftest import Environment
from tests.forks import ForkedGatewayProcess
from tests.gateways import GatewayProcess
from tests.suite import one_backend

pytestmark = [pytest.mark.clients, pytest.mark.crash, one_backend, pytest.mark.timeout(400)]


class Control(HTTPServer):
    """Kills or stops a gateway when the client's tests ask for it, and starts it again."""

    # One thread serves all requests, because a process that a thread has started ends with that thread.

    def __init__(self, gateway: GatewayProcess) -> None:
        super().__init__(("127.0.0.1", 0), Interruption)
        self.gateway = gateway
        self.interruptions: list[str] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"

    def interrupt(self, how: str) -> None:
        """Interrupt the gateway."""
        self.interruptions.append(how)
        {"kill": self.gateway.kill, "stop": self.gateway.stop}[how]()
        self.gateway.start()


class Interruption(BaseHTTPRequestHandler):
    """A request to interrupt the gateway: `POST /kill` or `POST /stop`."""

    server: Control

    def do_POST(self) -> None:
        """Interrupt it, and respond once it is ready again."""
        self.server.interrupt(self.path.removeprefix("/"))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@pytest.fixture
def control(backend: Environment, tmp_path: Path) -> Iterator[Control]:
    gateway = ForkedGatewayProcess(backend, tmp_path).start()
    with Control(gateway) as running:
        yield running
        running.shutdown()
    gateway.kill()


def test_streams_and_lists_survive_crashes_and_restarts(installed: Path, control: Control) -> None:
    gateway = control.gateway
    environment = {"PARLEY_URL": gateway.url, "PARLEY_KEY": gateway.admin_key, "PARLEY_CONTROL": control.url}
    report = run(
        installed,
        *("npx", "vitest", "run", "--typecheck.enabled=false", "tests/real/streams.test.ts"),
        seconds=380,
        environment=environment,
    )
    assert control.interruptions == ["kill", "kill", "stop", "kill", "kill", "kill"]
    assert "skipped" not in report
