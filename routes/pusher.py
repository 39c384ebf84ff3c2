"""The endpoints of Pusher Channels: for its clients, and for its webhooks.

Clients ask for the permission to subscribe to a private or presence channel. They send `socket_id` and `channel_name`
as a form, or as JSON, and expect `auth` and, for a presence channel, `channel_data`. Any status but 200 rejects the
subscription.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from errors import ErrorCode, InvalidInput, ParleyError, Unauthenticated
from resolvers.pusher import SubscriptionRequest, authorize, receive
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.responses import error_response, json_response

_log = logging.getLogger("parley.faults")

_MAX_BODY_BYTES: Final = 4096
_MAX_WEBHOOK_BYTES: Final = 1024 * 1024
_MAX_FIELDS: Final = 20
_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"
_STATUSES: Final = {
    ErrorCode.BAD_USER_INPUT: 400,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.NOT_CONFIGURED: 500,
    ErrorCode.UNAVAILABLE: 503,
}


async def authorization(request: Request) -> Response:
    """Return the signed permission to subscribe."""
    return await _answered(request, _authorization)


async def _authorization(request: Request) -> Response:
    is_form = _is_form(request)
    fields = _fields(await read_body(request, _MAX_BODY_BYTES), is_form=is_form)
    gateway = request.state.gateway
    actor = await gateway.credentials.authenticate(dict(request.headers))
    if actor is None:
        raise Unauthenticated("Subscribing to a private or presence channel requires a credential.")
    asked = SubscriptionRequest(
        socket_id=_text(fields, "socket_id"),
        channel=_text(fields, "channel_name"),
        destination_id=request.path_params.get("destination_id"),
    )
    return json_response(200, orjson.dumps(await authorize(gateway.settings, actor, asked)))


async def webhook(request: Request) -> Response:
    """Accept Pusher's events about presence channels."""
    return await _answered(request, _webhook)


async def _webhook(request: Request) -> Response:
    body = await read_body(request, _MAX_WEBHOOK_BYTES)
    headers = request.headers
    key, signature = headers.get("x-pusher-key", ""), headers.get("x-pusher-signature", "")
    await receive(request.state.gateway.settings, key, signature, body)
    return json_response(200, b"{}")


async def _answered(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Return the answer, or the response for its error."""
    try:
        return await answer(request)
    except UnsupportedBody as error:
        return error_response(415, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except BodyTooSlow as error:
        return error_response(408, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except BodyTooLarge as error:
        return error_response(413, str(error), "BAD_USER_INPUT", headers={"connection": "close"})
    except ParleyError as error:
        return error_response(_STATUSES.get(error.code, 503), error.message, error.code.value)
    except Exception:
        _log.exception("request of Pusher failed")
        return error_response(500, "Internal error.", "INTERNAL")


def _is_form(request: Request) -> bool:
    """Return whether the body is declared to be a form rather than JSON.

    Raises:
        UnsupportedBody: it is declared to be neither.
    """
    type = declared_type(request.headers)
    if type not in (_FORM, _JSON):
        raise UnsupportedBody(f"The body must be sent as {_FORM} or {_JSON}.")
    return type == _FORM


def _fields(body: bytes, *, is_form: bool) -> Mapping[str, object]:
    """Return the fields of a form or of a JSON object.

    Raises:
        InvalidInput: the body is neither.
    """
    try:
        if is_form:
            return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MAX_FIELDS))
        document = orjson.loads(body)
    except ValueError:
        raise InvalidInput("The body is not valid.") from None
    return document if isinstance(document, dict) else {}


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidInput(f"{name} is required.", field=[name])
    return value


def pusher_routes() -> list[Route]:
    """Return the routes."""
    return [
        Route("/pusher/webhook", webhook, methods=["POST"]),
        Route("/pusher/auth", authorization, methods=["POST"]),
        Route("/pusher/auth/{destination_id}", authorization, methods=["POST"]),
    ]
