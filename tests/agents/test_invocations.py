"""Events and metrics of agent invocations: one event per invocation, for every caller and runtime."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from models.users import Role
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.people import Person, agent, opened, person
from tests.running import Runs, node
from tests.waiting import PATIENCE

WATCH = """subscription ($ids: [ID!]) {
  agentEvents(agentIds: $ids) {
    __typename id type actor { id }
    ... on AgentExecuted { agent { id } durationMs simulated inSession { id } nodeExecution { key id } }
    ... on AgentErrored { agent { id } error inSession { id } nodeExecution { key } }
  }
}"""
ASKED = ("agent.execution", "agent.error")
HTTP = {"name": "Oracle", "type": "oracle", "runtime": "HTTP"}


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], service: HttpService) -> Iterator[Gateway]:
    """A gateway that may reach the service on this machine."""
    allowed = {"HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}", "MAX_AGENTS_PER_TYPE": "100"}
    # Each attempt sends up to three requests: the circuit of the service would open.
    allowed["CIRCUIT_FAILURE_THRESHOLD"] = "1000"
    with Gateway({**backend, **allowed}) as running:
        yield running


@pytest.fixture(scope="module")
def runs(gateway: Gateway) -> Runs:
    return Runs(person(gateway, Role.ADMIN))


def oracle(runs: Runs, url: str) -> str:
    """Return the id of a new agent at a URL."""
    made = runs.person.done("createAgent", "agent { id }", **HTTP, config={"url": url})
    id: str = made["agent"]["id"]
    return id


def ask(agent_id: str, **more: Any) -> dict[str, Any]:
    return node("ask", "AGENT", {"agentId": agent_id, "message": "Hello"}, **more)


def logged_events(runs: Runs, run_id: str, count: int) -> list[dict[str, Any]]:
    """Return the logged agent events of a run, once there are this many."""
    query = """query($id: ID!, $types: [String!]) { events(first: 100, executionId: $id, types: $types) { nodes {
        type ... on AgentExecuted { agent { id } nodeExecution { key } }
        ... on AgentErrored { error agent { id } } } } }"""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = runs.person.data(query, id=run_id, types=ASKED)["events"]["nodes"]
        if len(found) >= count:
            assert len(found) == count, found
            return list(found)
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def invocation(following: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the next event other than a change of the status."""
    return next(event for event in iter(following, None) if event["__typename"] != "AgentStatusChanged")


def metrics(runs: Runs, agent_id: str) -> dict[str, Any]:
    query = "query($id: ID!) { agent(id: $id) { metrics { requests failures averageLatencyMs tasksFailed } } }"
    found: dict[str, Any] = runs.person.data(query, id=agent_id)["agent"]["metrics"]
    return found


def test_an_invocation_by_a_node_emits_an_event_with_its_duration(runs: Runs, service: HttpService):
    id, session = oracle(runs, f"{service.url}/agent"), opened(runs.person)
    with runs.person.follow(WATCH, ids=[id]) as following:
        assert following()["__typename"] == "StreamOpened"
        run = runs.done(ask(id), sessionId=session)
        event = invocation(following)
    assert (event["__typename"], event["type"]) == ("AgentExecuted", "agent.execution")
    assert (event["agent"]["id"], event["actor"]["id"]) == (id, runs.person.id)
    assert (event["inSession"]["id"], event["nodeExecution"]["key"], event["simulated"]) == (session, "ask", False)
    assert event["durationMs"] >= 0
    [logged] = logged_events(runs, run["id"], 1)
    assert logged == {"type": "agent.execution", "agent": {"id": id}, "nodeExecution": {"key": "ask"}}
    found = metrics(runs, id)
    assert (found["requests"], found["failures"]) == (1, 0) and found["averageLatencyMs"] > 0


@pytest.mark.slow
def test_each_failed_attempt_emits_one_event(runs: Runs, service: HttpService):
    id = oracle(runs, f"{service.url}/status/500")
    run = runs.failed(ask(id, retry={"maxAttempts": 2, "delaySeconds": 0}))
    events = logged_events(runs, run["id"], 2)
    assert [event["type"] for event in events] == ["agent.error"] * 2
    assert all("responded with 500" in event["error"] for event in events)
    found = metrics(runs, id)
    assert (found["requests"], found["failures"], found["tasksFailed"]) == (2, 2, 0)


def test_an_agent_that_times_out_has_failed(runs: Runs, service: HttpService):
    run = runs.failed(ask(oracle(runs, f"{service.url}/hang"), timeoutSeconds=1))
    [event] = logged_events(runs, run["id"], 1)
    assert event["error"] == "The attempt took longer than 1 seconds."


def test_a_simulated_reply_is_marked_in_its_event(runs: Runs):
    made = runs.person.done("createAgent", "agent { id }", name="Lyra", type="oracle", runtime="LYZR")["agent"]
    with runs.person.follow(WATCH, ids=[made["id"]]) as following:
        following()
        runs.done(ask(made["id"]))
        event = invocation(following)
    assert (event["__typename"], event["simulated"]) == ("AgentExecuted", True)


def test_an_agent_that_was_not_called_emits_no_event(runs: Runs):
    run = runs.failed(node("ask", "AGENT", {"agentId": "${input.who}", "message": "?"}), input={"who": "agt_nobody"})
    logged_events(runs, run["id"], 0)


def test_the_report_of_a_worker_emits_an_event(runs: Runs):
    worker = agent(runs.person)
    run_id = runs.start(ask(worker.id))
    runs.until(run_id, "WAITING")
    with runs.person.follow(WATCH, ids=[worker.id]) as following:
        following()
        failed = _next_task(worker)
        worker.done("failTask", "task { id }", id=failed, error="no idea")
        first = following()
        assert (first["type"], first["error"]) == ("agent.error", "no idea")
        again = _next_task(worker, assign=failed, by=runs.person)
        worker.done("completeTask", "task { id }", id=again, result="Hello yourself")
        second = following()
    assert (second["type"], second["nodeExecution"]["key"]) == ("agent.execution", "ask")
    assert {first["actor"]["id"], second["actor"]["id"]} == {worker.id}
    runs.until(run_id, "COMPLETED")
    assert [event["type"] for event in logged_events(runs, run_id, 2)] == ["agent.error", "agent.execution"]


def _next_task(worker: Person, *, assign: str | None = None, by: Person | None = None) -> str:
    """Return the id of the worker's next task."""
    if assign is not None and by is not None:
        by.done("assignTask", "task { id }", id=assign, agentId=worker.id)
    deadline = time.monotonic() + PATIENCE
    while True:
        given = {"agentId": worker.id, "types": ["agent.message"], "waitSeconds": 5}
        task = worker.done("claimTask", "task { id }", **given)["task"]
        if task is not None:
            id: str = task["id"]
            return id
        assert time.monotonic() < deadline


def test_other_tasks_of_a_worker_are_not_invocations(runs: Runs):
    worker = agent(runs.person)
    run_id = runs.start(node("work", "TASK", {"title": "Dig", "type": "dig", "agentId": worker.id}))
    runs.until(run_id, "WAITING")
    task = worker.done("claimTask", "task { id }", agentId=worker.id)["task"]
    worker.done("completeTask", "task { id }", id=task["id"], result=1)
    runs.until(run_id, "COMPLETED")
    logged_events(runs, run_id, 0)
