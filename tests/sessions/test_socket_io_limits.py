"""Socket.IO: what a client may not do, and that it costs the gateway little."""

import contextlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.conftest import Environment
from tests.engine_io import PATH, SECONDS, Socket, address, connected, opened, polling
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person
from tests.people import opened as new_session
from tests.suite import one_backend
from tests.waiting import until

pytestmark = [one_backend, pytest.mark.slow]

PER_ADDRESS: Final = 3
PAGE: Final = "https://app.example.com"
QUERY: Final = {"EIO": "4", "transport": "polling"}


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    limits = {"ANONYMOUS_CONNECTIONS_PER_ADDRESS": str(PER_ADDRESS), "CORS_ORIGIN": PAGE}
    with Gateway({**backend, **limits}) as running:
        yield running


@pytest.fixture
def client(gateway: Gateway) -> Iterator[httpx.Client]:
    with gateway.client(ANONYMOUS) as client:
        yield client


@contextlib.contextmanager
def closed(ws: ClientConnection) -> Iterator[None]:
    """Require that the gateway closes a connection."""
    yield
    with pytest.raises(ConnectionClosed):
        while True:
            ws.recv(timeout=SECONDS)


def test_invalid_packets_end_the_connection(gateway: Gateway, caplog: pytest.LogCaptureFixture) -> None:
    event = json.dumps(["JOIN_COLLABORATION_SESSION", {"_placeholder": True, "num": 0}])
    messages = ("4", "49", "42[", '42{"a": 1}', "4" + "[" * 60_000, f"451-{event}", b"binary", "46[]", "40{")
    for packet in (*messages, "{", "", "x", "b!", "\u00b2", "2" + "[" * 60_000):
        with opened(gateway) as ws, closed(ws):
            ws.send(packet)
    assert not caplog.records, "what a client can cause is not worth logging"
    with connected(gateway, gateway.admin_key) as socket, closed(socket.ws):
        socket.ws.send("42[]")


def test_a_packet_of_more_than_64_kib_ends_the_connection(gateway: Gateway, client: httpx.Client) -> None:
    with connected(gateway, gateway.admin_key) as socket, closed(socket.ws):
        socket.ws.send("42" + json.dumps(["JOIN_COLLABORATION_SESSION", "x" * 65_536]))
    session = polling(client)
    assert session.send("4" + "x" * 65_536).status_code == 413
    assert session.send("40" + json.dumps({"token": gateway.admin_key})).status_code == 200


def test_a_client_that_does_not_connect_is_closed(gateway: Gateway, client: httpx.Client) -> None:
    with opened(gateway) as ws, closed(ws):
        session = polling(client)
    until(lambda: session.send("40").status_code == 400)


def test_one_address_has_few_connections_without_a_credential(gateway: Gateway, client: httpx.Client) -> None:
    with contextlib.ExitStack() as stack:
        # Those with a credential are not counted.
        for _ in range(PER_ADDRESS + 1):
            stack.enter_context(connected(gateway, gateway.admin_key))
        waiting = [stack.enter_context(opened(gateway)) for _ in range(PER_ADDRESS)]
        response = client.get(PATH, params=QUERY)
        assert (response.status_code, response.json()["code"]) == (429, "RATE_LIMITED")
        with pytest.raises(InvalidStatus):
            stack.enter_context(opened(gateway))
        waiting[0].close()
        until(lambda: client.get(PATH, params=QUERY).status_code == 200)


def test_a_client_joins_at_most_a_hundred_sessions(gateway: Gateway) -> None:
    boss = Person(gateway, "", gateway.admin_key)
    with connected(gateway, gateway.admin_key) as socket:
        ids = [new_session(boss) for _ in range(101)]
        assert all(socket.join(id)["ok"] for id in ids[:100])
        assert socket.join(ids[100])["error"]["code"] == "RATE_LIMITED"
        assert socket.call("LEAVE_COLLABORATION_SESSION", {"sessionId": ids[0]})["ok"]
        assert socket.join(ids[100])["ok"]


def test_other_versions_and_transports_are_rejected(client: httpx.Client) -> None:
    for query in ({"EIO": "3"}, {"transport": "flash"}, {"sid": "unknown"}, {"j": "0"}, {"transport": "websocket"}):
        assert client.get(PATH, params={**QUERY, **query}).status_code == 400, query
    assert client.put(PATH, params=QUERY).status_code == 405
    with pytest.raises(InvalidStatus), connect(address_of(client, "EIO=3&transport=websocket"), proxy=None):
        pass


def address_of(client: httpx.Client, query: str) -> str:
    return f"ws://{client.base_url.host}:{client.base_url.port}{PATH}?{query}"


def test_pages_of_other_origins_are_rejected(gateway: Gateway, client: httpx.Client) -> None:
    listed = client.get(PATH, params=QUERY, headers={"origin": PAGE})
    assert listed.status_code == 200 and listed.headers["access-control-allow-origin"] == PAGE
    foreign = {"origin": "https://evil.example.com"}
    assert client.get(PATH, params=QUERY, headers=foreign).status_code == 403
    with pytest.raises(InvalidStatus), connect(address(gateway), additional_headers=foreign, proxy=None):
        pass


def test_other_namespaces_are_not_available(gateway: Gateway) -> None:
    with opened(gateway) as ws:
        ws.send("40/admin," + json.dumps({"token": gateway.admin_key}))
        assert Socket(ws).packet().startswith("44/admin,")


def test_a_shutdown_closes_every_connection_soon(backend: Environment, tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack, ThreadPoolExecutor(1) as pool:
        with Gateway({**backend, "DATABASE_URL": f"sqlite:///{tmp_path}/parley.sqlite3"}) as gateway:
            sockets = [stack.enter_context(connected(gateway, gateway.admin_key)) for _ in range(3)]
            unused = stack.enter_context(opened(gateway))
            session = polling(stack.enter_context(gateway.client(ANONYMOUS)))
            session.send("40" + json.dumps({"token": gateway.admin_key}))
            assert session.packet().startswith("40") and "COLLABORATION_CONNECTED" in session.packet()
            last = pool.submit(session.packet)
        assert last.result(SECONDS) == "1"  # the end of the transport, after which a client reconnects
        for ws in (*(each.ws for each in sockets), unused):
            with closed(ws):
                pass


@pytest.mark.slow
def test_a_client_that_does_not_read_for_a_while_receives_everything(gateway: Gateway) -> None:
    boss = Person(gateway, "", gateway.admin_key)
    id, text = new_session(boss), "x" * 60_000
    with connected(gateway, gateway.admin_key) as client:
        client.join(id)
        for number in range(60):  # more than the buffers of the kernel, the transport and the gateway hold
            boss.done("sendMessage", "message { id }", sessionId=id, content=f"{number} {text}")
        received = [client.event()[1]["message"]["content"].split()[0] for _ in range(60)]
        assert received == [str(number) for number in range(60)]
