"""The spans of HTTP requests: each continues the trace of its `traceparent`, or begins one."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from routes.request_paths import Paths
from telemetry.tracing import Entered, SpanKind, Tracer

_TRACEPARENT = b"traceparent"
_SENT_DIRECTLY = 200
"""The status of a response that did not pass ASGI; see `routes.bypass`."""


class RequestTraces:
    """Serves requests within a span each, except where nothing would be learned from it."""

    def __init__(self, tracer: Tracer, paths: Paths) -> None:
        self._tracer = tracer
        self._paths = paths

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request within a span."""
        path: str = scope["path"]
        if path.startswith("/health"):
            await app(scope, receive, send)
            return
        traceparent = None
        for name, value in scope["headers"]:
            if name == _TRACEPARENT:
                traceparent = value.decode("latin-1")
        method, group = scope["method"], self._paths.group(path)
        span = self._tracer.begin(f"{method} {group}", SpanKind.SERVER, traceparent)
        if span is None:
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
            span.attributes |= {"http.request.method": method, "url.path": group, "http.response.status_code": status}
            if status >= 500:
                span.fail(f"status {status}")
