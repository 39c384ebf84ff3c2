"""A page extends its token before it expires, until the sign-in is as old as it may be."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
import websockets.sync.client

from auth.tokens import OwnTokens
from models.users import Role
from tests.conftest import SECRET_KEY
from tests.gateways import Gateway
from tests.people import Person, agent, person
from tests.users.test_sign_in import new_user, sign_in

EXTEND: Final = """mutation { extendToken { token expiresAt viewer { actor { id } expiresAt gatewayVersion }
    errors { code message } } }"""
LIFETIME, SIGN_IN = 3600, 7200


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, "TOKEN_LIFETIME": str(LIFETIME), "SIGN_IN_LIFETIME": str(SIGN_IN)}) as running:
        yield running


def extended(gateway: Gateway, token: str) -> dict[str, Any]:
    payload: dict[str, Any] = gateway.data(EXTEND, {}, token)["extendToken"]
    return payload


def about_to_expire(user_id: str, *, age: float = 0) -> str:
    """Return a token that expires in a minute, of a sign-in that is so many seconds old."""
    signed_in_at = datetime.now(UTC) - timedelta(seconds=age)
    return OwnTokens(SECRET_KEY, 60, SIGN_IN).issue(user_id, signed_in_at)[0]


def seconds_left(payload: Mapping[str, Any]) -> float:
    return (datetime.fromisoformat(payload["expiresAt"]) - datetime.now(UTC)).total_seconds()


def reason(payload: Mapping[str, Any]) -> str:
    assert (payload["token"], payload["viewer"]) == (None, None)
    [error] = payload["errors"]
    assert error["code"] == "CONFLICT"
    return str(error["message"])


def test_a_token_is_extended_in_its_last_quarter(gateway: Gateway) -> None:
    id = new_user(gateway, "extend@example.com")
    payload = extended(gateway, about_to_expire(id))
    assert payload["errors"] == []
    assert LIFETIME - 30 < seconds_left(payload) <= LIFETIME
    viewer = gateway.data("{ viewer { actor { id } expiresAt gatewayVersion } }", {}, payload["token"])["viewer"]
    assert viewer == payload["viewer"]
    assert (viewer["actor"]["id"], viewer["expiresAt"]) == (id, payload["expiresAt"])
    assert viewer["gatewayVersion"]


def test_a_new_token_is_not_extended_yet(gateway: Gateway) -> None:
    new_user(gateway, "new@example.com")
    assert "can be extended from" in reason(extended(gateway, sign_in(gateway, "new@example.com")["token"]))


def test_a_sign_in_has_a_longest_time(gateway: Gateway) -> None:
    id = new_user(gateway, "old@example.com")
    payload = extended(gateway, about_to_expire(id, age=SIGN_IN - 600))
    assert 570 < seconds_left(payload) <= 600
    assert "Sign in again" in reason(extended(gateway, payload["token"]))


def test_only_tokens_of_a_sign_in_are_extended(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    for caller in (operator, agent(operator)):
        assert "Only a token from signIn" in reason(extended(gateway, caller.token))


def test_signing_out_ends_all_tokens_of_the_sign_in_and_no_others(gateway: Gateway) -> None:
    id = new_user(gateway, "out@example.com")
    other = sign_in(gateway, "out@example.com")["token"]
    first = about_to_expire(id)
    second = extended(gateway, first)["token"]
    gateway.data("mutation { signOut { errors { code } } }", {}, second)
    for token in (first, second):
        [error] = gateway.graphql(EXTEND, {}, token)["errors"]
        assert error["extensions"]["code"] == "UNAUTHENTICATED"
    assert gateway.data("{ viewer { actor { id } } }", {}, other)["viewer"]["actor"]["id"] == id


def test_ending_all_sessions_ends_extended_tokens_too(gateway: Gateway) -> None:
    id = new_user(gateway, "all@example.com")
    second = extended(gateway, about_to_expire(id))["token"]
    Person(gateway, id, second).done("signOut", "user { id }", everywhere=True)
    assert gateway.graphql(EXTEND, {}, second)["errors"]


def test_a_socket_continues_with_the_extended_token(gateway: Gateway) -> None:
    id = new_user(gateway, "page@example.com")
    with websockets.sync.client.connect(
        gateway.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
    ) as socket:

        def run(query: str) -> Any:
            socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": query}}))
            answer = json.loads(socket.recv(timeout=10))
            assert json.loads(socket.recv(timeout=10))["type"] == "complete"
            return answer["payload"]["data"]

        socket.send(
            json.dumps({"type": "connection_init", "payload": {"Authorization": f"Bearer {about_to_expire(id)}"}})
        )
        assert json.loads(socket.recv(timeout=10))["type"] == "connection_ack"
        payload = run(EXTEND)["extendToken"]
        assert run("{ viewer { expiresAt } }")["viewer"]["expiresAt"] == payload["expiresAt"]
