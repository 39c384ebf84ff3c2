"""Strawberry's conversion of arguments, prepared once per input type instead of once per value.

Strawberry resolves the type and the name of each field of an input type for every value. Types with a special
conversion (`from_input`, `Maybe`, global ids) are left to Strawberry.
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


class _SpecialConversion(Exception):
    """Values of this type must be converted by Strawberry."""


def converter_of(schema: GraphQLCoreConverter, arguments: list[StrawberryArgument]) -> Convert:
    """Return the function that converts graphql-core's arguments to the resolver's, given the resolver's `info`."""
    known = _known.setdefault(schema, {})
    before = dict(known)
    names = schema.config.name_converter
    try:
        made = [(names.from_argument(each), each.python_name, _maker(schema, each.type, known)) for each in arguments]
    except _SpecialConversion:
        known.clear()  # drop those that refer to the type that could not be prepared
        known.update(before)
        return lambda values, info: convert_arguments(
            values, arguments, scalar_registry=schema.scalar_registry, config=schema.config, info=info
        )

    def convert(values: dict[str, object], _info: object) -> dict[str, object]:
        return _converted(values, made)

    return convert


def _converted(values: Mapping[str, object], fields: list[tuple[str, str, Make | None]]) -> dict[str, object]:
    made = {}
    for name, python_name, make in fields:
        if name in values:
            value = values[name]
            made[python_name] = value if make is None or value is None or value is UNSET else make(value)
    return made


class _Input:
    """A converter for one input type, which may be recursive."""

    __slots__ = ("_fields", "_missing", "_type")

    def __init__(self, schema: GraphQLCoreConverter, type_: Any, known: dict[Any, "_Input"]) -> None:
        definition = type_.__strawberry_definition__
        if definition.from_input is not None:
            raise _SpecialConversion
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


_known: WeakKeyDictionary[GraphQLCoreConverter, dict[object, _Input]] = WeakKeyDictionary()


def _maker(schema: GraphQLCoreConverter, type_: object, known: dict[object, _Input]) -> Make | None:
    """Return the converter for values other than None and unset, or None if graphql-core's value is used as it is."""
    while isinstance(type_, StrawberryOptional | LazyType) and not isinstance(type_, StrawberryMaybe):
        type_ = type_.resolve_type() if isinstance(type_, LazyType) else type_.of_type
    if isinstance(type_, StrawberryList):
        return _list_maker(_maker(schema, type_.of_type, known))
    if type_ is GlobalID or isinstance(type_, StrawberryMaybe):
        raise _SpecialConversion
    if is_scalar(type_, schema.scalar_registry) or isinstance(type_, StrawberryEnumDefinition):
        return None
    if has_enum_definition(type_):
        return None
    if not has_object_definition(type_):
        raise _SpecialConversion
    return known.get(type_) or _Input(schema, type_, known)


def _list_maker(make: Make | None) -> Make:
    if make is None:
        return list  # a copy: graphql-core uses the same default object for every request

    def made(values: Any) -> list[Any]:
        return [value if value is None or value is UNSET else make(value) for value in values]

    return made
