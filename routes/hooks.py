"""The endpoint for webhooks that start workflows: `POST /hooks/{token}`, described in docs/triggers.md."""

import logging
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auth.signatures import Signed
from errors import ErrorCode, ParleyError, Unavailable
from resolvers.checks import path_of
from resolvers.triggers import LARGEST_BODY, WebhookRequest, receive
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.responses import error_response, json_response

_log = logging.getLogger("parley.faults")

_FORM: Final = "application/x-www-form-urlencoded"
# Without a type or as plain text: what fetch and many senders of JSON declare.
_JSON_TYPES: Final = frozenset({"", "application/json", "text/json", "text/plain"})
_STATUSES: Final = {
    ErrorCode.BAD_USER_INPUT: 400,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.NOT_CONFIGURED: 500,
}


async def hook(request: Request) -> Response:
    """Return 202 and the run's id once the run is stored; the sender does not wait for its result."""
    try:
        is_form = _is_form(request)
        body = await read_body(request, LARGEST_BODY)
        gateway = request.state.gateway
        received = await receive(gateway.settings, gateway.hook_rates, _delivery(request, body, is_form=is_form))
    except UnsupportedBody as error:
        return error_response(415, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except BodyTooSlow as error:
        return error_response(408, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except BodyTooLarge as error:
        return error_response(413, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except ParleyError as error:
        return _refused(error)
    except Exception:
        _log.exception("webhook request failed")
        return error_response(500, "Internal error.", "INTERNAL")
    if received.challenge is not None:
        return json_response(200, orjson.dumps({"challenge": received.challenge}))
    return json_response(202, orjson.dumps({"executionId": received.run_id}))


def _is_form(request: Request) -> bool:
    """Return whether the body is declared to be a form rather than JSON.

    Raises:
        UnsupportedBody: it is declared to be neither.
    """
    type = declared_type(request.headers)
    if type not in _JSON_TYPES and not type.endswith("+json") and type != _FORM:
        raise UnsupportedBody(f"The body must be sent as application/json or {_FORM}; Content-Type is {type[:100]}.")
    return type == _FORM


def _delivery(request: Request, body: bytes, *, is_form: bool) -> WebhookRequest:
    headers = request.headers
    return WebhookRequest(
        token=request.path_params["token"],
        body=body,
        is_form=is_form,
        key=headers.get("idempotency-key", ""),
        hops=_number(headers.get("parley-hops", "")),
        execution_id=headers.get("parley-execution", ""),
        signed=Signed(
            headers.get("webhook-id", ""),
            headers.get("webhook-timestamp", ""),
            headers.get("webhook-signature", ""),
        ),
    )


def _number(text: str) -> int:
    """Return the number of runs that led to the request, according to its header."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _refused(error: ParleyError) -> Response:
    retry = 1 if isinstance(error, Unavailable) else error.retry_after_seconds
    headers = {} if retry is None else {"retry-after": str(retry)}
    path = path_of(error)
    extensions: dict[str, Any] = {} if path is None else {"field": path}
    status = _STATUSES.get(error.code, 503)
    return error_response(status, error.message, error.code.value, headers=headers, **extensions)


def hook_routes() -> list[Route]:
    """Return the route."""
    return [Route("/hooks/{token}", hook, methods=["POST"])]
