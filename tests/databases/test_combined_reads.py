"""Reads by id that begin together are one statement, and each request gets its own row or its own end."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import asyncpg
import pytest

from models.users import Role
from storage.combined_reads import ById, CombinedReads
from storage.turns import read_on_behalf_of
from tests.gateways import Gateway
from tests.people import person

PATIENCE: Final = 10.0
WAITING: Final = """SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
AND query LIKE 'SELECT%"agents" WHERE organization_id = $1 AND id %'"""
"""Counts the reads by id that wait, without those of background jobs."""
CREATE: Final = "mutation($i: CreateAgentInput!) { createAgent(input: $i) { agent { id } } }"
AGENTS: Final = ById("one agent", "many agents")
TASKS: Final = ById("one task", "many tasks")


def create_agent(gateway: Gateway, name: str) -> str:
    created = gateway.data(CREATE, {"i": {"name": name, "type": "worker", "runtime": "WORKER"}})
    id: str = created["createAgent"]["agent"]["id"]
    return id


async def until(connection: asyncpg.Connection, expected: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while (found := await connection.fetchval(WAITING)) != expected:
        assert time.monotonic() < deadline, f"{found} statements instead of {expected}"
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("backend_name", ["postgres"], indirect=True)
async def test_fields_that_read_by_id_share_a_statement(gateway: Gateway) -> None:
    names = [f"Reader {number}" for number in range(6)]
    ids = [await asyncio.to_thread(create_agent, gateway, name) for name in names]
    unknown = f"{ids[0][:-4]}0000"
    fields = [f'a{n}: agent(id: "{id}") {{ name }}' for n, id in enumerate([*ids, unknown, ids[0]])]
    document = f"{{ {' '.join(fields)} }}"
    stranger = await asyncio.to_thread(person, gateway, Role.ADMIN, "Not these readers")
    url = gateway.environment["DATABASE_URL"]
    locking, looking = await asyncpg.connect(url), await asyncpg.connect(url)
    try:
        async with locking.transaction():
            await locking.execute("LOCK TABLE agents IN ACCESS EXCLUSIVE MODE")
            answer = asyncio.create_task(asyncio.to_thread(gateway.data, document))
            await until(looking, 2)  # the first one, and the seven others
            strange = asyncio.create_task(asyncio.to_thread(stranger.data, document))
            await until(looking, 4)
    finally:
        await locking.close()
        await looking.close()
    found = list((await answer).values())
    assert found == [*({"name": name} for name in names), None, {"name": names[0]}]
    assert set((await strange).values()) == {None}


# ---------------------------------------------------------------- in one event loop


class Rows:
    """A database that responds when a test lets it."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, Sequence[object]]] = []
        self.cancelled = 0
        self.answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        self.statements.append((statement, values))
        try:
            await asyncio.shield(self.answer)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return [{"id": id} for id in str(values[1]).split(",") if id != "unknown"]


async def begun(*reads: Any) -> list["asyncio.Task[Any]"]:
    tasks = [asyncio.ensure_future(read) for read in reads]
    for _ in range(4):
        await asyncio.sleep(0)
    return tasks


async def test_a_read_that_is_alone_is_sent_at_once_and_the_others_together() -> None:
    rows = Rows()
    combined = CombinedReads(rows.read)
    tasks = await begun(*(combined.row(AGENTS, "a", id) for id in ("1", "2", "3", "2", "unknown")))
    assert rows.statements == [("one agent", ("a", "1")), ("many agents", ("a", "2,3,unknown"))]
    rows.answer.set_result(None)
    assert await asyncio.gather(*tasks) == [{"id": "1"}, {"id": "2"}, {"id": "3"}, {"id": "2"}, None]
    await combined.row(AGENTS, "a", "4")
    assert rows.statements[2:] == [("one agent", ("a", "4"))]


async def test_organizations_and_tables_are_never_read_together() -> None:
    rows = Rows()
    combined = CombinedReads(rows.read)

    async def for_owner(owner: str, statements: ById, id: str) -> Any:
        read_on_behalf_of(owner)
        return await combined.row(statements, owner, id)

    asked = [(owner, table, id) for owner in "ab" for table in (AGENTS, TASKS) for id in "12"]
    tasks = await begun(*(for_owner(*each) for each in asked))
    assert Counter(values for _, values in rows.statements) == Counter((owner, id) for owner, _, id in asked)
    rows.answer.set_result(None)
    assert [row["id"] for row in await asyncio.gather(*tasks)] == [id for _, _, id in asked]


async def test_a_client_that_leaves_takes_nothing_from_the_others() -> None:
    rows = Rows()
    combined = CombinedReads(rows.read)
    _, left, stayed = tasks = await begun(*(combined.row(AGENTS, "a", id) for id in "123"))
    left.cancel()
    await begun()
    assert not rows.cancelled
    rows.answer.set_result(None)
    assert await stayed == {"id": "3"}
    assert left.cancelled() and await tasks[0] == {"id": "1"}


async def test_a_statement_ends_when_all_its_clients_have_left() -> None:
    rows = Rows()
    combined = CombinedReads(rows.read)
    tasks = await begun(*(combined.row(AGENTS, "a", id) for id in "123"))
    for task in tasks:
        task.cancel()
    await begun()
    assert rows.cancelled == 2 and all(task.cancelled() for task in tasks)
    rows.answer = asyncio.get_running_loop().create_future()
    [again] = await begun(combined.row(AGENTS, "a", "1"))
    rows.answer.set_result(None)
    assert await again == {"id": "1"}, "the read is not alone any more"
    assert rows.statements[-1][0] == "one agent"


async def test_an_error_reaches_everyone_who_waits() -> None:
    rows = Rows()
    combined = CombinedReads(rows.read)
    tasks = await begun(*(combined.row(AGENTS, "a", id) for id in "123"))
    rows.answer.set_exception(OSError("the database has gone"))
    assert [str(each) for each in await asyncio.gather(*tasks, return_exceptions=True)] == ["the database has gone"] * 3
