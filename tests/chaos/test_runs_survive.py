"""Gateways or their database are killed during runs; each run ends as it should, and nothing happens twice.

One process on SQLite, three replicas on PostgreSQL. `make test-crash` tests a few runs, `make chaos` more
(`CHAOS_RUNS`, `CHAOS_KILLS`).
"""

import contextlib
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import httpx
import orjson
import pytest

from storage.database import connection
from tests.chaos.cluster import time_limit
from tests.conftest import ADMIN_KEY, SECRET_KEY, Environment
from tests.gateways import Gateway, GatewayProcess, NotGraphQL
from tests.people import on_database
from tests.running import node, value
from tests.servers import PostgresServer

pytestmark = pytest.mark.crash

RUNS = int(os.environ.get("CHAOS_RUNS", "16"))
KILLS = int(os.environ.get("CHAOS_KILLS", "4"))
CRASHES = max(2, KILLS // 4)
PATIENCE = 240.0 + 1.5 * RUNS
TIMEOUT = time_limit(600 + 6 * RUNS, 3 + KILLS)

GRAPH = [
    value("root", "${input.n}"),
    node("pause", "DELAY", {"seconds": 1.5}, "root"),
    value("paused", "${nodes.root.output + 1}", "pause"),
    node("ask", "APPROVAL", {"title": "Go on?"}, "root"),
    value("asked", "${nodes.ask.output.approved}", "ask"),
    node("work", "TASK", {"title": "Double", "type": "double", "payload": {"n": "${input.n}"}}, "root"),
    value("worked", "${nodes.work.output.doubled}", "work"),
    value("step", {"n": "${nodes.root.output}"}, "root"),
    node("rest", "DELAY", {"seconds": 0.5}, "step"),
    node("even", "CONDITION", {"expression": "input.n % 2 == 0"}, "root"),
    value("yes", "even", "even"),
    value("no", "odd", "even", when="!nodes.even.output.value"),
    value("join", ["${nodes.paused.output}", "${nodes.asked.output}"], "paused", "asked", "rest", "yes", "no"),
    value("end", {"n": "${nodes.worked.output}", "rest": "${nodes.join.output}"}, "join", "worked"),
]
WAITING = {"pause", "ask", "work", "rest"}

START = """mutation($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) { execution { id } errors { code message } } }"""


@dataclass
class Deployment:
    """Replicas that crash and restart, and a caller that retries until one of them responds."""

    gateways: list[GatewayProcess]
    disturbed: float = 0.0
    """The completed fraction of the disturbance; runs are started throughout."""
    over: threading.Event = field(default_factory=threading.Event)
    faults: list[str] = field(default_factory=list)

    def call(self, query: str, variables: dict[str, Any], token: str | None = None) -> dict[str, Any]:
        """Return the data of an operation from any replica that responds."""
        deadline = time.monotonic() + PATIENCE
        answer: Any = None
        while time.monotonic() < deadline:
            with contextlib.suppress(httpx.TransportError, NotGraphQL):
                answer = random.choice(self.gateways).graphql(query, variables, token)
                if not answer.get("errors") and not _is_outage(answer["data"]):
                    data: dict[str, Any] = answer["data"]
                    return data
            time.sleep(0.05)
        raise AssertionError(f"no replica answered {query[:60]}; last response: {answer}")

    def repeat_in_thread(self, work: Callable[[], None]) -> threading.Thread:
        """Repeat an action in a thread until the test is over."""

        def loop() -> None:
            while not self.over.is_set():
                try:
                    work()
                except Exception as error:
                    self.faults.append(repr(error))
                time.sleep(0.05)

        thread = threading.Thread(target=loop, daemon=True)
        thread.start()
        return thread


def _is_outage(data: dict[str, Any]) -> bool:
    """Return whether a mutation reports that the database is unreachable."""
    payloads = (each for each in data.values() if isinstance(each, dict))
    return any(error.get("code") == "UNAVAILABLE" for each in payloads for error in each.get("errors") or ())


@pytest.fixture
def deployment(
    request: pytest.FixtureRequest, backend: Environment, gateway_process: Callable[..., GatewayProcess]
) -> Iterator[Deployment]:
    environment = {**backend, "ENGINE_LEASE": "3"}
    replicas = 1 if backend["DATABASE_URL"].startswith("sqlite") else 3
    made = Deployment([gateway_process(environment) for _ in range(replicas)])
    yield made
    made.over.set()


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server that this test may kill."""
    with PostgresServer() as server:
        yield server


@pytest.fixture
def own_deployment(
    own_postgres: PostgresServer, tmp_path: Path, gateway_process: Callable[..., GatewayProcess]
) -> Iterator[Deployment]:
    environment = {
        "DATABASE_URL": own_postgres.url,
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": SECRET_KEY,
        "ADMIN_API_KEY": ADMIN_KEY,
        "ENGINE_LEASE": "3",
    }
    made = Deployment([gateway_process(environment) for _ in range(2)])
    yield made
    made.over.set()


@pytest.mark.promise("R1", "R2")
@pytest.mark.timeout(TIMEOUT)
def test_every_run_ends_as_it_should_under_random_kills(deployment: Deployment, figure: Callable[[str], None]):
    figure(_survive(deployment, lambda: _kill(deployment), f"{KILLS} kills"))


@pytest.mark.promise("R1", "R2")
@pytest.mark.timeout(TIMEOUT)
def test_every_run_ends_as_it_should_when_the_database_crashes(
    own_deployment: Deployment, own_postgres: PostgresServer, figure: Callable[[str], None]
):
    crash = f"{CRASHES} crashes of PostgreSQL"
    figure(_survive(own_deployment, lambda: _crash(own_deployment, own_postgres), crash))


def _survive(deployment: Deployment, disturb: Callable[[], None], what: str) -> str:
    """Start runs, keep a worker and an approver busy, disturb all of it, check the outcome and return the figures."""
    worker, key = _worker(deployment)
    threads = [
        deployment.repeat_in_thread(lambda: _approve(deployment)),
        deployment.repeat_in_thread(lambda: _work(deployment, worker, key)),
    ]
    began = time.monotonic()
    runs: dict[str, int] = {}
    starter = threading.Thread(target=_start, args=(deployment, runs), daemon=True)
    starter.start()
    disturb()  # in this thread: a process ends with the thread that started it
    starter.join()
    assert len(runs) == RUNS
    _all_ended(deployment, runs)
    deployment.over.set()
    for thread in threads:
        thread.join()
    print(f"\n{time.monotonic() - began:.1f} s, {deployment.faults[:3]}")
    _check(deployment, runs)
    return f"{RUNS} runs of {len(GRAPH)} nodes, {what}: each event and outcome once"


def _start(deployment: Deployment, runs: dict[str, int]) -> None:
    for number in range(RUNS):
        while deployment.disturbed < 1 and number >= RUNS * (deployment.disturbed + 1 / KILLS):
            time.sleep(0.05)
        given = {"nodes": GRAPH, "input": {"n": number}, "idempotencyKey": f"run-{number}"}
        started = deployment.call(START, {"input": given})["executeWorkflow"]
        assert not started["errors"], started["errors"]
        runs[started["execution"]["id"]] = number


def _kill(deployment: Deployment) -> None:
    for number in range(KILLS):
        time.sleep(random.uniform(0.5, 2.0))
        victim = random.choice(deployment.gateways)
        victim.kill()
        time.sleep(random.uniform(0, 1.0))
        victim.start()
        deployment.disturbed = (number + 1) / KILLS


def _crash(deployment: Deployment, postgres: PostgresServer) -> None:
    for number in range(CRASHES):
        time.sleep(random.uniform(1.0, 3.0))
        postgres.kill()
        time.sleep(random.uniform(0, 2.0))
        postgres.start()
        deployment.disturbed = (number + 1) / CRASHES


def _worker(deployment: Deployment) -> tuple[str, str]:
    make = """mutation($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } errors { message } } }"""
    given = {"name": "Worker", "type": "w", "runtime": "WORKER", "maxConcurrentTasks": 1000}
    agent_id = deployment.call(make, {"input": given})["createAgent"]["agent"]["id"]
    make = "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }"
    return agent_id, deployment.call(make, {"input": {"name": "k", "agentId": agent_id}})["createApiKey"]["secret"]


def _approve(deployment: Deployment) -> None:
    pending = deployment.call("{ approvals(first: 100, status: PENDING) { nodes { id } } }", {})["approvals"]["nodes"]
    answer = """mutation($input: RespondToApprovalInput!) { respondToApproval(input: $input) { errors { code } } }"""
    for approval in pending:
        deployment.call(answer, {"input": {"id": approval["id"], "approved": True}})


def _work(deployment: Deployment, agent_id: str, key: str) -> None:
    # Claimed tasks first: the response to a claim may have been lost with its gateway.
    held = """query($filter: TaskFilter) { tasks(first: 10, filter: $filter) { nodes { id payload } } }"""
    mine = {"assignedTo": agent_id, "status": ["ASSIGNED", "RUNNING"]}
    tasks = deployment.call(held, {"filter": mine}, key)["tasks"]["nodes"]
    if not tasks:
        claim = """mutation($input: ClaimTaskInput!) {
          claimTask(input: $input) { task { id payload } errors { code } } }"""
        tasks = [deployment.call(claim, {"input": {"agentId": agent_id, "leaseSeconds": 10}}, key)["claimTask"]["task"]]
    for task in filter(None, tasks):
        done = "mutation($input: CompleteTaskInput!) { completeTask(input: $input) { errors { code } } }"
        result = {"doubled": task["payload"]["n"] * 2}
        deployment.call(done, {"input": {"id": task["id"], "result": result}}, key)


def _all_ended(deployment: Deployment, runs: dict[str, int]) -> None:
    query = """{ executions(first: 1, filter: {status: [PENDING, RUNNING, WAITING]}) {
      totalCount nodes { id nodes { key status error } } } }"""
    deadline = time.monotonic() + PATIENCE
    while (left := deployment.call(query, {})["executions"])["totalCount"]:
        assert time.monotonic() < deadline, left
        time.sleep(0.2)


def _check(deployment: Deployment, runs: dict[str, int]) -> None:
    """Check the tables: they contain what was recorded, and nothing else."""

    async def read() -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
        client = connection()
        columns = "kind, execution_id, payload"
        events = await client.execute_query_dict(f"SELECT {columns} FROM event_log WHERE execution_id IS NOT NULL")
        if not str(deployment.gateways[0].environment["DATABASE_URL"]).startswith("sqlite"):
            events += await client.execute_query_dict(f"SELECT {columns} FROM outbox WHERE execution_id IS NOT NULL")
        executions = await client.execute_query_dict("SELECT id, status, output, error FROM workflow_executions")
        nodes = await client.execute_query_dict("SELECT execution_id, key, status, attempts FROM node_executions")
        return list(events), list(executions), list(nodes)

    events, executions, nodes = on_database(cast(Gateway, deployment.gateways[0]), read)
    assert {row["id"] for row in executions} == set(runs)
    for row in executions:
        n = runs[row["id"]]
        output = orjson.loads(row["output"]) if isinstance(row["output"], str) else row["output"]
        assert row["status"] == "COMPLETED", row
        assert output == {"end": {"n": n * 2, "rest": [n + 1, True]}}
    seen: Counter[tuple[str, str, str]] = Counter()
    for event in events:
        payload = orjson.loads(event["payload"]) if isinstance(event["payload"], str) else event["payload"]
        seen[event["execution_id"], event["kind"], (payload.get("node") or {}).get("key", "")] += 1
    for id, n in runs.items():
        skipped = "no" if n % 2 == 0 else "yes"
        for each in (given["key"] for given in GRAPH):
            expected = {"NodeSkipped": 1} if each == skipped else {"NodeStarted": 1, "NodeCompleted": 1}
            if each in WAITING:
                expected["NodeWaiting"] = 1
            kinds = ("NodeStarted", "NodeWaiting", "NodeCompleted", "NodeFailed", "NodeSkipped")
            found = {kind: seen[id, kind, each] for kind in kinds if seen[id, kind, each]}
            assert found == expected, (id, each)
        for kind in ("WorkflowStarted", "WorkflowCompleted", "ApprovalRequested", "ApprovalResponded", "TaskCreated"):
            assert seen[id, kind, ""] == 1, (id, kind)
    assert len(nodes) == len(runs) * len(GRAPH)
    assert {row["status"] for row in nodes} == {"COMPLETED", "SKIPPED"}
