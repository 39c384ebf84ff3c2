"""The routes of the plugin for Roblox Studio: `POST /studio/…`, described in docs/studio.md.

A plugin is an HTTP client on somebody's desktop. It sends no `Origin`, so a request with one comes from a web page and
is rejected, and so is one to a host that is not this gateway: a page whose name was rebound to it has that as `Host`.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeVar

import msgspec
import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auth.actor import Actor
from auth.credentials import Credentials
from context.rate_limit import Limit
from context.waiting_client import WaitingClient
from errors import InvalidInput, Unauthenticated
from json_types import InexactNumber, loads_exact
from models.studio import POLL_SECONDS
from resolvers.studio import plugin
from routes.bodies import UnsupportedBody
from routes.bypass import waiting_client
from routes.inbound_calls import respond
from routes.responses import error_response, json_response
from routes.state import resources_of
from subscriptions.transports.origin_policy import Origins

PROTOCOL: Final = 1
"""Changes if an old plugin would not understand the gateway any more."""
REQUESTS_PER_MINUTE: Final = 500
"""Per API key and address: what Roblox's HttpService allows a Studio."""
_SMALL: Final = 64 * 1024
_LARGE: Final = 1024 * 1024
_JSON: Final = "application/json"


Body = TypeVar("Body", bound=msgspec.Struct)
Answer = Callable[["_Call", Any], Awaitable[Mapping[str, object]]]


class _Call:
    """One request of the plugin."""

    def __init__(self, actor: Actor, credentials: Credentials, waits: plugin.Waits, client: WaitingClient) -> None:
        self.actor = actor
        self.credentials = credentials
        self.waits = waits
        self.client = client


class PluginRoute:
    """The endpoint of one request of the plugin.

    Args:
        body: the type of its body.
        answer: returns the response.
        most: the maximum number of bytes of the body.
    """

    def __init__(
        self,
        origins: Origins,
        body: type[msgspec.Struct],
        answer: Answer,
        *,
        most: int = _SMALL,
    ) -> None:
        self._origins = origins
        self._body = body
        self._answer = answer
        self._most = most

    async def __call__(self, request: Request) -> Response:
        """Serve one request."""
        headers = request.headers
        if "origin" in headers:
            return error_response(403, "Web pages cannot use the bridge to Studio.", "FORBIDDEN")
        if not self._origins.serves(headers.get("host", "")):
            message = "This host is not the gateway: use localhost, an IP address or the host of PUBLIC_URL."
            return error_response(421, message, "FORBIDDEN")

        async def accept(type: str, body: bytes) -> Response:
            if type != _JSON:
                raise UnsupportedBody(f"The body must be sent as {_JSON}.")
            call = await self._call(request)
            return json_response(200, orjson.dumps(await self._answer(call, _parsed(body, self._body))))

        return await respond(request, accept, most=self._most, takes_credential=True)

    async def _call(self, request: Request) -> _Call:
        resources = resources_of(request.scope)
        actor = await resources.credentials.authenticate(request.headers)
        if actor is None:
            raise Unauthenticated("Send an API key with the scope studio:connect as x-api-key.")
        await resources.rates.hit(Limit(f"studio:{actor.credential_id or actor.id}", REQUESTS_PER_MINUTE))
        return _Call(actor, resources.credentials, resources.waits, waiting_client(request.scope))


def _parsed(body: bytes, type: type[Body]) -> Body:
    try:
        sent = loads_exact(body)
    except InexactNumber as error:
        raise InvalidInput(error.sentence("The body"), field=error.path or None) from None
    except ValueError as error:
        raise InvalidInput(f"The body is not valid JSON: {error}.") from None
    return plugin.body_of(sent, type)


# ---------------------------------------------------------------- what the requests do


async def _connect(call: _Call, hello: plugin.Hello) -> Mapping[str, object]:
    instance = await plugin.connect(call.actor, hello)
    return {
        "protocol": PROTOCOL,
        "instanceId": instance.id,
        "name": instance.name,
        "pollSeconds": POLL_SECONDS,
        "outputSequence": instance.output_sequence,
    }


async def _poll(call: _Call, asked: plugin.Poll) -> Mapping[str, object]:
    return {"commands": await plugin.poll(call.actor, call.credentials, call.waits, call.client, asked)}


async def _results(call: _Call, sent: plugin.Results) -> Mapping[str, object]:
    return {"ended": await plugin.receive_results(call.actor, sent)}


async def _output(call: _Call, sent: plugin.Output) -> Mapping[str, object]:
    return {"stored": await plugin.receive_output(call.actor, sent)}


async def _disconnect(call: _Call, sent: plugin.FromWindow) -> Mapping[str, object]:
    await plugin.disconnect(call.actor, sent)
    return {}


def studio_routes(origins: Origins) -> list[Route]:
    """Return the routes."""

    def route(name: str, body: type[msgspec.Struct], answer: Answer, most: int = _SMALL) -> Route:
        endpoint = PluginRoute(origins, body, answer, most=most)
        return Route(f"/studio/{name}", endpoint.__call__, methods=["POST"])

    return [
        route("connect", plugin.Hello, _connect),
        route("poll", plugin.Poll, _poll),
        route("results", plugin.Results, _results, _LARGE),
        route("output", plugin.Output, _output, _LARGE),
        route("disconnect", plugin.FromWindow, _disconnect),
    ]
