"""The event log: reading it in order, limited to the events that the caller may see, and publishing custom events."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from auth.access import get_visible
from auth.actor import Actor
from auth.visibility import selection
from context.operation import Context
from errors import InvalidInput, Unavailable
from json_types import Json
from models.destinations import EventDelivery
from models.event_log import (
    EVERYTHING,
    Head,
    LogFilter,
    Stretch,
    cause_ids,
    count_log,
    count_logs_of_executions,
    effect_ids,
    latest_id_about,
    read_head_of,
    read_logs_of_executions,
    read_stretch,
    stretch_between,
)
from models.event_types import is_custom
from models.events import (
    AGENT_EVENTS,
    DEFAULT_SHARD,
    EXECUTION_EVENTS,
    EventKind,
    LoggedEvent,
    Topics,
    find_event,
    record,
)
from models.executions import NodeStatus, WorkflowExecution
from models.node_executions import NodeExecution
from models.sessions import Session
from resolvers import checks
from resolvers.idempotency import StoredResult, once
from resolvers.participation import usable_session
from shown import as_json
from storage.pagination import PageArguments, page_size

_RECORD_KINDS: Final = frozenset(
    kind.name
    for kind in (EventKind.RecordChanged, EventKind.ConnectionChanged, EventKind.DocumentChanged, *AGENT_EVENTS)
)
_NEAR: Final = timedelta(seconds=5)
"""The most by which the time of a row can differ from that of its event, which is of the same transaction."""
_POSITION_TIMEOUT_SECONDS: Final = 10.0
"""The time a published event may take to get its position in the log."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of the log.

    Args:
        has_next: whether events follow the page; None if the page reaches the cursor `before`.
        has_previous: whether events precede the page; None if it reaches the cursor `after`.
    """

    events: Sequence[LoggedEvent]
    has_next: bool | None
    has_previous: bool | None


@dataclass(frozen=True, slots=True)
class _Window:
    """A page to read: up to `size` events of a stretch of the log.

    Args:
        begins: whether the stretch begins at a cursor; it ends at one if it has an end.
        held_after: the position after which all events are held.
    """

    size: int
    stretch: Stretch
    begins: bool
    held_after: int

    def page(self, events: Sequence[LoggedEvent]) -> EventPage:
        """Return the page for the events read, of which the one too many is dropped."""
        more = len(events) > self.size
        next_at_end = None if self.stretch.through is not None else False
        previous_at_begin = None if self.begins else False
        if self.stretch.newest:
            return EventPage(events[-self.size :], next_at_end, True if more else previous_at_begin)
        return EventPage(events[: self.size], True if more else next_at_end, previous_at_begin)

    def beyond(self, following: bool) -> Stretch:
        """Return the stretch on the other side of one of the two cursors, the cursor's own event included."""
        if following:
            return Stretch(after=self.stretch.through or self.held_after)
        return Stretch(after=self.held_after, through=self.stretch.after)


@dataclass(frozen=True, slots=True)
class EventSelection:
    """A page and how it was read, so that the total and what lies beyond the cursors can be looked up on demand."""

    page: EventPage
    _window: _Window
    _only: LogFilter
    _within: Stretch

    async def total(self) -> int:
        """Count all matching events that are still held."""
        return await count_log(self._only, within=self._within)

    async def beyond(self, following: bool) -> bool:
        """Return whether there are matching events on the other side of the cursor `before`, or of `after`."""
        stretch = self._window.beyond(following).within(self._within)
        return bool(await read_stretch(stretch, limit=1, only=self._only))


