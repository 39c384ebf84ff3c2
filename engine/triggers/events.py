"""EVENT triggers: the log is looked through once, for all of them, and every event starts at most one run for each.

A run's own events can start runs too, and those again. Two rules keep that from going on for ever: an event of a run
that a trigger started, directly or through other runs, does not start that trigger again; and no chain of runs is
longer than `MAX_DEPTH`. Either is told by a `trigger.refused` event, once for each run.
"""

import logging
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

from engine.expressions.evaluate import ExpressionError, evaluate_condition
from engine.log_consumer import LogConsumer, by_organization
from engine.triggers.fire import TriggerEvent, fire_or_refuse, refuse
from json_types import Json, JsonObject
from models.events import EventKind, LoggedEvent, LogRow
from models.executions import MAX_DEPTH, NodeExecution, WorkflowExecution
from models.workflows import TriggerType, WorkflowTrigger
from storage.database import is_unavailable, transaction
from storage.ids import new_id

_log = logging.getLogger("parley.triggers")

CONSUMER: Final = LogConsumer("triggers")
_TRIES: Final = 3
"""So often one event is tried when the fault is ours; then it is recorded as refused, so that others get their turn."""

IGNORED_PREFIXES: Final = ("user.", "api_key.", "organization.", "trigger.")
"""Beginnings of types that start nothing: people and their credentials are for those who may read the audit trail, and
what triggers tell of themselves would never end."""

_tries: Counter[str] = Counter()


async def sweep_events(_moment: datetime) -> int:
    """Start the runs that events since the last sweep ask for, and return how many. Safe on any number of replicas."""
    triggers = await _watching()
    first = min((each.event_seq or 0 for group in triggers.values() for each in group), default=None)
    started, seq = 0, await CONSUMER.start(first)
    while triggers and (events := await CONSUMER.read(seq)):
        triggers = await _watching()
        for event in events:
            if wanted := [each for each in triggers.get(event.organization_id, ()) if watches(each, event)]:
                started += await _start(wanted, event)
        seq = events[-1].seq
        await CONSUMER.skip(seq)
    return started


async def _watching() -> Mapping[str, Sequence[WorkflowTrigger]]:
    return by_organization(await WorkflowTrigger.filter(active=True, type=TriggerType.EVENT).order_by("id"))


# ---------------------------------------------------------------- which events


def watches(trigger: WorkflowTrigger, event: LoggedEvent) -> bool:
    """Tells whether an event is of a type that a trigger watches, and came after it began to. Cheap: no filter yet."""
    if event.seq <= (trigger.event_seq or 0) or event.type.startswith(IGNORED_PREFIXES):
        return False
    return any(_is_of(event, wanted) for wanted in cast(Sequence[str], trigger.config.get("types") or ()))


def _is_of(event: LoggedEvent, wanted: str) -> bool:
    return wanted in (event.type, event.kind.name) or (wanted.endswith(".*") and event.type.startswith(wanted[:-1]))


def event_as_json(event: LoggedEvent) -> JsonObject:
    """Returns an event as filters and runs see it; the names of its records' fields are those of the schema."""
    topics = event.topics
    return {
        "id": event.id,
        "type": event.type,
        "occurredAt": event.occurred_at.isoformat(),
        "actorId": event.actor_id,
        "sessionId": topics.session_id,
        "executionId": topics.execution_id,
        "agentId": topics.agent_id,
        "taskId": topics.task_id,
        "data": event.payload.get("data") if event.kind is EventKind.CustomEvent else _camel(event.payload, 2),
    }


def _camel(value: Json, levels: int) -> Json:
    """Renames the payload's keys and the columns of its records; what is inside a column is the user's own."""
    if levels == 0 or not isinstance(value, dict):
        return value
    return {_camel_name(name): _camel(inner, levels - 1) for name, inner in value.items()}


def _camel_name(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)


# ---------------------------------------------------------------- one event


