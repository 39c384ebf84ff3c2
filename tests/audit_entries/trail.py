"""Reading the audit trail and verifying it with the command, as administrators do."""

import os
import subprocess
from collections.abc import Awaitable, Callable
from typing import Any, Final

from storage.address import Dialect
from storage.database import connection, current_database, transaction
from tests.forks import run_command
from tests.gateways import ROOT, Gateway
from tests.people import Person, on_database
from tests.waiting import until

ENTRY: Final = "id number action actor { id } address keyId subjectId eventId before after previousHash hash at"


def trail(admin: Person, **filters: Any) -> list[dict[str, Any]]:
    """Return the newest 100 entries of the organization, newest first."""
    document = f"""query($actions: [String!], $actorId: ID, $subjectId: ID, $since: DateTime, $until: DateTime) {{
        auditTrail(first: 100, actions: $actions, actorId: $actorId, subjectId: $subjectId, since: $since,
            until: $until) {{ nodes {{ {ENTRY} }} }} }}"""
    entries: list[dict[str, Any]] = admin.data(document, **filters)["auditTrail"]["nodes"]
    return entries


def sealed(admin: Person) -> list[dict[str, Any]]:
    """Return the entries of the organization, newest first, once all of them are sealed."""
    until(lambda: all(entry["hash"] for entry in trail(admin)))
    return trail(admin)


def verified(gateway: Gateway, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `cli.py verify-audit` beside the running gateway."""
    given = {"PATH": os.environ["PATH"], **gateway.environment}
    return run_command("verify-audit", *arguments, folder=ROOT / "tests", environment=given)


def tamper(gateway: Gateway, change: Callable[[], Awaitable[object]]) -> None:
    """Change the trail as somebody does who owns the database: its triggers refuse everyone else."""

    async def work() -> None:
        async with transaction():
            put_back = await _triggers_removed()
            await change()
            for statement in put_back:
                await connection().execute_query(statement)

    on_database(gateway, work)


async def _triggers_removed() -> list[str]:
    """Remove the triggers of the trail in the running transaction; return the statements that put them back."""
    if current_database().dialect is Dialect.POSTGRES:
        await connection().execute_query("ALTER TABLE audit_entries DISABLE TRIGGER USER")
        return ["ALTER TABLE audit_entries ENABLE TRIGGER USER"]
    rows = await connection().execute_query_dict(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entries'"
    )
    for row in rows:
        await connection().execute_query(f'DROP TRIGGER "{row["name"]}"')
    return [row["sql"] for row in rows]
