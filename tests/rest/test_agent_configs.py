"""The documented REST path for agent configurations, which are agents of Lyzr."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person
from tests.rest.calls import call

PATH: Final = "/api/agents/config"
CONFIG: Final[dict[str, Any]] = {
    "name": "Support",
    "description": "Answers inquiries",
    "agent_id": "68e4a1",
    "type": "specialist",
    "capabilities": ["support", "triage"],
    "integrations": ["gmail"],
}


@pytest.fixture
def admin(gateway: Gateway) -> Person:
    """The administrator of an organization of the test's own, whose agents' number by type is limited."""
    admin = administrator(gateway)
    for each in call(admin, "GET", PATH).json()["agents"]:
        assert call(admin, "DELETE", PATH, params={"id": each["id"]}).status_code == 200
    return admin


def created(admin: Person, **more: Any) -> dict[str, Any]:
    response = call(admin, "POST", PATH, {**CONFIG, **more})
    assert (response.status_code, response.json().get("success")) == (201, True), response.text
    made: dict[str, Any] = response.json()["agent"]
    return made


def test_a_configuration_is_an_agent_of_lyzr(admin: Person):
    made = created(admin)
    assert {name: made[name] for name in CONFIG} == CONFIG
    assert (made["status"], made["created"], made["updated"]) == ("active", made["created_at"], made["created"])
    stored = "runtime type status capabilities config metadata"
    assert admin.data(f"query($id: ID!) {{ agent(id: $id) {{ {stored} }} }}", id=made["id"])["agent"] == {
        "runtime": "LYZR",
        "type": "specialist",
        "status": "IDLE",
        "capabilities": ["support", "triage"],
        "config": {"agentId": "68e4a1"},
        "metadata": {"integrations": ["gmail"]},
    }
    assert call(admin, "GET", PATH, params={"id": made["id"]}).json() == {"success": True, "agent": made}


def test_the_list_has_the_agents_of_lyzr_only(admin: Person):
    agent(admin, runtime="HTTP")
    first, second = created(admin), created(admin, agent_id=None, integrations=None)
    assert (second["agent_id"], second["integrations"]) == (None, [])
    assert call(admin, "GET", PATH).json() == {"success": True, "agents": [second, first], "total": 2}
    assert call(admin, "GET", PATH, params={"limit": 1, "page": 2}).json()["agents"] == [first]
    for missing in ("agt_00000000000000000000000000", "agent-default", ""):
        assert call(admin, "GET", PATH, params={"id": missing}).status_code == 404


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"agent_id": "68e4a2"}, {"agent_id": "68e4a2", "config": {"agentId": "68e4a2"}}),
        ({"type": "coordinator", "name": "Lead"}, {"type": "coordinator", "name": "Lead"}),
        ({"integrations": []}, {"integrations": []}),
        ({"status": "inactive"}, {"status": "inactive"}),
        ({"status": "active", "description": None}, {"status": "active", "description": None}),
        ({"name": "Lead", "status": None, "config": None, "metadata": None}, {"name": "Lead"}),
    ],
)
def test_a_change_leaves_the_rest(admin: Person, change: dict[str, Any], shown: dict[str, Any]):
    made = created(admin)
    response = call(admin, "PUT", PATH, {"id": made["id"], **change})
    assert response.status_code == 200, response.text
    changed = response.json()["agent"]
    untouched = CONFIG.keys() - shown.keys()
    assert {name: changed[name] for name in untouched} == {name: CONFIG[name] for name in untouched}
    assert shown.items() <= changed.items()
    assert call(admin, "GET", PATH, params={"id": made["id"]}).json()["agent"] == changed


def test_what_was_read_can_be_sent_back(admin: Person):
    made = created(admin)
    assert call(admin, "PUT", PATH, made).json()["agent"] == made
    stopped = call(admin, "PUT", PATH, {**made, "status": "inactive"}).json()["agent"]
    assert stopped["status"] == "inactive"
    assert call(admin, "PUT", PATH, stopped).json()["agent"] == stopped
    status = admin.data("query($id: ID!) { agent(id: $id) { status } }", id=made["id"])["agent"]
    assert status == {"status": "STOPPED"}


@pytest.mark.parametrize("sent", [{"params": {"id": "ID"}}, {"body": {"id": "ID"}}])
def test_an_agent_is_deleted(admin: Person, sent: dict[str, dict[str, str]]):
    id = created(admin)["id"]
    given: dict[str, Any] = {name: {"id": id} for name in sent}
    deleted = call(admin, "DELETE", PATH, **given)
    assert (deleted.status_code, deleted.json()["success"], deleted.json()["id"]) == (200, True, id)
    assert call(admin, "DELETE", PATH, **given).status_code == 404


@pytest.mark.parametrize(
    ("method", "body", "field"),
    [
        ("POST", {**CONFIG, "name": None}, "name"),
        ("POST", {**CONFIG, "type": 1}, "type"),
        ("POST", {**CONFIG, "agent_id": ""}, "config.agentId"),
        ("POST", {**CONFIG, "capabilities": "x"}, "capabilities"),
        ("POST", {**CONFIG, "status": "retired"}, "status"),
        ("POST", {**CONFIG, "colour": "red"}, "colour"),
        ("PUT", {"name": "x"}, "id"),
        ("DELETE", {}, "id"),
    ],
)
def test_an_invalid_configuration_is_a_problem_with_its_field(admin: Person, method: str, body: Any, field: str):
    response = call(admin, method, PATH, body)
    assert (response.status_code, response.json()["field"]) == (400, field), response.text


def test_a_repeated_request_creates_one_agent(admin: Person):
    first, second = (call(admin, "POST", PATH, CONFIG, headers={"idempotency-key": "one"}).json() for _ in range(2))
    assert first["agent"]["id"] == second["agent"]["id"]


def test_others_see_and_change_nothing(gateway: Gateway, admin: Person):
    made = created(admin)
    stranger = person(gateway, Role.ADMIN, organization="Elsewhere")
    viewer = person(gateway, Role.VIEWER)
    assert call(stranger, "GET", PATH).json() == {"success": True, "agents": [], "total": 0}
    for method in ("GET", "PUT", "DELETE"):
        sent: dict[str, Any] = {"params": {"id": made["id"]}, "body": {"name": "Mine"} if method == "PUT" else None}
        assert call(gateway, method, PATH, **sent).status_code == 401
        assert call(stranger, method, PATH, **sent).status_code == 404
        assert call(viewer, method, PATH, **sent).status_code == (200 if method == "GET" else 403)
    assert call(viewer, "POST", PATH, CONFIG).status_code == 403
    assert call(gateway, "POST", PATH, CONFIG).status_code == 401
    assert call(admin, "GET", PATH, params={"id": made["id"]}).json()["agent"] == made
