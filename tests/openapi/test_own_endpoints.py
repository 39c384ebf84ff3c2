"""`/openapi.json` describes the endpoints of the caller's organization, and what it has changed of presets."""

from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from models.endpoints import Endpoint
from models.users import Role
from tests.gateways import Gateway
from tests.openapi.test_description import description
from tests.people import Person, administrator, on_database, person
from tests.rest.calls import call
from tests.rest.saved import CREATE, TASK, TASKS, change, save, task

_NARROW: Final = {"name": "narrow", "scopes": ["tasks:read", "tasks:write"]}
_CANCEL: Final = "cancelTask(input: {id: $thing}) { task { id } errors { code message field retryAfterSeconds } }"


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def described(caller: Person, path: str, method: str = "get") -> dict[str, Any]:
    """Return the description of an endpoint for a caller."""
    found: dict[str, Any] = description(caller.gateway, caller.token)["paths"][path][method]
    return found


def parameters(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in operation["parameters"]}


def resolved(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    """Return a validator for a schema that may refer to the document's components."""
    return Draft202012Validator({**schema, "components": document["components"]})


def test_a_query_has_its_variables_as_parameters(admin: Person):
    save(admin, "tasks", TASKS, name="List open tasks")
    operation = described(admin, "/rest/v1/tasks")
    assert (operation["operationId"], operation["summary"], operation["tags"]) == (
        "listOpenTasks",
        "List open tasks",
        ["v1"],
    )
    found = parameters(operation)
    assert {name: each["in"] for name, each in found.items()} == dict.fromkeys(
        ("first", "status", "type", "order"), "query"
    )
    assert found["first"]["schema"]["type"] == "integer"
    assert found["status"]["schema"]["items"] == {"$ref": "#/components/schemas/TaskStatus"}
    assert found["order"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/TaskOrder"}
    assert not any(each.get("required") for each in found.values())
    schemas = description(admin.gateway, admin.token)["components"]["schemas"]
    assert "PENDING" in schemas["TaskStatus"]["enum"]
    assert {"304", "404"} <= operation["responses"].keys()
    assert "requestBody" not in operation


def test_a_response_has_the_schema_of_the_operation(admin: Person):
    save(admin, "tasks/:id", TASK, name="Get a task")
    id = task(admin, "Call")
    document = description(admin.gateway, admin.token)
    operation = document["paths"]["/rest/v1/tasks/{id}"]["get"]
    assert parameters(operation)["id"] | {"description": ""} == {
        **{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": ""}
    }
    content = operation["responses"]["200"]["content"]["application/json"]
    response = call(admin, "GET", f"/rest/v1/tasks/{id}").json()
    assert [*resolved(document, content["schema"]).iter_errors(response)] == []
    assert [*resolved(document, content["schema"]).iter_errors({"task": {"id": 7}})] != []


def test_a_mutation_has_its_variables_in_the_body(admin: Person):
    save(admin, "calls", CREATE, "POST", name="Create a call", response="data.createTask.task")
    operation = described(admin, "/rest/v1/calls", "post")
    body = operation["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    assert (body["required"], schema["required"]) == (True, ["title"])
    assert list(schema["properties"]) == ["title", "priority", "payload"]
    assert schema["properties"]["priority"]["default"] == 3
    assert {"409", "413", "415", "500", "502"} <= operation["responses"].keys()
    assert operation["responses"]["200"]["content"]["application/json"]["schema"].keys() == {"description"}


def test_the_header_of_an_idempotency_key_is_described(admin: Person):
    keyed = CREATE.replace("$title: String!", "$title: String!, $idempotencyKey: String!")
    keyed = keyed.replace("title: $title", "title: $title, idempotencyKey: $idempotencyKey")
    save(admin, "keyed/calls", keyed, "POST")
    operation = described(admin, "/rest/v1/keyed/calls", "post")
    assert parameters(operation)["Idempotency-Key"]["in"] == "header"
    assert operation["requestBody"]["content"]["application/json"]["schema"]["required"] == ["title"]
    assert "422" in operation["responses"]


def test_a_deprecated_endpoint_is_marked_and_names_its_replacement(admin: Person):
    new = save(admin, "jobs", TASKS, name="List jobs", version=2)
    old = save(admin, "jobs", TASKS, name="List jobs")
    assert "deprecated" not in described(admin, "/rest/v1/jobs")
    change(admin, old["id"], deprecatedAt="2026-01-01T00:00:00Z", sunsetAt="2099-01-01T00:00:00Z")
    change(admin, old["id"], replacementId=new["id"], rateLimitPerMinute=9)
    operation = described(admin, "/rest/v1/jobs")
    assert operation["deprecated"] is True
    assert operation["description"] == (
        "Deprecated from 2026-01-01 on. Served until 2099-01-01 00:00 UTC. Replaced by `GET /rest/v2/jobs`. "
        "At most 9 requests per minute of each caller."
    )
    assert {"Deprecation", "Sunset", "RateLimit", "RateLimit-Policy", "ETag"} == operation["responses"]["200"][
        "headers"
    ].keys()
    assert "410" in operation["responses"]
    change(admin, old["id"], deprecatedAt="2099-01-01T00:00:00Z")
    assert "deprecated" not in described(admin, "/rest/v1/jobs"), "not yet"


def test_a_disabled_preset_is_left_out(gateway: Gateway, admin: Person):
    path = "/api/v1/integration-defaults"
    assert path in description(gateway)["paths"]
    change(admin, "ept_getIntegrationDefaults", enabled=False)
    assert path not in description(gateway)["paths"]
    change(admin, "ept_getIntegrationDefaults", enabled=True, deprecatedAt="2026-01-01T00:00:00Z")
    assert description(gateway)["paths"][path]["get"]["deprecated"] is True


def test_others_do_not_see_them(gateway: Gateway, admin: Person):
    save(admin, "secret/plans", TASKS)
    stranger = person(gateway, Role.ADMIN, organization="Elsewhere")
    with gateway.client("") as client:
        anonymous = client.get("/openapi.json")
    assert "secret/plans" not in anonymous.text
    assert "/rest/v1/secret/plans" not in description(gateway, stranger.token)["paths"]
    member = person(gateway, Role.VIEWER)
    assert "/rest/v1/secret/plans" in description(gateway, member.token)["paths"]


def test_a_key_without_the_scope_to_read_endpoints_does_not_see_them(admin: Person):
    preset, new = "ept_getAgent", save(admin, "secret/agents", TASK, name="Secret agents")
    change(admin, preset, deprecatedAt="2026-01-01T00:00:00Z", replacementId=new["id"])
    narrow = Person(admin.gateway, admin.id, admin.done("createApiKey", "secret", **_NARROW)["secret"])
    for caller, sees in ((admin, True), (narrow, False), (admin, True)):
        document = description(admin.gateway, caller.token)
        assert ("/rest/v1/secret/agents" in document["paths"], "secret/agents" in str(document)) == (sees, sees)
        assert document["paths"]["/api/agents/{id}"]["get"]["deprecated"] is True, "which concerns every caller"
    change(admin, preset, deprecatedAt=None, replacementId=None)


def test_the_same_path_with_other_names_of_parameters_is_one(admin: Person):
    save(admin, "things/:id/tasks", TASK)
    save(admin, "things/:thing/tasks", f"mutation($thing: ID!) {{ {_CANCEL} }}", "POST")
    paths = description(admin.gateway, admin.token)["paths"]
    assert "/rest/v1/things/{thing}/tasks" not in paths
    item = paths["/rest/v1/things/{id}/tasks"]
    assert [each["name"] for each in item["post"]["parameters"]] == ["id"]


def test_the_entity_tag_changes_with_the_endpoints(admin: Person):
    with admin.gateway.client(admin.token) as client:
        before = client.get("/openapi.json").headers["etag"]
        save(admin, "another", TASKS)
        after = client.get("/openapi.json", headers={"if-none-match": before})
    assert (after.status_code, after.headers["etag"] != before) == (200, True)


def test_an_operation_that_the_schema_no_longer_allows_is_left_out(admin: Person):
    id = save(admin, "outdated", TASKS)["id"]
    assert "/rest/v1/outdated" in description(admin.gateway, admin.token)["paths"]

    async def outdate() -> None:
        await Endpoint.filter(id=id).update(document="{ fax }")

    on_database(admin.gateway, outdate)
    change(admin, id, rateLimitPerMinute=9)  # which also ends what is cached of the row
    assert "/rest/v1/outdated" not in description(admin.gateway, admin.token)["paths"]
