"""SCHEDULE triggers: each starts one run when it is due, however many times it has missed."""

import logging
from datetime import datetime
from typing import Final

import msgspec

from engine.deadlines import earliest_in
from engine.scheduler import SWEEP_SECONDS, Job
from engine.triggers.configs import ScheduleConfig
from engine.triggers.fire import TriggerEvent, fire_or_refuse, refuse
from errors import InvalidInput
from models.events import LoggedEvent
from models.workflows import TriggerType, WorkflowTrigger
from storage.clock import now
from storage.database import transaction

_log = logging.getLogger("parley.triggers")

_BATCH: Final = 500


def schedule_job() -> Job:
    """Return the job that starts the runs of schedules."""
    return Job("schedules", SWEEP_SECONDS, sweep_schedules, _next_due, _workflow_changed)


async def _next_due() -> datetime | None:
    return await earliest_in(WorkflowTrigger, "next_run_at", active=True, type=TriggerType.SCHEDULE)


def _workflow_changed(event: LoggedEvent) -> datetime | None:
    """Run the job when a workflow was saved: its schedules may be new."""
    return now() if event.type in ("workflow.created", "workflow.updated") else None


async def sweep_schedules(moment: datetime) -> int:
    """Start a run for every schedule that is due, and return how many.

    Safe on any number of replicas at once: each trigger is re-read under its lock. A schedule that has missed several
    times starts one run and is next due after `moment`.
    """
    due = WorkflowTrigger.filter(active=True, type=TriggerType.SCHEDULE, next_run_at__lte=moment)
    started = 0
    for id in await due.order_by("next_run_at").limit(_BATCH).values_list("id", flat=True):
        try:
            started += await _fire_due(str(id), moment)
        except Exception:
            # The next run of the job retries it; the other schedules are not delayed.
            _log.exception("schedule %s failed; retrying", id)
    return started


async def _fire_due(id: str, moment: datetime) -> bool:
    async with transaction():
        trigger = await WorkflowTrigger.filter(id=id).select_for_update(skip_locked=True).first()
        if trigger is None or not trigger.active or trigger.next_run_at is None or trigger.next_run_at > moment:
            return False
        config = msgspec.convert(trigger.config, ScheduleConfig)
        event = TriggerEvent(trigger.next_run_at.isoformat(), config.input)
        try:
            schedule = config.schedule()
        except InvalidInput as error:
            # It was valid when it was saved; a time zone may have been removed.
            trigger.next_run_at = None
            await trigger.save()
            await refuse(trigger, event, error.message)
            return False
        trigger.next_run_at = schedule.after(moment)
        await trigger.save()
        return await fire_or_refuse(trigger, event)
