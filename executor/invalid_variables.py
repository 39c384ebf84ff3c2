"""The errors of variables that cannot be coerced, in terms of the request: values as JSON, each with its path.

graphql-core finds the same errors, but shows values as Python does and names no path beyond the nearest object.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    Undefined,
    VariableDefinitionNode,
)
from graphql.execution.get_variable_signature import get_variable_signature
from graphql.pyutils import did_you_mean, inspect, suggestion_list
from graphql.type import is_required_input_field

_LONGEST_TEXT: Final = 100
_MOST_ITEMS: Final = 10
_DEEPEST: Final = 3
_CUT: Final = "…"
_NAME: Final = re.compile(r"[_A-Za-z]\w{0,99}", re.ASCII)
_TOO_MANY: Final = "Too many errors processing variables, error limit reached. Execution aborted."

Path = tuple[str | int, ...]


class Wrong(NamedTuple):
    """The fault of the value at a path, of which the first part is the variable."""

    path: Path
    message: str


def invalid_variables(
    schema: GraphQLSchema,
    definitions: Sequence[VariableDefinitionNode],
    given: Mapping[str, Any],
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
    message = f"Variable '${_written(wrong.path)}' has invalid value: {wrong.message}"
    field = ["variables", *(str(_cut(part, 0)) for part in wrong.path)]
    return GraphQLError(message, definition, extensions={"code": "BAD_USER_INPUT", "field": field})


def _written(path: Path) -> str:
    """Return a path such as `input.nodes[0].name`."""
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part}]"
        elif _NAME.fullmatch(part):
            written += f".{part}" if written else part
        else:
            written += f"[{as_json(part)}]"
    return written


def _wrong(value: Any, type_: GraphQLInputType, path: Path, suggestions: bool) -> Iterator[Wrong]:
    if isinstance(type_, GraphQLNonNull):
        if value is Undefined:
            yield Wrong(path, f"Expected a value of non-null type '{type_}' to be provided.")
        elif value is None:
            yield Wrong(path, f"Expected value of non-null type '{type_}' not to be null.")
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
    else:
        yield from _wrong_leaf(value, type_, path, suggestions)


def _wrong_object(value: Any, type_: GraphQLInputObjectType, path: Path, suggestions: bool) -> Iterator[Wrong]:
    if not isinstance(value, dict):
        yield Wrong(path, f"Expected value of type '{type_}' to be an object, found: {as_json(value)}.")
        return
    for name, field in type_.fields.items():
        inner = value.get(name, Undefined)
        if inner is not Undefined or is_required_input_field(field):
            yield from _wrong(inner, field.type, (*path, name), suggestions)
    for name in value:
        if name not in type_.fields:
            meant = did_you_mean(suggestion_list(name[:_LONGEST_TEXT], list(type_.fields))) if suggestions else ""
            yield Wrong((*path, name), f"Type '{type_}' has no field {as_json(name)}.{meant}")
    if type_.is_one_of and (len(value) != 1 or None in value.values()):
        yield Wrong(path, f"Exactly one field of '{type_}' must be given, and it must not be null.")


def _wrong_leaf(value: Any, type_: Any, path: Path, suggestions: bool) -> Iterator[Wrong]:
    try:
        if isinstance(type_, GraphQLEnumType):
            result = type_.coerce_input_value(value, not suggestions)
        else:
            result = type_.coerce_input_value(value)
    except GraphQLError as error:
        yield Wrong(path, _in_json(error.message, value))
    except Exception as error:
        yield Wrong(path, f"Expected value of type '{type_}', but {error}; found: {as_json(value)}.")
    else:
        if result is Undefined:
            yield Wrong(path, f"Expected value of type '{type_}', found: {as_json(value)}.")


def _in_json(message: str, value: Any) -> str:
    """Return a message of graphql-core, which names the value once, with the value as JSON."""
    if isinstance(value, bool) or not isinstance(value, int | float):  # JSON writes numbers as Python does
        before, shown, after = message.partition(inspect(value))
        return f"{before}{as_json(value)}{after}" if shown else message
    return message


def as_json(value: Any) -> str:
    """Return a value as JSON for a message: what is long or deep is cut."""
    return json.dumps(_cut(value, 0), ensure_ascii=False, default=inspect)


def _cut(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_TEXT else value[:_LONGEST_TEXT] + _CUT
    if isinstance(value, dict):
        if depth == _DEEPEST:
            return {_CUT: _CUT} if value else {}
        items = list(value.items())[:_MOST_ITEMS]
        return {_cut(str(name), depth): _cut(item, depth + 1) for name, item in items}
    if isinstance(value, list | tuple):
        cut = [_CUT] if depth == _DEEPEST else [_cut(item, depth + 1) for item in value[:_MOST_ITEMS]]
        return [*cut, _CUT] if depth < _DEEPEST and len(value) > _MOST_ITEMS else cut if value else []
    return value
