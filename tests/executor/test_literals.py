"""The errors of documents: each has its place, is printable, and is short whatever the document contains."""

from typing import Final

import pytest
from graphql import GraphQLError, GraphQLScalarType, build_schema

from executor.documents import Documents
from executor.limits import Limits
from executor.request_errors import RequestError

SCHEMA: Final = build_schema("""
    enum Color { RED }
    scalar Time
    input Filter { at: Time, colors: [Color!], deep: Filter, ids: [ID!] }
    type Query { show(id: ID, at: Time, filter: Filter, int: Int): String }
""")


def _time(value: object) -> object:
    raise GraphQLError(f"{value!r} is no time.")


_scalar = SCHEMA.type_map["Time"]
assert isinstance(_scalar, GraphQLScalarType)
_scalar.parse_value = _scalar.coerce_input_value = _time  # type: ignore[method-assign]


def errors(text: str) -> list[GraphQLError]:
    with pytest.raises(RequestError) as caught:
        Documents(SCHEMA, Limits(), suggestions=False).get(text)
    return list(caught.value.errors)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('{ show(at: "x") }', 12),
        ('{ show(filter: {at: "x"}) }', 21),
        ('{ show(filter: {deep: {deep: {at: "x"}}}) }', 35),
        ("{ show(id: [1]) }", 12),
        ("{ show(id: {a: 1}) }", 12),
        ('{ show(filter: {ids: ["a", 1.5]}) }', 28),
        ("{ show(filter: {ids: [[1]]}) }", 23),
        ("{ show(filter: {ids: {a: 1}}) }", 22),
        ('query($at: Time = "x") { show(at: $at) }', 19),
        ("{ show(filter: {colors: [RED, NOPE]}) }", 31),
    ],
)
def test_a_wrong_literal_has_its_place(text: str, column: int) -> None:
    [error] = errors(text)
    assert [(each.line, each.column) for each in error.locations or ()] == [(1, column)], error.message


def test_null_is_called_null() -> None:
    [error] = errors("{ show(filter: {colors: [null]}) }")
    assert error.message == "Expected value of non-null type 'Color!' not to be null."


@pytest.mark.parametrize(
    "text",
    [
        '{ show(filter: {colors: ["a\u202eb\u200f"]}) }',
        '{ show(int: "%s") }' % ("\u202e" * 3_000),
        '{ show(int: "%s") }' % (r"\"'" * 3_000),
        "{ show(int: %s) }" % ("9" * 3_000),
        "{ show(int: {a: [%s]}) }" % ("1 " * 900),
        "{ %s }" % ("x" * 3_000),
        "{ show(%s: 1) }" % ("x" * 3_000),
        "{ show(filter: {colors: [%s]}) }" % ("X" * 3_000),
        "{ show %s" % ("x" * 3_000),
    ],
)
def test_what_a_document_contains_is_printable_and_cut(text: str) -> None:
    for error in errors(text):
        assert error.message.isprintable() and len(error.message) < 700, error.message
        assert error.locations


def test_a_long_string_keeps_its_beginning() -> None:
    [error] = errors('{ show(int: "%s") }' % ("é" * 300))
    assert error.message == f'Int cannot represent non-integer value: "{"é" * 100}…"'
