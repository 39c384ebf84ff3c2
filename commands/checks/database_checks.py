"""Checks of the database."""

import contextlib
import fcntl
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final

import asyncpg

from commands.checks.findings import Finding, fail, ok, warn
from errors import Unavailable
from storage.address import DatabaseAddress
from storage.migrations import location
from storage.row_security import POLICY, ROLE
from storage.startup import check_server, connect

_OLDEST: Final = 130_000
"""PostgreSQL 13, as `server_version_num`."""
_MOST_SKEW_SECONDS: Final = 1.0
_ENGINE_CONNECTIONS: Final = 12
"""The connections of the workflow runtime, beside the pool."""
_MAY_CREATE: Final = (
    "SELECT has_schema_privilege(current_schema(), 'CREATE') AND has_database_privilege(current_database(), 'CREATE')"
)
_MAY_WALL: Final = """
    SELECT CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = $1)
    THEN pg_has_role(current_user, (SELECT oid FROM pg_roles WHERE rolname = $1), 'MEMBER')
        OR rolcreaterole AND current_setting('server_version_num')::int < 160000
    ELSE rolcreaterole OR rolsuper END FROM pg_roles WHERE rolname = current_user
"""


async def check_database(address: DatabaseAddress, processes: int) -> list[Finding]:
    """Check that the database works: it can be reached and written to, its version, its schema and its clock.

    Args:
        processes: how many gateway processes `serve` runs.
    """
    if address.path is not None:
        return [*_check_file(address.path), *_only_on_postgres(address, processes)]
    try:
        await check_server(address)
        connection = await connect(address)
    except (Unavailable, OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return [fail("database", str(error), "Check DATABASE_URL, the server and its firewall.")]
    found = list[Finding]()
    try:
        async for each in _check_server(address, connection, processes):
            found.append(each)
    except asyncpg.PostgresError as error:
        found.append(fail("permissions", str(error), "Let the user of DATABASE_URL own the database and its tables."))
    finally:
        await connection.close()
    return found


# ---------------------------------------------------------------- SQLite


def _check_file(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield ok("database", f"{path} does not exist yet; the first start creates it")
        return
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=2)) as opened:
            opened.execute("SELECT count(*) FROM sqlite_master").fetchall()
            applied = _applied(opened)
    except sqlite3.Error as error:
        yield fail("database", f"{path} cannot be read ({error})", "Restore a backup: docs/guides/back-up.md.")
        return
    yield ok("database", f"SQLite {sqlite3.sqlite_version}, {path}, {_user_of(path)}")
    yield _migrations("sqlite", applied)


def _only_on_postgres(address: DatabaseAddress, processes: int) -> Iterator[Finding]:
    """Find settings that need PostgreSQL."""
    if processes > 1:
        message = "WEB_CONCURRENCY must be 1 on SQLite, whose file belongs to one process"
        yield fail("database", message, "Use PostgreSQL (DATABASE_URL), or remove WEB_CONCURRENCY.")
    if address.row_security:
        yield warn("row security", "DB_ROW_SECURITY has no effect on SQLite", "Use PostgreSQL, or remove it.")


def _applied(opened: sqlite3.Connection) -> set[str]:
    with contextlib.suppress(sqlite3.OperationalError):  # no such table
        return {str(name) for (name,) in opened.execute("SELECT version FROM aerich")}
    return set()


def _user_of(path: Path) -> str:
    """Return whether a process uses a file, without waiting for it."""
    lock = path.with_name(f"{path.name}.lock")
    try:
        with lock.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return f"in use by {lock.read_text().strip() or 'another process'}"
    except OSError:
        pass
    return "not in use"


def _migrations(dialect: str, applied: set[str]) -> Finding:
    files = {path.name for path in Path(location_of(dialect), "models").glob("[0-9]*.py")}
    if newer := applied - files:
        message = f"a newer version of Parley has migrated the database ({max(newer)})"
        return fail("migrations", message, "Install that version: migrations cannot be undone.")
    if missing := files - applied:
        message = f"{len(missing)} migrations are not applied yet"
        return warn("migrations", message, "The next start applies them, or cli.py migrate. Take a backup first.")
    return ok("migrations", f"all {len(files)} migrations are applied")


def location_of(dialect: str) -> str:
    """Return the folder of a dialect's migrations."""
    from storage.address import Dialect

    return location(Dialect(dialect))


