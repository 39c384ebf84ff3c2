"""Limits on a connection before the application sees a request."""

import asyncio
import functools
import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from starlette.requests import Request

from routes.bodies import BodyTooLarge, BodyTooSlow, read_body
from routes.fast_http import FastHttpProtocol
from routes.http_connections import ConnectionLimits
from tests.gateways import ROOT
from tests.protocol.house import House, settings

PER_ADDRESS = 3
BODY = json.dumps({"query": "{ caller }"}).encode()
CHUNKED = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n"
ANSWER = b'{"data":{"caller":null}}'
OTHER_ADDRESS = "127.0.0.2"
"""An address of this machine that is not a trusted proxy."""


def limited(**limits: Any) -> Any:
    """Return the HTTP protocol with these limits."""
    return functools.partial(FastHttpProtocol, limits=ConnectionLimits(**limits))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(settings(tmp_path_factory.mktemp("house")), http=limited(per_address=PER_ADDRESS)) as running:
        yield running


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that waits hardly any time for headers."""
    with House(settings(tmp_path_factory.mktemp("house")), http=limited(head_seconds=0.2)) as running:
        yield running


def connect(house: House, address: str = "127.0.0.1") -> socket.socket:
    return socket.create_connection(("127.0.0.1", house.port), timeout=20, source_address=(address, 0))


def rest(connection: socket.socket) -> bytes:
    """Return everything that the server sends before it closes the connection."""
    received = b""
    try:
        while part := connection.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


def send_until_closed(connection: socket.socket, piece: bytes, most: int) -> int:
    """Send a piece again and again until the server closes the connection, and return how many bytes it accepted."""
    sent = 0
    try:
        while sent < most:
            connection.sendall(piece)
            sent += len(piece)
    except OSError:
        return sent
    raise AssertionError(f"the server read {sent} bytes")


def query(connection: socket.socket) -> bytes:
    """Send a query and return the response."""
    head = f"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {len(BODY)}\r\n\r\n"
    connection.sendall(head.encode() + BODY)
    received = connection.recv(65536)
    while _is_incomplete(received) and (part := connection.recv(65536)):
        received += part
    return received


def _is_incomplete(response: bytes) -> bool:
    head, _, body = response.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return length is not None and len(body) < int(length[1])


@pytest.mark.parametrize("beginning", [b"", b"\r\n", b"GET / HT", b"GET / HTTP/1.1\r\nhost: x\r\na: "])
def test_a_connection_without_complete_headers_is_closed(hasty: House, beginning: bytes) -> None:
    with connect(hasty) as connection:
        connection.sendall(beginning)
        assert rest(connection) == b""


@pytest.mark.parametrize("piece", [b"\r\n", b"GET / HTTP/1.1\r\n"])
def test_so_is_one_that_has_sent_a_request_before(hasty: House, piece: bytes) -> None:
    with connect(hasty) as connection:
        assert ANSWER in query(connection)
        connection.sendall(piece)
        assert rest(connection) == b""


def test_headers_that_drip_do_not_extend_the_deadline(hasty: House) -> None:
    with connect(hasty) as connection:
        connection.settimeout(0.02)
        for number in range(500):
            try:
                connection.sendall(b"GET / HTTP/1.1\r\n" if number == 0 else b"a: b\r\n")
                if connection.recv(1) == b"":
                    return
            except TimeoutError:
                continue
            except OSError:
                return
    raise AssertionError("the connection stayed open")


def test_a_stream_has_no_such_deadline(hasty: House) -> None:
    with connect(hasty) as connection:
        body = json.dumps({"query": "subscription { ticks { number } }"})
        connection.sendall(
            "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: text/event-stream\r\n"
            f"authorization: Bearer alice\r\ncontent-length: {len(body)}\r\n\r\n{body}".encode()
        )
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        connection.settimeout(0.5)
        with pytest.raises(TimeoutError):
            while connection.recv(65536):
                pass


@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"a" * 66_000,
        b"GET /" + b"a" * 66_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\na: " + b"b" * 66_000,
        b"GET / HTTP/1.1\r\na: " + b"b" * 66_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 12_000,
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 12_000 + b"\r\n",
    ],
    ids=["url", "whole url", "header", "whole header", "headers", "whole headers"],
)
def test_a_large_head_gets_431(house: House, head: bytes) -> None:
    with connect(house) as connection:
        connection.sendall(head)
        response = rest(connection)
    assert response.startswith(b"HTTP/1.1 431 ")
    [error] = json.loads(response.partition(b"\r\n\r\n")[2])["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


def test_the_second_head_of_a_connection_is_limited_too(house: House) -> None:
    with connect(house) as connection:
        assert ANSWER in query(connection)
        connection.sendall(b"GET / HTTP/1.1\r\na: " + b"b" * 66_000 + b"\r\n\r\n")
        assert rest(connection).startswith(b"HTTP/1.1 431 ")


def test_without_room_a_request_gets_503_in_json(new_house: Callable[..., House]) -> None:
    house = new_house(limit_concurrency=2)
    with connect(house) as busy, connect(house) as connection:
        busy.sendall(CHUNKED.encode() + b"\r\n")
        response = query(connection)
    assert response.startswith(b"HTTP/1.1 503 ")
    [error] = json.loads(response.partition(b"\r\n\r\n")[2])["errors"]
    assert error["extensions"] == {"code": "UNAVAILABLE", "retryable": True}


def test_a_head_below_the_limit_is_accepted(house: House) -> None:
    with connect(house) as connection:
        for _ in range(3):
            head = f"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\na: {'b' * 60_000}\r\n"
            connection.sendall(head.encode() + b"content-length: %d\r\n\r\n" % len(BODY) + BODY)
            assert ANSWER in connection.recv(65536)


@pytest.mark.parametrize("upgrade", ["", "connection: upgrade\r\nupgrade: h2c\r\n"])
def test_a_trailer_is_not_a_header(house: House, upgrade: str) -> None:
    with connect(house) as connection:
        connection.sendall(f"{CHUNKED}{upgrade}\r\n{len(BODY):x}\r\n".encode() + BODY + b"\r\n0\r\n")
        connection.sendall(b"authorization: Bearer alice\r\nupgrade: websocket\r\n\r\n")
        response = connection.recv(65536)
        # A request to switch to another protocol has no body.
        assert (b"400 Bad Request" if upgrade else ANSWER) in response and b"alice" not in response


@pytest.mark.parametrize(
    "beginning, piece",
    [
        ("0\r\n", b"a: b\r\n" * 1000),
        ("0\r\na: ", b"b" * 6000),
        ("1;", b"extension;" * 1000),
    ],
    ids=["trailers", "trailer", "chunk extension"],
)
def test_trailers_and_chunk_headers_without_end_are_cut(house: House, beginning: str, piece: bytes) -> None:
    with connect(house) as connection:
        connection.sendall(f"{CHUNKED}\r\n{beginning}".encode())
        # The rest is what fits into the buffers of the two sockets.
        assert send_until_closed(connection, piece, 64_000_000) < 16_000_000


def test_a_body_in_tiny_chunks_is_accepted(house: House) -> None:
    body = json.dumps({"query": "{ caller }", "variables": {"unused": "x" * 30_000}})
    with connect(house) as connection:
        chunks = "".join(f"1\r\n{letter}\r\n" for letter in body)
        connection.sendall(f"{CHUNKED}\r\n{chunks}0\r\n\r\n".encode())
        assert ANSWER in connection.recv(65536)


def test_an_address_has_a_maximum_of_connections(house: House) -> None:
    with ExitStack() as stack:
        opened = [stack.enter_context(connect(house, OTHER_ADDRESS)) for _ in range(PER_ADDRESS)]
        assert all(ANSWER in query(each) for each in opened)
        with connect(house, OTHER_ADDRESS) as refused:
            assert rest(refused) == b""
        with connect(house, "127.0.0.3") as other:
            assert ANSWER in query(other)
        opened[0].close()
        wait_for_place(house)


def wait_for_place(house: House) -> None:
    """Wait until the server has noticed that a connection was closed."""
    for _ in range(500):
        with connect(house, OTHER_ADDRESS) as connection:
            try:
                if ANSWER in query(connection):
                    return
            except OSError:
                continue
    raise AssertionError("a closed connection is still counted")


def test_trusted_proxies_have_no_maximum(house: House) -> None:
    with ExitStack() as stack:
        opened = [stack.enter_context(connect(house)) for _ in range(3 * PER_ADDRESS)]
        assert all(ANSWER in query(each) for each in opened)


def test_idle_connections_make_room_for_requests(new_house: Callable[..., House]) -> None:
    house = new_house(limit_concurrency=16)
    with ExitStack() as stack:
        idle = [stack.enter_context(connect(house)) for _ in range(30)]
        with connect(house) as connection:
            assert ANSWER in query(connection)
        assert rest(idle[0]) == b"", "the oldest one makes room"


def test_connections_that_wait_for_another_request_make_room_too(new_house: Callable[..., House]) -> None:
    house = new_house(limit_concurrency=16)
    with ExitStack() as stack:
        for _ in range(40):
            assert ANSWER in query(stack.enter_context(connect(house)))


LONG = 12_000_000


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that waits hardly any time for clients to read."""
    with House(settings(tmp_path_factory.mktemp("house")), http=limited(stalled_seconds=0.3)) as running:
        yield running


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_response_that_is_not_read_is_cut(impatient: House, accept: str) -> None:
    with ask_for_much(impatient, accept) as connection:
        time.sleep(1.5)  # the server notices after two looks
        assert len(rest(connection)) < LONG


