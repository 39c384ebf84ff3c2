"""One request and its whole reply, within a deadline and a size, and what it means when that does not come about."""

import asyncio
import contextlib
import zlib
from dataclasses import dataclass
from typing import Any, Final

import httpx

from connectors.transport.clients import HttpClient
from errors import OutcomeUnknown, ParleyError, UpstreamFailed, UpstreamUnavailable

DEADLINE_SECONDS: Final = 15.0
MAX_REPLY_BYTES: Final = 1024 * 1024

_MAX_RETRY_AFTER: Final = 3600
_INFLATED: Final = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
# The server says that it did not do it. So does 503, but of the server as a whole.
_BUSY: Final = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply, with its content decompressed."""

    status: int
    headers: httpx.Headers
    content: bytes


class RequestTracker:
    """Knows whether anything of a request went out, and so what it means when no reply comes."""

    def __init__(self, request: httpx.Request, *, repeatable: bool) -> None:
        self.request = request
        self.sent = False
        self._repeatable = repeatable
        request.extensions = {**request.extensions, "trace": self._notice}

    async def _notice(self, event: str, _details: Any) -> None:
        self.sent = self.sent or event.endswith(".send_request_headers.started")

    def no_reply(self, error: Exception, deadline: float) -> ParleyError:
        """Returns the error for a deadline that passed or a connection that broke."""
        host = self.request.url.host
        if isinstance(error, TimeoutError):
            said = f"did not answer within {deadline:g} s"
        else:
            said = "broke the connection off" if self.sent else "cannot be reached"
        if self.sent and not self._repeatable:
            return OutcomeUnknown(f"{host} {said}; the request may have had its effect.")
        return UpstreamUnavailable(f"{host} {said}.")


async def exchange(
    http: HttpClient,
    request: httpx.Request,
    *,
    repeatable: bool,
    deadline: float = DEADLINE_SECONDS,
    max_bytes: int = MAX_REPLY_BYTES,
) -> Reply:
    """Sends a request and returns the reply, whatever its status.

    Args:
        repeatable: whether sending it again does no harm.
        deadline: seconds for all of it, from looking up the name to the last byte.

    Raises:
        Refused: the address may not be reached.
        UpstreamUnavailable: there is no reply, and trying again does no harm.
        OutcomeUnknown: there is no reply, and the request may have had its effect.
        UpstreamFailed: there is one, but it is larger than `largest` or cannot be decoded.
    """
    sending = RequestTracker(request, repeatable=repeatable)
    try:
        async with asyncio.timeout(deadline), http.borrow(request) as client:
            response = await client.send(request, stream=True)
            async with contextlib.aclosing(response):
                content = await read_content(response, max_bytes)
    except (TimeoutError, httpx.TransportError) as error:
        raise sending.no_reply(error, deadline) from error
    return Reply(response.status_code, response.headers, content)


async def read_content(response: httpx.Response, max_bytes: int) -> bytes:
    """Returns the decompressed content. Raises UpstreamFailed when there is more than `largest` bytes of it."""
    kept = bytearray()
    async for part in response.aiter_raw():
        kept += part
        if len(kept) > max_bytes:
            raise _too_large(response, max_bytes)
    return _decompressed(response, bytes(kept), max_bytes)


def _decompressed(response: httpx.Response, content: bytes, max_bytes: int) -> bytes:
    """Decompresses no further than allowed: a kilobyte can stand for a gigabyte."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity") or not content:
        return content
    if encoding not in _INFLATED:
        raise UpstreamFailed(f"{response.url.host} answered in a compression that was not asked for.")
    try:
        inflated = zlib.decompressobj(_INFLATED[encoding]).decompress(content, max_bytes + 1)
    except zlib.error:
        raise UpstreamFailed(f"{response.url.host} answered with broken compression.") from None
    if len(inflated) > max_bytes:
        raise _too_large(response, max_bytes)
    return inflated


def _too_large(response: httpx.Response, max_bytes: int) -> UpstreamFailed:
    return UpstreamFailed(
        f"{response.url.host} answered {response.status_code} with more than the {max_bytes} bytes that are kept."
    )


def failure_of(reply: Reply, host: str, *, repeatable: bool) -> ParleyError:
    """Returns what a reply with an unwelcome status means.

    A refusal to do it now, or an error that cannot have done harm, is worth another try; an error in the middle of
    something that must not happen twice is not.
    """
    said = f"{host} answered {reply.status}{_detail(reply)}"
    if reply.status in _BUSY:
        return UpstreamUnavailable(f"{said}.", retry_after_seconds=_retry_after(reply), busy=True)
    if reply.status == 503 or (reply.status >= 500 and repeatable):
        return UpstreamUnavailable(f"{said}.", retry_after_seconds=_retry_after(reply))
    if reply.status >= 500:
        return OutcomeUnknown(f"{said}; the request may have had its effect.")
    return UpstreamFailed(f"{said}.")


def _detail(reply: Reply) -> str:
    if 300 <= reply.status < 400:
        return ", a redirect; redirects are not followed"
    return ""


def _retry_after(reply: Reply) -> int | None:
    value = reply.headers.get("retry-after", "").strip()
    return min(int(value), _MAX_RETRY_AFTER) if value.isdecimal() and len(value) < 10 else None
