"""Commits on PostgreSQL that append their events to the log themselves, or leave them in the outbox if they cannot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from models.database import open_database
from models.event_log import begin_log, read_head, read_log
from models.events import EventKind, LoggedEvent, record
from models.tasks import Task
from storage.address import parse_address
from storage.database import Database, connection, transaction
from storage.ids import new_id
from subscriptions.fanout.relay import Relay
from tests.conftest import Environment

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

MANY: Final = 40
_BY: Final = "usr_somebody"


@dataclass
class Replica:
    """A process with a relay, which keeps what it delivers."""

    database: Database
    organization: str
    delivered: list[LoggedEvent] = field(default_factory=list)
    committed: list[LoggedEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.relay = Relay(self.delivered.extend, None)
        self.database.follower = self.relay
        self.database.on_commit(self.relay.on_commit)
        self.database.on_commit(self.committed.extend)

    def task(self, **values: Any) -> Task:
        given = {"title": "a task", "type": "x", "payload": {}, "requirements": {}, "required_capabilities": []}
        return Task.new(organization_id=self.organization, created_by_id=_BY, **given | values)

    async def add(self, task: Task | None = None, *, reading: bool = False) -> str:
        """Add a task and return its id. A transaction that reads is not one statement."""
        task = self.task() if task is None else task
        with self.database.bind():
            async with transaction():
                if reading:
                    await read_head()
                await task.add(by=_BY)
        return task.id

    async def relayed(self) -> None:
        """Relay until the outbox is empty."""
        with self.database.bind():
            await self.relay.catch_up()

    async def logged(self) -> list[str]:
        """Return the tasks of the organization in the order of the log, of which no number is missing."""
        events = await read_log(0, limit=100_000)
        assert [event.seq for event in events] == list(range(1, (await read_head()).seq + 1))
        return [str(event.topics.task_id) for event in events if event.organization_id == self.organization]

    async def waiting(self) -> int:
        [row] = await connection().execute_query_dict("SELECT count(*) AS number FROM outbox")
        return int(row["number"])


@asynccontextmanager
async def replicas(backend: Environment, count: int) -> AsyncIterator[list[Replica]]:
    """Open some, the first of which is the current one."""
    address, organization = parse_address(backend["DATABASE_URL"]), new_id("org")
    async with AsyncExitStack() as stack:
        opened = [Replica(await open_database(address), organization) for _ in range(count)]
        for each in opened:
            stack.push_async_callback(each.database.close)
        with opened[0].database.bind():
            await begin_log()
            await opened[0].relay.catch_up()
            opened[0].delivered.clear()
            yield opened


@pytest.fixture
async def replica(backend: Environment) -> AsyncIterator[Replica]:
    async with replicas(backend, 1) as [opened]:
        yield opened


async def test_events_are_in_the_log_when_their_transactions_have_committed(replica: Replica, statements: list[str]):
    added = await asyncio.gather(*(replica.add() for _ in range(MANY)))
    assert await replica.waiting() == 0 and sorted(await replica.logged()) == sorted(added)
    assert not [each for each in statements if "DELETE FROM outbox" in each]
    seqs = [event.seq for event in replica.delivered]
    assert seqs == list(range(seqs[0], seqs[0] + MANY))
    assert sorted(event.seq for event in replica.committed) == seqs
    [stored] = [event for event in await read_log(seqs[7] - 1, through=seqs[7], limit=2)]
    assert stored == replica.delivered[7]


async def test_what_waits_in_the_outbox_has_the_lower_number(replica: Replica):
    """A transaction of several statements leaves its event there, and one that begins later must not overtake it."""
    added = []
    for number in range(MANY):
        added.append(await replica.add(reading=number % 5 == 0))
    await replica.relayed()
    assert await replica.logged() == added
    assert [str(event.topics.task_id) for event in replica.delivered] == added


async def test_under_load_the_outbox_becomes_empty_again(replica: Replica):
    """The statement after one that could not append moves what waits, and the next ones append again."""
    await replica.add(reading=True)
    added = [await replica.add() for _ in range(4)]
    assert await replica.waiting() == 0 and (await replica.logged())[-4:] == added
    assert [event.seq > 0 for event in replica.committed] == [False, False, True, True, True]


async def test_no_commit_waits_for_the_head_of_the_log(replica: Replica, backend: Environment):
    other = await asyncpg.connect(backend["DATABASE_URL"])
    async with other.transaction():
        await other.fetch("SELECT seq FROM log_head FOR UPDATE")
        added = await asyncio.wait_for(replica.add(), 20)
        assert await replica.waiting() == 1
    await other.close()
    await replica.relayed()
    assert await replica.logged() == [added] and await replica.waiting() == 0


async def test_a_transaction_that_fails_uses_no_number(replica: Replica):
    first = await replica.add()
    made = [replica.task(id=first) if number == 3 else replica.task() for number in range(8)]
    results = await asyncio.gather(*(replica.add(each) for each in made), return_exceptions=True)
    assert [isinstance(result, IntegrityError) for result in results] == [number == 3 for number in range(8)]
    await replica.relayed()
    assert sorted(await replica.logged()) == sorted(each.id for each in made)


async def test_an_event_of_a_cancelled_transaction_that_was_committed_is_delivered(replica: Replica):
    running = [asyncio.create_task(replica.add()) for _ in range(MANY)]
    await asyncio.sleep(0)
    for each in running[::3]:
        each.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await replica.relayed()
    assert [str(event.topics.task_id) for event in replica.delivered] == await replica.logged()


async def test_an_event_with_a_derived_id_is_recorded_once(replica: Replica):
    id = f"{new_id('exe')}:completed"

    async def repeat() -> None:
        async with transaction():
            await record(
                EventKind.WorkflowCompleted, organization_id=replica.organization, by=_BY, event_id=id, payload={}
            )

    for _ in range(3):
        await repeat()
        await replica.relayed()
    assert [event.id for event in await read_log(0, limit=100_000)].count(id) == 1


async def test_replicas_number_events_in_the_order_of_their_commits(backend: Environment):
    """Clients that create one task after another, each on any replica, find them in this order in the log."""
    async with replicas(backend, 3) as opened:
        before, ended = await opened[0].logged(), asyncio.Event()

        async def client(number: int) -> list[str]:
            return [await opened[(number + at) % 3].add(reading=at % 7 == number % 7) for at in range(25)]

        async def relay(one: Replica) -> None:
            while not ended.is_set():
                await one.relayed()
                await asyncio.sleep(0.005)

        relays = [asyncio.create_task(relay(each)) for each in opened]
        added = await asyncio.gather(*(client(number) for number in range(12)))
        ended.set()
        await asyncio.gather(*relays)
        await opened[0].relayed()
        logged = (await opened[0].logged())[len(before) :]
        assert sorted(logged) == sorted(id for ids in added for id in ids)
        places = {id: place for place, id in enumerate(logged)}
        assert all([places[id] for id in ids] == sorted(places[id] for id in ids) for ids in added)
        delivered = sorted(event.seq for one in opened for event in one.delivered)
        assert len(delivered) == len(set(delivered)) == len(logged)
