"""docs/guides/add-a-built-in-agent.md, to the letter: the class runs in a gateway, registered in both ways."""

import contextlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest

from tests.docs.blocks import blocks
from tests.docs.terminal import shell_blocks
from tests.forks import ForkedGatewayProcess
from tests.gateways import ROOT, GatewayProcess
from tests.waiting import until

pytestmark = pytest.mark.more  # each test starts programs

FILE: Final = "docs/guides/add-a-built-in-agent.md"
CLASS, TEST = (each.text for each in blocks(FILE) if each.kind == "python")
FIND, CONVERT, RUN, WATCH, PUBLISH = (each.text for each in blocks(FILE) if each.kind == "graphql")


class Rates(ThreadingHTTPServer):
    """The external service, which can be unavailable for some requests."""

    failures = 0
    requests = 0


class _Handler(BaseHTTPRequestHandler):
    server: Rates

    def do_GET(self) -> None:
        self.server.requests += 1
        fails, self.server.failures = self.server.failures > 0, max(0, self.server.failures - 1)
        self.send_response(503 if fails else 200)
        self.end_headers()
        self.wfile.write(b"" if fails else json.dumps({"rates": {"EUR": 0.9, "USD": 1.1}}).encode())

    def log_message(self, *_args: Any) -> None:
        """Log nothing."""


