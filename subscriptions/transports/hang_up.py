"""Looking at a connection: the event loop may not have read yet that the other side has closed it."""

import asyncio
import fcntl
import select
import struct
import termios
from typing import Final

# POLLRDHUP is Linux's. Elsewhere only a reset is seen before the event loop reads the end.
_HUNG_UP: Final = getattr(select, "POLLRDHUP", 0) | select.POLLHUP | select.POLLERR


def has_hung_up(transport: asyncio.Transport) -> bool:
    """Return whether a connection is closed, or the other side has closed it."""
    opened = transport.get_extra_info("socket")
    if transport.is_closing() or opened is None or opened.fileno() < 0:
        return transport.is_closing()
    looking = select.poll()
    looking.register(opened.fileno(), _HUNG_UP)
    return bool(looking.poll(0))


def has_unread(transport: asyncio.Transport) -> bool:
    """Return whether something that was sent has not arrived at the other side, which has closed the connection.

    A side that closes a connection before it has read everything resets it instead.
    """
    opened = transport.get_extra_info("socket")
    if transport.get_write_buffer_size() or opened is None or opened.fileno() < 0:
        return transport.get_write_buffer_size() > 0
    try:
        [unacknowledged] = struct.unpack("i", fcntl.ioctl(opened.fileno(), termios.TIOCOUTQ, bytes(4)))
    except OSError:
        return False  # not a TCP connection
    return bool(unacknowledged)
