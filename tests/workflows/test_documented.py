"""Workflows as documented: every field of a definition, and every event of a run, in order."""

import json
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from models.platform import prune_log
from models.users import Role
from storage.clock import now
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.people import Person, agent, on_database, person
from tests.running import Runs, node
from tests.waiting import PATIENCE

DEFINITION = """workflow {
  id name description agents { id name } nodes { key name type config dependsOn } startNodes { key }
  createdAt updatedAt
}"""
EVENTS = """... on Event { type cursor }
  ... on WorkflowStarted { execution { status progress { completed total fraction } } }
  ... on NodeStarted { execution { status progress { completed total fraction } } node { key status input } }
  ... on NodeCompleted { execution { status progress { completed total fraction } } node { key status output } }
  ... on NodeFailed { execution { status progress { completed total fraction } } node { key status error } }
  ... on WorkflowCompleted { execution { status output progress { completed total fraction } } }
  ... on WorkflowFailed { execution { status error progress { completed total fraction } } }"""
MONITOR = f"""subscription($id: ID!, $after: Cursor) {{
  executionEvents(executionId: $id, after: $after, fromStart: true) {{ __typename {EVENTS} }}
}}"""


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def failing() -> Iterator[HttpService]:
    """A separate service for failures: Parley opens the circuit of a host that fails repeatedly."""
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], service: HttpService, failing: HttpService) -> Iterator[Gateway]:
    """A gateway that may reach the services on this machine."""
    hosts = f"127.0.0.1:{service.port},127.0.0.1:{failing.port}"
    with Gateway({**backend, "HTTP_ALLOWED_HOSTS": hosts}) as running:
        yield running


@pytest.fixture(scope="module")
def author(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN)


@pytest.fixture(scope="module")
def agents(author: Person, service: HttpService) -> list[Person]:
    """Two agents, each called over HTTP."""
    config = {"url": f"{service.url}/agent"}
    return [agent(author, name=name, runtime="HTTP", config=config) for name in ("Researcher", "Writer")]


def steps(agents: list[Person], service: HttpService) -> list[dict[str, Any]]:
    """Return a definition of several steps with agents and an integration."""
    params = {"method": "POST", "url": f"{service.url}/echo", "json": {"text": "${nodes.write.output.content}"}}
    return [
        node("research", "AGENT", {"agentId": agents[0].id, "message": "${input.text}"}, name="Research"),
        node("write", "AGENT", {"agentId": agents[1].id, "message": "${nodes.research.output.content}"}, "research"),
        node("store", "INTEGRATION", {"connector": "http", "action": "request", "params": params}, "write"),
    ]


def monitored(author: Person, id: str, last: str, after: str | None = None) -> list[dict[str, Any]]:
    """Return the server-sent events of a run, from its start or a cursor to the event that ends it."""
    items: list[dict[str, Any]] = []
    body = {"query": MONITOR, "variables": {"id": id, "after": after}}
    with (
        author.gateway.client(author.token) as client,
        client.stream("POST", "/graphql", json=body, headers={"accept": "text/event-stream"}) as response,
    ):
        assert response.headers["content-type"].startswith("text/event-stream")
        deadline = time.monotonic() + PATIENCE
        for line in response.iter_lines():
            if line.startswith("data:") and line != "data:":
                items.append(json.loads(line[5:])["data"]["executionEvents"])
                if items[-1]["__typename"] == last:
                    return items
            assert time.monotonic() < deadline, items
    raise AssertionError(items)


