"""The clock used for all timestamps, and times written as text."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_RFC_3339: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})?"
)
_INFINITE: Final = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
"""Times that asyncpg writes as `-infinity` and `infinity`, and reads without a time zone."""

_RESOLUTION: Final = timedelta(microseconds=1)


def now() -> datetime:
    """Return the current time, timezone-aware and in UTC."""
    return datetime.now(UTC)


def shifted(moment: datetime, by: timedelta) -> datetime:
    """Return a time before or after another, in UTC, or the first or last that can be stored if it is beyond them."""
    try:
        return moment + by
    except OverflowError:
        first, last = _INFINITE
        return last - _RESOLUTION if by > timedelta() else first + _RESOLUTION


def parse_time(text: str) -> datetime:
    """Return a time in UTC; without an offset it is interpreted as UTC. Seconds may be omitted.

    Raises:
        ValueError: it is not in the format of RFC 3339, or there is no such time between the years 1 and 9999 in UTC.
    """
    if not _RFC_3339.fullmatch(text):
        raise ValueError(
            "it must be a date and a time as in RFC 3339, such as 2027-03-01T09:30:00Z or 2027-03-01T11:30+02:00; "
            "without an offset it means UTC"
        )
    try:
        given = datetime.fromisoformat(text.upper())
        moment = given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("there is no such time between the years 1 and 9999 in UTC") from None
    if moment in _INFINITE:
        raise ValueError("it is the first or the last time that there is, which cannot be stored")
    return moment
