"""Signing in at the organization's issuer in a browser: to it and back, and into the console with a single-use code."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auth.oidc_sign_in import LIFETIME_SECONDS, OidcSignIn, cookie_name
from errors import NotFound, ParleyError, Unauthenticated
from resolvers.users.signing_in import code_for_identity
from routes.anonymous_rate import count_anonymous
from routes.console import is_page
from routes.pages import NOT_STORED, Mark, page, paragraph
from routes.responses import retry_headers
from routes.state import resources_of

START: Final = "/auth/oidc"
_CALLBACK: Final = f"{START}/callback"
_LONGEST: Final = 4096
_BACK: Final = '  <p><a href="/">Back to the console</a></p>'


async def start(request: Request) -> Response:
    """Send the browser to the issuer. `return_to` is the page of the console to come back to."""
    try:
        begun = await _oidc(request).begin(_return_to(request.query_params.get("return_to", "/")))
    except ParleyError as error:
        return _refused(error)
    response = RedirectResponse(begun.url, 303, NOT_STORED)
    response.set_cookie(
        begun.cookie_name,
        begun.cookie,
        max_age=LIFETIME_SECONDS,
        path=_CALLBACK,
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )
    return response


async def callback(request: Request) -> Response:
    """Finish the attempt identified by `state`, and hand the page a code for a token."""
    state = request.query_params.get("state", "")[:_LONGEST]
    try:
        response = await _finish(request, state)
    except ParleyError as error:
        response = _refused(error)
    response.delete_cookie(cookie_name(state), path=_CALLBACK)
    return response


async def _finish(request: Request, state: str) -> Response:
    oidc, given = _oidc(request), request.query_params
    await count_anonymous(request)  # each asks the issuer
    code = given.get("code", "")
    if not code or len(code) > _LONGEST:
        raise Unauthenticated("The identity provider reported that the sign-in was cancelled or not allowed.")
    cookie = request.cookies.get(cookie_name(state))
    identity, return_to = await oidc.finish(state=state, code=code, cookie=cookie)
    handover = await code_for_identity(resources_of(request.scope).credentials, identity)
    return RedirectResponse(f"{return_to}#sign-in={handover}", 303, NOT_STORED)


def _oidc(request: Request) -> OidcSignIn:
    oidc = resources_of(request.scope).credentials.oidc
    if oidc is None:
        raise NotFound("This gateway has no identity provider to sign in at: OIDC_CLIENT_ID is not set.")
    return oidc


def _return_to(path: str) -> str:
    """Return the path if it is a page of the console; anything else could lead away from it."""
    bare = path.partition("?")[0]
    return path if is_page(bare) and path.isascii() and path.isprintable() and "#" not in path else "/"


def _is_secure(request: Request) -> bool:
    return resources_of(request.scope).settings.public_url.startswith("https:")


def _refused(error: ParleyError) -> Response:
    status = {"UNAUTHENTICATED": 401, "NOT_FOUND": 404, "RATE_LIMITED": 429}.get(error.code.value, 503)
    return page(
        "Could not sign in", f"{paragraph(error.message)}\n{_BACK}", status, mark=Mark.BAD, headers=retry_headers(error)
    )


def oidc_routes() -> list[Route]:
    """Return the routes."""
    return [Route(START, start, methods=["GET"]), Route(_CALLBACK, callback, methods=["GET"])]
