"""Gateways or their database are killed while runs are under way; each run ends as it should, nothing happens twice.

The one process on SQLite, three replicas on PostgreSQL. `make test-crash` does so for few runs, `make chaos` for more
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
from tests.conftest import ADMIN_KEY, SECRET_KEY, Environment
from tests.gateways import Gateway, GatewayProcess, NotGraphQL
from tests.people import on_database
from tests.running import node, value
from tests.servers import PostgresServer

pytestmark = pytest.mark.crash

RUNS = int(os.environ.get("CHAOS_RUNS", "24"))
KILLS = int(os.environ.get("CHAOS_KILLS", "5"))
CRASHES = max(2, KILLS // 4)
PATIENCE = 25.0 + 1.5 * RUNS

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
class House:
    """Replicas that come and go, and somebody who goes on calling until one of them answers."""

    gateways: list[GatewayProcess]
    disturbed: float = 0.0
    """Which part of the disturbance is behind us: runs are started all along."""
    over: threading.Event = field(default_factory=threading.Event)
    faults: list[str] = field(default_factory=list)

    def call(self, query: str, variables: dict[str, Any], token: str | None = None) -> dict[str, Any]:
        """Return the data of an operation, from whichever replica answers."""
        deadline = time.monotonic() + PATIENCE
        answer: Any = None
        while time.monotonic() < deadline:
            with contextlib.suppress(httpx.TransportError, NotGraphQL):
                answer = random.choice(self.gateways).graphql(query, variables, token)
                if not answer.get("errors") and not _away(answer["data"]):
                    data: dict[str, Any] = answer["data"]
                    return data
            time.sleep(0.05)
        raise AssertionError(f"nobody answered {query[:60]}, but {answer}")

    def beside(self, work: Callable[[], None]) -> threading.Thread:
        """Do something again and again in a thread, until it is over."""

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


def _away(data: dict[str, Any]) -> bool:
    """Return whether a mutation says that the database cannot be reached."""
    payloads = (each for each in data.values() if isinstance(each, dict))
    return any(error.get("code") == "UNAVAILABLE" for each in payloads for error in each.get("errors") or ())


@pytest.fixture
def house(
    request: pytest.FixtureRequest, backend: Environment, gateway_process: Callable[..., GatewayProcess]
) -> Iterator[House]:
    environment = {**backend, "ENGINE_LEASE": "3"}
    replicas = 1 if backend["DATABASE_URL"].startswith("sqlite") else 3
    made = House([gateway_process(environment) for _ in range(replicas)])
    yield made
    made.over.set()


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this test's own, which may be killed."""
    with PostgresServer() as server:
        yield server


@pytest.fixture
def house_of_its_own(
    own_postgres: PostgresServer, tmp_path: Path, gateway_process: Callable[..., GatewayProcess]
) -> Iterator[House]:
    environment = {
        "DATABASE_URL": own_postgres.url,
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": SECRET_KEY,
        "ADMIN_API_KEY": ADMIN_KEY,
        "ENGINE_LEASE": "3",
    }
    made = House([gateway_process(environment) for _ in range(2)])
    yield made
    made.over.set()


@pytest.mark.timeout(1800)
def test_every_run_ends_as_it_should_whatever_is_killed(house: House):
    _survive(house, lambda: _kill(house), f"{KILLS} kills")


@pytest.mark.timeout(1800)
def test_every_run_ends_as_it_should_when_the_database_crashes(house_of_its_own: House, own_postgres: PostgresServer):
    _survive(house_of_its_own, lambda: _crash(house_of_its_own, own_postgres), f"{CRASHES} crashes of PostgreSQL")


def _survive(house: House, disturb: Callable[[], None], what: str) -> None:
    """Start runs, has somebody work and decide, disturbs all of it, and looks at what came of it."""
    worker, key = _worker(house)
    threads = [house.beside(lambda: _approve(house)), house.beside(lambda: _work(house, worker, key))]
    began = time.monotonic()
    runs: dict[str, int] = {}
    starter = threading.Thread(target=_start, args=(house, runs), daemon=True)
    starter.start()
    disturb()  # in this thread: a process ends with the thread that started it
    starter.join()
    assert len(runs) == RUNS
    _all_ended(house, runs)
    house.over.set()
    for thread in threads:
        thread.join()
    print(f"\n{RUNS} runs of {len(GRAPH)} nodes, {what}, {time.monotonic() - began:.1f} s, {house.faults[:3]}")
    _check(house, runs)


