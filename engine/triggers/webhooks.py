"""WEBHOOK triggers: a delivery to a trigger's URL starts a run, once for each delivery id."""

from engine.triggers.fire import TriggerEvent, fire
from errors import NotFound
from json_types import Json
from models.executions import WorkflowExecution
from models.workflows import TriggerType, WorkflowTrigger
from storage.database import transaction
from storage.ids import new_id, prefix_of


async def find_webhook(trigger_id: str) -> WorkflowTrigger:
    """Return a WEBHOOK trigger.

    Raises:
        NotFound: it does not exist or was deleted.
    """
    trigger = await WorkflowTrigger.filter(id=trigger_id, type=TriggerType.WEBHOOK, deleted_at=None).first()
    if trigger is None:
        raise NotFound("There is no such webhook.")
    return trigger


async def deliver(
    trigger_id: str, delivery: str | None, input: Json, *, hops: int = 0, sender_id: str = ""
) -> WorkflowExecution:
    """Start the run of a WEBHOOK trigger for a request to its URL.

    Args:
        delivery: the id of the delivery; a repeated delivery returns the run of the first.
        hops: the number of runs that led to each other up to the one that sent the request, if a run did.
        sender_id: the id of the run that sent the request, if one of the same organization did.

    Raises:
        NotFound: the trigger was deleted.
        Conflict: its workflow is not ACTIVE, the trigger is not enabled, or the chain of runs is too long.
        InvalidInput: the input does not match the workflow's input schema.
    """
    async with transaction():
        # The lock serializes copies of one delivery.
        trigger = await WorkflowTrigger.filter(id=trigger_id, deleted_at=None).select_for_update().first()
        if trigger is None:
            raise NotFound("There is no such webhook.")
        initiators = await _initiators(trigger.organization_id, sender_id)
        return await fire(
            trigger, TriggerEvent(delivery or new_id("dlv"), input, depth=hops + 1, initiators=initiators)
        )


async def _initiators(organization_id: str, execution_id: str) -> frozenset[str]:
    """Return the users behind the run that sent a request; none if there is no such run."""
    if prefix_of(execution_id) != WorkflowExecution.PREFIX:
        return frozenset()
    run = await WorkflowExecution.filter(organization_id=organization_id, id=execution_id).first()
    return frozenset() if run is None else run.initiators
