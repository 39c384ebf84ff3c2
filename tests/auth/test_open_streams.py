"""Open streams: they end within five seconds of their credential."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
import websockets.exceptions

from models.users import Role
from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person

STREAM: Final = "subscription { events { __typename type } }"
PROMISED_SECONDS: Final = 5.0


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str], issuer: FakeIssuer) -> Iterator[Gateway]:
    """A gateway that trusts the issuer."""
    with Gateway(backend | {"OIDC_ISSUER": issuer.url, "OIDC_AUDIENCE": AUDIENCE}) as running:
        yield running


def ended(caller: Person, end: Callable[[], Any]) -> int | None:
    """Open a stream, make its credential invalid, and return the close code of the socket."""
    with caller._subscribed(STREAM, {}) as socket:
        assert json.loads(socket.recv(timeout=10))["type"] == "next"
        end()
        before = time.monotonic()
        with pytest.raises(websockets.exceptions.ConnectionClosed) as closed:
            while True:
                socket.recv(timeout=PROMISED_SECONDS)
        assert time.monotonic() - before < PROMISED_SECONDS
    return closed.value.rcvd.code if closed.value.rcvd else None


def test_revoking_a_key_ends_its_streams(gateway: Gateway):
    boss, somebody = administrator(gateway), person(gateway, Role.MEMBER)
    [key] = somebody.data("{ apiKeys { id } }")["apiKeys"]
    assert ended(somebody, lambda: boss.done("revokeApiKey", "apiKey { id }", id=key["id"])) == 4403


def test_disabling_a_user_ends_their_streams(gateway: Gateway):
    boss, somebody = administrator(gateway), person(gateway, Role.MEMBER)
    assert ended(somebody, lambda: boss.done("updateUser", "user { id }", id=somebody.id, active=False)) == 4403


def test_deleting_an_agent_ends_its_streams(gateway: Gateway):
    boss = administrator(gateway)
    worker = agent(boss)
    delete = "mutation($id: ID!) { deleteAgent(input: {id: $id}) { errors { message } } }"
    assert ended(worker, lambda: boss.data(delete, id=worker.id)) == 4403


def test_an_expired_key_ends_its_streams(gateway: Gateway):
    somebody = person(gateway, Role.MEMBER)
    soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 2))
    made = somebody.done("createApiKey", "secret", name="short", expiresAt=soon)
    assert ended(Person(gateway, somebody.id, made["secret"]), lambda: None) == 4403


def test_an_expired_issuer_token_ends_its_streams(gateway: Gateway, issuer: FakeIssuer):
    caller = Person(gateway, "ada", issuer.token(exp=int(time.time()) + 2))
    assert ended(caller, lambda: None) == 4403


def test_a_stream_is_limited_to_the_permissions_of_a_new_role(gateway: Gateway):
    boss, somebody = administrator(gateway), person(gateway, Role.ADMIN)

    def types_until(socket: Any, last: str) -> list[str]:
        types: list[str] = []
        while last not in types:
            types.append(json.loads(socket.recv(timeout=PROMISED_SECONDS))["payload"]["data"]["events"]["type"])
        return types

    with somebody._subscribed(STREAM, {}) as socket:
        types_until(socket, "stream.opened")
        boss.done("updateUser", "user { id }", id=somebody.id, role="VIEWER")
        types_until(socket, "stream.opened")  # it restarts with the current permissions
        boss.done("createUser", "user { id }", email="unseen@example.com", name="Unseen", role="VIEWER")
        boss.done("createTask", "task { id }", title="seen", type="seen")
        assert "user.created" not in types_until(socket, "collaboration.task_created")
