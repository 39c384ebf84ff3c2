"""The events of a run alone give the run as a query shows it, at every instant."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import agent, person
from tests.running import Runs, node, value
from tests.waiting import until
from tests.work import some

NODE: Final = """key status input output error attempts retryAt startedAt completedAt durationMs
    task { id } approval { id }"""
RUN: Final = "status output error startedAt completedAt"
QUERY: Final = f"query($id: ID!) {{ execution(id: $id) {{ {RUN} nodes {{ {NODE} }} }} }}"
HISTORY: Final = f"""query($id: ID!) {{ execution(id: $id) {{ events(first: 100) {{ nodes {{ __typename occurredAt
    ... on WorkflowStarted {{ execution {{ {RUN} }} }} ... on WorkflowCompleted {{ execution {{ {RUN} }} }}
    ... on WorkflowFailed {{ execution {{ {RUN} }} }} ... on WorkflowCancelled {{ execution {{ {RUN} }} }}
    {
    " ".join(
        f"... on Node{kind} {{ execution {{ {RUN} }} node {{ {NODE} }} }}"
        for kind in ("Started", "Waiting", "Retrying", "Completed", "Failed", "Skipped", "Cancelled")
    )
} }} }} }} }}"""
NEW: Final[dict[str, Any]] = dict.fromkeys(NODE.replace("{ id }", "").split()) | {"status": "PENDING", "attempts": 0}
OPEN: Final = ("PENDING", "RUNNING", "WAITING")


@pytest.fixture(scope="module")
def runs(gateway: Gateway) -> Runs:
    return Runs(person(gateway, Role.OPERATOR))


def folded(events: list[dict[str, Any]], keys: list[str]) -> dict[str, Any]:
    """Return the run that these events lead to, as docs/events.md says."""
    run: dict[str, Any] = {}
    nodes = {key: {**NEW, "key": key} for key in keys}
    for event in events:
        run = event.get("execution", run)
        match event["__typename"]:
            case "WorkflowStarted":  # again, after a retry
                nodes = {
                    key: each if each["status"] == "COMPLETED" else NEW | {"key": key} for key, each in nodes.items()
                }
            case "WorkflowFailed" | "WorkflowCancelled":
                nodes = {
                    key: each | {"status": "CANCELLED"} if each["status"] in OPEN else each
                    for key, each in nodes.items()
                }
        if "node" in event:
            nodes[event["node"]["key"]] = event["node"]
    return {**run, "nodes": list(nodes.values())}


def same(runs: Runs, id: str, last: str) -> list[str]:
    """Require that the events lead to the run, which has ended like this, and return their types."""
    until(lambda: last in runs.history(id))
    stored = runs.person.data(QUERY, id=id)["execution"]
    events = runs.person.data(HISTORY, id=id)["execution"]["events"]["nodes"]
    assert folded(events, [each["key"] for each in stored["nodes"]]) == stored
    return [event["__typename"] for event in events]


def test_a_run_whose_node_is_retried(runs: Runs) -> None:
    again = {"maxAttempts": 2, "delaySeconds": 0.05, "backoff": "FIXED"}
    params = {"connector": "http", "action": "request", "params": {"url": "https://example.com/"}, "simulate": "500"}
    id = runs.start(node("call", "INTEGRATION", params, retry=again), value("after", 1, "call"))
    runs.until(id, "FAILED")
    types = same(runs, id, "WorkflowFailed")
    attempts = ["NodeStarted", "NodeWaiting", "NodeRetrying", "NodeFailed"]
    assert types == ["WorkflowStarted", *attempts, "WorkflowFailed"]


def test_a_failure_cancels_the_nodes_that_have_begun(runs: Runs) -> None:
    worker, type = agent(runs.person), some("folded")
    nodes = [
        node("task", "TASK", {"title": "Do", "type": type}),
        node("ask", "APPROVAL", {"title": "May I?"}),
        node("pause", "DELAY", {"seconds": 3600}),
        value("no", 1, when="false"),
        value("later", 1, "task", "ask", "pause"),
    ]
    id = runs.start(*nodes)
    runs.until(id, "WAITING")
    claimed = worker.done("claimTask", "task { id }", agentId=worker.id, types=[type])["task"]
    worker.done("failTask", "task { id }", id=claimed["id"], error="no luck", retryable=False)
    runs.until(id, "FAILED")
    types = same(runs, id, "WorkflowFailed")
    assert [each for each in types if each.startswith(("NodeC", "NodeF", "Workflow"))] == [
        "WorkflowStarted",
        "NodeFailed",
        "NodeCancelled",
        "NodeCancelled",
        "WorkflowFailed",
    ]


def test_a_cancelled_run_that_is_retried(runs: Runs) -> None:
    id = runs.start(value("a", 1), node("ask", "APPROVAL", {"title": "May I?"}, "a"), value("b", 2, "ask"))
    runs.until(id, "WAITING")
    runs.person.done("cancelExecution", "execution { id }", id=id)
    assert [each for each in same(runs, id, "WorkflowCancelled") if each.endswith("Cancelled")] == [
        "NodeCancelled",
        "WorkflowCancelled",
    ]
    runs.person.done("retryExecution", "execution { id }", id=id)
    runs.until(id, "WAITING")
    asked = runs.person.data(QUERY, id=id)["execution"]["nodes"][1]["approval"]["id"]
    runs.person.done("respondToApproval", "approval { id }", id=asked, approved=True)
    runs.until(id, "COMPLETED")
    assert same(runs, id, "WorkflowCompleted").count("NodeCancelled") == 1
