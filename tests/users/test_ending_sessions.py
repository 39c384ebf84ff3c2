"""Signing out: tokens and streams end with a new password, with `signOut` and with `endAllSessions`."""

import itertools
import json
from collections.abc import Callable
from typing import Any, Final

import pytest
import websockets.exceptions

from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, agent, person

PASSWORD: Final = "correct horse battery staple"
STREAM: Final = "subscription { events { __typename } }"
SIGN_IN: Final = "mutation($i: SignInInput!) { signIn(input: $i) { token errors { code } } }"
_numbers = itertools.count(1)


@pytest.fixture
def user(gateway: Gateway) -> dict[str, Any]:
    given = {"email": f"ending-{next(_numbers)}@example.com", "name": "E", "role": "MEMBER", "password": PASSWORD}
    made: dict[str, Any] = administrator(gateway).done("createUser", "user { id }", **given)["user"]
    return given | made


def signed_in(gateway: Gateway, user: dict[str, Any], password: str = PASSWORD) -> Person:
    given = {"email": user["email"], "password": password}
    token = gateway.data(SIGN_IN, {"i": given}, ANONYMOUS)["signIn"]["token"]
    return Person(gateway, user["id"], token)


def valid(caller: Person) -> bool:
    answer = caller.gateway.graphql("{ viewer { role } }", token=caller.token)
    return "errors" not in answer


def close_code(caller: Person, end: Callable[[], Any]) -> int | None:
    """Open a stream, end its credential, and return the close code of the socket."""
    with caller._subscribed(STREAM, {}) as socket:
        assert json.loads(socket.recv(timeout=10))["type"] == "next"
        end()
        with pytest.raises(websockets.exceptions.ConnectionClosed) as closed:
            while True:
                socket.recv(timeout=5)
    return closed.value.rcvd.code if closed.value.rcvd else None


def test_a_new_password_ends_tokens_and_streams(gateway: Gateway, user: dict[str, Any]) -> None:
    caller, boss, new = signed_in(gateway, user), administrator(gateway), "another long password"
    assert close_code(caller, lambda: boss.done("updateUser", "user { id }", id=user["id"], password=new)) == 4403
    assert not valid(caller)
    assert valid(signed_in(gateway, user, new))


def test_sign_out_ends_one_token_and_its_streams(gateway: Gateway, user: dict[str, Any]) -> None:
    first, second = signed_in(gateway, user), signed_in(gateway, user)
    assert close_code(first, lambda: first.done("signOut", "user { id }")) == 4403
    assert (valid(first), valid(second)) == (False, True)
    third = signed_in(gateway, user)
    second.done("signOut", "user { id }")
    assert (valid(first), valid(second), valid(third)) == (False, False, True)


def test_sign_out_everywhere_ends_all_tokens_but_no_key(gateway: Gateway, user: dict[str, Any]) -> None:
    first, second = signed_in(gateway, user), signed_in(gateway, user)
    key = Person(gateway, user["id"], first.done("createApiKey", "secret", name="k")["secret"])
    second.done("signOut", "user { id }", everywhere=True)
    assert (valid(first), valid(second), valid(key)) == (False, False, True)
    assert valid(signed_in(gateway, user))


def test_an_administrator_ends_all_sessions_of_a_user(gateway: Gateway, user: dict[str, Any]) -> None:
    callers = [signed_in(gateway, user), signed_in(gateway, user)]
    administrator(gateway).done("endAllSessions", "user { id }", id=user["id"])
    assert [valid(each) for each in callers] == [False, False]


def test_others_end_only_their_own_sessions(gateway: Gateway, user: dict[str, Any]) -> None:
    caller = signed_in(gateway, user)
    assert person(gateway).refused("endAllSessions", "user { id }", id=user["id"]) == ("FORBIDDEN", None)
    caller.done("endAllSessions", "user { id }", id=user["id"])
    assert not valid(caller)


def test_a_key_is_revoked_not_signed_out(gateway: Gateway) -> None:
    assert person(gateway).refused("signOut", "user { id }") == ("CONFLICT", None)


# ---------------------------------------------------------------- whose record is shown


USER: Final = "... on User { email role active }"


def test_an_edge_to_a_user_shows_the_record_only_with_the_scope(gateway: Gateway) -> None:
    boss = administrator(gateway)
    task = boss.done("createTask", "task { id }", title="T", type="any")["task"]["id"]
    secret = boss.done("createApiKey", "secret", name="n", scopes=["tasks:read"])["secret"]
    for token in (agent(boss).token, secret):
        for field in ("email", "role", "active"):
            query = f"query($id: ID!) {{ task(id: $id) {{ createdBy {{ id name ... on User {{ {field} }} }} }} }}"
            answer = gateway.graphql(query, {"id": task}, token)
            assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]
        names = gateway.data("query($id: ID!) { task(id: $id) { createdBy { id name } } }", {"id": task}, token)
        assert names["task"]["createdBy"]["id"] == boss.id
    assert boss.data(f"query($id: ID!) {{ task(id: $id) {{ createdBy {{ {USER} }} }} }}", id=task)
    assert "errors" not in gateway.graphql(f"{{ viewer {{ actor {{ {USER} }} }} }}", token=secret)


def test_signing_in_shows_ones_own_record(gateway: Gateway, user: dict[str, Any]) -> None:
    document = f"mutation($i: SignInInput!) {{ signIn(input: $i) {{ viewer {{ actor {{ {USER} }} }} }} }}"
    given = {"email": user["email"], "password": PASSWORD}
    shown = gateway.data(document, {"i": given}, ANONYMOUS)["signIn"]["viewer"]["actor"]
    assert shown == {"email": user["email"], "role": "MEMBER", "active": True}
