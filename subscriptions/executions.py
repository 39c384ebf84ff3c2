"""The event source of a run's stream."""

from auth.access import get_visible, visible
from auth.visibility import may_see, selection
from context.operation import Context
from models.event_log import LogFilter, read_log
from models.events import EXECUTION_EVENTS, LoggedEvent
from models.executions import CREATED, WorkflowExecution
from subscriptions.sources import EventSource, Snapshot


async def execution_events(ctx: Context, execution_id: str, *, from_start: bool) -> EventSource:
    """Return the events of a run that the caller may see; the stream opens with the run.

    Args:
        from_start: whether a stream without a cursor begins with the first event of the run.

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
        begin=(lambda: _before(actor.organization_id, execution_id)) if from_start else None,
        same_for_rights=True,
    )


async def _before(organization_id: str, execution_id: str) -> int:
    """Return the `seq` before the run's first event; -1, which no log holds, if that event has been pruned."""
    first = await read_log(0, limit=1, only=LogFilter(organization_id, execution_id=execution_id))
    return first[0].seq - 1 if first and first[0].type == CREATED else -1
