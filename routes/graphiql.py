"""GraphiQL, served from the files built in `web/`. The page makes no requests to other hosts."""

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

# The editor sets styles from script; everything else comes from this host.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


_PAGE: Final = StaticFiles(directory=BUILT, check_dir=False)


async def page(request: Request) -> Response:
    """Return the page, or 304. Browsers revalidate it on each visit; its assets have content hashes in their names."""
    response = await _PAGE.get_response("index.html", request.scope)
    response.headers["content-security-policy"] = _POLICY
    response.headers["cache-control"] = "no-cache"
    response.headers["referrer-policy"] = "no-referrer"
    return response


async def root(_request: Request) -> Response:
    """Redirect `/` to GraphiQL."""
    return RedirectResponse("/graphiql", 307)


class ImmutableFiles(StaticFiles):
    """Files whose names change with their content, so that browsers never request them twice.

    They are compressed: without that, a first visit would transfer five megabytes.
    """

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, check_dir=False)
        self._compressed: dict[str, bytes] = {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, cacheable for a year."""
        response = await super().get_response(path, scope)
        if response.status_code != 200:
            return response
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        response.headers.add_vary_header("accept-encoding")
        request_headers = Headers(scope=scope)
        if (
            not isinstance(response, FileResponse)
            or "gzip" not in request_headers.get("accept-encoding", "")
            or "range" in request_headers
        ):
            return response
        if path not in self._compressed:
            self._compressed[path] = await asyncio.to_thread(_compress, Path(response.path))
        # The length differs once compressed, and range requests are not supported for it.
        headers = {
            name: value for name, value in response.headers.items() if name not in ("content-length", "accept-ranges")
        }
        headers["content-encoding"] = "gzip"
        return Response(self._compressed[path], headers=headers)


def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def graphiql_routes() -> list[BaseRoute]:
    """Return the routes of the page and its assets."""
    return [
        Route("/", root),
        Route("/graphiql", page),
        Route("/graphiql/", page),
        Mount("/graphiql/assets", ImmutableFiles(BUILT / "assets")),
    ]
