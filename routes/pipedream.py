"""The endpoint for calls from Pipedream's workflows: `POST /pipedream/events`, described in docs/inbound.md."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resolvers.inbound.pipedream import PipedreamCall, accept_event
from routes.inbound_calls import respond, signed_headers
from routes.responses import json_response
from routes.state import gateway_of


async def pipedream_event(request: Request) -> Response:
    """Return 202 and the id of the event; 200 if the call was received before."""
    gateway = gateway_of(request.scope)

    async def accept(_type: str, body: bytes) -> Response:
        actor = await gateway.resources.credentials.authenticate(request.headers)
        id = await accept_event(gateway.inbound, PipedreamCall(signed_headers(request), actor, body))
        return json_response(200 if id is None else 202, orjson.dumps({"eventId": id, "duplicate": id is None}))

    return await respond(request, accept, takes_credential=True)


def pipedream_routes() -> list[Route]:
    """Return the route."""
    return [Route("/pipedream/events", pipedream_event, methods=["POST"])]
