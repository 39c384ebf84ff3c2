"""graphql-transport-ws, frame by frame: the socket itself."""

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import websockets
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from subscriptions.transports.client_socket import SocketLimits
from subscriptions.transports.fast_websocket import FastWebSocketProtocol
from tests.protocol.house import SUBPROTOCOL, House, StreamEnd, Tick
from tests.protocol.sockets import SECONDS, acknowledged, closed, receive, send, subscribe


@pytest.fixture(scope="module", params=[FastWebSocketProtocol, "websockets-sansio"], ids=["direct", "asgi"])
def websocket(request: pytest.FixtureRequest) -> Any:
    """Every test runs with frames sent directly to the transport and through ASGI."""
    return request.param


class TestHandshake:
    async def test_speaks_graphql_transport_ws(self, house: House) -> None:
        async with house.connect(subprotocols=["other", "graphql-transport-ws"]) as socket:
            assert socket.subprotocol == "graphql-transport-ws"

    @pytest.mark.parametrize("subprotocols", [["graphql-ws"], ["other"], None])
    async def test_rejects_other_subprotocols(self, house: House, subprotocols: Any) -> None:
        async with websockets.connect(
            f"ws://127.0.0.1:{house.port}/graphql", subprotocols=subprotocols, proxy=None
        ) as socket:
            assert (await closed(socket))[0] == 4406

    @pytest.mark.parametrize(
        "origin",
        [
            "https://evil.example",
            "null",
            "http://127.0.0.1.evil.example",
            "file://",
            "https://app.example.evil",
            "http://[",
        ],
    )
    async def test_rejects_foreign_origins(self, house: House, origin: str) -> None:
        with pytest.raises(InvalidStatus) as refused:
            await house.connect(origin=origin)
        assert refused.value.response.status_code == 403

    async def test_logs_a_rejected_origin_once_with_the_settings(
        self, house: House, caplog: pytest.LogCaptureFixture
    ) -> None:
        for _ in range(2):
            with pytest.raises(InvalidStatus):
                await house.connect(origin="https://unlisted.example")
        [record] = [each for each in caplog.records if "https://unlisted.example" in each.getMessage()]
        assert record.levelname == "WARNING"
        assert "CORS_ORIGIN" in record.getMessage() and "PUBLIC_URL" in record.getMessage()

    async def test_rejects_dns_rebinding(self, house: House) -> None:
        with pytest.raises(InvalidStatus) as refused:
            async with asyncio.timeout(SECONDS):
                await websockets.connect(
                    f"ws://evil.example:{house.port}/graphql",
                    host="127.0.0.1",
                    subprotocols=[Subprotocol(SUBPROTOCOL)],
                    origin=Origin(f"http://evil.example:{house.port}"),
                    proxy=None,
                )
        assert refused.value.response.status_code == 403

    async def test_allows_listed_origins_its_own_and_none(self, house: House) -> None:
        own = f"http://127.0.0.1:{house.port}"
        in_development = ("http://localhost:4200", "http://127.0.0.1:5173", "http://[::1]:8000")
        for origin in ("https://app.example", "https://parley.example", own, *in_development, None):
            async with house.connect(origin=origin) as socket:
                await send(socket, "connection_init")
                assert await receive(socket) == {"type": "connection_ack"}


