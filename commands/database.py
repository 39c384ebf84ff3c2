"""The commands that migrate and re-encrypt the database."""

import argparse
import asyncio
import sys

from configuration import database_address
from models import MODELS
from models.database import open_database, upgrade
from settings import Settings
from storage.address import parse_address
from storage.key_rotation import RotatedColumn, rotate
from storage.migrations import make_migration
from storage.startup import check_database, one_process


def migrate_database(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Migrate the database to the latest schema."""
    address = database_address(settings)
    asyncio.run(check_database(address))
    with one_process(address):
        applied = asyncio.run(upgrade(address))
    print("\n".join(f"applied {name}" for name in applied) or "no migrations to apply")
    return 0


def rotate_keys(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Encrypt every stored OAuth token and secret again with the first of ENCRYPTION_KEYS."""
    unopened = 0

    def tell(column: RotatedColumn) -> None:
        nonlocal unopened
        unopened += len(column.unopened)
        print(f"{column.column}: {column.sealed} re-encrypted", flush=True)
        for id in column.unopened:
            print(f"{column.column}: none of ENCRYPTION_KEYS decrypts the value of {id}", file=sys.stderr)

    async def run() -> None:
        # Unlike other commands, this one does not need the SQLite file to itself: it records no events, and waits for
        # its turn to write.
        database = await open_database(database_address(settings))
        try:
            with database.bind():
                await rotate(settings.encryption_keys, tell)
        finally:
            await database.close()

    asyncio.run(run())
    return 1 if unopened else 0


def write_migration(arguments: argparse.Namespace) -> int:
    """Write the next migration for both dialects."""
    for url in ("sqlite:///unused.sqlite3", "postgresql://localhost/unused"):
        address = parse_address(url)
        written = asyncio.run(make_migration(address, MODELS, arguments.name))
        print(f"{address.dialect.value}: {written or 'no changes'}")
    return 0