async def _start(triggers: Sequence[WorkflowTrigger], event: LoggedEvent) -> int:
    """Starts the runs of one event, once; an event that cannot be handled is told and left behind."""
    try:
        return await _start_all(triggers, event, event_as_json(event))
    except Exception as error:
        if is_unavailable(error):
            raise
        _tries[event.id] += 1
        if _tries[event.id] < _TRIES:
            raise
        error_id = new_id("err")
        _log.exception("triggers of event %s failed, %s", event.id, error_id)
    del _tries[event.id]
    async with transaction():
        if await CONSUMER.advance(event.seq) is not None:
            for trigger in triggers:
                happening = TriggerEvent(event.id, None, caused_by=event.id)
                await refuse(trigger, happening, f"Internal error. Quote {error_id} when you report it.")
    return 0


async def _start_all(triggers: Sequence[WorkflowTrigger], event: LoggedEvent, seen: JsonObject) -> int:
    # Filters before the transaction: they take time, and on SQLite everybody waits for a writer.
    verdicts = {trigger.id: _passes(trigger, seen) for trigger in triggers}
    asked = [trigger for trigger in triggers if verdicts[trigger.id] is not False]
    if not asked:
        return 0
    runs = [run async for run in lineage(event.topics.execution_id)]
    started = 0
    async with transaction():
        if await CONSUMER.advance(event.seq) is None:
            return 0
        for trigger in asked:
            verdict = verdicts[trigger.id]
            started += await _start_one(trigger, event, seen, runs, verdict if isinstance(verdict, str) else None)
    return started


async def _start_one(
    trigger: WorkflowTrigger, event: LoggedEvent, seen: JsonObject, runs: Sequence[WorkflowExecution], fault: str | None
) -> bool:
    locked = await WorkflowTrigger.filter(id=trigger.id, active=True).select_for_update().first()
    if locked is None:
        return False
    origin = runs[0] if runs else None
    happening = TriggerEvent(
        name=event.id,
        input={"event": seen},
        depth=1 if origin is None else origin.depth + 1,
        caused_by=event.id,
        execution_id=event.topics.execution_id,
    )
    if fault is not None:
        await refuse(locked, happening, fault)
        return False
    if (reason := _loop_reason(locked, runs)) is not None:
        assert origin is not None
        # Once for the run, not for each of its events.
        await refuse(locked, _of_run(happening, origin), reason)
        return False
    return await fire_or_refuse(locked, happening)


def _passes(trigger: WorkflowTrigger, seen: JsonObject) -> bool | str:
    """Tells whether an event passes a trigger's filter; a text when the filter has no answer, and why."""
    condition = trigger.config.get("filter")
    if not condition:
        return True
    try:
        return evaluate_condition(condition, {"event": seen})
    except ExpressionError as error:
        return f"The filter has no answer: {error}"


# ---------------------------------------------------------------- loops


def _of_run(happening: TriggerEvent, origin: WorkflowExecution) -> TriggerEvent:
    return TriggerEvent(origin.id, None, caused_by=happening.caused_by, execution_id=happening.execution_id)


def _loop_reason(trigger: WorkflowTrigger, runs: Sequence[WorkflowExecution]) -> str | None:
    """Returns why an event of these runs, each of which led to the one before, does not start the trigger."""
    if any((run.run_key or "").startswith(f"{trigger.id}:") for run in runs):
        return "The event belongs to a run that this trigger started, directly or through others; that would be a loop."
    if runs and runs[0].depth >= MAX_DEPTH:
        return f"Runs start each other more than {MAX_DEPTH} deep; that looks like a loop."
    return None


async def lineage(execution_id: str | None) -> AsyncIterator[WorkflowExecution]:
    """Yields a run, the run that led to it, the one that led to that, and so on."""
    for _ in range(MAX_DEPTH + 1):
        run = await WorkflowExecution.filter(id=execution_id).first() if execution_id is not None else None
        if run is None:
            return
        yield run
        execution_id = await _parent_id(run)


async def _parent_id(run: WorkflowExecution) -> str | None:
    if run.parent_node_id is not None:
        node = await NodeExecution.filter(id=run.parent_node_id).first()
        return None if node is None else node.execution_id
    if run.caused_by is not None:
        found: list[Any] = await LogRow.filter(id=run.caused_by).limit(1).values_list("execution_id", flat=True)
        return found[0] if found else None
    return None
