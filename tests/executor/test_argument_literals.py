"""Arguments with variables inside equal graphql-core's own."""

import re
from itertools import product
from typing import Any, Final

import pytest
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLInputObjectType,
    OperationDefinitionNode,
    build_schema,
    get_argument_values,
    get_variable_values,
    parse,
)

from executor.compiled.literals import maker_of

SCHEMA: Final = build_schema(
    """
    enum Color { RED, BLUE }
    input Inner { text: String!, color: Color = RED, tags: [String!] = ["a"], at: [[Int]] }
    input Outer { inner: Inner, inners: [Inner], must: Int!, other: ID = "x", any: Any, deep: Outer, one: One }
    input One @oneOf { a: Int, b: String }
    scalar Any
    type Query { show(outer: Outer, inners: [Inner!], color: Color = BLUE, must: Int! = 3, any: Any): String }
    """
)
OMITTED: Final = object()
KNOWN: Final = {
    "outer: {must: $int}": True,
    "outer: {must: $must, other: $id}": True,
    "outer: {must: 1, inner: {text: $must_text, color: $color, tags: $texts}}": True,
    "outer: {must: 1, inner: {text: $text}}": True,
    "outer: {must: 1, inners: [{text: $must_text, at: [[1, $int], null]}, null, $inner]}": True,
    "outer: {must: 1, deep: {must: $must, inner: null, any: {kept: [1]}}}": True,
    "outer: $outer, inners: [$inner]": True,
    "outer: {must: 1, inner: {text: $must_text, tags: [$text]}}": True,
    "color: $color, must: $int": True,
    "color: $color, must: $must, any: $any": True,
    "outer: {must: 1, any: {kept: $int}}": False,
    "outer: {must: 1, inners: {text: $must_text}}": False,
    "outer: {must: 1, one: {a: $must}}": False,
    "outer: {must: 1, one: {a: 1}, other: $id}": True,
}
"""Arguments, and whether they are made without graphql-core."""
TYPES: Final = {
    "int": ("Int", (OMITTED, None, 7)),
    "must": ("Int!", (8,)),
    "id": ("ID", (OMITTED, None, "i")),
    "text": ("String", (OMITTED, None, "t")),
    "must_text": ("String!", ("u",)),
    "color": ("Color", (OMITTED, None, "RED")),
    "texts": ("[String!]", (OMITTED, None, ["v", "w"])),
    "inner": ("Inner", (OMITTED, None, {"text": "x"})),
    "outer": ("Outer", (OMITTED, None, {"must": 1, "any": {"y": [1]}})),
    "any": ("Any", (OMITTED, None, {"z": 1})),
}


def field(arguments: str) -> tuple[OperationDefinitionNode, FieldNode]:
    used = sorted(set(re.findall(r"\$(\w+)", arguments)))
    head = ", ".join(f"${name}: {TYPES[name][0]}" for name in used)
    operation = parse(f"query ({head}) {{ show({arguments}) }}").definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    node = operation.selection_set.selections[0]
    assert isinstance(node, FieldNode)
    return operation, node


def expected(node: FieldNode, variables: Any) -> dict[str, Any] | None:
    assert SCHEMA.query_type is not None
    try:
        return get_argument_values(SCHEMA.query_type.fields["show"], node, variables)
    except GraphQLError:
        return None


@pytest.mark.parametrize("arguments", KNOWN)
def test_arguments_are_those_of_graphql_core(arguments: str) -> None:
    assert SCHEMA.query_type is not None
    operation, node = field(arguments)
    make = maker_of(SCHEMA.query_type.fields["show"], node)
    assert (make is not None) == KNOWN[arguments]
    names = [definition.variable.name.value for definition in operation.variable_definitions or ()]
    for values in product(*(TYPES[name][1] for name in names)):
        given = {name: value for name, value in zip(names, values, strict=True) if value is not OMITTED}
        variables = get_variable_values(SCHEMA, operation.variable_definitions or (), given)
        assert not isinstance(variables, list)
        if make is not None:
            assert make(variables.coerced) == expected(node, variables), given


def test_each_call_gets_lists_and_objects_of_its_own() -> None:
    assert SCHEMA.query_type is not None
    operation, node = field("outer: {must: $must, any: {kept: [1]}, inner: {text: $must_text}}")
    variables = get_variable_values(SCHEMA, operation.variable_definitions or (), {"must": 1, "must_text": "t"})
    assert not isinstance(variables, list)
    make = maker_of(SCHEMA.query_type.fields["show"], node)
    assert make is not None
    first, second = make(variables.coerced), make(variables.coerced)
    assert first is not None and second is not None
    first["outer"]["any"]["kept"].append(2)
    assert second["outer"]["any"] == {"kept": [1]}


def test_a_default_that_is_not_of_its_type_is_left_to_graphql_core() -> None:
    schema = build_schema("input In { a: Int! } type Query { show(a: In = {}, b: Int): String }", assume_valid=True)
    assert schema.query_type is not None
    _, node = field("b: $int")
    assert maker_of(schema.query_type.fields["show"], node) is None


def test_an_input_object_is_made_by_its_type_under_its_own_names() -> None:
    schema = build_schema("input In { a: Int, b: Int } type Query { show(in: In): String }")
    made_by = schema.type_map["In"]
    assert isinstance(made_by, GraphQLInputObjectType) and schema.query_type is not None
    made_by.fields["a"].out_name = "first"
    schema.query_type.fields["show"].args["in"].out_name = "given"
    made_by.out_type = lambda values: tuple(values.items())  # type: ignore[method-assign, assignment]
    _, node = field("in: {a: $int, b: 2}")
    make = maker_of(schema.query_type.fields["show"], node)
    assert make is not None
    assert make({"int": 1}) == {"given": (("first", 1), ("b", 2))}
