"""The route of `/mcp`: what is checked before the SDK sees a request, and before it is imported."""

import asyncio
import importlib
from collections.abc import Mapping, Sequence
from typing import Final, Protocol, cast

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Message, Receive, Scope, Send

from auth.actor import Actor
from errors import RETRYABLE, ErrorCode, ParleyError, Unavailable
from json_types import DEEPEST, InexactNumber, Json, JsonObject, loads_exact
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, arrived_or_read, declared_type
from routes.bypass import waiting_client
from routes.mcp.call import SCOPE_KEY, Call
from routes.mcp.messages import INVALID_PARAMS, INVALID_REQUEST, id_of, wrong_message
from routes.mcp.metadata import METADATA_PATH, challenge, protected_resource
from routes.responses import json_response
from routes.rest.problems import Problem
from routes.state import GatewayState, gateway_of
from subscriptions.transports.origin_policy import Origins

PATH: Final = "/mcp"
LARGEST_BODY: Final = 1_048_576
_JSONRPC_UNPARSABLE: Final = -32700
_UNSUPPORTED_REVISION: Final = -32022
_HEADER: Final = "MCP-Protocol-Version"
_MOST_NAMES: Final = 10


class Server(Protocol):
    """`routes.mcp.server.McpServer`.

    Attributes:
        revisions: of the protocol, that it speaks.
    """

    revisions: Sequence[str]

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""


class Rejected(Exception):
    """Ends a request with a response that says why.

    Args:
        reason: the code that the error has everywhere.
        code: that of JSON-RPC.
        more: further data.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        reason: ErrorCode = ErrorCode.BAD_USER_INPUT,
        code: int = INVALID_REQUEST,
        headers: Mapping[str, str] | None = None,
        id: Json = None,
        field: str | None = None,
        more: Mapping[str, Json] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers
        self.id = id
        self.data: JsonObject = {
            "code": reason.value,
            "retryable": reason.value in RETRYABLE,
            **({"field": field} if field else {}),
            **(more or {}),
        }

    def response(self) -> Response:
        """Return the response: an error of JSON-RPC."""
        error: JsonObject = {"code": self.code, "message": str(self), "data": self.data}
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
            caller = await _caller(request, gateway)  # before the body is read and parsed, which must not cost much
            body, id, waited = await _body(request)
            waited = waited or not self._loaded
            server = await self._load()
            _require_revision(request, server.revisions, id)
            if waited:
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
            raise Rejected(404, "The MCP server is switched off.", reason=ErrorCode.NOT_FOUND)
        if not self._origins.allow(request.headers.get("origin"), request.headers.get("host", "")):
            raise Rejected(403, "This origin is not allowed; see CORS_ORIGIN.", reason=ErrorCode.FORBIDDEN)
        if request.method != "POST":
            # There are no sessions, so nothing would be sent on a stream that a GET opens, and DELETE ends none.
            raise Rejected(405, "Use POST.", headers={"allow": "POST"})

    @property
    def _loaded(self) -> bool:
        return self._server is not None and self._server.done() and not self._server.cancelled()

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
        raise Rejected(401, message, reason=ErrorCode.UNAUTHENTICATED, headers={"www-authenticate": asked})
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
    return Rejected(problem.status, problem.detail, reason=error.code, headers=headers, more=problem.facts())


def _require_revision(request: Request, known: Sequence[str], id: Json) -> None:
    """Require a revision of the protocol that the server speaks, if a request names one in its header.

    The SDK takes any other for a newer one and blames the parameters, which the client wrote for an older one.
    """
    revision = request.headers.get(_HEADER)
    if revision is not None and revision not in known:
        message = f"{_HEADER} must be one of {', '.join(known)}."
        more: JsonObject = {"supported": [*known], "requested": revision[:100]}
        raise Rejected(400, message, code=_UNSUPPORTED_REVISION, id=id, field=_HEADER, more=more)


async def _body(request: Request) -> tuple[bytes, Json, bool]:
    """Return the body, which is JSON whose numbers can be represented exactly, and the id of its request.

    Also return whether it arrived later than the head.
    """
    try:
        kind = declared_type(request.headers)
        if kind != "application/json":
            raise UnsupportedBody("The body must be sent as application/json.")
        body, waited = await arrived_or_read(request, LARGEST_BODY)
        message = loads_exact(body)
        wrong = wrong_message(message, deep=body.count(b"[") + body.count(b"{") > DEEPEST)
    except UnsupportedBody as error:
        raise Rejected(415, str(error), field="Content-Type") from None
    except BodyTooLarge as error:
        raise Rejected(413, str(error)) from None
    except BodyTooSlow as error:
        raise Rejected(408, str(error)) from None
    except InexactNumber as error:
        raise _inexact(error, orjson.loads(body)) from None
    except orjson.JSONDecodeError as error:
        raise Rejected(400, f"The body is not valid JSON: {error}.", code=_JSONRPC_UNPARSABLE) from None
    if wrong is not None:
        status = 400 if wrong.code == INVALID_REQUEST else 200
        raise Rejected(status, wrong.message, code=wrong.code, id=wrong.id, field=wrong.field)
    return body, id_of(message), waited


def _inexact(error: InexactNumber, message: Json) -> Rejected:
    """Return the response to a message with a number that cannot be kept."""
    code = INVALID_PARAMS if error.path[:1] == ["params"] else INVALID_REQUEST
    field = ".".join(error.path[:_MOST_NAMES]) or None
    return Rejected(400, error.sentence("The body"), code=code, id=id_of(message), field=field)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that begins with a body that has been read."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay
