"""A database that no gateway uses, so that the test decides when jobs run, and at what time."""

from collections.abc import AsyncIterator, Mapping

import pytest

from models.database import open_database
from models.event_log import begin_log
from storage.address import parse_address
from tests.triggers.house import House


@pytest.fixture
async def house(backend: Mapping[str, str]) -> AsyncIterator[House]:
    """A new organization for each test."""
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    try:
        with database.bind():
            await begin_log()
            yield House()
    finally:
        await database.close()
