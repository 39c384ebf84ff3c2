"""The signature of a saved document: its only operation's kind, its variables and its root fields."""

import functools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableDefinitionNode,
    get_named_type,
    type_from_ast,
)
from graphql.type import GraphQLNullableInputType

from executor.documents import Document
from executor.origins import Origins
from executor.request_errors import request_error

ReadJson = Callable[[str], Any]
"""Parses JSON, or raises `ValueError`."""

ReadTexts = Callable[[Sequence[str]], Any]
"""Returns the JSON value of the texts that were given for a variable, or raises `ValueError` with what it must be."""

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")
_ANY_JSON: Final = "JSON"
"""The name of the scalar whose values are any JSON; the texts of other custom scalars are their values."""
_ERRORS: Final = "errors"
_REPORTED: Final = frozenset({"code", "message"})


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of an operation.

    Args:
        type: its type, as in the document.
        required: whether it must be given, because it is neither nullable nor has a default.
        single: whether one text is enough for any of its values: it is neither a list nor an object.
        read: returns its value from the texts of a path or a query string.
    """

    name: str
    type: str
    required: bool
    single: bool
    read: ReadTexts


@dataclass(frozen=True, slots=True)
class Signature:
    """An operation as its callers see it.

    Args:
        is_query: whether it is a query; otherwise it is a mutation.
        variables: by name, in the order of the document.
        fields: the response names of its root fields.
        silent: those that have `errors` of which the operation does not select code and message, so that it would
            fail silently.
        origins: the variables behind its arguments.
    """

    is_query: bool
    variables: Mapping[str, Variable]
    fields: Sequence[str]
    silent: Sequence[str]
    origins: Origins


def signature(schema: GraphQLSchema, document: Document, read_json: ReadJson) -> Signature:
    """Return the signature of a document's only operation.

    Args:
        read_json: reads the texts of values that are objects or any JSON.

    Raises:
        RequestError: there are several operations, or it is a subscription.
    """
    if len(document.operations) > 1:
        raise request_error("The document must have exactly one operation.", "BAD_USER_INPUT")
    [operation] = document.operations.values()
    if operation.operation is OperationType.SUBSCRIPTION:
        raise request_error("The operation must be a query or a mutation.", "BAD_USER_INPUT")
    variables = [_variable(schema, definition, read_json) for definition in operation.variable_definitions or ()]
    fields = list(_fields(operation.selection_set, document.fragments))
    return Signature(
        is_query=operation.operation is OperationType.QUERY,
        variables={variable.name: variable for variable in variables},
        fields=tuple(dict.fromkeys(_response_name(field) for field in fields)),
        silent=_silent(schema, operation, fields, document.fragments),
        origins=Origins(operation.selection_set, document.fragments),
    )


# ---------------------------------------------------------------- variables


def _variable(schema: GraphQLSchema, definition: VariableDefinitionNode, read_json: ReadJson) -> Variable:
    type_ = cast(GraphQLInputType, type_from_ast(schema, definition.type))  # the document is valid
    inner = _nullable(type_)
    if isinstance(inner, GraphQLList):
        read = _list(_item(_nullable(inner.of_type), read_json))
    else:
        read = _only(_item(inner, read_json))
    return Variable(
        name=definition.variable.name.value,
        type=str(type_),
        required=isinstance(type_, GraphQLNonNull) and definition.default_value is None,
        single=not isinstance(inner, GraphQLList | GraphQLInputObjectType) and inner.name != _ANY_JSON,
        read=read,
    )


def _nullable(type_: GraphQLInputType) -> GraphQLNullableInputType:
    return type_.of_type if isinstance(type_, GraphQLNonNull) else type_


def _list(read: Callable[[str], object]) -> ReadTexts:
    return lambda texts: [read(text) for text in texts]


def _only(read: Callable[[str], object]) -> ReadTexts:
    def value(texts: Sequence[str]) -> object:
        if len(texts) > 1:
            raise ValueError("given once")
        return read(texts[0])

    return value


def _item(type_: GraphQLNullableInputType, read_json: ReadJson) -> Callable[[str], object]:
    """Return a function that reads one text as a value of a type without null."""
    if type_ is GraphQLInt:
        return _whole
    if type_ is GraphQLFloat:
        return _number
    if type_ is GraphQLBoolean:
        return _switch
    if isinstance(type_, GraphQLEnumType):
        return _one_of(list(type_.values))
    if isinstance(type_, GraphQLInputObjectType | GraphQLList) or type_.name == _ANY_JSON:
        return functools.partial(_json, read_json)
    return str


def _whole(text: str) -> int:
    if _WHOLE.fullmatch(text) is None:
        raise ValueError("a whole number")
    return int(text)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError("a number")
    return value


def _switch(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("true or false")
    return text == "true"


def _one_of(names: Sequence[str]) -> Callable[[str], str]:
    def value(text: str) -> str:
        if text not in names:
            raise ValueError(f"one of {', '.join(names)}")
        return text

    return value


def _json(read_json: ReadJson, text: str) -> object:
    try:
        return read_json(text)
    except ValueError:
        raise ValueError("valid JSON") from None


# ---------------------------------------------------------------- root fields


def _fields(selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]) -> Iterator[FieldNode]:
    """Yield the fields of a selection set, through fragments."""
    for node in selections.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _fields(node.selection_set, fragments)
        elif isinstance(node, FragmentSpreadNode):
            yield from _fields(fragments[node.name.value].selection_set, fragments)


def _response_name(field: FieldNode) -> str:
    return field.alias.value if field.alias else field.name.value


def _silent(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fields: Sequence[FieldNode],
    fragments: Mapping[str, FragmentDefinitionNode],
) -> tuple[str, ...]:
    root = schema.mutation_type
    if operation.operation is not OperationType.MUTATION or root is None:
        return ()
    payloads = [(field, get_named_type(root.fields[field.name.value].type)) for field in fields if field.selection_set]
    return tuple(
        _response_name(field)
        for field, payload in payloads
        if isinstance(payload, GraphQLObjectType) and _ERRORS in payload.fields and not _reports(field, fragments)
    )


def _reports(field: FieldNode, fragments: Mapping[str, FragmentDefinitionNode]) -> bool:
    assert field.selection_set is not None
    selected = {
        _response_name(inner)
        for errors in _fields(field.selection_set, fragments)
        if errors.alias is None and errors.name.value == _ERRORS and errors.selection_set
        for inner in _fields(errors.selection_set, fragments)
        if inner.alias is None
    }
    return selected >= _REPORTED
