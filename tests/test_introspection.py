"""Introspection results that generators and older clients can read."""

from typing import Any, Final

import pytest
from graphql import get_introspection_query

# The locations of the October 2021 edition and of input values (2025). Clients convert each by name and stop at others.
KNOWN_LOCATIONS: Final = (
    "QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION SCHEMA "
    "SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT "
    "INPUT_FIELD_DEFINITION"
)


@pytest.fixture(scope="module")
def introspection() -> dict[str, Any]:
    """The result of the introspection query that most clients send."""
    from schema import schema

    query = get_introspection_query(specified_by_url=True, directive_is_repeatable=True, input_value_deprecation=True)
    data = schema.execute_sync(query).data
    assert data is not None
    shown: dict[str, Any] = data["__schema"]
    return shown


def test_directives_have_only_locations_that_older_clients_know(introspection: dict[str, Any]) -> None:
    locations = {directive["name"]: set(directive["locations"]) for directive in introspection["directives"]}
    assert {"FIELD_DEFINITION", "ENUM_VALUE"} <= locations["deprecated"]
    assert set().union(*locations.values()) <= set(KNOWN_LOCATIONS.split())


def test_no_description_contains_what_generators_interpolate(introspection: dict[str, Any]) -> None:
    assert [text for text in descriptions(introspection) if "{{" in text or "<%" in text] == []


def descriptions(shown: object) -> list[str]:
    """Return all descriptions in a part of an introspection result."""
    if isinstance(shown, list):
        return [text for each in shown for text in descriptions(each)]
    if not isinstance(shown, dict):
        return []
    own = [shown["description"]] if shown.get("description") else []
    return own + [text for each in shown.values() for text in descriptions(each)]


def test_no_type_has_the_name_of_something_else(introspection: dict[str, Any]) -> None:
    """`System` is a namespace in C#, and every Java file imports the classes of java.lang."""
    taken = {"Class", "Exception", "Module", "Object", "Package", "Process", "Record", "Runtime", "System", "Thread"}
    assert not taken & {each["name"] for each in introspection["types"]}


def test_what_is_called_a_connection_is_one(introspection: dict[str, Any]) -> None:
    connections = [each for each in introspection["types"] if each["name"].endswith("Connection")]
    assert connections
    for each in connections:
        assert {"edges", "pageInfo"} <= {field["name"] for field in each["fields"] or ()}, each["name"]
