"""Waiting for a condition."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar

Found = TypeVar("Found")

PATIENCE: Final = 100.0
"""Seconds that a test waits for what has no deadline of its own; a test that passes never takes them.

Less than the time limit of a test, whose failure would not say what it was waiting for.
"""
LONG_PATIENCE: Final = 300.0
"""The same for tests that restart processes meanwhile, each of which may take long to start."""


def until(condition: Callable[[], Found | None], seconds: float = PATIENCE) -> Found:
    """Look until a condition holds, and return what it is then.

    Raises:
        AssertionError: it does not hold in time.
    """
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
    return found


def is_between(moment: datetime, before: datetime, after: datetime) -> bool:
    """Return whether a time of a record lies between two of this process.

    A gateway's clock is that of the database, which it knows as exactly as a round trip is short.
    """
    inexact = timedelta(seconds=1)
    return before - inexact <= moment <= after + inexact
