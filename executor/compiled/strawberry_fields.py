"""Strawberry fields that are simple enough to be resolved without Strawberry's resolvers.

A field without a resolver reads an attribute; one without permissions, extensions and exception handlers calls a
function. All other fields, and all fields of schemas that are not Strawberry's, use the resolver in the schema.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter
from keyword import iskeyword
from typing import Any, Final

from graphql import GraphQLField, GraphQLSchema
from strawberry import ID
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.base import StrawberryOptional
from strawberry.types.field import StrawberryField

from executor.compiled.inputs import Convert, converter_of

_MADE_BY_STRAWBERRY: Final = GraphQLCoreConverter.__module__
_PLAIN: Final = (str, int, float, bool, ID)


@dataclass(frozen=True, slots=True)
class PlainResolver:
    """A function that resolves a field, and its parameters.

    Args:
        source_parameters: the parameters that receive the source, besides `self`.
        convert: converts graphql-core's arguments to the function's.
        unconverted: the parameters of the arguments that `convert` does not change, by their names in the schema.
        info_class: Strawberry's info class, which wraps graphql-core's info and the field.
    """

    function: Callable[..., Any]
    takes_self: bool
    source_parameters: tuple[str, ...]
    info_parameter: str | None
    convert: Convert
    unconverted: Mapping[str, str]
    info_class: type[Any]
    field: StrawberryField


def attribute_of(definition: GraphQLField) -> str | None:
    """Return the attribute of a field that only reads an attribute, otherwise None."""
    field = _strawberry_field(definition)
    if field is None or not field.is_basic_field or field.default_resolver is not getattr:
        return None
    name = field.python_name
    usable = name.isidentifier() and not iskeyword(name)
    return name if usable and getattr(definition.resolve, "_is_default", False) else None


def plain_resolver(schema: GraphQLSchema, definition: GraphQLField) -> PlainResolver | None:
    """Return the function of a field that only calls a function, otherwise None."""
    field = _strawberry_field(definition)
    if field is None or field.extensions or field.base_resolver is None or field.is_subscription:
        return None
    converter: GraphQLCoreConverter = schema._strawberry_schema.schema_converter  # type: ignore[attr-defined]
    if converter._get_field_exception_handlers(field):
        return None
    resolver = field.base_resolver
    if not callable(resolver.wrapped_func):
        return None
    sources = {found.name for found in (resolver.parent_parameter, resolver.root_parameter) if found}
    info: Parameter | None = resolver.info_parameter
    return PlainResolver(
        resolver.wrapped_func,
        bool(resolver.self_parameter),
        tuple(sources),
        info.name if info else None,
        converter_of(converter, field.arguments),
        {
            converter.config.name_converter.from_argument(argument): argument.python_name
            for argument in field.arguments
            if _is_plain(argument.type)
        },
        converter.config.info_class,
        field,
    )


def _strawberry_field(definition: GraphQLField) -> StrawberryField | None:
    """Return Strawberry's definition of a field, unless its resolution has been customized."""
    field = (definition.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(field, StrawberryField) or type(field).get_result is not StrawberryField.get_result:
        return None
    return field if getattr(definition.resolve, "__module__", None) == _MADE_BY_STRAWBERRY else None


def _is_plain(type_: object) -> bool:
    inner = type_.of_type if type(type_) is StrawberryOptional else type_
    return any(inner is plain for plain in _PLAIN)
