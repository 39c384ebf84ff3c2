"""The request or socket that the current task serves: its id and its client, for log lines and responses."""

import itertools
import re
import secrets
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Final

HEADER: Final = b"x-request-id"
LONGEST: Final = 128
_VALID: Final = re.compile(rb"[A-Za-z0-9._:/+=-]{1,%d}" % LONGEST)

Client = tuple[str, str]
"""A client program's name and version."""


class ServedRequest:
    """A request or socket.

    Args:
        id: as the client or a proxy gave it, or a new one.
        client_of: returns the client that the headers name.
    """

    __slots__ = ("_client_of", "_headers", "client", "id", "is_socket", "traceparent")

    def __init__(
        self,
        id: str,
        headers: Sequence[tuple[bytes, bytes]],
        client_of: Callable[[dict[str, str]], Client],
        *,
        is_socket: bool,
    ) -> None:
        self.id = id
        self.is_socket = is_socket
        self.client: Client | None = None
        """The client, if it has named itself otherwise than in a header."""
        self.traceparent: str | None = None
        """The trace of a socket, as its client gave it with the first message or its upgrade request."""
        self._headers = headers
        self._client_of = client_of

    def header(self, wanted: bytes) -> str | None:
        """Return the first value of a header."""
        return next((value.decode("latin-1") for name, value in self._headers if name == wanted), None)

    def named(self) -> Client:
        """Return the client."""
        if self.client is None:
            self.client = self._client_of(
                {name.decode("latin-1"): value.decode("latin-1") for name, value in self._headers}
            )
        return self.client


current_request: ContextVar[ServedRequest | None] = ContextVar("parley_request", default=None)


class RequestIds:
    """Gives ids to requests that come without one: unique among all processes, and cheap."""

    def __init__(self) -> None:
        self._prefix = secrets.token_hex(6)
        self._numbers = itertools.count(1)

    def of(self, given: bytes | None) -> str:
        """Return the given id if it is fit for a log line and a header, or else a new one."""
        if given is not None and _VALID.fullmatch(given):
            return given.decode("ascii")
        return f"{self._prefix}-{next(self._numbers):x}"
