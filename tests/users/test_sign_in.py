"""Signing in with a password, and renewing a token."""

import json
import time
from typing import Any

import pytest
import websockets.sync.client

from context.sign_in_limits import FAILURES_PER_PAIR
from models.users import Role
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, person, unchanged

SIGN_IN = """
mutation($email: String!, $password: String!) {
  signIn(input: {email: $email, password: $password}) {
    token expiresAt
    viewer { role scopes expiresAt organization { name } actor { id name ... on User { email } } }
    errors { code message field retryable retryAfterSeconds }
  }
}
"""
RENEW = "mutation($token: String!) { renewToken(input: {token: $token}) { expiresAt errors { code field } } }"
PASSWORD = "correct horse battery"


def sign_in(gateway: Gateway, email: str, password: str = PASSWORD) -> dict[str, Any]:
    answer: dict[str, Any] = gateway.data(SIGN_IN, {"email": email, "password": password}, ANONYMOUS)["signIn"]
    return answer


def new_user(gateway: Gateway, email: str, role: str = "MEMBER", **values: Any) -> str:
    given = {"email": email, "name": "Somebody", "role": role, "password": PASSWORD} | values
    id: str = administrator(gateway).done("createUser", "user { id }", **given)["user"]["id"]
    return id


def test_a_password_grants_the_permissions_of_the_role(gateway: Gateway):
    id = new_user(gateway, "ada@example.com")
    answer = sign_in(gateway, " ADA@example.com")
    assert answer["errors"] == []
    viewer = answer["viewer"]
    assert viewer["actor"] == {"id": id, "name": "Somebody", "email": "ada@example.com"}
    assert (viewer["role"], viewer["organization"]["name"]) == ("MEMBER", gateway.organization)
    assert viewer["expiresAt"] == answer["expiresAt"]
    again = gateway.data("{ viewer { role scopes expiresAt actor { id } } }", token=answer["token"])["viewer"]
    assert again == {name: viewer[name] for name in ("role", "scopes", "expiresAt")} | {"actor": {"id": id}}


def test_signing_in_often_is_no_failure(gateway: Gateway):
    new_user(gateway, "often@example.com")
    for _ in range(FAILURES_PER_PAIR + 1):
        assert sign_in(gateway, "often@example.com")["errors"] == []


def test_the_sign_in_event_contains_no_password(gateway: Gateway):
    id = new_user(gateway, "event@example.com")
    sign_in(gateway, "event@example.com")
    for _ in range(100):  # on PostgreSQL the relay places an event after its commit
        events = gateway.data(
            '{ events(first: 100, types: ["user.created", "user.signed_in"]) { nodes { type actor { id }'
            " ... on RecordChanged { recordId changes } } } }"
        )["events"]["nodes"]
        mine = [event for event in events if event["recordId"] == id]
        if len(mine) == 2:
            break
        time.sleep(0.02)
    assert {event["type"] for event in mine} == {"user.created", "user.signed_in"}
    assert PASSWORD not in json.dumps(events) and "argon2" not in json.dumps(events)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("known@example.com", "wrong"),
        ("known@example.com", ""),
        ("known@example.com", PASSWORD + " "),
        ("known@example.com", "x" * 60_000),
        ("nobody@example.com", PASSWORD),
        ("without-password@example.com", PASSWORD),
        ("disabled@example.com", PASSWORD),
        ("", ""),
        ("not an address", PASSWORD),
        ("' OR 1=1 --@example.com", PASSWORD),
    ],
)
def test_every_failed_sign_in_gets_the_same_response(gateway: Gateway, people: None, email: str, password: str):
    with unchanged(gateway):
        assert sign_in(gateway, email, password) == {
            "token": None,
            "expiresAt": None,
            "viewer": None,
            "errors": [
                {
                    "code": "UNAUTHENTICATED",
                    "message": "The email address or password is wrong.",
                    "field": None,
                    "retryable": False,
                    "retryAfterSeconds": None,
                }
            ],
        }


@pytest.fixture(scope="module")
def people(gateway: Gateway) -> None:
    new_user(gateway, "known@example.com")
    new_user(gateway, "without-password@example.com", password=None)
    disabled = new_user(gateway, "disabled@example.com")
    administrator(gateway).done("updateUser", "user { id }", id=disabled, active=False)


