"""GraphiQL, served from the files that are built in `web/`. Nothing on the page asks another host for anything."""

import asyncio
import gzip
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

BUILT: Final = Path(__file__).parent.parent / "web" / "dist" / "graphiql"

# Styles are set from script by the editor; nothing else is needed from anywhere but this host.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


_PAGE: Final = StaticFiles(directory=BUILT, check_dir=False)


async def page(request: Request) -> Response:
    """Answers the page, or 304. It is asked for each time; what it loads has its content's hash in its name."""
    response = await _PAGE.get_response("index.html", request.scope)
    response.headers["content-security-policy"] = _POLICY
    response.headers["cache-control"] = "no-cache"
    response.headers["referrer-policy"] = "no-referrer"
    return response


async def root(_request: Request) -> Response:
    """Sends whoever has only the host's address to GraphiQL, until there is a console."""
    return RedirectResponse("/graphiql", 307)


class ImmutableFiles(StaticFiles):
    """Files whose names change with their content, so that a browser never asks twice.

    They are sent compressed: a first visit would otherwise cost five megabytes.
    """

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, check_dir=False)
        self._compressed: dict[str, bytes] = {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answers a file, with a year to keep it."""
        response = await super().get_response(path, scope)
        if response.status_code != 200:
            return response
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        response.headers.add_vary_header("accept-encoding")
        asked = Headers(scope=scope)
        if not isinstance(response, FileResponse) or "gzip" not in asked.get("accept-encoding", "") or "range" in asked:
            return response
        if path not in self._compressed:
            self._compressed[path] = await asyncio.to_thread(_compress, Path(response.path))
        # The length is the compressed one, and a range of this cannot be asked for.
        headers = {
            name: value for name, value in response.headers.items() if name not in ("content-length", "accept-ranges")
        }
        headers["content-encoding"] = "gzip"
        return Response(self._compressed[path], headers=headers)


def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def graphiql_routes() -> list[BaseRoute]:
    """Returns the page and its files."""
    return [
        Route("/", root),
        Route("/graphiql", page),
        Route("/graphiql/", page),
        Mount("/graphiql/assets", ImmutableFiles(BUILT / "assets")),
    ]
