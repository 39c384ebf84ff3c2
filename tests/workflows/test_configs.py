"""A config declared as a struct: parsing from JSON, fields that may be expressions, and error messages."""

from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any

import pytest
from msgspec import Meta

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
    given = {**LEAST, "pieces": 2.0, "kilos": 3, "dueAt": "2030-01-31", "size": "LARGE", "note": "Careful"}
    parcel = parse_config(Parcel, given)
    assert (parcel.pieces, type(parcel.pieces), parcel.kilos) == (2, int, 3.0)
    assert (parcel.due_at, parcel.size, parcel.note) == (datetime(2030, 1, 31), Size.LARGE, "Careful")
    aware = parse_config(Parcel, {**given, "dueAt": "2030-01-31T12:00:00Z"})
    assert aware.due_at == datetime(2030, 1, 31, 12, tzinfo=UTC)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "label": ({"label": " "}, "config.label must be a non-empty string."),
    "label of another type": ({"label": 1}, "config.label must be a non-empty string."),
    "content": ({"content": ...}, "config.content is required."),
    "weight": ({"weight": 1}, "config.weight is not a known field. Known fields: label, content, note, "),
    "pieces": ({"pieces": 10}, "config.pieces must be a whole number from 1 to 9."),
    "pieces of one and a half": ({"pieces": 1.5}, "config.pieces must be a whole number from 1 to 9."),
    "pieces that are a truth": ({"pieces": True}, "config.pieces must be a whole number from 1 to 9."),
    "kilos": ({"kilos": -1}, "config.kilos must be a number from 0 to 30."),
    "dueAt": ({"dueAt": "soon"}, "config.dueAt must be a time such as 2030-01-31T12:00:00Z."),
    "size": ({"size": "HUGE"}, "config.size must be SMALL, MEDIUM or LARGE."),
    "fragile": ({"fragile": 1}, "config.fragile must be true or false."),
    "code": ({"code": "x"}, "config.code must be a string of 2 to 4 characters."),
    "onlyIf": ({"onlyIf": "clock.now"}, "config.onlyIf is invalid. The name “clock” is not defined here"),
    "carriers": ({"carriers": "usr_a"}, "config.carriers must be a list of at most 3 user ids."),
    "carriers.1": ({"carriers": ["usr_a", 2]}, "config.carriers.1 must be a string."),
    "agentId": ({"carriers": ["usr_a"], "agentId": "agt_a"}, "config.agentId cannot be combined with carriers."),
    "dueAt alone": ({"dueAt": "2030-01-31"}, "config.dueAt requires kilos."),
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
