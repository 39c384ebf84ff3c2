"""What a client is told of an error: everything it caused or can handle, and nothing of a fault of ours."""

import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from graphql import GraphQLError
from graphql.language import ValueNode

Explain = Callable[[BaseException], dict[str, Any] | None]
"""Returns `message` and `extensions` of an exception that the client may see, or None for a fault."""

Formatted = dict[str, Any]
"""A GraphQL error as it goes over the wire (GraphQL §7.1.2)."""

_log = logging.getLogger("parley.faults")
_LONGEST_MESSAGE = 1_000


class Faults:
    """Formats errors. A fault is logged under an id, and the client is given the id alone."""

    def __init__(self, explain: Explain) -> None:
        self._explain = explain

    def request_errors(self, errors: Sequence[GraphQLError]) -> list[Formatted]:
        """Formats the errors of a request that was not executed: the client caused them all."""
        return [_formatted(error, error.message, error.extensions or {}) for error in errors]

    def execution_errors(self, errors: Sequence[GraphQLError], operation: str | None) -> list[Formatted]:
        """Formats the errors of an execution: each is the client's, expected, or a fault."""
        return [self._execution_error(error, operation) for error in errors]

    def exception(self, exception: BaseException, operation: str | None) -> Formatted:
        """Formats what was raised outside of any field."""
        return self._explain(exception) or self._masked(exception, operation)

    def _execution_error(self, error: GraphQLError, operation: str | None) -> Formatted:
        cause = _cause(error)
        shown = self._explain(cause) or _of_client(cause) or self._masked(cause, operation)
        return _formatted(error, shown["message"], shown["extensions"])

    def _masked(self, exception: BaseException, operation: str | None) -> Formatted:
        error_id = secrets.token_hex(8)
        _log.error("operation %s failed (%s)", operation or "without a name", error_id, exc_info=exception)
        return {
            "message": f"Internal error. Quote {error_id} when you report it.",
            "extensions": {"code": "INTERNAL", "errorId": error_id},
        }


def _cause(error: GraphQLError) -> Exception:
    """Returns what was raised first, below the wrappers that say where."""
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _of_client(cause: Exception) -> Formatted | None:
    """Tells an argument that cannot be coerced, which only shows in execution, from a fault of the schema's.

    graphql-core raises the same class for both. Where the client is to blame the error points at a value that the
    document holds; where a resolver returned something impossible, at most at a field.
    """
    if not isinstance(cause, GraphQLError):
        return None
    if cause.extensions and "code" in cause.extensions:
        return {"message": cause.message, "extensions": cause.extensions}
    if any(isinstance(node, ValueNode) for node in cause.nodes or ()):
        return {"message": cause.message, "extensions": {"code": "BAD_USER_INPUT"}}
    return None


def _formatted(error: GraphQLError, message: str, extensions: dict[str, Any]) -> Formatted:
    formatted: Formatted = {"message": message[:_LONGEST_MESSAGE]}
    if error.locations:
        formatted["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        formatted["path"] = list(error.path)
    formatted["extensions"] = extensions
    return formatted
