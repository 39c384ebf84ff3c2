"""`/socket.io/`: Socket.IO (Engine.IO 4) over WebSocket and long polling, with the events of `collaboration_events`.

The library knows neither the gateway's limits nor its origin policy, so every request passes here first.
"""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Message, Receive, Scope, Send

from errors import ParleyError, Unavailable
from routes.bodies import BodyTooLarge, BodyTooSlow, read_body
from routes.collaboration_events import CollaborationEvents
from routes.rest.problems import Problem
from routes.state import gateway_of
from subscriptions.transports.client_socket import credentials_in
from subscriptions.transports.fast_websocket import frame_writer
from subscriptions.transports.origin_policy import Origins
from subscriptions.transports.socket_io import SocketIOClient, SocketIOLimits
from subscriptions.transports.socket_io_recovery import Recovery

if TYPE_CHECKING:
    from subscriptions.transports.socket_io_server import SocketIOServer

PATH: Final = "/socket.io/"

_POLICY_VIOLATION: Final = 1008


class SocketIO:
    """The ASGI application behind the routes."""

    def __init__(self, origins: Origins, limits: SocketIOLimits) -> None:
        self._origins = origins
        self._limits = limits
        self._events = CollaborationEvents()
        self._server: SocketIOServer | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or one WebSocket."""
        try:
            await self._serve(scope, receive, send)
        except Problem as problem:
            await _reject(problem, scope, receive, send)
        except ParleyError as error:
            await _reject(Problem.of(error), scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, query = Headers(scope=scope), parse_qs(scope["query_string"].decode("latin-1"))
        if not self._origins.allow(headers.get("origin"), headers.get("host", "")):
            raise Problem("FORBIDDEN", "This origin is not allowed.")
        if "j" in query:
            raise Problem("BAD_USER_INPUT", "JSONP is not supported.")
        if scope["type"] == "http" and scope["method"] == "POST":
            scope, receive = await self._with_body(scope, receive)
        if "sid" not in query:
            await self._handshake(scope, receive, send, headers)
            return
        client = self._loaded().client_of(query["sid"][0])
        await self._run(client, scope, receive, send)

    async def _handshake(self, scope: Scope, receive: Receive, send: Send, headers: Headers) -> None:
        """Admit a new client, within the limits of its address until it has sent a credential."""
        gateway = gateway_of(scope)
        if gateway.connections.draining:
            raise Unavailable("The server is restarting; reconnect.", retry_after_seconds=1)
        credentials = credentials_in(headers)
        client = SocketIOClient(
            gateway.operations,
            gateway.connections,
            self._events,
            self._limits,
            credentials,
            Recovery(gateway.streams.cursors),
        )
        gateway.connections.admit(client)
        try:
            from subscriptions.transports.socket_io_server import CLIENT

            await self._run(client, {**scope, CLIENT: client}, receive, send)
        finally:
            if not client.attached:
                gateway.connections.remove(client)

    async def _run(self, client: SocketIOClient | None, scope: Scope, receive: Receive, send: Send) -> None:
        if client is not None and scope["type"] == "websocket":
            client.serve_in(asyncio.current_task())
        try:
            await self._loaded().serve(client, scope, receive, send)
        except asyncio.CancelledError:
            if client is None or not client.has_left:
                raise
            # The client does not read, so that nothing can be sent, not even the end.
            if (frames := frame_writer(scope)) is not None:
                frames.abort()

    async def _with_body(self, scope: Scope, receive: Receive) -> tuple[Scope, Receive]:
        """Return a request whose body has arrived, bounded in bytes and in time, which the library does not see to."""
        try:
            body = await read_body(Request(scope, receive), self._limits.message_bytes)
        except BodyTooLarge as error:
            raise Problem("BAD_USER_INPUT", str(error), status=413) from None
        except BodyTooSlow as error:
            raise Problem("BAD_USER_INPUT", str(error), status=408) from None
        headers = [(name, value) for name, value in scope["headers"] if name != b"content-length"]

        async def replay() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        return {**scope, "headers": [*headers, (b"content-length", str(len(body)).encode())]}, replay

    def _loaded(self) -> "SocketIOServer":
        """Return the server, with the first request: importing the library takes memory."""
        if self._server is None:
            from subscriptions.transports.socket_io_server import SocketIOServer

            self._server = SocketIOServer(self._limits)
        return self._server


async def _reject(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await problem.response()(scope, receive, send)
        return
    close: Mapping[str, object] = {"type": "websocket.close", "code": _POLICY_VIOLATION, "reason": problem.detail}
    await send(dict(close))


def socket_io_routes(
    origins: Origins,
    *,
    limits: SocketIOLimits = SocketIOLimits(),  # noqa: B008 - frozen
) -> list[BaseRoute]:
    """Return the routes of both transports."""
    application = SocketIO(origins, limits)
    return [Route(PATH, application), WebSocketRoute(PATH, application)]
