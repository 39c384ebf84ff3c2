"""Reports of GraphQL operations: to the counters of the replica, to the metrics and to the process log."""

import logging
from collections.abc import Sequence

from auth.actor import Actor
from context.operation import Resources
from executor import PreparedOperation
from routes.graphql.metrics import UNNAMED, OperationMetrics
from telemetry.requests import current_request

_log = logging.getLogger("parley.operations")


class OperationReports:
    """Reports operations.

    Args:
        metrics: None if nothing is measured.
    """

    def __init__(self, resources: Resources, metrics: OperationMetrics | None) -> None:
        self._replica = resources.replica
        self._metrics = metrics
        self._slow_seconds = resources.settings.slow_operation_ms / 1000 or float("inf")

    def executed(
        self, prepared: PreparedOperation, caller: Actor | None, seconds: float | None, errors: Sequence[object] | None
    ) -> None:
        """Report a query or mutation; those without a credential are not reported.

        Args:
            seconds: None if its duration says nothing about the gateway.
        """
        if caller is None:
            return
        self._replica.count_operation(caller.organization_id, seconds)
        if self._metrics is not None:
            self._metrics.executed(prepared.name, prepared.kind.value, seconds, errors)
        if seconds is not None and seconds >= self._slow_seconds:
            _log_slow(prepared, caller, seconds)

    def opened(self, prepared: PreparedOperation, seconds: float) -> None:
        """Report a subscription that is open."""
        if self._metrics is not None:
            self._metrics.executed(prepared.name, prepared.kind.value, seconds, None)

    def refused(self, errors: Sequence[object] | None) -> None:
        """Report an operation that is not executed."""
        if self._metrics is not None:
            self._metrics.refused(errors)


def _log_slow(prepared: PreparedOperation, caller: Actor, seconds: float) -> None:
    """Log a slow operation, so that its document and its client can be found."""
    served = current_request.get()
    name, version = served.named() if served is not None else ("", "")
    fields = {
        "operation": prepared.name or UNNAMED,
        "kind": prepared.kind.value,
        "durationMs": round(seconds * 1000),
        "client": name or UNNAMED,
        **({"clientVersion": version} if version else {}),
        "organizationId": caller.organization_id,
        "actorId": caller.id,
    }
    _log.warning("slow operation", extra={"fields": fields})
