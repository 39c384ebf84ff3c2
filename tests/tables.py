"""The rows of a test module's organizations, as tests compare them before and after a change.

Rows that background jobs or mere use change are left out, as are those of other organizations: other modules share the
gateway, and a comparison must not depend on them.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import orjson
from tortoise import Tortoise

from auth.refusals import DENIED, SIGN_IN_FAILED
from models.users import Organization
from storage.address import Dialect
from storage.database import connection, current_database
from tests.gateways import HOME

Rows: TypeAlias = dict[str, list[dict[str, Any]]]

_OF_GATEWAYS: Final = frozenset(
    {
        "connector_states",
        "agent_metrics",
        "agent_pools",
        "replica_counters",
        "endpoint_usage",
        "field_usages",
        "organization_prunings",
        "audit_heads",
    }
)
"""Tables with an organization that gateways write in the background."""
_LOG: Final = frozenset({"event_log", "outbox"})
_IN_BACKGROUND: Final = {
    "agents": {"sampled_at"},
    "api_keys": {"last_used_at"},
    "audit_entries": {"number", "previous_hash", "hash"},
    "approvals": {"remind_at", "updated_at"},
    "requests": {"attempts", "due_at", "leased_by", "sent_at", "updated_at"},
}
"""Columns that sampling, mere use, notices to approvers, leases and sealing change."""
NO_NOTICE: Final = "NOT (kind = 'DeliveryUpdated' AND CAST(payload AS TEXT) LIKE '%\"approval_id\":\"apr_%')"
"""The condition that an event is not about a delivery to an approver, which is made in the background."""


async def organizations_of(home: str) -> list[str]:
    """Return the ids of a module's organizations; on a gateway of its own, of all."""
    found = Organization.all() if home == HOME else Organization.filter(name__endswith=home)
    return [str(id) for id in await found.order_by("id").values_list("id", flat=True)]


async def rows_of(organization_ids: Sequence[str]) -> Rows:
    """Return every row of these organizations, by table; of the event log, the ids of its events."""
    ids = list(organization_ids)
    columns = {"organizations": "id"}
    for model in Tortoise.apps["models"].values():
        table = model._meta.db_table
        if table not in _OF_GATEWAYS | _LOG and "organization_id" in model._meta.fields_map:
            columns[table] = "organization_id"
    together = current_database().dialect is Dialect.POSTGRES
    rows = await (_rows_together(columns, ids) if together else _rows_by_table(columns, ids))
    found = {
        table: [_settled(table, row) for row in rows[table] if not _is_in_background(table, row)] for table in columns
    }
    found["events"] = await _rows(" UNION ALL ".join(_events()) + " ORDER BY 1", ids)
    return found


async def _rows_by_table(columns: Mapping[str, str], ids: list[str]) -> Rows:
    """Return the rows of each table whose given column is one of the ids.

    The connection's thread runs all statements at once: to hand over each of them takes longer than to run it.
    """
    marks = ", ".join("?" * len(ids))
    client: Any = connection()

    def read(database: sqlite3.Connection) -> Rows:
        return {
            table: [
                dict(row)
                for row in database.execute(f"SELECT * FROM {table} WHERE {column} IN ({marks}) ORDER BY 1", ids)
            ]
            for table, column in columns.items()
        }

    found: Rows = await client._connection._execute(read, client._connection._conn)
    return found


async def _rows_together(columns: Mapping[str, str], ids: list[str]) -> Rows:
    """Return the same in one statement, as JSON, since each statement takes longer than reading a few rows."""
    parts = [
        f"SELECT '{table}' AS name, to_jsonb(each) AS found FROM {table} each WHERE {column} = ANY($1::text[])"
        for table, column in columns.items()
    ]
    rows = await connection().execute_query_dict(" UNION ALL ".join(parts) + " ORDER BY 1, 2", [ids])
    found: Rows = {table: [] for table in columns}
    for row in rows:
        found[row["name"]].append(orjson.loads(row["found"]) if isinstance(row["found"], str) else row["found"])
    return found


def _is_in_background(table: str, row: dict[str, Any]) -> bool:
    """Return whether a row is about a delivery to an approver, or about something that was refused."""
    return bool(table == "deliveries" and row["approval_id"]) or row.get("action") in (DENIED, SIGN_IN_FAILED)


def _events() -> list[str]:
    # One statement: between two, the relay could move an event from one table to the other, and neither would show it.
    tables = ["event_log", "outbox"] if current_database().dialect is Dialect.POSTGRES else ["event_log"]
    return [f"SELECT id FROM {table} WHERE organization_id IN ({{}}) AND {NO_NOTICE}" for table in tables]


async def _rows(statement: str, ids: list[str]) -> list[dict[str, Any]]:
    if not ids:
        return []
    postgres = current_database().dialect is Dialect.POSTGRES
    marks = [f"${number}" if postgres else f"?{number}" for number in range(1, len(ids) + 1)]
    return list(await connection().execute_query_dict(statement.replace("{}", ", ".join(marks)), ids))


def _settled(table: str, row: dict[str, Any]) -> dict[str, Any]:
    ignored = _IN_BACKGROUND.get(table, set())
    return {column: value for column, value in row.items() if column not in ignored}
