"""Finding the endpoint of a request without the middleware and the router, which cost as much as a small query."""

from collections.abc import Sequence
from typing import Final

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Scope

from routes.rest.endpoint import RestApp
from routes.rest.own import PREFIX as OWN_PREFIX
from routes.rest.paths import PathTree

_PRESETS: Final = "/api/"


class RestShortcuts:
    """The endpoints among an application's routes.

    Other routes below `/api/` are known too, so that an endpoint does not take their requests.
    """

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._tree: PathTree[ASGIApp | None] = PathTree()
        self._own: ASGIApp | None = None
        for route in reversed([each for each in routes if isinstance(each, Route)]):
            if route.path.startswith(OWN_PREFIX):
                self._own = route.app
            elif route.path.startswith(_PRESETS):
                app = route.app if isinstance(route.app, RestApp) else None
                segments = [_segment(each) for each in route.path.split("/")]
                for method in route.methods or ():
                    self._tree.add(method, segments, app)

    def find(self, scope: Scope) -> ASGIApp | None:
        """Return the endpoint for a request, and add the path's parameters to its scope; None if there is none."""
        path: str = scope["path"]
        if path.startswith(OWN_PREFIX):
            return self._own
        if not path.startswith(_PRESETS):
            return None
        found = self._tree.find(scope["method"], path.split("/"))
        if found is None or found[0] is None:
            return None
        scope["path_params"] = found[1]
        return found[0]


def _segment(segment: str) -> str:
    return f":{segment[1:-1]}" if segment.startswith("{") else segment
