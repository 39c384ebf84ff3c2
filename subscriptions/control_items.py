"""The items of a stream that are not events: that it has opened, and that events are missing."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar

from storage.record import Record


class GapReason(Enum):
    """Why events are missing from a stream."""

    EXPIRED = "EXPIRED"
    SLOW_CONSUMER = "SLOW_CONSUMER"
    LOG_RESET = "LOG_RESET"


@dataclass(frozen=True, slots=True)
class OpenedItem:
    """The first item of every stream: `snapshot` is the state at `cursor`, and the events after it follow."""

    type: ClassVar[str] = "stream.opened"
    actor_id: ClassVar[None] = None
    caused_by: ClassVar[None] = None

    id: str
    cursor: str
    occurred_at: datetime
    resumed: bool
    snapshot: Record | None


@dataclass(frozen=True, slots=True)
class GapItem:
    """Events between `from_cursor` and `cursor` are missing."""

    type: ClassVar[str] = "stream.gap"
    actor_id: ClassVar[None] = None
    caused_by: ClassVar[None] = None

    id: str
    cursor: str
    occurred_at: datetime
    reason: GapReason
    from_cursor: str | None
