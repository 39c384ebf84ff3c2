"""A reply that is read line by line as it arrives, with limits on its size and on silence."""

import asyncio
import codecs
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

import httpx

from connectors.transport.clients import HttpClient
from connectors.transport.exchange import Reply, RequestTracker, note_status, read_content
from errors import UpstreamFailed

# Not str.splitlines: it also splits at characters that JSON may contain, such as U+2028.
_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class OpenStream:
    """A reply that has begun. `refusal` is the whole reply if its status is not 2xx."""

    lines: AsyncIterator[str]
    refusal: Reply | None


@contextlib.asynccontextmanager
async def open_stream(
    http: HttpClient, request: httpx.Request, *, repeatable: bool, deadline: float, max_bytes: int
) -> AsyncIterator[OpenStream]:
    """Send a request and yield the reply once its headers have arrived.

    Args:
        deadline: seconds until it begins, and then between two chunks.
        max_bytes: the limit for the whole stream.

    Raises:
        UpstreamUnavailable: there is no reply, and retrying does no harm.
        OutcomeUnknown: there is no reply, and the request may have taken effect.
    """
    sending = RequestTracker(request, repeatable=repeatable)
    async with contextlib.AsyncExitStack() as stack:
        try:
            async with asyncio.timeout(deadline):
                client = await stack.enter_async_context(http.borrow(request))
                response = await client.send(request, stream=True)
                stack.push_async_callback(response.aclose)
                note_status(response.status_code)
                refusal = None if response.is_success else await _refusal(response, max_bytes)
        except (TimeoutError, httpx.TransportError) as error:
            raise sending.no_reply(error, deadline) from error
        yield OpenStream(_lines(response, sending, deadline, max_bytes), refusal)


async def _refusal(response: httpx.Response, max_bytes: int) -> Reply:
    return Reply(response.status_code, response.headers, await read_content(response, max_bytes))


async def _lines(
    response: httpx.Response, sending: RequestTracker, deadline: float, max_bytes: int
) -> AsyncIterator[str]:
    """Yield the lines without their line breaks.

    Raises:
        UpstreamFailed: it is larger than allowed, or compressed.
        UpstreamUnavailable, OutcomeUnknown: it stalled or broke off.
    """
    host = response.url.host
    if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise UpstreamFailed(f"{host} responded with a compression that was not requested.")
    lines, size = _LineSplitter(), 0
    async for chunk in _chunks(response, sending, deadline):
        size += len(chunk)
        if size > max_bytes:
            raise UpstreamFailed(f"{host} streamed more than the limit of {max_bytes} bytes.")
        for line in lines.add(chunk):
            yield line
    for line in lines.end():
        yield line


async def _chunks(response: httpx.Response, sending: RequestTracker, deadline: float) -> AsyncIterator[bytes]:
    chunks = response.aiter_raw()
    while True:
        try:
            async with asyncio.timeout(deadline):
                chunk = await anext(chunks, None)
        except (TimeoutError, httpx.TransportError) as error:
            raise sending.no_reply(error, deadline) from error
        if chunk is None:
            return
        yield chunk


class _LineSplitter:
    """Splits text that arrives in chunks into lines."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._partial: list[str] = []

    def add(self, chunk: bytes) -> list[str]:
        """Return the lines that this chunk completes."""
        text = self._decoder.decode(chunk)
        if self._partial and self._partial[-1].endswith("\r"):  # it may be the first half of a line break
            text = self._partial.pop() + text
        *whole, rest = _END.split(text[:-1] if text.endswith("\r") else text)
        if text.endswith("\r"):
            rest += "\r"
        if whole:
            whole[0] = "".join((*self._partial, whole[0]))
            self._partial = []
        self._partial.append(rest)
        return whole

    def end(self) -> list[str]:
        """Return the rest: a last line without a line break."""
        rest = "".join((*self._partial, self._decoder.decode(b"", final=True)))
        return [rest.removesuffix("\r")] if rest else []
