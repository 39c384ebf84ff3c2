"""EVENT triggers: the log is read once for all of them, and each event starts at most one run per trigger.

A run's own events can start more runs. Two rules prevent infinite loops: an event of a run that a trigger started,
directly or through other runs, does not fire that trigger again; and no chain of runs is longer than `MAX_DEPTH`. Both
cases are recorded by a `trigger.refused` event, once per run.
"""

import logging
from collections.abc import AsyncIterator, Mapping, Sequence, Set
from datetime import datetime
from typing import Any, Final, cast

from engine.log_consumer import LogConsumer, by_organization
from engine.scheduler import SWEEP_SECONDS, Job
from engine.triggers.filters import Filters, Verdict
from engine.triggers.fire import TriggerEvent, fire_or_refuse, refuse
from json_types import JsonObject, format_time
from models.event_data import data_of
from models.events import LoggedEvent, LogRow
from models.executions import MAX_DEPTH, WorkflowExecution
from models.node_executions import NodeExecution
from models.workflows import TriggerType, WorkflowTrigger
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id, users_among
from storage.outages import is_unavailable
from telemetry.tracing import SpanKind, continued

_log = logging.getLogger("parley.triggers")

CONSUMER: Final = LogConsumer("triggers")
_MAX_ATTEMPTS: Final = 3
"""Attempts for one event, after internal errors. Then it is recorded as refused, so that it does not block others."""

IGNORED_PREFIXES: Final = (
    "user.",
    "api_key.",
    "organization.",
    "channel_link.",
    "integration_settings.",
    "trigger.",
)
"""Prefixes of event types that fire no trigger: users and credentials concern only those who may read the audit trail,
and triggers' own events would cause an infinite loop."""

_CHANGING_PREFIX: Final = "workflow."
"""The prefix of the events that come with new triggers: those of a workflow are armed when it is created or changed."""

_MIN_INTERVAL: Final = 0.25
"""Seconds between two runs of the job: events that arrive in between are processed together."""


class EventTriggers:
    """The job that starts the runs of EVENT triggers, and how often the event that it must retry has failed.

    Events are handled in order, so at most one is being retried.
    """

    def __init__(self) -> None:
        self._failing: str | None = None
        self._failures = 0
        self._filters = Filters()
        self._watched: Set[str] = frozenset()

    def job(self) -> Job:
        """Return the job for the scheduler."""
        return Job(
            "event triggers", SWEEP_SECONDS, self.sweep, deadline_from=self._deadline_from, min_interval=_MIN_INTERVAL
        )

    def _deadline_from(self, event: LoggedEvent) -> datetime | None:
        """Return when to look at an event: never if its organization has no trigger that could watch for it."""
        if event.organization_id in self._watched or event.type.startswith(_CHANGING_PREFIX):
            return now()
        return None

    async def sweep(self, _moment: datetime) -> int:
        """Start the runs that events since the last sweep ask for, and return how many.

        Safe on any number of replicas.
        """
        triggers = await _watching()
        self._watched = triggers.keys()
        first = min((each.event_seq or 0 for group in triggers.values() for each in group), default=None)
        started, seq = 0, await CONSUMER.start(first)
        while triggers and (events := await CONSUMER.read(seq)):
            triggers = await _watching()
            self._watched = triggers.keys()
            for event in events:
                if wanted := [each for each in triggers.get(event.organization_id, ()) if watches(each, event)]:
                    started += await self._start(wanted, event)
            seq = events[-1].seq
            await CONSUMER.skip(seq)
        return started

    async def _start(self, triggers: Sequence[WorkflowTrigger], event: LoggedEvent) -> int:
        """Start the runs of one event, once; an event that keeps failing is recorded as refused and skipped."""
        try:
            started = await _start_all(self._filters, triggers, event, event_as_json(event))
        except Exception as error:
            if is_unavailable(error) or not self._failed_for_good(event):
                raise
            error_id = new_id("err")
            _log.exception("triggers of event %s failed (%s)", event.id, error_id)
            await _refuse_all(triggers, event, f"Internal error. Quote {error_id} when you report it.")
            started = 0
        self._failing = None
        return started

    def _failed_for_good(self, event: LoggedEvent) -> bool:
        """Count a failure of an event, and return whether it was its last attempt."""
        self._failures = self._failures + 1 if event.id == self._failing else 1
        self._failing = event.id
        return self._failures >= _MAX_ATTEMPTS


async def followed_through() -> int | None:
    """Return the position up to which all events have fired their triggers; None if there is no such trigger."""
    triggers = WorkflowTrigger.filter(active=True, type=TriggerType.EVENT)
    seqs = await triggers.values_list("event_seq", flat=True)
    return await CONSUMER.start(min(int(str(seq or 0)) for seq in seqs)) if seqs else None


