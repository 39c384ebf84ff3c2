"""The endpoint for CloudEvents: `POST /events`, described in docs/inbound.md."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from errors import Unauthenticated
from resolvers.inbound.cloudevents import CloudEventCall, accept_events
from routes.inbound_calls import Accepts, respond
from routes.responses import json_response
from routes.state import resources_of


async def cloudevents(request: Request) -> Response:
    """Return 202 and how many events are new; with 200, a broker could take the body for a reply."""
    resources = resources_of(request.scope)

    async def accept(type: str, body: bytes) -> Response:
        actor = await resources.credentials.authenticate(request.headers)
        if actor is None:
            raise Unauthenticated("Send a credential: Authorization: Bearer <token or API key>, or x-api-key.")
        call = CloudEventCall(type, dict(request.headers), body)
        accepted = await accept_events(resources.connectors, actor, call)
        counts = {"accepted": accepted.accepted, "duplicates": accepted.duplicates}
        return json_response(202, orjson.dumps(counts))

    return await respond(request, accept, accepts=Accepts.ANYTHING, takes_credential=True)


def cloudevents_routes() -> list[Route]:
    """Return the route."""
    return [Route("/events", cloudevents, methods=["POST"])]
