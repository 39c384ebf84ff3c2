"""Changes under the lock of one row share transactions, and each keeps what a transaction of its own promises."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from errors import Forbidden, Unavailable
from models.database import open_database
from models.event_log import begin_log
from models.messages import Message
from models.sessions import Session
from storage.address import Dialect, parse_address
from storage.database import Database, transaction
from storage.ids import new_id
from storage.shared_transactions import MOST_TOGETHER, SharedTransactions
from tests.conftest import Environment

MANY: Final = 40


@dataclass
class World:
    """A session in a database, and the transactions of its messages."""

    database: Database
    session: Session
    shared: SharedTransactions = field(default_factory=SharedTransactions)
    locked: int = 0

    async def lock(self) -> Session:
        self.locked += 1
        return await Session.filter(id=self.session.id).select_for_update().get()

    async def send(self, content: str, **changes: Any) -> str:
        """Send a message, and return its id when it is committed."""

        async def change(session: Session) -> str:
            sent = await Message.send(session=session, by="usr_a", content=content, from_id="usr_a", **changes)
            return sent.id

        return await self.shared.run(self.session.id, self.lock, change)

    async def refuse(self, *, written: bool) -> str:
        """Fail with an error that a caller expects, before or after something was written."""

        async def change(session: Session) -> str:
            if written:
                await Message.send(session=session, by="usr_a", content="refused", from_id="usr_a")
            raise Forbidden("not you")

        return await self.shared.run(self.session.id, self.lock, change)

    async def stored(self) -> list[str]:
        rows = Message.filter(session_id=self.session.id).order_by("id")
        return [str(content) for content in await rows.values_list("content", flat=True)]


@pytest.fixture
async def world(backend: Environment) -> AsyncIterator[World]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    with database.bind():
        await begin_log()
        async with transaction():
            session = await Session.open(organization_id=new_id("org"), by="usr_a", name="a session")
        yield World(database, session)
    await database.close()


async def outcomes(calls: Sequence[Any]) -> list[Any]:
    return await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 60)


async def test_changes_that_wait_for_one_lock_share_it_and_are_committed_in_their_order(world: World):
    recorded: list[str] = []
    world.database.on_commit(lambda events: recorded.extend(event.payload["message"]["content"] for event in events))
    contents = [f"message {number}" for number in range(MANY)]
    ids = await outcomes([world.send(content) for content in contents])
    assert await world.stored() == recorded == contents and ids == sorted(ids)
    assert world.locked == -(-MANY // MOST_TOGETHER)


async def test_a_change_that_is_refused_leaves_the_others_alone(world: World):
    calls = [world.send("a"), world.refuse(written=False), world.send("b"), world.refuse(written=True), world.send("c")]
    results = await outcomes(calls)
    assert [type(result) for result in results] == [str, Forbidden, str, Forbidden, str]
    assert sorted(await world.stored()) == ["a", "b", "c"]


async def test_a_change_that_fails_in_the_database_fails_alone(world: World):
    taken = await world.send("first")
    results = await outcomes([world.send("a"), world.send("b", id=taken), world.send("c")])
    assert [type(result) for result in results] == [str, IntegrityError, str]
    assert sorted(await world.stored()) == ["a", "c", "first"]


async def test_a_cancelled_change_leaves_the_others_alone(world: World):
    running = [asyncio.create_task(world.send(f"message {number}")) for number in range(MANY)]
    for step in range(6):
        await asyncio.sleep(0)
        for each in running[step::9]:
            each.cancel()
    results = await outcomes(running)
    kept = {f"message {number}" for number, result in enumerate(results) if isinstance(result, str)}
    stored = await world.stored()
    assert kept <= set(stored) and len(stored) == len(set(stored)) and len(kept) >= MANY / 4
    assert await world.send("afterwards") and "afterwards" in await world.stored()


async def test_a_change_in_a_transaction_is_a_part_of_it(world: World):
    with pytest.raises(Forbidden):
        async with transaction():
            await world.send("undone")
            raise Forbidden("not you")
    assert await world.stored() == []


async def test_a_lost_connection_is_an_outage_for_all_that_share_it(world: World, backend: Environment):
    if world.database.dialect is Dialect.SQLITE:
        pytest.skip("SQLite has no connections to lose")
    own = await asyncpg.connect(backend["DATABASE_URL"])
    try:
        async with own.transaction():
            await own.execute("SELECT FROM sessions WHERE id = $1 FOR UPDATE", world.session.id)
            running = [asyncio.create_task(world.send(f"message {number}")) for number in range(5)]
            blocked = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            while not (pids := [row["pid"] for row in await own.fetch(blocked)]):
                await asyncio.sleep(0.01)
            await own.execute("SELECT pg_terminate_backend($1)", pids[0])
        results = await outcomes(running)
    finally:
        await own.close()
    made = {f"message {number}" for number, result in enumerate(results) if isinstance(result, str)}
    assert all(isinstance(result, str | Unavailable) for result in results)
    assert made == set(await world.stored())
