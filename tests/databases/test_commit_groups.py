"""Group commit on PostgreSQL: transactions that only insert share statements, and each keeps what it promises."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from errors import Unavailable
from models.database import open_database
from models.event_log import begin_log, read_head
from models.events import LoggedEvent
from models.idempotency import IdempotencyKey, KeyUsed
from models.outbox import move_outbox
from models.tasks import Task
from storage.address import parse_address
from storage.database import Database, connection, transaction
from storage.ids import new_id
from subscriptions.fanout.relay import Relay
from tests.conftest import Environment

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

MANY: Final = 40
_BLOCKED: Final = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"


@dataclass
class World:
    """A database, and an organization of the test's own."""

    database: Database
    organization: str = field(default_factory=lambda: new_id("org"))

    def task(self, **values: Any) -> Task:
        given = {"title": "a task", "type": "x", "payload": {}, "requirements": {}, "required_capabilities": []}
        return Task.new(organization_id=self.organization, created_by_id="usr_somebody", **given | values)

    async def reserve(self, key: str) -> None:
        values = {"actor_id": self.organization, "operation": "x", "input_digest": "x"}
        await IdempotencyKey.reserve(organization_id=self.organization, key=key, **values)

    async def add(self, made: Task, key: str | None = None) -> Task:
        """Add a task in a transaction of its own, with an idempotency key."""
        async with transaction():
            if key is not None:
                await self.reserve(key)
            await made.add(by="usr_somebody")
        return made

    async def holding(self, key: str, begun: asyncio.Event, end: asyncio.Event) -> None:
        """Hold an idempotency key in an open transaction."""
        async with transaction():
            await self.reserve(key)
            await self.stored()  # the key is written before anything is read
            begun.set()
            await end.wait()

    async def stored(self) -> set[str]:
        rows = Task.filter(organization_id=self.organization)
        return {str(id) for id in await rows.values_list("id", flat=True)}

    async def recorded(self) -> set[str]:
        """Return the tasks with an event in the outbox."""
        statement = "SELECT task_id FROM outbox WHERE organization_id = $1"
        return {row["task_id"] for row in await connection().execute_query_dict(statement, [self.organization])}


@pytest.fixture
async def world(backend: Environment) -> AsyncIterator[World]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    with database.bind():
        await begin_log()
        yield World(database)
    await database.close()


async def outcomes(calls: Sequence[Any]) -> list[Any]:
    return await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 60)


async def test_transactions_that_end_together_share_statements(world: World, statements: list[str]):
    made = [world.task() for _ in range(MANY)]
    published: list[str] = []
    world.database.on_commit(lambda events: published.extend(str(event.topics.task_id) for event in events))
    await outcomes([world.add(each) for each in made])
    assert len([each for each in statements if 'INTO "tasks"' in each]) <= MANY / 4
    ids = {each.id for each in made}
    assert await world.stored() == await world.recorded() == ids and sorted(published) == sorted(ids)
    [same] = [each for each in await Task.filter(id=made[7].id) if each.columns() == made[7].columns()]
    assert same.title == "a task"


async def test_a_transaction_that_fails_fails_alone(world: World):
    first = await world.add(world.task())
    made = [world.task(id=first.id if number == 3 else new_id("tsk")) for number in range(8)]
    results = await outcomes([world.add(each) for each in made])
    assert [isinstance(result, IntegrityError) for result in results] == [number == 3 for number in range(8)]
    others = {each.id for each in made}
    assert await world.stored() == await world.recorded() == others


async def test_a_cancelled_transaction_leaves_the_others_alone(world: World):
    made = [world.task() for _ in range(MANY)]
    running = [asyncio.create_task(world.add(each)) for each in made]
    await asyncio.sleep(0)
    for each in running[::3]:
        each.cancel()
    results = await outcomes(running)
    kept = {each.id for each, result in zip(made, results, strict=True) if result is each}
    assert len(kept) == MANY - len(running[::3]) and kept <= await world.stored() == await world.recorded()


