"""What Strawberry's resolvers do, for those fields where it is simple enough to be done directly.

A field without a resolver reads an attribute; one with neither permissions, extensions nor exception handlers calls a
function. Every other field, and every schema that is not Strawberry's, goes through the resolver that the schema holds.
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
    """A function that resolves a field, and what it wants to be given.

    Args:
        source_parameters: the parameters that take the source, besides `self`.
        convert: makes its arguments of graphql-core's.
        unconverted: the parameters of those arguments that `convert` leaves as they are, by their names in the schema.
        info_class: Strawberry's info, made of graphql-core's and of the field.
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
    """Returns the attribute that is all a field shows, or None when there is more to it."""
    field = _strawberry_field(definition)
    if field is None or not field.is_basic_field or field.default_resolver is not getattr:
        return None
    name = field.python_name
    usable = name.isidentifier() and not iskeyword(name)
    return name if usable and getattr(definition.resolve, "_is_default", False) else None


def plain_resolver(schema: GraphQLSchema, definition: GraphQLField) -> PlainResolver | None:
    """Returns the function that is all there is to a field, or None when there is more to it."""
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
    """Returns Strawberry's definition of a field, unless somebody has changed how it is resolved."""
    field = (definition.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(field, StrawberryField) or type(field).get_result is not StrawberryField.get_result:
        return None
    return field if getattr(definition.resolve, "__module__", None) == _MADE_BY_STRAWBERRY else None


def _is_plain(type_: object) -> bool:
    inner = type_.of_type if type(type_) is StrawberryOptional else type_
    return any(inner is plain for plain in _PLAIN)
