"""A config declared as a struct: parsing from JSON, fields that may be expressions, and error messages."""

from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any

import msgspec
import pytest
from msgspec import Meta, inspect

from engine.definitions.configs import (
    EXPRESSION,
    Condition,
    Config,
    ConfigError,
    Expression,
    Reference,
    Referent,
    Text,
    allow_one,
    parse_config,
    references,
    require_for,
)
from engine.definitions.wording import describe


class Size(Enum):
    SMALL = "SMALL"
    MEDIUM = "MEDIUM"
    LARGE = "LARGE"


class Parcel(Config, frozen=True, kw_only=True):
    """A config with a field of each kind."""

    label: Annotated[Text, EXPRESSION]
    content: Any
    note: Annotated[str | None, Expression(as_text=True)] = None
    pieces: Annotated[int, Meta(ge=1, le=9), EXPRESSION] = 1
    kilos: Annotated[Annotated[float, Meta(ge=0, le=30)] | None, EXPRESSION] = None
    due_at: Annotated[datetime | None, EXPRESSION] = None
    size: Size = Size.SMALL
    fragile: bool = False
    code: Annotated[str, Meta(min_length=2, max_length=4)] | None = None
    only_if: Annotated[Text | None, Condition()] = None
    carriers: Annotated[Annotated[list[str], Meta(max_length=3)] | None, Reference(Referent.USER), EXPRESSION] = None
    agent_id: Annotated[Text | None, Reference(Referent.AGENT)] = None

    def check(self, *, computed: bool) -> None:
        allow_one(self, "carriers", "agentId")
        require_for(self, "kilos", "dueAt")


LEAST: dict[str, Any] = {"label": "Books", "content": None}


def test_absent_and_null_fields_have_their_defaults() -> None:
    parcel = parse_config(Parcel, {**LEAST, "pieces": None, "size": None, "dueAt": None})
    assert parcel == Parcel(label="Books", content=None)


def test_values_have_the_declared_types() -> None:
    given = {**LEAST, "pieces": 2.0, "kilos": 3, "dueAt": "2030-01-31T00:00:00Z", "size": "LARGE", "note": "Careful"}
    parcel = parse_config(Parcel, given)
    assert (parcel.pieces, type(parcel.pieces), parcel.kilos) == (2, int, 3.0)
    assert (parcel.due_at, parcel.size, parcel.note) == (datetime(2030, 1, 31, tzinfo=UTC), Size.LARGE, "Careful")
    aware = parse_config(Parcel, {**given, "dueAt": "2030-01-31T12:00:00Z"})
    assert aware.due_at == datetime(2030, 1, 31, 12, tzinfo=UTC)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "label": ({"label": " "}, "config.label must be a non-empty string."),
    "label of another type": ({"label": 1}, "config.label must be a non-empty string."),
    "content": ({"content": ...}, "config.content is required."),
    "weight": ({"weight": 1}, "config.weight is not a known field. Known fields: label, content, note, "),
    "\u202e": ({"\u202e": 1}, r"config.\u202e is not a known field."),
    "pieces": ({"pieces": 10}, "config.pieces must be a whole number from 1 to 9."),
    "pieces of one and a half": ({"pieces": 1.5}, "config.pieces must be a whole number from 1 to 9."),
    "pieces that are a truth": ({"pieces": True}, "config.pieces must be a whole number from 1 to 9."),
    "kilos": ({"kilos": -1}, "config.kilos must be a number from 0 to 30."),
    "dueAt": ({"dueAt": "soon"}, "config.dueAt must be a time such as 2030-01-31T12:00:00Z."),
    "size": ({"size": "HUGE"}, "config.size must be SMALL, MEDIUM or LARGE."),
    "fragile": ({"fragile": 1}, "config.fragile must be true or false."),
    "code": ({"code": "x"}, "config.code must be a string of 2 to 4 characters."),
    "onlyIf": ({"onlyIf": "clock.now"}, 'config.onlyIf is invalid. The name "clock" is not defined here'),
    "carriers": ({"carriers": "usr_a"}, "config.carriers must be a list of at most 3 user ids."),
    "carriers.1": ({"carriers": ["usr_a", 2]}, "config.carriers.1 must be a string."),
    "agentId": ({"carriers": ["usr_a"], "agentId": "agt_a"}, "config.agentId cannot be combined with carriers."),
    "dueAt alone": ({"dueAt": "2030-01-31T00:00:00Z"}, "config.dueAt requires kilos."),
}


