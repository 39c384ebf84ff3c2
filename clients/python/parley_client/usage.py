"""The CPU and memory that this process uses, as a worker reports them with its heartbeats."""

import os
import sys
import time
from pathlib import Path
from typing import Final

_MIB: Final = 2**20
_STATM: Final = Path("/proc/self/statm")
"""Linux: sizes of this process in pages, the second of which is what is resident."""


class ProcessUsage:
    """Measures this process between two readings."""

    def __init__(self) -> None:
        self._cpu, self._at = time.process_time(), time.monotonic()

    def read(self) -> dict[str, float]:
        """Return `cpuUsage`, in percent of one core since the last reading, and `memoryUsage`, in MiB if known."""
        cpu, at = time.process_time(), time.monotonic()
        elapsed = at - self._at
        used = {"cpuUsage": round(100 * (cpu - self._cpu) / elapsed, 2) if elapsed > 0 else 0.0}
        self._cpu, self._at = cpu, at
        memory = resident_memory()
        return used if memory is None else used | {"memoryUsage": round(memory / _MIB, 2)}


def resident_memory() -> int | None:
    """Return the bytes of memory that are resident now, or the most that ever were where only that is known."""
    try:
        return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return _peak_memory()


def _peak_memory() -> int | None:
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