async def test_of_transactions_with_one_key_one_is_committed(world: World):
    results = await outcomes([world.add(world.task(), key="the same") for _ in range(8)])
    [made] = [result for result in results if isinstance(result, Task)]
    assert [type(result) for result in results if result is not made] == [KeyUsed] * 7
    assert await world.stored() == await world.recorded() == {made.id}


async def test_transactions_do_not_wait_for_one_that_waits_for_a_lock(world: World):
    begun, end = asyncio.Event(), asyncio.Event()
    holder = asyncio.create_task(world.holding("held", begun, end))
    await begun.wait()
    waiting = [asyncio.create_task(world.add(world.task(), key="held")) for _ in range(4)]
    made = [world.task() for _ in range(MANY)]
    assert await outcomes([world.add(each) for each in made]) == made
    assert not any(each.done() for each in waiting)
    end.set()
    await holder
    assert [type(result) for result in await outcomes(waiting)] == [KeyUsed] * 4
    assert await world.stored() == {each.id for each in made}


async def test_a_lost_connection_is_an_outage_for_the_whole_group(world: World, backend: Environment):
    begun, end = asyncio.Event(), asyncio.Event()
    holder = asyncio.create_task(world.holding("key 2", begun, end))
    await begun.wait()
    waiting = [asyncio.create_task(world.add(world.task(), key=f"key {number}")) for number in range(4)]
    other = await asyncpg.connect(backend["DATABASE_URL"])
    while not (blocked := await other.fetch(_BLOCKED)):
        await asyncio.sleep(0.01)
    for row in blocked:
        await other.fetch("SELECT pg_terminate_backend($1)", row["pid"])
    await other.close()
    assert [type(result) for result in await outcomes(waiting)] == [Unavailable] * 4
    assert await world.stored() == await world.recorded() == set()
    end.set()
    await holder
    made = await world.add(world.task())
    assert await world.stored() == {made.id}


async def test_an_event_that_is_committed_late_is_moved_by_the_next_sweep(world: World):
    """A relay begins behind what it moved a second ago, where an earlier position may be committed later."""
    seconds, begun, end = iter(range(1000, 2000)), asyncio.Event(), asyncio.Event()
    moved: list[LoggedEvent] = []
    relay = Relay(moved.extend, None, clock=lambda: next(seconds) / 20)
    late = world.task()

    async def commit_late() -> None:
        async with transaction():
            await late.add(by="usr_somebody")
            await world.stored()  # the event has its position
            begun.set()
            await end.wait()

    running = asyncio.create_task(commit_late())
    await begun.wait()
    others = [await world.add(world.task()) for _ in range(MANY) if await relay.relay_once() >= 0]
    end.set()
    await running
    calls = [await relay.relay_once() for _ in range(8)]
    ours = [str(event.topics.task_id) for event in moved if event.organization_id == world.organization]
    assert sorted(ours) == sorted([late.id, *(each.id for each in others)]), calls
    assert ours.index(late.id) > MANY / 2 and await world.recorded() == set()


async def test_relays_that_move_events_at_once_give_each_one_number(world: World):
    made = [world.task() for _ in range(MANY)]
    moved: list[Any] = []

    async def relay(head: int | None) -> None:
        while batch := (await move_outbox(limit=3, head=head)).events:
            moved.extend(batch)
            head = batch[-1].seq

    await outcomes([world.add(each) for each in made] + [relay(0), relay(None), relay(5)])
    await outcomes([relay(0), relay(None), relay(5)])
    end = (await read_head()).seq
    assert sorted(event.seq for event in moved) == list(range(end - len(moved) + 1, end + 1))
    ours = [event.topics.task_id for event in moved if event.organization_id == world.organization]
    assert sorted(ours) == sorted(each.id for each in made) and await world.recorded() == set()
