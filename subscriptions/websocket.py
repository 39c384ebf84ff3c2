"""graphql-transport-ws over ASGI: one socket, many operations, none of which can harm another.

    handshake ── origin, subprotocol ──> OPEN ── connection_init, credential ──> ACKNOWLEDGED ──> CLOSED

Only the subprotocol of the library graphql-ws is spoken. The older one that is itself called `graphql-ws` is refused
with 4406, as graphql-ws does.
"""

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from subscriptions.connections import Connections
from subscriptions.frames import frame_writer
from subscriptions.operations import Operations
from subscriptions.origins import Origins
from subscriptions.protocol import SUBPROTOCOL, CloseCode
from subscriptions.socket import Socket

CREDENTIAL_HEADERS: Final = ("authorization", "x-api-key")


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """What one socket may do.

    Args:
        init_seconds: how long it may be silent before connection_init.
        operations: how many may run at a time.
        message_bytes: the length of one message.
        messages_per_minute: high enough that no client meets it in ordinary use.
        ping_seconds: between two pings of the server.
        missed_pongs: how many pings in a row may stay without any message in return.
        close_seconds: how long a client may take to read what is unsent before it is cut off.
    """

    init_seconds: float = 3.0
    operations: int = 100
    message_bytes: int = 65_536
    messages_per_minute: int = 6_000
    ping_seconds: float = 20.0
    missed_pongs: int = 2
    close_seconds: float = 5.0


async def serve_socket(
    scope: Scope,
    receive: Receive,
    send: Send,
    *,
    operations: Operations,
    connections: Connections,
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
        frames.settle()
    await Socket(operations, connections, limits, send, credentials, frames).serve(receive)
