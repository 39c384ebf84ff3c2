"""Coercion of variables: values pass unchanged only where graphql-core would do the same."""

import math
from typing import Any, Final

import pytest
from graphql import GraphQLError, build_schema, get_variable_values, parse

from executor.variables import MAX_ERRORS, Variables
from tests.executor.both import both_with_errors
from tests.suite import walk

SCHEMA: Final = build_schema(
    """
    enum Color { RED }
    input Filter { text: String, ints: [Int!] }
    input Deep {
      filter: Filter!, filters: [Filter], color: Color = RED, colors: [Color!]! = [RED], any: Any, must: Int!, note: ID
    }
    input Tree { below: Tree, leaves: [Filter!] }
    input One @oneOf { a: Int, b: Filter }
    scalar Any
    type Query {
      show(id: ID, text: String, int: Int, float: Float = 2.5, boolean: Boolean, color: Color, filter: Filter, any: Any,
        must: ID = "given", ints: [Int]): String
      need(id: ID!, int: Int! = 3): String
    }
    """
)
TYPES: Final = (
    "ID",
    "String",
    "Int",
    "Float",
    "Boolean",
    "Color",
    "Filter",
    "Any",
    "[Int]",
    "Nope",
    "Deep",
    "Tree",
    "One",
    "[[Deep!]]",
)
FILTERS: Final[tuple[Any, ...]] = (None, {}, {"text": "x"}, {"ints": [2**40]}, [], "x")
OTHERS: Final[tuple[Any, ...]] = (
    None,
    "RED",
    "BLUE",
    1,
    [],
    ["RED"],
    [None],
    [{}, None, {"text": "y"}],
    {},
    [{"nope": 1}],
)
VALUES: Final[tuple[Any, ...]] = (
    "",
    "x",
    "RED",
    0,
    1,
    -(2**31),
    2**31 - 1,
    2**31,
    2**70,
    0.5,
    2.0,
    1e300,
    math.inf,
    math.nan,
    True,
    False,
    None,
    [],
    [1],
    ["x"],
    {},
    {"text": "t"},
    {"text": 5},
    object(),
    {"text": None, "ints": [1, 2]},
    {"ints": 1},
    {"ints": [None]},
    {"text": "t", "nope": 1},
    *({"filter": filter, "must": 1} for filter in FILTERS),
    *(
        {"filter": {}, "must": 1, name: value}
        for name in ("filters", "color", "colors", "any", "note", "nope")
        for value in OTHERS
    ),
    *({"filter": {}, "must": must} for must in (None, "1", True, 1.0)),
    [{"filter": {}, "must": 1}],
    [[{"filter": {}, "must": 1}, None]],
    [[{"filter": {}, "must": 1, "note": 7}]],
    [None],
    {"below": {"below": {"leaves": [{}]}}},
    {"leaves": {"text": "a"}},
    {"a": 1},
    {"b": {}},
    {"a": None},
    {"a": 1, "b": {}},
    {"a": 1, "nope": 1},
    {"a": None, "nope": None},
)


def comparable(found: Any) -> Any:
    """Return a comparable form of a result; NaN is not equal to itself, and errors are described in other words."""
    if isinstance(found, list):
        return [error.locations for error in found]
    return repr([(name, source.value, str(source.signature.type)) for name, source in sorted(found.sources.items())]), {
        name: (type(value), repr(value)) for name, value in found.coerced.items()
    }


@walk(4)
@pytest.mark.parametrize("suggestions", [True, False])
@pytest.mark.parametrize("default", ["", " = null", ' = "RED"', " = 1"])
@pytest.mark.parametrize("type_", [name + mark for name in TYPES for mark in ("", "!")])
def test_are_coerced_as_by_graphql_core(type_: str, default: str, suggestions: bool, step: int) -> None:
    [operation] = parse(f"query($a: {type_}{default}, $b: Int, $c: [String!]) {{ __typename }}").definitions
    variables = Variables(SCHEMA, operation, suggestions=suggestions)  # type: ignore[arg-type]
    others: tuple[dict[str, Any], ...] = ({}, {"b": 5, "c": "x", "d": 1}, {"b": "5", "c": 5})
    # Each value with one of the others; with another default, it is with another one.
    turn = len(default) % len(others)
    # Each combination of a type, a default and suggestions gets others of the values if it gets only some.
    first = (turn + suggestions + TYPES.index(type_.rstrip("!"))) % step
    numbered = list(enumerate(VALUES))[first::step]
    for given in ({}, *({"a": value, **others[(n + turn) % len(others)]} for n, value in numbered)):
        core = get_variable_values(
            SCHEMA,
            operation.variable_definitions,  # type: ignore[attr-defined]
            given,
            max_errors=50,
            hide_suggestions=not suggestions,
        )
        assert comparable(variables.coerced(given)) == comparable(core)


def test_keep_nothing_of_earlier_values() -> None:
    [operation] = parse("query($a: ID, $b: Int) { __typename }").definitions
    variables = Variables(SCHEMA, operation, suggestions=True)  # type: ignore[arg-type]
    first = variables.coerced({"a": "x", "b": 1})
    second = variables.coerced({"b": 2})
    assert not isinstance(first, list) and not isinstance(second, list)
    assert (first.coerced, second.coerced) == ({"a": "x", "b": 1}, {"b": 2})


