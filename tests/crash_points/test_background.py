"""A gateway crashes at every commit of its background jobs: each job does its work once, and nothing is left over."""

from datetime import timedelta
from typing import Any

import pytest

from engine.audit_entries import verify
from models.deliveries import Delivery
from models.executions import WorkflowExecution
from models.idempotency import IdempotencyKey
from models.users import User
from models.workflows import TriggerType
from storage.clock import now
from tests.audit_entries.trail import sealed
from tests.crash_points.conftest import Explore
from tests.crash_points.forked import ForkedGateway
from tests.crash_points.people import WAITING, someone
from tests.deliveries.house import ended, sent
from tests.people import Person, on_database
from tests.running import Runs, value
from tests.sync_jobs.test_syncing import copy_on
from tests.triggers.house import House
from tests.triggers.test_through_graphql import started
from tests.waiting import until
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600)]

LONG_AGO = timedelta(days=4000)


@pytest.fixture(scope="module")
def admin(crashing: ForkedGateway) -> Person:
    """An administrator."""
    return someone(crashing)


def test_a_schedule_that_is_due_starts_one_run(admin: Person, crashing: ForkedGateway, explored: Explore) -> None:
    async def due() -> str:
        house = House()
        house.id = (await User.get(id=admin.id)).organization_id
        yearly: Any = {"cron": "0 0 1 1 *", "timeZone": "UTC", "input": {}}
        return str((await house.trigger(TriggerType.SCHEDULE, yearly, next_run_at=now())).workflow_id)

    def scenario() -> Any:
        workflow_id = on_database(crashing, due)
        crashing.restart()  # nothing announces a row that the test has written
        query = "query($id: ID!) { workflow(id: $id) { executions(first: 9) { nodes { status trigger } } } }"

        def runs() -> Any:
            return admin.data(query, id=workflow_id)["workflow"]["executions"]["nodes"]

        until(lambda: [each["status"] for each in runs()] == ["COMPLETED"], WAITING)
        return runs()

    explored(scenario)


def test_an_event_starts_one_run(admin: Person, explored: Explore) -> None:
    runs = Runs(admin)

    def scenario() -> Any:
        type = f"deploy.{some('done').replace('-', '_')}"
        trigger = {"type": "EVENT", "config": {"types": [type]}}
        given = {"name": "Triggered", "nodes": [value("got", 1)], "triggers": [trigger], "idempotencyKey": some("w")}
        made = admin.done("createWorkflow", "workflow { id }", **given)["workflow"]
        admin.done("publishEvent", "event { id }", type=type, data={"n": 1}, idempotencyKey=some("event"))
        [id] = started(runs, made)
        runs.until(id, "COMPLETED")
        assert len(started(runs, made)) == 1
        return runs.ended_history(id, "WorkflowCompleted")

    explored(scenario)


def synchronized(admin: Person, key: str, **given: Any) -> None:
    """Synchronize a record, and return once both sides have it."""
    made = admin.done("triggerSync", "job { id }", strategy="WRITE_BEHIND", idempotencyKey=some("sync"), **given)
    query = "query($id: ID!) { node(id: $id) { ... on SyncJob { status } } }"
    until(lambda: admin.data(query, id=made["job"]["id"])["node"]["status"] == "COMPLETED", WAITING)
    assert copy_on(admin, "BACKEND", key) == copy_on(admin, given["target"], key) == given["data"]


def test_a_record_is_synchronized(admin: Person, explored: Explore) -> None:
    def scenario() -> Any:
        key = some("record")
        for number, target in enumerate(["DATABASE", "FRONTEND", "DATABASE"]):
            synchronized(admin, key, source="BACKEND", target=target, data={"id": key, "n": number})

    explored(scenario)


def test_the_audit_trail_is_sealed(admin: Person, crashing: ForkedGateway, explored: Explore) -> None:
    async def check() -> str | None:
        verified = await verify((await User.get(id=admin.id)).organization_id, {})
        return verified.broken

    def scenario() -> Any:
        made = []
        for _ in range(2):
            given = {"name": "A session", "idempotencyKey": some("session")}
            made.append(admin.done("createSession", "session { id }", **given)["session"]["id"])
        entries = sealed(admin)
        numbers = sorted(int(each["number"]) for each in entries)
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert on_database(crashing, check) is None
        return [sum(each["subjectId"] == id for each in entries) for id in made]

    explored(scenario)


def test_old_records_are_pruned(admin: Person, crashing: ForkedGateway, explored: Explore) -> None:
    runs = Runs(admin)

    def scenario() -> Any:
        old, kept = (runs.done(value("a", 1), idempotencyKey=some("run"))["id"] for _ in range(2))
        [message] = sent(admin, "TEST", content="Old", idempotencyKey=some("delivery"))
        ended(admin, message["id"])

        async def age() -> None:
            moment = now() - LONG_AGO
            await WorkflowExecution.filter(id=old).update(completed_at=moment)
            await Delivery.filter(id=message["id"]).update(completed_at=moment)
            await IdempotencyKey.all().update(created_at=moment)

        async def left() -> tuple[int, int, int]:
            keys = IdempotencyKey.filter(created_at__lt=now() - LONG_AGO / 2)
            gone = WorkflowExecution.filter(id=old), Delivery.filter(id=message["id"]), keys
            first, second, third = [await each.count() for each in gone]
            return first, second, third

        on_database(crashing, age)
        crashing.restart()
        until(lambda: crashing.is_up() and on_database(crashing, left) == (0, 0, 0), WAITING)
        assert runs.read(kept)["status"] == "COMPLETED"

    explored(scenario)
