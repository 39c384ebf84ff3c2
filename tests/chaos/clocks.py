"""Processes whose clock can be set, with libfaketime."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

_LIBRARIES: Final = (
    Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
    Path("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
)


@dataclass(frozen=True, slots=True)
class FakeClock:
    """The clock of a process: the wall clock jumps, the monotonic one does not."""

    file: Path

    def jump(self, by: timedelta) -> None:
        """Set the clock to this much later than the real one."""
        self.file.write_text(f"{by.total_seconds():+.0f}s\n")

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables that a process with this clock needs in its environment."""
        return {
            "LD_PRELOAD": str(_library()),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


def fake_clock(folder: Path) -> FakeClock:
    """Return a clock that is right for now; skip the test without Debian's package `faketime`."""
    if not _library().exists():
        pytest.skip("setting a clock takes Debian's package faketime")
    clock = FakeClock(folder / "clock")
    clock.jump(timedelta())
    return clock


def _library() -> Path:
    return next((each for each in _LIBRARIES if each.exists()), _LIBRARIES[0])
