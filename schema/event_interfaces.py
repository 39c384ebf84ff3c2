"""The interfaces of events, and what a room needs to define a type of its own.

The source of a type is a `LoggedEvent`, the same object for every reader of the event, or one of the two control items
of a stream (`OpenedItem`, `GapItem`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Annotated, Any, TypeAlias

import strawberry

from context.cursors import Position
from context.loaders import scope_of_links
from executor import batched
from models.event_data import data_of
from models.events import EventKind, LoggedEvent
from resolvers.events import read_events_with_ids
from schema.base import JSON, Actor, Cursor, Info, Node, Sourced, describe_enum
from schema.event_names import name_event_type
from schema.projection import selected
from schema.relations import actor_of
from storage.record import Record
from subscriptions.control_items import GapItem, OpenedItem

Item: TypeAlias = LoggedEvent | OpenedItem | GapItem


def cursor_of(info: Info, item: Item) -> Cursor:
    """Return the item's cursor, to resume after it."""
    if not isinstance(item, LoggedEvent):
        return Cursor(item.cursor)
    resources = info.context.resources
    position = Position(item.shard, resources.epoch, item.seq)
    return Cursor(resources.cursors.event(item.organization_id, position))


async def _causes(info: Info, items: Sequence[Item]) -> Sequence[LoggedEvent | None]:
    ids = [item.caused_by for item in items]
    if not any(ids):
        return [None] * len(ids)
    ctx = info.context

    async def fetch(wanted: list[str]) -> Mapping[str, LoggedEvent]:
        return await read_events_with_ids(ctx.actor, wanted, shared=ctx.shared)

    named = list(dict.fromkeys(id for id in ids if id is not None))
    found = dict(zip(named, await ctx.loaders.grouped("events", fetch).load_many(named), strict=True))
    return [None if id is None else found[id] for id in ids]


def _cause_field() -> Any:
    """Return the field `cause`, which is read for a whole list at once."""

    async def one(info: Info, root: strawberry.Parent[Item]) -> LoggedEvent | None:
        return (await _causes(info, [root]))[0]

    return strawberry.field(
        resolver=batched(_causes)(one),
        graphql_type=Annotated["Event", strawberry.lazy("schema.event_interfaces")] | None,
        description="The event that caused this one; null if there is none, if it is no longer held or if you may not "
        "see it in `events`.",
    )


@strawberry.interface(
    description="An event: one entry in the organization's event log, or one of the two items of a stream that are not "
    "in the log, `StreamOpened` and `StreamGap`."
)
class Event(Sourced, Node):
    id: strawberry.ID = strawberry.field(description="The id of the event; the same on every delivery.")
    type: str = strawberry.field(
        description="The dotted type, e.g. `agent.connected`, by which filters, triggers and destinations select it."
    )
    occurred_at: datetime = strawberry.field(description="When it happened.")
    caused_by: strawberry.ID | None = strawberry.field(description="The id of the event that caused this one.")

    @strawberry.field(description="The event's position in the log; pass it as `after` to get later events.")
    def cursor(self, info: Info, root: strawberry.Parent[Item]) -> Cursor:
        return cursor_of(info, root)

    @strawberry.field(description="The actor who caused it; null for `StreamOpened` and `StreamGap`.")
    async def actor(self, info: Info, root: strawberry.Parent[Item]) -> Actor | None:
        return None if root.actor_id is None else await actor_of(info, root.actor_id)

    cause = _cause_field()

    @strawberry.field(
        description="What the event records, whatever its type: the data that conditions of EVENT triggers see, with "
        "records as they were at the event. Null for `StreamOpened` and `StreamGap`."
    )
    def payload(self, root: strawberry.Parent[Item]) -> JSON | None:
        return data_of(root) if isinstance(root, LoggedEvent) else None

    resolve_type = staticmethod(name_event_type)


# ---------------------------------------------------------------- what the streams return


@strawberry.interface(description="An event in a session: an item of `sessionEvents`.")
class SessionEvent(Event):
    pass


@strawberry.interface(description="An event in a run of a workflow: an item of `executionEvents`.")
class ExecutionEvent(Event):
    pass


@strawberry.interface(description="An event about an agent: an item of `agentEvents`.")
class AgentEvent(Event):
    pass


@strawberry.interface(description="An event about a task: an item of `taskEvents`.")
class TaskEvent(Event):
    pass


@strawberry.interface(description="An event about an approval: an item of `approvalEvents`.")
class ApprovalEvent(Event):
    pass


@strawberry.interface(description="An event about a delivery to a person.")
class DeliveryEvent(Event):
    pass


# ---------------------------------------------------------------- defining a type


class Logged:
    """An event of the log; the class is named after its kind."""

    def __init_subclass__(cls) -> None:
        EventKind[cls.__name__]  # raises if there is no such kind


class RecordTime(Enum):
    """The time at which an event shows a record."""

    EVENT = "EVENT"
    NOW = "NOW"


describe_enum(
    RecordTime,
    "The time at which an event shows a record.",
    EVENT="As it was at the event.",
    NOW="As it is now; as it was at the event if it no longer exists. For clients that cache records by id.",
)
At = Annotated[
    RecordTime | None,
    strawberry.argument(description="Whether to show the record as it was at the event or as it is now."),
]


def recorded(name: str, table: type[Record], description: str) -> Any:
    """Return a field for a record of the payload, as it was at the event or as it is now.

    Raises:
        LookupError: no scope is declared for links to the table, so the schema is not built.
    """
    scope_of_links(table)

    def then(event: LoggedEvent) -> Record:
        return event.record(name, table)

    async def current(info: Info, events: Sequence[LoggedEvent]) -> Sequence[Record]:
        ids = [then(event).id for event in events]
        rows = await info.context.loaders.many(table, ids, selected(info, table))
        return [row or then(event) for row, event in zip(rows, events, strict=True)]

    def all_of(info: Info, events: Sequence[LoggedEvent], at: RecordTime | None) -> Any:
        return current(info, events) if at is RecordTime.NOW else [then(event) for event in events]

    async def one(info: Info, root: strawberry.Parent[LoggedEvent], at: At = RecordTime.EVENT) -> Any:
        return (await current(info, [root]))[0] if at is RecordTime.NOW else then(root)

    return strawberry.field(resolver=batched(all_of)(one), description=description)


def payload_value(name: str, description: str, *, null: Any = None) -> Any:
    """Return a field for a value of the payload, and `null` if that is null."""

    def resolve(root: strawberry.Parent[LoggedEvent]) -> Any:
        value = root.payload[name]
        return null if value is None else value

    return strawberry.field(resolver=resolve, description=description)
