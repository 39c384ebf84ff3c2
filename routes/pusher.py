"""The endpoints of Pusher Channels: for its clients, and for its webhooks.

Clients ask for the permission to subscribe to a private or presence channel. They send `socket_id` and `channel_name`
as a form, or as JSON, and expect `auth` and, for a presence channel, `channel_data`. Any status but 200 rejects the
subscription.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from errors import InvalidInput, Unauthenticated
from resolvers.destinations.pusher import SubscriptionRequest, authorize, receive
from routes.bodies import UnsupportedBody
from routes.inbound_calls import FORM, Accepts, respond
from routes.responses import json_response
from routes.state import resources_of

_MAX_BODY_BYTES: Final = 4096
_MAX_WEBHOOK_BYTES: Final = 1024 * 1024
_MAX_FIELDS: Final = 20
_JSON: Final = "application/json"


async def authorization(request: Request) -> Response:
    """Return the signed permission to subscribe."""
    resources = resources_of(request.scope)

    async def accept(type: str, body: bytes) -> Response:
        if type not in (FORM, _JSON):
            raise UnsupportedBody(f"The body must be sent as {FORM} or {_JSON}.")
        fields = _fields(body, is_form=type == FORM)
        actor = await resources.credentials.authenticate(request.headers)
        if actor is None:
            raise Unauthenticated("Subscribing to a private or presence channel requires a credential.")
        asked = SubscriptionRequest(
            socket_id=_text(fields, "socket_id"),
            channel=_text(fields, "channel_name"),
            destination_id=request.path_params.get("destination_id"),
        )
        return json_response(200, orjson.dumps(await authorize(resources.settings, actor, asked)))

    return await respond(
        request, accept, accepts=Accepts.ANYTHING, not_configured=500, most=_MAX_BODY_BYTES, takes_credential=True
    )


async def webhook(request: Request) -> Response:
    """Accept Pusher's events about presence channels."""

    async def accept(_type: str, body: bytes) -> Response:
        headers = request.headers
        key, signature = headers.get("x-pusher-key", ""), headers.get("x-pusher-signature", "")
        await receive(resources_of(request.scope).settings, key, signature, body)
        return json_response(200, b"{}")

    return await respond(request, accept, accepts=Accepts.ANYTHING, most=_MAX_WEBHOOK_BYTES)


def _fields(body: bytes, *, is_form: bool) -> Mapping[str, object]:
    """Return the fields of a form or of a JSON object.

    Raises:
        InvalidInput: the body is neither.
    """
    try:
        if is_form:
            return dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS))
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
