"""A provider as it is asked: one request, its whole reply, and what the reply means by the provider's own rules."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Final, Protocol, TypeAlias

from connectors.transport.exchange import DEADLINE_SECONDS, LARGEST_REPLY, Reply
from errors import ParleyError

Judge: TypeAlias = Callable[[Reply], ParleyError | None]
"""Says what a reply means: None when the provider did it, or the error to raise.

`RateLimited` and `UpstreamUnavailable`, with `retry_after_seconds` where the provider says when, are tried again where
that is safe; a `RateLimited` call was not done, so that trying again always is. `Unauthenticated` says that the token
was refused: it is renewed once, and the request sent again.
"""

Query: TypeAlias = Mapping[str, str | int | bool | Sequence[str]]

NOTHING: Final = object()
"""No JSON body; `None` is one: null."""


class Vendor(Protocol):
    """The way to one provider, for one organization."""

    async def ask(
        self,
        method: str,
        url: str,
        *,
        judge: Judge,
        repeatable: bool,
        headers: Mapping[str, str] | None = None,
        query: Query | None = None,
        json: Any = NOTHING,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        bearer: str | None = None,
        deadline: float = DEADLINE_SECONDS,
        largest: int = LARGEST_REPLY,
    ) -> Reply:
        """Sends a request and returns the reply that `judge` found good.

        Args:
            url: complete: the provider's base address from the settings, and the path.
            repeatable: whether sending it again does no harm.
            bearer: the access token, for `Authorization`; kept apart from the headers so that it can be renewed.
            deadline: seconds for one attempt.
            largest: bytes that the reply may have.

        Raises:
            ParleyError: what `judge` returned, or UpstreamUnavailable, OutcomeUnknown, UpstreamFailed as of
                `connectors.transport.exchange.exchange`; UpstreamUnavailable at once while the circuit is open.
        """

    def stream(
        self,
        method: str,
        url: str,
        *,
        judge: Judge,
        repeatable: bool = False,
        headers: Mapping[str, str] | None = None,
        json: Any = NOTHING,
        bearer: str | None = None,
        deadline: float = DEADLINE_SECONDS,
        largest: int = LARGEST_REPLY,
    ) -> AbstractAsyncContextManager[AsyncIterator[str]]:
        """Sends a request and yields the lines of the reply's body as they come (Server-Sent Events, JSON lines).

        `judge` sees a reply whose status is not 2xx, with its content; a stream is never tried again once it began.

        Args:
            repeatable: whether asking again does no harm; if not, a stream that breaks off raises OutcomeUnknown.
            deadline: seconds until the stream begins, and then between two pieces of it.
            largest: bytes that it may have in all.
        """