def test_a_response_that_is_read_slowly_arrives(impatient: House) -> None:
    with ask_for_much(impatient, "application/json") as connection:
        received = 0
        while received < LONG:
            part = connection.recv(400_000)
            assert part, f"cut after {received} bytes"
            received += len(part)
            time.sleep(0.02)


def ask_for_much(house: House, accept: str) -> socket.socket:
    body = json.dumps({"query": f"{{ long(length: {LONG}) }}"}).encode()
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    connection.settimeout(20)
    connection.connect(("127.0.0.1", house.port))
    head = f"POST /graphql HTTP/1.1\r\nhost: x\r\naccept: {accept}\r\ncontent-type: application/json\r\n"
    connection.sendall(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
    return connection


def test_a_body_has_a_deadline_and_a_size() -> None:
    async def run() -> None:
        never = asyncio.Event()

        async def receive() -> Any:
            await never.wait()

        async def endless() -> Any:
            return {"type": "http.request", "body": b"x" * 100, "more_body": True}

        with pytest.raises(BodyTooSlow):
            await read_body(Request({"type": "http"}, receive), 1000, seconds=0.01)
        with pytest.raises(BodyTooLarge):
            await read_body(Request({"type": "http"}, endless), 1000)

    asyncio.run(run())


def test_no_route_reads_a_body_in_another_way() -> None:
    unlimited = re.compile(r"request\.(stream|body|json|form)\(")
    files = {file.name for file in (ROOT / "routes").glob("*.py") if unlimited.search(file.read_text())}
    assert files == {"bodies.py"}
