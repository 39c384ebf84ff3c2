"""Starting a run from a trigger, or recording why it was refused."""

import hashlib
from dataclasses import dataclass
from typing import Final

from engine.definitions.parse import from_json
from engine.definitions.run_input import check_input
from engine.executions import start_run
from errors import Conflict, ParleyError
from json_types import Json
from models.events import Topics, record_change
from models.executions import WorkflowExecution
from models.workflows import Workflow, WorkflowStatus, WorkflowTrigger
from storage.ids import SYSTEM_ID

REFUSED: Final = "trigger.refused"
"""The type of the event that records why a trigger did not start a run."""

_MAX_KEY_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class TriggerEvent:
    """Something that makes a trigger fire: a due time, an event of the log, or a delivery to a webhook.

    Args:
        key: identifies it, however often it is seen: the time, the event's id, or the delivery's id.
        depth: the length of the chain of runs, from the first to the one that is started.
        caused_by: the id of the event of the log.
        execution_id: the run that this event belongs to.
        initiators: the users behind the event and behind its run.
    """

    key: str
    input: Json
    depth: int = 1
    caused_by: str | None = None
    execution_id: str | None = None
    initiators: frozenset[str] = frozenset()


async def fire(trigger: WorkflowTrigger, event: TriggerEvent) -> WorkflowExecution:
    """Start the run of a locked trigger, in the running transaction. The same trigger event returns the same run.

    Raises:
        Conflict: the workflow is not ACTIVE, or the chain of runs is too long.
        InvalidInput: the input does not match the workflow's input schema.
    """
    key = run_key(trigger, event.key)
    if (
        known := await WorkflowExecution.filter(organization_id=trigger.organization_id, run_key=key).first()
    ) is not None:
        return known
    workflow = await Workflow.get(id=trigger.workflow_id)
    if workflow.deleted_at is not None or workflow.status is not WorkflowStatus.ACTIVE or not trigger.active:
        raise Conflict("The workflow must be ACTIVE and the trigger enabled.")
    await check_input(trigger.organization_id, workflow.input_schema, event.input)
    return await start_run(
        organization_id=trigger.organization_id,
        by=SYSTEM_ID,
        definition=from_json(workflow.nodes),
        workflow_id=workflow.id,
        version=workflow.version,
        input=event.input,
        session_id=None,
        trigger=trigger.type,
        depth=event.depth,
        run_key=key,
        cause=event.caused_by,
        initiators=event.initiators,
    )


async def fire_or_refuse(trigger: WorkflowTrigger, event: TriggerEvent) -> bool:
    """Start the run of a locked trigger, or record why not; return whether it was started."""
    try:
        await fire(trigger, event)
    except ParleyError as error:
        if error.retryable:
            raise
        await refuse(trigger, event, error.message)
        return False
    return True


async def refuse(trigger: WorkflowTrigger, event: TriggerEvent, reason: str) -> None:
    """Record, once per trigger event, why a trigger did not start a run."""
    await record_change(
        trigger,
        {"workflow_id": trigger.workflow_id, "happening": event.key, "reason": reason},
        by=SYSTEM_ID,
        type=REFUSED,
        topics=Topics(execution_id=event.execution_id),
        caused_by=event.caused_by,
        event_id=f"{trigger.id}:{_short(event.key)}:refused",
    )


def run_key(trigger: WorkflowTrigger, key: str) -> str:
    """Return the unique key of the run that a trigger starts for a trigger event."""
    return f"{trigger.id}:{_short(key)}"


def _short(key: str) -> str:
    return key if len(key) <= _MAX_KEY_LENGTH else hashlib.sha256(key.encode()).hexdigest()
