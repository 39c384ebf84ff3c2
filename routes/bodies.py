"""The body of a request: its declared type, and reading it, bounded in bytes and in time.

A client may send neither end nor pause.
"""

import asyncio
from collections.abc import Mapping
from typing import Final

from starlette.requests import ClientDisconnect, Request

from routes.bypass import bypass

BODY_SECONDS: Final = 10.0
_CHARSETS: Final = frozenset({"utf-8", "utf8", "us-ascii"})
"""The charsets of which every text is UTF-8."""


class BodyTooLarge(Exception):
    """The body exceeds the limit. The rest of it is not read, so the connection cannot be reused."""


class BodyTooSlow(Exception):
    """The body did not arrive in time, or the client disconnected."""


class UnsupportedBody(Exception):
    """The body has a type, charset or compression that the route does not accept; the message names what it accepts."""


def declared_type(headers: Mapping[str, str]) -> str:
    """Return the media type of a request's body in lower case, without parameters; empty if none is declared.

    Raises:
        UnsupportedBody: the body is compressed, or not in UTF-8.
    """
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", ""):
        raise UnsupportedBody(f"The body must not be compressed; Content-Encoding is {encoding[:50]}.")
    type, *parameters = (part.strip().lower() for part in headers.get("content-type", "").split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        charset = value.strip().strip('"')
        if name.strip() == "charset" and charset not in _CHARSETS:
            raise UnsupportedBody(f"The body must be encoded in UTF-8; the charset in Content-Type is {charset[:50]}.")
    return type


async def arrived_or_read(request: Request, most: int) -> tuple[bytes, bool]:
    """Return the body of a request, and whether it arrived later than the head.

    Args:
        most: the maximum number of bytes.

    Raises:
        BodyTooLarge, BodyTooSlow: see there.
    """
    shortcut = bypass(request.scope)
    arrived = shortcut.body() if shortcut is not None else None
    if arrived is None:
        return await read_body(request, most), True
    if len(arrived) > most:
        raise _too_large(most)
    return arrived, False


async def read_body(request: Request, most: int, *, seconds: float = BODY_SECONDS) -> bytes:
    """Return the body of a request.

    Args:
        most: the maximum number of bytes.

    Raises:
        BodyTooLarge, BodyTooSlow: see there.
    """
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise _too_large(most)
    except (ClientDisconnect, TimeoutError):
        raise BodyTooSlow("The body did not arrive in time.") from None
    return bytes(body)


def _too_large(most: int) -> BodyTooLarge:
    return BodyTooLarge(f"The body may have at most {most} bytes.")
