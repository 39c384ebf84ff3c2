"""The metrics of GraphQL operations, by name and kind, and of their errors by code."""

from collections.abc import Sequence
from typing import Any, Final

from telemetry.metrics import OTHER, Metrics

MOST_NAMES: Final = 100
"""The operation names that have series of their own; clients choose them, so there could be any number."""
UNNAMED: Final = "unnamed"


class OperationMetrics:
    """Counts executed operations."""

    def __init__(self, metrics: Metrics) -> None:
        self._seconds = metrics.histogram(
            "parley_graphql_operation_seconds",
            "Duration of queries and mutations; a subscription's until it is open. Without those that wait for a task "
            "or a reply.",
            ("operation", "kind"),
        )
        self._operations = metrics.counter(
            "parley_graphql_operations_total", "GraphQL operations, by outcome.", ("kind", "outcome")
        )
        self._errors = metrics.counter(
            "parley_graphql_errors_total",
            "GraphQL errors, by code.",
            ("code",),
            known=[("INTERNAL",), ("UNAVAILABLE",)],
        )
        self._names: set[str] = set()

    def executed(self, name: str | None, kind: str, seconds: float | None, errors: Sequence[object] | None) -> None:
        """Count an operation of a caller with a credential.

        Args:
            seconds: None if it waited for something else.
        """
        if seconds is not None:
            self._seconds.observe(seconds, self._known(name or UNNAMED), kind)
        self._operations.add(kind, "error" if errors else "success")
        if errors:
            self.failed(errors)

    def refused(self, errors: Sequence[object] | None) -> None:
        """Count an operation that was not executed."""
        self._operations.add("none", "refused")
        self.failed(errors or ())

    def failed(self, errors: Sequence[Any]) -> None:
        """Count errors."""
        for error in errors:
            self._errors.add(str(error.get("extensions", {}).get("code", "GRAPHQL_VALIDATION_FAILED")))

    def _known(self, name: str) -> str:
        if name in self._names:
            return name
        if len(self._names) >= MOST_NAMES:
            return OTHER
        self._names.add(name)
        return name