@pytest.mark.parametrize("what", WRONG)
@pytest.mark.parametrize("computed", [True, False])
def test_errors_name_the_field_and_the_expected_value(what: str, computed: bool) -> None:
    values, message = WRONG[what]
    given = {name: value for name, value in {**LEAST, **values}.items() if value is not ...}
    with pytest.raises(ConfigError) as caught:
        parse_config(Parcel, given, computed=computed)
    assert str(caught.value).startswith(message)
    assert ".".join(caught.value.path) == what.split(" ")[0]


def test_an_expression_is_checked_when_its_value_is_known() -> None:
    given = {**LEAST, "pieces": "${input.pieces}", "carriers": "${input.carriers}", "note": "${input.note}"}
    unresolved = parse_config(Parcel, given, computed=False)
    texts: list[Any] = [unresolved.pieces, unresolved.carriers, unresolved.note]
    assert texts == ["${input.pieces}", "${input.carriers}", "${input.note}"]
    with pytest.raises(ConfigError, match=r"config\.pieces must be a whole number"):
        parse_config(Parcel, {**given, "pieces": "many"}, computed=False)
    with pytest.raises(ConfigError, match=r"config\.pieces must be a whole number"):
        parse_config(Parcel, {**given, "carriers": []})


def test_a_field_that_cannot_be_an_expression_is_checked_at_once() -> None:
    with pytest.raises(ConfigError, match=r"config\.size must be"):
        parse_config(Parcel, {**LEAST, "size": "${input.size}"}, computed=False)


@pytest.mark.parametrize(("value", "text"), [(5, "5"), (True, "true"), ("", ""), ({"a": 1}, '{"a":1}')])
def test_a_computed_value_is_used_as_text_where_declared(value: Any, text: str) -> None:
    assert parse_config(Parcel, {**LEAST, "note": value}).note == text


def test_references_are_found_with_their_paths() -> None:
    given: dict[str, Any] = {"carriers": ["usr_a", "${input.who}", "usr_b", 5], "agentId": "agt_a"}
    assert list(references(Parcel, given)) == [
        (Referent.USER, "usr_a", ("carriers", "0")),
        (Referent.USER, "usr_b", ("carriers", "2")),
        (Referent.AGENT, "agt_a", ("agentId",)),
    ]
    assert not list(references(Parcel, {"carriers": "${input.all}", "agentId": None}))


# ---------------------------------------------------------------- lists whose items may be expressions


class Route(Config, frozen=True, kw_only=True):
    """A config with a list of a fixed length range, whose items may be expressions."""

    stops: Annotated[list[Annotated[int, Meta(ge=1), EXPRESSION]], Meta(min_length=2, max_length=3)] | None = None
    sizes: Annotated[list[Annotated[Size, EXPRESSION]], EXPRESSION] = msgspec.field(default_factory=list)


def test_items_may_be_expressions_where_declared() -> None:
    route = parse_config(Route, {"stops": [1, "${input.stop}"], "sizes": ["SMALL", "${input.size}"]}, computed=False)
    found: list[Any] = [route.stops, route.sizes]
    assert found == [[1, "${input.stop}"], [Size.SMALL, "${input.size}"]]
    route = parse_config(Route, {"stops": [1, 2.0], "sizes": ["SMALL", "LARGE"]})
    assert (route.stops, route.sizes) == ([1, 2], [Size.SMALL, Size.LARGE])
    unresolved: Any = parse_config(Route, {"sizes": "${input.sizes}"}, computed=False).sizes
    assert unresolved == "${input.sizes}"


