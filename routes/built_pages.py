"""Pages built in `web/` and served from `web/dist/`. They make no requests to other hosts."""

import asyncio
import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

DIST: Final = Path(__file__).parent.parent / "web" / "dist"
"""The built pages, which are part of the repository."""

# The pages set styles from script; everything else comes from this host.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

_OF_THE_FILE: Final = ("content-length", "accept-ranges")


def built_page_routes(name: str) -> list[BaseRoute]:
    """Return the routes of `web/dist/<name>`: the page at `/<name>`, and its assets."""
    page = BuiltPage(DIST / name)
    return [
        Route(f"/{name}", page.respond),
        Route(f"/{name}/", page.respond),
        Mount(f"/{name}/assets", ImmutableFiles(DIST / name / "assets")),
    ]


class BuiltPage:
    """A page, `index.html` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._files = StaticFiles(directory=folder, check_dir=False)

    async def respond(self, request: Request) -> Response:
        """Return the page, or 304. Browsers revalidate it on each visit; the names of its assets have hashes."""
        response = await self._files.get_response("index.html", request.scope)
        response.headers["content-security-policy"] = _POLICY
        response.headers["cache-control"] = "no-cache"
        response.headers["referrer-policy"] = "no-referrer"
        return response


class ImmutableFiles(StaticFiles):
    """Files whose names change with their content, so that browsers never request them twice.

    They are compressed: without that, a first visit would transfer five megabytes. What was compressed stays in memory,
    and is sent again without a look at the disk, which takes longer than all the rest.
    """

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, check_dir=False)
        self._compressed: dict[str, _Compressed] = {}

    async def check_config(self) -> None:
        """Accept a missing folder: a page that is not built has no files."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, cacheable for a year."""
        request_headers = Headers(scope=scope)
        accepts = "gzip" in request_headers.get("accept-encoding", "") and "range" not in request_headers
        if accepts and scope["method"] == "GET" and path in self._compressed:
            return self._respond_with(self._compressed[path], request_headers)
        response = await super().get_response(path, scope)
        if response.status_code != 200:
            return response
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        response.headers.add_vary_header("accept-encoding")
        if not accepts or not isinstance(response, FileResponse):
            return response
        if path not in self._compressed:
            body = await asyncio.to_thread(_compress, Path(response.path))
            # The length differs once compressed, and range requests are not supported for it.
            own = {name: value for name, value in response.headers.items() if name not in _OF_THE_FILE}
            self._compressed[path] = _Compressed(body, {**own, "content-encoding": "gzip"})
        return self._respond_with(self._compressed[path], request_headers)

    def _respond_with(self, file: "_Compressed", request_headers: Headers) -> Response:
        if self.is_not_modified(Headers(file.headers), request_headers):
            return NotModifiedResponse(Headers(file.headers))
        return Response(file.body, headers=file.headers)


@dataclass(frozen=True)
class _Compressed:
    body: bytes
    headers: dict[str, str]


def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
