"""Cron expressions with five fields, in a time zone. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from croniter import croniter
from croniter.croniter import CroniterError

from errors import InvalidInput
from json_types import Json
from shown import as_json

_PARTS: Final = (
    ("minute", "0 to 59"),
    ("hour", "0 to 23"),
    ("day of the month", "1 to 31, L or a day such as 15W"),
    ("month", "1 to 12, or jan to dec"),
    ("day of the week", "0 to 7, or sun to sat"),
)
"""The fields of an expression, and what each may have beside ranges, lists and steps of it."""
_MACROS: Final = frozenset({"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"})
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS: Final = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LAST, _NEAREST_WORKING_DAY = "l", "w"
_WORDS: Final = frozenset({*_MONTHS, *_DAYS, _LAST, _NEAREST_WORKING_DAY})
_NOT_A_PLACE: Final = frozenset({"localtime", "Factory", "posixrules"})
"""Zones that depend on the machine, or stand for no zone."""
_VARIANTS: Final = ("posix/", "right/")
"""Directories with copies of all zones; those in `right` count leap seconds."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A cron expression that is due at some time, and its time zone."""

    cron: str
    zone: ZoneInfo

    def after(self, moment: datetime) -> datetime:
        """Return the first time after `moment`, in UTC.

        A schedule that is due in every hour follows the clock: it is due in both of two equal hours, and not at times
        that the clock skips. Any other one is due at the first of two equal times, and at the end of the gap for the
        times in it.

        Raises:
            CroniterError: it is never due.
        """
        if not self._is_hourly:
            return self._first(moment, fold=0)
        return min(self._first(moment, fold=0), self._first(moment, fold=1))

    def _first(self, moment: datetime, *, fold: int) -> datetime:
        """Return the first time after `moment`, reading times that occur twice as the first or the second of the two.

        `fold` is that of PEP 495.
        """
        # The expression is evaluated without a zone. In the first of two equal hours it begins at what the clock will
        # show when it has been set back, or the second would be missed.
        begin = moment.astimezone(UTC) + _offset(moment.astimezone(self.zone).replace(fold=1))
        times = croniter(self.cron, begin.replace(tzinfo=None))
        while True:
            shown: datetime = times.get_next(datetime)
            time = self._in_utc(shown, fold)
            if time is not None and time > moment:
                return time

    def _in_utc(self, shown: datetime, fold: int) -> datetime | None:
        """Return when a clock shows this time, or None if the clock skips it and the schedule too."""
        local = shown.replace(tzinfo=self.zone, fold=fold)
        time = local.astimezone(UTC)
        if time.astimezone(self.zone).replace(tzinfo=None) == shown:
            return time
        return None if self._is_hourly else self._end_of_gap(shown)

    def _end_of_gap(self, shown: datetime) -> datetime:
        """Return when clocks are set forward past a time that they never show (PEP 495: the folds are either side)."""
        local = shown.replace(tzinfo=self.zone)
        before, after = local.replace(fold=1).astimezone(UTC), local.replace(fold=0).astimezone(UTC)
        offset = _offset(after.astimezone(self.zone))
        while after - before > timedelta(seconds=1):
            middle = before + (after - before) // 2
            if _offset(middle.astimezone(self.zone)) == offset:
                after = middle
            else:
                before = middle
        return after.replace(microsecond=0)

    @property
    def _is_hourly(self) -> bool:
        every_hour: bool = croniter(self.cron).expanded[1] == ["*"]
        return every_hour


def _offset(local: datetime) -> timedelta:
    offset = local.utcoffset()
    assert offset is not None
    return offset


def parse_schedule(cron: Json, time_zone: Json = "UTC") -> Schedule:
    """Return the schedule that a trigger's config describes.

    Raises:
        InvalidInput: the expression or the zone is invalid, or the expression is never due; the field is `cron` or
            `timeZone`.
    """
    if not isinstance(cron, str) or len(cron) > 200 or not _has_form(cron):
        raise InvalidInput(
            "cron must have five fields, such as 0 9 * * mon-fri, or be a macro such as @daily.", field=["cron"]
        )
    schedule = Schedule(" ".join(cron.split()).lower(), _zone(time_zone))
    _check_words(cron)
    try:
        schedule.after(datetime.now(UTC))
    except (CroniterError, ValueError, OverflowError):
        raise InvalidInput(_fault(cron), field=["cron"]) from None
    return schedule


def _fault(cron: str) -> str:
    """Return what is wrong with an expression in our own words: those of croniter are for programmers."""
    for index, (given, (name, allowed)) in enumerate(zip(cron.split(), _PARTS, strict=False)):
        alone = ["*"] * len(_PARTS)
        alone[index] = given.lower()
        if not croniter.is_valid(" ".join(alone)):
            return f"The {name} of cron cannot be {as_json(given)}: it may have {allowed}, or *, with , - and /."
    return "cron is never due: none of its months has such a day."


def _has_form(cron: str) -> bool:
    return cron.strip().lower() in _MACROS or len(cron.split()) == len(_PARTS)


def _check_words(cron: str) -> None:
    """Reject `R` and `H`, which croniter replaces by a random number each time it reads the expression."""
    words = [] if cron.strip().startswith("@") else re.findall("[a-zA-Z]+", cron)
    if unknown := [word for word in words if word.lower() not in _WORDS]:
        message = f"cron contains {as_json(unknown[0])}, which is neither a month, such as jan, nor a day, such as mon."
        raise InvalidInput(message, field=["cron"])


def _zone(name: Json) -> ZoneInfo:
    try:
        if isinstance(name, str) and len(name) <= 100 and name not in _NOT_A_PLACE and not name.startswith(_VARIANTS):
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    raise InvalidInput("timeZone must be the name of a time zone, such as Europe/Berlin.", field=["timeZone"])
