"""The work of a call, in a measure that is the same on every machine."""

import cProfile
from collections.abc import Callable
from typing import Final

MOST_OF_A_REJECTION: Final = 150_000
"""The calls in which a hostile document must be rejected: a fast machine makes them in 50 ms.

A document of 4 kB that is merely parsed takes 40,000.
"""


def calls_of(work: Callable[[], object]) -> int:
    """Return the number of calls of Python functions that a piece of work makes.

    A function that `sys.setprofile` calls for each of them would take several times as long as the work.
    """
    profile = cProfile.Profile(builtins=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())
