"""Changes under the lock of one row share transactions, and each keeps what a transaction of its own promises.

So do those that PostgreSQL commits without the lock, on condition that the row is as they have seen it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from errors import Conflict, Forbidden, Unavailable
from models.database import open_database
from models.event_log import begin_log, read_head, read_log
from models.events import EventKind, LoggedEvent
from models.messages import Message
from models.sessions import Session, SessionStatus
from storage.address import Dialect, parse_address
from storage.database import Database, transaction
from storage.ids import new_id
from storage.lookups import read_versioned
from storage.shared_transactions import MOST_TOGETHER, Seen, SharedTransactions
from subscriptions.fanout.relay import Relay
from tests.conftest import Environment

MANY: Final = 40


@dataclass
class World:
    """A session in a database, and the transactions of its messages."""

    database: Database
    session: Session
    unlocked: bool = False
    shared: SharedTransactions = field(default_factory=SharedTransactions)
    locked: int = 0
    looked: int = 0
    recorded: list[LoggedEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.database.dialect is Dialect.POSTGRES:
            self.relay = Relay(lambda events: None, None)
            self.database.follower = self.relay
        self.database.on_commit(self.recorded.extend)

    async def lock(self) -> Session:
        self.locked += 1
        return await Session.filter(id=self.session.id).select_for_update().get()

    async def look(self) -> Seen[Session] | None:
        self.looked += 1
        found = await read_versioned(Session, self.session.organization_id, self.session.id)
        return None if found is None else Seen(*found)

    async def run(self, change: Callable[[Session], Awaitable[str]]) -> str:
        return await self.shared.run(self.session.id, self.lock, change, self.look if self.unlocked else None)

    async def send(self, content: str, **changes: Any) -> str:
        """Send a message, and return its id when it is committed."""

        async def change(session: Session) -> str:
            session.require_active()
            sent = await Message.send(session=session, by="usr_a", content=content, from_id="usr_a", **changes)
            return sent.id

        return await self.run(change)

    async def refuse(self, *, written: bool) -> str:
        """Fail with an error that a caller expects, before or after something was written."""

        async def change(session: Session) -> str:
            if written:
                await Message.send(session=session, by="usr_a", content="refused", from_id="usr_a")
            raise Forbidden("not you")

        return await self.run(change)

    async def stored(self) -> list[str]:
        rows = Message.filter(session_id=self.session.id).order_by("id")
        return [str(content) for content in await rows.values_list("content", flat=True)]

    async def logged(self) -> list[str]:
        """Return the contents of the session's messages in the order of the log, of which no number is missing."""
        if self.database.dialect is Dialect.POSTGRES:
            await self.relay.catch_up()
        events = await read_log(0, limit=100_000)
        assert [event.seq for event in events] == list(range(1, (await read_head()).seq + 1))
        sent = [event for event in events if event.topics.session_id == self.session.id]
        return [content_of(event) for event in sent if event.kind is EventKind.MessageSent]


def content_of(event: LoggedEvent) -> str:
    message = event.payload["message"]
    assert isinstance(message, dict)
    return str(message["content"])


@pytest.fixture(params=[False, True], ids=["locked", "unlocked"])
async def world(backend: Environment, request: pytest.FixtureRequest) -> AsyncIterator[World]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    with database.bind():
        await begin_log()
        async with transaction():
            session = await Session.open(organization_id=new_id("org"), by="usr_a", name="a session")
        yield World(database, session, request.param)
    await database.close()


@pytest.fixture
async def other(world: World, backend: Environment) -> AsyncIterator[World]:
    """The same session in another replica."""
    if world.database.dialect is Dialect.SQLITE:
        pytest.skip("SQLite has one process")
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    yield World(database, world.session, world.unlocked)
    await database.close()


async def outcomes(calls: Sequence[Any]) -> list[Any]:
    return await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 60)


async def test_changes_that_wait_for_one_lock_share_it_and_are_committed_in_their_order(world: World):
    contents = [f"message {number}" for number in range(MANY)]
    ids = await outcomes([world.send(content) for content in contents])
    recorded = [content_of(event) for event in world.recorded]
    assert await world.stored() == recorded == contents == await world.logged() and ids == sorted(ids)
    times = -(-MANY // MOST_TOGETHER)
    without = world.unlocked and world.database.dialect is Dialect.POSTGRES
    assert (world.locked, world.looked) == ((0, 1) if without else (times, 0))


async def test_the_messages_of_two_replicas_are_in_one_order(world: World, other: World):
    async def send(replica: World, name: str) -> list[str]:
        with replica.database.bind():
            return await outcomes([replica.send(f"{name} {number}") for number in range(MANY)])

    ids = [id for sent in await asyncio.gather(send(world, "here"), send(other, "there")) for id in sent]
    contents = [f"{name} {number}" for name in ("here", "there") for number in range(MANY)]
    stored = dict(await Message.filter(session_id=world.session.id).values_list("content", "id"))
    assert stored == dict(zip(contents, ids, strict=True))
    assert await world.logged() == await world.stored() == sorted(contents, key=lambda content: stored[content])


async def test_a_message_knows_what_another_replica_has_changed_before(world: World, other: World):
    await world.send("before")
    with other.database.bind():
        await other.send("between")
        async with transaction():
            await (await other.lock()).change("usr_a", {"status": SessionStatus.ARCHIVED})
    with pytest.raises(Conflict):
        await world.send("after")
    assert await world.logged() == await world.stored() == ["before", "between"]


async def test_whoever_changes_a_session_without_updating_it_renews_it(world: World, other: World):
    """A participant that leaves, and a message, are not in the session's row."""

    async def version() -> int:
        found = await world.look()
        assert found is not None
        return found.version.number

    with other.database.bind():
        before = await version()
        async with transaction():
            await (await other.lock()).leave("usr_a", by="usr_a")
        left = await version()
        async with transaction():
            await Message.send(session=await other.lock(), by="usr_a", content="sent", from_id="usr_a")
        assert len({before, left, await version()}) == 3


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
