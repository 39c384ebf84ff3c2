"""Engine.IO and Socket.IO, by the library python-socketio, with the limits that it lacks.

Import this module with the first request only: the library takes some megabytes, and few gateways serve Socket.IO.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

import socketio
from engineio.packet import MESSAGE, Packet
from socketio.exceptions import ConnectionRefusedError
from socketio.packet import CONNECT
from socketio.packet import Packet as SocketIOPacket
from starlette.types import Message, Receive, Scope, Send

from context.faults import logged_fault
from errors import ErrorCode, ParleyError, Unavailable
from json_types import JsonObject
from shown import as_json
from subscriptions.transports.protocol import CloseCode
from subscriptions.transports.socket_io import SocketIOClient, SocketIOLimits, refusal

CLIENT: Final = "parley.socket_io"
"""The key of a request's scope with the client that a handshake admits."""

_JOIN: Final = "JOIN_COLLABORATION_SESSION"
_LEAVE: Final = "LEAVE_COLLABORATION_SESSION"
_FROM_CLIENT: Final = "0123"
"""The packets that a client may send: CONNECT, DISCONNECT, EVENT and ACK, but nothing with binary attachments."""


class EngineSocket:
    """The `Engine` of a client.

    Args:
        queued: the number of packets in the queue of the transport from which `send` waits.
    """

    def __init__(self, socket: Any, queued: int) -> None:
        self._socket = socket
        self._queued = queued

    async def send(self, packet: str) -> None:
        """See `Engine`."""
        await self._socket.send(Packet(MESSAGE, data=packet))
        if self._socket.queue.qsize() >= self._queued:
            await self._socket.queue.join()

    async def close(self) -> None:
        """See `Engine`."""
        if not self._socket.closed:
            await self._socket.close(wait=False)
            await self._socket.queue.put(None)  # the end of a WebSocket, which the library leaves to the client


class SocketIOServer(socketio.AsyncServer):  # type: ignore[misc]
    """The server of all clients of a process."""

    def __init__(self, limits: SocketIOLimits) -> None:
        silent = logging.Logger("socketio", logging.CRITICAL + 1)  # what clients can cause is not worth logging
        super().__init__(
            async_mode="asgi",
            async_handlers=False,  # one after the other, so that a client cannot start any number
            logger=silent,
            engineio_logger=silent,
            cors_allowed_origins=[],  # the gateway checks origins itself
            max_http_buffer_size=limits.message_bytes,
            http_compression=False,
        )
        self._limits = limits
        self._clients: dict[str, SocketIOClient] = {}
        self.on("connect", self._connect)
        self.on("disconnect", self._disconnect)
        self.on(_JOIN, self._join)
        self.on(_LEAVE, self._quit)

    def client_of(self, eio_sid: str) -> SocketIOClient | None:
        """Return the client of a transport."""
        return self._clients.get(eio_sid)

    async def serve(self, client: SocketIOClient | None, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request or a WebSocket."""
        packets = _packets(client, receive) if scope["type"] == "websocket" else receive
        await self.handle_request(scope, packets, send)

    # ------------------------------------------------------------ Engine.IO

    async def _handle_eio_connect(self, eio_sid: str, environ: Mapping[str, Any]) -> None:
        client: SocketIOClient = environ["asgi.scope"][CLIENT]
        self._clients[eio_sid] = client
        client.attach(EngineSocket(self.eio.sockets[eio_sid], self._limits.queued))
        await super()._handle_eio_connect(eio_sid, {CLIENT: client})  # without the request, which would stay in memory

    async def _handle_eio_message(self, eio_sid: str, data: object) -> None:
        client = self._clients.get(eio_sid)
        if client is None or not client.takes_message():
            return
        try:
            if not isinstance(data, str) or data[:1] not in _FROM_CLIENT:
                raise ValueError("unexpected packet")
            await super()._handle_eio_message(eio_sid, data)
        except Exception:
            client.close(CloseCode.BAD_REQUEST, "The packet is not valid.")

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        client = self._clients.pop(eio_sid, None)
        await super()._handle_eio_disconnect(eio_sid, reason)
        if client is not None:
            client.leave()

    # ------------------------------------------------------------ Socket.IO

    async def _send_packet(self, eio_sid: str, pkt: SocketIOPacket) -> None:
        client = self._clients.get(eio_sid)
        if pkt.packet_type == CONNECT and client is not None and client.pid is not None:
            pkt.data["pid"] = client.pid  # which the library, having no recovery, leaves out
        await super()._send_packet(eio_sid, pkt)

    def _get_event_handler(self, event: object, namespace: str, args: Sequence[Any]) -> tuple[Any, Sequence[Any]]:
        handler, given = super()._get_event_handler(event, namespace, args)
        return (_unknown, (event,)) if handler is None else (handler, given)

    async def _connect(self, sid: str, environ: Mapping[str, Any], auth: object) -> bool:
        client: SocketIOClient = environ[CLIENT]
        try:
            await client.connect(auth)
        except Unavailable:
            await client.hang_up()  # first, because a client that is refused does not reconnect
            return False
        except ParleyError as error:
            raise ConnectionRefusedError(error.message, _data(error)) from None
        except Exception:
            fault = logged_fault("Socket.IO connection")
            raise ConnectionRefusedError(fault.message, {"code": "INTERNAL", "errorId": fault.error_id}) from None
        return True

    async def _disconnect(self, sid: str, _reason: str) -> None:
        client = self._client(sid)
        if client is not None:
            client.leave()

    async def _join(self, sid: str, message: object = None, *_more: object) -> JsonObject | None:
        client = self._client(sid)
        return None if client is None else await client.join(message)

    async def _quit(self, sid: str, message: object = None, *_more: object) -> JsonObject | None:
        client = self._client(sid)
        return None if client is None else client.quit(message)

    def _client(self, sid: str) -> SocketIOClient | None:
        return self._clients.get(self.manager.eio_sid_from_sid(sid, "/"))


async def _unknown(event: object) -> JsonObject:
    """Return the acknowledgement of an event that does not exist, for which a client would wait otherwise."""
    message = f"There is no event {as_json(event)}. Send {_JOIN} or {_LEAVE}."
    return refusal(None, {"code": ErrorCode.BAD_USER_INPUT.value, "message": message, "retryable": False})


def _packets(client: SocketIOClient | None, receive: Receive) -> Receive:
    """Return the messages of a WebSocket up to the first that is no packet, at which the library would fail."""

    async def receive_packet() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and not _is_packet(message):
            if client is not None:
                client.close(CloseCode.BAD_REQUEST, "The packet is not valid.")
            return {"type": "websocket.disconnect", "code": CloseCode.BAD_REQUEST}
        return message

    return receive_packet


def _is_packet(message: Message) -> bool:
    text = message.get("text")
    if text is None:
        return True  # a binary message, of which the library makes a packet whatever it contains
    try:
        Packet(encoded_packet=text)
    except (ValueError, RecursionError):
        return False
    return True


def _data(error: ParleyError) -> JsonObject:
    """Return the `data` of a client's connect_error."""
    more = {} if error.retry_after_seconds is None else {"retryAfterSeconds": error.retry_after_seconds}
    return {"code": error.code.value, "retryable": error.retryable, **more}
