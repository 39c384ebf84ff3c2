"""Event sources: the events a subscription selects, and the snapshot it opens with."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from models.event_log import LogFilter
from models.events import LoggedEvent
from storage.record import Record

Snapshot = Record | None
"""The subject of a stream, as it is when the stream opens."""


async def no_snapshot() -> Snapshot:
    """Return the snapshot of a stream that is not about one record."""
    return None


@dataclass(frozen=True, slots=True)
class EventSource:
    """The events that a subscription field selects, for one organization and one set of scopes.

    Args:
        organization_id: the organization whose events are selected.
        topic: limits the events considered, e.g. `("session", session_id)`; None for all events.
        only: the same selection as a query on the log, for replays.
        matches: the exact selection. It depends on the event only, because it is evaluated again on every replay.
        snapshot: reads the record that StreamOpened shows, in the same read transaction as the log's head.
        begin: for a stream that begins in the past, returns the `seq` after which it reads if there is no cursor.
        same_for_rights: whether everyone with the rights of the caller may open it, too.
        derive: for a stream of values instead of events (presence), returns the field's value after an event.
    """

    organization_id: str
    only: LogFilter
    matches: Callable[[LoggedEvent], bool]
    topic: tuple[str, str] | None = None
    snapshot: Callable[[], Awaitable[Snapshot]] = field(default=no_snapshot)
    begin: Callable[[], Awaitable[int]] | None = None
    derive: Callable[[], Awaitable[Any]] | None = None
    same_for_rights: bool = False


@dataclass(frozen=True, slots=True)
class SubscriptionPlan:
    """An operation with one set of permissions: executed and encoded once per event for all its subscribers.

    Args:
        key: equal for two subscribers exactly if every event yields the same bytes for both: the document, the
            variables except `after`, the operation's name and the caller's permissions.
        source: the events it selects.
        execute: runs the operation with an event (or a derived value) as its root and returns the encoded result.
    """

    key: Hashable
    source: EventSource
    execute: Callable[[Any], Awaitable[bytes]]
