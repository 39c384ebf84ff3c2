"""A gateway crashes at every commit, send and checkpoint of a run: every node ends once, as without a crash."""

import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.crash_points.conftest import Explore
from tests.crash_points.forked import ForkedGateway
from tests.crash_points.people import WAITING, repeated, someone
from tests.fakes.http_service import HttpService
from tests.invocations.conftest import HttpAgent
from tests.people import Person, agent
from tests.running import ENDED, Runs, node, value
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600)]

JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def helper() -> Iterator[HttpAgent]:
    """An agent that is called over HTTP."""
    with HttpAgent() as running:
        yield running


@pytest.fixture(scope="module")
def settings(service: HttpService, helper: HttpAgent) -> Mapping[str, str]:
    """The settings of the module's gateway."""
    return {
        "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port},{helper.host_and_port}",
        "CIRCUIT_FAILURE_THRESHOLD": "1000",
    }


@pytest.fixture(scope="module")
def runs(crashing: ForkedGateway) -> Runs:
    """An operator who runs workflows."""
    return Runs(someone(crashing))


def started(runs: Runs, *nodes: dict[str, Any], **values: Any) -> str:
    """Start a run under an idempotency key."""
    return runs.start(*nodes, idempotencyKey=some("run"), **values)


def ended(runs: Runs, id: str, status: str = "COMPLETED") -> dict[str, Any]:
    """Return a run once it has ended."""
    deadline = time.monotonic() + WAITING
    while (run := runs.read(id))["status"] not in ENDED:
        assert time.monotonic() < deadline, (run["status"], {key: each["status"] for key, each in run["nodes"].items()})
        time.sleep(0.02)
    assert run["status"] == status, (run["error"], {key: each["error"] for key, each in run["nodes"].items()})
    return run


def end_of(runs: Runs, run: dict[str, Any]) -> Any:
    """Return what must not depend on crashes: the output, the nodes, and how often each event happened."""
    last = {"COMPLETED": "WorkflowCompleted", "FAILED": "WorkflowFailed"}[run["status"]]
    events = sorted(runs.ended_history(run["id"], last))
    assert len(events) == len(set(events)), events
    nodes = {key: (each["status"], each["output"], each["attempts"]) for key, each in run["nodes"].items()}
    return run["output"], nodes, events


def request(service: HttpService, path: str, method: str = "GET", **more: Any) -> dict[str, Any]:
    """Return a node that calls the external service."""
    params = {"method": method, "url": f"{service.url}{path}"}
    return node("call", "INTEGRATION", {"connector": "http", "action": "request", "params": params}, **more)


def test_a_run_with_branches_and_a_pause(runs: Runs, explored: Explore) -> None:
    graph = [
        value("root", "${input.n}"),
        node("even", "CONDITION", {"expression": "input.n % 2 == 0"}, "root"),
        value("no", "odd", "even", when="!nodes.even.output.value"),
        value("yes", "even", "even"),
        node("pause", "DELAY", {"seconds": 0.3}, "root"),
        value("end", ["${nodes.yes.output}", "${nodes.root.output + 1}"], "yes", "no", "pause"),
    ]

    def scenario() -> Any:
        run = ended(runs, started(runs, *graph, input={"n": 4}))
        assert run["output"] == {"end": ["even", 5]}
        return end_of(runs, run)

    explored(scenario)


def test_a_call_that_is_retried(runs: Runs, service: HttpService, explored: Explore) -> None:
    def scenario() -> Any:
        path = f"/{some('retried')}"
        service.in_turn[path] = [(503, {}, b"busy"), (200, JSON, b'{"n": 1}')]
        run = ended(runs, started(runs, request(service, path, retry={"maxAttempts": 5, "delaySeconds": 0.1})))
        assert run["output"]["call"]["status"] == 200
        assert 2 <= len([each for each in service.requests if each.path == path]) <= 3
        return run["output"]["call"]["json"], sorted(set(runs.ended_history(run["id"], "WorkflowCompleted")) - OPTIONAL)

    # The attempt that failed may have been stored or not when the gateway crashed.
    explored(scenario)


OPTIONAL = {"NodeRetrying:call"}


def test_a_call_that_must_not_be_repeated(runs: Runs, service: HttpService, explored: Explore) -> None:
    def scenario() -> Any:
        path = f"/{some('once')}"
        service.answers[path] = (200, JSON, b"{}")
        run = until_any(runs, started(runs, request(service, path, "POST")))
        calls = len([each for each in service.requests if each.path == path])
        # Either it is known that it was done, or it is said that this is unknown.
        assert calls <= 1
        if run["status"] == "FAILED":
            assert "OUTCOME_UNKNOWN" in run["nodes"]["call"]["error"]
        else:
            assert calls == 1

    explored(scenario)


