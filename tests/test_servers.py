"""The test servers: they respond, keep their data across a crash, and separate databases."""

import asyncio
from collections.abc import Callable

import asyncpg
import pytest
import redis.asyncio as redis

from tests.servers import PostgresServer, RedisServer, ServerFailed


async def test_postgres_answers(postgres_server: str) -> None:
    connection = await asyncpg.connect(postgres_server)
    assert await connection.fetchval("SELECT 1") == 1
    await connection.close()


async def test_a_clone_has_the_rows_of_its_template_and_is_independent(
    new_postgres_database: Callable[[str | None], str],
) -> None:
    template = new_postgres_database(None)
    connection = await asyncpg.connect(template)
    await connection.execute("CREATE TABLE word (text text); INSERT INTO word VALUES ('first')")
    await connection.close()
    clones = [await asyncpg.connect(new_postgres_database(template)) for _ in range(2)]
    await clones[0].execute("INSERT INTO word VALUES ('second')")
    assert [await clone.fetchval("SELECT count(*) FROM word") for clone in clones] == [2, 1]
    for clone in clones:
        await clone.close()


@pytest.mark.crash
async def test_postgres_keeps_committed_data_when_killed() -> None:
    with PostgresServer() as server:
        connection = await asyncpg.connect(server.url)
        await connection.execute("CREATE TABLE word (text text); INSERT INTO word VALUES ('kept')")
        server.kill()
        server.start()
        connection = await asyncpg.connect(server.url)
        assert await connection.fetchval("SELECT text FROM word") == "kept"
        await connection.close()


async def test_redis_answers_and_delivers_messages(redis_server: str) -> None:
    async with redis.Redis.from_url(redis_server) as client, client.pubsub() as channel:
        assert await client.ping()
        await channel.subscribe("test")
        assert (await channel.get_message(timeout=5))["type"] == "subscribe"
        await client.publish("test", "hello")
        message = await channel.get_message(timeout=5, ignore_subscribe_messages=True)
        assert message["data"] == b"hello"


async def test_redis_restarts_on_the_same_port_without_its_data() -> None:
    with RedisServer() as server:
        async with redis.Redis.from_url(server.url) as client:
            await client.set("key", "value")
        server.kill()
        server.start()
        async with redis.Redis.from_url(server.url) as client:
            assert await client.get("key") is None


async def test_a_server_that_cannot_start_reports_the_reason() -> None:
    with RedisServer() as server:
        second = RedisServer()
        second.port = server.port
        with pytest.raises(ServerFailed, match="Address already in use"), second:
            await asyncio.sleep(0)
        assert not second.folder.exists()
