"""Cron expressions with five fields, in a time zone. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from croniter import croniter
from croniter.croniter import CroniterError

from errors import InvalidInput
from json_types import Json

_FIELDS: Final = 5
_MACROS: Final = frozenset({"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"})


@dataclass(frozen=True, slots=True)
class Schedule:
    """A cron expression that is due at some time, and its time zone."""

    cron: str
    zone: ZoneInfo

    def after(self, moment: datetime) -> datetime:
        """Return the first time after `moment`, in UTC.

        When clocks are set back, a schedule with fixed hours is due at the first of the two equal times, and an hourly
        one at both. When they are set forward, a time that does not exist is due at the end of the gap.
        """
        times = croniter(self.cron, moment.astimezone(self.zone))
        while True:
            time: datetime = times.get_next(datetime)
            if not time.fold or self._every_hour:
                return time.astimezone(UTC)

    @property
    def _every_hour(self) -> bool:
        return self.cron == "@hourly" or (not self.cron.startswith("@") and self.cron.split()[1].startswith("*"))


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
    try:
        schedule.after(datetime.now(UTC))
    except (CroniterError, ValueError, OverflowError) as error:
        raise InvalidInput(f"The schedule {cron!r} is invalid: {error}.", field=["cron"]) from None
    return schedule


def _has_form(cron: str) -> bool:
    return cron.strip().lower() in _MACROS or len(cron.split()) == _FIELDS


def _zone(name: Json) -> ZoneInfo:
    try:
        if isinstance(name, str) and len(name) <= 100:
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    raise InvalidInput("timeZone must be the name of a time zone, such as Europe/Berlin.", field=["timeZone"])
