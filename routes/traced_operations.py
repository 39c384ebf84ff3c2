"""GraphQL operations with a span each, in the trace of their request, their message or their connection."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from auth.actor import Actor
from context.operation import OpenConnection
from context.waiting_client import WaitingClient
from executor import PreparedOperation
from routes.graphql import GraphQLOperations
from subscriptions.interfaces import Answer, OpenStream, OperationRequest, Sink
from telemetry.requests import current_request
from telemetry.tracing import Entered, Span, SpanKind, Tracer, current_span

_UNPREPARED: Final = "GraphQL"
"""The name of a span until the operation is known."""


class TracedOperations(GraphQLOperations):
    """`GraphQLOperations` that are traced. Without a collector of traces, this class is not used."""

    def __init__(self, tracer: Tracer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._tracer = tracer

    async def run(
        self,
        request: OperationRequest,
        caller: Actor | None,
        client: WaitingClient,
        connection: OpenConnection | None = None,
    ) -> Answer:
        """See `Operations`."""
        with self._span(request) as span:
            answer = await super().run(request, caller, client, connection)
            _note_errors(span, answer.errors)
            return answer

    async def subscribe(
        self, request: OperationRequest, caller: Actor | None, sink: Sink, *, after: str | None = None
    ) -> OpenStream | Answer:
        """See `Operations`. The span ends when the stream is open."""
        with self._span(request) as span:
            opened = await super().subscribe(request, caller, sink, after=after)
            if isinstance(opened, Answer):
                _note_errors(span, opened.errors)
            return opened

    def _prepare(self, request: OperationRequest, caller: Actor | None) -> PreparedOperation:
        prepared = super()._prepare(request, caller)
        span = current_span()
        if span is not None and span.name == _UNPREPARED:
            kind, name = prepared.kind.value, prepared.name
            span.name = f"{kind} {name}" if name else kind
            span.attributes["graphql.operation.type"] = kind
            if name:
                span.attributes["graphql.operation.name"] = name
        return prepared

    def _span(self, request: OperationRequest) -> Entered:
        if current_span() is not None:
            return self._tracer.span(_UNPREPARED, SpanKind.INTERNAL)
        return self._tracer.span(_UNPREPARED, SpanKind.SERVER, _traceparent(request.extensions))


def _traceparent(extensions: Mapping[str, Any] | None) -> str | None:
    """Return the trace that a message over a socket continues: its own, or that of the connection."""
    given = (extensions or {}).get("traceparent")
    if isinstance(given, str):
        return given
    served = current_request.get()
    return None if served is None else served.traceparent or served.header(b"traceparent")


def _note_errors(span: Span | None, errors: Sequence[Mapping[str, Any]] | None) -> None:
    if span is not None and errors:
        span.fail(str(errors[0].get("extensions", {}).get("code", "")))
        span.attributes["graphql.errors"] = len(errors)
