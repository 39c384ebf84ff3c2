"""Redirects from a path with a trailing slash to the route without it.

Starlette's own redirect repeats the `Host` header, which is the client's claim; a cache or a log could pass it on. This
one names no host.
"""

from collections.abc import Sequence
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send


class TrailingSlash:
    """The application for paths that no route matches: a redirect, or 404."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request, or close the socket."""
        if scope["type"] != "http":
            await send({"type": "websocket.close"})
            return
        path = scope["path"].rstrip("/")
        if path == scope["path"] or not self._leads_somewhere({**scope, "path": path}):
            raise HTTPException(404)
        query = scope["query_string"].decode("latin-1")
        await RedirectResponse(quote(path) + (f"?{query}" if query else ""), 307)(scope, receive, send)

    def _leads_somewhere(self, scope: Scope) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self._routes)
