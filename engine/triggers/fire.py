"""How a trigger starts a run, or tells why it does not."""

import hashlib
from dataclasses import dataclass
from typing import Final

from engine.definitions.parse import from_json
from engine.definitions.run_input import check_input
from engine.executions import start_run
from errors import Conflict, ParleyError
from json_types import Json
from models.events import EventKind, Topics, record
from models.executions import WorkflowExecution
from models.workflows import Workflow, WorkflowStatus, WorkflowTrigger
from storage.ids import SYSTEM_ID

REFUSED: Final = "trigger.refused"
"""The type of the event that tells why a trigger did not start a run."""

_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class TriggerEvent:
    """What a trigger saw.

    Args:
        name: the same for the same happening, however often it is seen: a time, an event's id, a delivery's id.
        depth: how many runs led to each other up to the one that it starts.
        caused_by: the event, where it is one.
        execution_id: the run that the event belongs to.
    """

    name: str
    input: Json
    depth: int = 1
    caused_by: str | None = None
    execution_id: str | None = None


async def fire(trigger: WorkflowTrigger, happening: TriggerEvent) -> WorkflowExecution:
    """Starts the run of a locked trigger, in the running transaction. The same happening gives the same run.

    Raises:
        Conflict: the workflow is not ACTIVE, or runs lead to each other without end.
        InvalidInput: the input does not fit the workflow.
    """
    key = run_key(trigger, happening.name)
    if (
        known := await WorkflowExecution.filter(organization_id=trigger.organization_id, run_key=key).first()
    ) is not None:
        return known
    workflow = await Workflow.get(id=trigger.workflow_id)
    if workflow.deleted_at is not None or workflow.status is not WorkflowStatus.ACTIVE or not trigger.active:
        raise Conflict("The workflow does not take triggers now; it must be ACTIVE, and the trigger enabled.")
    check_input(workflow.input_schema, happening.input)
    return await start_run(
        organization_id=trigger.organization_id,
        by=SYSTEM_ID,
        definition=from_json(workflow.nodes),
        workflow_id=workflow.id,
        version=workflow.version,
        input=happening.input,
        session_id=None,
        trigger=trigger.type,
        depth=happening.depth,
        run_key=key,
        caused_by=happening.caused_by,
    )


async def fire_or_refuse(trigger: WorkflowTrigger, happening: TriggerEvent) -> bool:
    """Starts the run of a locked trigger, or records why not; returns whether it was started."""
    try:
        await fire(trigger, happening)
    except ParleyError as error:
        if error.retryable:
            raise
        await refuse(trigger, happening, error.message)
        return False
    return True


async def refuse(trigger: WorkflowTrigger, happening: TriggerEvent, reason: str) -> None:
    """Records, once for each happening, that a trigger started nothing and why."""
    await record(
        EventKind.RecordChanged,
        organization_id=trigger.organization_id,
        by=SYSTEM_ID,
        type=REFUSED,
        topics=Topics(execution_id=happening.execution_id),
        payload={
            "record_id": trigger.id,
            "changes": {"workflow_id": trigger.workflow_id, "happening": happening.name, "reason": reason},
        },
        caused_by=happening.caused_by,
        event_id=f"{trigger.id}:{_short(happening.name)}:refused",
    )


def run_key(trigger: WorkflowTrigger, name: str) -> str:
    """Returns the key of the one run that a trigger starts for a happening."""
    return f"{trigger.id}:{_short(name)}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else hashlib.sha256(name.encode()).hexdigest()
