"""The operating system keeps little for a client that does not read, and everything still arrives."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import pytest

from subscriptions.transports.kernel_buffer import UNSENT_BYTES, limit_unsent

CHUNK: Final = b"x" * 8_192
ENOUGH: Final = 1024

pytestmark = pytest.mark.skipif(not hasattr(socket, "TCP_NOTSENT_LOWAT"), reason="this system has no such limit")


class Sender(asyncio.Protocol):
    """Writes until the operating system takes no more."""

    def __init__(self, *, limited: bool) -> None:
        self._limited = limited
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self._limited:
            limit_unsent(transport)


@asynccontextmanager
async def connected(*, limited: bool) -> AsyncIterator[tuple[Sender, socket.socket]]:
    """Yield a sender and a client that reads only what the test reads."""
    loop = asyncio.get_running_loop()
    accepted: asyncio.Future[Sender] = loop.create_future()

    def accept() -> Sender:
        sender = Sender(limited=limited)
        loop.call_soon(accepted.set_result, sender)
        return sender

    async with await loop.create_server(accept, "127.0.0.1", 0) as server:
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            client.setblocking(False)
            await loop.sock_connect(client, server.sockets[0].getsockname())
            sender = await accepted
            yield sender, client
            sender.transport.abort()


def kept(sender: Sender) -> int:
    """Return how many bytes the operating system takes although nobody reads them."""
    written = 0
    while not sender.transport.get_write_buffer_size() and written < ENOUGH * len(CHUNK):
        sender.transport.write(CHUNK)
        written += len(CHUNK)
    return written - sender.transport.get_write_buffer_size()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep other amounts")
async def test_little_is_kept_for_a_client_that_does_not_read() -> None:
    async with connected(limited=True) as (sender, _):
        assert kept(sender) <= 4 * UNSENT_BYTES
    async with connected(limited=False) as (sender, _):
        assert kept(sender) > 16 * UNSENT_BYTES


async def test_everything_arrives_once_the_client_reads() -> None:
    async with connected(limited=True) as (sender, client):
        sent = kept(sender) + sender.transport.get_write_buffer_size()
        received = 0
        while received < sent:
            received += len(await asyncio.get_running_loop().sock_recv(client, 65_536))
        assert received == sent
        sender.transport.write(b"more")
        assert await asyncio.get_running_loop().sock_recv(client, 10) == b"more"
