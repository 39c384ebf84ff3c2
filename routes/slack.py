"""The endpoints that a Slack app calls, described in docs/inbound.md; each acknowledges once the call is stored."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resolvers.inbound.slack import SlackCall, accept_command, accept_event, accept_interaction, accept_request
from routes.inbound_calls import Accepts, respond, single
from routes.responses import json_response
from routes.state import gateway_of


async def events(request: Request) -> Response:
    """Acknowledge an event, or return the challenge with which Slack verifies the URL."""

    async def accept(_type: str, body: bytes) -> Response:
        challenge = await accept_event(gateway_of(request.scope).inbound, _call(request, body))
        return _empty() if challenge is None else json_response(200, orjson.dumps({"challenge": challenge}))

    return await respond(request, accept, service="slack")


async def interactive(request: Request) -> Response:
    """Acknowledge the click on a button; its outcome replaces the message."""

    async def accept(_type: str, body: bytes) -> Response:
        await accept_interaction(gateway_of(request.scope).inbound, _call(request, body))
        return _empty()

    return await respond(request, accept, service="slack", accepts=Accepts.FORM)


async def commands(request: Request) -> Response:
    """Acknowledge a slash command with a text that only its user sees."""

    async def accept(_type: str, body: bytes) -> Response:
        answer = await accept_command(gateway_of(request.scope).inbound, _call(request, body))
        return _empty() if answer is None else json_response(200, orjson.dumps(answer))

    return await respond(request, accept, service="slack", accepts=Accepts.FORM)


async def forwarded(request: Request) -> Response:
    """Return 202 and the id of a forwarded request; null if it is not created yet."""

    async def accept(_type: str, body: bytes) -> Response:
        stored = await accept_request(gateway_of(request.scope).inbound, _call(request, body))
        return json_response(202, orjson.dumps({"status": "accepted", "request_id": stored.request_id}))

    return await respond(request, accept, service="slack")


def _call(request: Request, body: bytes) -> SlackCall:
    return SlackCall(
        timestamp=single(request, "x-slack-request-timestamp"),
        signature=single(request, "x-slack-signature"),
        body=body,
    )


def _empty() -> Response:
    return Response(status_code=200)


def slack_routes() -> list[Route]:
    """Return the routes."""
    return [
        Route("/slack/events", events, methods=["POST"]),
        Route("/slack/interactive", interactive, methods=["POST"]),
        Route("/slack/commands", commands, methods=["POST"]),
        Route("/api/v1/requests/slack", forwarded, methods=["POST"]),
    ]
