"""Runs a scenario once for each of its crash points, and compares how it ends with how it ends without a crash.

A scenario is what a client does: it calls the gateway through `ForkedGateway.client`, which repeats a request until it
is answered, checks that what was acknowledged is there, waits for the end, and returns what must not depend on crashes.

`CHAOS_POINTS` is how many points of each scenario are tried, chosen at random: `all` for every one, 0 to list them.
"""

import os
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from tests.crash_points.forked import ForkedGateway

Scenario: TypeAlias = Callable[[], Any]
"""Does the same each time, with new records, and returns the end without ids and times."""

_LIMIT: Final = os.environ.get("CHAOS_POINTS", "1")
_TRIES: Final = 3
_PERIODIC: Final = re.compile(
    r"(engine/scheduler\.py|engine/durable/replicas\.py|engine/replicas\.py|models/leases\.py|telemetry/|redis"
    r"|engine/agents\.py:(_sample|sweep_samples)|expire_deliveries)"
)
"""Code that commits as time passes, whatever the scenario does: its first commit is tried, the others are the same."""


@dataclass
class Explored:
    """The results of the crash points of a scenario."""

    points: int = 0
    crashed: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    """Points that the run did not reach this time: what it does concurrently depends on the moment."""
    slowest: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.points} crash points, {len(self.crashed)} crashes, {len(self.missed)} not reached, "
            f"slowest {self.slowest:.1f} s"
        )


def explore(gateway: ForkedGateway, scenario: Scenario, chance: random.Random) -> Explored:
    """Require that a scenario ends in the same way, at whichever of its points the gateway crashes."""
    gateway.crash_at(None)
    expected = scenario()
    points = _distinct(gateway.passed())
    assert points, "the scenario stores nothing"
    found = Explored(len(points))
    if _LIMIT == "0":
        print("\n", *points, sep="\n    ")
    for point in _chosen(points, chance):
        _crash(gateway, scenario, point, expected, found)
    return found


def _crash(gateway: ForkedGateway, scenario: Scenario, point: str, expected: Any, found: Explored) -> None:
    for _ in range(_TRIES):
        began = time.monotonic()
        gateway.crash_at(point)
        try:
            ended = scenario()
        except BaseException as error:
            error.add_note(f"The gateway crashed {point}.")
            raise
        assert ended == expected, f"The end differs after a crash {point}."
        gateway.revive()  # it may have ended at the very last moment
        found.slowest = max(found.slowest, time.monotonic() - began)
        if gateway.crashed:
            found.crashed.append(point)
            return
    found.missed.append(point)


def _distinct(points: Sequence[str]) -> list[str]:
    """Return the points in order, without the repetitions of what is periodic."""
    return [each for each in dict.fromkeys(points) if each.endswith("#1") or not _PERIODIC.search(each)]


def _chosen(points: Sequence[str], chance: random.Random) -> list[str]:
    if _LIMIT == "all":
        return list(points)
    chosen = chance.sample(range(len(points)), min(int(_LIMIT), len(points)))
    return [points[number] for number in sorted(chosen)]