async def read_events(
    ctx: Context,
    page: PageArguments,
    *,
    types: Sequence[str] | None = None,
    session_id: str | None = None,
    execution_id: str | None = None,
    actor_id: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> EventSelection:
    """Return the first or the last events between two cursors; without a cursor, of all that are held.

    Raises:
        Forbidden: the caller may not read the log.
        NotFound: there is no such session or execution.
        InvalidInput: a type is unknown, or a cursor belongs to another log or its events are no longer held.
    """
    ctx.actor.require("events:read")
    window = await _window(ctx, page)
    selected = selection(ctx.actor, types=types, session_id=session_id, execution_id=execution_id)
    only = replace(selected, actor_id=actor_id, since=since, until=until)
    if session_id is not None:
        await get_visible(Session, ctx.actor, session_id, field="session_id")
    if execution_id is not None:
        await get_visible(WorkflowExecution, ctx.actor, execution_id, field="execution_id")
    within = (await stretch_between(since, until)).within(Stretch(after=window.held_after))
    found = await read_stretch(window.stretch.within(within), limit=window.size + 1, only=only)
    return EventSelection(window.page(found), window, only, within)


async def read_event(ctx: Context, id: str) -> LoggedEvent | None:
    """Return the event with this id, or None if the caller may not see it or it is no longer held.

    Raises:
        Forbidden: the caller may not read the log.
    """
    ctx.actor.require("events:read")
    return (await read_events_with_ids(ctx.actor, [id])).get(id)


class Dated(Protocol):
    """A row with an id and the times of its creation and last change: a record, or an endpoint as it is served."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def created_at(self) -> datetime:
        """The time of its creation."""

    @property
    def updated_at(self) -> datetime:
        """The time of its last change."""


async def event_of_record(actor: Actor, row: Dated) -> str | None:
    """Return the id of the event that led to a record's present state; None if it is not known.

    Args:
        row: one that the actor may see.
    """
    match row:
        case WorkflowExecution():
            return row.latest_event_id
        case NodeExecution():
            run = await get_visible(WorkflowExecution, actor, row.execution_id)
            unrecorded = row.started_at is None and row.status in (NodeStatus.PENDING, NodeStatus.CANCELLED)
            return run.latest_event_id if unrecorded else row.cause_id(run)
        case EventDelivery():
            return row.event_id
        case Session():
            return await _latest_in(row, actor)
    id: str | None = getattr(row, "cause_id", None)
    return id or await _event_near(actor, row)


async def _event_near(actor: Actor, row: Dated) -> str | None:
    """Return the id of the last event about a record at the time of its last update, or else of its creation.

    The log has no index of the records that its events are about, but one of the times.
    """
    shown = selection(actor)
    only = replace(shown, kinds=[kind for kind in shown.kinds or () if kind in _RECORD_KINDS])
    for moment in dict.fromkeys((row.updated_at, row.created_at)):
        if id := await latest_id_about(row.id, replace(only, since=moment - _NEAR, until=moment + _NEAR)):
            return id
    return None


async def _latest_in(session: Session, actor: Actor) -> str | None:
    events = await read_stretch(Stretch(newest=True), limit=1, only=selection(actor, session_id=session.id))
    return events[0].id if events else None


async def read_event_chain(ctx: Context, id: str, first: int | None) -> list[LoggedEvent]:
    """Return an event, its causes and its effects, in the order of the log; none if the caller may not see it.

    The nearest are preferred: the causes one by one, then the effects level by level, until there are `first` events.
    The chain ends at events that the caller may not see or that are no longer held.

    Raises:
        Forbidden: the caller may not read the log.
        InvalidInput: `first` is out of range.
    """
    ctx.actor.require("events:read")
    size, _ = page_size(first, None)
    only = selection(ctx.actor)
    ids = await cause_ids(id, only, limit=size)
    if 0 < len(ids) < size:
        ids += await effect_ids(id, only, limit=size - len(ids))
    found = await read_events_with_ids(ctx.actor, ids)
    return sorted(found.values(), key=lambda event: event.seq)


async def read_events_with_ids(actor: Actor, ids: Sequence[str], *, shared: bool = False) -> Mapping[str, LoggedEvent]:
    """Return those of these events that are held and that the actor would see in the log, by id.

    Args:
        shared: whether the result is for all actors with the same permissions, so that personal events are hidden.
    """
    if "events:read" not in actor.scopes:
        return {}
    only = replace(selection(actor), ids=ids)
    if shared:
        only = replace(only, user_id=None)
    return {event.id: event for event in await read_stretch(EVERYTHING, limit=len(ids), only=only)}


async def read_histories(ctx: Context, page: PageArguments, *, execution_ids: Sequence[str]) -> Mapping[str, EventPage]:
    """Return the history of each of these runs, which the caller may read, limited to its scopes.

    Raises:
        InvalidInput: the page is too large, or a cursor belongs to another log or its events are no longer held.
    """
    window = await _window(ctx, page)
    only = _in_executions(ctx, execution_ids)
    histories = await read_logs_of_executions(window.stretch, limit=window.size + 1, only=only)
    return {id: window.page(events) for id, events in histories.items()}


async def histories_beyond(
    ctx: Context, page: PageArguments, following: bool, *, execution_ids: Sequence[str]
) -> Mapping[str, bool]:
    """Return whether each of these runs has events on the other side of the cursor `before`, or of `after`."""
    stretch = (await _window(ctx, page)).beyond(following)
    found = await read_logs_of_executions(stretch, limit=1, only=_in_executions(ctx, execution_ids))
    return {id: bool(events) for id, events in found.items()}


async def count_histories(ctx: Context, *, execution_ids: Sequence[str]) -> Mapping[str, int]:
    """Return the number of held events of each of these runs that the caller may see."""
    counts = await count_logs_of_executions(_in_executions(ctx, execution_ids))
    return {id: counts.get(id, 0) for id in execution_ids}


def _in_executions(ctx: Context, ids: Sequence[str]) -> LogFilter:
    only = selection(ctx.actor)
    shown = {kind.name for kind in EXECUTION_EVENTS}
    return replace(only, execution_ids=ids, kinds=[kind for kind in only.kinds or () if kind in shown])


async def _window(ctx: Context, page: PageArguments) -> _Window:
    size, forward = page_size(page.first, page.last)
    head = await read_head_of(ctx.actor.organization_id)
    # Pruned events that runs still wait for are in the table, but no cursor can continue there.
    after = _seq_of(ctx, head, page.after, "after", following=True) if page.after else head.pruned_through
    through = _seq_of(ctx, head, page.before, "before", following=False) - 1 if page.before else None
    return _Window(
        size, Stretch(after, through, newest=not forward), begins=bool(page.after), held_after=head.pruned_through
    )


def _seq_of(ctx: Context, head: Head, cursor: str, name: str, *, following: bool) -> int:
    """Return the position of a cursor.

    Args:
        following: whether the events after it are read, all of which must still be held.
    """
    position = ctx.resources.cursors.position(ctx.actor.organization_id, cursor, field=name)
    if position.epoch != head.epoch or position.shard != DEFAULT_SHARD:
        raise InvalidInput("This cursor belongs to another log. Start without a cursor.", field=[name])
    if following and position.seq < head.pruned_through:
        raise InvalidInput("Events after this cursor are no longer held. Start without a cursor.", field=[name])
    return position.seq


# ---------------------------------------------------------------- publishing


class PublishedEvent(StoredResult, frozen=True):
    """The part of a published event that is stored for its idempotency key."""

    id: str


async def publish_event(
    ctx: Context, *, type: str, data: Json, session_id: str | None, idempotency_key: str | None
) -> LoggedEvent:
    """Record a custom event, for streams, triggers and destinations.

    Raises:
        InvalidInput: the type is invalid or Parley's own, or the data cannot be stored.
        NotFound: there is no such session.
        Forbidden: the caller takes no part in the session.
    """
    actor = ctx.actor
    actor.require("events:write")
    if not is_custom(type):
        raise InvalidInput(
            f"{as_json(type)} is not a valid custom event type. Use dotted words; the first must not be Parley's own.",
            field=["type"],
        )
    checks.json_value(data, "data")

    async def create() -> PublishedEvent:
        if session_id is not None:
            await usable_session(actor, session_id, lock=True)
        id = await record(
            EventKind.CustomEvent,
            organization_id=actor.organization_id,
            by=actor.id,
            type=type,
            topics=Topics(session_id=session_id),
            payload={"data": data},
        )
        return PublishedEvent(id)

    arguments = {"type": type, "data": data, "session_id": session_id}
    published = await once(actor, idempotency_key, "publishEvent", arguments, PublishedEvent, create)
    return await _wait_for_position(published.id)


async def _wait_for_position(event_id: str) -> LoggedEvent:
    """Return an event once it has its position in the log."""
    try:
        async with asyncio.timeout(_POSITION_TIMEOUT_SECONDS):
            while (found := await find_event(event_id)) is None:  # noqa: ASYNC110 - the relay may be in another process
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise Unavailable("The event is recorded, but has no position in the log yet.", retry_after_seconds=1) from None
    return found
