"""Applies the migrations of a dialect, in one process at a time."""

import contextlib
import fcntl
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

import asyncpg
from aerich import Command
from aerich.migrate import Migrate
from tortoise.context import TortoiseContext

from errors import Unavailable
from storage.address import DatabaseAddress, Dialect
from storage.database import tortoise_config
from storage.private_files import append_to_private, create_private

LOCATION: Final = Path(__file__).parent.parent / "migrations"
# A number that no other program on the same server is likely to lock.
_LOCK: Final = 7_261_943_155_017


def migration_config(address: DatabaseAddress, models: Sequence[str]) -> dict[str, Any]:
    """Return Tortoise's configuration with aerich's own table."""
    return tortoise_config(address, [*models, "aerich.models"])


def location(dialect: Dialect) -> str:
    """Return the folder of a dialect's migrations."""
    return str(LOCATION / dialect.value)


async def migrate(address: DatabaseAddress, models: Sequence[str]) -> list[str]:
    """Upgrade the database to the newest schema and return the names of the migrations applied."""
    context = TortoiseContext()
    async with _exclusive(address):
        with context:
            command = Command(migration_config(address, models), location=location(address.dialect))
            try:
                await command.init()
                return await command.upgrade()
            finally:
                await context.close_connections()


async def make_migration(address: DatabaseAddress, models: Sequence[str], name: str) -> str | None:
    """Write the migration from the newest one to the current models, and return its name.

    Needs no database. Changes that SQLite's ALTER TABLE does not support are written by hand afterwards.
    """
    context = TortoiseContext()
    with context:
        command = Command(migration_config(address, models), location=location(address.dialect))
        if not _has_migrations(address.dialect):
            await command.init_migrations(safe=False)
            return "0_init"
        await command.init(offline=True)
        _forget_operators()
        return await command.migrate(name, no_input=True, offline=True)


def _forget_operators() -> None:
    """Drop the statements that aerich still holds, in its class, of the migration that it wrote before."""
    Migrate.upgrade_operators.clear()
    Migrate.downgrade_operators.clear()
    Migrate._upgrade_fk_m2m_index_operators.clear()
    Migrate._downgrade_fk_m2m_index_operators.clear()


def _has_migrations(dialect: Dialect) -> bool:
    return any(Path(location(dialect), "models").glob("[0-9]*.py"))


@contextlib.asynccontextmanager
async def _exclusive(address: DatabaseAddress) -> AsyncIterator[None]:
    """Let one process at a time migrate."""
    if address.dialect is Dialect.SQLITE:
        yield  # `one_process` locks the file
        return
    connection = await _connect(address)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)
        yield
    finally:
        await connection.close()


async def _connect(address: DatabaseAddress) -> asyncpg.Connection:
    given = address.credentials
    return await asyncpg.connect(
        host=given["host"],
        port=given["port"],
        user=given["user"],
        password=given["password"],
        database=given["database"],
        ssl=given.get("ssl"),
        timeout=5,
    )


async def check_database(address: DatabaseAddress) -> None:
    """Raise unless the database can be opened.

    Raises:
        BlockingIOError: the SQLite file is in use by another process.
        Unavailable: PostgreSQL cannot be reached, or refuses the credentials.
    """
    if address.dialect is Dialect.SQLITE:
        with one_process(address):
            return
    try:
        connection = await _connect(address)
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        raise Unavailable(f"the database of DATABASE_URL cannot be opened ({error or type(error).__name__})") from None
    await connection.close()


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
        raise Unavailable(
            f"the database {path} cannot be opened ({error.strerror}); DATABASE_URL or DATA_DIR names it"
        ) from None
