"""The origin of a change: the client's address and its API key, which the audit trail records.

The transport sets them for each request, socket and operation; background jobs have neither.
"""

from contextvars import ContextVar
from typing import Final

peer_address: Final[ContextVar[str]] = ContextVar("parley_peer_address", default="")
"""The client's address, as the server or a trusted proxy reports it; empty if unknown."""

credential_id: Final[ContextVar[str | None]] = ContextVar("parley_credential_id", default=None)
"""The id of the API key with which the caller is authenticated; None for a token."""
