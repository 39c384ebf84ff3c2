"""Counters of the calls to each provider, for each organization."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

Key = tuple[str, str]
"""The organization and the connector."""


@dataclass(slots=True)
class Count:
    """Counters since they were last stored.

    Args:
        requests: calls, each counted once however many attempts it took.
        failures: calls that failed in the end, including those that the provider rejected.
        retries: attempts beyond a call's first.
        answers: attempts that got any response; they took `answer_ms` milliseconds in total.
    """

    requests: int = 0
    failures: int = 0
    retries: int = 0
    answers: int = 0
    answer_ms: float = 0.0

    def add(self, other: "Count", sign: int = 1) -> None:
        """Add other counters to these, or subtract them."""
        self.requests += sign * other.requests
        self.failures += sign * other.failures
        self.retries += sign * other.retries
        self.answers += sign * other.answers
        self.answer_ms += sign * other.answer_ms

    @property
    def answer_seconds(self) -> float:
        """The time until all responses."""
        return self.answer_ms / 1000

    @property
    def average_ms(self) -> float | None:
        """The mean response time; None before the first response."""
        return self.answer_ms / self.answers if self.answers else None


class CallMetrics:
    """The counters of this process that are not in the database yet.

    Attributes:
        moving: held while counters are moved to the database, and to read both places as of one moment.
    """

    def __init__(self) -> None:
        self._counts: dict[Key, Count] = {}
        self._drained: dict[str, Count] = {}
        self.moving = asyncio.Lock()

    def of(self, organization_id: str, connector: str) -> Count:
        """Return the counters to add to."""
        return self._counts.setdefault((organization_id, connector), Count())

    def peek(self, organization_id: str, connector: str) -> Count:
        """Return the counters for reading."""
        return self._counts.get((organization_id, connector), Count())

    def totals(self) -> dict[str, Count]:
        """Return all that was counted since this process started, by connector."""
        totals = {name: replace(count) for name, count in self._drained.items()}
        _add(totals, self._counts)
        return totals

    def drain(self) -> dict[Key, Count]:
        """Return all counters and reset them; the caller stores them."""
        drained, self._counts = self._counts, {}
        _add(self._drained, drained)
        return drained

    def restore(self, drained: dict[Key, Count]) -> None:
        """Add counters again that could not be stored."""
        _add(self._drained, drained, sign=-1)
        for (organization_id, connector), count in drained.items():
            self.of(organization_id, connector).add(count)


def _add(totals: dict[str, Count], counts: Mapping[Key, Count], sign: int = 1) -> None:
    for (_, connector), count in counts.items():
        totals.setdefault(connector, Count()).add(count, sign)
