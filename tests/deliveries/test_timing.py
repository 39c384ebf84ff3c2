"""The checks of `tests.deliveries.timing` find attempts that are early or late, in histories that were made up."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from engine.deliveries.sending import INTERRUPTED
from models.deliveries import Delivery
from tests.deliveries.farm import Arrival
from tests.deliveries.timing import Span, longest_idle, repeated_early, too_early

START: Final = datetime(2026, 1, 1, tzinfo=UTC)
DELAY: Final = 1.0
LEASE: Final = 2.0


def row(*attempts: tuple[float, float, str | None], id: str = "dlv_1", ended: float = 0.0) -> Delivery:
    """Return a delivery created at 0, with attempts at these seconds, their durations and errors, that then ended."""
    stored: list[dict[str, Any]] = [
        {"at": (START + timedelta(seconds=at)).isoformat(), "duration_ms": int(1000 * seconds), "error": error}
        for at, seconds, error in attempts
    ]
    return Delivery(id=id, created_at=START, completed_at=START + timedelta(seconds=ended), attempts=stored)


@pytest.mark.parametrize(
    "attempts",
    [
        pytest.param([(0.0, 0.5, "500"), (1.5, 0.1, None)], id="one second after the end of the first"),
        pytest.param([(0.0, 2.0, INTERRUPTED), (2.0, 0.1, None)], id="when the lease has expired"),
    ],
)
def test_an_attempt_when_it_is_due_is_not_early(attempts: list[tuple[float, float, str | None]]) -> None:
    assert too_early([row(*attempts)], DELAY, LEASE) == []


@pytest.mark.parametrize(
    "attempts",
    [
        pytest.param([(0.0, 0.5, "500"), (1.4, 0.1, None)], id="one second after the beginning of the first"),
        pytest.param([(0.0, 1.0, INTERRUPTED), (1.0, 0.1, None)], id="while its lease is valid"),
    ],
)
def test_an_attempt_before_it_is_due_is_early(attempts: list[tuple[float, float, str | None]]) -> None:
    [fault] = too_early([row(*attempts)], DELAY, LEASE)
    assert "attempt 2 of dlv_1" in fault


def test_a_request_that_is_repeated_at_once_is_early_unless_a_crash_is_the_reason() -> None:
    arrivals = [Arrival(id, at, 500) for id in ("dlv_1", "dlv_2") for at in (10.0, 10.9)]
    failed, crashed = row((0.0, 0.1, "500")), row((0.0, 2.0, INTERRUPTED), id="dlv_2")
    [fault] = repeated_early([failed, crashed], arrivals, DELAY)
    assert fault.startswith("dlv_1 arrived again after 0.9")
    assert repeated_early([failed], [Arrival("dlv_1", at, 500) for at in (10.0, 11.0)], DELAY) == []


def test_a_receiver_is_idle_only_while_an_attempt_is_due_and_none_is_being_made() -> None:
    busy = row((0.0, 5.0, None), id="dlv_2", ended=5.0)
    late = row((1.0, 0.5, "500"), (9.0, 0.1, None), ended=9.1)  # due again at 2.6, the receiver is busy until 5
    assert longest_idle([busy, late], DELAY) == pytest.approx(4.0)
    outage = Span(START.timestamp() + 5.0, START.timestamp() + 8.0)
    assert longest_idle([busy, late], DELAY, [outage]) == pytest.approx(1.0)


def test_a_delivery_that_expires_without_its_attempt_was_due_until_then() -> None:
    assert longest_idle([row(ended=7.0)], DELAY) == pytest.approx(7.0)
