"""The PostgreSQL connection pool: who gets a connection, and which connections are discarded."""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

import asyncpg
import pytest

from errors import Unavailable
from models.database import open_database
from storage import database as storage
from storage.address import parse_address
from storage.pool import IDLE_SECONDS, Pool
from storage.turns import read_on_behalf_of


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def pool(new_postgres_database: Callable[[str | None], str], clock: Clock) -> AsyncIterator[Pool]:
    opened = Pool(partial(asyncpg.connect, new_postgres_database(None)), 2, clock)
    yield opened
    await asyncio.wait_for(opened.close(), 30)


async def process(connection: asyncpg.Connection) -> int:
    number: int = await connection.fetchval("SELECT pg_backend_pid()")
    return number


async def test_the_size_of_the_pool_is_that_of_the_url(new_postgres_database: Callable[[str | None], str]) -> None:
    url = new_postgres_database(None)
    database = await open_database(parse_address(f"{url}{'&' if '?' in url else '?'}minsize=1&maxsize=3"))
    try:
        with database.bind():
            slow = "SELECT pg_backend_pid() AS pid FROM pg_sleep(0.1)"
            answers = await asyncio.gather(*(storage.connection().execute_query_dict(slow) for _ in range(9)))
    finally:
        await database.close()
    assert len({row["pid"] for [row] in answers}) == 3


async def test_the_most_recently_used_connection_comes_first(pool: Pool) -> None:
    first, second = await pool.acquire(), await pool.acquire()
    await pool.release(first)
    await pool.release(second)
    assert await pool.acquire() is second
    await pool.release(second)


async def test_the_limit_is_kept_and_waiters_are_served_in_order(pool: Pool) -> None:
    held = [await pool.acquire() for _ in range(2)]
    waiting = [asyncio.create_task(pool.acquire()) for _ in range(3)]
    await asyncio.sleep(0)
    await pool.release(held[1])
    assert await waiting[0] is held[1]
    await pool.release(held[0])
    assert await waiting[1] is held[0]
    waiting[2].cancel()
    for connection in held:
        await pool.release(connection)


async def test_a_cancelled_waiter_returns_its_connection(pool: Pool) -> None:
    held = [await pool.acquire() for _ in range(2)]
    waiting = asyncio.create_task(pool.acquire())
    await asyncio.sleep(0)
    await pool.release(held[0])  # it is handed over, and its waiter is cancelled at the same moment
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.wait_for(pool.acquire(), 30) is held[0]
    for connection in held:
        await pool.release(connection)


async def test_a_broken_connection_is_replaced(pool: Pool) -> None:
    held = [await pool.acquire() for _ in range(2)]
    waiting = asyncio.create_task(pool.acquire())
    await asyncio.sleep(0)
    held[0].terminate()
    await pool.release(held[0])
    fresh = await asyncio.wait_for(waiting, 30)
    assert fresh is not held[0]
    assert await process(fresh)
    await pool.release(fresh)
    fresh.terminate()  # while it is idle
    other = await pool.acquire()
    assert await process(other)
    for connection in (other, held[1]):
        await pool.release(connection)


async def test_after_a_failed_connect_the_next_caller_tries_again(pool: Pool) -> None:
    connect, pool._connect = pool._connect, partial(asyncpg.connect, host="127.0.0.1", port=1, timeout=5)
    with pytest.raises(OSError):
        await pool.acquire()
    pool._connect = connect
    await pool.release(await pool.acquire())


async def test_a_connection_with_an_open_transaction_is_closed(pool: Pool) -> None:
    connection = await pool.acquire()
    await connection.execute("BEGIN")
    await pool.release(connection)
    assert connection.is_closed()
    assert await pool.fetch("SELECT 1 AS one", ()) == [(1,)]


async def test_a_cancelled_statement_leaves_the_pool_usable(pool: Pool) -> None:
    slow = asyncio.create_task(pool.fetch("SELECT pg_sleep(60)", ()))
    other = await pool.acquire()
    while not await other.fetchval("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)'"):
        pass
    slow.cancel()
    with pytest.raises(asyncio.CancelledError):
        await slow
    assert [list(row) for row in await asyncio.wait_for(pool.fetch("SELECT 2", ()), 30)] == [[2]]
    await pool.release(other)


async def test_idle_connections_are_closed(pool: Pool, clock: Clock) -> None:
    old = await pool.acquire()
    await pool.release(old)
    clock.now = IDLE_SECONDS + 1
    fresh = await pool.acquire()
    assert fresh is not old
    await pool.release(fresh)
    clock.now *= 3
    await pool.fetch("SELECT 1", ())
    assert old.is_closed()


async def test_a_closing_pool_waits_for_connections_in_use_and_hands_out_none(pool: Pool) -> None:
    held = await pool.acquire()
    closing = asyncio.create_task(pool.close())
    await asyncio.sleep(0)
    assert not closing.done()
    with pytest.raises(asyncpg.InterfaceError):
        await pool.acquire()
    await pool.release(held)
    await asyncio.wait_for(closing, 30)
    assert held.is_closed()


async def test_an_organization_leaves_connections_to_the_others(pool: Pool) -> None:
    async def reading(organization: str, statement: str) -> object:
        read_on_behalf_of(organization)
        return await pool.read(statement, ())

    slow = [asyncio.create_task(reading("a", "SELECT pg_sleep(60)")) for _ in range(5)]
    await asyncio.sleep(0.1)
    [row] = await asyncio.wait_for(pool.read("SELECT 1", ()), 5)
    assert tuple(row) == (1,)
    connection = await asyncio.wait_for(pool.acquire(), 5)
    assert await process(connection)
    await pool.release(connection)
    for task in slow:
        task.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    await asyncio.wait_for(reading("a", "SELECT 1"), 5)


async def test_a_read_that_takes_too_long_is_unavailable(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.pool.READ_SECONDS", 0.1)
    with pytest.raises(Unavailable, match="took too long"):
        await pool.read("SELECT pg_sleep(60)", ())
    monkeypatch.setattr("storage.pool.READ_SECONDS", 10.0)
    assert [tuple(row) for row in await pool.read("SELECT 1", ())] == [(1,)]


async def test_a_read_that_waits_too_long_for_its_turn_is_unavailable(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.pool.WAIT_SECONDS", 0.1)
    read_on_behalf_of("a")
    slow = asyncio.create_task(pool.read("SELECT pg_sleep(60)", ()))
    await asyncio.sleep(0)  # it takes the only turn of its organization
    with pytest.raises(Unavailable, match="no connections"):
        await pool.read("SELECT 1", ())
    slow.cancel()
    await asyncio.gather(slow, return_exceptions=True)
    assert [tuple(row) for row in await pool.read("SELECT 1", ())] == [(1,)]
