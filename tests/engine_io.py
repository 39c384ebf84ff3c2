"""A client of Socket.IO written out by hand, over either transport: what it sends and receives is visible in tests."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.gateways import Addresses

PATH: Final = "/socket.io/"
SECONDS: Final = 20.0


@dataclass
class Socket:
    """A connected client over WebSocket."""

    ws: ClientConnection
    others: list[list[Any]] = field(default_factory=list)
    """Events that arrived while an acknowledgement was awaited."""
    acknowledged: int = 0
    pid: str = ""
    offset: str | None = None
    """The last argument of the last event, if that is a text: what the stock client keeps."""

    def packet(self, seconds: float = SECONDS) -> str:
        """Return the next packet, after answering pings."""
        while True:
            text = self.ws.recv(timeout=seconds)
            assert isinstance(text, str)
            if text != "2":
                return text
            self.ws.send("3")

    def event(self) -> tuple[str, dict[str, Any]]:
        """Return the next event: its name and data."""
        while (found := self.next())[0] in ("COLLABORATION_JOINED", "COLLABORATION_LEFT"):
            pass  # what acknowledgements also say
        return found

    def next(self) -> tuple[str, dict[str, Any]]:
        """Return the next event of any name."""
        if self.others:
            found = self.others.pop(0)
        else:
            text = self.packet()
            assert text.startswith("42"), text
            found = json.loads(text[2:])
        self.offset = found[2] if len(found) > 2 else self.offset
        return found[0], found[1]

    def events(self, count: int) -> dict[str, dict[str, Any]]:
        """Return this many events by name, which must all differ."""
        found = dict(self.event() for _ in range(count))
        assert len(found) == count
        return found

    def call(self, name: str, data: Any) -> dict[str, Any]:
        """Send an event and return its acknowledgement."""
        self.acknowledged += 1
        self.ws.send(f"42{self.acknowledged}{json.dumps([name, data])}")
        while not (text := self.packet()).startswith("43"):
            self.others.append(json.loads(text[2:]))
        number, _, body = text[2:].partition("[")
        assert int(number) == self.acknowledged
        [acknowledgement] = json.loads(f"[{body}")
        return dict(acknowledgement)

    def join(self, session: str, **more: Any) -> dict[str, Any]:
        """Join a session and return the acknowledgement."""
        return self.call("JOIN_COLLABORATION_SESSION", {"sessionId": session, **more})


def address(gateway: Addresses, query: str = "EIO=4&transport=websocket") -> str:
    """Return the address of the WebSocket transport."""
    return f"{gateway.ws_url.removesuffix('/graphql')}{PATH}?{query}"


@contextlib.contextmanager
def opened(gateway: Addresses, **options: Any) -> Iterator[ClientConnection]:
    """Open the transport, without a credential."""
    with connect(address(gateway), compression=None, proxy=None, ssl=gateway.trusted, **options) as ws:
        text = ws.recv(timeout=SECONDS)
        assert isinstance(text, str) and text[0] == "0"
        yield ws


@contextlib.contextmanager
def connected(gateway: Addresses, token: str, **auth: Any) -> Iterator[Socket]:
    """Connect with a token; the first event, which says that the client is connected, has been received."""
    with opened(gateway) as ws:
        ws.send("40" + json.dumps({"token": token, **auth}))
        socket = Socket(ws)
        text = socket.packet()
        assert text.startswith('40{"sid"')
        socket.pid = json.loads(text[2:]).get("pid", "")
        assert socket.event()[0] == "COLLABORATION_CONNECTED"
        yield socket


@dataclass
class Polling:
    """A client over long polling."""

    client: httpx.Client
    sid: str
    waiting: list[str] = field(default_factory=list)

    def send(self, packet: str) -> httpx.Response:
        """Send a packet."""
        return self.client.post(PATH, params=self._query, content=packet)

    def packet(self) -> str:
        """Return the next packet, after answering pings."""
        while not self.waiting:
            response = self.client.get(PATH, params=self._query)
            assert response.status_code == 200, response.text
            self.waiting = response.text.split("\x1e")
            if "2" in self.waiting:
                self.waiting.remove("2")
                self.send("3")
        return self.waiting.pop(0)

    @property
    def _query(self) -> dict[str, str]:
        return {"EIO": "4", "transport": "polling", "sid": self.sid}


def polling(client: httpx.Client) -> Polling:
    """Open the polling transport, without a credential."""
    response = client.get(PATH, params={"EIO": "4", "transport": "polling"})
    assert response.status_code == 200, response.text
    return Polling(client, json.loads(response.text[1:])["sid"])