@pytest.mark.parametrize(
    ("given", "computed", "message"),
    [
        ({"stops": ["${input.stop}"]}, False, "config.stops must be a list of 2 to 3 whole numbers."),
        ({"stops": ["${input.stop}", 0]}, False, "config.stops.1 must be a whole number of at least 1."),
        ({"stops": [1, "far"]}, False, "config.stops.1 must be a whole number of at least 1."),
        ({"stops": [1, "${input.stop}"]}, True, "config.stops.1 must be a whole number of at least 1."),
        ({"stops": "${input.stops}"}, False, "config.stops must be a list of 2 to 3 whole numbers."),
        ({"sizes": ["HUGE"]}, False, "config.sizes.0 must be SMALL, MEDIUM or LARGE."),
        ({"sizes": 5}, False, "config.sizes must be a list of values, each SMALL, MEDIUM or LARGE."),
    ],
)
def test_items_that_are_known_are_checked_at_once(given: dict[str, Any], computed: bool, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(Route, given, computed=computed)
    assert str(caught.value) == message


class Nested(Config, frozen=True, kw_only=True):
    """A config with lists of lists."""

    grid: list[list[int]] = msgspec.field(default_factory=list)
    counts: dict[str, int] = msgspec.field(default_factory=dict)


# ---------------------------------------------------------------- the words for a type


@pytest.mark.parametrize(
    ("type", "words"),
    [
        (str, "a string"),
        (Text, "a non-empty string"),
        (Annotated[str, Meta(max_length=4)], "a string of at most 4 characters"),
        (Annotated[str, Meta(min_length=2)], "a string of at least 2 characters"),
        (Annotated[str, Meta(min_length=2, max_length=4)], "a string of 2 to 4 characters"),
        (int, "a whole number"),
        (Annotated[int, Meta(le=9)], "a whole number of at most 9"),
        (Annotated[int, Meta(gt=0, lt=9)], "a whole number greater than 0 and less than 9"),
        (float, "a number"),
        (Annotated[float, Meta(ge=0)], "a number of at least 0"),
        (Annotated[float, Meta(ge=0.5, le=2)], "a number from 0.5 to 2"),
        (int | float, "a number"),
        (Annotated[int, Meta(ge=1)] | Annotated[float, Meta(ge=1)], "a number of at least 1"),
        (int | str, "a whole number or a string"),
        (bool | str, "true or false or a string"),
        (datetime, "a time such as 2030-01-31T12:00:00Z"),
        (Size, "SMALL, MEDIUM or LARGE"),
        (dict[str, Any], "a JSON object"),
        (list[Any], "a list of JSON values"),
        (list[str], "a list of strings"),
        (list[bool], "a list of booleans"),
        (list[datetime], "a list of times"),
        (list[float | None], "a list of numbers or nulls"),
        (list[list[int]], "a list of lists"),
        (list[dict[str, int]], "a list of JSON objects"),
        (Annotated[list[int | float], Meta(min_length=1, max_length=9)], "a list of 1 to 9 numbers"),
        (Annotated[list[Size], Meta(max_length=2)], "a list of at most 2 values, each SMALL, MEDIUM or LARGE"),
        (Annotated[list[int], Meta(min_length=1)], "a list of at least 1 whole numbers"),
    ],
)
def test_the_words_for_a_type_state_its_limits(type: Any, words: str) -> None:
    assert describe(inspect.type_info(type)) == words


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"grid": [[1], [2, "x"]]}, "config.grid.1.1 must be a whole number."),
        ({"grid": [[1], 2]}, "config.grid.1 must be a list of whole numbers."),
        ({"counts": {"a": "x"}}, "config.counts must be a JSON object."),
    ],
)
def test_an_error_names_the_innermost_item(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(Nested, given)
    assert str(caught.value) == message
