"""The rate limits: operations per minute of a caller, if the operator has set one, and of an anonymous address."""

import json
from collections.abc import Iterator

import httpx
import pytest
import websockets.sync.client

from context.rate_limit import Limit, RateLimiter
from errors import RateLimited
from models.users import Role
from tests.conftest import Environment
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, person

LIMIT = 2
QUERY = {"query": "{ viewer { role } }"}


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    with Gateway({**backend, "REQUEST_RATE_LIMIT": str(LIMIT), "ANONYMOUS_RATE_LIMIT": str(LIMIT)}) as running:
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


def test_the_keys_of_a_user_share_the_limit(gateway: Gateway):
    caller = person(gateway, Role.ADMIN)
    created = caller.done("createApiKey", "secret", name="another")
    [error] = gateway.graphql(QUERY["query"], token=created["secret"])["errors"]
    assert error["extensions"]["code"] == "RATE_LIMITED"


def ask(gateway: Gateway, address: str, query: str = "{ __typename }") -> httpx.Response:
    """Ask without a credential, as a client of this address behind a proxy."""
    with gateway.client(ANONYMOUS) as client:
        return client.post("/graphql", json={"query": query}, headers={"x-forwarded-for": address})


def code(response: httpx.Response) -> str:
    return str(response.json()["errors"][0]["extensions"]["code"])


def test_an_address_without_a_credential_has_a_limit(gateway: Gateway):
    assert [ask(gateway, "203.0.113.1").status_code for _ in range(LIMIT)] == [200] * LIMIT
    response = ask(gateway, "203.0.113.1")
    assert (response.status_code, code(response)) == (429, "RATE_LIMITED")
    assert int(response.headers["retry-after"]) >= 1
    message = f"The limit of {LIMIT} operations per minute without a credential from your address is exceeded"
    assert response.json()["errors"][0]["message"] == f"{message}; retry later."
    assert ask(gateway, "203.0.113.2").status_code == 200
    assert gateway.data(QUERY["query"], token=person(gateway, Role.MEMBER).token) == {"viewer": {"role": "MEMBER"}}


def test_documents_over_the_limit_are_not_parsed(gateway: Gateway):
    for _ in range(LIMIT):
        ask(gateway, "203.0.113.3")
    assert code(ask(gateway, "203.0.113.3", "{")) == "RATE_LIMITED"
    assert code(ask(gateway, "203.0.113.4", "{")) == "GRAPHQL_PARSE_FAILED"


def test_an_ipv6_network_counts_as_one_address(gateway: Gateway):
    for number in range(LIMIT):
        assert ask(gateway, f"2001:db8::{number}").status_code == 200
    assert ask(gateway, "2001:db8::ffff:1").status_code == 429
    assert ask(gateway, "2001:db8:0:1::1").status_code == 200


def test_each_root_field_counts_whatever_its_alias(gateway: Gateway):
    aliases = "{ " + " ".join(f"a{number}: __typename" for number in range(LIMIT)) + " }"
    assert ask(gateway, "203.0.113.5", aliases).status_code == 200
    assert ask(gateway, "203.0.113.5").status_code == 429
    more = "{ " + " ".join(f"a{number}: __typename" for number in range(LIMIT + 1)) + " }"
    assert ask(gateway, "203.0.113.6").status_code == 200
    assert code(ask(gateway, "203.0.113.6", aliases)) == "RATE_LIMITED"
    assert ask(gateway, "203.0.113.6").status_code == 200, "what was rejected counted"
    response = ask(gateway, "203.0.113.7", more)
    assert (response.status_code, code(response)) == (400, "QUERY_TOO_COMPLEX"), "it would be retried for ever"


async def test_a_burst_may_use_the_whole_limit_and_calls_return_one_by_one():
    moment = [100.0]
    limiter, limit = RateLimiter(clock=lambda: moment[0]), Limit("name", 3)
    for _ in range(3):
        await limiter.hit(limit)
    with pytest.raises(RateLimited) as error:
        await limiter.hit(limit)
    assert error.value.retry_after_seconds == 20
    moment[0] += 20
    assert limiter.allows([limit])
    await limiter.hit(limit)
    assert not limiter.allows([limit])
    with pytest.raises(RateLimited):
        await limiter.hit(limit)
    await limiter.hit(Limit("another name", 3))


async def test_a_call_that_one_limit_forbids_counts_against_none():
    limiter = RateLimiter(clock=lambda: 0.0)
    narrow, wide = Limit("narrow", 1), Limit("wide", 2)
    await limiter.hit(narrow, wide)
    for _ in range(5):
        assert (await limiter.take(narrow, wide)).wait == 60
    assert (await limiter.take(wide)).left == 0
