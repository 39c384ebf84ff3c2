"""Subscribers over WebSocket and SSE, as small as Python allows: thousands of them share one process.

Each follows one session, resumes after its last cursor, and keeps a sum of what arrived, so that at the end a loss or a
repetition shows without a list of everything.
"""

import asyncio
import json
import socket
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

WATCH: Final = """subscription Watch($session: ID!, $after: Cursor) {
  sessionEvents(sessionId: $session, after: $after) {
    __typename
    ... on Event { cursor }
    ... on MessageSent { message { content } }
    ... on StreamGap { reason }
  }
}"""
_HANDSHAKE_BYTES: Final = 65_536
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
_RETRY_SECONDS: Final = 0.5
_OPEN_SECONDS: Final = 30.0


class Refused(Exception):
    """The server rejected a connection, or closed it with a code.

    Args:
        status: the HTTP status or the close code.
        retry_after: the seconds that the response asks the client to wait, if it does.
    """

    def __init__(self, status: int, retry_after: float | None) -> None:
        super().__init__(f"{status}, Retry-After {retry_after}")
        self.status, self.retry_after = status, retry_after


@dataclass(slots=True)
class Ledger:
    """The properties that all subscribers of a run share.

    Args:
        arrived: called with the content and the time of each message that arrives.
    """

    arrived: Callable[[bytes, float], None] = lambda content, moment: None
    refusals: Counter[tuple[int, bool]] = field(default_factory=Counter)
    """Rejections by status, and by whether they had a Retry-After."""
    gaps: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    """Connections that ended without being asked to, by reason."""
    open: int = 0


@dataclass(slots=True)
class Tally:
    """A count of messages and a sum over their numbers, which two sides that have seen the same agree in."""

    count: int = 0
    total: int = 0

    def add(self, number: int) -> None:
        """Count a message."""
        self.count += 1
        self.total += number * (number + 7919)


class Subscriber:
    """One client that follows a session until it is stopped."""

    __slots__ = ("_connection", "_stopping", "buffer_bytes", "cursor", "ledger", "lost", "opened", "port", "protocol",
                 "session", "tally", "times_opened", "token")  # fmt: skip

    def __init__(self, ledger: Ledger, protocol: "type[_Connection]", port: int, token: str, session: str) -> None:
        self.ledger, self.protocol, self.port, self.token, self.session = ledger, protocol, port, token, session
        self.buffer_bytes: int | None = None
        """The size of its receive buffer, if it has a small one."""
        self.cursor: str | None = None
        self.tally = Tally()
        self.opened = False
        self.lost = 0.0
        self.times_opened = 0
        self._connection: _Connection | None = None
        self._stopping = False

    async def run(self) -> None:
        """Connect, and reconnect, until stopped."""
        while not self._stopping:
            wait = _RETRY_SECONDS
            try:
                await self._connected()
            except Refused as refusal:
                self.ledger.refusals[refusal.status, refusal.retry_after is not None] += 1
                wait = refusal.retry_after or wait
            except OSError as error:
                self.ledger.ends[type(error).__name__] += 1
            else:
                wait = 0.0
            if not self._stopping:
                await asyncio.sleep(wait)

    async def _connected(self) -> None:
        loop = asyncio.get_running_loop()
        endpoint = socket.socket()
        endpoint.setblocking(False)
        if self.buffer_bytes is not None:
            endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.buffer_bytes)
        try:
            await loop.sock_connect(endpoint, ("127.0.0.1", self.port))
        except BaseException:
            endpoint.close()
            raise
        _, connection = await loop.create_connection(lambda: self.protocol(self), sock=endpoint)
        self._connection = connection
        try:
            await connection.ended
        finally:
            if self.opened:
                self.opened, self.lost = False, time.monotonic()
                self.ledger.open -= 1
            connection.transport.abort()
            self._connection = None

    def stop(self) -> None:
        """Disconnect for good."""
        self._stopping = True
        self.cut()

    def cut(self) -> None:
        """Disconnect as a network does: without a word."""
        if self._connection is not None:
            self._connection.finish(None)

    def stop_reading(self) -> int:
        """Read nothing more over this connection, as a program that hangs, and return its port."""
        assert self._connection is not None
        transport = self._connection.transport
        transport.pause_reading()
        port: int = transport.get_extra_info("sockname")[1]
        return port

    def take(self, payload: bytes) -> None:
        """Take an event."""
        if not self.opened:
            self.opened = True
            self.times_opened += 1
            self.ledger.open += 1
        cursor = _between(payload, b'"cursor":"', b'"')
        if cursor:
            self.cursor = cursor.decode()
        content = _between(payload, b'"content":"', b'"')
        if content:
            self.tally.add(int(content.rpartition(b" ")[2]))
            self.ledger.arrived(content, time.monotonic())
        elif b'"StreamGap"' in payload:
            self.ledger.gaps[_between(payload, b'"reason":"', b'"').decode()] += 1

    def request(self) -> str:
        """Return the operation, from the last cursor on."""
        return json.dumps({"query": WATCH, "variables": {"session": self.session, "after": self.cursor}})


def _between(text: bytes, opening: bytes, closing: bytes) -> bytes:
    start = text.find(opening)
    if start < 0:
        return b""
    start += len(opening)
    return text[start : text.find(closing, start)]


