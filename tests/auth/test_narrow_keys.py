"""A narrowed key reaches nothing through destinations, workflows, triggers and runs that it does not reach directly."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, person
from tests.running import Runs, node, value

HOOK = {"type": "WEBHOOK", "eventTypes": ["*", "user.*"]}
SHOWN = "destination { id eventTypes config enabled }"
NODES: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "AGENT": ({"agentId": "${input}", "message": "x"}, "agents:execute"),
    "INTEGRATION": (
        {"connector": "http", "action": "request", "params": {"url": "https://example.com"}},
        "connectors:execute",
    ),
    "APPROVAL": ({}, "approvals:write"),
    "TASK": ({"type": "any"}, "tasks:write"),
    "EVENT": ({"emit": "narrow.event"}, "events:write"),
}


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def key(owner: Person, *scopes: str) -> Person:
    secret = owner.done("createApiKey", "secret", name="narrow", scopes=list(scopes))["secret"]
    return Person(owner.gateway, owner.id, secret)


def destination(admin: Person) -> str:
    config = {"url": "https://first.example/hook", "authorization": "Bearer of-the-first-host"}
    made = admin.done("createEventDestination", "destination { id }", name="D", config=config, **HOOK)
    id: str = made["destination"]["id"]
    return id


@pytest.mark.parametrize("values", [{"config": {"url": "https://other.example/"}}, {"enabled": True}, {"name": "N"}])
def test_a_change_of_a_destination_requires_the_scopes_of_its_events(admin: Person, values: Any) -> None:
    id = destination(admin)
    narrow = key(admin, "destinations:write", "events:read")
    assert narrow.refused("updateEventDestination", SHOWN, id=id, **values)[0] == "FORBIDDEN"
    assert narrow.done("updateEventDestination", SHOWN, id=id, enabled=False)["destination"]["enabled"] is False


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://first.example/elsewhere", True),
        ("https://other.example/hook", False),
        ("https://first.example:80/hook", False),
        ("https://first.example.other.example/hook", False),
    ],
)
def test_a_secret_is_not_kept_for_another_host(admin: Person, url: str, kept: bool) -> None:
    id = destination(admin)
    config = admin.done("updateEventDestination", SHOWN, id=id, config={"url": url})["destination"]["config"]
    assert config == {"url": url} | ({"secretsSet": ["authorization"]} if kept else {})


@pytest.mark.parametrize("type", NODES)
def test_a_node_requires_the_scope_of_doing_the_same_directly(admin: Person, type: str) -> None:
    config, scope = NODES[type]
    nodes = [node("a", type, config)]
    scopes = {"workflows:read", "workflows:write", "workflows:execute"}
    narrow, fitting = key(admin, *scopes), key(admin, *scopes, scope)
    at = ("FORBIDDEN", "nodes.0.type")
    assert narrow.refused("executeWorkflow", "execution { id }", nodes=nodes, input="x") == at
    assert narrow.refused("createWorkflow", "workflow { id }", name="W", nodes=nodes) == at
    id = fitting.done("createWorkflow", "workflow { id }", name="W", nodes=nodes)["workflow"]["id"]
    triggers = [{"type": "SCHEDULE", "config": {"cron": "* * * * *"}}]
    changes: list[dict[str, Any]] = [{"triggers": triggers}, {"status": "PAUSED"}, {"inputSchema": {}}]
    for change in changes:
        assert narrow.refused("updateWorkflow", "workflow { id }", id=id, **change) == at
    narrow.done("updateWorkflow", "workflow { id }", id=id, name="Renamed")


def test_a_one_off_run_is_retried_only_with_the_scopes_of_its_nodes(admin: Person) -> None:
    runs = Runs(admin)
    run = runs.start(node("ask", "APPROVAL", {}))
    admin.done("cancelExecution", "execution { id }", id=run)
    narrow = key(admin, "workflows:read", "workflows:write", "workflows:execute")
    assert narrow.refused("retryExecution", "execution { id }", id=run) == ("FORBIDDEN", "id")


@pytest.mark.parametrize(
    ("types", "scope"),
    [
        (["collaboration.message_sent"], "collaboration:read"),
        (["collaboration.approval_requested"], "approvals:read"),
        (["narrow.event"], "events:read"),
    ],
)
def test_an_event_trigger_requires_the_scopes_of_its_events(admin: Person, types: list[str], scope: str) -> None:
    triggers = [{"type": "EVENT", "config": {"types": types}}]
    given = {"name": "T", "nodes": [value("a", 1)], "triggers": triggers}
    narrow = key(admin, "workflows:read", "workflows:write", *({"events:read"} - {scope}))
    assert narrow.refused("createWorkflow", "workflow { id }", **given)[0] == "FORBIDDEN"
    fitting = key(admin, "workflows:read", "workflows:write", "events:read", scope)
    id = fitting.done("createWorkflow", "workflow { id }", **given)["workflow"]["id"]
    changes: list[dict[str, Any]] = [{"triggers": triggers}, {"nodes": [value("b", 2)]}, {"status": "PAUSED"}]
    for change in changes:
        assert narrow.refused("updateWorkflow", "workflow { id }", id=id, **change)[0] == "FORBIDDEN"


def test_a_saved_workflow_runs_with_the_scope_for_running_it(admin: Person) -> None:
    """Whoever saved it could do what its nodes do; running it is what workflows:execute is for."""
    nodes = [node("a", "EVENT", {"emit": "narrow.saved", "data": 1})]
    id = admin.done("createWorkflow", "workflow { id }", name="Saved", nodes=nodes)["workflow"]["id"]
    run = key(admin, "workflows:execute").done("executeWorkflow", "execution { id }", workflowId=id)["execution"]["id"]
    Runs(admin).until(run, "COMPLETED")


def test_only_the_starter_and_operators_cancel_and_retry_a_run(gateway: Gateway) -> None:
    starter, other, operator = person(gateway), person(gateway), person(gateway, Role.OPERATOR)
    narrow = key(operator, "workflows:execute")
    runs = Runs(starter)
    run = runs.start(node("ask", "APPROVAL", {}))
    for by, allowed in ((starter, True), (operator, True), (other, False), (narrow, False)):
        for mutation in ("cancelExecution", "retryExecution"):
            if allowed:
                by.done(mutation, "execution { id }", id=run)
            else:
                assert by.refused(mutation, "execution { id }", id=run) == ("FORBIDDEN", "id")


def test_a_key_that_expires_grants_nothing_permanent(admin: Person) -> None:
    expiring = admin.done("createApiKey", "secret", name="day", expiresAt="2999-01-01T00:00:00Z")["secret"]
    by = Person(admin.gateway, admin.id, expiring)
    other = person(admin.gateway, Role.VIEWER)
    given = {"email": "permanent@example.com", "name": "P", "role": "ADMIN"}
    assert by.refused("createUser", "user { id }", **given) == ("FORBIDDEN", "role")
    for field, change in (("password", "a long enough password"), ("role", "ADMIN"), ("active", True)):
        assert by.refused("updateUser", "user { id }", id=other.id, **{field: change}) == ("FORBIDDEN", field)
    by.done("updateUser", "user { id }", id=other.id, active=False)
