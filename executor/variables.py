"""The variables of an operation. graphql-core coerces them, except where that would change nothing.

A value of the Python class that JSON has for a built-in scalar is coerced to itself. What is not so usual, and whatever
is wrong, goes to graphql-core, so that results and errors are its own.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, Final, NamedTuple, cast

from graphql import (
    GraphQLError,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    VariableDefinitionNode,
    get_variable_values,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource

from executor.coercion import INT, USUAL_CLASSES, Coerce, coercion

MOST_ERRORS: Final = 50


class _Plain(NamedTuple):
    """A variable of a built-in scalar, without a default."""

    name: str
    usual: type
    nullable: bool
    signature: GraphQLVariableSignature


class _Shaped(NamedTuple):
    """A variable of another type whose values are coerced by a function of their own, without a default."""

    name: str
    coerce: Coerce
    nullable: bool
    signature: GraphQLVariableSignature


class Variables:
    """What is known of an operation's variables before they are sent.

    Args:
        suggestions: whether errors may show names of the schema that nobody asked for.
    """

    __slots__ = ("_definitions", "_others", "_plain", "_schema", "_shaped", "_suggestions")

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode, *, suggestions: bool) -> None:
        self._schema = schema
        self._suggestions = suggestions
        self._definitions = operation.variable_definitions or ()
        found = [(definition, _known(schema, definition)) for definition in self._definitions]
        self._plain = [known for _, known in found if isinstance(known, _Plain)]
        self._shaped = [known for _, known in found if isinstance(known, _Shaped)]
        self._others = [definition for definition, known in found if known is None]

    def coerced(self, given: Mapping[str, Any]) -> VariableValues | list[GraphQLError]:
        """Returns the variables as the operation uses them, or why they cannot be used."""
        sources: dict[str, VariableValueSource] = {}
        coerced: dict[str, Any] = {}
        for name, usual, nullable, signature in self._plain:
            value: Any = given.get(name, Undefined)
            if value.__class__ is usual:
                if (usual is int and value not in INT) or (usual is float and not isfinite(cast(float, value))):
                    return self._by_core(self._definitions, given)
            elif not nullable or (value is not None and value is not Undefined):
                return self._by_core(self._definitions, given)
            sources[name] = VariableValueSource(signature, value)
            if value is not Undefined:
                coerced[name] = value
        for name, coerce, nullable, signature in self._shaped:
            value = given.get(name, Undefined)
            made = coerce(value) if value is not Undefined else value
            if made is not Undefined:
                coerced[name] = made
            elif value is not Undefined or not nullable:
                return self._by_core(self._definitions, given)
            sources[name] = VariableValueSource(signature, value)
        if self._others:
            others = self._by_core(self._others, given)
            if isinstance(others, list):
                return others
            sources.update(others.sources)
            coerced.update(others.coerced)
        return VariableValues(sources, coerced)

    def _by_core(
        self, definitions: Sequence[VariableDefinitionNode], given: Mapping[str, Any]
    ) -> VariableValues | list[GraphQLError]:
        return get_variable_values(
            self._schema, definitions, dict(given), max_errors=MOST_ERRORS, hide_suggestions=not self._suggestions
        )


def _known(schema: GraphQLSchema, definition: VariableDefinitionNode) -> _Plain | _Shaped | None:
    signature = get_variable_signature(schema, definition)
    if isinstance(signature, GraphQLError) or signature.default is not None:
        return None
    nullable = not isinstance(signature.type, GraphQLNonNull)
    named: Any = signature.type if nullable else signature.type.of_type  # type: ignore[union-attr]
    usual = USUAL_CLASSES.get(named) if named.__hash__ else None
    if usual is not None:
        return _Plain(signature.name, usual, nullable, signature)
    coerce = coercion(schema, signature.type)
    return _Shaped(signature.name, coerce, nullable, signature) if coerce is not None else None