@pytest.fixture(scope="module")
def rates() -> Iterator[Rates]:
    with Rates(("127.0.0.1", 0), _Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def shown_settings() -> dict[str, str]:
    """Return the settings of the command that starts the gateway."""
    [serve] = shell_blocks(FILE)
    return dict(re.findall(r"(\w+)=(\S+) ", serve.text))


@contextlib.contextmanager
def started(folder: Path, rates: Rates, environment: Mapping[str, str], **others: str) -> Iterator[GatewayProcess]:
    """Start a gateway in a folder with `my_agents.py`, as the page says."""
    (folder / "my_agents.py").write_text(CLASS)
    own = {
        "ADMIN_API_KEY": "parley_key_of_an_administrator_of_a_test",
        "DATABASE_URL": f"sqlite:///{folder}/guide.sqlite3",
        "DATA_DIR": str(folder),
        "RATES_URL": f"http://127.0.0.1:{rates.server_address[1]}",
    }
    process = ForkedGatewayProcess({**environment, **own, **others}, folder)
    try:
        yield process.start()
    finally:
        process.stop()


@pytest.fixture(scope="module")
def gateway(rates: Rates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    with started(tmp_path_factory.mktemp("guide"), rates, shown_settings()) as process:
        yield process


@pytest.fixture(scope="module")
def agent(gateway: GatewayProcess) -> str:
    [found] = gateway.data(FIND)["agents"]["nodes"]
    assert (found["name"], found["runtime"], found["capabilities"]) == ("exchange_rates", "BUILTIN", ["convert"])
    assert found["health"] == {"status": "HEALTHY"}
    return str(found["id"])


def watched(gateway: GatewayProcess, agent: str) -> dict[str, Any]:
    found: dict[str, Any] = gateway.data(WATCH, {"agent": agent})["agent"]
    return found


def test_the_class_of_the_page_is_the_example() -> None:
    assert (ROOT / "examples" / "exchange_rates.py").read_text() == CLASS


def test_it_is_invoked_and_retries_what_fails_for_a_moment(gateway: GatewayProcess, agent: str, rates: Rates) -> None:
    [shown] = [each.text for each in blocks(FILE) if each.kind == "json"]
    rates.failures, before = 1, rates.requests
    assert gateway.data(CONVERT, {"agent": agent}) == json.loads(shown)
    assert rates.requests == before + 2
    assert gateway.data(CONVERT, {"agent": agent}) == json.loads(shown)
    assert rates.requests == before + 2  # from the cache
    metrics = watched(gateway, agent)["metrics"]
    assert (metrics["requests"], metrics["failures"]) == (2, 0)
    assert metrics["cacheHits"] == 1 and metrics["cacheMisses"] >= 1 and metrics["averageLatencyMs"] > 0


def test_a_workflow_executes_its_task(gateway: GatewayProcess, agent: str) -> None:
    payload = gateway.data(RUN, {"agent": agent})["executeWorkflow"]
    assert payload == {"execution": {"status": "COMPLETED", "output": {"total": 18.0}}, "errors": []}


def test_it_processes_events_as_itself(gateway: GatewayProcess, agent: str) -> None:
    publish = "mutation($input: PublishEventInput!) { publishEvent(input: $input) { event { id } errors { message } } }"
    before = watched(gateway, agent)["metrics"]["eventsProcessed"]
    data = {"id": "inv-1", "amount": 100, "currency": "USD"}
    gateway.data(publish, {"input": {"type": "invoice.created", "data": data}})
    read = """{ events(last: 50, types: ["invoice.converted"]) {
        nodes { actor { id } ... on CustomEvent { data } } } }"""
    until(lambda: gateway.data(read)["events"]["nodes"])
    converted = {"invoice": "inv-1", "converted": {"amount": 90.0, "currency": "EUR"}}
    assert gateway.data(read)["events"]["nodes"] == [{"actor": {"id": agent}, "data": converted}]
    until(lambda: watched(gateway, agent)["metrics"]["eventsProcessed"] == before + 1)


def test_an_endpoint_serves_it(gateway: GatewayProcess, agent: str) -> None:
    payload = gateway.data(PUBLISH)["createEndpoint"]
    assert payload["errors"] == []
    with gateway.client(gateway.admin_key) as client:
        body = {"params": {"amount": 3, "from": "USD", "to": "EUR"}}
        assert client.post(f"/rest/v1/convert/{agent}", json=body).json() == {"amount": 2.7, "currency": "EUR"}


def test_the_circuit_opens_while_the_service_is_unavailable(gateway: GatewayProcess, agent: str, rates: Rates) -> None:
    document = CONVERT.replace('"USD", to: "EUR"', '"CHF", to: "EUR"')
    rates.failures = 1000
    found = [gateway.data(document, {"agent": agent})["invokeAgent"]["errors"][0] for _ in range(3)]
    assert {each["code"] for each in found} == {"UPSTREAM_UNAVAILABLE"}
    assert "circuit" in found[-1]["message"]
    shown = watched(gateway, agent)
    assert shown["circuit"]["state"] == "OPEN" and shown["circuit"]["opensUntil"]
    assert (shown["status"], shown["health"]["status"]) == ("ERROR", "UNHEALTHY")
    rates.failures = 0


def test_its_own_test_passes(gateway: GatewayProcess) -> None:
    (gateway.folder / "test_my_agents.py").write_text(TEST)
    environment = {**os.environ, "PYTHONPATH": f"{gateway.folder}:{ROOT}"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_my_agents.py"]
    done = subprocess.run(
        command, cwd=gateway.folder, env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_health_says_which_setting_is_missing(tmp_path: Path, rates: Rates) -> None:
    with started(tmp_path, rates, shown_settings(), RATES_URL="") as process:
        [found] = process.data('{ agents(filter: {type: "exchange_rates"}) { nodes { health { message } } } }')[
            "agents"
        ]["nodes"]
        assert found["health"]["message"] == "It could not start: RATES_URL is not set."


def test_an_installed_package_registers_its_agents(tmp_path: Path, rates: Rates) -> None:
    [shown] = [each.text for each in blocks(FILE) if each.kind == "toml"]
    project = tomllib.loads(shown)["project"]
    name, version = project["name"], project["version"]
    installed = tmp_path / f"my_agents-{version}.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    [(group, points)] = project["entry-points"].items()
    lines = [f"[{group}]", *(f"{point} = {value}" for point, value in points.items())]
    (installed / "entry_points.txt").write_text("\n".join(lines))
    with started(tmp_path, rates, {"PYTHONPATH": str(tmp_path)}) as process:
        assert len(process.data(FIND)["agents"]["nodes"]) == 1
