"""Triggers, the connector `http` and HTTP agents as users have them: defined and observed over GraphQL."""

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from connectors.webhook_signatures import signature
from engine.triggers.schedules import sweep_schedules
from models.executions import WorkflowExecution
from models.users import Role
from models.workflows import WorkflowTrigger
from tests.fakes.http_service import HttpService
from tests.gateways import ANONYMOUS, Gateway
from tests.people import on_database, person
from tests.running import Runs, node, value

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
WORKFLOW = "workflow { id version status triggers { id type config enabled url nextRunAt } }"


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def busy() -> Iterator[HttpService]:
    """A separate service: Parley opens the circuit of a host that fails repeatedly."""
    with HttpService() as running:
        running.answers["/busy"] = (503, {}, b"")
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], service: HttpService, busy: HttpService) -> Iterator[Gateway]:
    """A gateway that may reach the services on this machine."""
    hosts = f"127.0.0.1:{service.port},127.0.0.1:{busy.port}"
    with Gateway({**backend, "HTTP_ALLOWED_HOSTS": hosts}) as running:
        yield running


@pytest.fixture(scope="module")
def runs(gateway: Gateway) -> Runs:
    return Runs(person(gateway, Role.ADMIN))


def workflow(runs: Runs, *triggers: Mapping[str, Any], nodes: Any = None, **values: Any) -> dict[str, Any]:
    given = {"name": "Triggered", "nodes": nodes or [value("got", "${input}")], "triggers": list(triggers), **values}
    made: dict[str, Any] = runs.person.done("createWorkflow", WORKFLOW, **given)["workflow"]
    return made


def started(runs: Runs, workflow: Mapping[str, Any], count: int = 1) -> list[str]:
    """Return the ids of a workflow's runs, oldest first, once there are this many."""
    query = "query($id: ID!) { workflow(id: $id) { executions(first: 50) { nodes { id } } } }"
    deadline = time.monotonic() + 30
    while True:
        found = runs.person.data(query, id=workflow["id"])["workflow"]["executions"]["nodes"]
        if len(found) >= count:
            assert len(found) == count
            return sorted(each["id"] for each in found)
        assert time.monotonic() < deadline, f"{len(found)} runs"
        time.sleep(0.05)


def test_a_schedule_shows_its_due_time_and_runs_then(runs: Runs):
    config = {"cron": "0 9 * * *", "timeZone": "Europe/Berlin", "input": {"why": "time"}}
    made = workflow(runs, {"type": "SCHEDULE", "config": config})
    [trigger] = made["triggers"]
    due = datetime.fromisoformat(trigger["nextRunAt"])
    assert datetime.now(UTC) < due < datetime.now(UTC) + timedelta(hours=26)
    on_database(runs.person.gateway, lambda: sweep_schedules(due))
    [id] = started(runs, made)
    run = runs.until(id, "COMPLETED")
    assert (run["trigger"], run["output"]) == ("SCHEDULE", {"got": {"why": "time"}})
    assert run["startedBy"]["id"] == "sys_parley"


@pytest.mark.slow
def test_the_scheduler_of_the_gateway_starts_due_runs(runs: Runs):
    made = workflow(runs, {"type": "SCHEDULE", "config": {"cron": "@yearly"}})
    past = datetime.now(UTC) - timedelta(hours=1)
    trigger = WorkflowTrigger.filter
    on_database(runs.person.gateway, lambda: trigger(workflow_id=made["id"]).update(next_run_at=past))
    workflow(runs, {"type": "SCHEDULE", "config": {"cron": "@yearly"}})  # the scheduler looks when a workflow is saved
    [id] = started(runs, made)
    runs.until(id, "COMPLETED")
    on_database(runs.person.gateway, lambda: sweep_schedules(datetime.now(UTC)))  # another sweep finds nothing
    assert started(runs, made) == [id]


