"""Result coercion of scalars and enums: which values go into the response unchanged, and how others are coerced.

A `Leaf` contains Python expressions for the generated code. They pass the common values of a type and leave everything
else to the type's own coercion: other classes, values out of range, None, exceptions and awaitables.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import FunctionType
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import orjson
from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLString,
    Undefined,
)
from graphql.pyutils import inspect
from strawberry.schema.types.base_scalars import isoformat


@dataclass(frozen=True, slots=True)
class Leaf:
    """The result coercion of one type.

    Args:
        test: an expression that is true for a value `{v}` that needs no coercion; None if every value needs it.
        shown: an expression for such a value in the response.
        names: the objects that the expressions refer to.
    """

    coerce: Callable[[Any], Any]
    test: str | None = None
    shown: str = "{v}"
    names: Mapping[str, Any] = field(default_factory=dict)


_TEXT: Final = "type({v}) is str"
_BUILT_IN: Final = {
    GraphQLString: _TEXT,
    GraphQLID: _TEXT,
    GraphQLInt: "type({v}) is int and -2147483648 <= {v} <= 2147483647",
    GraphQLFloat: "type({v}) is float and {v} - {v} == 0.0",  # neither infinite nor NaN
    GraphQLBoolean: "type({v}) is bool",
}
# Values that `encode` writes exactly like `isoformat()`. It writes UTC as Z, and drops the seconds of other offsets.
_ISO: Final = "(type({v}) is datetime or type({v}) is time) and {v}.tzinfo is None or type({v}) is date"
# Times that `encode` writes with microseconds and Z: it omits microseconds that are 0.
_UTC: Final = "type({v}) is datetime and {v}.tzinfo in utc_zones and {v}.microsecond"
_MOST_ZONES: Final = 16
_JSON: Final = frozenset({dict, list, str, int, float, bool, orjson.Fragment})


_UTC_MARK: Final = "__writes_utc_times__"
Serialize = TypeVar("Serialize", bound=Callable[..., Any])


def writes_utc_times(serialize: Serialize) -> Serialize:
    """Mark a scalar's serializer that writes a time in UTC with six fractional digits and `Z`.

    Compiled execution then leaves most times to `encode`, which writes them in the same way, many times faster.
    """
    setattr(serialize, _UTC_MARK, True)
    return serialize


def leaf(type_: GraphQLLeafType) -> Leaf:
    """Return the result coercion of a scalar or enum."""
    coerce = _coercion(type_)
    if isinstance(type_, GraphQLEnumType):
        return _enum(type_, coerce)
    if type_ in _BUILT_IN:
        return Leaf(coerce, _BUILT_IN[type_])
    serialize = type_.coerce_output_value
    if serialize is isoformat:
        return Leaf(coerce, _ISO, names={"datetime": dt.datetime, "date": dt.date, "time": dt.time})
    if getattr(serialize, _UTC_MARK, False):
        return _utc(coerce)
    if serialize is str:
        return Leaf(coerce, _TEXT)
    if _returns_its_argument(serialize):
        return Leaf(coerce, "type({v}) in json_classes", names={"json_classes": _JSON})
    return Leaf(coerce)


def _utc(coerce: Callable[[object], object]) -> Leaf:
    zones: set[dt.tzinfo | None] = {dt.UTC}

    def learn(value: object) -> object:
        zone = value.tzinfo if type(value) is dt.datetime else None
        if isinstance(zone, ZoneInfo) and zone.key == "UTC" and len(zones) < _MOST_ZONES:
            zones.add(zone)  # ORMs use their own objects for it
        return coerce(value)

    return Leaf(learn, _UTC, names={"datetime": dt.datetime, "utc_zones": zones})


def _enum(type_: GraphQLEnumType, coerce: Callable[[object], object]) -> Leaf:
    """Look up the names of a Strawberry enum's members once, where Strawberry does so for each value."""
    members = getattr(type_, "wrapped_cls", None)
    if not (isinstance(members, type) and issubclass(members, Enum)):
        return Leaf(coerce)
    try:
        shown = {member.value: type_.coerce_output_value(member) for member in members}
    except Exception:  # a member that is not in the schema, or an unhashable value
        return Leaf(coerce)
    names = {f"{type_.name}_members": members, f"{type_.name}_shown": shown}
    return Leaf(coerce, f"type({{v}}) is {type_.name}_members", f"{type_.name}_shown[{{v}}._value_]", names)


def _coercion(type_: GraphQLLeafType) -> Callable[[object], object]:
    serialize = type_.coerce_output_value

    def coerce(value: object) -> object:
        coerced = serialize(value)
        if coerced is None or coerced is Undefined:
            raise TypeError(
                f"Expected `{inspect(type_)}.coerce_output_value({inspect(value)})` to return non-nullable value,"
                f" returned: {inspect(coerced)}"
            )
        return coerced

    return coerce


def _returns_its_argument(function: object) -> bool:
    """Return whether a function is `lambda value: value`, judging by its bytecode."""

    def identity(value: object) -> object:
        return value

    if not isinstance(function, FunctionType):
        return False
    code = function.__code__
    return code.co_code == identity.__code__.co_code and (code.co_argcount, code.co_nlocals) == (1, 1)
