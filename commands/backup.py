"""The commands that back up and restore the database."""

import argparse
import asyncio
from pathlib import Path
from typing import Final

from configuration import database_address
from errors import Unavailable
from models.audit_entries import Change, audit
from models.database import open_database, upgrade
from models.event_log import begin_another_log, begin_log
from models.users import Organization
from settings import Settings
from storage.address import DatabaseAddress
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID
from storage.sqlite_backup import back_up, check, has_table, put_in_place
from storage.startup import one_process

RESTORED: Final = "database.restored"
_ANNOUNCED: Final = (
    "Started a new event log. Clients with an older cursor receive StreamGap (LOG_RESET) and a new snapshot."
)
_ONLY_SQLITE: Final = "DATABASE_URL is a PostgreSQL database: use {}, as docs/guides/back-up.md describes"


def back_up_database(arguments: argparse.Namespace, settings: Settings) -> int:
    """Copy the SQLite database to a new file; the gateway may be running."""
    address = database_address(settings)
    if address.path is None:
        raise Unavailable(_ONLY_SQLITE.format("pg_dump"))
    file = Path(arguments.file)
    back_up(address.path, file)
    size = file.stat().st_size
    print(f"Copied {address.path} to {file} ({size:,} bytes). SECRET_KEY and ENCRYPTION_KEYS are not in it.")
    return 0


def restore_database(arguments: argparse.Namespace, settings: Settings) -> int:
    """Put a backup in the place of the SQLite database, and start a new event log."""
    address, backup = database_address(settings), Path(arguments.file)
    if address.path is None:
        raise Unavailable(_ONLY_SQLITE.format("pg_restore, then cli.py restored"))
    if not backup.is_file():
        raise Unavailable(f"there is no file {backup}")
    check(backup)
    if not has_table(backup, "log_head"):
        raise Unavailable(f"{backup} is not a database of Parley")
    with one_process(address):
        for kept in put_in_place(backup, address, f"before-{now():%Y%m%d-%H%M%S}"):
            print(f"Kept {kept}")
        asyncio.run(announce(address, backup.name))
    print(f"Restored {backup} to {address.path}.\n{_ANNOUNCED}")
    return 0


def announce_restore(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Start a new event log after the database was restored by other means, so that clients learn of the gap."""
    address = database_address(settings)
    with one_process(address):
        asyncio.run(announce(address, None))
    print(_ANNOUNCED)
    return 0


async def announce(address: DatabaseAddress, backup: str | None) -> None:
    """Migrate a restored database, start a new event log, and note it in the audit trails."""
    await upgrade(address)
    database = await open_database(address)
    try:
        with database.bind():
            await begin_log()
            await begin_another_log()
            async with transaction():
                for id in await Organization.all().values_list("id", flat=True):
                    await audit(Change(str(id), RESTORED, SYSTEM_ID, str(id), after={"backup": backup}))
    finally:
        await database.close()
