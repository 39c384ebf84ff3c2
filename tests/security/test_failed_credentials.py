"""Invalid credentials in a flood: limited for each address at every endpoint, and no valid one is locked out."""

import asyncio
import itertools
import json
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final

import httpx
import pytest
import websockets.sync.client
from websockets.exceptions import ConnectionClosed

from auth.failed_credentials import PAUSE_SECONDS
from context.credential_limits import MOST_WARNED, CredentialLimits
from context.rate_limit import RateLimiter
from storage.clock import now
from telemetry.metrics import Metrics
from tests.conftest import Environment
from tests.databases.conftest import statements  # noqa: F401 - a fixture
from tests.gateways import Gateway
from tests.people import administrator, person
from tests.waiting import until

LIMIT: Final = 3
_addresses = map("198.51.100.{}".format, itertools.count(1))

REQUESTS: Final[list[tuple[str, str, dict[str, Any] | None]]] = [
    ("POST", "/graphql", {"query": "{ viewer { role } }"}),
    ("GET", "/graphql?query={viewer{role}}", None),
    ("POST", "/mcp", {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}),
    ("GET", "/api/tasks", None),
    ("GET", "/rest/v1/unknown", None),
    ("POST", "/events", {"specversion": "1.0", "id": "1", "source": "/a", "type": "deploy.done"}),
    ("POST", "/pipedream/events", {"type": "deploy.done"}),
    ("POST", "/pusher/auth", {"socket_id": "1.1", "channel_name": "private-x"}),
    ("POST", "/studio/connect", {}),
    ("GET", "/api/workflows/monitor?execution_id=exe_01jd3x8m5vf2h9k7q0z4c6r8ta", None),
    ("GET", "/openapi.json", None),
    ("GET", "/oauth/google/callback?state=unknown&code=x", None),
]


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    oauth = {"GOOGLE_CLIENT_ID": "x", "GOOGLE_CLIENT_SECRET": "x"}
    with Gateway({**backend, **oauth, "FAILED_CREDENTIAL_RATE_LIMIT": str(LIMIT)}) as running:
        yield running


@pytest.fixture
def address() -> str:
    """An address that nobody has used."""
    return next(_addresses)


def guess() -> str:
    """Return a credential that was never issued."""
    return f"parley_{secrets.token_urlsafe(32)}"


def forged() -> str:
    """Return a token with a wrong signature."""
    return "eyJhbGciOiJIUzI1NiIsInR5cCI6InBhcmxleStqd3QifQ.eyJzdWIiOiJ1c3JfMSJ9." + secrets.token_urlsafe(32)


def headers(address: str, credential: str) -> dict[str, str]:
    return {"x-forwarded-for": address, "x-api-key": credential}


def flood(gateway: Gateway, address: str, credential: Callable[[], str] = guess) -> httpx.Response:
    """Use up what an address has, and return the response to one more."""
    with gateway.client("") as client:
        for _ in range(LIMIT):
            answer = client.post("/graphql", json={"query": "{ __typename }"}, headers=headers(address, credential()))
            assert answer.status_code == 401
        return client.post("/graphql", json={"query": "{ __typename }"}, headers=headers(address, credential()))


@pytest.mark.parametrize(("method", "path", "body"), REQUESTS, ids=lambda value: str(value)[:30])
def test_a_flood_of_invalid_credentials_is_limited(
    gateway: Gateway, address: str, method: str, path: str, body: dict[str, Any] | None
) -> None:
    unused = person(gateway).token
    with gateway.client("") as client:

        def send(credential: str, at: str = address) -> httpx.Response:
            return client.request(method, path, json=body, headers=headers(at, credential))

        first = send(guess())
        if "callback" not in path:  # a page for a browser
            assert first.headers["www-authenticate"].startswith('Bearer error="invalid_token"')
        assert [first.status_code, *(send(guess()).status_code for _ in range(LIMIT + 1))] == [401] * LIMIT + [429] * 2
        refused = send(guess())
        assert int(refused.headers["retry-after"]) > 0
        if b'"errors"' in refused.content:
            [error] = refused.json()["errors"]
            assert error["extensions"]["retryable"] and error["extensions"]["retryAfterSeconds"] > 0
        assert send(unused).status_code not in (401, 429), "a valid key that was never used before is accepted"
        assert send(guess(), next(_addresses)).status_code == 401, "other addresses are not affected"


@pytest.mark.parametrize("credential", [guess, forged])
def test_the_error_says_when_to_retry(gateway: Gateway, address: str, credential: Callable[[], str]) -> None:
    refused = flood(gateway, address, credential)
    [error] = refused.json()["errors"]
    assert refused.status_code == 429 and int(refused.headers["retry-after"]) > 0
    assert error["extensions"]["code"] == "RATE_LIMITED" and error["extensions"]["retryable"]


