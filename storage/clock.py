"""The one clock that rows are stamped with."""

from datetime import UTC, datetime


def now() -> datetime:
    """Returns the current time, aware and in UTC."""
    return datetime.now(UTC)
