"""Cron expressions in a time zone: valid ones, and their due times."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from engine.triggers.cron import parse_schedule
from errors import InvalidInput
from json_types import Json


def times(cron: str, zone: str, begin: str, count: int = 4) -> list[str]:
    schedule, moment = parse_schedule(cron, zone), datetime.fromisoformat(begin)
    found = []
    for _ in range(count):
        moment = schedule.after(moment)
        found.append(moment.isoformat(timespec="minutes").removesuffix("+00:00"))
    return found


def test_due_times_are_in_the_time_zone():
    assert times("0 9 * * mon-fri", "Europe/Berlin", "2026-11-20T08:00Z", 2) == ["2026-11-23T08:00", "2026-11-24T08:00"]
    assert times("0 9 * * *", "Europe/Berlin", "2026-07-01T00:00Z", 1) == ["2026-07-01T07:00"]
    assert times("0 9 * * *", "America/New_York", "2026-11-20T00:00Z", 1) == ["2026-11-20T14:00"]
    assert times("@daily", "UTC", "2026-11-20T00:00Z", 1) == ["2026-11-21T00:00"]
    assert times("*/15 * * * *", "UTC", "2026-11-20T08:14:59.999Z", 2) == ["2026-11-20T08:15", "2026-11-20T08:30"]


def test_a_reached_time_is_not_due_again():
    assert times("0 0 * * *", "UTC", "2026-11-20T00:00Z", 1) == ["2026-11-21T00:00"]


@pytest.mark.parametrize(
    ("cron", "due"),
    [
        ("30 2 * * *", ["25T00:30", "26T01:30"]),
        ("*/30 2 * * *", ["25T00:00", "25T00:30", "26T01:00"]),
        ("* 2 * * *", ["25T00:00", "25T00:01"]),
        ("30 */2 * * *", ["24T22:30", "25T00:30", "25T03:30"]),
        ("30 */2 * * sun", ["24T22:30", "25T00:30", "25T03:30"]),
        ("30 0-23/2 * * *", ["24T22:30", "25T00:30", "25T03:30"]),
        ("30 0,2,4 * * *", ["24T22:30", "25T00:30", "25T03:30"]),
        ("0 * * * *", ["24T23:00", "25T00:00", "25T01:00", "25T02:00"]),
        ("30 */1 * * *", ["24T22:30", "24T23:30", "25T00:30", "25T01:30", "25T02:30"]),
        ("0 0-23 * * *", ["24T23:00", "25T00:00", "25T01:00", "25T02:00"]),
        ("@hourly", ["24T23:00", "25T00:00", "25T01:00", "25T02:00"]),
        ("@daily", ["25T23:00", "26T23:00"]),
        ("20,50 * * * *", ["24T22:50", "24T23:20", "24T23:50", "25T00:20", "25T00:50", "25T01:20", "25T01:50"]),
    ],
)
def test_when_clocks_go_back_a_time_of_day_occurs_once_and_every_hour_occurs(cron: str, due: list[str]):
    found = times(cron, "Europe/Berlin", "2026-10-24T22:29Z", len(due))
    assert found == [f"2026-10-{each}" for each in due]


@pytest.mark.parametrize(
    ("cron", "due"),
    [
        ("30 2 * * *", ["29T01:00", "30T00:30"]),
        ("*/15 2 * * *", ["29T01:00", "30T00:00"]),
        ("0 2,3 * * *", ["29T01:00", "30T00:00"]),
        ("0 */2 * * *", ["29T01:00", "29T02:00", "29T04:00"]),
        ("30 * * * *", ["29T00:30", "29T01:30", "29T02:30"]),
        ("0 * * * *", ["29T00:00", "29T01:00", "29T02:00"]),
    ],
)
def test_when_clocks_go_forward_the_times_in_the_gap_are_due_once_at_its_end(cron: str, due: list[str]):
    found = times(cron, "Europe/Berlin", "2026-03-28T23:59Z", len(due))
    assert found == [f"2026-03-{each}" for each in due]


def test_in_the_second_of_two_equal_hours_the_next_time_is_the_one_after_them():
    assert times("0 2,3 * * *", "Europe/Berlin", "2026-10-25T01:15Z", 2) == ["2026-10-25T02:00", "2026-10-26T01:00"]


def test_changes_of_the_clock_by_half_an_hour():
    assert times("40 1 * * *", "Australia/Lord_Howe", "2026-04-04T12:00Z", 2) == [
        "2026-04-04T14:40",
        "2026-04-05T15:10",
    ]
    assert times("40 * * * *", "Australia/Lord_Howe", "2026-04-04T14:00Z", 3) == [
        "2026-04-04T14:40",
        "2026-04-04T15:10",
        "2026-04-04T16:10",
    ]
    assert times("10 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00Z", 2) == [
        "2026-10-03T15:30",
        "2026-10-04T15:10",
    ]


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kolkata"]
)
def test_an_hourly_schedule_is_due_whenever_the_clock_shows_its_minute(zone: str):
    random = Random(zone)
    for minute, minutes in {"0": {0}, "30": {30}, "*/20": {0, 20, 40}, "7,59": {7, 59}, "*": set(range(60))}.items():
        schedule = parse_schedule(f"{minute} * * * *", zone)
        for moment in [*near_changes(schedule.zone), *(any_moment(random) for _ in range(20))]:
            expected = moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
            while expected.astimezone(schedule.zone).minute not in minutes:
                expected += timedelta(minutes=1)
            assert schedule.after(moment) == expected


def any_moment(random: Random) -> datetime:
    return datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=random.uniform(0, 10 * 365 * 86400))


def near_changes(zone: ZoneInfo) -> Iterator[datetime]:
    """Yield the quarters of the hours around each change of the clock in 2026."""
    for hour in range(365 * 24):
        before = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        after = before + timedelta(hours=1)
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield from (before + timedelta(minutes=minutes) for minutes in range(-120, 180, 15))


@pytest.mark.parametrize(
    ("cron", "zone", "field"),
    [
        ("", "UTC", "cron"),
        ("* * * *", "UTC", "cron"),
        ("* * * * * *", "UTC", "cron"),
        ("61 * * * *", "UTC", "cron"),
        ("0 0 30 2 *", "UTC", "cron"),
        ("@reboot", "UTC", "cron"),
        ("h * * * *", "UTC", "cron"),
        ("H(0-29) 3 * * *", "UTC", "cron"),
        ("R R * * *", "UTC", "cron"),
        ("R(0-29) 3 * * *", "UTC", "cron"),
        ("r/5 * * * *", "UTC", "cron"),
        ("a b c d e", "UTC", "cron"),
        ("*/0 * * * *", "UTC", "cron"),
        ("9" * 300, "UTC", "cron"),
        (5, "UTC", "cron"),
        (None, "UTC", "cron"),
        ("0 0 * * *", "Mars/Olympus", "timeZone"),
        ("0 0 * * *", "../../etc/passwd", "timeZone"),
        ("0 0 * * *", "/etc/passwd", "timeZone"),
        ("0 0 * * *", "", "timeZone"),
        ("0 0 * * *", "localtime", "timeZone"),
        ("0 0 * * *", "Factory", "timeZone"),
        ("0 0 * * *", "posixrules", "timeZone"),
        ("0 0 * * *", "posix/Europe/Berlin", "timeZone"),
        ("0 0 * * *", "right/Europe/Berlin", "timeZone"),
        ("0 0 * * *", "zone.tab", "timeZone"),
        ("0 0 * * *", "a\0b", "timeZone"),
        ("0 0 * * *", 5, "timeZone"),
        ("0 0 * * *", None, "timeZone"),
    ],
)
def test_an_invalid_schedule_is_rejected_with_its_field(cron: Json, zone: Json, field: str):
    with pytest.raises(InvalidInput) as refused:
        parse_schedule(cron, zone)
    assert refused.value.field == [field]


@pytest.mark.parametrize(
    ("cron", "said"),
    [
        ("0 0 30 feb *", "cron is never due: none of its months has such a day."),
        ("0  24 * * *", 'The hour of cron cannot be "24": it may have 0 to 23, or *, with , - and /.'),
        ("0 0 * * 1,\u202e2", r'The day of the week of cron cannot be "1,\u202e2": it may have'),
        ("jan * * * *", 'The minute of cron cannot be "jan"'),
        ("*/0 * * * *", 'The minute of cron cannot be "*/0"'),
        ("H 3 * * *", 'cron contains "H", which is neither a month'),
    ],
)
def test_an_invalid_schedule_is_explained_in_words(cron: str, said: str):
    with pytest.raises(InvalidInput) as refused:
        parse_schedule(cron)
    assert refused.value.message.startswith(said)


def test_a_rare_time_is_found():
    assert parse_schedule("0 0 29 2 *").after(datetime(2026, 1, 1, tzinfo=UTC)) == datetime(2028, 2, 29, tzinfo=UTC)
