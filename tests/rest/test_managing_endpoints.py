"""Endpoints are created, changed and deleted by operators, and what could not be served is rejected by name."""

import asyncio
from typing import Any

import httpx
import pytest

from models.endpoints import Endpoint
from models.users import Role
from resolvers.endpoints.managing import MOST_ENDPOINTS
from storage.ids import new_id
from tests.gateways import TLS, Gateway
from tests.ledger import placed
from tests.people import Person, administrator, agent, on_database, person
from tests.rest.calls import call
from tests.rest.saved import CREATE, TASK, change, save, task
from tests.work import some

SELECTION = "endpoint { id }"
VALID: dict[str, Any] = {"name": "Task", "method": "GET", "path": "rejected/:id", "document": TASK}
SILENT = """mutation($id: ID!) { cancelTask(input: {id: $id}) { task { id } } }"""
ALIASED = "mutation($id: ID!) { cancelTask(input: {id: $id}) { failures: errors { code message } } }"
PRESET = "ept_getIntegrationDefaults"
PRESET_PATH = "/api/v1/integration-defaults"


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "a" * 256}, "name"),
        ({"path": ""}, "path"),
        ({"path": "/"}, "path"),
        ({"path": "rejected//:id"}, "path"),
        ({"path": "rejected/:id/"}, "path"),
        ({"path": "../:id"}, "path"),
        ({"path": "rejected/{id}"}, "path"),
        ({"path": "rejected/:i d"}, "path"),
        ({"path": "rejected/%2e%2e/:id"}, "path"),
        ({"path": "rejected/\u202e/:id"}, "path"),
        ({"path": "rejected?x=:id"}, "path"),
        ({"path": "rejected/:id\n"}, "path"),
        ({"path": "rest/v1/:id"}, "path"),
        ({"path": "a" * 256}, "path"),
        ({"path": "/".join("a" * 17)}, "path"),
        ({"path": "rejected/:other"}, "path"),
        ({"path": "rejected/:id/:id"}, "path"),
        ({"version": 0}, "version"),
        ({"version": 1000}, "version"),
        ({"document": ""}, "document"),
        ({"document": "{"}, "document"),
        ({"document": "{ nothing }"}, "document"),
        ({"document": "fragment F on Task { id }"}, "document"),
        ({"document": "query A($id: ID!) { task(id: $id) { id } } query B { viewer { role } }"}, "document"),
        ({"document": "subscription { taskEvents { id } }"}, "document"),
        ({"document": "{ " + " ".join(f"a{n}: viewer {{ role }}" for n in range(60)) + " }"}, "document"),
        ({"document": "query($id: ID!) { task(id: $id) { id } } #" + "x" * 65_536}, "document"),
        ({"document": "query($id: [ID!]!) { nodes(ids: $id) { id } }"}, "path"),
        ({"document": CREATE, "path": "rejected"}, "method"),
        ({"document": SILENT, "method": "POST"}, "document"),
        ({"document": ALIASED, "method": "POST"}, "document"),
        ({"response": ""}, "response"),
        ({"response": "data.task."}, "response"),
        ({"response": "secret"}, "response"),
        ({"response": "nothing(data)"}, "response"),
        ({"response": "data." + "a" * 5_000}, "response"),
        ({"rateLimitPerMinute": 0}, "rateLimitPerMinute"),
        ({"rateLimitPerMinute": 100_001}, "rateLimitPerMinute"),
    ],
)
def test_what_cannot_be_served_is_rejected_by_name(admin: Person, given: dict[str, Any], field: str):
    assert admin.refused("createEndpoint", SELECTION, **VALID | given) == ("BAD_USER_INPUT", field)


def test_errors_are_selected_through_fragments_too(admin: Person):
    fragment = "fragment F on TaskPayload { errors { code message } task { id } }"
    document = f"mutation($id: ID!) {{ cancelTask(input: {{id: $id}}) {{ ...F }} }} {fragment}"
    save(admin, some("fragments"), document, "POST")


@pytest.mark.parametrize("path", ["taken/:id", "/taken/:id", "taken/:task"])
def test_a_path_belongs_to_one_endpoint(admin: Person, path: str):
    own = person(admin.gateway, Role.ADMIN, some("organization"))
    save(own, "taken/:id", TASK)
    document = TASK.replace("$id", "$task") if "task" in path.split(":")[1] else TASK
    given = VALID | {"path": path, "document": document}
    assert own.refused("createEndpoint", SELECTION, **given) == ("CONFLICT", "path")
    save(own, path, document, "POST")
    save(own, path, document, version=2)


