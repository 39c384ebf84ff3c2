"""The clock used for all timestamps."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the current time, timezone-aware and in UTC."""
    return datetime.now(UTC)
