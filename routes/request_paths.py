"""The paths of requests as they are counted: by their first part, because the others contain ids."""

from collections.abc import Sequence

from starlette.routing import BaseRoute

from telemetry.metrics import OTHER


class Paths:
    """The first parts of the paths of an application's routes."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        paths = {_first(str(getattr(route, "path", ""))) for route in routes}
        self._known = frozenset(path for path in paths if "{" not in path)

    def group(self, path: str) -> str:
        """Return the first part of a path, or `other` for one that no route has."""
        first = _first(path)
        return first if first in self._known else OTHER


def _first(path: str) -> str:
    end = path.find("/", 1)
    return path if end < 0 else path[:end]