def test_a_webhook_is_called_by_its_url(runs: Runs):
    made = workflow(runs, {"type": "WEBHOOK"})
    [trigger] = made["triggers"]
    assert trigger["url"].startswith(f"{runs.person.gateway.url}/hooks/")
    with runs.person.gateway.client(ANONYMOUS) as client:
        answers = [client.post(trigger["url"], json={"a": 1}, headers={"idempotency-key": "one"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    [id] = started(runs, made)
    assert {answer.json()["executionId"] for answer in answers} == {id}
    run = runs.until(id, "COMPLETED")
    assert (run["trigger"], run["output"]) == ("WEBHOOK", {"got": {"a": 1}})


def test_a_webhook_with_a_secret_requires_a_signature_and_a_paused_workflow_rejects_it(runs: Runs):
    made = workflow(runs, {"type": "WEBHOOK", "config": {"secret": SECRET}})
    [trigger] = made["triggers"]
    assert SECRET not in str(trigger)
    now, body = str(int(time.time())), b'{"a": 2}'
    signed = {
        "webhook-id": "msg_1",
        "webhook-timestamp": now,
        "webhook-signature": signature(SECRET, "msg_1", now, body),
    }
    with runs.person.gateway.client(ANONYMOUS) as client:
        assert client.post(trigger["url"], content=body).status_code == 401
        assert client.post(trigger["url"], content=body, headers=signed).status_code == 202
        runs.person.done("updateWorkflow", WORKFLOW, id=made["id"], status="PAUSED")
        again = {**signed, "webhook-id": "msg_2", "webhook-signature": signature(SECRET, "msg_2", now, body)}
        assert client.post(trigger["url"], content=body, headers=again).status_code == 409
        runs.person.done("updateWorkflow", WORKFLOW, id=made["id"], triggers=[])
        assert client.post(trigger["url"], content=body, headers=again).status_code == 404
    [id] = started(runs, made)
    runs.until(id, "COMPLETED")


def test_an_event_emitted_by_a_run_starts_another_workflow(runs: Runs):
    config = {"types": ["deploy.done"], "filter": "event.data.env == 'prod'"}
    made = workflow(runs, {"type": "EVENT", "config": config})
    for env in ("test", "prod"):
        runs.done(node("tell", "EVENT", {"emit": "deploy.done", "data": {"env": env}}))
    [id] = started(runs, made)
    run = runs.until(id, "COMPLETED")
    event = run["output"]["got"]["event"]
    assert (run["trigger"], event["type"], event["data"]) == ("EVENT", "deploy.done", {"env": "prod"})
    depth = on_database(runs.person.gateway, lambda: WorkflowExecution.get(id=id))
    assert (depth.depth, depth.caused_by) == (2, event["id"])


def test_a_trigger_sees_records_as_the_schema_names_them(runs: Runs):
    made = workflow(runs, {"type": "EVENT", "config": {"types": ["collaboration.task_created"]}})
    shown = "id title type description priority payload requirements status maxAttempts timeoutSeconds dueAt overdue"
    given = {"title": "Call", "type": "call", "dueAt": "2999-01-01T00:00:00Z", "maxAttempts": 2}
    task = runs.person.done("createTask", f"task {{ {shown} createdAt createdBy {{ id }} }}", **given)["task"]
    [id] = started(runs, made)
    data = runs.until(id, "COMPLETED")["output"]["got"]["event"]["data"]
    assert data.keys() == {"task"}
    assert data["task"]["createdById"] == task.pop("createdBy")["id"]
    assert {name: data["task"][name] for name in task} == task
    assert data["task"].keys().isdisjoint({"organizationId", "urgency", "fallsDueAt", "forAgentId"})


def test_a_workflow_that_starts_itself_by_its_events_is_stopped(runs: Runs):
    made = workflow(
        runs,
        {"type": "EVENT", "config": {"types": ["loop.again"]}},
        nodes=[node("tell", "EVENT", {"emit": "loop.again", "data": {}})],
    )
    runs.done(node("tell", "EVENT", {"emit": "loop.again", "data": {}}))
    [id] = started(runs, made)
    runs.until(id, "COMPLETED")
    selection = "nodes { ... on RecordChanged { recordId changes } }"
    query = f'query {{ events(first: 100, types: ["trigger.refused"]) {{ {selection} }} }}'
    deadline = time.monotonic() + 20
    while not (found := runs.person.data(query)["events"]["nodes"]):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    [trigger] = made["triggers"]
    assert [each["recordId"] for each in found] == [trigger["id"]]
    assert "loop" in found[0]["changes"]["reason"]
    assert started(runs, made) == [id]


def test_an_integration_node_calls_a_service(runs: Runs, service: HttpService):
    params = {"method": "POST", "url": f"{service.url}/echo", "json": {"name": "${input.name}"}, "idempotent": True}
    run = runs.done(
        node("ask", "INTEGRATION", {"connector": "http", "action": "request", "params": params}),
        value("name", "${nodes.ask.output.json.body}", "ask"),
        input={"name": "Ada"},
    )
    assert run["output"] == {"name": '{"name":"Ada"}'}
    assert run["nodes"]["ask"]["output"]["json"]["headers"]["idempotency-key"] == f"{run['id']}:ask"


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"path": "status/404"}, "UPSTREAM_FAILED: 127.0.0.1 responded with 404."),
        ({"path": "status/500", "method": "POST"}, "OUTCOME_UNKNOWN: 127.0.0.1 responded with 500"),
        ({"path": "redirect"}, "redirects are not followed"),
        ({"path": "large/2000000"}, "more than the limit of 1048576 bytes"),
        ({"url": "http://169.254.169.254/latest"}, "BAD_USER_INPUT: The host is not on the public internet"),
        ({"url": "http://127.0.0.1:1/"}, "BAD_USER_INPUT: Port 1 is not allowed"),
    ],
)
def test_a_node_reports_the_error_of_the_service(runs: Runs, service: HttpService, params: dict[str, Any], error: str):
    given = {**params, "url": params.get("url") or f"{service.url}/{params['path']}"}
    given.pop("path", None)
    run = runs.failed(node("ask", "INTEGRATION", {"connector": "http", "action": "request", "params": given}))
    assert error in run["nodes"]["ask"]["error"]