def _start(house: House, runs: dict[str, int]) -> None:
    for number in range(RUNS):
        while house.disturbed < 1 and number >= RUNS * (house.disturbed + 1 / KILLS):
            time.sleep(0.05)
        given = {"nodes": GRAPH, "input": {"n": number}, "idempotencyKey": f"run-{number}"}
        started = house.call(START, {"input": given})["executeWorkflow"]
        assert not started["errors"], started["errors"]
        runs[started["execution"]["id"]] = number


def _kill(house: House) -> None:
    for number in range(KILLS):
        time.sleep(random.uniform(0.5, 2.0))
        victim = random.choice(house.gateways)
        victim.kill()
        time.sleep(random.uniform(0, 1.0))
        victim.start()
        house.disturbed = (number + 1) / KILLS


def _crash(house: House, postgres: PostgresServer) -> None:
    for number in range(CRASHES):
        time.sleep(random.uniform(1.0, 3.0))
        postgres.kill()
        time.sleep(random.uniform(0, 2.0))
        postgres.start()
        house.disturbed = (number + 1) / CRASHES


def _worker(house: House) -> tuple[str, str]:
    make = """mutation($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } errors { message } } }"""
    given = {"name": "Worker", "type": "w", "runtime": "WORKER", "maxConcurrentTasks": 1000}
    agent_id = house.call(make, {"input": given})["createAgent"]["agent"]["id"]
    make = "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }"
    return agent_id, house.call(make, {"input": {"name": "k", "agentId": agent_id}})["createApiKey"]["secret"]


def _approve(house: House) -> None:
    pending = house.call("{ approvals(first: 100, status: PENDING) { nodes { id } } }", {})["approvals"]["nodes"]
    answer = """mutation($input: RespondToApprovalInput!) { respondToApproval(input: $input) { errors { code } } }"""
    for approval in pending:
        house.call(answer, {"input": {"id": approval["id"], "approved": True}})


def _work(house: House, agent_id: str, key: str) -> None:
    # First what it holds already: the answer to a claim may have been lost with the gateway that gave it.
    held = """query($filter: TaskFilter) { tasks(first: 10, filter: $filter) { nodes { id payload } } }"""
    mine = {"assignedTo": agent_id, "status": ["ASSIGNED", "RUNNING"]}
    tasks = house.call(held, {"filter": mine}, key)["tasks"]["nodes"]
    if not tasks:
        claim = """mutation($input: ClaimTaskInput!) {
          claimTask(input: $input) { task { id payload } errors { code } } }"""
        tasks = [house.call(claim, {"input": {"agentId": agent_id, "leaseSeconds": 10}}, key)["claimTask"]["task"]]
    for task in filter(None, tasks):
        done = "mutation($input: CompleteTaskInput!) { completeTask(input: $input) { errors { code } } }"
        result = {"doubled": task["payload"]["n"] * 2}
        house.call(done, {"input": {"id": task["id"], "result": result}}, key)


def _all_ended(house: House, runs: dict[str, int]) -> None:
    query = """{ executions(first: 1, filter: {status: [PENDING, RUNNING, WAITING]}) {
      totalCount nodes { id nodes { key status error } } } }"""
    deadline = time.monotonic() + PATIENCE
    while (left := house.call(query, {})["executions"])["totalCount"]:
        assert time.monotonic() < deadline, left
        time.sleep(0.2)


def _check(house: House, runs: dict[str, int]) -> None:
    """Looks at the tables: what is there was recorded, and nothing else was."""

    async def read() -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
        client = connection()
        columns = "kind, execution_id, payload"
        events = await client.execute_query_dict(f"SELECT {columns} FROM event_log WHERE execution_id IS NOT NULL")
        if not str(house.gateways[0].environment["DATABASE_URL"]).startswith("sqlite"):
            events += await client.execute_query_dict(f"SELECT {columns} FROM outbox WHERE execution_id IS NOT NULL")
        executions = await client.execute_query_dict("SELECT id, status, output, error FROM workflow_executions")
        nodes = await client.execute_query_dict("SELECT execution_id, key, status, attempts FROM node_executions")
        return list(events), list(executions), list(nodes)

    events, executions, nodes = on_database(cast(Gateway, house.gateways[0]), read)
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
