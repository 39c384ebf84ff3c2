"""The same stream over every transport, with clients as users write them: they know a credential and a cursor."""

import contextlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import httpx
import pytest
import websockets.sync.client
from websockets.exceptions import ConnectionClosed

from errors import RETRYABLE
from tests.agents.test_agents_socket import finished
from tests.engine_io import SECONDS, Socket
from tests.engine_io import opened as transport
from tests.gateways import Addresses
from tests.people import Person, agent, opened
from tests.waiting import PATIENCE

WATCH: Final = """subscription ($session: ID!, $after: Cursor) { sessionEvents(sessionId: $session, after: $after) {
    __typename ... on Event { cursor } ... on StreamGap { reason } ... on MessageSent { message { content } } } }"""
SUBPROTOCOL: Final = websockets.Subprotocol("graphql-transport-ws")
OPENED: Final = ""
Received = tuple[str, str]
"""The marker of an event, or `OPENED`, and the cursor to resume after."""


class Stream(ABC):
    """A stream over one transport. An event is identified by a marker, which `publish` returns.

    Args:
        gateway: where the stream is opened.
        admin: who publishes, perhaps elsewhere.
    """

    ends: int | str
    """The code with which the stream ends if the credential does, of the socket or of the error."""
    refusal: int | str
    """The status or code with which an invalid credential is refused."""

    def __init__(self, gateway: Addresses, admin: Person) -> None:
        self.gateway = gateway
        self.admin = admin
        self.end: int | str | None = None
        """The end of the stream that was last open."""
        self.session = opened(admin)
        self._number = 0

    def publish(self) -> str:
        """Publish an event, and return its marker."""
        self._number += 1
        marker = f"<{self._number}>"
        self.admin.done("sendMessage", "message { id }", sessionId=self.session, content=marker)
        return marker

    @abstractmethod
    def open(self, token: str, after: str | None) -> contextlib.AbstractContextManager[Iterator[Received]]:
        """Open the stream, and yield what is received from then on until it ends; `end` is then how it ended."""

    @abstractmethod
    def refused(self, token: str) -> int | str:
        """Return the status or code with which a credential is refused."""


def code_of(error: Mapping[str, Any]) -> str:
    """Return the code of the error that ends a stream, which also says whether the same request can succeed later."""
    assert error["retryable"] is (error["code"] in RETRYABLE), error
    return str(error["code"])


class GraphQLSocket(Stream):
    """graphql-transport-ws."""

    ends = 4403
    refusal = 4403

    @contextlib.contextmanager
    def _connected(self, token: str) -> Iterator[websockets.sync.client.ClientConnection]:
        with websockets.sync.client.connect(
            self.gateway.ws_url, subprotocols=[SUBPROTOCOL], ssl=self.gateway.trusted, proxy=None
        ) as socket:
            socket.send(json.dumps({"type": "connection_init", "payload": {"Authorization": f"Bearer {token}"}}))
            yield socket

    @contextlib.contextmanager
    def open(self, token: str, after: str | None) -> Iterator[Iterator[Received]]:
        with self._connected(token) as socket:
            assert json.loads(socket.recv(PATIENCE))["type"] == "connection_ack"
            payload = {"query": WATCH, "variables": {"session": self.session, "after": after}}
            socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
            yield begun(self._received(socket))

    def _received(self, socket: websockets.sync.client.ClientConnection) -> Iterator[Received]:
        try:
            while True:
                frame = json.loads(socket.recv(PATIENCE))
                if frame["type"] == "ping":
                    socket.send('{"type":"pong"}')
                elif (found := of_session(frame["payload"])) is not None:
                    yield found
        except ConnectionClosed as closed:
            self.end = closed.rcvd.code if closed.rcvd else None

    def refused(self, token: str) -> int | str:
        with self._connected(token) as socket:
            return closed_with(socket)


class HttpStream(Stream):
    """Server-sent events."""

    ends = "UNAUTHENTICATED"
    refusal = 401
    accept = "text/event-stream"

    def _request(self, after: str | None) -> dict[str, Any]:
        body = {"query": WATCH, "variables": {"session": self.session, "after": after}}
        return {"json": body, "headers": {"accept": self.accept}}

    @contextlib.contextmanager
    def open(self, token: str, after: str | None) -> Iterator[Iterator[Received]]:
        with (
            self.gateway.client(token) as client,
            client.stream("POST", "/graphql", **self._request(after)) as response,
        ):
            response.raise_for_status()
            yield begun(self._received(response))

    def _received(self, response: httpx.Response) -> Iterator[Received]:
        for line in response.iter_lines():
            text = line.removeprefix("data: ")
            if not text.startswith("{") or text == "{}":
                continue
            result = json.loads(text)
            if errors := result.get("errors"):
                self.end = code_of(errors[0]["extensions"])
            elif (found := of_session(result.get("payload", result))) is not None:
                yield found

    def refused(self, token: str) -> int | str:
        with self.gateway.client(token) as client:
            response = client.post("/graphql", **self._request(None))
        assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        return response.status_code


