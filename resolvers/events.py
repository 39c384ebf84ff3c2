"""Reading the event log, in order, limited to the events that the caller may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auth.access import get_visible
from auth.actor import Actor
from auth.visibility import selection
from context.operation import Context
from errors import InvalidInput
from models.event_log import (
    LogFilter,
    count_log,
    count_logs_of_executions,
    find_events,
    read_head,
    read_log,
    read_logs_of_executions,
)
from models.events import DEFAULT_SHARD, EXECUTION_EVENTS, LoggedEvent
from models.executions import WorkflowExecution
from models.sessions import Session
from storage.pagination import page_size


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of the log."""

    events: Sequence[LoggedEvent]
    has_next: bool
    has_previous: bool


@dataclass(frozen=True, slots=True)
class EventSelection:
    """A page and the filter it was read with, so that the total can be counted on demand."""

    page: EventPage
    only: LogFilter

    async def total(self) -> int:
        """Count all matching events that are still held."""
        return await count_log(self.only)


async def read_events(
    ctx: Context,
    *,
    first: int | None = None,
    after: str | None = None,
    types: Sequence[str] | None = None,
    session_id: str | None = None,
    execution_id: str | None = None,
) -> EventSelection:
    """Return the first events after a cursor, or the oldest that are held.

    Raises:
        Forbidden: the caller may not read the log.
        NotFound: there is no such session or execution.
        InvalidInput: a type is unknown, or the cursor belongs to another log or its events are no longer held.
    """
    ctx.actor.require("events:read")
    size, _ = page_size(first, None)
    only = selection(ctx.actor, types=types, session_id=session_id, execution_id=execution_id)
    if session_id is not None:
        await get_visible(Session, ctx.actor, session_id, field="session_id")
    if execution_id is not None:
        await get_visible(WorkflowExecution, ctx.actor, execution_id, field="execution_id")
    begin = await _seq_after(ctx, after)
    return EventSelection(_page(await read_log(begin, limit=size + 1, only=only), size, after), only)


async def read_event(ctx: Context, id: str) -> LoggedEvent | None:
    """Return the event with this id, or None if the caller may not see it or it is no longer held.

    Raises:
        Forbidden: the caller may not read the log.
    """
    ctx.actor.require("events:read")
    return (await events_with_ids(ctx.actor, [id])).get(id)


async def events_with_ids(actor: Actor, ids: Sequence[str], *, shared: bool = False) -> Mapping[str, LoggedEvent]:
    """Return those of these events that are held and that the actor may see, by id.

    Args:
        shared: whether the result is for all actors with the same permissions, so that personal events are hidden.
    """
    if "events:read" not in actor.scopes:
        return {}
    only = replace(selection(actor), ids=ids)
    found = await find_events(replace(only, user_id=None) if shared else only)
    return {event.id: event for event in found}


async def read_histories(
    ctx: Context, *, execution_ids: Sequence[str], first: int | None = None, after: str | None = None
) -> Mapping[str, EventPage]:
    """Return the history of each of these runs, which the caller may read, limited to its scopes.

    Raises:
        InvalidInput: the page is too large, or the cursor belongs to another log or its events are no longer held.
    """
    size, _ = page_size(first, None)
    begin = await _seq_after(ctx, after)
    histories = await read_logs_of_executions(begin, limit=size + 1, only=_in_executions(ctx, execution_ids))
    return {id: _page(events, size, after) for id, events in histories.items()}


async def count_histories(ctx: Context, *, execution_ids: Sequence[str]) -> Mapping[str, int]:
    """Return the number of held events of each of these runs that the caller may see."""
    counts = await count_logs_of_executions(_in_executions(ctx, execution_ids))
    return {id: counts.get(id, 0) for id in execution_ids}


def _in_executions(ctx: Context, ids: Sequence[str]) -> LogFilter:
    only = selection(ctx.actor)
    shown = {kind.name for kind in EXECUTION_EVENTS}
    return replace(only, execution_ids=ids, kinds=[kind for kind in only.kinds or () if kind in shown])


def _page(events: Sequence[LoggedEvent], size: int, after: str | None) -> EventPage:
    return EventPage(events[:size], len(events) > size, bool(after))


async def _seq_after(ctx: Context, cursor: str | None) -> int:
    if not cursor:
        return 0
    position = ctx.resources.cursors.position(ctx.actor.organization_id, cursor)
    head = await read_head()
    if position.epoch != head.epoch or position.shard != DEFAULT_SHARD:
        raise InvalidInput("This cursor belongs to another log. Start without a cursor.", field=["after"])
    if position.seq < head.pruned_through:
        raise InvalidInput("Events after this cursor are no longer held. Start without a cursor.", field=["after"])
    return position.seq
