"""A database with nothing running on it, so that a test alone decides when a sweep looks at it and what time it is."""

from collections.abc import AsyncIterator, Mapping

import pytest

from models.database import Database, parse_address
from models.log import begin_log
from tests.triggers.house import House


@pytest.fixture
async def house(backend: Mapping[str, str]) -> AsyncIterator[House]:
    """An organization of its own for each test."""
    database = await Database.open(parse_address(backend["DATABASE_URL"]))
    try:
        with database.bind():
            await begin_log()
            yield House()
    finally:
        await database.close()
