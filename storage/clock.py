"""The clock used for all timestamps, and times written as text."""

import re
import time
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import Final

_RFC_3339: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})?"
)
_INFINITE: Final = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
"""Times that asyncpg writes as `-infinity` and `infinity`, and reads without a time zone."""

_RESOLUTION: Final = timedelta(microseconds=1)


class CarriedClock:
    """A database server's clock, carried on by the monotonic clock of this process.

    Replicas that use the clock of their database agree on the time, whatever their own clocks say, and do not notice
    when those are set. Until it is `set`, it continues this machine's clock.
    """

    __slots__ = ("_offset", "is_set")

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()
        self.is_set = False

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.fromtimestamp(self._offset + time.monotonic(), UTC)

    def set(self, seconds: float, at: float) -> None:
        """Set the clock.

        Args:
            seconds: the time, in seconds since 1970.
            at: what the monotonic clock showed then.
        """
        self._offset, self.is_set = seconds - at, True


current_clock: ContextVar[CarriedClock | None] = ContextVar("parley_clock", default=None)
"""The clock of the current database, if it has one."""


def now() -> datetime:
    """Return the current time, timezone-aware and in UTC: the current database's, or this machine's."""
    clock = current_clock.get()
    return datetime.now(UTC) if clock is None else clock.now()


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
