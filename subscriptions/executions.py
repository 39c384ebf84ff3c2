"""The event source of a run's stream."""

from auth.access import get_visible, visible
from auth.visibility import may_see, selection
from context.operation import Context
from models.events import EXECUTION_EVENTS, LoggedEvent
from models.executions import WorkflowExecution
from subscriptions.sources import EventSource, Snapshot


async def execution_events(ctx: Context, execution_id: str) -> EventSource:
    """Return the events of a run that the caller may see; the stream opens with the run.

    Raises:
        NotFound: there is no such run.
    """
    actor = ctx.actor
    actor.require("workflows:read")
    await get_visible(WorkflowExecution, actor, execution_id, field="execution_id")

    def matches(event: LoggedEvent) -> bool:
        return event.topics.execution_id == execution_id and event.kind in EXECUTION_EVENTS and may_see(actor, event)

    async def snapshot() -> Snapshot:
        return await visible(WorkflowExecution, actor).filter(id=execution_id).first()

    return EventSource(
        organization_id=actor.organization_id,
        topic=("execution", execution_id),
        only=selection(actor, shared=True, execution_id=execution_id),
        matches=matches,
        snapshot=snapshot,
    )
