"""A limit on what the operating system keeps for a client that does not read.

Without it, that is up to four megabytes for each connection, which count nowhere, and which a client that reads again
gets before it learns that it was too slow.
"""

import asyncio
import contextlib
import socket
from typing import Final

UNSENT_BYTES: Final = 32 * 1024
"""The limit on bytes that are not yet on their way to the client; those on their way have none, however far it is."""


def limit_unsent(transport: asyncio.BaseTransport) -> None:
    """Let the operating system keep little of what a connection's client has not read, if it can do that."""
    opened = transport.get_extra_info("socket")
    option: int | None = getattr(socket, "TCP_NOTSENT_LOWAT", None)
    if opened is None or option is None or opened.family not in (socket.AF_INET, socket.AF_INET6):
        return
    with contextlib.suppress(OSError):  # the client has disconnected
        opened.setsockopt(socket.IPPROTO_TCP, option, UNSENT_BYTES)
