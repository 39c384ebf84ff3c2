"""Error formatting: clients see the errors that they caused or can handle; the details of bugs are only logged."""

import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from graphql import GraphQLError
from graphql.language import ValueNode

from executor.value_faults import FormattedError, InvalidValue

Explain = Callable[[BaseException], dict[str, Any] | None]
"""A function that returns `message` and `extensions` for an exception that the client may see, or None for a bug."""

_log = logging.getLogger("parley.faults")
_LONGEST_MESSAGE = 1_000


class Faults:
    """The formatter of errors. A bug is logged with an id, and the client receives only the id."""

    def __init__(self, explain: Explain) -> None:
        self._explain = explain

    def request_errors(self, errors: Sequence[GraphQLError]) -> list[FormattedError]:
        """Format request errors, which are all caused by the client."""
        return [_formatted(error, _in_json(error.message), error.extensions or {}) for error in errors]

    def execution_errors(self, errors: Sequence[GraphQLError], operation: str | None) -> list[FormattedError]:
        """Format execution errors: each is the client's, expected, or a bug."""
        return [self._execution_error(error, operation) for error in errors]

    def exception(self, exception: BaseException, operation: str | None) -> FormattedError:
        """Format an exception raised outside of any field."""
        explained = self._explain(exception)
        return self._masked(exception, operation) if explained is None else FormattedError(explained)

    def _execution_error(self, error: GraphQLError, operation: str | None) -> FormattedError:
        cause = _cause(error)
        shown = self._explain(cause) or _of_client(cause) or self._masked(cause, operation)
        return _formatted(error, shown["message"], shown["extensions"])

    def _masked(self, exception: BaseException, operation: str | None) -> FormattedError:
        error_id = secrets.token_hex(8)
        _log.error("operation %s failed (%s)", operation or "without a name", error_id, exc_info=exception)
        message = f"Internal error. Quote {error_id} when you report it."
        return FormattedError(message=message, extensions={"code": "INTERNAL", "errorId": error_id})


def _cause(error: GraphQLError) -> Exception:
    """Return the original exception, without the wrappers that locate it."""
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _of_client(cause: Exception) -> FormattedError | None:
    """Return the error if the client caused it with an argument that cannot be coerced, or None for a bug.

    graphql-core raises the same class for both. If the client is to blame, the error refers to a value in the document;
    if a resolver returned an invalid value, it refers to a field at most.
    """
    if not isinstance(cause, GraphQLError):
        return None
    if cause.extensions and "code" in cause.extensions:
        return FormattedError(message=_in_json(cause.message), extensions=cause.extensions)
    if any(isinstance(node, ValueNode) for node in cause.nodes or ()):
        return FormattedError(message=_in_json(cause.message), extensions={"code": "BAD_USER_INPUT"})
    return None


def _in_json(message: str) -> str:
    """Return a message of graphql-core with GraphQL's word for null."""
    return message.replace(" not to be None.", " not to be null.")


def _formatted(error: GraphQLError, message: str, extensions: dict[str, object]) -> FormattedError:
    formatted = FormattedError(message=message[:_LONGEST_MESSAGE])
    if isinstance(error, InvalidValue):
        formatted.fault = error.fault
    if error.locations:
        formatted["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        formatted["path"] = list(error.path)
    formatted["extensions"] = extensions
    return formatted