class TestInit:
    async def test_missing_is_4408(self, new_house: Callable[..., House]) -> None:
        house = new_house(socket_limits=SocketLimits(init_seconds=0.05))
        async with house.connect() as socket:
            assert (await closed(socket))[0] == 4408

    async def test_in_time_is_accepted_however_late_the_server_is(self, new_house: Callable[..., House]) -> None:
        house = new_house(socket_limits=SocketLimits(init_seconds=0.3))
        if house.websocket is not FastWebSocketProtocol:
            pytest.skip("over ASGI it cannot be seen that something has arrived")
        async with house.connect() as socket:
            assert house.loop is not None
            busy = threading.Event()

            def block() -> None:
                busy.set()
                time.sleep(0.6)

            house.loop.call_soon_threadsafe(block)
            await asyncio.to_thread(busy.wait)
            await send(socket, "connection_init")
            assert await receive(socket) == {"type": "connection_ack"}

    @pytest.mark.parametrize("payload", [{}, {"payload": None}, {"payload": {}}, {"payload": {"theme": "dark"}}])
    async def test_without_a_credential_is_anonymous(self, house: House, payload: dict[str, Any]) -> None:
        async with house.connect() as socket:
            await send(socket, "connection_init", **payload)
            assert await receive(socket) == {"type": "connection_ack"}
            await subscribe(socket, "1", "{ caller }")
            assert (await receive(socket))["payload"] == {"data": {"caller": None}}
            await receive(socket)
            await subscribe(socket, "2")
            assert (await receive(socket))["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"

    @pytest.mark.parametrize(
        "payload",
        [
            {"Authorization": "Bearer alice"},
            {"authorization": "Bearer alice"},
            {"x-api-key": "alice"},
            {"X-API-Key": "alice"},
            {"headers": {"Authorization": "Bearer alice"}},
            {"Authorization": "Bearer alice", "headers": {"Authorization": "Bearer alice"}},
            {"Authorization": "", "headers": {"x-api-key": "alice"}},
        ],
    )
    async def test_takes_the_credential_from_its_payload(self, house: House, payload: dict[str, str]) -> None:
        async with house.connect() as socket:
            await send(socket, "connection_init", payload=payload)
            await receive(socket)
            await subscribe(socket, "1", "{ mine }")
            assert (await receive(socket))["payload"] == {"data": {"mine": "alice"}}

    async def test_falls_back_to_the_credential_of_the_handshake(self, house: House) -> None:
        async with house.connect(additional_headers={"authorization": "Bearer bob"}) as socket:
            await send(socket, "connection_init", payload={"x": 1})
            await receive(socket)
            await subscribe(socket, "1", "{ mine }")
            assert (await receive(socket))["payload"] == {"data": {"mine": "bob"}}

    async def test_with_an_invalid_credential_is_4403(self, house: House) -> None:
        async with house.connect() as socket:
            await send(socket, "connection_init", payload={"Authorization": "Bearer nobody"})
            assert await closed(socket) == (4403, "The credential is not valid.")

    @pytest.mark.parametrize("token", ["crash", "busy"])
    async def test_that_cannot_be_checked_is_1013_so_that_the_client_reconnects(self, house: House, token: str) -> None:
        async with house.connect() as socket:
            await send(socket, "connection_init", payload={"Authorization": f"Bearer {token}"})
            number, reason = await closed(socket)
            assert number == 1013 and "secret" not in reason

    async def test_twice_is_4429(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await send(socket, "connection_init")
            assert (await closed(socket))[0] == 4429

    async def test_must_come_before_subscribe(self, house: House) -> None:
        async with house.connect() as socket:
            await subscribe(socket, "1", "{ hello }")
            assert (await closed(socket))[0] == 4401

    async def test_limits_connections_per_caller(self, new_house: Callable[..., House]) -> None:
        house = new_house(per_holder=1)
        async with acknowledged(house), acknowledged(house, "bob"), house.connect() as socket:
            await send(socket, "connection_init", payload={"Authorization": "Bearer alice"})
            assert (await closed(socket))[0] == 4429
        await house.until(lambda: not len(house.connections))
        async with acknowledged(house):
            pass


class TestMalformed:
    @pytest.mark.parametrize(
        "frame",
        [
            "[]",
            "null",
            "1",
            '"x"',
            "{}",
            "not json",
            "",
            "[" * 60_000,
            '{"type":5}',
            '{"type":"nonsense"}',
            '{"type":"connection_ack"}',
            '{"type":"next","id":"1"}',
            '{"type":"ping","payload":"x"}',
            '{"type":"ping","payload":[]}',
            '{"type":"subscribe"}',
            '{"type":"subscribe","id":"1"}',
            '{"type":"subscribe","id":"1","payload":null}',
            '{"type":"subscribe","id":"1","payload":"x"}',
            '{"type":"subscribe","id":1,"payload":{"query":"{hello}"}}',
            '{"type":"subscribe","id":"","payload":{"query":"{hello}"}}',
            '{"type":"subscribe","payload":{"query":"{hello}"}}',
            '{"type":"complete"}',
            '{"type":"' + "é" * 500 + '"}',
            b"binary",
        ],
    )
    async def test_is_4400_with_a_reason_that_fits(self, house: House, frame: str | bytes) -> None:
        async with acknowledged(house) as socket:
            await socket.send(frame)
            number, reason = await closed(socket)
            assert number == 4400
            assert reason and len(reason.encode()) <= 123

    @pytest.mark.parametrize(
        "payload",
        [
            {"Authorization": 5},
            {"Authorization": "Bearer alice", "headers": {"authorization": "Bearer bob"}},
            {"x-api-key": "alice", "X-API-Key": "bob"},
        ],
    )
    async def test_credential_is_4400(self, house: House, payload: dict[str, Any]) -> None:
        async with house.connect() as socket:
            await send(socket, "connection_init", payload=payload)
            assert (await closed(socket))[0] == 4400


class TestPing:
    @pytest.mark.parametrize("payload", [{}, {"payload": None}])
    async def test_is_answered_before_and_after_the_acknowledgement(
        self, house: House, payload: dict[str, Any]
    ) -> None:
        async with house.connect() as socket:
            await send(socket, "ping", **payload)
            assert await receive(socket) == {"type": "pong"}
            await send(socket, "connection_init")
            await receive(socket)
            await send(socket, "ping", **payload)
            assert await receive(socket) == {"type": "pong"}

    async def test_is_answered_with_its_payload(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await send(socket, "ping", payload={"at": 5})
            assert await receive(socket) == {"type": "pong", "payload": {"at": 5}}

    async def test_by_the_server_keeps_responsive_clients(self, new_house: Callable[..., House]) -> None:
        house = new_house(socket_limits=SocketLimits(ping_seconds=0.03))
        async with acknowledged(house) as socket:
            for _ in range(4):
                assert await receive(socket) == {"type": "ping"}
                await send(socket, "pong")

    async def test_by_the_server_unanswered_twice_is_4408(self, new_house: Callable[..., House]) -> None:
        house = new_house(socket_limits=SocketLimits(ping_seconds=0.03))
        async with acknowledged(house) as socket:
            assert await receive(socket) == {"type": "ping"}
            assert await receive(socket) == {"type": "ping"}
            assert (await closed(socket))[0] == 4408


class TestLimits:
    async def test_a_message_over_64_kib_is_1009(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "{hello}", variables={"x": "y" * 66_000})
            assert (await closed(socket))[0] == 1009

    @pytest.mark.parametrize("length", [0, 40, 60, 80, 125, 65_400, 65_500, 65_536, 300_000])
    async def test_responses_of_any_length_are_sent_whole(self, house: House, length: int) -> None:
        async with acknowledged(house, max_size=None) as socket:
            for more in range(50):
                await subscribe(socket, "1", f"{{ long(length: {length + more}) }}")
                assert (await receive(socket))["payload"] == {"data": {"long": "x" * (length + more)}}
                assert (await receive(socket))["type"] == "complete"

    async def test_a_message_within_the_limit_is_read(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "{hello}", variables={"x": "y" * 65_000})
            assert (await receive(socket))["type"] == "next"

    async def test_a_flood_is_4429(self, new_house: Callable[..., House]) -> None:
        house = new_house(socket_limits=SocketLimits(messages_per_minute=50))
        async with acknowledged(house) as socket:
            for _ in range(60):
                await send(socket, "ping")
            assert (await closed(socket))[0] == 4429

    async def test_a_client_that_does_not_read_is_disconnected(self, new_house: Callable[..., House]) -> None:
        house = new_house(socket_limits=SocketLimits(close_seconds=0.1))
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "subscription { ticks { text } }")
            stream = await house.stream()
            socket.transport.pause_reading()
            while all(await house.show(stream, Tick(1, "x" * 60_000))):
                pass
            await house.end(stream, StreamEnd("Too slow.", 4290))
            await house.until(lambda: not len(house.connections))
            socket.transport.abort()
