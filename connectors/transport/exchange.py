"""One request and its whole reply, within limits of time and size, and the errors when there is no reply."""

import asyncio
import contextlib
import zlib
from dataclasses import dataclass
from typing import Any, Final

import httpx

from connectors.transport.clients import HttpClient
from connectors.transport.retry_after import MAX_OF_ANY_HOST, retry_after
from errors import OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from telemetry.tracing import current_span

DEADLINE_SECONDS: Final = 15.0
MAX_REPLY_BYTES: Final = 1024 * 1024

_INFLATED: Final = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
# The server says that it did not process the request. So does 503, but because the server itself is unavailable.
_BUSY: Final = frozenset({408, 425})


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply, with its content decompressed."""

    status: int
    headers: httpx.Headers
    content: bytes


class RequestTracker:
    """Records whether any part of a request was sent, which decides the error when there is no reply."""

    def __init__(self, request: httpx.Request, *, repeatable: bool) -> None:
        self.request = request
        self.sent = False
        self._repeatable = repeatable
        _continue_trace(request)
        request.extensions = {**request.extensions, "trace": self._notice}

    async def _notice(self, event: str, _details: Any) -> None:
        self.sent = self.sent or event.endswith(".send_request_headers.started")

    def no_reply(self, error: Exception, deadline: float) -> ParleyError:
        """Return the error for a passed deadline or a broken connection."""
        host = self.request.url.host
        if isinstance(error, TimeoutError):
            problem = f"did not respond within {deadline:g} s"
        else:
            problem = "closed the connection" if self.sent else "cannot be reached"
        if self.sent and not self._repeatable:
            return OutcomeUnknown(f"{host} {problem}; the request may have taken effect.")
        return UpstreamUnavailable(f"{host} {problem}.")


async def exchange(
    http: HttpClient,
    request: httpx.Request,
    *,
    repeatable: bool,
    deadline: float = DEADLINE_SECONDS,
    max_bytes: int = MAX_REPLY_BYTES,
) -> Reply:
    """Send a request and return the reply, with any status.

    Args:
        repeatable: whether sending it again does no harm.
        deadline: seconds for the whole exchange, from resolving the name to the last byte.

    Raises:
        AddressRefused: the address must not be reached.
        UpstreamUnavailable: there is no reply, and retrying does no harm.
        OutcomeUnknown: there is no reply, and the request may have taken effect.
        UpstreamFailed: the reply is larger than `max_bytes` or cannot be decoded.
    """
    sending = RequestTracker(request, repeatable=repeatable)
    try:
        async with asyncio.timeout(deadline), http.borrow(request) as client:
            response = await client.send(request, stream=True)
            async with contextlib.aclosing(response):
                note_status(response.status_code)
                content = await read_content(response, max_bytes)
    except (TimeoutError, httpx.TransportError) as error:
        raise sending.no_reply(error, deadline) from error
    return Reply(response.status_code, response.headers, content)


def _continue_trace(request: httpx.Request) -> None:
    """Let the receiver of a request continue the current trace."""
    if (span := current_span()) is not None:
        span.attributes |= {"http.request.method": request.method, "server.address": request.url.host}
        request.headers.setdefault("traceparent", span.traceparent)


def note_status(status: int) -> None:
    """Note the status of a reply in the current trace."""
    if (span := current_span()) is not None:
        span.attributes["http.response.status_code"] = status


async def read_content(response: httpx.Response, max_bytes: int) -> bytes:
    """Return the decompressed content. Raises UpstreamFailed if it has more than `max_bytes`."""
    kept = bytearray()
    async for part in response.aiter_raw():
        kept += part
        if len(kept) > max_bytes:
            raise _too_large(response, max_bytes)
    return _decompressed(response, bytes(kept), max_bytes)


def _decompressed(response: httpx.Response, content: bytes, max_bytes: int) -> bytes:
    """Decompress no further than allowed: a kilobyte can expand to a gigabyte."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity") or not content:
        return content
    if encoding not in _INFLATED:
        raise UpstreamFailed(f"{response.url.host} responded with a compression that was not requested.")
    try:
        inflated = zlib.decompressobj(_INFLATED[encoding]).decompress(content, max_bytes + 1)
    except zlib.error:
        raise UpstreamFailed(f"{response.url.host} responded with corrupt compressed data.") from None
    if len(inflated) > max_bytes:
        raise _too_large(response, max_bytes)
    return inflated


def _too_large(response: httpx.Response, max_bytes: int) -> UpstreamFailed:
    return UpstreamFailed(
        f"{response.url.host} responded with {response.status_code} with more than the limit of {max_bytes} bytes."
    )


def failure_of(reply: Reply, host: str, *, repeatable: bool) -> ParleyError:
    """Return the error for a reply whose status is not a success.

    A temporary refusal, or an error of a request that may be repeated, can be retried; an error in the middle of
    something that must not happen twice cannot. A 401 is UpstreamFailed: only the caller knows whether it sent a token
    that Parley manages, which makes it Unauthenticated.
    """
    message = f"{host} responded with {reply.status}{_detail(reply)}"
    wait = retry_after(reply.headers, MAX_OF_ANY_HOST)
    if reply.status == 429:
        return RateLimited(f"{message}.", retry_after_seconds=wait)
    if reply.status in _BUSY:
        return UpstreamUnavailable(f"{message}.", retry_after_seconds=wait, busy=True)
    if reply.status == 503 or (reply.status >= 500 and repeatable):
        return UpstreamUnavailable(f"{message}.", retry_after_seconds=wait)
    if reply.status >= 500:
        return OutcomeUnknown(f"{message}; the request may have taken effect.")
    return UpstreamFailed(f"{message}.", retry_after_seconds=wait)


def _detail(reply: Reply) -> str:
    if 300 <= reply.status < 400:
        return ", a redirect; redirects are not followed"
    return ""
