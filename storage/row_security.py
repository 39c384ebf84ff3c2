"""Row-level security on PostgreSQL: a second wall between organizations, behind the filters of the queries.

What a request reads and writes goes through connections that have the role `ROLE` and name its organization in
`SETTING`: PostgreSQL shows them that organization's rows and no others, whatever the statement says. Without the
setting there are no rows at all. Parley's own work, such as the relay, the scheduler and the engine, keeps the role
that owns the tables, to which no policy applies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg

from errors import Unavailable
from storage.address import DatabaseAddress
from storage.startup import connect
from storage.turns import ITSELF

ROLE: Final = "parley_tenant"
"""The role of connections that work for an organization. It has no login, and is not specific to one database."""
SETTING: Final = "parley.organization"
POLICY: Final = "of_organization"

_LOCK: Final = 7_261_943_155_018
_MISSING: Final = f"""
    SELECT c.relname, c.oid::bigint FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
    AND c.relkind = 'r' AND NOT (
        has_table_privilege('{ROLE}', c.oid, 'SELECT') AND (NOT c.relname = ANY($1) OR (
            c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '{POLICY}')
        ))
    )"""
_NO_ROLE: Final = (
    "DB_ROW_SECURITY needs the role {role}, which {user} may not create; let an administrator of PostgreSQL run: "
    'CREATE ROLE {role} NOLOGIN; GRANT {role} TO "{user}"'
)
_NOT_OWNER: Final = "DB_ROW_SECURITY needs a user who owns the tables; {user} does not, and would see no rows itself"


@dataclass(frozen=True, slots=True)
class Walls:
    """The tables that are walled off, and what an organization's connections may do beyond reading.

    Args:
        columns: by table, the column with the id of the organization. Other tables belong to no organization.
        insert_only: tables whose rows they add and never change.
        read_only: tables that only Parley itself writes.
    """

    columns: Mapping[str, str]
    insert_only: frozenset[str] = field(default_factory=frozenset)
    read_only: frozenset[str] = field(default_factory=frozenset)

    def rights(self, table: str) -> str:
        """Return what an organization's connections may do with a table."""
        if table in self.read_only:
            return "SELECT"
        return "SELECT, INSERT" if table in self.insert_only else "SELECT, INSERT, UPDATE, DELETE"


class WalledConnection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg has no types
    """A connection that knows for whom it works: an organization's id, `ITSELF`, or None while that changes."""

    owner: str | None = ITSELF


async def hand_over(connection: WalledConnection, owner: str) -> None:
    """Let a connection, which is in no transaction, work for an organization or for Parley itself.

    If this fails or is cancelled, nobody knows for whom it works, and the next user hands it over again.
    """
    before, connection.owner = connection.owner, None
    await connection.execute(_statement(before, owner))
    connection.owner = owner


def _statement(before: str | None, owner: str) -> str:
    if owner == ITSELF:
        return f"RESET ROLE; RESET {SETTING}"
    setting = f"SET {SETTING} = '{owner.replace(chr(39), chr(39) * 2)}'"
    return setting if before else f"SET ROLE {ROLE}; {setting}"  # one message and one transaction either way


# ---------------------------------------------------------------- building the walls


async def build_walls(address: DatabaseAddress, walls: Walls) -> None:
    """Create the role, its privileges and the policies that are missing. Safe in many processes at once.

    Raises:
        Unavailable: the user of the address may not, or does not own the tables.
    """
    connection = await connect(address)
    try:
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK)
            await _create_role(connection, address)
            for table, _ in await connection.fetch(_MISSING, list(walls.columns)):
                await _build(connection, table, walls)
            await _require_owner(connection, walls.columns)
    except asyncpg.InsufficientPrivilegeError as error:
        raise Unavailable(f"DB_ROW_SECURITY cannot be set up ({error}); see docs/security.md") from None
    finally:
        await connection.close()


async def _create_role(connection: Any, address: DatabaseAddress) -> None:
    try:
        async with connection.transaction():  # a savepoint
            if not await connection.fetchval("SELECT count(*) FROM pg_roles WHERE rolname = $1", ROLE):
                await connection.execute(f"CREATE ROLE {ROLE} NOLOGIN")
            if not await connection.fetchval("SELECT pg_has_role(current_user, $1, 'MEMBER')", ROLE):
                await connection.execute(f"GRANT {ROLE} TO CURRENT_USER")
    except (asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError):
        await _create_role(connection, address)  # another database of the same server creates it at this moment
    except asyncpg.InsufficientPrivilegeError:
        raise Unavailable(_NO_ROLE.format(role=ROLE, user=address.credentials["user"])) from None


async def _build(connection: Any, table: str, walls: Walls) -> None:
    name = '"' + table.replace('"', '""') + '"'
    await connection.execute(f"REVOKE ALL ON {name} FROM {ROLE}; GRANT {walls.rights(table)} ON {name} TO {ROLE}")
    sequences = (
        "SELECT pg_get_serial_sequence($1, a.attname) AS name FROM pg_attribute a WHERE a.attrelid = $1::regclass"
    )
    for (sequence,) in await connection.fetch(f"{sequences} AND a.attnum > 0 AND NOT a.attisdropped", name):
        if sequence is not None:
            await connection.execute(f"GRANT USAGE ON SEQUENCE {sequence} TO {ROLE}")
    column = walls.columns.get(table)
    if column is not None:
        await connection.execute(
            f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY; DROP POLICY IF EXISTS {POLICY} ON {name}; "
            f"CREATE POLICY {POLICY} ON {name} USING (\"{column}\" = current_setting('{SETTING}', true))"
        )


async def _require_owner(connection: Any, tables: Iterable[str]) -> None:
    for table in tables:
        if await connection.fetchval("SELECT row_security_active($1)", f'"{table}"'):
            raise Unavailable(_NOT_OWNER.format(user=await connection.fetchval("SELECT current_user")))
