"""The connections to PostgreSQL: who gets one, and which are of no use any more."""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

import asyncpg
import pytest

from storage.pool import IDLE_SECONDS, Pool


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


async def test_the_connection_that_was_used_last_comes_first(pool: Pool) -> None:
    first, second = await pool.acquire(), await pool.acquire()
    await pool.release(first)
    await pool.release(second)
    assert await pool.acquire() is second
    await pool.release(second)


async def test_there_are_no_more_than_allowed_and_who_waits_gets_the_next(pool: Pool) -> None:
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


async def test_who_is_cancelled_while_waiting_takes_no_connection_along(pool: Pool) -> None:
    held = [await pool.acquire() for _ in range(2)]
    waiting = asyncio.create_task(pool.acquire())
    await asyncio.sleep(0)
    await pool.release(held[0])  # it is handed over, and in the same moment nobody wants it any more
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.wait_for(pool.acquire(), 30) is held[0]
    for connection in held:
        await pool.release(connection)


async def test_a_connection_that_broke_makes_room_for_another(pool: Pool) -> None:
    held = [await pool.acquire() for _ in range(2)]
    waiting = asyncio.create_task(pool.acquire())
    await asyncio.sleep(0)
    held[0].terminate()
    await pool.release(held[0])
    fresh = await asyncio.wait_for(waiting, 30)
    assert fresh is not held[0]
    assert await process(fresh)
    await pool.release(fresh)
    fresh.terminate()  # while it lies unused
    other = await pool.acquire()
    assert await process(other)
    for connection in (other, held[1]):
        await pool.release(connection)


async def test_when_no_connection_can_be_opened_the_next_one_tries_itself(pool: Pool) -> None:
    connect, pool._connect = pool._connect, partial(asyncpg.connect, host="127.0.0.1", port=1, timeout=5)
    with pytest.raises(OSError):
        await pool.acquire()
    pool._connect = connect
    await pool.release(await pool.acquire())


async def test_a_transaction_that_has_not_ended_is_nobody_elses(pool: Pool) -> None:
    connection = await pool.acquire()
    await connection.execute("BEGIN")
    await pool.release(connection)
    assert connection.is_closed()
    assert await pool.fetch("SELECT 1 AS one", ()) == [(1,)]


async def test_a_statement_that_is_called_off_spoils_nothing(pool: Pool) -> None:
    slow = asyncio.create_task(pool.fetch("SELECT pg_sleep(60)", ()))
    other = await pool.acquire()
    while not await other.fetchval("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)'"):
        pass
    slow.cancel()
    with pytest.raises(asyncio.CancelledError):
        await slow
    assert [list(row) for row in await asyncio.wait_for(pool.fetch("SELECT 2", ()), 30)] == [[2]]
    await pool.release(other)


async def test_what_lies_unused_for_long_is_closed(pool: Pool, clock: Clock) -> None:
    old = await pool.acquire()
    await pool.release(old)
    clock.now = IDLE_SECONDS + 1
    fresh = await pool.acquire()
    assert fresh is not old
    await pool.release(fresh)
    clock.now *= 3
    await pool.fetch("SELECT 1", ())
    assert old.is_closed()


async def test_a_closed_pool_waits_for_what_is_in_use_and_hands_nothing_out(pool: Pool) -> None:
    held = await pool.acquire()
    closing = asyncio.create_task(pool.close())
    await asyncio.sleep(0)
    assert not closing.done()
    with pytest.raises(asyncpg.InterfaceError):
        await pool.acquire()
    await pool.release(held)
    await asyncio.wait_for(closing, 30)
    assert held.is_closed()
