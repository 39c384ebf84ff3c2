"""A plan: one distinct subscription, however many clients have it open."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any

from subscriptions.sources import EventSource


@dataclass(frozen=True, slots=True)
class Plan:
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