def test_the_process_log_names_a_limited_address_once(
    gateway: Gateway, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert flood(gateway, address).status_code == 429
    with gateway.client("") as client:
        client.post("/graphql", json={"query": "{ __typename }"}, headers=headers(address, guess()))
    [line] = [each for each in caplog.messages if address in each]
    assert "FAILED_CREDENTIAL_RATE_LIMIT" in line


def test_many_addresses_do_not_fill_the_log_and_are_counted(caplog: pytest.LogCaptureFixture) -> None:
    moment, metrics = [0.0], Metrics()
    limits = CredentialLimits(RateLimiter(), LIMIT, metrics, clock=lambda: moment[0])
    limits.failed("first", limited=False)
    for number in [*range(2 * MOST_WARNED)] * 2:
        limits.failed(f"address {number}", limited=True)
    assert len(caplog.messages) == MOST_WARNED
    moment[0] = 60.0
    limits.failed("address 0", limited=True)
    assert len(caplog.messages) == MOST_WARNED + 1
    counted = metrics.families["parley_invalid_credentials_total"].read()
    assert counted == {("unauthenticated",): 1, ("rate_limited",): 4 * MOST_WARNED + 1}


@pytest.mark.parametrize(
    "given",
    [{"authorization": "Bearer"}, {"authorization": "Basic eDp5"}, {"x-api-key": "k" * 20_000}],
    ids=["no credential", "another scheme", "too long"],
)
def test_what_is_rejected_by_its_form_does_not_count(gateway: Gateway, address: str, given: dict[str, str]) -> None:
    sent = {"x-forwarded-for": address, **given}
    with gateway.client("") as client:
        codes = [client.post("/graphql", json={}, headers=sent).status_code for _ in range(LIMIT + 2)]
    assert codes == [401] * (LIMIT + 2)
    assert flood(gateway, address).status_code == 429


def test_a_revoked_key_and_a_token_that_was_signed_out_count(gateway: Gateway, address: str) -> None:
    admin = administrator(gateway)
    made = admin.done("createApiKey", "secret apiKey { id }", name="revoked")
    admin.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
    given = {"email": f"out-{address}@example.com", "name": "T", "role": "MEMBER", "password": "correct horse battery"}
    admin.done("createUser", "user { id }", **given)
    sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { token } }"
    signed_in = {"input": {"email": given["email"], "password": given["password"]}}
    token = gateway.data(sign_in, signed_in, "")["signIn"]["token"]
    gateway.data("mutation { signOut { errors { code } } }", {}, token)
    with gateway.client("") as client:

        def send(credential: str) -> int:
            body = {"query": "{ __typename }"}
            return client.post("/graphql", json=body, headers=headers(address, credential)).status_code

        # The replica had accepted the token, whose first failure is free.
        assert [send(token), send(token), *(send(made["secret"]) for _ in range(LIMIT))] == [401] * (LIMIT + 1) + [429]


def test_a_websocket_is_limited(gateway: Gateway, address: str) -> None:
    unused = person(gateway).token

    def connected(credential: str) -> dict[str, Any] | int:
        """Return the first message, or the code with which the socket is closed."""
        with websockets.sync.client.connect(
            gateway.ws_url,
            subprotocols=[websockets.Subprotocol("graphql-transport-ws")],
            additional_headers={"x-forwarded-for": address},
            proxy=None,
        ) as socket:
            payload = {"Authorization": f"Bearer {credential}"}
            socket.send(json.dumps({"type": "connection_init", "payload": payload}))
            try:
                return dict(json.loads(socket.recv(timeout=20)))
            except ConnectionClosed as closed:
                assert closed.rcvd is not None
                return closed.rcvd.code

    assert [connected(guess()) for _ in range(LIMIT + 1)] == [4403] * LIMIT + [4429]
    assert connected(unused) == {"type": "connection_ack"}


def test_the_sockets_of_agents_and_socket_io_are_limited(gateway: Gateway, address: str) -> None:
    assert flood(gateway, address).status_code == 429
    base, forwarded = gateway.url.replace("http", "ws"), {"x-forwarded-for": address}
    with websockets.sync.client.connect(f"{base}/agents", additional_headers=forwarded, proxy=None) as socket:
        socket.send(json.dumps({"type": "auth", "token": guess()}))
        assert "RATE_LIMITED" in str(socket.recv(timeout=20))
    url = f"{base}/socket.io/?EIO=4&transport=websocket"
    with websockets.sync.client.connect(url, additional_headers=forwarded, proxy=None) as socket:
        socket.recv(timeout=20)
        socket.send("40" + json.dumps({"token": guess()}))
        assert "RATE_LIMITED" in str(socket.recv(timeout=20))


