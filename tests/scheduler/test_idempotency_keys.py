"""Retention of idempotency keys: a scheduled job prunes those that have expired."""

from datetime import timedelta

from engine.jobs import jobs
from models.idempotency import RETENTION, IdempotencyKey
from settings import Settings
from storage.clock import now
from tests.gateways import Gateway
from tests.people import Person, on_database, person

MARGIN = timedelta(minutes=5)


def create(caller: Person, key: str, title: str) -> str:
    given = {"title": title, "type": "t", "idempotencyKey": key}
    return str(caller.done("createTask", "task { id }", **given)["task"]["id"])


def sweep(gateway: Gateway, later: timedelta) -> None:
    """Run the job as if it were later."""
    [job] = [job for job in jobs(Settings.load(gateway.environment)) if job.name == "idempotency key retention"]
    on_database(gateway, lambda: job.sweep(now() + later))


def keys(caller: Person) -> list[str]:
    async def read() -> list[str]:
        return [row.key for row in await IdempotencyKey.filter(actor_id=caller.id).order_by("key")]

    return on_database(caller.gateway, read)


def test_a_key_is_pruned_once_it_has_expired(gateway: Gateway):
    caller = person(gateway)
    first = create(caller, "key", "a")
    sweep(gateway, RETENTION - MARGIN)
    assert create(caller, "key", "a") == first
    sweep(gateway, RETENTION + MARGIN)
    assert keys(caller) == []
    assert create(caller, "key", "another input") != first


def test_keys_are_pruned_in_batches(gateway: Gateway):
    caller = person(gateway)
    for number in range(5):
        create(caller, str(number), "a")

    async def age() -> None:
        rows = IdempotencyKey.filter(actor_id=caller.id, key__in=["0", "1", "3"])
        await rows.update(created_at=now() - RETENTION)

    on_database(gateway, age)
    assert on_database(gateway, lambda: IdempotencyKey.prune(now(), at_once=2)) == 3
    assert keys(caller) == ["2", "4"]
