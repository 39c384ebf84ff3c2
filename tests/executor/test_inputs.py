"""Arguments equal Strawberry's own, for all input types."""

from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any, Optional

import pytest
import strawberry
from strawberry.types.arguments import convert_arguments
from strawberry.types.base import get_object_definition

from executor.compiled.inputs import converter_of


@strawberry.enum
class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@strawberry.input
class Leaf:
    name: str
    colour: Colour = Colour.RED
    note: str | None = strawberry.UNSET


@strawberry.input
class Tree:
    leaves: list[Leaf]
    words: list[str] | None = None
    some: list[Leaf | None] | None = strawberry.field(default_factory=list)
    at: datetime | None = None
    below: Optional["Tree"] = None
    missing: int | None
    far: Annotated["Leaf", strawberry.lazy("tests.executor.test_inputs")] | None = None
    renamed: int = strawberry.field(name="otherName", default=7)


@strawberry.input
class Careful:
    perhaps: strawberry.Maybe[str | None]
    again: Optional["Careful"] = None


@strawberry.input
class Around:
    careful: Careful | None = None
    around: Optional["Around"] = None


@strawberry.type
class Query:
    @strawberry.field
    def trees(self, first: Tree, colours: list[Colour] | None = None, number: int = 3) -> int:
        return number

    @strawberry.field
    def careful(self, one: Careful, other: Around | None = None) -> int:
        return 1

    @strawberry.field
    def around(self, other: Around | None = None, leaf: Leaf | None = None) -> int:
        return 1


SCHEMA = strawberry.Schema(Query)
LEAF = {"name": "a"}
VALUES: list[tuple[str, dict[str, Any]]] = [
    ("trees", {"first": {"leaves": []}}),
    ("trees", {"first": {"leaves": [LEAF, {"name": "b", "colour": Colour.BLUE, "note": None}], "words": ["x", "y"]}}),
    ("trees", {"first": {"leaves": [LEAF], "some": [None, LEAF], "at": datetime.now(UTC), "missing": 3}, "number": 4}),
    ("trees", {"first": {"leaves": [], "below": {"leaves": [LEAF], "below": {"leaves": [], "otherName": 1}}}}),
    ("trees", {"first": {"leaves": [], "far": LEAF, "words": None, "some": None}, "colours": [Colour.RED]}),
    ("trees", {"first": {"leaves": []}, "colours": None}),
    ("careful", {"one": {"perhaps": None, "again": {"perhaps": "x"}}, "other": {"careful": {"perhaps": None}}}),
    ("careful", {"one": {}}),
    ("around", {"other": {"careful": {"perhaps": "x"}, "around": {"around": {}}}, "leaf": LEAF}),
    ("around", {"other": None}),
    ("around", {}),
]


@pytest.mark.parametrize(("field", "values"), VALUES)
def test_arguments_equal_those_of_strawberry(field: str, values: dict[str, Any]):
    converter = SCHEMA.schema_converter
    [found] = [each for each in get_object_definition(Query, strict=True).fields if each.python_name == field]
    expected = convert_arguments(values, found.arguments, converter.scalar_registry, converter.config)
    for _ in range(2):
        assert converter_of(converter, found.arguments)(values, None) == expected


def test_each_call_gets_its_own_copy_of_a_list():
    words = ["x"]
    [found] = [each for each in get_object_definition(Query, strict=True).fields if each.python_name == "trees"]
    convert = converter_of(SCHEMA.schema_converter, found.arguments)
    made = convert({"first": {"leaves": [], "words": words}}, None)
    made["first"].words.append("y")
    assert words == ["x"]
