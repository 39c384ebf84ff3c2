"""Coercion of an operation's variables, with fast paths around graphql-core.

A value whose Python class is the one that JSON uses for a built-in scalar coerces to itself. Everything unusual is left
to graphql-core, so that results are identical to its own, and its errors are described in terms of the request.
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
from executor.invalid_variables import invalid_variables

MAX_ERRORS: Final = 50


class _Plain(NamedTuple):
    """A variable of a built-in scalar, without a default."""

    name: str
    usual: type
    nullable: bool
    signature: GraphQLVariableSignature


class _Shaped(NamedTuple):
    """A variable of another type, without a default, whose values are coerced by a generated function."""

    name: str
    coerce: Coerce
    nullable: bool
    signature: GraphQLVariableSignature


class Variables:
    """An operation's variable definitions, prepared for coercion.

    Args:
        suggestions: whether errors may suggest names from the schema.
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

    def coerced(self, given: Mapping[str, object]) -> VariableValues | list[GraphQLError]:
        """Return the coerced variables, or the errors."""
        sources: dict[str, VariableValueSource] = {}
        coerced: dict[str, object] = {}
        for name, usual, nullable, signature in self._plain:
            value: object = given.get(name, Undefined)
            if value.__class__ is usual:
                # Out of range for Int, or NaN or infinity: graphql-core words the error.
                if (usual is int and value not in INT) or (usual is float and not isfinite(cast(float, value))):
                    return self._by_core(self._definitions, given)
            elif not nullable or (value is not None and value is not Undefined):
                # Another class (an int for a Float, a bool for an Int) or a missing required value: graphql-core
                # decides whether to convert it. All variables go there, because errors are reported together.
                return self._by_core(self._definitions, given)
            # The class is right, or the variable is nullable and null or omitted.
            sources[name] = VariableValueSource(signature, value)
            if value is not Undefined:
                coerced[name] = value
        for name, coerce, nullable, signature in self._shaped:
            value = given.get(name, Undefined)
            result = coerce(value) if value is not Undefined else value
            if result is not Undefined:
                coerced[name] = result
            elif value is not Undefined or not nullable:
                # `Undefined` from the function means that it cannot coerce this value; or a required one is omitted.
                return self._by_core(self._definitions, given)
            sources[name] = VariableValueSource(signature, value)
        if self._others:
            others = self._by_core(self._others, given)
            if isinstance(others, list):
                return others  # the errors; all variables before them are valid
            sources.update(others.sources)
            coerced.update(others.coerced)
        return VariableValues(sources, coerced)

    def _by_core(
        self, definitions: Sequence[VariableDefinitionNode], given: Mapping[str, object]
    ) -> VariableValues | list[GraphQLError]:
        values = get_variable_values(
            self._schema, definitions, dict(given), max_errors=MAX_ERRORS, hide_suggestions=not self._suggestions
        )
        return self._described(definitions, given, values) if isinstance(values, list) else values

    def _described(
        self, definitions: Sequence[VariableDefinitionNode], given: Mapping[str, object], errors: list[GraphQLError]
    ) -> list[GraphQLError]:
        try:
            described = invalid_variables(
                self._schema, definitions, given, suggestions=self._suggestions, most=MAX_ERRORS
            )
        except RecursionError:
            return errors
        return described or errors


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
