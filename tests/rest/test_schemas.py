"""The documented endpoint for registering schemas."""

from typing import Any, cast

from routes.rest.schema_presets import SCHEMA_PRESETS
from tests.gateways import Gateway
from tests.people import administrator, person
from tests.rest.calls import call

PATH = "/api/v1/integration/schema/register"
BODY: dict[str, Any] = cast(Any, SCHEMA_PRESETS[0].example).body


def test_the_documented_schema_is_registered_and_read_back(gateway: Gateway):
    admin = administrator(gateway)
    response = call(admin, "POST", PATH, BODY)
    assert response.status_code == 200, response.text
    made = response.json()
    shown = {name: made[name] for name in ("status", "schema_name", "schema_type", "platform", "version")}
    assert shown == {"status": "success"} | {name: BODY[name] for name in shown if name != "status"}
    query = "query($id: ID!) { node(id: $id) { ... on DataSchema { name platform definition } } }"
    row = admin.data(query, id=made["schema_id"])["node"]
    assert row == {"name": "lesson_content", "platform": "BACKEND", "definition": BODY["definition"]}


def test_what_is_wrong_is_named_as_in_the_request(gateway: Gateway):
    admin = administrator(gateway)
    for name, value, status in (
        ("schema_name", "with space", 400),
        ("schema_name", None, 400),
        ("schema_type", "xml", 400),
        ("platform", "moon", 400),
        ("version", "one", 400),
        ("definition", {"type": "nothing"}, 400),
        ("definition", None, 400),
    ):
        problem = call(admin, "POST", PATH, {**BODY, name: value})
        assert (problem.status_code, problem.json()["field"].split(".")[0]) == (status, name), problem.text
    assert call(admin, "POST", PATH, {**BODY, "version": "0.9.0"}).json()["field"] == "version"
    problem = call(admin, "POST", PATH, {**BODY, "compatability": "none"})
    assert (problem.status_code, problem.json()["field"]) == (400, "compatability")
    assert "may have schema_name, schema_type, platform, version, compatibility, definition." in problem.text


def test_members_cannot_register_and_strangers_get_401(gateway: Gateway):
    assert call(person(gateway), "POST", PATH, {**BODY, "version": "3.0.0"}).status_code == 403
    assert call(gateway, "POST", PATH, BODY).status_code == 401
