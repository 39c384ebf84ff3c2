"""The spans of HTTP requests: each continues the trace of its `traceparent`, or begins one."""

from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from routes.bypass import of_head
from routes.request_paths import Paths
from telemetry.tracing import Entered, SpanKind, Tracer

_TRACEPARENT = b"traceparent"
_SENT_DIRECTLY = 200
"""The status of a response that did not pass ASGI; see `routes.bypass`."""


class _Head(NamedTuple):
    """The span of requests with the same head."""

    name: str
    method: str
    path: str
    traceparent: str | None


class RequestTraces:
    """Serves requests within a span each, except where nothing would be learned from it."""

    def __init__(self, tracer: Tracer, paths: Paths) -> None:
        self._tracer = tracer
        self._paths = paths
        self._described = self._describe  # one object, by which the results for repeated heads are found

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request within a span."""
        head = of_head(scope, self._described)
        span = None if head is None else self._tracer.begin(head.name, SpanKind.SERVER, head.traceparent)
        if span is None or head is None:
            await app(scope, receive, send)
            return
        status = _SENT_DIRECTLY

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with Entered(span):
            await app(scope, receive, noting)
            span.attributes = {
                "http.request.method": head.method,
                "url.path": head.path,
                "http.response.status_code": status,
            }
            if status >= 500:
                span.fail(f"status {status}")

    def _describe(self, scope: Scope) -> _Head | None:
        """Return what the head of a request says about its span, or None if it has none."""
        path: str = scope["path"]
        if path.startswith("/health"):
            return None
        given = next((value.decode("latin-1") for name, value in scope["headers"] if name == _TRACEPARENT), None)
        method, group = scope["method"], self._paths.group(path)
        return _Head(f"{method} {group}", method, group, given)
