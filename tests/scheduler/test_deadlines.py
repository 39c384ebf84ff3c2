"""Deadlines: all of them are read in one statement, and what no event announced is found by it."""

import asyncio
import dataclasses
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

import pytest

from engine.deadlines import Lookout, NextDue, earliest_in, together
from engine.deliveries.running import _first_due, _first_expiry
from engine.due_work import DueWork
from engine.durable.runtime import _first_pending
from engine.inbound import _next_due as next_call
from engine.jobs import jobs
from engine.sync.running import _next_due as next_synchronization
from models.tasks import Task
from storage.clock import now
from tests.databases.conftest import Statements
from tests.databases.conftest import statements as statements
from tests.gateways import Gateway
from tests.people import on_database

HOUR: Final = timedelta(hours=1)
TASK: Final = """mutation ($type: String!, $due: DateTime!) {
  createTask(input: {title: "Call", type: $type, dueAt: $due}) { errors { message } }
}"""
RECORDS: Final = """mutation ($soon: DateTime!) {
  createTask(input: {title: "Call", type: "call", dueAt: $soon, timeoutSeconds: 60}) { errors { message } }
  createSession(input: {name: "talk", expiresAt: $soon}) { errors { message } }
  requestApproval(input: {title: "Go?", expiresInSeconds: 90}) { errors { message } }
}"""


def all_deadlines(gateway: Gateway) -> list[NextDue]:
    """Return the deadlines of the jobs, and of the work that every replica does."""
    of_jobs = [job.next_due for job in jobs(gateway.settings) if job.next_due is not None]
    assert len(of_jobs) >= 12
    return [*of_jobs, _first_due, _first_expiry, _first_pending, next_call, next_synchronization]


def test_all_deadlines_are_read_in_one_statement(gateway: Gateway, statements: Statements) -> None:
    gateway.data(RECORDS, {"soon": (now() + HOUR).isoformat()})
    asked = all_deadlines(gateway)

    async def read() -> tuple[list[datetime | None], list[datetime | None]]:
        alone = [await each() for each in asked]
        while True:
            statements.clear()
            found, before = await together(asked), alone
            alone = [await each() for each in asked]
            if alone == before:  # otherwise the gateway's own jobs were at work meanwhile
                return alone, found

    alone, found = on_database(gateway, read)
    assert found == alone
    assert len({*found} - {None}) >= 3, found
    assert len([each for each in statements if "d10" in each]) == 1, statements


def test_a_deadline_is_the_earliest_time_in_its_column(gateway: Gateway) -> None:
    async def read() -> tuple[list[datetime | None], list[datetime]]:
        open_ = Task.filter(falls_due_at__isnull=False)
        [found] = await together([lambda: earliest_in(Task, "falls_due_at")])
        return [found, await earliest_in(Task, "falls_due_at")], [
            row.falls_due_at for row in await open_ if row.falls_due_at is not None
        ]

    found, rows = on_database(gateway, read)
    assert found == [min(rows)] * 2


def test_a_deadline_is_that_of_the_rows_with_its_conditions(gateway: Gateway) -> None:
    type, first = f"call {secrets.token_hex(4)}", now() + HOUR
    due = [first, first + HOUR, first + 2 * HOUR]
    for each in due:
        gateway.data(TASK, {"type": type, "due": each.isoformat()})

    async def read() -> None:
        for _ in range(2):  # the second time, the statement is known
            assert await earliest_in(Task, "due_at", type=type) == first
            assert await earliest_in(Task, "due_at", type="another") is None
        for before, after in zip(due, [*due[1:], None], strict=True):  # a query's values may change
            assert await earliest_in(Task.filter(type=type, due_at__gt=before), "due_at") == after

    on_database(gateway, read)


def test_one_deadline_that_cannot_be_read_fails_all(gateway: Gateway) -> None:
    async def broken() -> datetime | None:
        raise RuntimeError("broken")

    async def read() -> None:
        with pytest.raises(RuntimeError, match="broken"):
            await together([broken, lambda: earliest_in(Task, "falls_due_at")])

    on_database(gateway, read)


# ---------------------------------------------------------------- the lookout


def always(moment: datetime | None) -> Callable[[], Awaitable[datetime | None]]:
    async def next_due() -> datetime | None:
        return moment

    return next_due


async def test_the_lookout_reports_what_it_finds_of_what_is_wanted() -> None:
    moment, found = now(), list[datetime]()
    lookout = Lookout()
    lookout.watch(always(moment), found.append)
    lookout.watch(always(None), found.append, wanted=lambda: True)
    lookout.watch(always(moment + HOUR), found.append, wanted=lambda: False)
    await lookout.look()
    assert found == [moment]


@dataclasses.dataclass
class Desk:
    """Work of which nothing is announced."""

    due: datetime
    looks: int = 0

    async def look(self) -> datetime | None:
        self.looks += 1
        return None

    async def next_due(self) -> datetime | None:
        return self.due

    async def nothing(self, _key: str = "") -> None:
        pass

    async def looked(self, times: int) -> None:
        async with asyncio.timeout(30):
            while self.looks < times:
                await asyncio.sleep(0)


async def test_due_work_that_no_event_announced_is_looked_for_when_the_lookout_finds_it() -> None:
    desk, lookout = Desk(now() + HOUR), Lookout()
    due = DueWork(
        "work", desk.look, desk.nothing, lookout=lookout, next_due=desk.next_due, renew=desk.nothing,
        lease_seconds=60, shortest_wait=0.05,
    )  # fmt: skip
    running = asyncio.create_task(due.run())
    await desk.looked(1)
    await lookout.look()
    await asyncio.sleep(0.01)
    assert desk.looks == 1, "it is not due"
    desk.due = now()
    await lookout.look()
    await desk.looked(2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
