"""What starts workflows by itself: schedules, events, and deliveries to a URL, each at most once for what happened.

A trigger starts a run in the transaction that also notes what it has seen, under a key made of the trigger and of what
happened. What cannot be started is told by an event of type `trigger.refused`; the trigger goes on.
"""

import logging
from datetime import datetime
from typing import Final

from engine.scheduler import Job, earliest_in
from engine.triggers.cron import parse_schedule
from engine.triggers.events import sweep_events
from engine.triggers.fire import TriggerEvent, fire, fire_or_refuse, refuse
from errors import InvalidInput, NotFound
from json_types import Json
from models.events import LoggedEvent
from models.executions import WorkflowExecution
from models.workflows import TriggerType, WorkflowTrigger
from settings import Settings
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id

_log = logging.getLogger("parley.triggers")

_EVERY: Final = 5.0
_MIN_INTERVAL: Final = 0.25
"""Seconds between two looks at the log, however much happens: many events are looked at together."""
_AT_ONCE: Final = 500


def trigger_jobs(_settings: Settings) -> list[Job]:
    """Returns what the clock does about triggers."""
    return [
        Job("schedules", _EVERY, sweep_schedules, _next_tick, _workflow_changed),
        Job("event triggers", _EVERY, sweep_events, deadline_from=lambda _event: now(), min_interval=_MIN_INTERVAL),
    ]


async def _next_tick() -> datetime | None:
    return await earliest_in(WorkflowTrigger.filter(active=True, type=TriggerType.SCHEDULE), "next_run_at")


def _workflow_changed(event: LoggedEvent) -> datetime | None:
    """Has the clock look for the times of a workflow that was written."""
    return now() if event.type in ("workflow.created", "workflow.updated") else None


async def sweep_schedules(moment: datetime) -> int:
    """Starts a run for every schedule whose time has come, and returns how many.

    Any number of replicas may do so at once: each trigger is read again under its lock. However many times it has
    missed, a schedule starts one run and is next due after `moment`.
    """
    due = WorkflowTrigger.filter(active=True, type=TriggerType.SCHEDULE, next_run_at__lte=moment)
    started = 0
    for id in await due.order_by("next_run_at").limit(_AT_ONCE).values_list("id", flat=True):
        try:
            started += await _fire_due(str(id), moment)
        except Exception:
            # The next pass tries it again; the others are not late because of it.
            _log.exception("schedule %s failed", id)
    return started


async def _fire_due(id: str, moment: datetime) -> bool:
    async with transaction():
        trigger = await WorkflowTrigger.filter(id=id).select_for_update(skip_locked=True).first()
        if trigger is None or not trigger.active or trigger.next_run_at is None or trigger.next_run_at > moment:
            return False
        happening = TriggerEvent(trigger.next_run_at.isoformat(), trigger.config.get("input", {}))
        try:
            schedule = parse_schedule(trigger.config.get("cron"), trigger.config.get("timeZone", "UTC"))
        except InvalidInput as error:
            # It could be used when it was stored; a time zone may have gone.
            trigger.next_run_at = None
            await trigger.save()
            await refuse(trigger, happening, error.message)
            return False
        trigger.next_run_at = schedule.after(moment)
        await trigger.save()
        return await fire_or_refuse(trigger, happening)


async def find_webhook(trigger_id: str) -> WorkflowTrigger:
    """Returns a WEBHOOK trigger.

    Raises:
        NotFound: there is none, or none any more.
    """
    trigger = await WorkflowTrigger.filter(id=trigger_id, type=TriggerType.WEBHOOK, deleted_at=None).first()
    if trigger is None:
        raise NotFound("There is no such webhook.")
    return trigger


async def deliver(trigger_id: str, delivery: str | None, input: Json, *, hops: int = 0) -> WorkflowExecution:
    """Starts the run of a WEBHOOK trigger for what was sent to its URL.

    Args:
        delivery: names the delivery, so that one that is sent again gives the run of the first.
        hops: how many runs led to each other up to the one that sent it, if a run did.

    Raises:
        NotFound: there is no such trigger any more.
        Conflict: its workflow is not ACTIVE, or the trigger is not enabled, or runs start each other without end.
        InvalidInput: the input does not fit the workflow.
    """
    async with transaction():
        # The lock puts two copies of one delivery in order.
        trigger = await WorkflowTrigger.filter(id=trigger_id, deleted_at=None).select_for_update().first()
        if trigger is None:
            raise NotFound("There is no such webhook.")
        return await fire(trigger, TriggerEvent(delivery or new_id("dlv"), input, depth=hops + 1))
