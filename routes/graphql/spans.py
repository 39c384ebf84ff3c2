"""A span for each GraphQL operation, in the trace of its request, its message or its connection."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from executor import PreparedOperation
from subscriptions.interfaces import OperationRequest
from telemetry.requests import ServedRequest, current_request
from telemetry.tracing import NOTHING, Entered, Span, SpanKind, Tracer, current_span

_UNPREPARED: Final = "GraphQL"
"""The name of a span until the operation is known."""


class OperationSpans:
    """The spans of operations."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer

    def span(self, request: OperationRequest) -> Entered:
        """Return the block that is the span of a request's operation."""
        parent = current_span()
        if parent is not None:
            return Entered(self._tracer.child(parent, _UNPREPARED, SpanKind.INTERNAL))
        served = current_request.get()
        if served is not None and not served.is_socket:
            return NOTHING  # whether to record the trace was decided for the request
        return Entered(self._tracer.begin(_UNPREPARED, SpanKind.SERVER, _traceparent(request.extensions, served)))

    @staticmethod
    def name(prepared: PreparedOperation) -> None:
        """Name the current span after its operation, unless it has a name."""
        span = current_span()
        if span is not None and span.name == _UNPREPARED:
            kind, name = prepared.kind.value, prepared.name
            span.name = f"{kind} {name}" if name else kind
            span.attributes = {"graphql.operation.type": kind}
            if name:
                span.attributes["graphql.operation.name"] = name


def note_errors(span: Span | None, errors: Sequence[Mapping[str, Any]] | None) -> None:
    """Mark the span of an operation that has errors as failed."""
    if span is not None and errors:
        span.fail(str(errors[0].get("extensions", {}).get("code", "")))
        span.attributes["graphql.errors"] = len(errors)


def _traceparent(extensions: Mapping[str, object] | None, served: ServedRequest | None) -> str | None:
    """Return the trace that a message over a socket continues: its own, or that of the connection."""
    given = (extensions or {}).get("traceparent")
    if isinstance(given, str):
        return given
    return None if served is None else served.traceparent or served.header(b"traceparent")