@pytest.mark.slow
def test_a_busy_service_is_retried(runs: Runs, busy: HttpService):
    retry = {"maxAttempts": 3, "delaySeconds": 0.1, "backoff": "FIXED"}
    params = {"method": "POST", "url": f"{busy.url}/busy"}
    run = runs.failed(
        node("ask", "INTEGRATION", {"connector": "http", "action": "request", "params": params}, retry=retry)
    )
    assert run["nodes"]["ask"]["attempts"] == 3
    assert len(busy.requests) >= 3  # an attempt may send more than one request


def test_an_http_agent_replies(runs: Runs, service: HttpService):
    config = {"url": f"{service.url}/agent", "headers": {"x-team": "research"}}
    given = {"name": "Echo", "type": "echo", "runtime": "HTTP", "config": config}
    agent = runs.person.done("createAgent", "agent { id }", **given)["agent"]
    run = runs.done(
        node("ask", "AGENT", {"agentId": agent["id"], "message": "Hello ${input.name}"}), input={"name": "Ada"}
    )
    output = run["output"]["ask"]
    assert output["content"] == "You said: Hello Ada"
    assert output["metadata"]["asked"]["idempotencyKey"] == f"{run['id']}:ask"
    assert output["metadata"]["asked"]["metadata"] == {"executionId": run["id"], "node": "ask"}


def test_an_agent_that_parley_cannot_call_is_rejected_with_its_field(runs: Runs):
    given = {"name": "Later", "type": "later", "runtime": "BUILTIN"}
    agent = runs.person.done("createAgent", "agent { id }", **given)["agent"]
    nodes = [node("ask", "AGENT", {"agentId": agent["id"], "task": "greet"})]
    refused = runs.person.refused("executeWorkflow", "execution { id }", nodes=nodes)
    assert refused == ("BAD_USER_INPUT", "nodes.0.config.task")
