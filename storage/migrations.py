"""Applies the migrations of a dialect, in one process at a time."""

import contextlib
import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import asyncpg
from tortoise.context import TortoiseContext

from storage.address import DatabaseAddress, Dialect
from storage.database import tortoise_config
from storage.startup import connect

if TYPE_CHECKING:
    from aerich import Command

LOCATION: Final = Path(__file__).parent.parent / "migrations"
# A number that no other program on the same server is likely to lock.
_LOCK: Final = 7_261_943_155_017
_APPLIED: Final = "SELECT version FROM aerich WHERE app = 'models'"


def migration_config(address: DatabaseAddress, models: Sequence[str]) -> dict[str, object]:
    """Return Tortoise's configuration with aerich's own table."""
    return tortoise_config(address, [*models, "aerich.models"])


def location(dialect: Dialect) -> str:
    """Return the folder of a dialect's migrations."""
    return str(LOCATION / dialect.value)


async def migrate(address: DatabaseAddress, models: Sequence[str]) -> list[str]:
    """Upgrade the database to the newest schema and return the names of the migrations applied."""
    async with _exclusive(address) as connection:
        # At nearly every start all are applied, and aerich would open the models only to find that out.
        if _versions(address.dialect) <= await _applied(address, connection):
            return []
        return await _upgrade(address, models)


async def _upgrade(address: DatabaseAddress, models: Sequence[str]) -> list[str]:
    context = TortoiseContext()
    with context:
        command = _aerich(address, models)
        try:
            await command.init()
            return await command.upgrade()
        finally:
            await context.close_connections()


def _aerich(address: DatabaseAddress, models: Sequence[str]) -> "Command":
    # Only a migration needs it: a gateway whose database is up to date does without its memory.
    from aerich import Command

    return Command(migration_config(address, models), location=location(address.dialect))


def _versions(dialect: Dialect) -> set[str]:
    return {file.name for file in Path(location(dialect), "models").glob("[0-9]*.py")}


async def _applied(address: DatabaseAddress, connection: asyncpg.Connection | None) -> set[str]:
    """Return the names of the migrations that the database records, none if it is new."""
    try:
        rows = _read_file(address) if connection is None else await connection.fetch(_APPLIED)
    except (sqlite3.OperationalError, asyncpg.UndefinedTableError):
        return set()
    return {version for (version,) in rows}


def _read_file(address: DatabaseAddress) -> list[tuple[str]]:
    if address.path is None or not address.path.exists():
        return []
    with contextlib.closing(sqlite3.connect(address.path)) as database:
        return database.execute(_APPLIED).fetchall()


async def make_migration(address: DatabaseAddress, models: Sequence[str], name: str) -> str | None:
    """Write the migration from the newest one to the current models, and return its name.

    Needs no database. Changes that SQLite's ALTER TABLE does not support are written by hand afterwards.
    """
    context = TortoiseContext()
    with context:
        command = _aerich(address, models)
        if not _has_migrations(address.dialect):
            await command.init_migrations(safe=False)
            return "0_init"
        await command.init(offline=True)
        _forget_operators()
        _leave_out_comments()
        return await command.migrate(name, no_input=True, offline=True)


def _forget_operators() -> None:
    """Drop the statements that aerich still holds, in its class, of the migration that it wrote before."""
    from aerich.migrate import Migrate

    Migrate.upgrade_operators.clear()
    Migrate.downgrade_operators.clear()
    Migrate._upgrade_fk_m2m_index_operators.clear()
    Migrate._downgrade_fk_m2m_index_operators.clear()


def _leave_out_comments() -> None:
    """Leave out changes of columns' comments, such as a new member of an enum: nothing reads them, SQLite has none."""
    from aerich.migrate import Migrate

    if not isinstance(Migrate.upgrade_operators, _Statements):
        Migrate.upgrade_operators, Migrate.downgrade_operators = _Statements(), _Statements()
    Migrate.ddl.set_comment = lambda *_column: ""  # type: ignore[method-assign]


class _Statements(list[str]):
    """The statements of a migration, without empty ones."""

    def append(self, statement: str) -> None:
        if statement:
            super().append(statement)


def _has_migrations(dialect: Dialect) -> bool:
    return bool(_versions(dialect))


@contextlib.asynccontextmanager
async def _exclusive(address: DatabaseAddress) -> AsyncIterator[asyncpg.Connection | None]:
    """Let one process at a time migrate, and yield its connection to PostgreSQL."""
    if address.dialect is Dialect.SQLITE:
        yield None  # `one_process` locks the file
        return
    connection = await connect(address)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)
        yield connection
    finally:
        await connection.close()