async def _watching() -> Mapping[str, Sequence[WorkflowTrigger]]:
    return by_organization(await WorkflowTrigger.filter(active=True, type=TriggerType.EVENT).order_by("id"))


# ---------------------------------------------------------------- which events


def watches(trigger: WorkflowTrigger, event: LoggedEvent) -> bool:
    """Return whether a trigger watches for an event: by its type and position, which is cheap, not by its filter."""
    if event.seq <= (trigger.event_seq or 0) or event.type.startswith(IGNORED_PREFIXES):
        return False
    return any(_is_of(event, wanted) for wanted in cast(Sequence[str], trigger.config.get("types") or ()))


def _is_of(event: LoggedEvent, wanted: str) -> bool:
    return wanted in (event.type, event.kind.name) or (wanted.endswith(".*") and event.type.startswith(wanted[:-1]))


def event_as_json(event: LoggedEvent) -> JsonObject:
    """Return an event as filters and runs see it; the fields of its records have the names of the schema."""
    topics = event.topics
    return {
        "id": event.id,
        "type": event.type,
        "occurredAt": format_time(event.occurred_at),
        "actorId": event.actor_id,
        "sessionId": topics.session_id,
        "executionId": topics.execution_id,
        "agentId": topics.agent_id,
        "taskId": topics.task_id,
        "data": data_of(event),
    }


# ---------------------------------------------------------------- one event


async def _start_all(
    filters: Filters, triggers: Sequence[WorkflowTrigger], event: LoggedEvent, seen: JsonObject
) -> int:
    # Filters run before the transaction: they take time, and on SQLite a transaction blocks every other writer.
    verdicts = {trigger.id: await filters.verdict(trigger, seen) for trigger in triggers}
    asked = [trigger for trigger in triggers if verdicts[trigger.id] != Verdict(False)]
    if not asked:
        return 0
    runs = [run async for run in lineage(event.topics.execution_id)]
    started = 0
    async with transaction():
        if await CONSUMER.advance(event.seq) is None:
            return 0
        for trigger in asked:
            started += await _start_one(trigger, event, seen, runs, verdicts[trigger.id])
    return started


async def _refuse_all(triggers: Sequence[WorkflowTrigger], event: LoggedEvent, reason: str) -> None:
    async with transaction():
        if await CONSUMER.advance(event.seq) is not None:
            for trigger in triggers:
                await refuse(trigger, TriggerEvent(event.id, None, caused_by=event.id), reason)


async def _start_one(
    trigger: WorkflowTrigger, event: LoggedEvent, seen: JsonObject, runs: Sequence[WorkflowExecution], verdict: Verdict
) -> bool:
    """Start the run of a trigger that an event fires, in the event's trace; return whether there is one."""
    with continued("trigger EVENT", SpanKind.CONSUMER, event.trace):
        return await _fire(trigger, event, seen, runs, verdict)


async def _fire(
    trigger: WorkflowTrigger, event: LoggedEvent, seen: JsonObject, runs: Sequence[WorkflowExecution], verdict: Verdict
) -> bool:
    locked = await WorkflowTrigger.filter(id=trigger.id, active=True).select_for_update().first()
    if locked is None:
        return False
    origin = runs[0] if runs else None
    trigger_event = TriggerEvent(
        key=event.id,
        input={"event": seen},
        depth=1 if origin is None else origin.depth + 1,
        caused_by=event.id,
        execution_id=event.topics.execution_id,
        initiators=users_among(event.actor_id) | (frozenset() if origin is None else origin.initiators),
    )
    if verdict.fault is not None:
        await refuse(locked, trigger_event, verdict.fault)
        if verdict.disable:
            locked.enabled = False
            await locked.arm(active=False, next_run_at=None)
        return False
    if (reason := _loop_reason(locked, runs)) is not None:
        assert origin is not None
        # Once per run, not for each of its events.
        await refuse(locked, _of_run(trigger_event, origin), reason)
        return False
    return await fire_or_refuse(locked, trigger_event)


# ---------------------------------------------------------------- loops


def _of_run(trigger_event: TriggerEvent, origin: WorkflowExecution) -> TriggerEvent:
    return TriggerEvent(origin.id, None, caused_by=trigger_event.caused_by, execution_id=trigger_event.execution_id)


def _loop_reason(trigger: WorkflowTrigger, runs: Sequence[WorkflowExecution]) -> str | None:
    """Return why an event of these runs, each of which led to the one before, must not fire the trigger."""
    if any((run.run_key or "").startswith(f"{trigger.id}:") for run in runs):
        return "This trigger started the event's run, directly or through other runs; firing would cause a loop."
    if runs and runs[0].depth >= MAX_DEPTH:
        return f"The chain of runs is longer than {MAX_DEPTH}, which looks like a loop."
    return None


async def lineage(execution_id: str | None) -> AsyncIterator[WorkflowExecution]:
    """Yield a run, the run that led to it, and so on."""
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
