"""The endpoint for webhooks that start workflows: `POST /hooks/{token}`, described in docs/triggers.md."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resolvers.triggers import LARGEST_BODY, WebhookRequest, receive
from routes.inbound_calls import FORM, Accepts, respond, signed_headers
from routes.responses import json_response
from routes.state import resources_of


async def hook(request: Request) -> Response:
    """Return 202 and the run's id once the run is stored; the sender does not wait for its result."""
    resources = resources_of(request.scope)

    async def start(type: str, body: bytes) -> Response:
        delivery = _delivery(request, body, is_form=type == FORM)
        received = await receive(resources.settings, resources.rates, delivery)
        if received.challenge is not None:
            return json_response(200, orjson.dumps({"challenge": received.challenge}))
        return json_response(202, orjson.dumps({"executionId": received.run_id}))

    # The secret of a trigger that cannot be decrypted is the operator's fault, and the URL exists.
    return await respond(request, start, accepts=Accepts.JSON_OR_FORM, not_configured=500, most=LARGEST_BODY)


def _delivery(request: Request, body: bytes, *, is_form: bool) -> WebhookRequest:
    headers = request.headers
    return WebhookRequest(
        token=request.path_params["token"],
        body=body,
        is_form=is_form,
        key=headers.get("idempotency-key", ""),
        hops=_number(headers.get("parley-hops", "")),
        execution_id=headers.get("parley-execution", ""),
        signed=signed_headers(request),
    )


def _number(text: str) -> int:
    """Return the number of runs that led to the request, according to its header."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def hook_routes() -> list[Route]:
    """Return the route."""
    return [Route("/hooks/{token}", hook, methods=["POST"])]
