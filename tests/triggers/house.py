"""Workflows with triggers, and their runs, read from the tables."""

from datetime import UTC, datetime, timedelta
from typing import Any

from engine.triggers.events import EventTriggers
from json_types import Json, JsonObject
from models.event_log import LogFilter, read_head, read_log
from models.events import EventKind, LoggedEvent, Topics, record
from models.executions import WorkflowExecution
from models.outbox import move_outbox
from models.workflows import TriggerType, Workflow, WorkflowStatus, WorkflowTrigger
from storage.address import Dialect
from storage.database import current_database, transaction
from storage.ids import new_id

NODES: list[JsonObject] = [
    {
        "key": "only",
        "name": "Only",
        "type": "TRANSFORM",
        "config": {"value": "${input}"},
        "depends_on": [],
        "when": None,
        "retry": {"max_attempts": 1, "delay_seconds": 1.0, "backoff": "EXPONENTIAL"},
        "timeout_seconds": None,
        "on_error": "FAIL",
    }
]
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


class House:
    """One organization."""

    def __init__(self) -> None:
        self.id = new_id("org")
        self.by = new_id("usr")
        self.event_triggers = EventTriggers()

    async def workflow(self, **values: Any) -> Workflow:
        given = {"name": "Something", "status": WorkflowStatus.ACTIVE, "nodes": NODES, "triggers": [], "config": {}}
        async with transaction():
            return await Workflow.create_first(by=self.by, organization_id=self.id, **{**given, **values})

    async def trigger(
        self, type: TriggerType, config: JsonObject, *, next_run_at: datetime | None = None, **values: Any
    ) -> WorkflowTrigger:
        """Return an active trigger of a new workflow."""
        workflow = await self.workflow(**values)
        trigger = WorkflowTrigger.new(organization_id=self.id, workflow_id=workflow.id, type=type, config=config)
        async with transaction():
            await trigger.insert(immediately=True)
            await trigger.arm(active=True, next_run_at=next_run_at)
        return trigger

    async def rest(self, trigger: WorkflowTrigger) -> None:
        """Deactivate a trigger, so that it does not affect the next test."""
        async with transaction():
            await trigger.arm(active=False, next_run_at=None)

    async def runs(self, trigger: WorkflowTrigger) -> list[WorkflowExecution]:
        return await WorkflowExecution.filter(workflow_id=trigger.workflow_id).order_by("id")

    async def record(
        self,
        type: str = "deploy.done",
        data: Json = None,
        *,
        session_id: str | None = None,
        execution_id: str | None = None,
        by: str | None = None,
    ) -> str:
        """Record an event and return its id."""
        async with transaction():
            return await record(
                EventKind.CustomEvent,
                organization_id=self.id,
                by=by or self.by,
                type=type,
                topics=Topics(session_id=session_id, execution_id=execution_id),
                payload={"data": data},
            )

    async def placed(self) -> None:
        """Move all events to the log, as the relay does."""
        if current_database().dialect is Dialect.POSTGRES:
            while (await move_outbox()).events:
                pass

    async def events(self, type: str) -> list[LoggedEvent]:
        await self.placed()
        return await read_log(0, limit=1000, only=LogFilter(self.id, types=[type]))

    async def head(self) -> int:
        await self.placed()
        return (await read_head()).seq


def later(**delta: float) -> datetime:
    return LONG_AGO + timedelta(**delta)
