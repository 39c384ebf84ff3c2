"""How much work something is, in a measure that is the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Final

MOST_OF_A_REJECTION: Final = 150_000
"""The calls in which a hostile document must be rejected: a fast machine makes them in 50 ms.

A document of 4 kB that is merely parsed takes 40,000.
"""


def calls_of(work: Callable[[], object]) -> int:
    """Return the number of calls of Python functions that a piece of work makes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
