"""Reading the body of a request: bounded in bytes and in time, because a client may send neither end nor pause."""

import asyncio
from typing import Final

from starlette.requests import ClientDisconnect, Request

BODY_SECONDS: Final = 10.0


class BodyTooLarge(Exception):
    """The body exceeds the limit. The rest of it is not read, so the connection cannot be reused."""


class BodyTooSlow(Exception):
    """The body did not arrive in time, or the client disconnected."""


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
                    raise BodyTooLarge(f"The body may have at most {most} bytes.")
    except (ClientDisconnect, TimeoutError):
        raise BodyTooSlow("The body did not arrive in time.") from None
    return bytes(body)
