"""docs/operations.md: servers are stopped, restarted or restored, with the documented effects."""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
import websockets.sync.client
from websockets.exceptions import ConnectionClosedError
from websockets.typing import Subprotocol

from context.sign_in_limits import FAILURES_PER_CLIENT, FAILURES_PER_EMAIL, FAILURES_PER_PAIR, WINDOW_SECONDS
from routes.graphql.query_limits import WEIGHTS
from subscriptions.transports.registry import ConnectionRegistry
from tests.conftest import ADMIN_KEY, SECRET_KEY
from tests.docs.blocks import Page, Workshop
from tests.forks import ForkedGatewayProcess
from tests.gateways import ROOT, TLS, Addresses, GatewayProcess
from tests.servers import PostgresServer, RedisServer, free_port, wait_until

PAGE: Final = Page(
    "docs/operations.md",
    {
        "replicas": lambda block: block.text.startswith("export DATABASE_URL"),
        "health": lambda block: block.text.startswith("curl -s http://127.0.0.1:8080/health/ready"),
        "shown health": lambda block: block.kind == "json",
    },
)
TEXT: Final = (ROOT / "docs" / "operations.md").read_text()

CREATE: Final = """mutation { createTask(input: {title: "Look", type: "any"}) { task { id } errors { code } } }"""
CREATE_AGENT: Final = """mutation {
  createAgent(input: {name: "Ada", type: "any", runtime: WORKER}) { agent { id } }
}"""
CREATE_KEY: Final = """mutation ($agent: ID!) {
  createApiKey(input: {name: "worker", agentId: $agent}) { secret }
}"""
CLAIM: Final = "mutation ($agent: ID!) { claimTask(input: {agentId: $agent}) { task { id } } }"
COMPLETE: Final = 'mutation ($id: ID!) { completeTask(input: {id: $id, result: "done"}) { task { status } } }'
WATCH: Final = """subscription ($after: Cursor) { taskEvents(after: $after) {
  __typename ... on Event { cursor } ... on StreamOpened { resumed } ... on StreamGap { reason }
} }"""


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


class Watcher:
    """A subscription to the tasks, over a WebSocket."""

    def __init__(self, gateway: Addresses, token: str, after: str | None = None) -> None:
        self.socket = websockets.sync.client.connect(
            gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], proxy=None
        ).__enter__()
        self.socket.send(json.dumps({"type": "connection_init", "payload": gateway.headers(token)}))
        assert json.loads(self.socket.recv(10))["type"] == "connection_ack"
        payload = {"query": WATCH, "variables": {"after": after}}
        self.socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))

    def __enter__(self) -> "Watcher":
        return self

    def __exit__(self, *error: object) -> None:
        self.socket.__exit__(None, None, None)

    def next(self) -> dict[str, Any]:
        """Return the next event."""
        while (message := json.loads(self.socket.recv(20)))["type"] != "next":
            assert message["type"] == "ping", message
        event: dict[str, Any] = message["payload"]["data"]["taskEvents"]
        return event


def health(gateway: GatewayProcess) -> tuple[int, dict[str, str]]:
    """Return the status and body of /health/ready."""
    with gateway.client("") as client:
        answer = client.get("/health/ready")
    return answer.status_code, answer.json()


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for a condition."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, f"timed out waiting for {what}"
        time.sleep(0.05)


