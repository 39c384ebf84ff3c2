"""The time that an agent takes for each type of task: exponentially weighted averages, kept in the agent's row.

The row is locked and written whenever a task ends, so the averages cost no statement of their own, and all replicas
share them. They are bounded: an agent has at most `MOST_TYPES`, and one that is not renewed for `VALID` is ignored.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, TypeAlias, cast

from json_types import Json

MOST_TYPES: Final = 16
"""The types for which an agent has an average; the one that was renewed least recently makes room for another."""
FEWEST_TASKS: Final = 3
"""The number of tasks from which an average is known."""
VALID: Final = timedelta(days=1)
_WEIGHT: Final = 0.2
"""The weight of the latest task. The first ones weigh more, so that the average begins where they are."""

Durations: TypeAlias = dict[str, Json]
"""By type of task, the average in seconds, the number of tasks, and when the last of them ended, in epoch seconds."""


def with_duration(known: Mapping[str, Json] | None, type: str, seconds: float, moment: datetime) -> Durations:
    """Return the averages after another task of a type, which took `seconds`."""
    durations = dict(known or {})
    average, count, _ = _entry(durations.pop(type, None)) or (0.0, 0, 0.0)
    weight = max(_WEIGHT, 1 / (count + 1))
    durations[type] = [average + weight * (seconds - average), count + 1, moment.timestamp()]
    while len(durations) > MOST_TYPES:
        del durations[next(iter(durations))]
    return durations


def expected_seconds(known: Mapping[str, Json] | None, type: str, moment: datetime) -> float | None:
    """Return how long the agent probably takes for a task of a type, or None if that is unknown."""
    entry = _entry((known or {}).get(type))
    if entry is None or entry[1] < FEWEST_TASKS or entry[2] < (moment - VALID).timestamp():
        return None
    return entry[0]


def _entry(value: Json) -> tuple[float, int, float] | None:
    return None if value is None else cast("tuple[float, int, float]", value)
