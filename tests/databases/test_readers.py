"""Reads of SQLite outside of transactions: bounded, cancellable, and fair among organizations."""

import asyncio
import contextvars
import shutil
import time
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any, Final

import pytest

import storage.readers
from errors import Unavailable
from models.database import open_database
from models.event_log import begin_log, read_head
from models.leases import check_writable
from storage.address import parse_address
from storage.database import Database, read
from storage.readers import READERS
from storage.turns import read_on_behalf_of

ENDLESS: Final = (
    "SELECT count(*) FROM (WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers) "
    "SELECT n FROM numbers)"
)
SHORT: Final = "SELECT 1"


@pytest.fixture
async def database(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[Database]:
    file = tmp_path / "parley.sqlite3"
    shutil.copyfile(migrated_sqlite, file)
    opened = await open_database(parse_address(f"sqlite:///{file}"))
    with opened.bind():
        await begin_log()
        yield opened
        await asyncio.wait_for(opened.close(), 10)


def started(organization: str, statement: str) -> "asyncio.Task[Any]":
    """Start a read on behalf of an organization."""

    async def run() -> Any:
        read_on_behalf_of(organization)
        return await read(statement, ())

    work: Coroutine[Any, Any, Any] = run()
    return asyncio.get_running_loop().create_task(work, context=contextvars.copy_context())


async def cancelled(*tasks: "asyncio.Task[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_read_that_nobody_wants_ends(database: Database):
    endless = started("a", ENDLESS)
    await asyncio.sleep(0.05)
    await cancelled(endless)
    [[one]] = await asyncio.wait_for(started("a", SHORT), 2)
    assert one == 1


async def test_endless_reads_of_an_organization_delay_only_its_own(database: Database):
    endless = [started("a", ENDLESS) for _ in range(3 * READERS)]
    delayed = started("a", SHORT)
    await asyncio.sleep(0.05)
    [[one]] = await asyncio.wait_for(started("b", SHORT), 2)
    await asyncio.wait_for(check_writable(), 2)
    assert (one, delayed.done()) == (1, False)
    await cancelled(*endless)
    await asyncio.wait_for(delayed, 2)


async def test_however_many_organizations_read_parleys_own_reads_have_a_reader(database: Database):
    endless = [started(str(number), ENDLESS) for number in range(2 * READERS)]
    await asyncio.sleep(0.05)
    await asyncio.wait_for(read_head(), 2)
    await cancelled(*endless)


async def test_a_read_that_takes_too_long_is_unavailable_and_frees_its_reader(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(storage.readers, "READ_SECONDS", 0.2)
    began = time.monotonic()
    with pytest.raises(Unavailable, match="took too long"):
        await started("a", ENDLESS)
    assert time.monotonic() - began < 8  # the usual limit is 10 s
    monkeypatch.setattr(storage.readers, "READ_SECONDS", 10.0)
    await started("a", SHORT)


async def test_readers_change_nothing(database: Database):
    with pytest.raises(Unavailable):
        await read("SELECT 1", ())
        await read("DELETE FROM leases", ())


async def test_organizations_take_turns(database: Database):
    order: list[str] = []

    def noted(organization: str) -> "asyncio.Task[Any]":
        task = started(organization, SHORT)
        task.add_done_callback(lambda _: order.append(organization))
        return task

    endless = [started(str(number), ENDLESS) for number in range(READERS - 1)]
    await asyncio.sleep(0.05)
    tasks = [noted("a") for _ in range(3)] + [noted("b")]
    await asyncio.sleep(0.05)
    await cancelled(endless[0])
    await asyncio.wait_for(asyncio.gather(*tasks), 5)
    assert order.index("b") < 3
    await cancelled(*endless)
