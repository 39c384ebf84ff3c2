"""A PostgreSQL server that hangs is distinguished from one that is slow."""

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlsplit, urlunsplit

import pytest

from errors import Unavailable
from models.database import open_database
from storage.address import parse_address
from storage.database import connection, read, transaction
from tests.proxies import FaultProxy, Faults

pytestmark = pytest.mark.slow

SILENT = Faults(timeout=math.inf)


@pytest.fixture
def url(new_postgres_database: Callable[[str | None], str], migrated_postgres: str) -> str:
    """The URL of a database."""
    return new_postgres_database(migrated_postgres)


@contextlib.asynccontextmanager
async def proxied(url: str) -> AsyncIterator[FaultProxy]:
    """Bind a database that is reached through a proxy."""
    parts = urlsplit(url)
    assert parts.port is not None
    async with FaultProxy(parts.port) as proxy:
        login = parts.netloc.rpartition("@")[0]
        address = urlunsplit(parts._replace(netloc=f"{login}@127.0.0.1:{proxy.port}"))
        database = await open_database(parse_address(address))
        with database.bind():
            yield proxy
        await database.close()


async def is_available() -> bool:
    try:
        await read("SELECT 1", ())
    except Unavailable:
        return False
    return True


async def accepts_changes() -> bool:
    try:
        async with transaction():
            await connection().execute_query("SELECT 1 FOR UPDATE")
    except Unavailable:
        return False
    return True


async def test_a_hung_server_is_unavailable_within_seconds_and_works_again_afterwards(url: str) -> None:
    async with proxied(url) as proxy:
        assert await is_available()
        proxy.disturb(to_server=SILENT, to_client=SILENT)
        begun = time.monotonic()
        each = [work() for work in (is_available, accepts_changes) for _ in range(30)]
        assert set(await asyncio.gather(*each)) == {False}
        assert time.monotonic() - begun < 5
        assert not await is_available()
        proxy.heal()
        healed = time.monotonic()
        while not await is_available():
            assert time.monotonic() - healed < 5
            await asyncio.sleep(0.05)


async def test_a_slow_statement_is_not_ended(url: str) -> None:
    async with proxied(url):
        answers = await asyncio.gather(*(read("SELECT pg_sleep(4)", ()) for _ in range(3)))
        assert [len(rows) for rows in answers] == [1, 1, 1]
