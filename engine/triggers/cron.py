"""When a SCHEDULE trigger is due: cron with five fields, in a time zone. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from croniter import croniter
from croniter.croniter import CroniterError

from errors import InvalidInput
from json_types import Json

_FIELDS: Final = 5
_SHORT_FORMS: Final = frozenset({"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"})


@dataclass(frozen=True, slots=True)
class Schedule:
    """A cron expression that has a next time, and the zone whose clock it is read by."""

    cron: str
    zone: ZoneInfo

    def after(self, moment: datetime) -> datetime:
        """Returns the first time after `moment`, in UTC.

        When clocks go back, a schedule with fixed hours takes the first of the two equal times; one for every hour
        takes both. When they go forward, a time that does not exist is due when the gap ends.
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
    """Returns the schedule that a trigger's config describes.

    Raises:
        InvalidInput: the expression or the zone cannot be used, or the expression never comes true; the field is
            `cron` or `timeZone`.
    """
    if not isinstance(cron, str) or len(cron) > 200 or not _has_form(cron):
        raise InvalidInput("A schedule needs cron: five fields such as 0 9 * * mon-fri, or @daily.", field=["cron"])
    schedule = Schedule(" ".join(cron.split()).lower(), _zone(time_zone))
    try:
        schedule.after(datetime.now(UTC))
    except (CroniterError, ValueError, OverflowError) as error:
        raise InvalidInput(f"{cron!r} cannot be used as a schedule: {error}.", field=["cron"]) from None
    return schedule


def _has_form(cron: str) -> bool:
    return cron.strip().lower() in _SHORT_FORMS or len(cron.split()) == _FIELDS


def _zone(name: Json) -> ZoneInfo:
    try:
        if isinstance(name, str) and len(name) <= 100:
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    raise InvalidInput("timeZone must be a name such as Europe/Berlin.", field=["timeZone"])
