"""Transactions of a frozen process: PostgreSQL aborts them, so that their locks do not block others forever."""

import asyncio

import pytest

from errors import Unavailable
from models.database import open_database
from models.event_log import begin_log
from storage.address import parse_address
from storage.database import connection, transaction
from storage.ids import new_id
from tests.conftest import Environment

pytestmark = [pytest.mark.crash, pytest.mark.parametrize("backend_name", ["postgres"], scope="module")]

LOCK = "SELECT * FROM log_head FOR UPDATE"


async def test_its_locks_are_released_and_its_later_writes_are_rejected(backend: Environment):
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    locked, go_on = asyncio.Event(), asyncio.Event()

    async def freeze() -> None:
        async with transaction():
            await connection().execute_query(LOCK)
            locked.set()
            await go_on.wait()
            await connection().execute_query("UPDATE log_head SET epoch = $1", [new_id("log")[:20]])

    async def follow() -> None:
        await locked.wait()
        async with transaction():
            await connection().execute_query(LOCK)

    with database.bind():
        await begin_log()
        frozen = asyncio.create_task(freeze())
        try:
            # Far longer than PostgreSQL waits, because this machine may be busy; without the timeout it would be
            # forever.
            await asyncio.wait_for(follow(), 25)
            go_on.set()
            with pytest.raises(Unavailable):
                await frozen
        finally:
            frozen.cancel()
            await database.close()