class _Connection(asyncio.Protocol):
    """A connection of a subscriber. Subclasses speak WebSocket or SSE."""

    __slots__ = ("_data", "_head", "_opening", "_subscriber", "ended", "transport")

    def __init__(self, subscriber: Subscriber) -> None:
        loop = asyncio.get_running_loop()
        self.ended: asyncio.Future[None] = loop.create_future()
        self.transport: asyncio.Transport
        self._subscriber = subscriber
        self._data = b""
        self._head = True
        self._opening = loop.call_later(_OPEN_SECONDS, self.finish, TimeoutError())

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self.greeting())

    def connection_lost(self, exc: Exception | None) -> None:
        self.finish(exc or ConnectionResetError())

    def data_received(self, data: bytes) -> None:
        self._data = self._data + data if self._data else data
        if self._head:
            end = self._data.find(b"\r\n\r\n")
            if end < 0:
                return
            self._head = False
            head, self._data = self._data[:end].lower(), self._data[end + 4 :]
            if head[9:12] != self.accepted:
                wait = _between(head + b"\r\n", b"retry-after: ", b"\r\n")
                self.finish(Refused(int(head[9:12]), float(wait) if wait else None))
                return
            self.start()
        if not self.ended.done():
            self.read()

    def finish(self, error: BaseException | None) -> None:
        """End the connection."""
        self._opening.cancel()
        if not self.ended.done():
            if error is None:
                self.ended.set_result(None)
            else:
                self.ended.set_exception(error)

    def take(self, payload: bytes) -> None:
        self._opening.cancel()
        self._subscriber.take(payload)

    accepted: bytes

    def greeting(self) -> bytes:
        """Return the request."""
        raise NotImplementedError

    def start(self) -> None:
        """Do what follows an accepted request."""

    def read(self) -> None:
        """Take what has arrived."""
        raise NotImplementedError


class WebSocketConnection(_Connection):
    """A connection that speaks graphql-transport-ws."""

    __slots__ = ()
    accepted = b"101"

    def greeting(self) -> bytes:
        return (
            f"GET /graphql HTTP/1.1\r\nhost: 127.0.0.1:{self._subscriber.port}\r\nupgrade: websocket\r\n"
            "connection: upgrade\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n"
            "sec-websocket-protocol: graphql-transport-ws\r\n\r\n"
        ).encode()

    def start(self) -> None:
        credential = json.dumps({"authorization": f"Bearer {self._subscriber.token}"})
        self._send(f'{{"type":"connection_init","payload":{credential}}}')

    def read(self) -> None:
        data, at = self._data, 0
        while (found := _frame(data, at)) is not None:
            opcode, start, at = found
            if opcode == _TEXT:
                self._message(data[start:at])
            elif opcode == _CLOSE:
                code = int.from_bytes(data[start : start + 2], "big")
                self.finish(Refused(code, None))
                return
            elif opcode == _PING:
                self.transport.write(masked(data[start:at], _PONG))
        self._data = data[at:]

    def _message(self, text: bytes) -> None:
        kind = text[:40]
        if b'"next"' in text[:60]:
            self.take(text)
        elif b'"ping"' in kind:
            self._send('{"type":"pong"}')
        elif b'"connection_ack"' in kind:
            self._send(f'{{"id":"1","type":"subscribe","payload":{self._subscriber.request()}}}')
        else:
            self._subscriber.ledger.ends[text[:300].decode()] += 1
            self.finish(None)

    def _send(self, text: str) -> None:
        self.transport.write(masked(text.encode()))


class EventStreamConnection(_Connection):
    """A connection that reads server-sent events."""

    __slots__ = ()
    accepted = b"200"

    def greeting(self) -> bytes:
        body = self._subscriber.request().encode()
        return (
            f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:{self._subscriber.port}\r\naccept: text/event-stream\r\n"
            f"content-type: application/json\r\nauthorization: Bearer {self._subscriber.token}\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        ).encode() + body

    def read(self) -> None:
        data, at = self._data, 0
        while (end := data.find(b"\r\n", at)) >= 0:
            size = int(data[at:end], 16)
            if len(data) < end + size + 4:
                break
            self._chunk(data[end + 2 : end + 2 + size])
            at = end + size + 4
        self._data = data[at:]

    def _chunk(self, chunk: bytes) -> None:
        for event in chunk.split(b"\n\n"):
            if b"event: next" in event:
                self.take(event)
            elif b"event: complete" in event:
                self.finish(None)


def masked(payload: bytes, opcode: int = _TEXT) -> bytes:
    """Return a client's frame, with the mask 0, which leaves the payload as it is."""
    length = len(payload)
    head = bytes((0x80 | opcode, 0x80 | length)) if length < 126 else bytes((0x80 | opcode, 0xFE)) + length.to_bytes(2)
    return head + bytes(4) + payload


def _frame(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Return the opcode of the frame at a position, and where its payload starts and ends; None if it is cut short."""
    if len(data) < at + 2:
        return None
    length, start = data[at + 1], at + 2
    if length >= 126:
        wide = 2 if length == 126 else 8
        if len(data) < start + wide:
            return None
        length, start = int.from_bytes(data[start : start + wide], "big"), start + wide
    return None if len(data) < start + length else (data[at] & 15, start, start + length)