# ---------------------------------------------------------------- outages


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server that these tests may stop."""
    with PostgresServer() as server:
        yield server


@pytest.fixture(scope="module")
def own_redis() -> Iterator[RedisServer]:
    """A Redis server that these tests may kill."""
    with RedisServer() as server:
        yield server


@pytest.fixture(scope="module")
def replicas(
    own_postgres: PostgresServer, own_redis: RedisServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[GatewayProcess]]:
    """Two gateways that share the settings listed on the page."""
    folder = tmp_path_factory.mktemp("replicas")
    environment = {
        "DATABASE_URL": own_postgres.url,
        "REDIS_URL": own_redis.url,
        "SECRET_KEY": SECRET_KEY,
        "ADMIN_API_KEY": ADMIN_KEY,
        "DATA_DIR": str(folder),
    }
    both: list[GatewayProcess] = [ForkedGatewayProcess(environment, folder).start() for _ in range(2)]
    yield both
    for gateway in both:
        gateway.kill()


@pytest.mark.crash
def test_without_redis_events_still_reach_the_other_replica(
    replicas: list[GatewayProcess], own_redis: RedisServer
) -> None:
    here, there = replicas
    until(lambda: all(health(gateway)[1]["bus"] == "ok" for gateway in replicas), "the bus")
    with Watcher(there, ADMIN_KEY) as watcher:
        assert watcher.next()["__typename"] == "StreamOpened"
        own_redis.kill()
        for _ in range(3):
            here.data(CREATE)
        assert [watcher.next()["__typename"] for _ in range(3)] == ["TaskCreated"] * 3
        until(lambda: health(there)[1]["bus"] == "down", "the outage to be noticed")
        assert health(there)[0] == 200
        own_redis.start()
        until(lambda: all(health(gateway)[1]["bus"] == "ok" for gateway in replicas), "the bus again")
        here.data(CREATE)
        assert watcher.next()["__typename"] == "TaskCreated"


@pytest.mark.crash
def test_without_postgres_requests_fail_and_no_stream_breaks(
    replicas: list[GatewayProcess], own_postgres: PostgresServer
) -> None:
    here, there = replicas
    with Watcher(there, ADMIN_KEY) as watcher:
        assert watcher.next()["__typename"] == "StreamOpened"
        here.data(CREATE)
        assert watcher.next()["__typename"] == "TaskCreated"
        own_postgres.stop()
        assert health(here)[0] == 503
        # While the credential is cached, the error comes from the mutation.
        refused = here.graphql(CREATE)
        [error] = refused.get("errors") or refused["data"]["createTask"]["errors"]
        assert error.get("extensions", error)["code"] == "UNAVAILABLE"
        with here.client("") as client:
            assert client.get("/health/live").status_code == 200
        own_postgres.start()
        until(lambda: health(here)[0] == 200, "the database")
        here.data(CREATE)
        assert watcher.next()["__typename"] == "TaskCreated"


@pytest.mark.crash
def test_a_gateway_that_shuts_down_closes_its_streams(replicas: list[GatewayProcess]) -> None:
    here, _there = replicas
    with Watcher(here, ADMIN_KEY) as watcher:
        cursor = watcher.next()["cursor"]
        begun = time.monotonic()
        status = here.stop()
        with pytest.raises(ConnectionClosedError) as closed:
            watcher.next()
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 1012
    assert time.monotonic() - begun < 12
    assert status == -15  # SIGTERM itself: 143 in a shell
    # On the other replica the client resumes after its cursor.
    with Watcher(_there, ADMIN_KEY, after=cursor) as watcher:
        assert watcher.next()["resumed"] is True
    here.start()


# ---------------------------------------------------------------- the two replicas of the page


class Replica(Addresses):
    """One of the gateways that the page starts."""

    def __init__(self) -> None:
        self.port = free_port()

    def ready(self) -> bool:
        """Return whether it serves requests and receives events over Redis."""
        try:
            answer = httpx.get(f"{self.url}/health/ready", timeout=2, trust_env=False, verify=TLS)
        except httpx.TransportError:
            return False
        return bool(answer.json() == {"status": "ok", "database": "ok", "bus": "ok"})


@pytest.mark.crash
def test_two_replicas_are_one_gateway(
    tmp_path: Path, redis_server: str, migrated_postgres: str, new_postgres_database: Callable[[str | None], str]
) -> None:
    workshop = Workshop(tmp_path)
    database = new_postgres_database(migrated_postgres)
    script = PAGE.only("replicas").text.replace("postgresql://parley:parley@localhost:5432/parley", database)
    script = script.replace("redis://localhost:6379", redis_server)
    replicas = [Replica(), Replica()]
    for shown, replica in zip((8080, 8081), replicas, strict=True):
        script = script.replace(f"PORT={shown}", f"PORT={replica.port}")
    log = tmp_path / "replicas.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["bash", "-euc", script + "wait\n"],
            cwd=tmp_path,
            env=workshop.environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        for replica in replicas:
            wait_until(replica.ready, process, log, "a replica")
        first, second = replicas
        with Watcher(second, workshop.token) as watcher:
            assert watcher.next()["__typename"] == "StreamOpened"
            made = first.data(CREATE, token=workshop.token)["createTask"]["task"]["id"]
            assert watcher.next()["__typename"] == "TaskCreated"
        read = "query ($id: ID!) { task(id: $id) { id status } }"
        assert second.data(read, {"id": made}, workshop.token) == {"task": {"id": made, "status": "PENDING"}}
        # A key, a claim and a report of one are those of the other, too.
        agent = first.data(CREATE_AGENT, token=workshop.token)["createAgent"]["agent"]["id"]
        key = second.data(CREATE_KEY, {"agent": agent}, workshop.token)["createApiKey"]["secret"]
        claimed = first.data(CLAIM, {"agent": agent}, key)["claimTask"]["task"]
        assert claimed == {"id": made}
        done = second.data(COMPLETE, claimed, key)["completeTask"]["task"]
        assert done == {"status": "COMPLETED"}
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)


# ---------------------------------------------------------------- one process


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A checkout with a running gateway on SQLite."""
    made = Workshop(tmp_path)
    made.gateway.start()
    yield made
    made.gateway.kill()


def test_the_health_of_one_process_is_as_documented(workshop: Workshop) -> None:
    assert health(workshop.gateway) == (200, json.loads(PAGE.only("shown health").text))


# ---------------------------------------------------------------- the numbers


def rows_of(section: str) -> dict[str, str]:
    return dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", section, re.MULTILINE))


def test_the_documented_limits_match_the_code() -> None:
    rows = rows_of(TEXT.partition("## Limits\n")[2].partition("\n### ")[0])
    expected: dict[str, list[float]] = {
        "open sockets and streams of one user or agent": [ConnectionRegistry()._per_holder],
        f"failed sign-ins within {WINDOW_SECONDS // 60} minutes": [
            FAILURES_PER_PAIR,
            FAILURES_PER_CLIENT,
            FAILURES_PER_EMAIL,
        ],
    }
    for row, numbers in expected.items():
        shown = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", rows[row])]
        assert shown == [int(number) for number in numbers], row
    settings = {
        "agents of one type in an organization, and the `desiredWorkers` of their pool",
        "tasks, CPU and memory of one agent",
        "HTTP connections of one address",
        "sockets and streams without a credential of one address",
        "operations without a credential of one address, and sign-ins by code or identity provider",
        "invalid credentials of one address",
        "operations of one user or agent",
        "operations of one address, whatever the credentials",
        "requests of one caller to one REST route or saved endpoint",
        "calls to the URL of one WEBHOOK trigger",
    }
    assert set(rows) - set(expected) == {"limit", *settings}


def test_the_documented_costs_match_the_code() -> None:
    rows = rows_of(TEXT.partition("### The cost of an operation\n")[2].partition("\n## ")[0])
    assert (
        rows["a list with `search`, which reads every record of its type"] == f"{WEIGHTS.arguments['search']} besides"
    )
    assert rows["`totalCount`"] == f"{WEIGHTS.fields['totalCount']} besides"
    assert rows["each root field of a mutation"] == f"{WEIGHTS.mutation} instead of 1"
