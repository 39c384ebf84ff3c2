"""When the garbage collector looks at what: it stops a process for as long as it takes.

Requests leave no garbage to it (`tests/protocol/test_garbage.py`), so it is for the rest: errors, whose frames refer to
them, and libraries. Its own rules fit a server badly. It counts new objects less those that end, and a process that
keeps the latest events replaces as many as it adds, so that it looks at tens of thousands at once, after a long time.
And it looks at those that stay after a number of looks, whether or not anything has become garbage.
"""

import gc
import sys
from typing import Final

YOUNG: Final = 10_000
"""The growth in objects after which those that are new are looked at, which takes a few milliseconds."""
GROWTH: Final = 1.25
"""The growth in memory after which those that stay are looked at, too."""
_FULL: Final = 3
"""The looks at those that stay after which the oldest are included."""
_NEVER: Final = 1_000_000_000


def settle_memory() -> None:
    """Exclude all current objects from garbage collection, which would walk the whole schema again and again.

    Call it when the process has started.
    """
    gc.callbacks[:] = [each for each in gc.callbacks if not isinstance(each, _Growth)]
    gc.collect()
    gc.freeze()
    gc.callbacks.append(_Growth())


def collect_young() -> None:
    """Look at the objects that are new since the last time. Call it often: it takes 1 ms for 3,000 of them."""
    gc.collect(0)


class _Growth:
    """Lets the collector look at what stays when the process has grown, which a look at what is new reveals."""

    def __init__(self) -> None:
        self._blocks = sys.getallocatedblocks()
        gc.set_threshold(YOUNG, _NEVER, _FULL)

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            return
        blocks = sys.getallocatedblocks()
        if info["generation"]:
            self._blocks = blocks
            gc.set_threshold(YOUNG, _NEVER, _FULL)
            return
        self._blocks = min(self._blocks, blocks)
        if blocks > self._blocks * GROWTH:
            gc.set_threshold(YOUNG, 0, _FULL)  # the next look includes them
