"""The endpoint for GitHub's webhooks: `POST /github/webhook`, described in docs/inbound.md."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resolvers.inbound.github import GitHubCall, accept_webhook
from routes.inbound_calls import FORM, Accepts, respond, single
from routes.responses import json_response
from routes.state import gateway_of


async def webhook(request: Request) -> Response:
    """Return 202 and the id of the event; 200 if the webhook was received before."""

    async def accept(type: str, body: bytes) -> Response:
        call = GitHubCall(
            event=single(request, "x-github-event"),
            delivery=single(request, "x-github-delivery"),
            signature=single(request, "x-hub-signature-256"),
            body=body,
            is_form=type == FORM,
        )
        id = await accept_webhook(gateway_of(request.scope).inbound, call)
        return json_response(200 if id is None else 202, orjson.dumps({"eventId": id, "duplicate": id is None}))

    return await respond(request, accept, service="github", accepts=Accepts.JSON_OR_FORM)


def github_routes() -> list[Route]:
    """Return the route."""
    return [Route("/github/webhook", webhook, methods=["POST"])]
