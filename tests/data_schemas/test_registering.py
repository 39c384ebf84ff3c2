"""Registering versions of schemas, and reading them."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, person

LESSON: dict[str, Any] = {
    "type": "object",
    "properties": {"lesson_id": {"type": "string"}, "title": {"type": "string"}, "content": {"type": "string"}},
    "required": ["lesson_id", "title"],
}
"""The schema of document 002."""
SHOWN = "schema { id name platform format version compatibility definition }"


def register(person: Person, name: str, version: str, definition: Any = LESSON, **more: Any) -> dict[str, Any]:
    """Register a version, which must succeed, and return it."""
    return dict(person.done("registerSchema", SHOWN, **given(name, version, definition, **more))["schema"])


def refused(person: Person, name: str, version: str, definition: Any = LESSON, **more: Any) -> dict[str, Any]:
    """Return the error of a version that must be refused."""
    [error] = person.change("registerSchema", SHOWN, given(name, version, definition, **more))["errors"]
    return dict(error)


def given(name: str, version: str, definition: Any, **more: Any) -> dict[str, Any]:
    """Return the input of `registerSchema`."""
    values = {"name": name, "version": version, "definition": definition, "platform": "BACKEND"}
    return {**values, "format": "JSON_SCHEMA", **more}


@pytest.fixture
def operator(gateway: Gateway) -> Person:
    """Someone who may register schemas."""
    return administrator(gateway)


def test_a_registered_version_is_read_back(operator: Person):
    made = register(operator, "lesson_content", "1.0.0")
    assert (made["version"], made["compatibility"], made["definition"]) == ("1.0.0", "BACKWARD", LESSON)
    [listed] = operator.data(f'{{ dataSchemas(name: "lesson_content") {{ {SHOWN[9:-2]} }} }}')["dataSchemas"]
    assert listed == made
    node = operator.data("query($id: ID!) { node(id: $id) { ... on DataSchema { name } } }", id=made["id"])["node"]
    assert node == {"name": "lesson_content"}


def test_versions_are_in_the_order_of_their_precedence(operator: Person):
    for version in ("1.0.0-rc.2", "1.0.0-rc.10", "1.0.0", "1.9.0", "1.10.0"):
        register(operator, "ordered", version)
    query = '{ dataSchemas(name: "ordered") { version versions { version } } }'
    found = operator.data(query)["dataSchemas"]
    expected = ["1.10.0", "1.9.0", "1.0.0", "1.0.0-rc.10", "1.0.0-rc.2"]
    assert [each["version"] for each in found] == expected
    assert [each["version"] for each in found[0]["versions"]] == expected
    newest = {
        each["name"]: each["version"] for each in operator.data("{ dataSchemas { name version } }")["dataSchemas"]
    }
    assert newest["ordered"] == "1.10.0"


def test_the_same_version_again_is_the_same_and_another_definition_is_refused(operator: Person):
    first = register(operator, "again", "1.0.0")
    assert register(operator, "again", "1.0.0") == first
    error = refused(operator, "again", "1.0.0", {"type": "string"})
    assert (error["code"], error["field"]) == ("CONFLICT", ["version"])


def test_a_version_must_be_above_the_newest_and_of_the_same_format(operator: Person):
    register(operator, "above", "1.2.0")
    assert refused(operator, "above", "1.1.0")["field"] == ["version"]
    assert refused(operator, "above", "1.3.0", "message A {}", format="PROTOBUF")["field"] == ["format"]


def test_the_same_name_on_another_platform_is_another_schema(operator: Person):
    register(operator, "shared", "1.0.0")
    register(operator, "shared", "1.0.0", {"type": "array"}, platform="ROBLOX")
    query = "query($s: String!) { validateData(schema: $s, data: []) { valid } }"
    assert operator.data(query, s="roblox/shared")["validateData"]["valid"]
    assert not operator.data(query, s="backend/shared@1.0.0")["validateData"]["valid"]
    [error] = operator.gateway.graphql(query, {"s": "shared"}, operator.token)["errors"]
    assert "BACKEND, ROBLOX" in error["message"]


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("name", {"name": "with space"}),
        ("name", {"name": ""}),
        ("version", {"version": "1.0"}),
        ("version", {"version": "1.0.0+build"}),
        ("version", {"version": "01.0.0"}),
        ("definition", {"definition": {"type": "nothing"}}),
        ("definition", {"definition": "text"}),
        ("definition", {"definition": {"$ref": "http://example.com/schema"}}),
        ("definition", {"format": "AVRO", "definition": {"type": "record"}}),
        (
            "definition",
            {"format": "AVRO", "definition": {"type": "record", "name": "R", "fields": [{"name": "a", "type": "Q"}]}},
        ),
        ("definition", {"format": "AVRO", "definition": 5}),
        ("definition", {"format": "PROTOBUF", "definition": "message A { B b = 1; }"}),
        ("definition", {"format": "PROTOBUF", "definition": "message A {"}),
        ("definition", {"format": "PROTOBUF", "definition": ""}),
        ("definition", {"format": "PROTOBUF", "definition": 'import "/etc/passwd"; message A {}'}),
        ("definition", {"format": "PROTOBUF", "definition": {"proto": "message A {}", "message": "B"}}),
        ("definition", {"format": "PROTOBUF", "definition": "message A { string a = 99999999999; }"}),
        ("definition", {"format": "PROTOBUF", "definition": "message A { " + "message M { " * 200}),
        ("definition", {"format": "PROTOBUF", "definition": "/" * 20_000}),
    ],
)
def test_what_is_invalid_is_refused_by_name(operator: Person, field: str, changed: dict[str, Any]):
    error = refused(operator, **{**given("invalid", "1.0.0", LESSON), **changed})
    assert error["code"] == "BAD_USER_INPUT"
    assert error["field"][0] == field
    assert operator.data('{ dataSchemas(name: "invalid") { id } }')["dataSchemas"] == []


def test_hostile_schemas_end_soon(operator: Person):
    nested: Any = {"type": "record", "name": "R", "fields": []}
    for number in range(60):
        nested = {"type": "record", "name": f"R{number}", "fields": [{"name": "a", "type": ["null", nested]}]}
    levels = {f"l{n}": {"anyOf": [{"$ref": f"#/$defs/l{n + 1}"}] * 12} for n in range(12)}
    branches = {"$defs": {**levels, "l12": {"type": "string", "minLength": 2}}, "$ref": "#/$defs/l0"}
    refused(operator, "hostile", "1.0.0", nested, format="AVRO")
    assert "too many steps" in refused(operator, "hostile", "1.0.0", branches)["message"]


def test_two_registrations_of_one_version_make_one(operator: Person):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: register(operator, "raced", "1.0.0")["id"], range(4)))
    assert len(set(made)) == 1


def test_members_read_and_only_operators_register(gateway: Gateway, operator: Person):
    register(operator, "private", "1.0.0")
    reader = person(gateway)
    assert reader.data('{ dataSchemas(name: "private") { version } }')["dataSchemas"] == [{"version": "1.0.0"}]
    assert refused(reader, "private", "1.1.0")["code"] == "FORBIDDEN"


def test_another_organization_sees_nothing(gateway: Gateway, operator: Person):
    made = register(operator, "secret", "1.0.0")
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    assert stranger.data('{ dataSchemas(name: "secret") { id } }')["dataSchemas"] == []
    for named in ("secret", made["id"], "backend/secret@1.0.0"):
        query = "query($s: String!) { validateData(schema: $s, data: {}) { valid } }"
        [error] = gateway.graphql(query, {"s": named}, stranger.token)["errors"]
        assert error["extensions"]["code"] == "NOT_FOUND"
