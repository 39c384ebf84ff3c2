"""Many records: two writers at once, a kill in between, and every copy is there at the end.

One writes all of them, the other a field of its own into every tenth. There are 400, or as many as SYNC_RECORDS says:
10,000 with `make chaos`.
"""

import functools
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, cast

import httpx
import pytest

from models.sync_jobs import SyncedRecord, SyncJob, SyncStatus
from models.users import Role
from tests.gateways import Gateway, GatewayProcess
from tests.people import on_database, person
from tests.sync_jobs.test_syncing import copy_on
from tests.waiting import until

pytestmark = [pytest.mark.crash, pytest.mark.timeout(900)]

RECORDS: Final = int(os.environ.get("SYNC_RECORDS", "400"))
AT_ONCE: Final = 25
WRITERS: Final = {"BACKEND": 1, "DATABASE": 10}
"""The platforms, and of how many records each writes one."""


@pytest.fixture
def replica(backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]) -> Iterator[GatewayProcess]:
    """A gateway that is killed."""
    yield gateway_process({**backend, "ENGINE_LEASE": "2"})


def test_all_records_of_two_writers_survive_a_kill(replica: GatewayProcess) -> None:
    owner = person(cast(Gateway, replica), Role.ADMIN)
    with ThreadPoolExecutor(2) as pool:
        writing = [pool.submit(_write, replica, owner.token, source) for source in WRITERS]
        until(lambda: any(each.done() for each in writing) or on_database(replica, _records) > RECORDS // 4, 600)
        replica.kill()
        replica.start()
        for each in writing:
            each.result(timeout=600)
    until(lambda: on_database(replica, _open) == 0, 300)
    ended, same = on_database(replica, _ended), on_database(replica, _equal)
    assert ended == {SyncStatus.COMPLETED.value: sum(len(_numbers(each)) for each in WRITERS)}
    assert same == RECORDS
    assert copy_on(owner, "BACKEND", "r10") == {"id": "r10", "backend": 10, "database": 10}


def _write(replica: GatewayProcess, token: str, source: str) -> None:
    """Synchronize all records from a platform to the other one, each with a field of its own."""
    target = next(each for each in WRITERS if each != source)
    strategy = "WRITE_BEHIND" if source == "BACKEND" else "WRITE_THROUGH"
    numbers = _numbers(source)
    for begin in range(0, len(numbers), AT_ONCE):
        values = {
            f"i{number}": {
                "source": source,
                "target": target,
                "strategy": strategy,
                "conflictResolution": "MERGE",
                "partial": True,
                "data": {"id": f"r{number}", source.lower(): number},
                "idempotencyKey": f"{source}-{number}",
            }
            for number in numbers[begin : begin + AT_ONCE]
        }
        until(functools.partial(_sent, replica, token, values), 120)


def _numbers(source: str) -> range:
    """Return the numbers of the records that a platform writes."""
    return range(0, RECORDS, WRITERS[source])


def _expected(number: int) -> dict[str, Any]:
    return {"id": f"r{number}", **{each.lower(): number for each in WRITERS if number in _numbers(each)}}


def _sent(replica: GatewayProcess, token: str, values: Mapping[str, Any]) -> bool:
    """Send synchronizations, which may have been sent before, and return whether there was a response."""
    declared = ", ".join(f"${name}: TriggerSyncInput!" for name in values)
    fields = " ".join(f"{name}: triggerSync(input: ${name}) {{ job {{ id }} errors {{ message }} }}" for name in values)
    try:
        made = replica.data(f"mutation({declared}) {{ {fields} }}", values, token)
    except httpx.TransportError:
        return False
    assert all(each["errors"] == [] for each in made.values()), made
    return True


async def _records() -> int:
    return await SyncedRecord.all().count()


async def _open() -> int:
    return await SyncJob.filter(due_at__isnull=False).count()


async def _ended() -> dict[str, int]:
    statuses: list[Any] = await SyncJob.all().values_list("status", flat=True)
    return dict(Counter(each.value for each in statuses))


async def _equal() -> int:
    """Return the number of records with the changes of both writers, on both platforms."""
    found: dict[str, list[Any]] = {}
    for key, data in await SyncedRecord.all().values_list("key", "data"):
        found.setdefault(str(key), []).append(data)
    expected = {f"r{number}": [_expected(number)] * 2 for number in range(RECORDS)}
    return sum(found.get(key) == copies for key, copies in expected.items())
