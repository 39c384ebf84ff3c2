"""Errors of routing: an unknown path, and a method that a path does not have.

Programs receive problem details (RFC 9457). A person who opens an unknown path in a browser receives a page.
"""

from collections.abc import Sequence
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from context.faults import logged_fault
from routes.graphql.media_types import lists_html
from routes.pages import page
from routes.rest.problems import Problem

_NOT_FOUND: Final = """  <p>The address may be mistyped, or what was there has moved.</p>
  <p>Open <a href="/">the console</a>, <a href="/graphiql">GraphiQL</a> or <a href="/docs">the REST API</a>.</p>"""
_DETAILS: Final = {404: "There is nothing at this path.", 405: "This path does not have the method {method}."}


class HttpErrors:
    """The handler of `HTTPException`, which Starlette and `TrailingSlash` raise for requests that no route serves."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes

    async def respond(self, request: Request, error: Exception) -> Response:
        """Return the response for an error. That of 405 names the methods of all routes at the path."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        response = _page() if status == 404 and _is_person(request) else self._problem(request, status)
        response.headers["vary"] = "accept"
        return response

    async def fault(self, request: Request, _error: Exception) -> Response:
        """Return the response for a bug in a route that handles none itself."""
        return Problem.of(logged_fault(f"request to {request.url.path}")).response()

    def _problem(self, request: Request, status: int) -> Response:
        detail = _DETAILS.get(status, "Internal error.").format(method=request.method[:20])
        code = "NOT_FOUND" if status == 404 else "BAD_USER_INPUT" if status < 500 else "INTERNAL"
        response = Problem(code, detail, status=status).response()
        if status == 405:
            response.headers["allow"] = ", ".join(sorted(self._methods(request.scope)))
        return response

    def _methods(self, scope: Scope) -> set[str]:
        at = {**scope, "path": scope["path"].rstrip("/") or "/"}
        found = [route for route in self._routes if isinstance(route, Route) and route.matches(at)[0] is not Match.NONE]
        return {method for route in found for method in route.methods or ()}


def _page() -> Response:
    return page("There is no such page", _NOT_FOUND, 404)


def _is_person(request: Request) -> bool:
    return request.method in ("GET", "HEAD") and lists_html(request.headers.get("accept"))