@pytest.mark.parametrize("given", [{"id": "a", "n": 1}, {"id": "a", "n": None}, {"id": "a"}, {}, {"n": 5, "f": 0.5}])
async def test_are_passed_as_arguments_in_each_run(given: dict[str, Any]) -> None:
    seen: list[Any] = []

    def show(_source: Any, _info: Any, **arguments: Any) -> str:
        seen.append(dict(arguments))
        if "must" in arguments and arguments.get("int") == 1:
            raise GraphQLError("one")
        return repr(sorted(arguments.items()))

    for field in ("show", "need"):
        SCHEMA.type_map["Query"].fields[field].resolve = show  # type: ignore[attr-defined]
    text = """query($id: ID, $n: Int = 7, $f: Float, $filter: Filter = {text: "d"}) {
      a: show(id: $id, int: $n, float: $f, text: "constant") b: show(must: $id, filter: $filter, int: $n)
      c: show(ints: [1, $n], boolean: true) d: need(id: "x", int: $n) e: show(filter: {text: "a", ints: [$n]}) f: show
    }"""
    await both_with_errors(SCHEMA, text, variables=given)
    half = len(seen) // 2
    assert seen[:half] == seen[half:]


ERRORS: Final = [
    ("String!", True, "$a", "String cannot represent a non string value: true"),
    ("String!", None, "$a", "Expected value of non-null type 'String!' not to be null."),
    ("Int", "5", "$a", 'Int cannot represent non-integer value: "5"'),
    ("Boolean", ["é", None, False], "$a", 'Boolean cannot represent a non boolean value: ["é", null, false]'),
    ("Float", {"b": {"c": None}}, "$a", 'Float cannot represent non numeric value: {"b": {"c": null}}'),
    ("Color", "PURPLE", "$a", """Value "PURPLE" does not exist in 'Color' enum."""),
    ("Color", "a'b", "$a", """Value "a'b" does not exist in 'Color' enum."""),
    ("Color", "x\ny\x1b[31m\u202e\U000e0001", "$a", r"""Value "x\ny\u001b[31m\u202e\udb40\udc01" does not exist"""),
    ("Color", '"' * 160, "$a", f"""Value "{chr(92) + '"'}"""),
    ("Color", "U" * 300, "$a", f"""Value "{"U" * 100}…" does not exist in 'Color' enum."""),
    (
        "Color",
        {"\u202e": ["\u200b"]},
        "$a",
        r"""Enum 'Color' cannot represent non-string value: {"\u202e": ["\u200b"]}.""",
    ),
    ("Filter", {"\u202e": 1}, r'$a["\u202e"]', r"""Type 'Filter' has no field "\u202e"."""),
    ("Color", True, "$a", "Enum 'Color' cannot represent non-string value: true."),
    ("[Int!]", [1, None], "$a[1]", "Expected value of non-null type 'Int!' not to be null."),
    ("Filter", [True], "$a", "Expected value of type 'Filter' to be an object, found: [true]."),
    ("Filter", {"text": 1}, "$a.text", "String cannot represent a non string value: 1"),
    ("Filter", {"ints": [1, "x"]}, "$a.ints[1]", 'Int cannot represent non-integer value: "x"'),
    ("Filter", {"text": "a", "No name": True}, '$a["No name"]', """Type 'Filter' has no field "No name"."""),
    ("String!", {"a" * 999: ["b" * 999]}, "$a", f'String cannot represent a non string value: {{"{"a" * 100}…": ["'),
]


@pytest.mark.parametrize(("type_", "value", "path", "message"), ERRORS)
def test_errors_show_json_and_the_path(type_: str, value: Any, path: str, message: str) -> None:
    [operation] = parse(f"query($a: {type_}) {{ __typename }}").definitions
    found = Variables(SCHEMA, operation, suggestions=False).coerced({"a": value})  # type: ignore[arg-type]
    assert isinstance(found, list)
    assert any(each.message.startswith(f"Variable '{path}' has invalid value: {message}") for each in found), found
    assert all((each.extensions or {})["field"][:2] == ["variables", "a"] for each in found)
    assert all(len(each.message) < 500 and each.message.isprintable() for each in found)


@pytest.mark.parametrize("suggestions", [False, True])
def test_a_value_that_an_enum_lacks_is_shown_once_with_suggestions_if_permitted(suggestions: bool) -> None:
    [operation] = parse("query($a: Color) { __typename }").definitions
    found = Variables(SCHEMA, operation, suggestions=suggestions).coerced({"a": "REDD"})  # type: ignore[arg-type]
    assert isinstance(found, list)
    meant = " Did you mean the enum value 'RED'?" if suggestions else ""
    assert [each.message for each in found] == [
        f"""Variable '$a' has invalid value: Value "REDD" does not exist in 'Color' enum.{meant}"""
    ]


def test_many_errors_are_cut_and_say_so() -> None:
    [operation] = parse("query($a: [Int!]) { __typename }").definitions
    found = Variables(SCHEMA, operation, suggestions=True).coerced({"a": [None] * 99})  # type: ignore[arg-type]
    assert isinstance(found, list) and len(found) == MAX_ERRORS + 1
    assert found[-1].message.startswith("Too many errors processing variables")
