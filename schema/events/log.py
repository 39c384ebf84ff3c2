"""GraphQL types and fields for reading the event log and streaming it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, cast

import strawberry

from models.causes import is_event_id
from resolvers.endpoints.reading import ServedEndpoint
from resolvers.events import EventPage, event_of_record, read_event, read_event_chain, read_events
from schema.base import Cursor, Info
from schema.event_interfaces import (
    Event,
    cursor_of,
)
from schema.nodes import read_nodes
from schema.relay import PageInfo, page_info, paged_by
from storage.pagination import PageArguments
from storage.record import Record
from subscriptions.events import all_events
from subscriptions.sources import EventSource


@strawberry.type(description="An event and its cursor.")
class EventEdge:
    cursor: Cursor = strawberry.field(description="The cursor of the event, for `after`.")
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="A page of the event log, oldest first.")
class EventConnection:
    page: strawberry.Private[EventPage]
    count: strawberry.Private[Callable[[], Awaitable[int]]]
    beyond: strawberry.Private[Callable[[bool], Awaitable[bool]]]

    @strawberry.field(description="The events and their cursors.")
    def edges(self, info: Info) -> list[EventEdge]:
        return [EventEdge(cursor=cursor_of(info, event), node=Event.of(event)) for event in self.page.events]

    @strawberry.field(description="The events.")
    def nodes(self) -> list[Event]:
        return Event.each(self.page.events)

    @strawberry.field(description="The position of the page in the log.")
    def page_info(self, info: Info) -> PageInfo:
        events = self.page.events
        start, end = (cursor_of(info, events[0]), cursor_of(info, events[-1])) if events else (None, None)
        return page_info(self.page, self.beyond, start, end)

    @strawberry.field(description="The number of matching events in the log; counted only if selected.")
    def total_count(self) -> int:
        return cast(int, self.count())


async def _event_id(info: Info, id: str) -> str | None:
    """Return the id of an event, or of the event that led to the present state of a record that the caller may see."""
    if is_event_id(id):
        return id
    [row] = await read_nodes(info.context, [id])
    return await event_of_record(info.context.actor, row) if isinstance(row, Record | ServedEndpoint) else id


@strawberry.type
class EventQuery:
    @strawberry.field(
        description="List the events that your scopes allow you to see, oldest first; use `last` to read the newest. "
        "The records of an event are as they were at the event, under their present ids: a client that caches records "
        "by id reads them with `at: NOW`, or its cache would go back to their old states."
    )
    @paged_by(
        after=Annotated[
            Cursor | None,
            strawberry.argument(
                description="Return events after this cursor, which can come from any event or stream."
            ),
        ],
        before=Annotated[Cursor | None, strawberry.argument(description="Return events before this cursor.")],
    )
    async def events(
        self,
        info: Info,
        page: PageArguments,
        types: Annotated[
            list[str] | None,
            strawberry.argument(description="Only events of these types, e.g. `agent.connected`; at most 100."),
        ] = None,
        session_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only events in this session.")
        ] = None,
        execution_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only events in this run.")
        ] = None,
        actor_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only events that this user or agent caused, or Parley: `sys_parley`."),
        ] = None,
        since: Annotated[
            datetime | None, strawberry.argument(description="Only events that occurred at this time or later.")
        ] = None,
        until: Annotated[
            datetime | None, strawberry.argument(description="Only events that occurred before this time.")
        ] = None,
    ) -> EventConnection:
        found = await read_events(
            info.context,
            page,
            types=types,
            session_id=session_id,
            execution_id=execution_id,
            actor_id=actor_id,
            since=since,
            until=until,
        )
        return EventConnection(page=found.page, count=found.total, beyond=found.beyond)

    @strawberry.field(
        description="The causal chain of an event: its cause, the cause of that and so on, and everything that it led "
        "to, in the order of the log, the event included. If there are more than `first`, the nearest causes come "
        "first, then the nearest effects. Empty if the event is no longer held or you may not see it; the chain ends "
        "at such events."
    )
    async def event_chain(
        self,
        info: Info,
        of: Annotated[
            strawberry.ID,
            strawberry.argument(
                description="The id of the event; or of a record, for the chain of the event that led to its present "
                "state: of its latest change, or in a session of its latest event."
            ),
        ],
        first: Annotated[
            int | None, strawberry.argument(description="The maximum number of events, 1 to 100; 20 by default.")
        ] = None,
    ) -> list[Event]:
        id = await _event_id(info, of)
        return [] if id is None else Event.each(await read_event_chain(info.context, id, first))

    @strawberry.field(description="The event with this id; null if it is no longer held or you may not see it.")
    async def event(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the event.")]
    ) -> Event | None:
        return Event.maybe(await read_event(info.context, id))


@strawberry.type
class EventSubscription:
    @strawberry.subscription(graphql_type=Event, description="Stream all events that your scopes allow you to see.")
    async def events(
        self,
        info: Info,
        types: Annotated[
            list[str] | None,
            strawberry.argument(description="Only events of these types, e.g. `agent.connected`; at most 100."),
        ] = None,
        after: Annotated[Cursor | None, strawberry.argument(description="Resume after this cursor.")] = None,
    ) -> EventSource:
        return await all_events(info.context, types=types)
