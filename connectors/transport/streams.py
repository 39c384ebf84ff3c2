"""A reply that is read line by line as it comes, within a size and without long silences."""

import asyncio
import codecs
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

import httpx

from connectors.transport.clients import HttpClient
from connectors.transport.exchange import Reply, RequestTracker, read_content
from errors import UpstreamFailed

# Not str.splitlines: it also cuts at characters that stand inside JSON, such as U+2028.
_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class OpenStream:
    """A reply that has begun. `refusal` is the whole of it when its status is not 2xx."""

    lines: AsyncIterator[str]
    refusal: Reply | None


@contextlib.asynccontextmanager
async def open_stream(
    http: HttpClient, request: httpx.Request, *, repeatable: bool, deadline: float, max_bytes: int
) -> AsyncIterator[OpenStream]:
    """Sends a request and yields the reply once its headers are there.

    Args:
        deadline: seconds until it begins, and then between two pieces of it.
        largest: bytes that it may have.

    Raises:
        UpstreamUnavailable: there is no reply, and trying again does no harm.
        OutcomeUnknown: there is no reply, and the request may have had its effect.
    """
    sending = RequestTracker(request, repeatable=repeatable)
    async with contextlib.AsyncExitStack() as stack:
        try:
            async with asyncio.timeout(deadline):
                client = await stack.enter_async_context(http.borrow(request))
                response = await client.send(request, stream=True)
                stack.push_async_callback(response.aclose)
                refusal = None if response.is_success else await _refusal(response, max_bytes)
        except (TimeoutError, httpx.TransportError) as error:
            raise sending.no_reply(error, deadline) from error
        yield OpenStream(_lines(response, sending, deadline, max_bytes), refusal)


async def _refusal(response: httpx.Response, max_bytes: int) -> Reply:
    return Reply(response.status_code, response.headers, await read_content(response, max_bytes))


async def _lines(
    response: httpx.Response, sending: RequestTracker, deadline: float, max_bytes: int
) -> AsyncIterator[str]:
    """Yields the lines without their ends.

    Raises:
        UpstreamFailed: there is more of it than allowed, or it is compressed.
        UpstreamUnavailable, OutcomeUnknown: it fell silent or broke off.
    """
    host = response.url.host
    if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise UpstreamFailed(f"{host} answered in a compression that was not asked for.")
    lines, size = _LineSplitter(), 0
    async for piece in _pieces(response, sending, deadline):
        size += len(piece)
        if size > max_bytes:
            raise UpstreamFailed(f"{host} streamed more than the {max_bytes} bytes that are read.")
        for line in lines.add(piece):
            yield line
    for line in lines.end():
        yield line


async def _pieces(response: httpx.Response, sending: RequestTracker, deadline: float) -> AsyncIterator[bytes]:
    pieces = response.aiter_raw()
    while True:
        try:
            async with asyncio.timeout(deadline):
                piece = await anext(pieces, None)
        except (TimeoutError, httpx.TransportError) as error:
            raise sending.no_reply(error, deadline) from error
        if piece is None:
            return
        yield piece


class _LineSplitter:
    """Cuts text that comes in pieces into lines."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._begun: list[str] = []

    def add(self, piece: bytes) -> list[str]:
        """Returns the lines that this piece ends."""
        text = self._decoder.decode(piece)
        if self._begun and self._begun[-1].endswith("\r"):  # it may have been the first half of an end
            text = self._begun.pop() + text
        *whole, rest = _END.split(text[:-1] if text.endswith("\r") else text)
        if text.endswith("\r"):
            rest += "\r"
        if whole:
            whole[0] = "".join((*self._begun, whole[0]))
            self._begun = []
        self._begun.append(rest)
        return whole

    def end(self) -> list[str]:
        """Returns what is left: a last line without an end."""
        rest = "".join((*self._begun, self._decoder.decode(b"", final=True)))
        return [rest.removesuffix("\r")] if rest else []
