"""The route of `/mcp`: what is checked before the SDK sees a request, and before it is imported."""

import asyncio
import importlib
from collections.abc import Mapping
from typing import Final, Protocol, cast

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Message, Receive, Scope, Send

from auth.actor import Actor
from errors import ParleyError, Unavailable
from json_types import InexactNumber, Json, JsonObject, loads_exact
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.bypass import waiting_client
from routes.mcp.call import SCOPE_KEY, Call
from routes.mcp.messages import INVALID_REQUEST, wrong_message
from routes.mcp.metadata import METADATA_PATH, challenge, protected_resource
from routes.responses import json_response
from routes.rest.problems import Problem
from routes.state import GatewayState, gateway_of
from subscriptions.transports.origin_policy import Origins

PATH: Final = "/mcp"
LARGEST_BODY: Final = 1_048_576
_JSONRPC_UNPARSABLE: Final = -32700


class Server(Protocol):
    """`routes.mcp.server.McpServer`."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""


class Rejected(Exception):
    """Ends a request with a response that says why."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: int = INVALID_REQUEST,
        headers: Mapping[str, str] | None = None,
        id: Json = None,
        field: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers
        self.id = id
        self.field = field

    def response(self) -> Response:
        """Return the response: an error of JSON-RPC."""
        error: JsonObject = {"code": self.code, "message": str(self)}
        if self.field is not None:
            error["data"] = {"field": self.field}
        body = {"jsonrpc": "2.0", "id": self.id, "error": error}
        return json_response(self.status, orjson.dumps(body), headers=self.headers)


def mcp_routes(origins: Origins) -> list[BaseRoute]:
    """Return the routes of the MCP server and of the metadata about its authorization."""
    return [
        Route(PATH, McpRoute(origins)),
        Route(METADATA_PATH + PATH, protected_resource, methods=["GET"]),
        Route(METADATA_PATH, protected_resource, methods=["GET"]),
    ]


class McpRoute:
    """The ASGI application behind the route."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._server: asyncio.Task[Server] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        gateway = gateway_of(scope)
        try:
            self._require_served(request, gateway)
            await _caller(request, gateway)  # before the body is read and parsed, which must not cost much without one
            body = await _body(request)
            server = await self._load()
            caller = await _caller(request, gateway)  # it may have been revoked meanwhile
        except Rejected as rejected:
            await rejected.response()(scope, receive, send)
            return
        except ParleyError as error:
            await _rejection(error, gateway).response()(scope, receive, send)
            return
        scope[SCOPE_KEY] = Call(
            gateway.operations,
            gateway.connections,
            gateway.resources.endpoints,
            gateway.resources.rates,
            gateway.resources.settings,
            caller,
            waiting_client(scope),
        )
        await server.serve(scope, _replay(body, receive), send)

    def _require_served(self, request: Request, gateway: GatewayState) -> None:
        """Require that a request is one of an MCP client to this server.

        Raises:
            Rejected: it is not.
        """
        if not gateway.resources.settings.mcp:
            raise Rejected(404, "The MCP server is switched off.")
        if not self._origins.allow(request.headers.get("origin"), request.headers.get("host", "")):
            raise Rejected(403, "This origin is not allowed; see CORS_ORIGIN.")
        if request.method != "POST":
            # There are no sessions, so nothing would be sent on a stream that a GET opens, and DELETE ends none.
            raise Rejected(405, "Use POST.", headers={"allow": "POST"})

    async def _load(self) -> Server:
        """Return the server, which is imported in a thread because that takes a second or two."""
        if self._server is None or self._server.cancelled():
            self._server = asyncio.get_running_loop().create_task(_import_server())
        return await asyncio.shield(self._server)


async def _caller(request: Request, gateway: GatewayState) -> Actor:
    """Return the caller of a request.

    Raises:
        Rejected, Unauthenticated: there is no credential, or it is invalid.
        Unavailable: the gateway is shutting down.
    """
    caller = await gateway.operations.authenticate(request.headers)
    if caller is None:
        message = "Send a credential: Authorization: Bearer <token or API key>, or x-api-key."
        asked = challenge(gateway.resources.settings, invalid=False)
        raise Rejected(401, message, headers={"www-authenticate": asked})
    if gateway.draining:
        raise Unavailable("The server is restarting; retry.", retry_after_seconds=1)
    return caller


async def _import_server() -> Server:
    module = await asyncio.to_thread(importlib.import_module, "routes.mcp.server")
    return cast(Server, module.McpServer())


def _rejection(error: ParleyError, gateway: GatewayState) -> Rejected:
    problem = Problem.of(error)
    headers = problem.headers()
    if "www-authenticate" in headers:
        headers["www-authenticate"] = challenge(gateway.resources.settings, invalid=True)
    return Rejected(problem.status, problem.detail, headers=headers)


async def _body(request: Request) -> bytes:
    """Return the body, which is JSON whose numbers can be represented exactly."""
    try:
        kind = declared_type(request.headers)
        if kind != "application/json":
            raise UnsupportedBody("The body must be sent as application/json.")
        body = await read_body(request, LARGEST_BODY)
        wrong = wrong_message(loads_exact(body))
    except UnsupportedBody as error:
        raise Rejected(415, str(error)) from None
    except BodyTooLarge as error:
        raise Rejected(413, str(error)) from None
    except BodyTooSlow as error:
        raise Rejected(408, str(error)) from None
    except InexactNumber as error:
        raise Rejected(400, f"The body {error}.", code=_JSONRPC_UNPARSABLE) from None
    except orjson.JSONDecodeError as error:
        raise Rejected(400, f"The body is not valid JSON: {error}.", code=_JSONRPC_UNPARSABLE) from None
    if wrong is not None:
        status = 400 if wrong.code == INVALID_REQUEST else 200
        raise Rejected(status, wrong.message, code=wrong.code, id=wrong.id, field=wrong.field)
    return body


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that begins with a body that has been read."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay
