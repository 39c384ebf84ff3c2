"""Every event starts at most one run for each trigger that watches it, and none is missed."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from engine.triggers.events import EventTriggers, event_as_json
from json_types import JsonObject, object_at
from models.events import EventKind, LogPosition, Topics, record
from models.executions import MAX_DEPTH, WorkflowExecution
from models.workflows import TriggerType, Workflow, WorkflowTrigger
from storage.database import transaction
from tests.triggers.house import NODES, House

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def event_of(run: WorkflowExecution) -> dict[str, Any]:
    """Return the event that started a run."""
    assert isinstance(run.input, dict)
    return object_at(run.input, "event")


async def sweep(house: House) -> int:
    await house.placed()
    return await house.event_triggers.sweep(NOW)


async def watcher(house: House, *types: str, filter: str | None = None, **values: Any) -> WorkflowTrigger:
    config: JsonObject = {"types": list(types or ("deploy.done",))}
    if filter is not None:
        config["filter"] = filter
    await house.placed()
    return await house.trigger(TriggerType.EVENT, config, **values)


@pytest.fixture(autouse=True)
async def nobody_watches_from_before(house: House) -> None:
    await house.placed()
    await WorkflowTrigger.filter(type=TriggerType.EVENT).update(active=False)


async def test_an_event_starts_a_run_with_the_event_as_input(house: House):
    trigger = await watcher(house)
    id = await house.record(data={"env": "prod"})
    assert await sweep(house) == 1
    [run] = await house.runs(trigger)
    assert (run.trigger, run.depth, run.caused_by) == ("EVENT", 1, id)
    assert isinstance(run.input, dict) and isinstance(event := run.input["event"], dict)
    assert (event["id"], event["type"], event["data"]) == (id, "deploy.done", {"env": "prod"})
    assert event["actorId"] == house.by
    [created] = await house.events("execution.created")
    assert created.caused_by == id
    assert await sweep(house) == 0


async def test_only_watched_events_start_a_run(house: House):
    trigger = await watcher(house, "deploy.done", "build.*", filter="event.data.env == 'prod'")
    for type, env in (
        ("deploy.done", "prod"),
        ("deploy.done", "test"),
        ("deploy.begun", "prod"),
        ("build.failed", "prod"),
        ("building", "prod"),
        ("build.failed", "test"),
    ):
        await house.record(type, {"env": env})
    other = House()
    await other.record(data={"env": "prod"})
    assert await sweep(house) == 2
    types = [event_of(run)["type"] for run in await house.runs(trigger)]
    assert types == ["deploy.done", "build.failed"]


async def test_records_use_the_names_of_the_schema(house: House):
    trigger = await watcher(house, "workflow.created", filter="event.data.changes.name == 'Mine'")
    workflow = await house.workflow(name="Mine")
    assert await sweep(house) == 1
    [run] = await house.runs(trigger)
    data = event_of(run)["data"]
    assert data["recordId"] == workflow.id


async def test_events_before_the_trigger_start_nothing(house: House):
    await house.record()
    trigger = await watcher(house)
    await house.rest(trigger)
    await house.record()
    await house.placed()
    async with transaction():
        await trigger.arm(active=True, next_run_at=None)
    await house.record()
    await sweep(house)
    assert len(await house.runs(trigger)) == 1


async def test_events_between_two_sweeps_are_not_lost(house: House):
    trigger = await watcher(house)
    for number in range(1200):
        if number % 100 == 0:
            await house.record(data=number)
        else:
            await house.record("noise")
    assert await sweep(house) == 12
    assert [event_of(run)["data"] for run in await house.runs(trigger)] == list(range(0, 1200, 100))


async def test_concurrent_replicas_start_one_run_for_each_event(house: House):
    triggers = [await watcher(house) for _ in range(3)]
    for number in range(10):
        await house.record(data=number)
    await house.placed()
    counts = await asyncio.gather(*(EventTriggers().sweep(NOW) for _ in range(4)))
    assert sum(counts) == 30
    for trigger in triggers:
        assert sorted(event_of(run)["data"] for run in await house.runs(trigger)) == list(range(10))


async def break_down(trigger: WorkflowTrigger) -> None:
    """Store a graph that no run can be made of, which causes an internal error."""
    await Workflow.filter(id=trigger.workflow_id).update(nodes=[{}])


async def test_all_runs_of_an_event_start_or_none(house: House):
    triggers = [await watcher(house) for _ in range(2)]
    await break_down(triggers[1])
    await house.record()
    with pytest.raises(KeyError):
        await sweep(house)
    for trigger in triggers:
        assert await house.runs(trigger) == []
    await Workflow.filter(id=triggers[1].workflow_id).update(nodes=NODES)
    assert await sweep(house) == 2
    for trigger in triggers:
        assert len(await house.runs(trigger)) == 1


async def test_after_losing_the_position_an_event_starts_no_second_run(house: House):
    trigger = await watcher(house)
    await house.record()
    await sweep(house)
    await LogPosition.all().update(seq=0)
    await sweep(house)
    assert len(await house.runs(trigger)) == 1


async def test_an_internal_error_does_not_block_other_triggers(house: House):
    broken, sound = await watcher(house, "one"), await watcher(house, "two")
    await break_down(broken)
    await house.record("one")
    await house.record("two")
    for _ in range(2):
        with pytest.raises(KeyError):
            await sweep(house)
    assert await sweep(house) == 1
    assert len(await house.runs(sound)) == 1
    [event] = await house.events("trigger.refused")
    assert event.payload["record_id"] == broken.id
    assert "Internal error" in str(event.payload["changes"])


async def test_the_failures_of_an_event_do_not_outlive_its_success(house: House):
    trigger = await watcher(house)
    await break_down(trigger)
    await house.record()
    for _ in range(2):
        with pytest.raises(KeyError):
            await sweep(house)
    await Workflow.filter(id=trigger.workflow_id).update(nodes=NODES)
    assert await sweep(house) == 1
    # The same event again, for another trigger: it has all its attempts.
    other = await watcher(house)
    await break_down(other)
    await WorkflowTrigger.filter(id=other.id).update(event_seq=0)
    await LogPosition.all().update(seq=0)
    with pytest.raises(KeyError):
        await sweep(house)


@pytest.mark.parametrize("filter", ["event.data.env.deeper == 1", "event.data", "1 / event.data.zero == 1"])
async def test_a_filter_without_a_result_is_reported(house: House, filter: str):
    trigger = await watcher(house, filter=filter)
    id = await house.record(data={"env": "prod", "zero": 0})
    assert await sweep(house) == 0
    [event] = await house.events("trigger.refused")
    assert (event.payload["record_id"], event.caused_by) == (trigger.id, id)


_HUNDRED = str(list(range(100)))
_COSTLY = f"{_HUNDRED}.map(a, {_HUNDRED}.map(b, a + b)).size() > 0"


async def test_a_filter_that_costs_too_much_disables_its_trigger(house: House):
    costly = await watcher(house, filter=_COSTLY)
    cheap = await watcher(house, filter="event.data.env == 'prod'")
    await house.record(data={"env": "prod"})
    assert await sweep(house) == 1
    [refused] = await house.events("trigger.refused")
    assert refused.payload["record_id"] == costly.id
    assert "costs too much" in str(refused.payload)
    await costly.refresh_from_db()
    await cheap.refresh_from_db()
    assert (costly.enabled, costly.active) == (False, False)
    assert (cheap.enabled, cheap.active) == (True, True)


@pytest.mark.slow
async def test_an_organization_has_a_budget_for_filters_in_a_minute(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.triggers.filters.time.monotonic", lambda: 600.0)
    numbers = str(list(range(27)))
    triggers = [
        await watcher(house, filter=f"{numbers}.map(a, {numbers}.map(b, a + b)).size() > {number}")
        for number in range(-30, 0)
    ]
    await watcher(house, filter="event.data.env == 'prod'")
    await house.record(data={"env": "prod"})
    started = await sweep(house)
    assert 1 < started < len(triggers)
    enabled = await WorkflowTrigger.filter(id__in=[each.id for each in triggers], enabled=True).count()
    assert enabled == started - 1


async def test_invalid_input_is_reported(house: House):
    await watcher(house, input_schema={"type": "object", "required": ["name"]})
    await house.record()
    assert await sweep(house) == 0
    assert len(await house.events("trigger.refused")) == 1


@pytest.mark.parametrize(
    "type",
    [
        "user.created",
        "api_key.created",
        "organization.updated",
        "channel_link.created",
        "integration_settings.default_changed",
        "trigger.refused",
    ],
)
async def test_events_for_administrators_start_nothing(house: House, type: str):
    trigger = await watcher(house, type, "*", f"{type.split('.')[0]}.*", "RecordChanged")
    async with transaction():
        payload: JsonObject = {"record_id": "x", "changes": {}}
        await record(EventKind.RecordChanged, organization_id=house.id, by=house.by, type=type, payload=payload)
    await sweep(house)
    assert await house.runs(trigger) == []


# ---- loops


async def test_an_event_of_its_own_run_does_not_restart_a_trigger(house: House):
    trigger = await watcher(house)
    await house.record()
    await sweep(house)
    [run] = await house.runs(trigger)
    for _ in range(3):
        await house.record(execution_id=run.id)
    assert await sweep(house) == 0
    [event] = await house.events("trigger.refused")
    assert "loop" in str(event.payload["changes"])
    assert event.topics.execution_id == run.id


async def test_two_triggers_that_start_each_other_are_stopped(house: House):
    ping, pong = await watcher(house, "ping"), await watcher(house, "pong")
    await house.record("ping")
    assert await sweep(house) == 1
    [first] = await house.runs(ping)
    await house.record("pong", execution_id=first.id)
    assert await sweep(house) == 1
    [second] = await house.runs(pong)
    assert (second.depth, second.caused_by is not None) == (2, True)
    await house.record("ping", execution_id=second.id)
    assert await sweep(house) == 0
    [event] = await house.events("trigger.refused")
    assert event.payload["record_id"] == ping.id


async def test_no_chain_of_runs_exceeds_the_limit(house: House):
    triggers = [await watcher(house, f"step.s{number}") for number in range(MAX_DEPTH + 2)]
    execution_id = None
    for number, trigger in enumerate(triggers):
        await house.record(f"step.s{number}", execution_id=execution_id)
        await sweep(house)
        runs = await house.runs(trigger)
        if number < MAX_DEPTH:
            assert [run.depth for run in runs] == [number + 1]
            execution_id = runs[0].id
        else:
            assert runs == []
    refused = await house.events("trigger.refused")
    assert [event.payload["record_id"] for event in refused] == [trigger.id for trigger in triggers[MAX_DEPTH:]]


async def test_watching_the_start_of_runs_is_not_endless(house: House):
    trigger = await watcher(house, "execution.created")
    other = await watcher(house)
    await house.record()
    for _ in range(5):
        await sweep(house)
    assert len(await house.runs(other)) == 1
    assert len(await house.runs(trigger)) == 1
    assert await WorkflowExecution.filter(organization_id=house.id).count() == 2


async def test_an_event_includes_its_topics(house: House):
    async with transaction():
        await record(
            EventKind.CustomEvent,
            organization_id=house.id,
            by=None,
            type="a.b",
            topics=Topics(session_id="ses_1", execution_id=None, agent_id="agt_1", task_id="tsk_1"),
            payload={"data": {"snake_case": {"is_theirs": 1}}},
        )
    [event] = await house.events("a.b")
    seen = event_as_json(event)
    assert (seen["sessionId"], seen["agentId"], seen["taskId"]) == ("ses_1", "agt_1", "tsk_1")
    assert seen["data"] == {"snake_case": {"is_theirs": 1}}
