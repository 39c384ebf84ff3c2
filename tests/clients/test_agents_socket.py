"""The client `ws` on the socket of the agents' document, on both ports, while the gateway is killed and restarted."""

import contextlib
import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
import websockets.sync.client
from websockets.exceptions import InvalidStatus

from tests.clients.node import installed_node
from tests.clients.program import Program
from tests.conftest import Environment
from tests.forks import ForkedGatewayProcess
from tests.gateways import TLS, GatewayProcess
from tests.servers import free_port
from tests.suite import one_backend
from tests.waiting import until

pytestmark = [pytest.mark.clients, pytest.mark.crash, one_backend, pytest.mark.timeout(240)]

SCRIPT: Final = Path(__file__).parent / "agents.mjs"
CREATE: Final = (
    """mutation($agent: ID!) { createTask(input: {title: "T", type: "t", assignTo: $agent}) { task { id } } }"""
)
CLAIM: Final = "mutation($agent: ID!) { claimTask(input: {agentId: $agent}) { task { id } } }"
COMPLETE: Final = "mutation($id: ID!) { completeTask(input: {id: $id, result: {ok: true}}) { errors { message } } }"
USER: Final = """mutation { createUser(input: {
    name: "Ada", email: "ada@example.com", password: "a long password", role: ADMIN
}) { user { id } } }"""
SIGN_IN: Final = 'mutation { signIn(input: {email: "ada@example.com", password: "a long password"}) { token } }'
AGENT: Final = 'mutation { createAgent(input: {name: "A", type: "a", runtime: WORKER}) { agent { id } } }'


class Follower:
    """The client in a process of its own, and the events it has printed."""

    def __init__(self, url: str, token: str, how: str) -> None:
        self.events: list[dict[str, Any]] = []
        self.process = subprocess.Popen(
            [installed_node(), str(SCRIPT), url, token, how], stdout=subprocess.PIPE, text=True
        )
        self._program = Program(self.process, lambda line: self.events.append(json.loads(line)))

    def named(self, name: str) -> list[dict[str, Any]]:
        """Return the data of the events of this name, so far."""
        return [each["data"] for each in tuple(self.events) if each["event"] == name]

    def completed(self) -> list[str]:
        """Return the ids of the completed tasks that it has seen."""
        return [each["taskId"] for each in self.named("task:completed")]

    def end(self) -> None:
        """End the process."""
        self._program.end()


@pytest.fixture(scope="module")
def process(backend: Environment, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    """A gateway with two ports."""
    environment = {**backend, "WS_PORT": str(free_port()), "METRICS_INTERVAL": "1"}
    gateway = ForkedGatewayProcess(environment, tmp_path_factory.mktemp("gateway")).start()
    yield gateway
    gateway.kill()


@pytest.fixture(scope="module")
def token(process: GatewayProcess) -> str:
    """The token of a user's sign-in: an address may contain no API key."""
    assert process.data(USER)["createUser"]["user"]
    found: str = process.data(SIGN_IN)["signIn"]["token"]
    return found


@pytest.fixture
def followers(process: GatewayProcess, token: str) -> Iterator[tuple[Follower, Follower]]:
    """A client of each port."""
    with contextlib.ExitStack() as stack:
        found = []
        second = process.environment["WS_PORT"]
        for port, how, credential in ((process.port, "header", process.admin_key), (second, "query", token)):
            follower = Follower(f"ws://127.0.0.1:{port}/agents", credential, how)
            stack.callback(follower.end)
            found.append(follower)
        yield found[0], found[1]


def completed(process: GatewayProcess, agent: str) -> str:
    """Return the id of a task that the agent has completed."""
    id: str = process.data(CREATE, {"agent": agent})["createTask"]["task"]["id"]
    process.data(CLAIM, {"agent": agent})
    assert not process.data(COMPLETE, {"id": id})["completeTask"]["errors"]
    return id


def test_a_crash_and_a_restart_lose_nothing(process: GatewayProcess, followers: tuple[Follower, Follower]) -> None:
    agent = process.data(AGENT)["createAgent"]["agent"]["id"]
    until(lambda: all(each.named("subscribed") and len(each.named("metrics:update")) > 1 for each in followers))
    done = [completed(process, agent)]
    for end in (process.kill, process.stop):
        until(lambda: all(each.completed() == done for each in followers))
        for each in followers:
            each.process.send_signal(signal.SIGSTOP)  # so that it certainly misses a task
        end()
        process.start()
        done.append(completed(process, agent))
        for each in followers:
            each.process.send_signal(signal.SIGCONT)
        until(lambda: all(each.completed() == done for each in followers))
        done.append(completed(process, agent))
    until(lambda: all(each.completed() == done for each in followers))
    for each in followers:
        codes = [closed["code"] for closed in each.named("closed")]
        assert codes[0] == 1006
        assert 1012 in codes
        assert not each.named("gap")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_a_request_that_is_no_upgrade_gets_426_on_either_port(process: GatewayProcess, method: str) -> None:
    for url, verify in ((process.url, True), (f"http://127.0.0.1:{process.environment['WS_PORT']}", TLS)):
        response = httpx.request(method, f"{url}/agents", headers=process.headers(), trust_env=False, verify=verify)
        assert (response.status_code, response.headers["upgrade"]) == (426, "websocket")


def test_the_second_port_serves_nothing_else(process: GatewayProcess) -> None:
    port = process.environment["WS_PORT"]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, verify=TLS) as client:
        assert client.get("/health/ready").json()["status"] == "ok"
        for path in ("/graphql", "/agents", "/api/agents", "/"):
            response = client.get(path, headers=process.headers())
            assert (response.status_code, response.headers["upgrade"]) == (426, "websocket")
            assert response.json()["detail"] == "This port serves the WebSocket at /agents, and /health."
    with pytest.raises(InvalidStatus), websockets.sync.client.connect(f"ws://127.0.0.1:{port}/graphql", proxy=None):
        pass


def test_the_token_of_an_address_is_not_logged(process: GatewayProcess, token: str) -> None:
    assert token not in process.output()


def test_a_port_that_is_in_use_stops_the_start_and_is_named(backend: Environment, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        of_its_own = {"DATABASE_URL": "", "DATA_DIR": str(tmp_path), "PORT": str(free_port()), "WS_PORT": port}
        other = ForkedGatewayProcess(backend | of_its_own, tmp_path)
        with pytest.raises(Exception, match="Set WS_PORT or HOST to another"):
            other.start()
