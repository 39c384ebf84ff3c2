"""A connection pooler before PostgreSQL: refused at the start if its clients share sessions."""

import asyncio
import contextlib
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest

from errors import Unavailable
from models import MODELS
from models.database import open_database
from models.event_log import begin_log, read_head
from storage.address import parse_address
from storage.migrations import migrate
from storage.startup import check_database
from tests.servers import NOBODY, PostgresServer, free_port

pytestmark = pytest.mark.slow

_SSL_REQUEST: Final = 80877103
_IDLE: Final = b"I"


class TrustingServer(PostgresServer):
    """PostgreSQL without passwords, so that a pooler can be written in a few lines."""

    def prepare(self) -> None:
        super().prepare()
        (self.data / "pg_hba.conf").write_text("host all all 127.0.0.1/32 trust\n")


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with TrustingServer() as running:
        yield running


class TransactionPooler:
    """A pooler in transaction mode with one session: https://www.postgresql.org/docs/current/protocol-flow.html.

    It greets clients itself, and lends them the session from their first message until the server is idle again.
    """

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._turn = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[int]:
        self._from_server, self._to_server = await asyncio.open_connection("127.0.0.1", self._server.port)
        body = struct.pack("!i", 196608) + b"user\0postgres\0database\0postgres\0\0"
        self._to_server.write(struct.pack("!i", len(body) + 4) + body)
        self._parameters = b""
        while (message := await self._message())[0] != b"Z":
            self._parameters += message[1] if message[0] == b"S" else b""
        listener = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        try:
            yield listener.sockets[0].getsockname()[1]
        finally:
            listener.close()
            self._to_server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await self._greet(reader, writer)
            while data := await reader.read(65536):
                if data[:1] == b"X":
                    break
                async with self._turn:
                    await self._lend(data, reader, writer)
        writer.close()

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        length, code = struct.unpack("!ii", await reader.readexactly(8))
        if code == _SSL_REQUEST:
            writer.write(b"N")
            length, code = struct.unpack("!ii", await reader.readexactly(8))
        await reader.readexactly(length - 8)
        ok = b"R" + struct.pack("!ii", 8, 0)
        process = b"K" + struct.pack("!iii", 12, 1, 2)  # its own number, not that of the session
        writer.write(ok + self._parameters + process + b"Z" + struct.pack("!i", 5) + _IDLE)

    async def _lend(self, data: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def pass_on() -> None:
            while more := await reader.read(65536):
                self._to_server.write(more)

        self._to_server.write(data)
        passing = asyncio.create_task(pass_on())
        try:
            while True:
                kind, message, body = await self._message()
                writer.write(message)
                if kind == b"Z" and body == _IDLE:
                    return
        finally:
            passing.cancel()
            await asyncio.gather(passing, return_exceptions=True)

    async def _message(self) -> tuple[bytes, bytes, bytes]:
        head = await self._from_server.readexactly(5)
        body = await self._from_server.readexactly(struct.unpack("!i", head[1:])[0] - 4)
        return head[:1], head + body, body


def address(port: int) -> Any:
    return parse_address(f"postgres://postgres@127.0.0.1:{port}/postgres")


async def test_a_pooler_that_shares_sessions_is_refused(server: PostgresServer):
    async with TransactionPooler(server).running() as port:
        connection = await asyncpg.connect(f"postgres://postgres@127.0.0.1:{port}/postgres", statement_cache_size=0)
        assert await connection.fetchval("SELECT 1") == 1
        await connection.close()
        with pytest.raises(Unavailable, match=f"port {port} of DATABASE_URL is a connection pooler"):
            await check_database(address(port))


async def test_postgres_itself_is_accepted(server: PostgresServer):
    await check_database(address(server.port))


# ---------------------------------------------------------------- PgBouncer, where it is installed


@contextlib.contextmanager
def bouncer(server: PostgresServer, mode: str) -> Iterator[int]:
    folder = Path(tempfile.mkdtemp(prefix="parley-test-pgbouncer-"))
    port, user = free_port(), NOBODY if os.geteuid() == 0 else None
    (folder / "users").write_text('"postgres" ""\n')
    (folder / "bouncer.ini").write_text(
        f"[databases]\n* = host=127.0.0.1 port={server.port} user=postgres\n[pgbouncer]\nlisten_addr=127.0.0.1\n"
        f"listen_port={port}\nunix_socket_dir=\nauth_type=any\nauth_file={folder}/users\npool_mode={mode}\n"
        f"logfile={folder}/log\n"
    )
    for path in (folder, *folder.iterdir()):
        path.chmod(0o777)
    process = subprocess.Popen(
        ["pgbouncer", "-q", str(folder / "bouncer.ini")],
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )
    try:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder)


needs_pgbouncer = pytest.mark.skipif(shutil.which("pgbouncer") is None, reason="PgBouncer is not installed")


@needs_pgbouncer
@pytest.mark.parametrize("mode", ["transaction", "statement"])
async def test_pgbouncer_that_shares_sessions_is_refused(server: PostgresServer, mode: str):
    with bouncer(server, mode) as port, pytest.raises(Unavailable, match="pool"):
        await check_database(address(port))


@needs_pgbouncer
async def test_pgbouncer_in_session_mode_works(server: PostgresServer):
    with bouncer(server, "session") as port:
        await check_database(address(port))
        await migrate(address(port), MODELS)
        database = await open_database(address(port))
        with database.bind():
            await begin_log()
            assert (await read_head()).seq == 0
        await database.close()