def test_a_definition_has_every_documented_field(author: Person, agents: list[Person], service: HttpService) -> None:
    given = {"name": "Article", "description": "Looks things up and writes", "nodes": steps(agents, service)}
    made = author.done("createWorkflow", DEFINITION, **given)["workflow"]
    assert made["id"].startswith("wfl_")
    assert (made["name"], made["description"]) == (given["name"], given["description"])
    assert made["agents"] == [{"id": agents[0].id, "name": "Researcher"}, {"id": agents[1].id, "name": "Writer"}]
    assert [each["key"] for each in made["nodes"]] == ["research", "write", "store"]
    assert [each["type"] for each in made["nodes"]] == ["AGENT", "AGENT", "INTEGRATION"]
    assert made["startNodes"] == [{"key": "research"}]
    created, updated = (datetime.fromisoformat(made[name]) for name in ("createdAt", "updatedAt"))
    assert created == updated and created.tzinfo is not None
    changed = author.done("updateWorkflow", DEFINITION, id=made["id"], description=None)["workflow"]
    assert changed["createdAt"] == made["createdAt"] and changed["updatedAt"] > made["updatedAt"]
    read = author.data(f"query($id: ID!) {{ workflow(id: $id) {DEFINITION[9:]} }}", id=made["id"])["workflow"]
    assert read == changed


def test_a_workflow_run_with_text_input_returns_an_execution(
    author: Person, agents: list[Person], service: HttpService
) -> None:
    made = author.done("createWorkflow", "workflow { id }", name="Article", nodes=steps(agents, service))["workflow"]
    record = author.done(
        "executeWorkflow",
        "execution { id status input workflow { id } version startedBy { id } createdAt }",
        workflowId=made["id"],
        input={"text": "Volcanoes"},
    )["execution"]
    assert record["workflow"] == {"id": made["id"]} and record["version"] == 1
    assert (record["input"], record["startedBy"]) == ({"text": "Volcanoes"}, {"id": author.id})
    run = Runs(author).until(record["id"], "COMPLETED")
    assert run["nodes"]["write"]["output"]["content"] == "You said: You said: Volcanoes"
    assert json.loads(run["output"]["store"]["json"]["body"]) == {"text": "You said: You said: Volcanoes"}


def test_a_run_emits_every_documented_event_in_order(
    author: Person, agents: list[Person], service: HttpService
) -> None:
    id = Runs(author).start(*steps(agents, service), input={"text": "Volcanoes"})
    items = monitored(author, id, "WorkflowCompleted")
    shown = [(item["__typename"], item["type"], (item.get("node") or {}).get("key")) for item in items]
    keys = ["research", "write", "store"]
    each = [
        step
        for key in keys
        for step in (("NodeStarted", "workflow.node_started", key), ("NodeCompleted", "workflow.node_completed", key))
    ]
    assert shown == [
        ("StreamOpened", "stream.opened", None),
        ("WorkflowStarted", "workflow.started", None),
        *each,
        ("WorkflowCompleted", "workflow.completed", None),
    ]
    executions = [item["execution"] for item in items[1:]]
    assert [each["status"] for each in executions] == ["RUNNING"] * 7 + ["COMPLETED"]
    done = [each["progress"]["completed"] for each in executions]
    assert done == [0, 0, 1, 1, 2, 2, 3, 3]
    assert executions[-1]["progress"] == {"completed": 3, "total": 3, "fraction": 1.0}
    assert items[1]["execution"]["progress"]["fraction"] == 0
    assert items[2]["node"]["input"]["message"] == "Volcanoes"
    assert items[3]["node"]["output"]["content"] == "You said: Volcanoes"
    # The history has the same events, and so does the stream after any of its cursors.
    history = [name for name, _, _ in shown[1:]]
    assert [item["__typename"] for item in monitored(author, id, "WorkflowCompleted", items[4]["cursor"])] == [
        "StreamOpened",
        *history[4:],
    ]
    kept = Runs(author).ended_history(id, "WorkflowCompleted")
    assert [each.split(":")[0] for each in kept] == history


def test_a_monitor_of_a_run_that_has_ended_receives_all_of_it(author: Person) -> None:
    runs = Runs(author)
    id = runs.start(node("one", "TRANSFORM", {"value": 1}))
    runs.until(id, "COMPLETED")
    names = ["StreamOpened", "WorkflowStarted", "NodeStarted", "NodeCompleted", "WorkflowCompleted"]
    assert [item["__typename"] for item in monitored(author, id, "WorkflowCompleted")] == names
    # Without `fromStart` the stream opens with a snapshot, and only what happens later follows.
    watch = "subscription($id: ID!) { executionEvents(executionId: $id) { __typename } }"
    with author.follow(watch, id=id) as following:
        assert following() == {"__typename": "StreamOpened"}


