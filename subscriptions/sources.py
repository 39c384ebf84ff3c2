"""Which events a subscription shows: the topic it listens on, a filter, and what its first item describes."""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from models.event_log import LogFilter
from models.events import LoggedEvent
from storage.record import Record

Snapshot = Mapping[str, Record | None]
"""The records, by the name of StreamOpened's field, as they were when the stream opened."""


async def no_snapshot() -> Snapshot:
    """Returns the snapshot of a stream that is not about one record."""
    return {}


@dataclass(frozen=True, slots=True)
class EventSource:
    """What one subscription field selects, for one organization and one set of scopes.

    Args:
        organization_id: whose events.
        topic: narrows which events are looked at at all, e.g. `("session", session_id)`; None for every event.
        only: the same selection as a query on the log, for replays.
        matches: the exact selection; pure in the event, because it is asked again on every replay.
        snapshot: reads what StreamOpened shows; called inside one read transaction with the log's head.
        derive: for a stream of values instead of events (presence): returns the field's value after an event.
    """

    organization_id: str
    only: LogFilter
    matches: Callable[[LoggedEvent], bool]
    topic: tuple[str, str] | None = None
    snapshot: Callable[[], Awaitable[Snapshot]] = field(default=no_snapshot)
    derive: Callable[[], Awaitable[Any]] | None = None


@dataclass(frozen=True, slots=True)
class SubscriptionPlan:
    """One operation for one set of rights: executed once per event, encoded once, sent to everybody who has it open.

    Args:
        key: equal for two subscribers exactly when every event gives both the same bytes: the document, the variables
            but for `after`, the operation's name and the rights of the caller.
        source: which events it shows.
        execute: runs the operation with an event (or a derived value) as its root and returns the encoded result.
    """

    key: Hashable
    source: EventSource
    execute: Callable[[Any], Awaitable[bytes]]