def test_a_deleted_endpoint_leaves_its_path(admin: Person):
    path = some("deleted")
    made = save(admin, path, "{ viewer { role } }")
    assert call(admin, "GET", f"/rest/v1/{path}").status_code == 200
    assert admin.done("deleteEndpoint", "deletedId", id=made["id"])["deletedId"] == made["id"]
    assert call(admin, "GET", f"/rest/v1/{path}").status_code == 404
    assert admin.data("query($id: ID!) { node(id: $id) { id } }", id=made["id"])["node"] is None
    assert admin.refused("updateEndpoint", SELECTION, id=made["id"], enabled=True)[0] == "NOT_FOUND"
    assert admin.refused("deleteEndpoint", "deletedId", id=made["id"])[0] == "NOT_FOUND"
    save(admin, path, "{ viewer { scopes } }")
    assert list(call(admin, "GET", f"/rest/v1/{path}").json()["viewer"]) == ["scopes"]


def test_a_change_is_served_at_once(admin: Person):
    path = some("changed")
    made = save(admin, f"{path}/:id", TASK)
    id = task(admin, "Call")
    assert call(admin, "GET", f"/rest/v1/{path}/{id}").json()["task"]["title"] == "Call"
    change(admin, made["id"], document="query($id: ID!) { task(id: $id) { type } }", response="data.task")
    assert call(admin, "GET", f"/rest/v1/{path}/{id}").json() == {"type": "call"}
    change(admin, made["id"], response=None)
    assert call(admin, "GET", f"/rest/v1/{path}/{id}").json() == {"task": {"type": "call"}}
    change(admin, made["id"], enabled=False)
    assert call(admin, "GET", f"/rest/v1/{path}/{id}").status_code == 404
    change(admin, made["id"], enabled=True)
    assert call(admin, "GET", f"/rest/v1/{path}/{id}").status_code == 200


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"document": "{ viewer { role } }"}, "path"),
        ({"document": SILENT}, "method"),
        ({"response": "secret"}, "response"),
        ({"enabled": None}, "enabled"),
        ({"document": None}, "document"),
        ({"deprecatedAt": "2030-01-02T00:00:00Z", "sunsetAt": "2030-01-01T00:00:00Z"}, "sunsetAt"),
    ],
)
def test_a_change_that_could_not_be_served_is_rejected(admin: Person, given: dict[str, Any], field: str):
    made = save(admin, some("kept") + "/:id", TASK)
    assert admin.refused("updateEndpoint", SELECTION, id=made["id"], **given) == ("BAD_USER_INPUT", field)


def test_the_order_of_dates_counts_what_is_kept(admin: Person):
    made = save(admin, some("dates"), "{ viewer { role } }")
    change(admin, made["id"], deprecatedAt="2030-01-02T00:00:00Z")
    refused = admin.refused("updateEndpoint", SELECTION, id=made["id"], sunsetAt="2030-01-01T00:00:00Z")
    assert refused == ("BAD_USER_INPUT", "sunsetAt")


def test_a_replacement_is_another_endpoint_of_the_organization(admin: Person):
    made = save(admin, some("old"), "{ viewer { role } }")
    other = save(person(admin.gateway, Role.ADMIN, some("organization")), "theirs", "{ viewer { role } }")
    for id, code in ((made["id"], "BAD_USER_INPUT"), (other["id"], "NOT_FOUND"), ("ept_nothing", "NOT_FOUND")):
        refused = admin.refused("updateEndpoint", SELECTION, id=made["id"], replacementId=id)
        assert refused == (code, "replacementId")
    successor = save(admin, some("new"), "{ viewer { role } }")
    change(admin, made["id"], replacementId=successor["id"])
    shown = admin.data(
        "query($id: ID!) { node(id: $id) { ... on Endpoint { replacement { id name } problem } } }", id=made["id"]
    )
    assert shown["node"] == {"replacement": {"id": successor["id"], "name": successor["name"]}, "problem": None}


def test_only_operators_manage_endpoints_and_everyone_reads_them(admin: Person):
    made = save(admin, some("read"), "{ viewer { role } }")
    operator = person(admin.gateway, Role.OPERATOR)
    change(operator, made["id"], rateLimitPerMinute=1000)
    for caller in (person(admin.gateway, Role.VIEWER), person(admin.gateway, Role.MEMBER), agent(admin)):
        assert caller.refused("createEndpoint", SELECTION, **VALID)[0] == "FORBIDDEN"
        assert caller.refused("updateEndpoint", SELECTION, id=made["id"], enabled=False)[0] == "FORBIDDEN"
        assert caller.refused("deleteEndpoint", "deletedId", id=made["id"])[0] == "FORBIDDEN"
        assert made["id"] in [each["id"] for each in caller.data("{ endpoints { id } }")["endpoints"]]