class Multipart(HttpStream):
    """Multipart HTTP, Apollo's protocol."""

    accept = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json"


class ClosingSocket(Socket):
    """A client of Socket.IO to which the end of the transport is an error, whichever way it learns of it."""

    def packet(self, seconds: float = SECONDS) -> str:
        """See `Socket`."""
        text = super().packet(seconds)
        if text == "1":
            raise ConnectionResetError("the gateway closes the transport")
        return text


class SocketIO(Stream):
    """Socket.IO, which has no close codes: an event says why."""

    ends = "UNAUTHENTICATED"
    refusal = "UNAUTHENTICATED"

    @contextlib.contextmanager
    def open(self, token: str, after: str | None) -> Iterator[Iterator[Received]]:
        with transport(self.gateway) as ws:
            ws.send("40" + json.dumps({"token": token}))
            socket = ClosingSocket(ws)
            text = socket.packet()
            assert text.startswith('40{"sid"'), text
            assert socket.join(self.session, **({"after": after} if after else {}))["ok"]
            yield self._received(socket)

    def _received(self, socket: Socket) -> Iterator[Received]:
        with contextlib.suppress(ConnectionClosed, ConnectionResetError):
            while True:
                name, data = socket.event()
                assert name != "COLLABORATION_GAP", data
                if name == "COLLABORATION_ERROR":
                    self.end = code_of(data)
                elif name == "COLLABORATION_MESSAGE":
                    yield data["message"]["content"], data["cursor"]

    def refused(self, token: str) -> int | str:
        with transport(self.gateway) as ws:
            ws.send("40" + json.dumps({"token": token}))
            text = Socket(ws).packet()
        assert text.startswith("44"), text
        code: str = json.loads(text[2:])["data"]["code"]
        return code


class AgentSocket(Stream):
    """The socket of the agents' document at `/agents`."""

    ends = 4403
    refusal = 4403

    def __init__(self, gateway: Addresses, admin: Person) -> None:
        super().__init__(gateway, admin)
        self._worker = agent(admin)

    def publish(self) -> str:
        return finished(self.admin, replace(self._worker, gateway=self.admin.gateway), result=1)

    @contextlib.contextmanager
    def _connected(self, token: str) -> Iterator[websockets.sync.client.ClientConnection]:
        with websockets.sync.client.connect(
            f"{self.gateway.url.replace('http', 'ws')}/agents", ssl=self.gateway.trusted, proxy=None
        ) as socket:
            socket.send(json.dumps({"type": "auth", "token": token}))
            yield socket

    @contextlib.contextmanager
    def open(self, token: str, after: str | None) -> Iterator[Iterator[Received]]:
        with self._connected(token) as socket:
            subscribe = {"type": "subscribe", "channels": ["tasks"], **({"after": after} if after else {})}
            socket.send(json.dumps(subscribe))
            yield begun(self._received(socket))

    def _received(self, socket: websockets.sync.client.ClientConnection) -> Iterator[Received]:
        try:
            while True:
                message = json.loads(socket.recv(PATIENCE))
                assert message["event"] != "gap", message
                if message["event"] in ("subscribed", "task:completed"):
                    yield message["data"].get("taskId", OPENED), message["cursor"]
        except ConnectionClosed as closed:
            self.end = closed.rcvd.code if closed.rcvd else None

    def refused(self, token: str) -> int | str:
        with self._connected(token) as socket:
            assert json.loads(socket.recv(PATIENCE))["data"]["code"] == "UNAUTHENTICATED"
            return closed_with(socket)


def of_session(result: dict[str, Any]) -> Received | None:
    """Return what a result of `WATCH` is, or None for an event of others."""
    event = result["data"]["sessionEvents"]
    assert event["__typename"] != "StreamGap", event
    if event["__typename"] == "StreamOpened":
        return OPENED, event["cursor"]
    return (event["message"]["content"], event["cursor"]) if event["__typename"] == "MessageSent" else None


def begun(received: Iterator[Received]) -> Iterator[Received]:
    """Return the rest of a stream that has been opened, which receives everything from then on.

    Raises:
        ConnectionResetError: it ended before.
    """
    first = next(received, None)
    if first is None:
        raise ConnectionResetError("the stream ended before it was opened")
    assert first[0] == OPENED
    return received


def closed_with(socket: websockets.sync.client.ClientConnection) -> int:
    """Return the code with which the gateway closes a socket."""
    with pytest.raises(ConnectionClosed) as closed:
        socket.recv(PATIENCE)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


TRANSPORTS: Final[list[type[Stream]]] = [GraphQLSocket, HttpStream, Multipart, SocketIO, AgentSocket]