def until_any(runs: Runs, id: str) -> dict[str, Any]:
    """Return a run once it has ended in whatever way."""
    deadline = time.monotonic() + WAITING
    while (run := runs.read(id))["status"] not in ENDED:
        assert time.monotonic() < deadline, run
        time.sleep(0.02)
    return run


def test_a_run_that_waits_for_people_and_a_worker(runs: Runs, explored: Explore) -> None:
    worker = agent(runs.person)

    def scenario() -> Any:
        kind = some("type")
        graph = [
            node("ask", "APPROVAL", {"title": "Go on?"}),
            node("work", "TASK", {"title": "Double", "type": kind, "payload": {"n": 4}, "agentId": worker.id}),
            value("end", ["${nodes.ask.output.approved}", "${nodes.work.output.doubled}"], "ask", "work"),
        ]
        id = started(runs, *graph)
        run = until_nodes(runs, id, ask="approval", work="task")
        repeated(runs.person, "respondToApproval", "approval { id }", id=run["ask"]["approval"]["id"], approved=True)
        task = run["work"]["task"]["id"]
        repeated(worker, "startTask", "task { id }", id=task)
        repeated(worker, "completeTask", "task { id }", id=task, result={"doubled": 8})
        done = ended(runs, id)
        assert done["output"] == {"end": [True, 8]}
        return sorted(set(runs.ended_history(id, "WorkflowCompleted"))), done["nodes"]["work"]["output"]

    explored(scenario)


def until_nodes(runs: Runs, id: str, **records: str) -> dict[str, Any]:
    """Return a run's nodes once they have created what they wait for."""
    deadline = time.monotonic() + WAITING
    while True:
        nodes: dict[str, Any] = runs.read(id)["nodes"]
        if all(nodes[key][record] for key, record in records.items()):
            return nodes
        assert time.monotonic() < deadline, nodes
        time.sleep(0.02)


def test_a_run_that_runs_another_one(runs: Runs, explored: Explore) -> None:
    def scenario() -> Any:
        inner = runs.person.done(
            "createWorkflow", "workflow { id }", name="Sub", nodes=[value("twice", "${input.n * 2}")],
            idempotencyKey=some("workflow"),
        )["workflow"]["id"]  # fmt: skip
        run = ended(runs, started(runs, node("sub", "WORKFLOW", {"workflowId": inner, "input": {"n": 4}})))
        assert run["output"] == {"sub": {"twice": 8}}
        query = "query($f: ExecutionFilter) { executions(first: 10, filter: $f) { nodes { status } } }"
        inside = runs.person.data(query, f={"workflowId": inner})["executions"]["nodes"]
        assert inside == [{"status": "COMPLETED"}]
        return end_of(runs, run)

    explored(scenario)


def test_a_run_that_asks_an_agent(runs: Runs, helper: HttpAgent, explored: Explore) -> None:
    made = runs.person.done(
        "createAgent", "agent { id }", name="Helper", type="desk", runtime="HTTP", config={"url": helper.url}
    )

    def scenario() -> Any:
        words = some("Hello")
        run = ended(runs, started(runs, node("ask", "AGENT", {"agentId": made["agent"]["id"], "message": words})))
        assert run["nodes"]["ask"]["output"]["content"] == f"You said: {words}"
        keys = {each.json["idempotencyKey"] for each in helper.requests if each.json["message"] == words}
        assert len(keys) == 1, "the agent recognizes a repetition"
        return sorted(set(runs.ended_history(run["id"], "WorkflowCompleted")))

    explored(scenario)


def test_a_run_that_waits_for_an_event(runs: Runs, explored: Explore) -> None:
    def scenario() -> Any:
        type = f"order.{some('paid').replace('-', '_')}"
        id = started(runs, node("wait", "EVENT", {"waitFor": type, "timeoutSeconds": 60}))
        runs.until(id, "WAITING")
        publish(runs.person, type)
        return end_of(runs, ended(runs, id))[2]

    explored(scenario)


def publish(person: Person, type: str) -> None:
    """Publish an event once."""
    person.done("publishEvent", "event { id }", type=type, data={"n": 1}, idempotencyKey=some("event"))
