"""The parameters of a GraphQL request, the same for every transport."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final

from subscriptions.interfaces import OperationRequest

_TYPES: Final[tuple[tuple[str, type, str], ...]] = (
    ("query", str, "a string"),
    ("operationName", str, "a string"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)
_HASH: Final = re.compile(r"sha256:([0-9a-fA-F]{64})")
# GraphQL over HTTP and urql; Relay's documentation; Relay's example of a network layer.
_DOCUMENT_IDS: Final = ("documentId", "id", "doc_id")


class WrongRequest(Exception):
    """The parameters are not a valid request; the text is the reason."""

    def __init__(self, message: str, code: str = "BAD_USER_INPUT") -> None:
        super().__init__(message)
        self.code = code


def operation_request(parameters: Mapping[str, Any]) -> OperationRequest:
    """Return the request with these parameters (GraphQL over HTTP §5.1).

    Raises:
        WrongRequest: one is missing or has the wrong type, or the document is not the one of its hash.
    """
    for name, type_, shown in _TYPES:
        value = parameters.get(name)
        if value is not None and not isinstance(value, type_):
            raise WrongRequest(f"`{name}` must be {shown}.")
    query, document_id = parameters.get("query") or None, None
    if query is not None:
        _require_same(parameters.get("documentId"), query)
    else:
        document_id = _document_id(parameters)
        if document_id is None and "persistedQuery" not in (parameters.get("extensions") or {}):
            raise WrongRequest("`query` is missing: the request contains no GraphQL document.")
    return OperationRequest(
        query=query,
        variables=parameters.get("variables"),
        operation_name=parameters.get("operationName"),
        extensions=parameters.get("extensions"),
        document_id=document_id,
    )


def _require_same(document_id: object, query: str) -> None:
    """Require that a document id that is a hash is that of the text beside it; other ids mean nothing beside a text."""
    hash = _HASH.fullmatch(document_id) if isinstance(document_id, str) else None
    if hash is not None and hashlib.sha256(query.encode(errors="replace")).hexdigest() != hash[1].lower():
        raise WrongRequest("`documentId` is not the hash of `query`: send one of them, or those that belong together.")


def _document_id(parameters: Mapping[str, object]) -> str | None:
    for name in _DOCUMENT_IDS:
        value = parameters.get(name)
        if value is not None and not isinstance(value, str):
            raise WrongRequest(f"`{name}` must be a string.")
        if value:
            return value
    return None
