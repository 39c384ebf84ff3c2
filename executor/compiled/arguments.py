"""Coerced arguments, computed once per plan or once per run if a resolver cannot modify them.

Arguments that are variables of built-in scalars are passed on unchanged, since variables are already coerced. The other
arguments then come from a template in the plan, made from the first coerced arguments. Arguments with other variables
are made for each run, by the functions of `literals.py`.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from graphql import (
    FieldNode,
    GraphQLBoolean,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLString,
    VariableNode,
    get_argument_values,
    is_non_null_type,
)

from executor.compiled.inputs import Convert
from executor.compiled.literals import has_variable, maker_of

if TYPE_CHECKING:
    from executor.compiled.runs import Run

_UNCHANGING: Final = frozenset(
    {NoneType, bool, int, float, str, bytes, dt.datetime, dt.date, dt.time, dt.timedelta, Decimal, UUID}
)
_BUILT_IN: Final = (GraphQLString, GraphQLID, GraphQLInt, GraphQLFloat, GraphQLBoolean)


class Arguments:
    """The arguments of one field.

    Args:
        convert: converts graphql-core's arguments to the resolver's; None if they are the same.
        unconverted: the parameters of the arguments that `convert` does not change, by their names in the schema.
    """

    __slots__ = ("_convert", "_definition", "_each", "_kept", "_maker", "_node", "_template", "_variables")

    def __init__(
        self,
        definition: GraphQLField,
        node: FieldNode,
        convert: Convert | None = None,
        unconverted: Mapping[str, str] | None = None,
    ) -> None:
        self._definition = definition
        self._node = node
        self._convert = convert
        if unconverted is None:
            unconverted = {name: argument.out_name or name for name, argument in definition.args.items()}
        self._variables = _passed_on(definition, node, unconverted)
        self._maker = maker_of(definition, node) if self._variables is None else None
        self._each = False
        """True once a call has shown that each needs its own arguments; computing shared ones would then be in vain."""
        none = not definition.args and not node.arguments
        self._kept: dict[str, Any] | None = {} if none else None
        self._template: dict[str, Any] | None = None

    def shared(self, run: "Run") -> dict[str, Any] | None:
        """Return the arguments for all sources of a run, or None if each call needs its own."""
        if self._kept is not None:
            return self._kept
        if self._each:
            return None
        kept = run.arguments.get(self)
        if kept is None:
            kept = self._filled(run)
            if kept is None:
                kept = self._made(run)
            if kept is not None:
                run.arguments[self] = kept
        return kept

    def make(self, run: "Run", info: Any) -> dict[str, Any]:
        """Return arguments for one call.

        Raises:
            GraphQLError: a value cannot be coerced.
        """
        made = self._maker(run.variables.coerced) if self._maker else None
        if made is None:
            made = get_argument_values(self._definition, self._node, run.variables, None, run.engine.hide_suggestions)
        return self._convert(made, info) if self._convert else made

    def _made(self, run: "Run") -> dict[str, Any] | None:
        try:
            made = self.make(run, None)
        except Exception:
            return None  # each call reports its own error
        if not all(map(_is_unchanging, made.values())):
            self._each = True
            return None
        variables = self._variables
        if variables is not None and not variables:
            self._kept = made
        elif variables is not None and _all_given(variables, run):
            self._template = {name: None if name in variables else value for name, value in made.items()}
        return made

    def _filled(self, run: "Run") -> dict[str, Any] | None:
        """Return the template filled with this run's variables, or None if one of them has no value."""
        if self._template is None or self._variables is None:
            return None
        filled = self._template.copy()
        coerced = run.variables.coerced
        for parameter, variable in self._variables.items():
            value = coerced.get(variable)
            if value is None:  # there may be a default for it, or it is an error
                return None
            filled[parameter] = value
        return filled


def _all_given(variables: Mapping[str, str], run: "Run") -> bool:
    return all(run.variables.coerced.get(variable) is not None for variable in variables.values())


def _passed_on(definition: GraphQLField, node: FieldNode, unconverted: Mapping[str, str]) -> dict[str, str] | None:
    """Return the variables that are passed on unchanged, by parameter, or None if there are other variables."""
    found: dict[str, str] = {}
    for argument in node.arguments or ():
        name, value = argument.name.value, argument.value
        if isinstance(value, VariableNode) and name in unconverted and _is_built_in(definition, name):
            found[unconverted[name]] = value.name.value
        elif has_variable(value):
            return None
    return found


def _is_built_in(definition: GraphQLField, name: str) -> bool:
    type_ = definition.args[name].type
    named: Any = type_.of_type if is_non_null_type(type_) else type_
    return any(named is scalar for scalar in _BUILT_IN)


def _is_unchanging(value: Any) -> bool:
    return type(value) in _UNCHANGING or isinstance(value, Enum)
