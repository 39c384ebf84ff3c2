"""The common part of the routes for external services: reading a bounded body, and errors as responses."""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from auth.signatures import Signed
from auth.tokens import CredentialRefused
from context.faults import logged_fault
from errors import ErrorCode, ParleyError
from resolvers.checks import LARGEST_JSON, path_of
from resolvers.inbound.calls import require_secret
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.responses import INVALID_CREDENTIAL, error_response, internal_error, retry_extensions, retry_headers
from routes.state import resources_of

FORM: Final = "application/x-www-form-urlencoded"
LARGEST_BODY: Final = 2 * LARGEST_JSON
"""Bytes of a body: a form in which JSON is escaped is larger than the JSON."""

_STATUSES: Final = {
    ErrorCode.BAD_USER_INPUT: 400,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.RATE_LIMITED: 429,
}

# Without a type or as plain text: what fetch and many senders of JSON declare.
_JSON_TYPES: Final = frozenset({"", "application/json", "text/json", "text/plain"})

Work = Callable[[str, bytes], Awaitable[Response]]
"""Handles a call, given the media type and the bytes of its body."""


class Accepts(Enum):
    """The media types of bodies that a route accepts, as its error names them; an empty text accepts any."""

    JSON = "application/json"
    FORM = FORM
    JSON_OR_FORM = f"application/json or {FORM}"
    ANYTHING = ""

    def check(self, type: str) -> None:
        """Require that a media type is accepted.

        Raises:
            UnsupportedBody: it is not.
        """
        is_json = type in _JSON_TYPES or type.endswith("+json")
        accepted = (is_json and self.value.startswith(Accepts.JSON.value)) or (type == FORM and FORM in self.value)
        if not accepted and self is not Accepts.ANYTHING:
            raise UnsupportedBody(f"The body must be sent as {self.value}; Content-Type is {type[:100]}.")


async def respond(
    request: Request,
    work: Work,
    *,
    accepts: Accepts = Accepts.JSON,
    service: str | None = None,
    not_configured: int = 404,
    most: int = LARGEST_BODY,
    takes_credential: bool = False,
) -> Response:
    """Return the response of `work`, or one with the reason why the call is rejected.

    Args:
        accepts: the media types of the body.
        service: the service without whose secret the route does not exist, whatever the body.
        not_configured: the status if a setting is missing: without its secret, a route does not exist.
        most: the maximum number of bytes of the body.
        takes_credential: whether the call may have a credential, which the response to one without asks for.
    """
    try:
        type = declared_type(request.headers)
        if service is not None:
            require_secret(resources_of(request.scope).settings, service)
        accepts.check(type)
        return await work(type, await read_body(request, most))
    except UnsupportedBody as error:
        return error_response(415, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except BodyTooSlow as error:
        return error_response(408, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except BodyTooLarge as error:
        return error_response(413, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except ParleyError as error:
        response = rejection(error, not_configured=not_configured)
        if takes_credential and response.status_code == _STATUSES[ErrorCode.UNAUTHENTICATED]:
            invalid = isinstance(error, CredentialRefused)
            response.headers["www-authenticate"] = INVALID_CREDENTIAL if invalid else "Bearer"
        return response
    except Exception:  # the last resort: the client gets no traceback
        return internal_error(logged_fault(f"request to {request.url.path}"))


def rejection(error: ParleyError, *, not_configured: int) -> Response:
    """Return the response for an expected error."""
    extensions, path = retry_extensions(error), path_of(error)
    if path is not None:
        extensions["field"] = path
    status = {**_STATUSES, ErrorCode.NOT_CONFIGURED: not_configured}.get(error.code, 503)
    return error_response(status, error.message, error.code.value, headers=retry_headers(error), **extensions)


def signed_headers(request: Request) -> Signed:
    """Return the headers of Standard Webhooks."""
    headers = request.headers
    return Signed(
        headers.get("webhook-id", ""), headers.get("webhook-timestamp", ""), headers.get("webhook-signature", "")
    )


def single(request: Request, name: str) -> str:
    """Return a header, or an empty text if it is missing or occurs twice: what is verified must be what is used."""
    values = request.headers.getlist(name)
    return values[0] if len(values) == 1 else ""
