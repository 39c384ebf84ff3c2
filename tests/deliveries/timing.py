"""Checks when the attempts of deliveries were made: never before they were due, and not long after.

An attempt may have to wait for others to the same receiver, of which few are made at a time. So what is measured is how
long a receiver had no attempt although one was due.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from engine.deliveries.sending import INTERRUPTED
from models.deliveries import Delivery
from tests.deliveries.farm import Arrival

JITTER: Final = 0.1
"""By which part of it a delay is longer at most, at random."""
ROUNDED_SECONDS: Final = 0.002
"""The duration of an attempt is stored in whole milliseconds."""


class Span(NamedTuple):
    """A time from one moment to another, in seconds."""

    begin: float
    end: float


def too_early(rows: Iterable[Delivery], delay: float, lease: float) -> list[str]:
    """Return the attempts that were made before their time.

    Args:
        delay: the seconds between the end of a failed attempt and the next one.
        lease: those for which an interrupted attempt still belongs to the replica that made it.
    """
    return [
        f"attempt {number + 2} of {row.id} was {least - waited:.3f} s early"
        for row in rows
        for number, waited, least in _waits_between(row, delay, lease)
        if waited < least - ROUNDED_SECONDS
    ]


def _waits_between(row: Delivery, delay: float, lease: float) -> Iterator[tuple[int, float, float]]:
    """Yield the time between each two attempts, and the least that it may be."""
    for number, (earlier, later) in enumerate(zip(row.attempts, row.attempts[1:], strict=False)):
        span, begin = span_of(earlier), _moment(str(later["at"]))
        yield (number, begin - span.begin, lease) if interrupted(earlier) else (number, begin - span.end, delay)


def repeated_early(rows: Iterable[Delivery], arrivals: Sequence[Arrival], delay: float) -> list[str]:
    """Return the requests that a receiver got before their time, by its own clock.

    Args:
        rows: the deliveries to it, of which those that a crash interrupted are left out.
    """
    moments: dict[str, list[float]] = defaultdict(list)
    for each in arrivals:
        moments[each.delivery_id].append(each.at)
    return [
        f"{row.id} arrived again after {later - earlier:.3f} s"
        for row in rows
        if not any(interrupted(each) for each in row.attempts)
        for earlier, later in zip(moments[row.id], moments[row.id][1:], strict=False)
        if later - earlier < delay - ROUNDED_SECONDS
    ]


def longest_idle(rows: Sequence[Delivery], delay: float, outages: Iterable[Span] = ()) -> float:
    """Return the longest time for which an attempt to a receiver was due and none was being made.

    Args:
        rows: all deliveries to one receiver.
        outages: when no gateway was running.
    """
    busy = [span_of(each) for row in rows for each in row.attempts]
    gaps = _between([*busy, *outages])
    ends = [gap.end for gap in gaps]
    longest = 0.0
    for wait in (wait for row in rows for wait in _due(row, delay)):
        for gap in gaps[bisect_right(ends, wait.begin) :]:
            if gap.begin >= wait.end:
                break
            longest = max(longest, min(gap.end, wait.end) - max(gap.begin, wait.begin))
    return longest


def _due(row: Delivery, delay: float) -> Iterator[Span]:
    """Yield from when to when each attempt was due; of one that was never made, until the delivery ended."""
    due = row.created_at.timestamp()
    for each in row.attempts:
        span = span_of(each)
        yield Span(due, span.begin)
        due = span.end + (0.0 if interrupted(each) else delay * (1 + JITTER))
    assert row.completed_at is not None
    yield Span(due, row.completed_at.timestamp())


def _between(spans: Iterable[Span]) -> list[Span]:
    """Return the times that no span covers, in order, the last one without an end."""
    found, end = [], 0.0
    for each in sorted(spans):
        if each.begin > end:
            found.append(Span(end, each.begin))
        end = max(end, each.end)
    return [*found, Span(end, float("inf"))]


def span_of(attempt: Mapping[str, Any]) -> Span:
    """Return when an attempt was in progress."""
    begin = _moment(attempt["at"])
    return Span(begin, begin + attempt["duration_ms"] / 1000)


def interrupted(attempt: Mapping[str, Any]) -> bool:
    """Return whether a crash interrupted an attempt."""
    return bool(attempt["error"] == INTERRUPTED)


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