# ---------------------------------------------------------------- PostgreSQL


async def _check_server(
    address: DatabaseAddress, connection: asyncpg.Connection, processes: int
) -> AsyncIterator[Finding]:
    yield await _version(connection)
    yield await _writable(connection)
    if address.row_security:
        yield await _row_security(connection)
    yield _migrations("postgres", await _applied_on(connection))
    yield await _connections(address, connection, processes)
    yield await _durability(connection)
    yield await _clock(connection)


async def _value(connection: asyncpg.Connection, statement: str, *values: object) -> Any:
    return await connection.fetchval(statement, *values)


async def _version(connection: asyncpg.Connection) -> Finding:
    number, name = (
        int(await _value(connection, "SHOW server_version_num")),
        await _value(connection, "SHOW server_version"),
    )
    if number < _OLDEST:
        return fail("database", f"PostgreSQL {name} is too old", "Upgrade to PostgreSQL 13 or later.")
    return ok("database", f"PostgreSQL {name} is reachable, and connections are sessions of their own")


async def _writable(connection: asyncpg.Connection) -> Finding:
    if await _value(connection, "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean"):
        return fail("permissions", "the database is read-only", "Connect to the primary server.")
    if not await _value(connection, _MAY_CREATE):
        message = "the user cannot create tables and schemas"
        return fail("permissions", message, "GRANT CREATE on the database and its schema: migrations need it.")
    return ok("permissions", "the user can read, write and migrate")


async def _applied_on(connection: asyncpg.Connection) -> set[str]:
    if not await _value(connection, "SELECT to_regclass('aerich') IS NOT NULL"):
        return set()
    return {str(row["version"]) for row in await connection.fetch("SELECT version FROM aerich")}


async def _row_security(connection: asyncpg.Connection) -> Finding:
    """Find out whether the first start can wall off the organizations, or has."""
    if not await _value(connection, _MAY_WALL, ROLE):
        message = f"the user is not a member of the role {ROLE}, and may not create it"
        advice = f"As an administrator: CREATE ROLE {ROLE} NOLOGIN; GRANT {ROLE} TO the user of DATABASE_URL."
        return fail("row security", message, advice)
    walled = await _value(connection, "SELECT count(*) FROM pg_policies WHERE policyname = $1", POLICY)
    return ok("row security", f"{walled} tables have a policy" if walled else "the next start creates the policies")


async def _connections(address: DatabaseAddress, connection: asyncpg.Connection, processes: int) -> Finding:
    most = int(await _value(connection, "SHOW max_connections")) - int(
        await _value(connection, "SHOW superuser_reserved_connections")
    )
    used = int(await _value(connection, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"))
    each = int(address.credentials["maxsize"]) + _ENGINE_CONNECTIONS
    message = f"a process opens up to {each} connections; the server allows {most}, of which {used} are in use"
    if each * processes > most and processes > 1:
        advice = "Lower ?maxsize= in DATABASE_URL or WEB_CONCURRENCY, or raise max_connections."
        return fail("connections", f"{message}: too few for {processes} processes", advice)
    if each > most:
        return fail("connections", message, "Lower ?maxsize= in DATABASE_URL, or raise max_connections.")
    if 2 * each > most:
        return warn("connections", message, "Two processes do not fit: lower ?maxsize= or raise max_connections.")
    return ok("connections", f"{message}: room for {most // each} processes")


async def _durability(connection: asyncpg.Connection) -> Finding:
    off = [
        name
        for name in ("fsync", "full_page_writes", "synchronous_commit")
        if await _value(connection, f"SHOW {name}") == "off"
    ]
    if off:
        message = f"{', '.join(off)} off: a crash of the server can lose what was acknowledged"
        return warn("durability", message, "Turn it on, unless the data does not matter.")
    return ok("durability", "commits reach the disk before they are acknowledged")


async def _clock(connection: asyncpg.Connection) -> Finding:
    began = time.time()
    there = float(await _value(connection, "SELECT extract(epoch FROM clock_timestamp())::float8"))
    ended = time.time()
    skew = max(began - there, there - ended, 0.0)
    message = f"the clocks of this host and the database differ by {skew:.2f} s"
    if skew > _MOST_SKEW_SECONDS:
        return warn("clocks", message, "Run NTP on both: deadlines, tokens and the order of times depend on it.")
    return ok("clocks", message)