def test_another_organization_cannot_change_an_endpoint(admin: Person):
    made = save(admin, some("ours"), "{ viewer { role } }")
    other = person(admin.gateway, Role.ADMIN, some("organization"))
    assert other.refused("updateEndpoint", SELECTION, id=made["id"], enabled=False)[0] == "NOT_FOUND"
    assert other.refused("deleteEndpoint", "deletedId", id=made["id"])[0] == "NOT_FOUND"
    assert made["id"] not in [each["id"] for each in other.data("{ endpoints { id } }")["endpoints"]]
    assert call(admin, "GET", f"/rest/v1/{made['path']}").status_code == 200


def test_of_concurrent_creations_one_succeeds(admin: Person):
    path = some("raced")
    document = f"""mutation {{ createEndpoint(input: {{name: "a", method: GET, path: "{path}",
        document: "{{ viewer {{ role }} }}"}}) {{ endpoint {{ id }} errors {{ code }} }} }}"""

    async def create() -> list[dict[str, Any]]:
        headers = {"authorization": f"Bearer {admin.token}"}
        async with httpx.AsyncClient(base_url=admin.gateway.url, headers=headers, verify=TLS) as client:
            posts = [client.post("/graphql", json={"query": document}) for _ in range(8)]
            return [each.json()["data"]["createEndpoint"] for each in await asyncio.gather(*posts)]

    made = asyncio.run(create())
    assert len([each for each in made if each["endpoint"]]) == 1
    assert [each["errors"][0]["code"] for each in made if not each["endpoint"]] == ["CONFLICT"] * 7


def test_presets_are_listed_and_changed_for_one_organization(admin: Person):
    own = person(admin.gateway, Role.ADMIN, some("organization"))
    [preset] = [
        each
        for each in own.data("{ endpoints { id path preset enabled version method } }")["endpoints"]
        if each["id"] == PRESET
    ]
    assert preset == {
        "id": PRESET,
        "path": PRESET_PATH,
        "preset": True,
        "enabled": True,
        "version": 1,
        "method": "GET",
    }
    change(own, PRESET, enabled=False)
    assert own.data("query($id: ID!) { node(id: $id) { ... on Endpoint { enabled } } }", id=PRESET)["node"] == {
        "enabled": False
    }
    assert call(own, "GET", PRESET_PATH).status_code == 404
    assert call(admin, "GET", PRESET_PATH).status_code == 200
    change(own, PRESET, enabled=True)
    assert call(own, "GET", PRESET_PATH).status_code == 200


def test_the_operation_of_a_preset_cannot_be_changed(admin: Person):
    for given in ({"document": "{ viewer { role } }"}, {"response": "data"}):
        refused = admin.refused("updateEndpoint", SELECTION, id=PRESET, **given)
        assert refused == ("BAD_USER_INPUT", next(iter(given)))
    assert admin.refused("deleteEndpoint", "deletedId", id=PRESET) == ("CONFLICT", "id")


def test_a_change_of_a_preset_is_recorded_under_its_id(admin: Person):
    own = person(admin.gateway, Role.ADMIN, some("organization"))
    change(own, PRESET, rateLimitPerMinute=5000)
    placed(own.gateway)
    shown = "type ... on RecordChanged { recordId changes }"
    query = f'{{ events(last: 1, types: ["endpoint.updated"]) {{ nodes {{ {shown} }} }} }}'
    [event] = own.data(query)["events"]["nodes"]
    assert event["recordId"] == PRESET
    assert event["changes"]["rateLimitPerMinute"] == 5000


def test_an_organization_can_have_a_limited_number(admin: Person):
    own = person(admin.gateway, Role.ADMIN, some("organization"))
    save(own, "one", "{ viewer { role } }")

    async def fill() -> None:
        [one] = await Endpoint.filter(created_by_id=own.id)
        for number in range(MOST_ENDPOINTS - 1):
            values = {**one.columns(), "id": new_id(Endpoint.PREFIX), "place": f"place {number}"}
            await Endpoint.restore(values).insert()

    on_database(own.gateway, fill)
    assert own.refused("createEndpoint", SELECTION, **VALID)[0] == "CONFLICT"
    change(own, PRESET, enabled=True)
