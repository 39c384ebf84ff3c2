"""Runs that call Parley's own webhooks through HTTP: loops end, and the users behind the run stay known."""

import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from models.executions import MAX_DEPTH
from models.users import Role
from tests.gateways import ANONYMOUS, Gateway
from tests.people import person
from tests.running import ENDED, Runs, node
from tests.waiting import PATIENCE


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    """A gateway that may reach itself."""
    gateway = Gateway(backend)
    gateway.environment["HTTP_ALLOWED_HOSTS"] = f"127.0.0.1:{gateway.port}"
    with gateway as running:
        yield running


def test_a_workflow_that_calls_its_own_webhook_stops_at_the_depth_limit(gateway: Gateway):
    runs = Runs(person(gateway, Role.ADMIN))
    params = {"method": "POST", "url": "${input.url}", "json": {"url": "${input.url}"}, "headers": {"x-own": "1"}}
    nodes = [node("again", "INTEGRATION", {"connector": "http", "action": "request", "params": params})]
    given = {"name": "Loop", "nodes": nodes, "triggers": [{"type": "WEBHOOK"}]}
    made = runs.person.done("createWorkflow", "workflow { id triggers { url } }", **given)["workflow"]
    url = made["triggers"][0]["url"]
    with gateway.client(ANONYMOUS) as client:
        assert client.post(url, json={"url": url}).status_code == 202
    found = _ended(runs, made["id"], MAX_DEPTH)
    assert [run["status"] for run in found] == ["FAILED"] + ["COMPLETED"] * (MAX_DEPTH - 1)
    assert "responded with 409" in found[0]["error"]


def test_the_user_behind_a_run_that_calls_a_webhook_cannot_decide_in_the_run_it_starts(gateway: Gateway):
    runs, starter, approver = Runs(person(gateway, Role.ADMIN)), person(gateway), person(gateway)
    nodes = [node("ask", "APPROVAL", {"approvers": [starter.id, approver.id]})]
    given = {"name": "Asks", "nodes": nodes, "triggers": [{"type": "WEBHOOK"}]}
    made = runs.person.done("createWorkflow", "workflow { id triggers { url } }", **given)["workflow"]
    params = {"method": "POST", "url": made["triggers"][0]["url"], "json": {}}
    calls = [node("call", "INTEGRATION", {"connector": "http", "action": "request", "params": params})]
    triggers = [{"type": "EVENT", "config": {"types": ["webhook.wanted"]}}]
    runs.person.done("createWorkflow", "workflow { id }", name="Calls", nodes=calls, triggers=triggers)
    starter.done("publishEvent", "event { id }", type="webhook.wanted", data={})
    approval = _awaited(runs, made["id"])
    refused = starter.refused("respondToApproval", "approval { id }", id=approval, approved=True)
    assert refused == ("FORBIDDEN", "id")
    approver.done("respondToApproval", "approval { id }", id=approval, approved=True)


def _awaited(runs: Runs, workflow_id: str) -> str:
    """Return the approval that a run of the workflow waits for."""
    query = "query($id: ID!) { workflow(id: $id) { executions(first: 1) { nodes { nodes { approval { id } } } } } }"
    deadline = time.monotonic() + PATIENCE
    while True:
        for run in runs.person.data(query, id=workflow_id)["workflow"]["executions"]["nodes"]:
            if run["nodes"][0]["approval"] is not None:
                return str(run["nodes"][0]["approval"]["id"])
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _ended(runs: Runs, workflow_id: str, count: int) -> list[dict[str, Any]]:
    """Return a workflow's runs, the newest first, once there are this many and all have ended."""
    query = "query($id: ID!) { workflow(id: $id) { executions(first: 50) { nodes { status error } } } }"
    deadline = time.monotonic() + PATIENCE
    while True:
        found: list[dict[str, Any]] = runs.person.data(query, id=workflow_id)["workflow"]["executions"]["nodes"]
        if len(found) >= count and all(run["status"] in ENDED for run in found):
            assert len(found) == count
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
