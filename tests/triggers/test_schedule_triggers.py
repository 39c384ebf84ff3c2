"""A schedule starts one run for each due time, regardless of the number of replicas and delays."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from engine.triggers.schedules import sweep_schedules
from json_types import JsonObject
from models.workflows import TriggerType, Workflow, WorkflowStatus, WorkflowTrigger
from storage.database import transaction
from storage.ids import SYSTEM_ID
from tests.triggers.house import LONG_AGO, House, later

HOURLY: JsonObject = {"cron": "0 * * * *", "timeZone": "Europe/Berlin", "input": {"why": "time"}}


async def due(house: House, config: JsonObject = HOURLY, **values: Any) -> WorkflowTrigger:
    return await house.trigger(TriggerType.SCHEDULE, config, next_run_at=LONG_AGO, **values)


async def read(trigger: WorkflowTrigger) -> WorkflowTrigger:
    return await WorkflowTrigger.get(id=trigger.id)


async def test_a_run_starts_at_the_due_time_and_not_before(house: House):
    trigger = await due(house)
    assert await sweep_schedules(later(seconds=-1)) == 0
    assert await sweep_schedules(LONG_AGO) == 1
    [run] = await house.runs(trigger)
    assert (run.trigger, run.input, run.started_by_id) == ("SCHEDULE", {"why": "time"}, SYSTEM_ID)
    assert run.run_key == f"{trigger.id}:2026-01-01T00:00:00+00:00"
    assert (await read(trigger)).next_run_at == later(hours=1)
    assert await sweep_schedules(later(minutes=59)) == 0
    assert await sweep_schedules(later(hours=1)) == 1
    assert len(await house.runs(trigger)) == 2
    await house.rest(trigger)


async def test_missed_times_start_one_run(house: House):
    trigger = await due(house)
    assert await sweep_schedules(later(days=3, minutes=30)) == 1
    assert len(await house.runs(trigger)) == 1
    assert (await read(trigger)).next_run_at == later(days=3, hours=1)
    await house.rest(trigger)


async def test_concurrent_replicas_start_one_run(house: House):
    triggers = [await due(house) for _ in range(5)]
    counts = await asyncio.gather(*(sweep_schedules(LONG_AGO) for _ in range(4)))
    assert sum(counts) == 5
    for trigger in triggers:
        assert len(await house.runs(trigger)) == 1
        await house.rest(trigger)


async def test_a_time_handled_before_a_crash_starts_no_second_run(house: House):
    trigger = await due(house)
    await sweep_schedules(LONG_AGO)
    # As if the next time had not been stored, which the transaction rules out: the key prevents a second run anyway.
    await WorkflowTrigger.filter(id=trigger.id).update(next_run_at=LONG_AGO)
    await sweep_schedules(LONG_AGO)
    assert len(await house.runs(trigger)) == 1
    await house.rest(trigger)


async def test_an_inactive_trigger_starts_nothing(house: House):
    trigger = await due(house)
    await house.rest(trigger)
    assert await sweep_schedules(LONG_AGO) == 0
    assert await house.runs(trigger) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"input_schema": {"type": "object", "required": ["name"]}}, "is invalid for the workflow"),
        ({"status": WorkflowStatus.DRAFT}, "must be ACTIVE"),
    ],
)
async def test_a_run_that_cannot_start_is_reported_once_and_the_schedule_continues(
    house: House, values: dict[str, Any], reason: str
):
    trigger = await due(house, **values)
    other = await due(house)
    assert await sweep_schedules(LONG_AGO) == 1
    assert await house.runs(trigger) == [] and len(await house.runs(other)) == 1
    [event] = await house.events("trigger.refused")
    assert event.payload["record_id"] == trigger.id
    changes = event.payload["changes"]
    assert isinstance(changes, dict) and reason in str(changes["reason"])
    assert (await read(trigger)).next_run_at == later(hours=1)
    for each in (trigger, other):
        await house.rest(each)


async def test_an_invalid_schedule_stops_and_is_reported(house: House):
    trigger = await due(house, {"cron": "0 * * * *", "timeZone": "Gone/Away"})
    assert await sweep_schedules(LONG_AGO) == 0
    assert (await read(trigger)).next_run_at is None
    [event] = await house.events("trigger.refused")
    assert event.payload["record_id"] == trigger.id
    await house.rest(trigger)


async def test_a_run_uses_the_newest_version(house: House):
    trigger = await due(house)
    workflow = await Workflow.get(id=trigger.workflow_id)
    async with transaction():
        await workflow.change({"config": {"a": 1}}, by=house.by)
    await sweep_schedules(datetime.now(UTC))
    assert [run.version for run in await house.runs(trigger)] == [2]
    await house.rest(trigger)
