"""The metrics of HTTP requests: how many, with which status, and how long they took."""

import time
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from routes.request_paths import Paths
from telemetry.metrics import OTHER, Metrics

_METHODS: Final = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_SENT_DIRECTLY: Final = 200
"""The status of a response that did not pass ASGI; see `routes.bypass`."""


class RequestMetrics:
    """Counts HTTP requests. A path counts as its first part, because the others contain ids."""

    def __init__(self, metrics: Metrics, paths: Paths) -> None:
        self._paths = paths
        self._seconds = metrics.histogram(
            "parley_http_request_seconds",
            "Duration of HTTP requests, until the end of the response; streams last long.",
            ("path", "method", "status"),
        )

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request and count it."""
        status, began = _SENT_DIRECTLY, time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await app(scope, receive, noting)
        except BaseException:
            status = 500
            raise
        finally:
            method = scope["method"]
            self._seconds.observe(
                time.perf_counter() - began,
                self._paths.group(scope["path"]),
                method if method in _METHODS else OTHER,
                str(status),
            )
