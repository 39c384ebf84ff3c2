"""Cron expressions in a time zone: valid ones, and their due times."""

from datetime import UTC, datetime

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


def test_when_clocks_go_back_a_daily_time_occurs_once_and_every_hour_occurs():
    assert times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", 2) == ["2026-10-25T00:30", "2026-10-26T01:30"]
    assert times("0 * * * *", "Europe/Berlin", "2026-10-24T22:30Z", 4) == [
        "2026-10-24T23:00",
        "2026-10-25T00:00",
        "2026-10-25T01:00",
        "2026-10-25T02:00",
    ]


def test_when_clocks_go_forward_a_time_in_the_gap_is_due_once_at_its_end():
    assert times("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", 2) == ["2026-03-29T01:00", "2026-03-30T00:30"]


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
        ("a b c d e", "UTC", "cron"),
        ("*/0 * * * *", "UTC", "cron"),
        ("9" * 300, "UTC", "cron"),
        (5, "UTC", "cron"),
        (None, "UTC", "cron"),
        ("0 0 * * *", "Mars/Olympus", "timeZone"),
        ("0 0 * * *", "../../etc/passwd", "timeZone"),
        ("0 0 * * *", "/etc/passwd", "timeZone"),
        ("0 0 * * *", "", "timeZone"),
        ("0 0 * * *", "a\0b", "timeZone"),
        ("0 0 * * *", 5, "timeZone"),
        ("0 0 * * *", None, "timeZone"),
    ],
)
def test_an_invalid_schedule_is_rejected_with_its_field(cron: Json, zone: Json, field: str):
    with pytest.raises(InvalidInput) as refused:
        parse_schedule(cron, zone)
    assert refused.value.field == [field]


def test_a_rare_time_is_found():
    assert parse_schedule("0 0 29 2 *").after(datetime(2026, 1, 1, tzinfo=UTC)) == datetime(2028, 2, 29, tzinfo=UTC)