def test_a_monitor_of_a_run_whose_events_were_pruned_says_so(author: Person, gateway: Gateway) -> None:
    runs = Runs(author)
    id = runs.start(node("one", "TRANSFORM", {"value": 1}))
    runs.until(id, "COMPLETED")
    runs.ended_history(id, "WorkflowCompleted")
    on_database(gateway, lambda: prune_log(now() + timedelta(seconds=1)))
    watch = """subscription($id: ID!) { executionEvents(executionId: $id, fromStart: true) {
      __typename ... on StreamGap { reason } ... on StreamOpened { snapshot { ... on WorkflowExecution { status } } }
    } }"""
    with author.follow(watch, id=id) as following:
        assert following() == {"__typename": "StreamOpened", "snapshot": {"status": "COMPLETED"}}
        assert following() == {"__typename": "StreamGap", "reason": "EXPIRED"}


def test_a_failed_run_emits_workflow_failed_at_its_end(
    author: Person, agents: list[Person], failing: HttpService
) -> None:
    broken = agent(author, name="Broken", runtime="HTTP", config={"url": f"{failing.url}/status/500"})
    nodes = [
        node("research", "AGENT", {"agentId": agents[0].id, "message": "Hello"}),
        node("write", "AGENT", {"agentId": broken.id, "message": "Hello"}, "research"),
        node("store", "TRANSFORM", {"value": 1}, "write"),
    ]
    id = Runs(author).start(*nodes)
    items = monitored(author, id, "WorkflowFailed")
    assert [item["type"] for item in items] == [
        "stream.opened",
        "workflow.started",
        "workflow.node_started",
        "workflow.node_completed",
        "workflow.node_started",
        "workflow.node_failed",
        "workflow.failed",
    ]
    # The node that never ran is not counted as done.
    assert items[-1]["execution"]["progress"] == {"completed": 2, "total": 3, "fraction": 2 / 3}
    assert "responded with 500" in items[-2]["node"]["error"]
    assert items[-1]["execution"]["status"] == "FAILED" and items[-1]["execution"]["error"].startswith("write: ")


def test_the_agents_of_a_workflow_require_the_agents_scope(author: Person, agents: list[Person]) -> None:
    nodes = [node("ask", "AGENT", {"agentId": agents[0].id, "message": "Hello"})]
    made = author.done("createWorkflow", "workflow { id }", name="Asks", nodes=nodes)["workflow"]
    key = author.done("createApiKey", "secret", name="narrow", scopes=["workflows:read"])["secret"]
    query = "query($id: ID!) { workflow(id: $id) { agents { id } } }"
    answer = author.gateway.graphql(query, {"id": made["id"]}, key)
    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("type", "body", "stored"),
    [
        ("application/json", b'{"content": "Rain"}', "Rain"),
        ("text/plain", b"Snow", "Snow"),
        ("application/json", b'{"oops": 1}', None),
    ],
)
def test_a_generator_responds_with_content_or_nothing_is_stored(
    author: Person, service: HttpService, type: str, body: bytes, stored: str | None
) -> None:
    service.answers["/generate"] = (200, {"Content-Type": type}, body)
    given = {"template": "content_generation", "parameters": {"generator_url": f"{service.url}/generate"}}
    made = author.done("createWorkflowFromTemplate", "workflow { id }", **given)["workflow"]
    runs = Runs(author)
    run = runs.until(runs.start(workflowId=made["id"]), "COMPLETED" if stored else "FAILED")
    if stored is None:
        assert "content" in run["nodes"]["store_in_database"]["error"]
    else:
        assert run["nodes"]["store_in_database"]["output"]["result"]["content"] == stored