def test_guesses_in_aliases_of_one_document_are_counted(gateway: Gateway):
    new_user(gateway, "target@example.com")
    guesses = " ".join(
        f'g{number}: signIn(input: {{email: "target@example.com", password: "{number}"}}) {{ token errors {{ code }} }}'
        for number in range(FAILURES_PER_PAIR // 2)
    )
    for _ in range(2):
        assert "errors" not in gateway.graphql(f"mutation {{ {guesses} }}", token=ANONYMOUS)
    refused = sign_in(gateway, "target@example.com")
    [error] = refused["errors"]
    assert (error["code"], error["retryable"], refused["token"]) == ("RATE_LIMITED", True, None)
    assert 0 < error["retryAfterSeconds"] <= 901
    new_user(gateway, "bystander@example.com")
    assert sign_in(gateway, "bystander@example.com")["errors"] == [], "other users are not affected"


# ---------------------------------------------------------------- renewing


def test_a_new_token_is_verified(gateway: Gateway):
    new_user(gateway, "renew@example.com")
    answer = sign_in(gateway, "renew@example.com")
    renewed = gateway.data(RENEW, {"token": answer["token"]}, answer["token"])["renewToken"]
    assert renewed == {"expiresAt": answer["expiresAt"], "errors": []}


@pytest.mark.parametrize("token", ["", "unknown", "eyJhbGciOiJub25lIn0.e30.", "two words", "ä", "x" * 30_000])
def test_an_invalid_token_renews_nothing(gateway: Gateway, token: str):
    renewed = gateway.data(RENEW, {"token": token})["renewToken"]
    assert renewed == {"expiresAt": None, "errors": [{"code": "UNAUTHENTICATED", "field": ["token"]}]}


def test_a_token_authenticates_a_socket(gateway: Gateway):
    id = new_user(gateway, "socket@example.com")
    token = sign_in(gateway, "socket@example.com")["token"]
    member = Person(gateway, id, token)
    with websockets.sync.client.connect(
        gateway.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
    ) as socket:
        socket.send(json.dumps({"type": "connection_init", "payload": {"Authorization": f"Bearer {token}"}}))
        assert json.loads(socket.recv(timeout=10))["type"] == "connection_ack"
        query = "subscription { events { ... on TaskCreated { actor { id } } } }"
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": query}}))
        assert json.loads(socket.recv(timeout=10))["payload"] == {"data": {"events": {}}}
        member.done("createTask", "task { id }", title="Mine", type="t")
        assert json.loads(socket.recv(timeout=20))["payload"] == {"data": {"events": {"actor": {"id": id}}}}


def test_a_socket_accepts_a_new_token_only_of_the_same_user(gateway: Gateway):
    somebody, somebody_else = person(gateway, Role.MEMBER), person(gateway, Role.MEMBER)
    made = somebody.done("createApiKey", "secret", name="second")["secret"]
    with websockets.sync.client.connect(
        gateway.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
    ) as socket:
        socket.send(json.dumps({"type": "connection_init", "payload": {"Authorization": f"Bearer {somebody.token}"}}))
        assert json.loads(socket.recv(timeout=10))["type"] == "connection_ack"

        def renew(token: str) -> Any:
            socket.send(
                json.dumps({"id": "1", "type": "subscribe", "payload": {"query": RENEW, "variables": {"token": token}}})
            )
            answer = json.loads(socket.recv(timeout=10))
            assert json.loads(socket.recv(timeout=10))["type"] == "complete"
            return answer["payload"]["data"]["renewToken"]

        assert renew(made) == {"expiresAt": None, "errors": []}
        assert renew(somebody_else.token)["errors"][0]["code"] == "FORBIDDEN"
        revoke_first(somebody, keep=made)
        assert renew(made)["errors"] == []


def revoke_first(owner: Person, keep: str) -> None:
    """Revoke all keys of the owner, using the one to keep."""
    keys = owner.data("{ apiKeys { id name } }")["apiKeys"]
    by_kept = Person(owner.gateway, owner.id, keep)
    for key in keys:
        if key["name"] != "second":
            by_kept.done("revokeApiKey", "apiKey { id }", id=key["id"])
