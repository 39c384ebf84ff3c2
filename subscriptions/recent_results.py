"""The encoded results of recent events, for subscribers that read a little later than others."""

from collections import deque
from typing import Final

MOST_BYTES: Final = 16 * 2**20
"""The size of all results that are kept, however many groups of subscribers there are."""
MOST_RESULTS: Final = 32_768
OVERHEAD_BYTES: Final = 200
"""The memory that a result takes besides its text."""

Results = dict[int, bytes]
"""The kept results of one group of subscribers, by `seq`."""


class RecentResults:
    """Keeps the newest results of all groups, and drops the oldest.

    Args:
        most_bytes: the maximum size of all together.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._order: deque[tuple[Results, int]] = deque()
        self.bytes = 0

    def keep(self, results: Results, seq: int, result: bytes) -> None:
        """Keep a copy of a result among those of its group: the encoder's own takes as much memory as its buffer."""
        results[seq] = bytes(memoryview(result))
        self._order.append((results, seq))
        self.bytes += len(result) + OVERHEAD_BYTES
        while self.bytes > self._most_bytes or len(self._order) > MOST_RESULTS:
            self._drop(*self._order.popleft())

    def forget(self, results: Results) -> None:
        """Drop the results of a group that has closed."""
        for seq in tuple(results):
            self._drop(results, seq)

    def _drop(self, results: Results, seq: int) -> None:
        dropped = results.pop(seq, None)
        if dropped is not None:  # otherwise its group has closed
            self.bytes -= len(dropped) + OVERHEAD_BYTES
