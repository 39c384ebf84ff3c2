"""JSON Schemas of operations: which variables they accept, and which data they describe."""

from typing import Any, Final

import pytest
from graphql import GraphQLSchema, build_schema, get_named_type, parse
from jsonschema import Draft202012Validator

from schema.json_schemas import DIALECT, result_schema, variables_schema
from tests.gateways import Gateway

PETS: Final = build_schema(
    """
    scalar DateTime
    "Any JSON value."
    scalar JSON
    scalar Cursor
    "A kind of pet."
    enum Kind { CAT DOG }
    "A filter of pets."
    input Filter {
        "Part of the name."
        name: String
        kinds: [Kind!]
        not: Filter
        limit: Int! = 20
        old: Boolean @deprecated(reason: "Use born.")
        at: DateTime!
    }
    input By @oneOf { id: ID name: String }
    interface Animal { id: ID! name: String }
    type Cat implements Animal { id: ID! name: String lives: Int! friend: Animal }
    type Dog implements Animal { id: ID! name: String tricks: [String!] friend: Animal }
    union Pet = Cat | Dog
    type Page { nodes: [Animal!]! cursor: Cursor }
    type Query {
        pets("Which pets." filter: Filter!, "How many." first: Int): Page!
        pet(by: By!): Pet
        details(of: ID!): JSON
        kinds: [[Kind!]!]!
        weight(of: ID, at: DateTime): Float
        born: DateTime
        chipped: Boolean! @deprecated(reason: "All are.")
    }
    """
)


def accepts(schema: dict[str, Any], value: object) -> bool:
    Draft202012Validator.check_schema(schema)
    return bool(Draft202012Validator(schema).is_valid(value))


VARIABLES: Final = variables_schema(
    PETS,
    """query Find("The page's size." $first: Int = 10, $filter: Filter!, $id: ID!, $at: DateTime, $chip: Boolean!) {
        pets(filter: $filter, first: $first) { nodes { id } }
        weight(of: $id, at: $at)
        details(of: $id) @include(if: $chip)
    }""",
)


def variables(**changes: object) -> dict[str, object]:
    given = {"filter": {"at": "2027-01-01T00:00:00Z"}, "id": "c1", "chip": True, **changes}
    return {name: value for name, value in given.items() if value is not ...}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"first": None},
        {"at": None},
        {"filter": {"at": "now", "kinds": ["CAT"], "name": None, "not": {"at": "now", "not": {"at": "then"}}}},
        {"filter": {"at": "now", "limit": 2**31 - 1, "not": None}},
    ],
)
def test_variables_that_graphql_accepts_are_valid(changes: dict[str, object]) -> None:
    assert accepts(VARIABLES, variables(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ...},
        {"id": None},
        {"filter": {}},
        {"filter": {"at": "now", "kinds": ["FISH"]}},
        {"filter": {"at": "now", "kinds": [None]}},
        {"filter": {"at": "now", "limit": None}},
        {"filter": {"at": "now", "limit": 2**31}},
        {"filter": {"at": "now", "not": {"name": "no time"}}},
        {"filter": {"at": "now", "color": "red"}},
        {"first": "10"},
        {"surplus": 1},
    ],
)
def test_variables_that_graphql_rejects_are_invalid(changes: dict[str, object]) -> None:
    assert not accepts(VARIABLES, variables(**changes))


def test_variables_have_defaults_and_descriptions() -> None:
    assert VARIABLES["$schema"] == DIALECT
    shown: Any = VARIABLES["properties"]
    assert shown["first"] == {
        "type": ["integer", "null"],
        "minimum": -(2**31),
        "maximum": 2**31 - 1,
        "description": "The page's size.",
        "default": 10,
    }
    assert shown["filter"] == {"$ref": "#/$defs/Filter", "description": "Which pets."}
    assert shown["at"] == {"type": ["string", "null"], "format": "date-time"}
    defined: Any = VARIABLES["$defs"]
    assert defined["Kind"] == {"type": "string", "enum": ["CAT", "DOG"], "description": "A kind of pet."}
    assert defined["Filter"]["description"] == "A filter of pets."
    assert defined["Filter"]["required"] == ["at"]
    assert defined["Filter"]["properties"]["limit"]["default"] == 20
    assert defined["Filter"]["properties"]["old"]["deprecated"] is True
    assert "Use born." in defined["Filter"]["properties"]["old"]["description"]


def test_a_variable_within_an_input_object_is_described_by_its_field() -> None:
    schema: Any = variables_schema(PETS, 'query($n: String) { pets(filter: {at: "now", name: $n}) { cursor } }')
    assert schema["properties"] == {"n": {"type": ["string", "null"], "description": "Part of the name."}}
    assert "required" not in schema
    assert "$defs" not in schema


def test_a_one_of_input_takes_exactly_one_field() -> None:
    schema = variables_schema(PETS, "query($by: By!) { pet(by: $by) { __typename } }")
    assert accepts(schema, {"by": {"id": "c1"}})
    assert not any(accepts(schema, {"by": by}) for by in ({}, {"id": None}, {"id": "c1", "name": "Tom"}))


def test_an_operation_without_variables_takes_none() -> None:
    schema = variables_schema(PETS, "{ born }")
    assert accepts(schema, {})
    assert not accepts(schema, {"a": 1})


