"""Reads by id: one row, or many. Their statements are built once."""

import functools
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar, cast

from storage.address import Dialect
from storage.combined_reads import ById
from storage.database import current_database, list_parameter, read, read_by_id
from storage.hydration import records
from storage.ids import prefix_of
from storage.placeholders import placeholders
from storage.projection import Columns, views
from storage.record import Record
from storage.unit_of_work import RowVersion

RecordType = TypeVar("RecordType", bound=Record)
_MAX_STATEMENTS: Final = 2_000


async def read_one(
    table: type[RecordType],
    organization_id: str,
    id: str,
    *,
    deleted: bool = False,
    lock: bool = False,
    columns: Columns | None = None,
) -> RecordType | None:
    """Return the record with this id if the organization has it.

    Args:
        deleted: include soft-deleted records.
        lock: lock the row until the transaction ends.
        columns: the columns to read; the whole record for None.
    """
    dialect = current_database().dialect
    row: Any
    if lock:
        statement = _statement(table, dialect, "one", deleted, True, None if columns is None else columns.names)
        row = next(iter(await read(statement, (organization_id, id))), None)
    else:
        columns, statements = _by_id(table, dialect, deleted, columns)
        row = await read_by_id(statements, organization_id, id)
    return None if row is None else _rows(table, columns, [row])[0]


async def read_versioned(
    table: type[RecordType], organization_id: str, id: str
) -> tuple[RecordType, RowVersion] | None:
    """Return the record with this id and its version if the organization has it; see `storage.row_versions`."""
    statement = _statement(table, Dialect.POSTGRES, "one", False, False, None, versioned=True)
    rows = await read(statement, (organization_id, id))
    if not rows:
        return None
    [record] = records(table, rows, Dialect.POSTGRES)
    return record, RowVersion(table._meta.db_table, id, rows[0]["row_version"])


async def find_one(table: type[RecordType], organization_id: str, id: str) -> RecordType | None:
    """Return the record of the organization that an outsider's text names, whatever the text contains."""
    return await read_one(table, organization_id, id) if prefix_of(id) == table.PREFIX else None


async def read_many(
    table: type[RecordType], organization_id: str, ids: Sequence[str], columns: Columns | None = None
) -> list[RecordType]:
    """Return the organization's records with these ids, soft-deleted ones included.

    Args:
        columns: the columns to read, besides `id`; whole records for None.
    """
    dialect = current_database().dialect
    wanted = None if columns is None else columns.along_with("id")
    statement = _statement(table, dialect, "many", True, False, None if wanted is None else wanted.names)
    return _rows(table, wanted, await read(statement, (organization_id, list_parameter(ids, dialect))))


def _rows(table: type[RecordType], columns: Columns | None, rows: Sequence[Any]) -> list[RecordType]:
    """Return records, or views if only some columns were read; their reader uses no others."""
    return (
        records(table, rows, current_database().dialect)
        if columns is None
        else cast(list[RecordType], views(table, columns, rows))
    )


_IDS: Final[Mapping[tuple[Dialect, str], str]] = {
    (Dialect.SQLITE, "one"): "= {}",
    (Dialect.POSTGRES, "one"): "= {}",
    (Dialect.SQLITE, "many"): "IN (SELECT value FROM json_each({}))",
    (Dialect.POSTGRES, "many"): "IN (SELECT unnest(string_to_array({}, ',')))",
}


@functools.lru_cache(_MAX_STATEMENTS)
def _by_id(
    table: type[Record], dialect: Dialect, deleted: bool, columns: Columns | None
) -> tuple[Columns | None, ById]:
    """Return the columns to read, which include the id, and the statements that read them."""
    wanted = None if columns is None else columns.along_with("id")
    names = None if wanted is None else wanted.names
    return wanted, ById(*(_statement(table, dialect, which, deleted, False, names) for which in ("one", "many")))


@functools.lru_cache(_MAX_STATEMENTS)
def _statement(
    table: type[Record],
    dialect: Dialect,
    which: str,
    deleted: bool,
    lock: bool,
    names: tuple[str, ...] | None,
    *,
    versioned: bool = False,
) -> str:
    projection = table._meta.fields_db_projection
    organization, ids = placeholders(dialect, 2)
    columns = ", ".join(f'"{projection[name]}"' for name in names or projection)
    columns += ", xmin AS row_version" if versioned else ""
    kept = "" if deleted or "deleted_at" not in table._meta.fields_map else " AND deleted_at IS NULL"
    locked = " FOR UPDATE" if lock and dialect is Dialect.POSTGRES else ""
    return (
        f'SELECT {columns} FROM "{table._meta.db_table}" '  # noqa: S608 - names of our own tables and columns
        f"WHERE organization_id = {organization} AND id {_IDS[dialect, which].format(ids)}{kept}{locked}"
    )
