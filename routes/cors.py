"""CORS (Fetch §3.2): responses that pages of other origins may read."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from subscriptions.transports.origin_policy import Origins


class Cors(CORSMiddleware):
    """Starlette's middleware with the gateway's origin policy."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        origins: Origins,
        allow_methods: Sequence[str],
        allow_headers: Sequence[str],
        expose_headers: Sequence[str] = (),
        allow_credentials: bool,
        max_age: int,
    ) -> None:
        super().__init__(
            app,
            allow_methods=allow_methods,
            allow_headers=allow_headers,
            expose_headers=expose_headers,
            allow_credentials=allow_credentials,
            max_age=max_age,
        )
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request. A page whose origin is not allowed cannot read the response."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            self._origins.allow(headers.get("origin"), headers.get("host", ""))  # logs it
        await super().__call__(scope, receive, send)

    def is_allowed_origin(self, origin: str) -> bool:
        """Return whether pages of this origin may read responses."""
        return self._origins.listed(origin)
