"""Writes of a transaction are deferred to its commit or its next read; in every case they are all or nothing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from tortoise.exceptions import IntegrityError

from models.database import open_database
from models.event_log import begin_log
from models.events import EventKind, LoggedEvent, Topics, record
from models.sessions import Participant
from models.tasks import Task, TaskStatus
from storage.address import Dialect, parse_address
from storage.clock import now
from storage.database import Database, connection, current_database, transaction
from storage.ids import new_id
from tests.conftest import Environment

ORGANIZATION: Final = "org_of_this_test"
ROWS: Final = 20
"""More rows than one statement takes."""


@dataclass
class World:
    """A database, and the events its listeners received."""

    database: Database
    published: list[LoggedEvent] = field(default_factory=list)

    @property
    def postgres(self) -> bool:
        return self.database.dialect is Dialect.POSTGRES


@pytest.fixture
async def world(backend: Environment) -> AsyncIterator[World]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    world = World(database)
    database.on_commit(world.published.extend)
    with database.bind():
        await begin_log()
        yield world
    await database.close()


def task(**values: Any) -> Task:
    given = {"title": "a task", "type": "x", "payload": "a text", "requirements": {}, "required_capabilities": []}
    return Task.new(organization_id=ORGANIZATION, created_by_id="usr_somebody", **given | values)


async def stored(id: str) -> Task | None:
    return await Task.get_or_none(id=id)


async def recorded(*ids: str) -> list[str]:
    """Return the kinds of the events about these tasks, in order."""
    placed = "event_log ORDER BY seq" if current_database().dialect is Dialect.SQLITE else "outbox ORDER BY position"
    rows = await connection().execute_query_dict(f"SELECT kind, task_id FROM {placed}")
    return [row["kind"] for row in rows if row["task_id"] in ids]


async def test_a_row_and_its_event_are_one_statement_on_postgres(world: World, statements: list[str]):
    made = task()
    async with transaction():
        await made.add(by="usr_somebody")
        assert statements == []
    if world.postgres:
        [sent] = statements
        assert sent.startswith("WITH") and 'INSERT INTO "tasks"' in sent and "INSERT INTO outbox" in sent
    found = await stored(made.id)
    assert found is not None and found.columns() == made.columns() and found.payload == "a text"
    assert await recorded(made.id) == ["TaskCreated"]
    assert [event.kind for event in world.published] == [EventKind.TaskCreated]


async def test_writes_are_visible_to_reads_in_the_same_transaction(world: World):
    made = task()
    async with transaction():
        await made.add(by="usr_somebody")
        assert await stored(made.id) is not None
        made.title = "another"
        await made.save()
        assert await Task.filter(id=made.id, title="another").count() == 1
        assert await recorded(made.id) == ["TaskCreated"]


async def test_a_row_changed_again_is_written_in_its_final_state(world: World, statements: list[str]):
    made = task()
    async with transaction():
        await made.add(by="usr_somebody")
        await made.assign("agt_somebody", by="usr_somebody")
        await made.update_columns("lease_expires_at")
        made.title = "not stored"
    found = await stored(made.id)
    assert found is not None and (found.status, found.title) == (TaskStatus.ASSIGNED, "a task")
    assert await recorded(made.id) == ["TaskCreated", "TaskAssigned"]
    assert not world.postgres or len([each for each in statements if 'INTO "tasks"' in each]) == 1


async def test_pending_columns_are_kept_when_others_follow(world: World):
    made = task()
    await made.insert()
    async with transaction():
        made.progress, made.error = 0.5, "an error"
        await made.update_columns("progress")
        await made.update_columns("error")
    found = await stored(made.id)
    assert found is not None and (found.progress, found.error) == (0.5, "an error")


async def test_many_rows_are_stored_and_their_events_are_in_order(world: World):
    made = [task(title=f"task {number}") for number in range(ROWS)]
    async with transaction():
        for each in made:
            await each.add(by="usr_somebody")
    assert await Task.filter(id__in=[each.id for each in made]).count() == ROWS
    assert [event.topics.task_id for event in world.published] == [each.id for each in made]
    assert await recorded(*(each.id for each in made)) == ["TaskCreated"] * ROWS


async def test_an_error_rolls_back_and_publishes_nothing(world: World):
    early, late = task(), task()
    for read_between in (False, True):
        with pytest.raises(LookupError):
            async with transaction():
                await early.add(by="usr_somebody")
                if read_between:
                    assert await stored(early.id) is not None
                await late.add(by="usr_somebody")
                raise LookupError
        assert await stored(early.id) is await stored(late.id) is None
    assert await recorded(early.id, late.id) == [] == world.published


@pytest.mark.parametrize("read_between", [False, True])
async def test_a_failed_write_rolls_back_the_others(world: World, read_between: bool):
    made, actor = task(), new_id("usr")
    first, second = (
        Participant.new(organization_id=ORGANIZATION, session_id="ses_x", actor_id=actor, joined_at=now())
        for _ in range(2)
    )
    await first.insert()
    with pytest.raises(IntegrityError):
        async with transaction():
            if read_between:
                assert await stored(made.id) is None
            await made.add(by="usr_somebody")
            await second.insert()
    assert await stored(made.id) is None
    assert await recorded(made.id) == [] == world.published
    async with transaction():
        await made.add(by="usr_somebody")
    assert await stored(made.id) is not None


async def test_cancellation_rolls_back_and_releases_the_connection(world: World):
    made, here = task(), asyncio.Event()

    async def begin(read: bool) -> None:
        async with transaction():
            await made.add(by="usr_somebody")
            if read:
                assert await stored(made.id) is not None
            here.set()
            await asyncio.Event().wait()

    for number in range(25):  # more than the pool has connections
        here.clear()
        running = asyncio.create_task(begin(read=number % 2 == 0))
        await here.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    assert await stored(made.id) is None
    assert world.published == []


async def test_an_event_with_a_derived_id_is_recorded_once(world: World):
    made, id = task(), new_id("exe") + ":done"
    for _ in range(2):
        async with transaction():
            for _ in range(2):
                await record(
                    EventKind.TaskUpdated,
                    organization_id=ORGANIZATION,
                    by=None,
                    payload={"task": made.columns()},
                    topics=Topics(task_id=made.id),
                    event_id=id,
                )
    assert await recorded(made.id) == ["TaskUpdated"]


async def test_recording_an_event_requires_a_transaction(world: World):
    with pytest.raises(RuntimeError):
        await task().add(by="usr_somebody")
