"""The console: one page, served at `/` and at the first path segments of its pages, with a policy of its own.

Any other path keeps its response, so that a mistyped `/graphq` is not found rather than a page of HTML.
"""

import secrets
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Match, Mount, NoMatchFound
from starlette.types import Receive, Scope, Send

from routes.built_pages import DIST, ImmutableFiles
from routes.graphql.media_types import lists_html
from routes.pages import page

SEGMENTS: Final = frozenset(
    {
        *("sessions", "workflows", "runs", "approvals", "agents", "tasks"),
        *("integrations", "deliveries", "events", "endpoints", "people"),
    }
)
"""The first path segments of the console's pages."""
_ONE_PAGE: Final = frozenset({"approvals"})
"""Those below which other routes of the gateway are: `/approvals/<token>` is a link in a message."""

_FOLDER: Final = DIST / "console"
_NONCE: Final = '<meta name="csp-nonce" content="'
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "cache-control": "no-cache",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "vary": "accept",
    "x-content-type-options": "nosniff",
}
_NOT_BUILT: Final = """  <p>Build it with <code>make web</code>, which needs Node.</p>
  <p>The API works without it: open <a href="/graphiql">GraphiQL</a>.</p>"""


def is_page(path: str) -> bool:
    """Return whether a path belongs to the console."""
    start, _, below = path.partition("/")
    first, _, rest = below.partition("/")
    return start == "" and (path == "/" or (first in SEGMENTS and not (rest and first in _ONE_PAGE)))


class ConsolePage(BaseRoute):
    """The route of the page.

    Paths other than `/` serve it only to clients that ask for HTML, as browsers do when they open a page: `/agents` is
    a WebSocket as well, and scripts that mistype a path get an error they understand.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._file = folder / "index.html"

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return a full match for a `GET` of one of the console's pages."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not is_page(scope["path"]):
            return Match.NONE, {}
        asked = Request(scope).headers.get("accept")
        return (Match.FULL, {}) if scope["path"] == "/" or lists_html(asked) else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request."""
        await self._response()(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: object) -> NoMatchFound:  # type: ignore[override]
        """Raise `NoMatchFound`: the route has no name."""
        raise NoMatchFound(name, path_params)

    def _response(self) -> Response:
        try:
            document = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return page("The console is not built", _NOT_BUILT, 503)
        nonce = secrets.token_urlsafe(16)
        headers = {**_HEADERS, "content-security-policy": _POLICY.format(nonce=nonce)}
        return HTMLResponse(document.replace(_NONCE, _NONCE + nonce, 1), headers=headers)


def console_routes() -> list[BaseRoute]:
    """Return the routes of the page and its assets."""
    return [Mount("/console/assets", ImmutableFiles(_FOLDER / "assets")), ConsolePage()]
