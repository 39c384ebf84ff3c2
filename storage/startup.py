"""Checks of the database before anything is opened: what cannot work is reported in one line."""

import asyncio
import contextlib
import fcntl
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO, TypeVar

import asyncpg

from errors import Unavailable
from storage.address import DatabaseAddress
from storage.connecting import connect_to
from storage.outages import Outage, outage_of
from storage.private_files import append_to_private, create_private

Opened = TypeVar("Opened")

_log = logging.getLogger("parley.database")

_CONNECT_SECONDS: Final = 5.0
_CHECK_SECONDS: Final = 15.0
_NAMED_BY: Final = "DATABASE_URL or DATA_DIR names it"
_PAUSES: Final = (1.0, 2.0, 4.0)
_PASSING: Final = frozenset({Outage.UNREACHABLE, Outage.EXHAUSTED})


async def connect(address: DatabaseAddress) -> asyncpg.Connection:
    """Return a connection to PostgreSQL, outside of the pool."""
    without = {"minsize", "maxsize", "command_timeout"}
    given = {name: value for name, value in address.credentials.items() if name not in without}
    return await connect_to(**{"timeout": _CONNECT_SECONDS, **given}, statement_cache_size=0)


def _check_file(path: Path) -> None:
    """Require that a file of a SQLite database can be read and written.

    Raises:
        Unavailable: it cannot.
    """
    for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if each.exists() and not os.access(each, os.R_OK | os.W_OK):
            raise Unavailable(f"the database {each} cannot be opened (Permission denied); {_NAMED_BY}")
    try:
        connection = sqlite3.connect(path, timeout=_CONNECT_SECONDS, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise Unavailable(f"the database {path} cannot be opened ({error}); {_NAMED_BY}") from None


async def check_server(address: DatabaseAddress) -> None:
    """Require that PostgreSQL can be reached, and that a connection is a session of its own.

    Raises:
        Unavailable: it cannot be reached, refuses the credentials, or is behind a pooler that shares its sessions.
    """
    try:
        connection = await connect(address)
        try:
            async with asyncio.timeout(_CHECK_SECONDS):
                shared = await _shares_sessions(address, connection)
        finally:
            await connection.close()
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        reason = str(error) or type(error).__name__
        raise Unavailable(f"the database {address.place} cannot be opened ({reason}); see {address.named_by}") from None
    if shared:
        raise Unavailable(
            f"port {address.credentials['port']} of {address.named_by} is a connection pooler, such as PgBouncer, that "
            "shares sessions among its clients; give the port of PostgreSQL itself, or set pool_mode = session"
        )


async def _shares_sessions(address: DatabaseAddress, connection: asyncpg.Connection) -> bool:
    """Return whether transactions of different connections run in the same session.

    Prepared statements, session settings, advisory locks and LISTEN would then be those of other clients. A pooler
    reports a process id of its own making when a client connects.
    """
    served_by = await _process_id(connection)
    if served_by == connection.get_server_pid():
        return False
    other = await connect(address)
    try:
        return await _process_id(other) == served_by or await _process_id(connection) != served_by
    finally:
        await other.close()


async def _process_id(connection: asyncpg.Connection) -> int:
    async with connection.transaction():  # in which every pooler keeps to one session
        number: int = await connection.fetchval("SELECT pg_backend_pid()")
    return number


async def check_database(address: DatabaseAddress) -> None:
    """Require that the database can be opened.

    Raises:
        BlockingIOError: the SQLite file is in use by another process.
        Unavailable: see `one_process`, `_check_file` and `_check_server`.
    """
    with one_process(address):
        for path in (address.path, address.engine_path):
            if path is not None and path.exists():
                _check_file(path)
    if address.path is None:
        await check_server(address)


async def check_reachable(address: DatabaseAddress) -> None:
    """Require that there is a database that can be read, also while a gateway has the SQLite file.

    Raises:
        Unavailable: there is none, or PostgreSQL cannot be reached.
    """
    if address.path is None:
        await check_server(address)
    elif not address.path.exists():
        raise Unavailable(f"there is no database {address.path}; {_NAMED_BY}")


async def enter_despite_outages(
    stack: contextlib.AsyncExitStack,
    opening: Callable[[], contextlib.AbstractAsyncContextManager[Opened]],
    pauses: Sequence[float] = _PAUSES,
) -> Opened:
    """Enter a context on a stack, and again after each pause if the database fails meanwhile.

    Raises:
        Exception: what entering it raises otherwise, or at last.
    """
    for pause in pauses:
        try:
            return await stack.enter_async_context(opening())
        except Exception as error:
            if not _passes(error):
                raise
            _log.warning("the database failed during the start, which is repeated in %g s: %s", pause, error)
        await asyncio.sleep(pause)
    return await stack.enter_async_context(opening())


def _passes(error: Exception) -> bool:
    """Return whether an error is the end of a connection to the database, or that there is none."""
    if isinstance(error, OSError) and not isinstance(error, (ConnectionError, TimeoutError)):
        return False  # such as a port that is in use
    return outage_of(error) in _PASSING


@contextlib.contextmanager
def one_process(address: DatabaseAddress) -> Iterator[None]:
    """Lock a SQLite file for this process, creating it unless it exists.

    Raises:
        BlockingIOError: another process has locked it. Two writers would miss each other's events.
        Unavailable: its folder cannot be written to.
    """
    if address.path is None:
        yield
        return
    with _lock_file(address.path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip()
            raise BlockingIOError(f"{address.path} is in use by {holder or 'another process'}") from None
        file.truncate(0)
        file.write(f"process {os.getpid()}\n")
        file.flush()
        yield


def _lock_file(path: Path) -> TextIO:
    """Open the lock file of a SQLite file, creating both and their folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        create_private(path)  # SQLite gives its mode to the write-ahead log
        return append_to_private(path.with_name(f"{path.name}.lock"))
    except OSError as error:
        raise Unavailable(f"the database {path} cannot be opened ({error.strerror}); {_NAMED_BY}") from None
