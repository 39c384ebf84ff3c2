"""Endpoints whose requests and responses have the form of registered schemas."""

from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, person
from tests.rest.calls import call
from tests.rest.saved import CREATE, TASK, change, save, task

REQUEST = {
    "type": "object",
    "properties": {"title": {"type": "string", "maxLength": 10}, "payload": {"type": "object"}},
    "required": ["payload"],
    "additionalProperties": False,
}
KEY = {"idempotency-key": "checked-1"}
SENT = "message Sent { required string title = 1; optional int32 priority = 2; }"


def register(admin: Person, name: str, definition: Any, version: str = "1.0.0", **more: Any) -> None:
    """Register a version of a schema."""
    given = {"platform": "BACKEND", "format": "JSON_SCHEMA", "compatibility": "NONE", "version": version, **more}
    admin.done("registerSchema", "schema { id }", name=name, definition=definition, **given)


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    """An administrator who has registered what tasks look like over HTTP."""
    admin = administrator(gateway)
    register(admin, "new_task", REQUEST)
    register(admin, "sent_task", SENT, format="PROTOBUF", platform="ROBLOX")
    return admin


def test_a_request_must_match_its_schema(admin: Person) -> None:
    save(admin, "checked", CREATE, "POST", requestSchema="backend/new_task@1.0.0")
    made = call(admin, "POST", "/rest/v1/checked", {"title": "Call", "payload": {}}, headers=KEY)
    assert made.status_code == 200, made.text
    for body, field, said in (
        ({"title": "Call"}, None, '"payload" is a required property'),
        ({"title": "Call", "payload": [1]}, "payload", '[1] is not of type "object"'),
        ({"title": "Call them all", "payload": {}}, "title", "is too long"),
        ({"title": "Call", "payload": {}, "priority": 1}, None, 'The property "priority" is not allowed.'),
    ):
        refused = call(admin, "POST", "/rest/v1/checked", body)
        problem = refused.json()
        assert (refused.status_code, problem["code"], problem.get("field")) == (400, "BAD_USER_INPUT", field)
        assert said in problem["detail"]
    assert admin.data('{ tasks(filter: {type: "call"}) { totalCount } }')["tasks"]["totalCount"] == 1


def test_a_response_must_match_its_schema(admin: Person) -> None:
    id = task(admin, "Sent")
    made = save(admin, "sent/:id", TASK, response="without(data.task, ['id'])", responseSchema="roblox/sent_task")
    found = call(admin, "GET", f"/rest/v1/sent/{id}")
    assert (found.status_code, found.json()) == (200, {"title": "Sent", "priority": 2})
    change(admin, made["id"], response="data.task")
    wrong = call(admin, "GET", f"/rest/v1/sent/{id}")
    assert (wrong.status_code, wrong.json()["code"]) == (500, "NOT_CONFIGURED")
    assert "does not match its schema: It is invalid at id: There is no such field." in wrong.json()["detail"]
    change(admin, made["id"], responseSchema=None)
    assert call(admin, "GET", f"/rest/v1/sent/{id}").json()["id"] == id


def test_a_name_without_a_version_follows_the_newest_one_at_once(admin: Person) -> None:
    register(admin, "growing", {"required": ["payload"]})
    save(admin, "growing", CREATE, "POST", requestSchema="growing")
    assert call(admin, "POST", "/rest/v1/growing", {"title": "Call"}).status_code == 400
    register(admin, "growing", {"required": ["title"]}, "1.1.0")
    assert call(admin, "POST", "/rest/v1/growing", {"title": "Call"}).status_code == 200


def test_a_schema_must_exist_and_presets_have_none(admin: Person) -> None:
    given = {"name": "x", "method": "GET", "path": "x/:id", "document": TASK}
    answer = admin.refused("createEndpoint", "endpoint { id }", requestSchema="absent", **given)
    assert answer == ("NOT_FOUND", "requestSchema")
    answer = admin.refused("createEndpoint", "endpoint { id }", responseSchema="no name", **given)
    assert answer == ("BAD_USER_INPUT", "responseSchema")
    answer = admin.refused("updateEndpoint", "endpoint { id }", id="ept_listTasks", requestSchema="new_task")
    assert answer == ("BAD_USER_INPUT", "requestSchema")


def test_the_schemas_are_shown_and_described(admin: Person) -> None:
    save(admin, "shown", CREATE, "POST", requestSchema="new_task", responseSchema="sent_task")
    [shown] = [
        each
        for each in admin.data("{ endpoints { path requestSchema responseSchema } }")["endpoints"]
        if each["path"] == "shown"
    ]
    assert (shown["requestSchema"], shown["responseSchema"]) == ("new_task", "sent_task")
    described = call(admin, "GET", "/openapi.json").json()["paths"]["/rest/v1/shown"]["post"]
    assert described["requestBody"]["description"] == "It matches the registered schema new_task."
    assert described["responses"]["200"]["description"] == "It matches the registered schema sent_task."


def test_who_may_not_read_schemas_names_none(gateway: Gateway, admin: Person) -> None:
    owner = person(gateway, Role.ADMIN)
    scopes = ["endpoints:read", "endpoints:write"]
    narrow = Person(gateway, owner.id, owner.done("createApiKey", "secret", name="n", scopes=scopes)["secret"])
    given = {"name": "n", "method": "GET", "path": "n/:id", "document": TASK, "requestSchema": "new_task"}
    assert narrow.refused("createEndpoint", "endpoint { id }", **given)[0] == "FORBIDDEN"
