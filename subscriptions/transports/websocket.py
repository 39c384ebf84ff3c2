"""graphql-transport-ws over ASGI: one socket, many operations, none of which can harm another.

    handshake ── origin, subprotocol ──> OPEN ── connection_init, credential ──> ACKNOWLEDGED ──> CLOSED

Only the subprotocol of the library graphql-ws is spoken. The older one that is itself called `graphql-ws` is refused
with 4406, as graphql-ws does.
"""

from typing import Final

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from subscriptions.interfaces import Operations
from subscriptions.transports.fast_websocket import frame_writer
from subscriptions.transports.origin_policy import Origins
from subscriptions.transports.protocol import SUBPROTOCOL, CloseCode
from subscriptions.transports.registry import ConnectionRegistry
from subscriptions.transports.socket import Socket, SocketLimits

CREDENTIAL_HEADERS: Final = ("authorization", "x-api-key")


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
    """Serves one WebSocket from its handshake to its end."""
    await receive()  # websocket.connect
    headers = Headers(scope=scope)
    if not origins.allow(headers.get("origin"), headers.get("host", "")):
        await send({"type": "websocket.close", "code": 1008, "reason": "This origin is not allowed."})
        return
    if SUBPROTOCOL not in scope.get("subprotocols", ()):
        await send({"type": "websocket.accept"})
        reason = f"Only the subprotocol {SUBPROTOCOL} is spoken."
        await send({"type": "websocket.close", "code": CloseCode.SUBPROTOCOL, "reason": reason})
        return
    await send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL})
    credentials = {name: headers[name] for name in CREDENTIAL_HEADERS if name in headers}
    frames = frame_writer(scope)
    if frames is not None:
        frames.release_request()
    await Socket(operations, connections, limits, send, credentials, frames).serve(receive)
