"""Coerced arguments: made once for a plan, or once for a run, when they hold nothing that a resolver could change."""

import datetime as dt
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from graphql import FieldNode, GraphQLField, VariableNode, Visitor, get_argument_values, visit
from graphql.language import BREAK

from executor.compiled.inputs import Convert

if TYPE_CHECKING:
    from executor.compiled.runs import Run

_UNCHANGING: Final = frozenset(
    {NoneType, bool, int, float, str, bytes, dt.datetime, dt.date, dt.time, dt.timedelta, Decimal, UUID}
)


class Arguments:
    """The arguments of one field."""

    __slots__ = ("_constant", "_convert", "_definition", "_each", "_kept", "_node")

    def __init__(self, definition: GraphQLField, node: FieldNode, convert: Convert | None = None) -> None:
        self._definition = definition
        self._node = node
        self._convert = convert
        self._constant = not _has_variable(node)
        self._each = False
        """Whether a call was seen to need arguments of its own, so that they need not be made in vain again."""
        none = not definition.args and not node.arguments
        self._kept: dict[str, Any] | None = {} if none else None

    def shared(self, run: "Run") -> dict[str, Any] | None:
        """Returns the arguments for all sources of a run, or None when each call needs its own."""
        if self._kept is not None:
            return self._kept
        if self._each:
            return None
        kept = run.arguments.get(self)
        if kept is None:
            try:
                made = self.make(run, None)
            except Exception:
                return None  # each call gets an error of its own
            if not all(map(_is_unchanging, made.values())):
                self._each = True
                return None
            kept = run.arguments[self] = made
            if self._constant:
                self._kept = made
        return kept

    def make(self, run: "Run", info: Any) -> dict[str, Any]:
        """Returns arguments for one call.

        Raises:
            GraphQLError: a value cannot be coerced.
        """
        made = get_argument_values(self._definition, self._node, run.variables, None, run.engine.hide_suggestions)
        return self._convert(made, info) if self._convert else made


def _is_unchanging(value: Any) -> bool:
    return type(value) in _UNCHANGING or isinstance(value, Enum)


class _Variables(Visitor):
    found = False

    def enter_variable(self, _node: VariableNode, *_: Any) -> object:
        self.found = True
        return BREAK


def _has_variable(node: FieldNode) -> bool:
    search = _Variables()
    for argument in node.arguments or ():
        visit(argument, search)
    return search.found
