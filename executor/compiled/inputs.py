"""What Strawberry makes of arguments, worked out once for each input type instead of anew for each value.

Strawberry resolves the type and the name of each field of an input type every time a value of it comes. Types whose
values are made in a way of their own (`from_input`, `Maybe`, global ids) are left to Strawberry.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from strawberry.relay import GlobalID
from strawberry.scalars import is_scalar
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument, convert_arguments
from strawberry.types.base import StrawberryList, StrawberryMaybe, StrawberryOptional, has_object_definition
from strawberry.types.enum import StrawberryEnumDefinition, has_enum_definition
from strawberry.types.lazy_type import LazyType
from strawberry.types.unset import UNSET

Make: TypeAlias = Callable[[Any], Any]
Convert: TypeAlias = Callable[[dict[str, Any], Any], dict[str, Any]]


class _OwnWay(Exception):
    """Only Strawberry knows how a value of this type is made."""


def converter_of(schema: GraphQLCoreConverter, arguments: list[StrawberryArgument]) -> Convert:
    """Returns what makes a resolver's arguments of graphql-core's, given the resolver's `info`."""
    known = _known.setdefault(schema, {})
    before = dict(known)
    names = schema.config.name_converter
    try:
        made = [(names.from_argument(each), each.python_name, _maker(schema, each.type, known)) for each in arguments]
    except _OwnWay:
        known.clear()  # of what refers to the one that could not be made
        known.update(before)
        return lambda values, info: convert_arguments(
            values, arguments, scalar_registry=schema.scalar_registry, config=schema.config, info=info
        )

    def convert(values: dict[str, Any], _info: Any) -> dict[str, Any]:
        return _converted(values, made)

    return convert


def _converted(values: Mapping[str, Any], fields: list[tuple[str, str, Make | None]]) -> dict[str, Any]:
    made = {}
    for name, python_name, make in fields:
        if name in values:
            value = values[name]
            made[python_name] = value if make is None or value is None or value is UNSET else make(value)
    return made


class _Input:
    """Makes values of one input type, which may hold values of the same type."""

    __slots__ = ("_fields", "_missing", "_type")

    def __init__(self, schema: GraphQLCoreConverter, type_: Any, known: dict[Any, "_Input"]) -> None:
        definition = type_.__strawberry_definition__
        if definition.from_input is not None:
            raise _OwnWay
        known[type_] = self
        self._type = type_
        without = [each for each in definition.fields if each.default_value is MISSING is each.default_factory]
        self._missing = {each.python_name: None for each in without} if definition.is_input else {}
        self._fields: list[tuple[str, str, Make | None]] = [
            (
                schema.config.name_converter.from_field(each),
                each.python_name,
                _maker(schema, each.resolve_type(type_definition=definition), known),
            )
            for each in definition.fields
        ]

    def __call__(self, value: Mapping[str, Any]) -> Any:
        return self._type(**{**self._missing, **_converted(value, self._fields)})


_known: WeakKeyDictionary[GraphQLCoreConverter, dict[Any, _Input]] = WeakKeyDictionary()


def _maker(schema: GraphQLCoreConverter, type_: Any, known: dict[Any, _Input]) -> Make | None:
    """Returns what makes a value that is neither None nor unset, or None where graphql-core has made it."""
    while isinstance(type_, StrawberryOptional | LazyType) and not isinstance(type_, StrawberryMaybe):
        type_ = type_.resolve_type() if isinstance(type_, LazyType) else type_.of_type
    if isinstance(type_, StrawberryList):
        return _list_maker(_maker(schema, type_.of_type, known))
    if type_ is GlobalID or isinstance(type_, StrawberryMaybe):
        raise _OwnWay
    if is_scalar(type_, schema.scalar_registry) or isinstance(type_, StrawberryEnumDefinition):
        return None
    if has_enum_definition(type_):
        return None
    if not has_object_definition(type_):
        raise _OwnWay
    return known.get(type_) or _Input(schema, type_, known)


def _list_maker(make: Make | None) -> Make:
    if make is None:
        return list  # a copy: graphql-core gives the same default to each request

    def made(values: Any) -> list[Any]:
        return [value if value is None or value is UNSET else make(value) for value in values]

    return made