def agents_close_code(gateway: Gateway, address: str, query: str = "", credential: str = "") -> int:
    """Return the code with which the socket of agents is closed."""
    sent = {"x-forwarded-for": address} | ({"x-api-key": credential} if credential else {})
    url = f"{gateway.url.replace('http', 'ws')}/agents{query}"
    with websockets.sync.client.connect(url, additional_headers=sent, proxy=None) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                socket.recv(timeout=20)
        assert closed.value.rcvd is not None
        return closed.value.rcvd.code


@pytest.mark.parametrize("token", [forged, guess, lambda: "a.b.c"], ids=["a token", "a key", "neither"])
def test_what_an_address_carries_counts_like_any_other(
    gateway: Gateway, address: str, token: Callable[[], str]
) -> None:
    codes = [agents_close_code(gateway, address, f"?token={token()}") for _ in range(LIMIT + 1)]
    assert codes == [4403] * LIMIT + [4429]
    assert agents_close_code(gateway, address, credential=guess()) == 4429


def test_renew_token_returns_the_limit_as_data(gateway: Gateway, address: str) -> None:
    assert flood(gateway, address).status_code == 429
    renew = (
        f'mutation {{ renewToken(input: {{token: "{forged()}"}}) {{ errors {{ code retryable retryAfterSeconds }} }} }}'
    )
    with gateway.client("") as client:
        answer = client.post("/graphql", json={"query": renew}, headers=headers(address, gateway.admin_key)).json()
    [error] = answer["data"]["renewToken"]["errors"]
    assert (error["code"], error["retryable"]) == ("RATE_LIMITED", True) and error["retryAfterSeconds"] > 0


def test_valid_credentials_are_not_counted(gateway: Gateway, address: str) -> None:
    with gateway.client("") as client:
        for token in [person(gateway).token for _ in range(LIMIT + 1)] * 2:
            answer = client.post("/graphql", json={"query": "{ __typename }"}, headers=headers(address, token))
            assert answer.status_code == 200
    assert flood(gateway, address).status_code == 429


def test_a_token_is_accepted_from_an_address_with_many_failures(gateway: Gateway, address: str) -> None:
    admin = administrator(gateway)
    given = {"email": f"{address}@example.com", "name": "T", "role": "MEMBER", "password": "correct horse battery"}
    admin.done("createUser", "user { id }", **given)
    sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { token } }"
    signed_in = {"input": {"email": given["email"], "password": given["password"]}}
    token = gateway.data(sign_in, signed_in, "")["signIn"]["token"]
    assert flood(gateway, address).status_code == 429
    with gateway.client("") as client:
        answer = client.post("/graphql", json={"query": "{ viewer { role } }"}, headers=headers(address, token))
    assert answer.json()["data"]["viewer"]["role"] == "MEMBER"


def test_an_expired_credential_is_unauthenticated_and_not_counted(gateway: Gateway, address: str) -> None:
    """Its client has to learn that it needs another one, whatever others at its address do."""
    soon = (now() + timedelta(seconds=1)).isoformat()
    key = administrator(gateway).done("createApiKey", "secret", name="short", expiresAt=soon)["secret"]
    with gateway.client("") as client:

        def send() -> int:
            body = {"query": "{ __typename }"}
            return client.post("/graphql", json=body, headers=headers(address, key)).status_code

        until(lambda: send() == 401)
        assert [send() for _ in range(LIMIT + 1)] == [401] * (LIMIT + 1)
        assert flood(gateway, address).status_code == 429
        assert send() == 401


async def test_beyond_the_limit_many_keys_take_few_statements(
    gateway: Gateway,
    address: str,
    statements: list[str],  # noqa: F811
) -> None:
    unused = person(gateway).token
    assert flood(gateway, address).status_code == 429
    async with gateway.async_client("") as client:

        async def send(credential: str) -> int:
            body = {"query": "{ viewer { role } }"}
            return (await client.post("/graphql", json=body, headers=headers(address, credential))).status_code

        await send(guess())
        statements.clear()
        began = time.monotonic()
        codes = await asyncio.gather(*(send(guess()) for _ in range(30)), send(unused))
    assert codes == [429] * 30 + [200]
    lookups = [text for text in statements if "api_keys" in text and '"secret_hash" IN' in text]
    assert 0 < len(lookups) <= (time.monotonic() - began) / PAUSE_SECONDS + 1


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_replicas_with_a_redis_count_together(gateway: Gateway, address: str) -> None:
    unused = person(gateway).token
    with Gateway(gateway.environment) as other:
        assert flood(gateway, address).status_code == 429
        with other.client("") as client:
            body = {"query": "{ viewer { role } }"}
            assert client.post("/graphql", json=body, headers=headers(address, guess())).status_code == 429
            assert client.post("/graphql", json=body, headers=headers(address, unused)).status_code == 200


def test_without_a_caller_health_stays_public(gateway: Gateway, address: str) -> None:
    assert flood(gateway, address).status_code == 429
    with gateway.client("") as client:
        assert client.get("/health", headers=headers(address, guess())).status_code == 200
