"""The parameters of a GraphQL request, the same for every transport."""

from collections.abc import Mapping
from typing import Any, Final

from subscriptions.interfaces import OperationRequest

_TYPES: Final[tuple[tuple[str, type, str], ...]] = (
    ("query", str, "a string"),
    ("operationName", str, "a string"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)


class WrongRequest(Exception):
    """The parameters are not a valid request; the text is the reason."""

    def __init__(self, message: str, code: str = "BAD_USER_INPUT") -> None:
        super().__init__(message)
        self.code = code


def operation_request(parameters: Mapping[str, Any]) -> OperationRequest:
    """Return the request with these parameters (GraphQL over HTTP §5.1).

    Raises:
        WrongRequest: one is missing or has the wrong type.
    """
    for name, type_, shown in _TYPES:
        value = parameters.get(name)
        if value is not None and not isinstance(value, type_):
            raise WrongRequest(f"`{name}` must be {shown}.")
    if not parameters.get("query") and "persistedQuery" in (parameters.get("extensions") or {}):
        # On this error, the persisted query links of Apollo and urql send the full document from then on.
        raise WrongRequest("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")
    if not parameters.get("query"):
        raise WrongRequest("`query` is missing: the request contains no GraphQL document.")
    return OperationRequest(
        query=parameters["query"],
        variables=parameters.get("variables"),
        operation_name=parameters.get("operationName"),
        extensions=parameters.get("extensions"),
    )
