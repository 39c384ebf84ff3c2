"""The OAuth redirect URIs: `/oauth/{provider}/callback`, and the path that Pipedream's clients use.

The response is a small page, a redirect to the flow's `returnTo`, or JSON for a program. It repeats nothing from the
request, whose URL contains a code. Only a request for a page that is shown uses the code: link scanners send HEAD, and
browsers fetch pages in advance that may never be shown.
"""

from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from context.faults import logged_fault
from errors import ErrorCode, ParleyError
from resolvers.connections.oauth import OAuthCallback, OAuthResult, cookie_name, finish_oauth
from routes.anonymous_rate import count_anonymous
from routes.pages import NOT_STORED, Mark, page, paragraph
from routes.responses import error_response, internal_error, json_response, retry_extensions, retry_headers
from routes.state import resources_of

_LONGEST: Final = 512
_STATUSES: Final = {
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.NOT_CONFIGURED: 503,
    ErrorCode.INTERNAL: 500,
    ErrorCode.UPSTREAM_FAILED: 502,
    ErrorCode.UPSTREAM_UNAVAILABLE: 503,
    ErrorCode.UNAVAILABLE: 503,
}
_PREFETCH_HEADERS: Final = ("sec-purpose", "purpose", "x-purpose", "x-moz")
_PREFETCH: Final = ("prefetch", "prerender", "preview")


async def callback(request: Request) -> Response:
    """Finish the flow identified by `state`."""
    if request.method == "HEAD":
        return Response(status_code=405, headers={**NOT_STORED, "allow": "GET"})
    if _is_prefetch(request):
        return Response(status_code=503, headers=NOT_STORED)  # the browser discards it, and asks again
    wants_json = "application/json" in request.headers.get("accept", "")
    state = request.query_params.get("state", "")[:_LONGEST]
    try:
        outcome = await _finish(request, state)
    except ParleyError as error:
        return _refused(error, wants_json)
    except Exception:  # the last resort: the client gets no traceback
        fault = logged_fault("OAuth callback")
        return internal_error(fault) if wants_json else _refused(fault, wants_json, "Something went wrong")
    response = _ended(outcome, wants_json)
    response.delete_cookie(cookie_name(state), path=request.url.path)
    return response


def _is_prefetch(request: Request) -> bool:
    values = [request.headers.get(name, "").lower() for name in _PREFETCH_HEADERS]
    return any(word in value for value in values for word in _PREFETCH)


async def _finish(request: Request, state: str) -> OAuthResult:
    resources, given = resources_of(request.scope), request.query_params
    caller = await resources.credentials.authenticate(request.headers)
    if caller is None:
        await count_anonymous(request)
    callback = OAuthCallback(
        provider=request.path_params.get("provider", "pipedream"),
        state=state,
        code=given.get("code"),
        error=given.get("error"),
        issuer=given.get("iss"),
        cookies=request.cookies,
        caller=caller,
    )
    return await finish_oauth(resources.settings, resources.accounts, callback)


def _ended(outcome: OAuthResult, wants_json: bool) -> Response:
    if outcome.return_to is not None and not wants_json:
        return RedirectResponse(outcome.return_to, 303, NOT_STORED)
    if outcome.error is not None:
        return _refused(outcome.error, wants_json, f"Could not connect {outcome.title}")
    assert outcome.connection is not None
    account = f" as {outcome.connection.account}" if outcome.connection.account else ""
    title = f"{outcome.title} is connected"
    if wants_json:
        return json_response(200, orjson.dumps({"connectionId": outcome.connection.id, "message": title}))
    text = f"Parley can now use {outcome.title}{account} on your behalf. You can close this page."
    return page(title, paragraph(text), mark=Mark.GOOD)


def _refused(error: ParleyError, wants_json: bool, title: str = "Could not connect the account") -> Response:
    status, headers = _STATUSES.get(error.code, 400), retry_headers(error)
    if wants_json:
        return error_response(status, error.message, error.code.value, headers=headers, **retry_extensions(error))
    return page(title, paragraph(error.message), status, mark=Mark.BAD, headers=headers)


def oauth_routes() -> list[Route]:
    """Return the routes."""
    return [
        Route("/oauth/{provider}/callback", callback, methods=["GET"]),
        Route("/api/v1/integrations/pipedream/oauth/callback", callback, methods=["GET"]),
    ]
