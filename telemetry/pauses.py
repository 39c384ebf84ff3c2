"""Pauses of the event loop: how late it runs, what kept it, and how long the garbage collector stopped everything."""

import asyncio
import contextlib
import gc
import logging
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from typing import Final

from telemetry.metrics import Histogram, Metrics

_log = logging.getLogger("parley.pauses")

BEAT_SECONDS: Final = 0.05
"""The interval at which the loop shows that it runs."""
WARNING_SECONDS: Final = 0.1
"""A pause longer than this is logged, with what the loop was doing."""
_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_MOST_FRAMES: Final = 12
_QUIET_SECONDS: Final = 10.0
"""The time between two warnings."""


class LoopMonitor:
    """Measures how late the event loop's timers are; a thread looks at what it does when they are very late."""

    def __init__(self, lag: Histogram) -> None:
        self._lag = lag
        self._due = 0.0
        self._ended = threading.Event()
        self._warned = float("-inf")
        self._timer: asyncio.TimerHandle | None = None

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Measure while the block runs."""
        self._loop, self._thread_id = asyncio.get_running_loop(), threading.get_ident()
        self._schedule()
        watcher = threading.Thread(target=self._watch, name="pauses", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            self._ended.set()
            if self._timer is not None:
                self._timer.cancel()
            watcher.join(timeout=1)

    def _schedule(self) -> None:
        self._due = time.monotonic() + BEAT_SECONDS
        self._timer = self._loop.call_later(BEAT_SECONDS, self._beat)

    def _beat(self) -> None:
        self._lag.observe(max(0.0, time.monotonic() - self._due))
        self._schedule()

    def _watch(self) -> None:
        while not self._ended.wait(BEAT_SECONDS):
            late = time.monotonic() - self._due
            if late > WARNING_SECONDS and time.monotonic() - self._warned > _QUIET_SECONDS:
                self._warned = time.monotonic()
                _log.warning("event loop blocked for %.0f ms so far:\n%s", late * 1000, self._doing())

    def _doing(self) -> str:
        """Return the innermost calls of the loop's thread."""
        frame = sys._current_frames().get(self._thread_id)
        return "" if frame is None else "".join(traceback.format_stack(frame)[-_MOST_FRAMES:]).rstrip()


@contextlib.contextmanager
def measured_pauses(metrics: Metrics) -> Iterator[None]:
    """Measure the pauses of this process while the block runs."""
    lag = metrics.histogram(
        "parley_event_loop_lag_seconds", "How late the event loop runs its timers.", buckets=_BUCKETS
    )
    pauses = metrics.histogram(
        "parley_gc_pause_seconds", "Pauses of the garbage collector.", ("generation",), buckets=_BUCKETS
    )
    began = 0.0

    def note(phase: str, info: dict[str, int]) -> None:
        nonlocal began
        if phase == "start":
            began = time.perf_counter()
        else:
            pauses.observe(time.perf_counter() - began, str(info["generation"]))

    gc.callbacks.append(note)
    try:
        with LoopMonitor(lag).running():
            yield
    finally:
        gc.callbacks.remove(note)
