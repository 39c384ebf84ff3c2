"""Parley's database: storage with the tables and the event log of this package."""

from models import MODELS
from models.events import EVENT_WRITER
from storage.address import DatabaseAddress
from storage.database import Database


async def open_database(address: DatabaseAddress) -> Database:
    """Connect and return the database. Its tables must exist or be created by a migration."""
    return await Database.open(address, models=MODELS, events=EVENT_WRITER)
