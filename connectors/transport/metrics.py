"""What is counted of the calls to each provider, for each organization."""

from dataclasses import dataclass

Key = tuple[str, str]
"""The organization and the connector."""


@dataclass(slots=True)
class Count:
    """Figures since they were last taken away.

    Args:
        requests: calls, each counted once however often it was tried.
        failures: calls that failed in the end, also those that the provider refused.
        retries: tries beyond a call's first.
        answers: tries that were answered, whatever the answer; they took `answer_ms` milliseconds in all.
    """

    requests: int = 0
    failures: int = 0
    retries: int = 0
    answers: int = 0
    answer_ms: float = 0.0

    def add(self, other: "Count") -> None:
        """Adds the figures of somebody else."""
        self.requests += other.requests
        self.failures += other.failures
        self.retries += other.retries
        self.answers += other.answers
        self.answer_ms += other.answer_ms

    @property
    def average_ms(self) -> float | None:
        """Returns how long an answer takes; None before the first."""
        return self.answer_ms / self.answers if self.answers else None


class CallMetrics:
    """The counts of this process that are not in the database yet."""

    def __init__(self) -> None:
        self._counts: dict[Key, Count] = {}

    def of(self, organization_id: str, connector: str) -> Count:
        """Returns the count to add to."""
        return self._counts.setdefault((organization_id, connector), Count())

    def seen(self, organization_id: str, connector: str) -> Count:
        """Returns the count to read."""
        return self._counts.get((organization_id, connector), Count())

    def take(self) -> dict[Key, Count]:
        """Returns all counts and begins anew: whoever takes them keeps them."""
        taken, self._counts = self._counts, {}
        return taken

    def give_back(self, taken: dict[Key, Count]) -> None:
        """Adds counts again that could not be kept."""
        for (organization_id, connector), count in taken.items():
            self.of(organization_id, connector).add(count)
