"""The endpoint for Twilio's status callbacks: `POST /twilio/status?delivery=…`."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resolvers.inbound.twilio import StatusCallback, accept_status
from routes.inbound_calls import Accepts, respond, single
from routes.state import gateway_of


async def status(request: Request) -> Response:
    """Return 204."""

    async def accept(_type: str, body: bytes) -> Response:
        url = request.url
        callback = StatusCallback(
            path=f"{url.path}?{url.query}" if url.query else url.path,
            delivery_id=request.query_params.get("delivery", ""),
            signature=single(request, "x-twilio-signature"),
            body=body,
        )
        await accept_status(gateway_of(request.scope).inbound, callback)
        return Response(status_code=204)

    return await respond(request, accept, service="twilio", accepts=Accepts.FORM)


def twilio_routes() -> list[Route]:
    """Return the route."""
    return [Route("/twilio/status", status, methods=["POST"])]
