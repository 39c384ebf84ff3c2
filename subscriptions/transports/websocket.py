"""graphql-transport-ws over ASGI: one socket, many independent operations.

    handshake ── origin, subprotocol ──> OPEN ── connection_init, credential ──> ACKNOWLEDGED ──> CLOSED

Only the subprotocol of the library graphql-ws is supported. The older subprotocol, named `graphql-ws`, is refused with
4406, as graphql-ws does.
"""

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from subscriptions.interfaces import Operations
from subscriptions.transports.client_names import HEADERS
from subscriptions.transports.client_socket import SocketLimits, credentials_in
from subscriptions.transports.fast_websocket import frame_writer
from subscriptions.transports.origin_policy import Origins
from subscriptions.transports.protocol import SUBPROTOCOL, CloseCode
from subscriptions.transports.registry import ConnectionRegistry
from subscriptions.transports.socket import Socket


async def serve_socket(
    scope: Scope,
    receive: Receive,
    send: Send,
    *,
    operations: Operations,
    connections: ConnectionRegistry,
    origins: Origins,
    limits: SocketLimits,
) -> None:
    """Serve a WebSocket from handshake to close."""
    await receive()  # websocket.connect
    headers = Headers(scope=scope)
    if not origins.allow(headers.get("origin"), headers.get("host", "")):
        await send({"type": "websocket.close", "code": 1008, "reason": "This origin is not allowed."})
        return
    if SUBPROTOCOL not in scope.get("subprotocols", ()):
        await send({"type": "websocket.accept"})
        reason = f"Only the subprotocol {SUBPROTOCOL} is supported."
        await send({"type": "websocket.close", "code": CloseCode.SUBPROTOCOL_NOT_ACCEPTABLE, "reason": reason})
        return
    await send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL})
    credentials = credentials_in(headers)
    if operations.counts_usage:
        credentials |= {name: headers[name] for name in HEADERS if name in headers}
    frames = frame_writer(scope)
    if frames is not None:
        frames.release_request()
    socket = Socket(operations, connections, limits, send, credentials, frames)
    await socket.serve_if_admitted(receive)
