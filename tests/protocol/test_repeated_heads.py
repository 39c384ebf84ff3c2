"""A connection's repeated heads are parsed once, and no byte stream shows a difference."""

import http.client
import json
import random
import socket
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from auth.actor import Actor
from routes.fast_http import FastHttpProtocol
from routes.repeated_heads import Computed, KnownHeads
from tests.protocol.house import House, actor, settings

SEQUENCES = 120


@pytest.fixture(scope="module", params=[FastHttpProtocol, "httptools"], ids=["direct", "asgi"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(settings(tmp_path_factory.mktemp("house")), http=request.param) as running:
        yield running


def post(body: bytes, *, more: str = "") -> bytes:
    head = f"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n{more}"
    return f"{head}content-length: {len(body)}\r\n\r\n".encode() + body


def query(name: str) -> bytes:
    return json.dumps({"query": f"{{ {name}: __typename }}"}).encode()


def chunked(body: bytes) -> bytes:
    head = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    middle = len(body) // 2
    return head + b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:middle], body[middle:], b""))


def get(name: str) -> bytes:
    return (
        f"GET /graphql?query=%7B{name}:__typename%7D HTTP/1.1\r\nhost: x\r\naccept: application/json\r\n\r\n".encode()
    )


def answers(connection: http.client.HTTPConnection, bodies: list[bytes], **headers: str) -> list[Any]:
    found = []
    for body in bodies:
        connection.request("POST", "/graphql", body, {"content-type": "application/json", **headers})
        response = connection.getresponse()
        found.append((response.status, json.loads(response.read())))
    return found


def test_equal_heads_have_their_own_bodies(house: House) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
    names = [f"n{number}" for number in range(10)]
    found = answers(connection, [query(name) for name in names])
    assert found == [(200, {"data": {name: "Query"}}) for name in names]
    connection.close()


def test_a_known_head_is_no_credential(house: House) -> None:
    """The content of the head is remembered; the validity of its credential is checked each time."""
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
    body = b'{"query": "{ mine }"}'
    carol: Actor = actor("carol")
    house.people["carol"] = carol
    assert answers(connection, [body] * 3, authorization="Bearer carol") == [(200, {"data": {"mine": "carol"}})] * 3
    assert answers(connection, [body] * 2, authorization="Bearer alice") == [(200, {"data": {"mine": "alice"}})] * 2
    del house.people["carol"]
    assert [status for status, _ in answers(connection, [body] * 2, authorization="Bearer carol")] == [401, 401]
    assert answers(connection, [body], authorization="Bearer alice") == [(200, {"data": {"mine": "alice"}})]
    connection.close()


def test_a_known_head_has_passed_the_middleware_for_proxies() -> None:
    async def app(*_: object) -> None: ...

    headers = [(b"x-forwarded-for", b"203.0.113.9"), (b"x-forwarded-proto", b"https"), (b"content-length", b"2")]
    scope = {"type": "http", "client": ("127.0.0.1", 1), "scheme": "http", "http_version": "1.1", "headers": headers}
    heads, data = KnownHeads(), b"POST / HTTP/1.1\r\nand the rest\r\n\r\n{}"
    heads.keep(data, ProxyHeadersMiddleware(app), scope, Computed())
    found = heads.match(data)
    assert found is not None and found[0].app is app
    assert (found[0].scope["client"], found[0].scope["scheme"]) == (("203.0.113.9", 0), "https")
    assert heads.match(data + b" ") is None


def test_random_streams_are_answered_in_order(house: House) -> None:
    """Requests with equal and different heads, whole, pipelined and in pieces, in one connection each."""
    rng = random.Random(16)
    for _ in range(SEQUENCES):
        names = [rng.choice("abcd") + str(rng.randrange(10)) * rng.randrange(1, 3) for _ in range(rng.randrange(2, 12))]
        ways = [rng.choice([post, post, post, post, chunked, get_of, spaced, twice_as_long]) for _ in names]
        requests = [way(query(name)) for way, name in zip(ways, names, strict=True)]
        last = post(query("end"), more="connection: close\r\n")
        assert _names(house.port, _pieces(rng, [*requests, last])) == [*names, "end"]


def get_of(body: bytes) -> bytes:
    return get(json.loads(body)["query"][2:-2].partition(":")[0])


def spaced(body: bytes) -> bytes:
    return post(body + b"  ")


def twice_as_long(body: bytes) -> bytes:
    """Return a request whose body looks like another request."""
    hidden = post(query("hidden")).decode()
    return post(json.dumps({**json.loads(body), "variables": {"unused": hidden}}).encode())


def _pieces(rng: random.Random, requests: list[bytes]) -> list[bytes]:
    """Return the requests as they are, or cut and joined at random."""
    if rng.random() < 0.3:
        return requests
    data, pieces = b"".join(requests), []
    while data:
        size = rng.choice([1, 7, 150, 300, 2000, len(data)])
        pieces.append(data[:size])
        data = data[size:]
    return pieces


def _names(port: int, pieces: list[bytes]) -> list[str]:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            connection.sendall(piece)
        received = b"".join(iter(partial(connection.recv, 65536), b""))
    bodies = [each.partition(b"\r\n\r\n")[2] for each in received.split(b"HTTP/1.1 200 OK\r\n")[1:]]
    return [name for body in bodies for name in json.loads(body)["data"]]
