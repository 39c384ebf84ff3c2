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
    return _is(opened.fileno(), _HUNG_UP)


def has_arrived(transport: asyncio.Transport) -> bool:
    """Return whether something has arrived that the event loop has not read yet."""
    opened = transport.get_extra_info("socket")
    return opened is not None and opened.fileno() >= 0 and _is(opened.fileno(), select.POLLIN)


def _is(descriptor: int, events: int) -> bool:
    looking = select.poll()
    looking.register(descriptor, events)
    return bool(looking.poll(0))


def unread_bytes(transport: asyncio.Transport) -> int:
    """Return how much of what was sent has not arrived at the other side.

    A side that closes a connection before it has read everything that has arrived resets it.
    """
    waiting, opened = transport.get_write_buffer_size(), transport.get_extra_info("socket")
    if opened is None or opened.fileno() < 0:
        return waiting
    try:
        [unacknowledged] = struct.unpack("i", fcntl.ioctl(opened.fileno(), termios.TIOCOUTQ, bytes(4)))
    except OSError:
        return waiting  # not a TCP connection
    return waiting + int(unacknowledged)
