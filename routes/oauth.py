"""The OAuth redirect URIs: `/oauth/{provider}/callback`, and the path that Pipedream's clients use.

The response is a small page, a redirect to the flow's `returnTo`, or JSON for a program. It repeats nothing from the
request, whose URL contains a code. Only a request for a page that is shown uses the code: link scanners send HEAD, and
browsers fetch pages in advance that may never be shown.
"""

import html
import logging
from string import Template
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from errors import ErrorCode, ParleyError
from resolvers.oauth import OAuthCallback, OAuthResult, cookie_name, finish_oauth
from routes.responses import error_response, json_response

_log = logging.getLogger("parley.faults")

_LONGEST: Final = 512
_STATUSES: Final = {
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.NOT_CONFIGURED: 500,
    ErrorCode.INTERNAL: 500,
    ErrorCode.UPSTREAM_FAILED: 502,
    ErrorCode.UPSTREAM_UNAVAILABLE: 503,
    ErrorCode.UNAVAILABLE: 503,
}
_PAGE: Final = Template("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title · Parley</title>
<style>
  :root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6577; --ground: #f5f6f8; --card: #fff; --mark: $mark; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --soft: #9aa4b5; --ground: #12151b; --card: #1b2029; } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground);
         color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
  main { max-width: 27rem; margin: 1rem; padding: 2.25rem 2.5rem; border-radius: 14px; background: var(--card);
         border-top: 4px solid var(--mark); box-shadow: 0 8px 30px rgb(0 0 0 / .08); }
  h1 { margin: 0 0 .5rem; font-size: 1.35rem; letter-spacing: -.01em; }
  p { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
</style>
<main>
  <h1>$title</h1>
  <p>$text</p>
</main>
</html>
""")
_NOT_STORED: Final = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
_HEADERS: Final = {
    **_NOT_STORED,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
}


_PREFETCH_HEADERS: Final = ("sec-purpose", "purpose", "x-purpose", "x-moz")
_PREFETCH: Final = ("prefetch", "prerender", "preview")


async def callback(request: Request) -> Response:
    """Finish the flow identified by `state`."""
    if request.method == "HEAD":
        return Response(status_code=405, headers={**_NOT_STORED, "allow": "GET"})
    if _is_prefetch(request):
        return Response(status_code=503, headers=_NOT_STORED)  # the browser discards it, and asks again
    wants_json = "application/json" in request.headers.get("accept", "")
    state = request.query_params.get("state", "")[:_LONGEST]
    try:
        outcome = await _finish(request, state)
    except ParleyError as error:
        return _refused(error, wants_json)
    except Exception:
        _log.exception("OAuth callback failed")
        return _answer("Something went wrong", "Internal error.", 500, wants_json, code="INTERNAL")
    response = _ended(outcome, wants_json)
    response.delete_cookie(cookie_name(state), path=request.url.path)
    return response


def _is_prefetch(request: Request) -> bool:
    values = [request.headers.get(name, "").lower() for name in _PREFETCH_HEADERS]
    return any(word in value for value in values for word in _PREFETCH)


async def _finish(request: Request, state: str) -> OAuthResult:
    gateway, given = request.state.gateway, request.query_params
    callback = OAuthCallback(
        provider=request.path_params.get("provider", "pipedream"),
        state=state,
        code=given.get("code"),
        error=given.get("error"),
        issuer=given.get("iss"),
        cookies=request.cookies,
        caller=await gateway.credentials.authenticate(dict(request.headers)),
    )
    return await finish_oauth(gateway.settings, gateway.accounts, callback)


def _ended(outcome: OAuthResult, wants_json: bool) -> Response:
    if outcome.return_to is not None and not wants_json:
        return RedirectResponse(outcome.return_to, 303, _NOT_STORED)
    if outcome.error is not None:
        return _refused(outcome.error, wants_json, f"Could not connect {outcome.title}")
    assert outcome.connection is not None
    account = f" as {outcome.connection.account}" if outcome.connection.account else ""
    return _answer(
        f"{outcome.title} is connected",
        f"Parley can now use {outcome.title}{account} on your behalf. You can close this page.",
        200,
        wants_json,
        connection=outcome.connection.id,
    )


def _refused(error: ParleyError, wants_json: bool, title: str = "Could not connect the account") -> Response:
    return _answer(title, error.message, _STATUSES.get(error.code, 400), wants_json, code=error.code.value)


def _answer(
    title: str, text: str, status: int, wants_json: bool, *, code: str | None = None, connection: str | None = None
) -> Response:
    if wants_json and code is not None:
        return error_response(status, text, code)
    if wants_json:
        return json_response(status, orjson.dumps({"connectionId": connection, "message": title}))
    mark = "#2f9e63" if code is None else "#d1493f"
    page = _PAGE.substitute(title=html.escape(title), text=html.escape(text), mark=mark)
    return HTMLResponse(page, status, _HEADERS)


def oauth_routes() -> list[Route]:
    """Return the routes."""
    return [
        Route("/oauth/{provider}/callback", callback, methods=["GET"]),
        Route("/api/v1/integrations/pipedream/oauth/callback", callback, methods=["GET"]),
    ]
