"""The checker of `test_acknowledged.py` can fail: each kind of loss, made by hand in the database, is found."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import pytest

from storage.database import connection, transaction
from tests.chaos.checker import Stored, count_open, faults_of, read_stored
from tests.chaos.journal import Change, Journal, Outcome
from tests.chaos.load import CREATE, Client, Load, http_client
from tests.chaos.test_acknowledged import scene
from tests.deliveries.farm import Behaviour, Farm
from tests.gateways import Gateway
from tests.people import on_database
from tests.requests.conftest import Desk
from tests.waiting import PATIENCE

pytestmark = [pytest.mark.more, pytest.mark.parametrize("backend_name", ["postgres"], scope="module")]

EVENT: Final = "FROM event_log e WHERE kind = 'MessageSent' AND payload->'message'->>'id' = '{id}'"
LOSSES: Final = {
    "a row is lost": ("task", "DELETE FROM tasks WHERE id = '{id}'", "acknowledged and lost"),
    "a row is there twice": (
        "message",
        'INSERT INTO messages SELECT (jsonb_populate_record(m, \'{{"id": "msg_second", "seq": 999999}}\')).* '
        "FROM messages m WHERE id = '{id}'",
        "stored 2 times",
    ),
    "a row has another id": ("message", "UPDATE messages SET id = 'msg_other' WHERE id = '{id}'", "acknowledged as"),
    "an event is lost": ("message", f"DELETE {EVENT}", "0 events of its creation"),
    "an event is there twice": (
        "message",
        "INSERT INTO event_log SELECT (jsonb_populate_record(e, "
        f"jsonb_build_object('id', 'evt_second', 'seq', 999999))).* {EVENT}",
        "2 events of its creation",
    ),
    "only the event is left": ("message", "DELETE FROM messages WHERE id = '{id}'", "event of a message that is not"),
    "a task has another result": ("task", "UPDATE tasks SET result = '{{\"doubled\": -1}}' WHERE id = '{id}'", "ended"),
    "a completion is lost": ("task", "UPDATE tasks SET status = 'RUNNING' WHERE id = '{id}'", "completion is lost"),
    "a run has another output": ("run", "UPDATE workflow_executions SET output = '1' WHERE id = '{id}'", "ended as"),
    "a run's step had its effect twice": (
        "run",
        'INSERT INTO tasks SELECT (jsonb_populate_record(t, \'{{"id": "tsk_second"}}\')).* '
        "FROM tasks t WHERE execution_id = '{id}'",
        "ended as",
    ),
    "an approval was decided twice": (
        "approval",
        "UPDATE approvals SET decisions = decisions || decisions WHERE id = '{id}'",
        "ended as",
    ),
    "another decision counts": (
        "approval",
        "UPDATE approvals SET status = CASE status WHEN 'APPROVED' THEN 'REJECTED' ELSE 'APPROVED' END, decisions = "
        "jsonb_set(decisions, '{{0,approved}}', to_jsonb(NOT (decisions->0->>'approved')::bool)) WHERE id = '{id}'",
        "acknowledged, ",
    ),
    "a delivery failed": ("delivery", "UPDATE deliveries SET status = 'FAILED' WHERE id = '{id}'", "ended as"),
    "a request has no reply": ("request", "UPDATE requests SET response = NULL WHERE id = '{id}'", "ended as"),
}


class Undone(Exception):
    """The transaction is to be rolled back."""


@dataclass(frozen=True)
class Finished:
    """A gateway on which everything was created and has ended, and what the driver knows of it."""

    gateway: Gateway
    changes: Mapping[str, Change]
    received: Mapping[str, int]

    def one(self, kind: str) -> Change:
        """Return a change of a kind, which was acknowledged."""
        return next(each for each in self.changes.values() if each.kind == kind and each.outcome is Outcome.OK)

    def stored(self, *statements: str) -> Stored:
        """Return what would be stored after these statements."""

        async def read() -> Stored:
            with contextlib.suppress(Undone):
                async with transaction():
                    # Neither foreign keys nor triggers prevent what a fault may cause.
                    for statement in ("SET LOCAL session_replication_role = replica", *statements):
                        await connection().execute_script(statement)
                    stored = await read_stored()
                    raise Undone
            return stored

        return on_database(self.gateway, read)


async def worked(gateway: Gateway, load: Load, journal: Journal) -> None:
    """Create some of everything, and return once all of it has ended."""
    load.start(6)
    async with asyncio.timeout(PATIENCE):
        while not {*CREATE, "completion", "decision"} <= {
            each.kind for each in journal.changes().values() if each.outcome is Outcome.OK
        }:
            await asyncio.sleep(0.1)

    async def is_over() -> bool:
        return await asyncio.to_thread(on_database, gateway, count_open) == 0

    await load.finish(is_over, PATIENCE)


@pytest.fixture(scope="module")
def finished(backend: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finished]:
    """Everything that the chaos test creates, without chaos."""
    with contextlib.ExitStack() as stack:
        farm, desk = stack.enter_context(Farm([Behaviour.ACCEPT])), stack.enter_context(Desk())
        environment = {**backend, "HTTP_ALLOWED_HOSTS": f"{farm.allowed},{desk.host_and_port}"}
        gateway = stack.enter_context(Gateway(environment))
        journal = stack.enter_context(Journal(tmp_path_factory.mktemp("journal") / "journal.jsonl"))
        setting = scene(gateway, farm, desk)

        async def work() -> None:
            async with http_client() as http:
                await worked(gateway, Load(Client(http, [gateway.url], journal, Random(1)), setting), journal)

        asyncio.run(work())
        received = Counter(each.delivery_id for arrivals in farm.arrivals.values() for each in arrivals)
        yield Finished(gateway, journal.changes(), received)


def test_nothing_is_wrong_without_a_fault(finished: Finished) -> None:
    assert faults_of(finished.changes, finished.stored(), finished.received) == []


@pytest.mark.parametrize(("kind", "statement", "complaint"), LOSSES.values(), ids=LOSSES)
def test_each_loss_is_found(finished: Finished, kind: str, statement: str, complaint: str) -> None:
    change = finished.one(kind)
    stored = finished.stored(statement.format(id=change.received["id"]))
    found = faults_of(finished.changes, stored, finished.received)
    assert any(complaint in each for each in found), found


def test_what_the_driver_knows_is_compared(finished: Finished) -> None:
    stored, message = finished.stored(), finished.one("message")
    delivery = finished.one("delivery")
    without = {key: change for key, change in finished.changes.items() if key != message.key}
    assert faults_of(without, stored, finished.received) == [f"{message.key}: stored, but never asked for"]
    rejected = {**finished.changes, message.key: replace(message, outcome=Outcome.REJECTED, received={"code": "X"})}
    assert faults_of(rejected, stored, finished.received) == [f"{message.key}: rejected with X"]
    arrived = {id: times for id, times in finished.received.items() if id != delivery.received["id"]}
    [found] = faults_of(finished.changes, stored, arrived)
    assert found.startswith(f"{delivery.key}: ended as")


def test_what_is_unknown_is_there_completely_or_not_at_all(finished: Finished) -> None:
    message = finished.one("message")
    changes = {**finished.changes, message.key: replace(message, outcome=Outcome.UNKNOWN, received={})}
    id = message.received["id"]
    row, event = f"DELETE FROM messages WHERE id = '{id}'", f"DELETE {EVENT}".format(id=id)
    assert faults_of(changes, finished.stored(), finished.received) == []
    assert faults_of(changes, finished.stored(row, event), finished.received) == []
    assert len(faults_of(changes, finished.stored(event), finished.received)) == 1
    assert len(faults_of(changes, finished.stored(row), finished.received)) == 1
