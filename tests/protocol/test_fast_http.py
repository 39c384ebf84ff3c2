"""HTTP responses are the same whether they go directly to the transport or through ASGI."""

import http.client
import json
import socket
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from routes.fast_http import FastHttpProtocol
from tests.protocol.house import House, settings

QUERY = json.dumps({"query": "{ __typename }"})


@pytest.fixture(scope="module", params=[FastHttpProtocol, "httptools", "h11"], ids=["direct", "asgi", "h11"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    with House(settings(tmp_path_factory.mktemp("house")), http=request.param) as running:
        yield running


@pytest.fixture
def connection(house: House) -> Iterator[http.client.HTTPConnection]:
    opened = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
    yield opened
    opened.close()


def ask(
    connection: http.client.HTTPConnection, /, body: str = QUERY, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection.request("POST", "/graphql", body, {"content-type": "application/json", **headers})
    response = connection.getresponse()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


def test_every_response_has_the_same_headers(connection: http.client.HTTPConnection) -> None:
    for accept in ("application/json", "application/graphql-response+json"):
        status, headers, body = ask(connection, accept=accept)
        assert (status, json.loads(body)) == (200, {"data": {"__typename": "Query"}})
        assert headers.pop("date") and headers.pop("server")
        assert headers == {
            "content-type": f"{accept}; charset=utf-8",
            "vary": "Accept",
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
            "content-length": str(len(body)),
        }


def test_a_connection_serves_consecutive_requests(connection: http.client.HTTPConnection) -> None:
    assert len({ask(connection)[2] for _ in range(20)}) == 1
    sock = connection.sock
    assert ask(connection, "{")[0] == 400  # a response through ASGI
    assert ask(connection)[0] == 200
    assert connection.sock is sock, "the connection was not kept alive"


def test_a_connection_is_closed_on_request(connection: http.client.HTTPConnection) -> None:
    status, headers, _ = ask(connection, connection="close")
    assert (status, headers["connection"]) == (200, "close")
    assert connection.sock is None


@pytest.mark.parametrize("size", [1_000, 200_000, 1_000_000])
def test_a_long_body_is_read(connection: http.client.HTTPConnection, size: int) -> None:
    body = json.dumps({"query": "{ __typename }", "variables": {"unused": "x" * size}})
    assert ask(connection, body, authorization="Bearer alice")[0] == 200


def test_pipelined_requests_are_answered_in_order(house: House) -> None:
    names = [f"n{number}" for number in range(10)]
    with socket.create_connection(("127.0.0.1", house.port), timeout=30) as connection:
        for name in names:
            body = json.dumps({"query": f"{{ {name}: __typename }}"}).encode()
            head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
            head += (
                f"connection: {'close' if name == names[-1] else 'keep-alive'}\r\ncontent-length: {len(body)}\r\n\r\n"
            )
            connection.sendall(head.encode() + body)
        answers = b"".join(iter(partial(connection.recv, 65536), b""))
    bodies = [each.partition(b"\r\n\r\n")[2] for each in answers.split(b"HTTP/1.1 200 OK\r\n")[1:]]
    assert [name for body in bodies for name in json.loads(body)["data"]] == names
