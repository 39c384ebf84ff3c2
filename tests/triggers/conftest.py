"""A database with nothing running on it, so that a test alone decides when a sweep looks at it and what time it is."""

from collections.abc import AsyncIterator, Mapping

import pytest

from models.database import open_database
from models.event_log import begin_log
from storage.address import parse_address
from tests.triggers.house import House


@pytest.fixture
async def house(backend: Mapping[str, str]) -> AsyncIterator[House]:
    """An organization of its own for each test."""
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    try:
        with database.bind():
            await begin_log()
            yield House()
    finally:
        await database.close()
