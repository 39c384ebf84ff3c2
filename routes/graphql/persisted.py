"""Which document a request to `/graphql` executes: its own, one that it refers to by hash or id, or none.

The transports of `/graphql` resolve each request before anything else is done with it. Operations of Parley's own
(presets, endpoints, tools, other protocols) do not pass here: their documents are part of the program.

Apollo's protocol: https://www.apollographql.com/docs/apollo-server/performance/apq. Documents by id:
https://github.com/graphql/graphql-over-http/blob/main/spec/Appendix%20A%20--%20Persisted%20Documents.md
"""

import contextlib
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from auth.actor import Actor
from errors import Unavailable
from resolvers.persisted_operations.registered import RegisteredDocuments
from resolvers.persisted_operations.trusted import TrustedDocuments
from settings import PersistedOperations
from shown import as_json
from subscriptions.interfaces import OperationRequest

_HASH: Final = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
_NOT_TRUSTED: Final = (
    "Only trusted documents are executed here (PERSISTED_OPERATIONS=trusted), and this document is not one of them. "
    "Add it to a manifest in TRUSTED_DOCUMENTS."
)


class NotResolved(Exception):
    """A request must not be executed, or its document is unknown. `code` is the error's code."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class DocumentPolicy(Protocol):
    """The documents that may be executed, and how a request refers to one."""

    def concerns(self, request: OperationRequest) -> bool:
        """Return whether a request with a document has to be resolved; one without always has."""

    async def resolve(self, request: OperationRequest, caller: Actor | None) -> OperationRequest:
        """Return the request with its document.

        Raises:
            NotResolved: it must not be executed.
        """


class NoReferences:
    """`off`: every document is executed, and none can be referred to."""

    def concerns(self, request: OperationRequest) -> bool:
        """See `DocumentPolicy`."""
        return False

    async def resolve(self, request: OperationRequest, caller: Actor | None) -> OperationRequest:
        """See `DocumentPolicy`. On this error, the links of Apollo and urql send full documents from then on."""
        raise NotResolved("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")


@dataclass(frozen=True, slots=True)
class AutomaticDocuments:
    """`automatic`: every document is executed, and clients may register theirs and then send only the hash.

    Args:
        is_valid: whether a document is worth registering for a caller.
    """

    registered: RegisteredDocuments
    trusted: TrustedDocuments
    is_valid: Callable[[str, Actor | None], bool]

    def concerns(self, request: OperationRequest) -> bool:
        """See `DocumentPolicy`."""
        return request.extensions is not None and "persistedQuery" in request.extensions

    async def resolve(self, request: OperationRequest, caller: Actor | None) -> OperationRequest:
        """See `DocumentPolicy`."""
        id = _id_of(request)
        if request.query is not None:
            await self._register(id, request.query, caller)
            return request
        document = self.trusted.find(id)
        if document is None and (hash := _HASH.fullmatch(id)) is not None:
            document = await self.registered.find(caller, hash[1])
        if document is None:
            raise NotResolved("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
        return replace(request, query=document)

    async def _register(self, hash: str, document: str, caller: Actor | None) -> None:
        if hashlib.sha256(document.encode()).hexdigest() != hash:
            raise NotResolved("provided sha does not match query", "BAD_USER_INPUT")
        if self.registered.has(caller, hash) or not self.is_valid(document, caller):
            return
        with contextlib.suppress(Unavailable):  # the operation can be executed all the same
            await self.registered.register(caller, hash, document)


@dataclass(frozen=True, slots=True)
class OnlyTrustedDocuments:
    """`trusted`: only the documents of the manifests are executed, whether sent by their id or as text."""

    trusted: TrustedDocuments

    def concerns(self, request: OperationRequest) -> bool:
        """See `DocumentPolicy`."""
        return True

    async def resolve(self, request: OperationRequest, caller: Actor | None) -> OperationRequest:
        """See `DocumentPolicy`."""
        if request.query is not None:
            if not self.trusted.includes(request.query):
                raise NotResolved(_NOT_TRUSTED, "QUERY_NOT_IN_SAFELIST")
            return request
        id = _id_of(request)
        document = self.trusted.find(id)
        if document is None:
            raise NotResolved(f"No trusted document has the id {as_json(id)}.", "PERSISTED_QUERY_NOT_IN_LIST")
        return replace(request, query=document)


def policy(
    mode: PersistedOperations, trusted: TrustedDocuments, is_valid: Callable[[str, Actor | None], bool]
) -> DocumentPolicy:
    """Return the policy for a setting; see `AutomaticDocuments` for `is_valid`."""
    if mode is PersistedOperations.OFF:
        return NoReferences()
    if mode is PersistedOperations.AUTOMATIC:
        return AutomaticDocuments(RegisteredDocuments(), trusted, is_valid)
    return OnlyTrustedDocuments(trusted)


def _id_of(request: OperationRequest) -> str:
    """Return the id or hash that a request gives for its document."""
    if request.query is None and request.document_id is not None:
        return request.document_id
    reference: object = (request.extensions or {}).get("persistedQuery")
    if not isinstance(reference, Mapping) or not isinstance(reference.get("sha256Hash"), str):
        raise NotResolved("`persistedQuery` must have a `sha256Hash`, which is a string.", "BAD_USER_INPUT")
    if reference.get("version") != 1:
        raise NotResolved("Unsupported persisted query version", "BAD_USER_INPUT")
    hash: str = reference["sha256Hash"]
    return hash
