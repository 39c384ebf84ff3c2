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
    """The application for paths that no route matches: a redirect, or 404, or 405 if the target lacks the method."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request, or close the socket."""
        if scope["type"] != "http":
            await send({"type": "websocket.close"})
            return
        path = scope["path"].rstrip("/")
        found = Match.NONE if path == scope["path"] else self._match({**scope, "path": path})
        if found is not Match.FULL:
            raise HTTPException(404 if found is Match.NONE else 405)
        query = scope["query_string"].decode("latin-1")
        await RedirectResponse(quote(path) + (f"?{query}" if query else ""), 307)(scope, receive, send)

    def _match(self, scope: Scope) -> Match:
        """Return how well the routes match: a partial match lacks the method."""
        return max((route.matches(scope)[0] for route in self._routes), key=lambda each: each.value)
