"""The rate limit: operations per caller and minute, if the operator has set one."""

import json
from collections.abc import Iterator

import httpx
import pytest
import websockets.sync.client

from models.users import Role
from tests.conftest import Environment
from tests.gateways import Gateway
from tests.people import Person, person

LIMIT = 2
QUERY = {"query": "{ viewer { role } }"}


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    with Gateway({**backend, "REQUEST_RATE_LIMIT": str(LIMIT)}) as running:
        yield running


def exhausted(caller: Person) -> httpx.Response:
    """Send operations until one is rejected, and return that response. `person` has sent one already."""
    with caller.gateway.client(caller.token) as client:
        assert client.post("/graphql", json=QUERY).status_code == 200
        for _ in range(100):
            response = client.post("/graphql", json=QUERY)
            if response.status_code != 200:
                return response
    raise AssertionError("the limit was not applied")


def test_exceeding_the_limit_returns_retry_after(gateway: Gateway):
    caller, other = person(gateway, Role.MEMBER), person(gateway, Role.MEMBER)
    response = exhausted(caller)
    [error] = response.json()["errors"]
    assert response.status_code == 429
    assert error["extensions"]["code"] == "RATE_LIMITED" and error["extensions"]["retryable"] is True
    assert 1 <= int(response.headers["retry-after"]) <= 60 / LIMIT
    assert error["extensions"]["retryAfterSeconds"] == int(response.headers["retry-after"])
    assert gateway.data(QUERY["query"], token=other.token) == {"viewer": {"role": "MEMBER"}}


def test_the_limit_is_shared_by_all_transports(gateway: Gateway):
    caller = person(gateway, Role.MEMBER)
    exhausted(caller)
    with websockets.sync.client.connect(
        gateway.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
    ) as socket:
        token = {"authorization": f"Bearer {caller.token}"}
        socket.send(json.dumps({"type": "connection_init", "payload": token}))
        assert json.loads(socket.recv(timeout=30))["type"] == "connection_ack"
        for id, query in (("1", QUERY["query"]), ("2", "subscription { taskEvents { __typename } }")):
            socket.send(json.dumps({"id": id, "type": "subscribe", "payload": {"query": query}}))
            frame = json.loads(socket.recv(timeout=30))
            assert (frame["id"], frame["type"]) == (id, "error")
            assert frame["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
