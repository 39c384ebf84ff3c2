"""Signing in outside GraphQL: pages exchange the code of a single-use link for a token, and ask for the other ways."""

from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from errors import ParleyError
from json_types import format_time
from resolvers.users.signing_in import sign_in_with_code
from routes.anonymous_rate import count_anonymous
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.inbound_calls import rejection
from routes.oidc import START, oidc_routes
from routes.responses import error_response, json_response
from routes.state import resources_of

_MAX_BODY_BYTES: Final = 4096


async def sign_in(request: Request) -> Response:
    """Exchange a code for a token, once."""
    # Another site's form cannot send this media type without a preflight.
    try:
        if declared_type(request.headers) != "application/json":
            return error_response(415, "Send application/json.", "BAD_USER_INPUT")
        code = _code(await read_body(request, _MAX_BODY_BYTES))
    except UnsupportedBody as error:
        return error_response(415, str(error), "BAD_USER_INPUT")
    except BodyTooSlow as error:
        return error_response(408, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except BodyTooLarge as error:
        return error_response(413, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    if code is None:
        return error_response(400, 'Send {"code": "…"}.', "BAD_USER_INPUT")
    try:
        await count_anonymous(request)
        done = await sign_in_with_code(resources_of(request.scope).credentials, code)
    except ParleyError as error:
        return rejection(error, not_configured=503)
    return json_response(200, orjson.dumps({"token": done.token, "expiresAt": format_time(done.expires_at)}))


async def sign_in_methods(request: Request) -> Response:
    """Return the ways to sign in that depend on the settings: the issuer's name, and the path where it begins."""
    oidc = resources_of(request.scope).credentials.oidc
    methods = {"oidc": None if oidc is None else {"name": oidc.name, "start": START}}
    return json_response(200, orjson.dumps(methods))


def _code(body: bytes) -> str | None:
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    code = document.get("code") if isinstance(document, dict) else None
    return code if isinstance(code, str) else None


def sign_in_routes() -> list[Route]:
    """Return the routes."""
    return [
        Route("/auth/sign-in", sign_in, methods=["POST"]),
        Route("/auth/sign-in", sign_in_methods, methods=["GET"]),
        *oidc_routes(),
    ]
