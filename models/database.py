"""Parley's database: storage with the tables and the event log of this package."""

import importlib
from collections.abc import Iterator
from typing import Final, TypeGuard

from tortoise import Model

from models import MODELS
from models.audit_entries import AuditEntry, AuditHead
from models.event_writer import EVENT_WRITER
from models.users import Organization
from storage.address import DatabaseAddress, Dialect
from storage.database import Database
from storage.migrations import migrate
from storage.row_security import Walls, build_walls

_ORGANIZATION: Final = "organization_id"


async def open_database(address: DatabaseAddress) -> Database:
    """Connect and return the database. Its tables must exist or be created by a migration."""
    return await Database.open(address, models=MODELS, events=EVENT_WRITER)


async def upgrade(address: DatabaseAddress) -> list[str]:
    """Upgrade the database to the newest schema and return the names of the migrations applied.

    If the rows of each organization are walled off, the walls are brought up to date too.

    Raises:
        Unavailable: the walls cannot be built.
    """
    applied = await migrate(address, MODELS)
    if address.row_security and address.dialect is Dialect.POSTGRES:
        await build_walls(address, walls())
    return applied


def walls() -> Walls:
    """Return which rows are those of an organization: of each table with its id, and its own."""
    columns = {table._meta.db_table: _ORGANIZATION for table in tables() if _ORGANIZATION in table._meta.fields_map}
    return Walls(
        {**columns, Organization._meta.db_table: "id"},
        insert_only=frozenset({AuditEntry._meta.db_table}),
        read_only=frozenset({AuditHead._meta.db_table}),
    )


def tables() -> Iterator[type[Model]]:
    """Yield every table."""
    for name in MODELS:
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, type) and value.__module__ == name and _is_table(value):
                yield value


def _is_table(kind: type) -> TypeGuard[type[Model]]:
    return issubclass(kind, Model) and not kind._meta.abstract
