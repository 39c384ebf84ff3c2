"""The fault of a variable's value, for responses that say it in words of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from graphql import GraphQLError, Node

OBJECT: Final = "Object"
INT32: Final = "Int32"
"""An integer that fits into 32 bits, if another one was found."""


FaultKind = Literal["MISSING", "NULL", "UNKNOWN_FIELD", "NOT_ONE_OF", "NOT_LISTED", "WRONG_TYPE", "OTHER"]


@dataclass(frozen=True, slots=True)
class ValueFault:
    """The fault of a value.

    Args:
        message: in terms of GraphQL, without the place.
        found: the value, or the name of the unknown field, as JSON.
        suggestion: a sentence with names or values that may have been meant; empty if there is none.
        values: those that are allowed, if it is not one of them.
        expected: the type that it does not have: a scalar of GraphQL, `INT32` or `OBJECT`.
    """

    kind: FaultKind
    message: str
    found: str = ""
    suggestion: str = ""
    values: Sequence[str] = ()
    expected: str = ""


class InvalidValue(GraphQLError):
    """The error of a variable's value."""

    def __init__(self, message: str, node: Node | None, fault: ValueFault, field: Sequence[str]) -> None:
        super().__init__(message, node, extensions={"code": "BAD_USER_INPUT", "field": list(field)})
        self.fault = fault


class FormattedError(dict[str, Any]):
    """A GraphQL error in the response format (GraphQL §7.1.2).

    Attributes:
        fault: what is wrong with a variable's value, if the error is about one; it is not a part of the response.
    """

    fault: ValueFault | None = None
