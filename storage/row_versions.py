"""Changes that depend on a row which others may change, in one statement and without a lock, on PostgreSQL.

Their author reads the row with its version and makes them in memory; the statement that commits them has an effect only
if the row still has that version, and gives it another one. So of those who depend on the same row, each has seen what
the others have done, as if each had locked it. Who locks the row and changes what others depend on without updating it
must `renew` it.
"""

from typing import Any, Final

from storage.address import Dialect
from storage.commit_groups import Outdated
from storage.database import current_database, unit_of_work
from storage.outages import raise_if_outage
from storage.record import Record
from storage.unit_of_work import PendingWrite, RowVersion, UnitOfWork, update_statement

MOST_WRITES: Final = 12
MOST_EVENTS: Final = 8


def renew(row: Record) -> None:
    """Give a row, which the running transaction has locked, another version, because what belongs to it has changed."""
    if current_database().dialect is Dialect.POSTGRES:
        statement = update_statement(type(row), ("organization_id",))
        unit_of_work().renew(PendingWrite(statement, row.id, statement.values(row)))


def commits_by_version() -> bool:
    """Return whether changes can be committed by `commit_if_unchanged` at the moment."""
    database = current_database()
    if database.dialect is not Dialect.POSTGRES or database.follower is None:
        return False
    groups = getattr(database.client, "commit_groups", None)
    return groups is not None and not groups.is_busy


async def commit_if_unchanged(unit: UnitOfWork, version: RowVersion) -> bool:
    """Commit what a unit of work has collected if a row still has this version, and return whether it has.

    Then the version becomes that of the row as it is now.

    Raises:
        Unavailable: the database is unavailable; as ever, the changes may have been made.
    """
    database = current_database()
    changes, derived = unit.drain()
    if derived or not changes.events or len(changes.writes) > MOST_WRITES or len(changes.events) > MOST_EVENTS:
        return False
    client: Any = database.client
    ordered = sorted(changes.writes, key=_order)  # so that there are few texts
    try:
        recorded = await client.commit_groups.commit(
            changes._replace(writes=ordered, version=version), database.events, database.follower
        )
    except Outdated:
        return False
    except Exception as error:
        database.writing.failed(error)
        raise_if_outage(error)
        raise
    database.writing.succeeded()
    database.committed(recorded)
    return True


def _order(write: PendingWrite) -> tuple[bool, str, tuple[str, ...]]:
    return write.statement.inserts, write.statement.table, write.statement.names
