"""Arguments with variables in them, such as `input: {title: $title}`, made by functions composed once per plan.

A variable is already coerced and passes on as it is; a part without variables is coerced once. Anything unusual is left
to graphql-core: OneOf types, scalars with variables inside, an object where a list is expected, and whatever would be
an error.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple, TypeAlias, cast

from graphql import (
    FieldNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.language import BREAK
from graphql.utilities.coerce_input_value import coerce_input_literal

from executor.coercion import SHAREABLE, LeftToCore, default_of

Values: TypeAlias = Mapping[str, Any]
"""An operation's coerced variables, by name."""
Make: TypeAlias = Callable[[Values], Any]
"""Returns a value for an operation's variables, `_OMITTED`, or `Undefined` if graphql-core must decide."""

_OMITTED: Final = object()
"""A variable that has no value, so that a default applies."""


class _Part(NamedTuple):
    """An argument of a field, or a field of an input object."""

    out_name: str
    make: Make
    default: Callable[[], object] | None
    """Returns the default, or `Undefined` if there is none; None if the part is required."""


def maker_of(definition: GraphQLField, node: FieldNode) -> Callable[[Values], dict[str, Any] | None] | None:
    """Return the function that returns a field's arguments, as graphql-core would, or None if in doubt.

    Return None if its arguments are always left to graphql-core.
    """
    given = {argument.name.value: argument.value for argument in node.arguments or ()}
    try:
        parts = _parts(definition.args, given)
    except (LeftToCore, TypeError):  # TypeError: a default that is not of its type, which graphql-core describes
        return None
    return lambda variables: _filled(parts, variables)


def has_variable(value: ValueNode) -> bool:
    """Return whether a literal contains a variable."""
    search = _Variables()
    visit(value, search)
    return search.found


def _parts(
    definitions: Mapping[str, GraphQLArgument] | Mapping[str, GraphQLInputField], given: Mapping[str, ValueNode]
) -> list[_Part]:
    if not given.keys() <= definitions.keys():
        raise LeftToCore
    return [
        _Part(
            definition.out_name or name,
            _value(definition.type, given[name]) if name in given else _omitted,
            default_of(definition),
        )
        for name, definition in definitions.items()
    ]


def _filled(parts: Sequence[_Part], variables: Values) -> dict[str, Any] | None:
    made: dict[str, Any] = {}
    for out_name, make, default in parts:
        value = make(variables)
        if value is _OMITTED:
            if default is None:
                return None
            value = default()
            if value is Undefined:
                continue
        elif value is Undefined:
            return None
        made[out_name] = value
    return made


def _omitted(_variables: Values) -> object:
    return _OMITTED


def _value(type_: GraphQLInputType, node: ValueNode) -> Make:
    required = isinstance(type_, GraphQLNonNull)
    if isinstance(node, VariableNode):
        return _variable(node.name.value, required)
    if not has_variable(node):
        return _constant(type_, node)
    named = cast(GraphQLInputType, type_.of_type) if isinstance(type_, GraphQLNonNull) else type_
    if isinstance(named, GraphQLList) and isinstance(node, ListValueNode):
        return _list(named.of_type, node)
    if isinstance(named, GraphQLInputObjectType) and isinstance(node, ObjectValueNode) and not named.is_one_of:
        return _object(named, node)
    raise LeftToCore


def _variable(name: str, required: bool) -> Make:
    def passed_on(variables: Values) -> object:
        value = variables.get(name, _OMITTED)
        return Undefined if value is None and required else value

    return passed_on


def _constant(type_: GraphQLInputType, node: ValueNode) -> Make:
    first = coerce_input_literal(node, type_)
    if type(first) in SHAREABLE or isinstance(first, Enum):
        return lambda _: first
    return lambda _: coerce_input_literal(node, type_)  # a resolver may modify its list or object


def _list(item_type: GraphQLInputType, node: ListValueNode) -> Make:
    makers = [_value(item_type, item) for item in node.values]
    omitted = Undefined if isinstance(item_type, GraphQLNonNull) else None

    def made(variables: Values) -> object:
        items = [make(variables) for make in makers]
        items = [omitted if item is _OMITTED else item for item in items]
        return Undefined if any(item is Undefined for item in items) else items

    return made


def _object(type_: GraphQLInputObjectType, node: ObjectValueNode) -> Make:
    parts = _parts(type_.fields, {field.name.value: field.value for field in node.fields})

    def made(variables: Values) -> object:
        filled = _filled(parts, variables)
        return Undefined if filled is None else type_.out_type(filled)

    return made


class _Variables(Visitor):
    found = False

    def enter_variable(self, _node: VariableNode, *_: Any) -> object:
        self.found = True
        return BREAK
