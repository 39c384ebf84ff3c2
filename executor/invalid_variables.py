"""The errors of variables that cannot be coerced, in terms of the request: values as JSON, each with its path.

graphql-core finds the same errors, but shows values as Python does and names no path beyond the nearest object.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    Undefined,
    VariableDefinitionNode,
    is_specified_scalar_type,
)
from graphql.execution.get_variable_signature import get_variable_signature
from graphql.pyutils import did_you_mean, inspect, suggestion_list
from graphql.type import is_required_input_field
from graphql.type.definition import did_you_mean_enum_value

from executor.value_faults import INT32, OBJECT, InvalidValue, ValueFault
from shown import LONGEST_TEXT, as_json, cut, written_path

_TOO_MANY: Final = "Too many errors processing variables, error limit reached. Execution aborted."

Path = tuple[str | int, ...]


class Wrong(NamedTuple):
    """The fault of the value at a path, of which the first part is the variable."""

    path: Path
    fault: ValueFault


def invalid_variables(
    schema: GraphQLSchema,
    definitions: Sequence[VariableDefinitionNode],
    given: Mapping[str, object],
    *,
    suggestions: bool,
    most: int,
) -> list[GraphQLError]:
    """Return the errors of variables, at most this number and one that says so.

    Args:
        suggestions: whether errors may suggest names from the schema.
    """
    errors = list[GraphQLError]()
    for definition in definitions:
        signature = get_variable_signature(schema, definition)
        if isinstance(signature, GraphQLError):
            errors.append(signature)
            continue
        value = given.get(signature.name, Undefined)
        if value is Undefined and signature.default is not None:
            continue
        for wrong in _wrong(value, signature.type, (signature.name,), suggestions):
            if len(errors) >= most:
                return [*errors, GraphQLError(_TOO_MANY)]
            errors.append(_error(wrong, definition))
    return errors


def _error(wrong: Wrong, definition: VariableDefinitionNode) -> GraphQLError:
    message = f"Variable '${written_path(wrong.path)}' has invalid value: {wrong.fault.message}"
    field = ["variables", *(str(cut(part)) for part in wrong.path)]
    return InvalidValue(message, definition, wrong.fault, field)


def _wrong(value: object, type_: GraphQLInputType, path: Path, suggestions: bool) -> Iterator[Wrong]:
    if isinstance(type_, GraphQLNonNull):
        if value is Undefined:
            message = f"Expected a value of non-null type '{type_}' to be provided."
            yield Wrong(path, ValueFault("MISSING", message))
        elif value is None:
            message = f"Expected value of non-null type '{type_}' not to be null."
            yield Wrong(path, ValueFault("NULL", message))
        else:
            yield from _wrong(value, type_.of_type, path, suggestions)
    elif value is None or value is Undefined:
        return
    elif isinstance(type_, GraphQLList):
        items = enumerate(value) if isinstance(value, list | tuple) else None
        for item, at in [(value, path)] if items is None else [(each, (*path, index)) for index, each in items]:
            yield from _wrong(item, type_.of_type, at, suggestions)
    elif isinstance(type_, GraphQLInputObjectType):
        yield from _wrong_object(value, type_, path, suggestions)
    elif isinstance(type_, GraphQLEnumType):
        yield from _wrong_enum(value, type_, path, suggestions)
    else:
        yield from _wrong_leaf(value, type_, path)


def _wrong_object(value: object, type_: GraphQLInputObjectType, path: Path, suggestions: bool) -> Iterator[Wrong]:
    if not isinstance(value, dict):
        found = as_json(value)
        message = f"Expected value of type '{type_}' to be an object, found: {found}."
        yield Wrong(path, ValueFault("WRONG_TYPE", message, found, expected=OBJECT))
        return
    for name, field in type_.fields.items():
        inner = value.get(name, Undefined)
        if inner is not Undefined or is_required_input_field(field):
            yield from _wrong(inner, field.type, (*path, name), suggestions)
    for name in value:
        if name not in type_.fields:
            meant = did_you_mean(suggestion_list(name[:LONGEST_TEXT], list(type_.fields))) if suggestions else ""
            found = as_json(name)
            message = f"Type '{type_}' has no field {found}.{meant}"
            yield Wrong((*path, name), ValueFault("UNKNOWN_FIELD", message, found, suggestion=meant.strip()))
    known = [value[name] for name in value if name in type_.fields]
    if type_.is_one_of and (len(known) != 1 or known[0] is None):
        message = f"Exactly one field of '{type_}' must be given, and it must not be null."
        yield Wrong(path, ValueFault("NOT_ONE_OF", message))


def _wrong_enum(value: Any, type_: GraphQLEnumType, path: Path, suggestions: bool) -> Iterator[Wrong]:
    if isinstance(value, str) and value in type_.values:
        return
    shown = as_json(value)
    text = isinstance(value, str)
    meant = did_you_mean_enum_value(type_, value[:LONGEST_TEXT] if text else inspect(value)) if suggestions else ""
    if text:
        message = f"Value {shown} does not exist in '{type_}' enum.{meant}"
    else:
        message = f"Enum '{type_}' cannot represent non-string value: {shown}.{meant}"
    yield Wrong(path, ValueFault("NOT_LISTED", message, shown, meant.strip(), list(type_.values)))


def _wrong_leaf(value: object, type_: GraphQLScalarType, path: Path) -> Iterator[Wrong]:
    try:
        result = type_.coerce_input_value(value)
    except GraphQLError as error:
        yield Wrong(path, _wrong_type(type_, _in_json(error.message, value), value))
    except Exception as error:
        message = f"Expected value of type '{type_}', but {error}; found: {as_json(value)}."
        yield Wrong(path, ValueFault("OTHER", message))
    else:
        if result is Undefined:
            yield Wrong(path, _wrong_type(type_, f"Expected value of type '{type_}', found: {as_json(value)}.", value))


def _wrong_type(type_: GraphQLScalarType, message: str, value: object) -> ValueFault:
    if not is_specified_scalar_type(type_):
        return ValueFault("OTHER", message)
    whole = type_ is GraphQLInt and not isinstance(value, bool) and isinstance(value, int)
    return ValueFault("WRONG_TYPE", message, as_json(value), expected=INT32 if whole else type_.name)


def _in_json(message: str, value: object) -> str:
    """Return a message of graphql-core, which names the value once, with the value as JSON."""
    if isinstance(value, bool) or not isinstance(value, int | float):  # JSON writes numbers as Python does
        before, shown, after = message.partition(inspect(value))
        return f"{before}{as_json(value)}{after}" if shown else message
    return message