def test_the_result_has_every_selected_field() -> None:
    schema = result_schema(PETS, "{ born weight kinds again: chipped details(of: 1) }")
    data = {"born": "now", "weight": None, "kinds": [["CAT"], []], "again": True, "details": {"any": [1]}}
    assert accepts(schema, data)
    wrong: list[dict[str, object]] = [{"kinds": [None]}, {"kinds": [["FISH"]]}, {"again": None}, {"weight": "1"}]
    assert not any(accepts(schema, {**data, **change}) for change in wrong)
    assert not any(accepts(schema, {key: data[key] for key in data if key != absent}) for absent in data)
    shown: Any = schema["properties"]
    assert shown["again"] == {"type": "boolean", "deprecated": True, "description": "Deprecated: All are."}
    assert shown["details"] == {"description": "Any JSON value."}


def test_a_field_that_can_be_left_out_is_not_required() -> None:
    schema = result_schema(
        PETS, "query($a: Boolean!) { born @skip(if: $a) ... @include(if: $a) { chipped } ... @defer { weight } kinds }"
    )
    assert schema["required"] == ["kinds"]
    both = result_schema(PETS, "query($a: Boolean!) { born @skip(if: $a) born }")
    assert both["required"] == ["born"]


def test_the_types_of_an_interface_have_their_own_fields() -> None:
    schema = result_schema(
        PETS,
        """{ pets(filter: {at: "now"}) { nodes { __typename ...Named ... on Cat { lives } ... on Dog { tricks } } } }
        fragment Named on Animal { name ...Known } fragment Known on Animal { id }""",
    )

    def takes(**node: object) -> bool:
        return accepts(schema, {"pets": {"nodes": [{"id": "1", "name": None, **node}]}})

    assert takes(__typename="Cat", lives=7)
    assert takes(__typename="Dog", tricks=None)
    assert not takes(__typename="Cat", tricks=None)
    assert not takes(__typename="Dog", tricks=[None])
    assert not takes(lives=7)


def test_types_with_the_same_fields_have_one_schema() -> None:
    schema: Any = result_schema(PETS, "{ pet(by: {id: 1}) { __typename ... on Animal { friend { name } } } }")
    assert schema["properties"]["pet"]["type"] == ["object", "null"]
    assert schema["properties"]["pet"]["properties"]["__typename"] == {"type": "string", "enum": ["Cat", "Dog"]}


def test_selections_of_one_field_are_merged() -> None:
    schema = result_schema(PETS, '{ pets(filter: {at: "now"}) { cursor } pets(filter: {at: "now"}) { nodes { id } } }')
    assert accepts(schema, {"pets": {"cursor": None, "nodes": [{"id": "1"}]}})
    assert not accepts(schema, {"pets": {"cursor": None}})


def test_fragments_that_repeat_each_other_are_computed_once() -> None:
    levels = 24
    fragments = "".join(
        f"fragment F{level} on Animal {{ ... on Cat {{ friend {{ ...F{level + 1} }} }}"
        f" ... on Dog {{ friend {{ ...F{level + 1} }} }} }} "
        for level in range(levels)
    )
    schema = result_schema(
        PETS,
        f'{{ pets(filter: {{at: "now"}}) {{ nodes {{ ...F0 }} }} }} {fragments}fragment F{levels} on Animal {{ id }}',
    )
    Draft202012Validator.check_schema(schema)


# ---------------------------------------------------------------- the product's own schema


def core() -> GraphQLSchema:
    from schema import schema

    return schema._schema


def test_every_input_type_has_a_schema() -> None:
    fields = [
        (kind, name, argument, each.type)
        for kind in ("query", "mutation", "subscription")
        for name, field in getattr(core(), f"{kind}_type").fields.items()
        for argument, each in field.args.items()
    ]
    assert fields
    for kind, name, argument, type_ in fields:
        document = f"{kind}($value: {type_}) {{ {name}({argument}: $value) {{ __typename }} }}"
        schema = variables_schema(core(), document)
        Draft202012Validator.check_schema(schema)
        assert (
            get_named_type(type_).name in ("Boolean", "Int", "ID", "String", "JSON", "Cursor", "DateTime")
            or schema["$defs"]
        )


CREATE: Final = """mutation($input: CreateTaskInput!) { createTask(input: $input) {
    task { id title status priority payload dueAt createdBy { __typename id ... on User { email } } }
    errors { code message field } } }"""
EVENTS: Final = "{ events(first: 5) { nodes { __typename id occurredAt ... on TaskCreated { task { title } } } } }"


@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
def test_real_data_fits_its_schema(gateway: Gateway) -> None:
    given: dict[str, Any] = {"input": {"title": "Call", "type": "call", "payload": {"a": [1, None]}}}
    assert accepts(variables_schema(core(), CREATE), given)
    assert not accepts(variables_schema(core(), CREATE), {"input": {"titel": "Call"}})
    defined: Any = variables_schema(core(), CREATE)["$defs"]
    assert defined["CreateTaskInput"]["properties"]["priority"]["default"] == 2
    assert accepts(result_schema(core(), CREATE), gateway.data(CREATE, given))
    given["input"]["title"] = ""
    rejected = gateway.data(CREATE, given)
    assert rejected["createTask"]["errors"]
    assert accepts(result_schema(core(), CREATE), rejected)
    assert accepts(result_schema(core(), EVENTS), gateway.data(EVENTS))


def test_every_preset_has_schemas() -> None:
    from routes.rest import PRESETS

    for preset in PRESETS:
        parse(preset.document)
        Draft202012Validator.check_schema(variables_schema(core(), preset.document))
        Draft202012Validator.check_schema(result_schema(core(), preset.document))
