"""Replicas are killed while events occur: every event starts exactly one run."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import httpx
import pytest

from json_types import object_at
from models.events import LogRow
from models.executions import WorkflowExecution
from models.users import User
from models.workflows import TriggerType, WorkflowTrigger
from storage.clock import now
from tests.gateways import Gateway, GatewayProcess
from tests.people import on_database
from tests.servers import free_port
from tests.triggers.house import House
from tests.waiting import LONG_PATIENCE

pytestmark = pytest.mark.crash

SESSIONS = 40
KILLS = int(os.environ.get("TRIGGER_KILLS", "2"))
CREATE = """
mutation ($name: String!, $key: String!) {
  createSession(input: {name: $name, idempotencyKey: $key}) { session { id } errors { message } }
}
"""
TYPE = "collaboration.session_created"


def test_every_event_starts_one_run_despite_crashes(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]
):
    count = 2 if "REDIS_URL" in backend else 1
    replicas = [gateway_process({**backend, "PORT": str(free_port())}) for _ in range(count)]
    somewhere = cast(Gateway, replicas[0])  # for its environment
    event, schedule = on_database(somewhere, _triggers)
    with ThreadPoolExecutor(max_workers=1) as executor:
        done = executor.submit(_create_sessions, replicas)
        for _ in range(KILLS):
            time.sleep(random.uniform(0.5, 1.5))
            victim = random.choice(replicas)
            victim.kill()
            victim.start()
        done.result()
    events, runs = _settled(somewhere, event)
    assert len(events) >= SESSIONS // 2
    assert Counter(run.caused_by for run in runs) == Counter(events)
    [run] = on_database(somewhere, lambda: WorkflowExecution.filter(workflow_id=schedule.workflow_id).all())
    assert run.status.value == "COMPLETED"


async def _triggers() -> tuple[WorkflowTrigger, WorkflowTrigger]:
    house = House()
    owner = await User.all().first()
    assert owner is not None
    house.id = owner.organization_id
    config: Any = {"types": [TYPE], "filter": "event.data.session.name == 'yes'"}
    event = await house.trigger(TriggerType.EVENT, config)
    yearly: Any = {"cron": "0 0 1 1 *", "timeZone": "UTC", "input": {}}
    return event, await house.trigger(TriggerType.SCHEDULE, yearly, next_run_at=now())


def _create_sessions(replicas: list[GatewayProcess]) -> None:
    """Create sessions on any gateway that responds; each is retried until acknowledged."""
    for number in range(SESSIONS):
        variables = {"name": "yes" if number % 2 else "no", "key": f"crash-{number}"}
        deadline = time.monotonic() + LONG_PATIENCE
        while True:
            try:
                data = random.choice(replicas).data(CREATE, variables)
                assert data["createSession"]["errors"] == []
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
        time.sleep(0.05)


def _settled(gateway: Gateway, trigger: WorkflowTrigger) -> tuple[list[str], list[WorkflowExecution]]:
    """Return the events that should start runs, and the runs, once all of these have ended."""

    async def read() -> tuple[list[str], list[WorkflowExecution]]:
        rows = await LogRow.filter(type=TYPE, organization_id=trigger.organization_id)
        wanted = [row.id for row in rows if object_at(row.payload, "session").get("name") == "yes"]
        return wanted, await WorkflowExecution.filter(workflow_id=trigger.workflow_id)

    deadline = time.monotonic() + LONG_PATIENCE
    while True:
        events, runs = on_database(gateway, read)
        if len(runs) >= len(events) and all(run.ended for run in runs):
            return events, runs
        assert time.monotonic() < deadline, f"{len(events)} events, {len(runs)} runs"
        time.sleep(0.2)
