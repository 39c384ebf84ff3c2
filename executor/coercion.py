"""Input coercion by functions that are composed once per input type.

For common values they do what graphql-core does. For others they return `Undefined`, and graphql-core coerces the value
or reports the error. Recursive types and OneOf types are left to graphql-core entirely.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from math import isfinite
from types import NoneType
from typing import Any, Final, TypeAlias
from weakref import WeakKeyDictionary

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNamedInputType,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    GraphQLType,
    Undefined,
)
from graphql.pyutils import UndefinedType
from graphql.type import is_required_argument, is_required_input_field
from graphql.utilities.coerce_input_value import coerce_default_value

Coerce: TypeAlias = Callable[[Any], Any]

USUAL_CLASSES: Final[Mapping[GraphQLType, type]] = {
    GraphQLString: str,
    GraphQLID: str,
    GraphQLInt: int,
    GraphQLFloat: float,
    GraphQLBoolean: bool,
}
"""The Python class of a built-in scalar's JSON values."""
INT: Final = range(-(2**31), 2**31)
SHAREABLE: Final = frozenset({NoneType, UndefinedType, bool, int, float, str})
"""The classes of coerced values that no resolver can modify."""

_known: WeakKeyDictionary[GraphQLSchema, dict[GraphQLNamedInputType, Coerce]] = WeakKeyDictionary()


class LeftToCore(Exception):
    """A type or a literal whose values are not coerced here."""


def coercion(schema: GraphQLSchema, type_: GraphQLInputType) -> Coerce | None:
    """Return a function that coerces values of an input type as graphql-core does, or to `Undefined` if in doubt.

    Return None for a type that is left to graphql-core.
    """
    try:
        return _coercion(_known.setdefault(schema, {}), type_, frozenset())
    except LeftToCore:
        return None


def _coercion(
    known: dict[GraphQLNamedInputType, Coerce], type_: GraphQLInputType, around: frozenset[GraphQLNamedInputType]
) -> Coerce:
    if isinstance(type_, GraphQLNonNull):
        return _required(_coercion(known, type_.of_type, around))
    if isinstance(type_, GraphQLList):
        return _list(_coercion(known, type_.of_type, around))
    if type_ in around:
        raise LeftToCore
    if type_ not in known:
        if isinstance(type_, GraphQLInputObjectType):
            known[type_] = _object(known, type_, around | {type_})
        else:
            known[type_] = _leaf(type_)
    return known[type_]


def _required(coerce: Coerce) -> Coerce:
    return lambda value: Undefined if value is None else coerce(value)


def _list(coerce: Coerce) -> Coerce:
    def coerced(values: object) -> object:
        if values is None:
            return None
        if values.__class__ is not list:
            return Undefined
        made = [coerce(value) for value in values]
        return made if all(value is not Undefined for value in made) else Undefined

    return coerced


def _leaf(type_: GraphQLScalarType | GraphQLEnumType) -> Coerce:
    usual = USUAL_CLASSES.get(type_)

    def of_json(value: Any) -> Any:
        return value if value is None or value.__class__ is usual else Undefined

    def whole(value: Any) -> Any:
        return value if value is None or (value.__class__ is int and value in INT) else Undefined

    def number(value: Any) -> Any:
        return value if value is None or (value.__class__ is float and isfinite(value)) else Undefined

    def other(value: Any) -> Any:
        try:
            return None if value is None else type_.coerce_input_value(value)
        except Exception:
            return Undefined  # graphql-core reports the error

    if usual is None:
        return _names(type_) if isinstance(type_, GraphQLEnumType) else other
    return {int: whole, float: number}.get(usual, of_json)


def _names(type_: GraphQLEnumType) -> Coerce:
    values = {name: type_.coerce_input_value(name) for name in type_.values}
    return lambda name: values.get(name, Undefined) if name.__class__ is str else None if name is None else Undefined


def default_of(field: GraphQLInputField | GraphQLArgument) -> Callable[[], object] | None:
    """Return the function that returns the default of an argument or input field, or None if it is required."""
    if is_required_argument(field) if isinstance(field, GraphQLArgument) else is_required_input_field(field):
        return None
    first = coerce_default_value(field)
    if type(first) in SHAREABLE or isinstance(first, Enum):
        return lambda: first
    return lambda: coerce_default_value(field)  # a resolver may modify its list or object


def _object(
    known: dict[GraphQLNamedInputType, Coerce], type_: GraphQLInputObjectType, around: frozenset[GraphQLNamedInputType]
) -> Coerce:
    if type_.is_one_of:
        raise LeftToCore
    fields = [
        (name, field.out_name or name, _coercion(known, field.type, around), default_of(field))
        for name, field in type_.fields.items()
    ]

    def coerced(given: object) -> object:
        if given is None:
            return None
        if given.__class__ is not dict:
            return Undefined
        made, found = {}, 0
        for name, out_name, coerce, default in fields:
            value = given.get(name, Undefined)
            if value is Undefined:
                if default is None:
                    return Undefined
                value = default()
            else:
                found += 1
                value = coerce(value)
                if value is Undefined:
                    return Undefined
            if value is not Undefined:
                made[out_name] = value
        return type_.out_type(made) if found == len(given) else Undefined

    return coerced
