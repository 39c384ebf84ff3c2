"""The header `Retry-After`: seconds or an HTTP date, wherever a reply is read."""

from datetime import UTC, datetime, timedelta

import pytest

from connectors.transport.retry_after import MAX_RETRY_AFTER, retry_after

FORMS = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y")


def http_date(seconds: float, form: str = FORMS[0]) -> str:
    """Return the HTTP date that many seconds from now."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime(form)


@pytest.mark.parametrize("form", FORMS, ids=["IMF-fixdate", "RFC 850", "asctime"])
def test_a_date_is_the_time_until_then(form: str):
    seconds = retry_after({"retry-after": http_date(600, form)})
    assert seconds is not None and 598 <= seconds <= 600
    assert retry_after({"retry-after": http_date(-600, form)}) is None, "it has passed"
    assert retry_after({"retry-after": http_date(40 * 86_400, form)}) == MAX_RETRY_AFTER


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("0", 0), (" 7 ", 7), ("999999", MAX_RETRY_AFTER), ("99999999999", None), ("1.5", None), ("-1", None)]
    + [(value, None) for value in ("", "soon", "²", "Sun, 31 Feb 2027 00:00:00 GMT", "Sun, 99 Foo 2027", "2027-03-01")],
)
def test_seconds_are_digits_and_anything_else_is_ignored(value: str, seconds: int | None):
    assert retry_after({"retry-after": value}) == seconds


def test_a_reply_without_the_header_asks_for_nothing():
    assert retry_after({}) is None
