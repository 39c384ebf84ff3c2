"""Reading the event log: what happened, in order, as far as the caller may know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auth.access import find
from auth.context import Context
from auth.visibility import IN_AN_EXECUTION, selection
from errors import InvalidInput
from models.events import DEFAULT_SHARD, LoggedEvent
from models.executions import WorkflowExecution
from models.log import LogFilter, count_log, read_head, read_log
from models.pages import page_size
from models.sessions import Session


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page of the log, and the selection it came from (to count it when somebody asks)."""

    events: Sequence[LoggedEvent]
    has_next: bool
    has_previous: bool
    only: LogFilter

    async def total(self) -> int:
        """Counts all events of the selection that are still held."""
        return await count_log(self.only)


async def read_events(
    ctx: Context,
    *,
    first: int | None = None,
    after: str | None = None,
    types: Sequence[str] | None = None,
    session_id: str | None = None,
    execution_id: str | None = None,
) -> EventPage:
    """Returns the first events after a cursor, or the oldest that are held.

    Raises:
        Forbidden: the caller may not read the log.
        NotFound: there is no such session or execution.
        InvalidInput: a type is unknown, or the cursor is of another log or of events that are no longer held.
    """
    ctx.actor.require("events:read")
    size, _ = page_size(first, None)
    only = selection(ctx.actor, types=types, session_id=session_id, execution_id=execution_id)
    if session_id is not None:
        await find(Session, ctx.actor, session_id, field="session_id")
    if execution_id is not None:
        await find(WorkflowExecution, ctx.actor, execution_id, field="execution_id")
    return await _page(ctx, only, size, after)


async def read_history(
    ctx: Context, *, execution_id: str, first: int | None = None, after: str | None = None
) -> EventPage:
    """Returns what happened in a run that the caller may read, as far as its scopes go.

    Raises:
        InvalidInput: the cursor is of another log or of events that are no longer held.
    """
    size, _ = page_size(first, None)
    only = selection(ctx.actor, execution_id=execution_id)
    shown = {kind.name for kind in IN_AN_EXECUTION}
    return await _page(ctx, replace(only, kinds=[kind for kind in only.kinds or () if kind in shown]), size, after)


async def _page(ctx: Context, only: LogFilter, size: int, after: str | None) -> EventPage:
    seq = await _place(ctx, after) if after is not None else 0
    events = await read_log(seq, limit=size + 1, only=only)
    return EventPage(events[:size], len(events) > size, after is not None, only)


async def _place(ctx: Context, cursor: str) -> int:
    position = ctx.resources.cursors.position(ctx.actor.organization_id, cursor)
    head = await read_head()
    if position.epoch != head.epoch or position.shard != DEFAULT_SHARD:
        raise InvalidInput("This cursor is of another log; begin without one.", field=["after"])
    if position.seq < head.pruned_through:
        raise InvalidInput("Events after this cursor are no longer held; begin without one.", field=["after"])
    return position.seq
