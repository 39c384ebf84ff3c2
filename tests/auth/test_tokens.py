"""Parley's own tokens: valid ones, and forgeries without the key."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from storage.derived_keys import derived_key
from tests.conftest import SECRET_KEY
from tests.fakes.issuer import FakeIssuer, b64
from tests.gateways import Gateway
from tests.people import Person, administrator, person
from tests.suite import one_backend


def seconds() -> int:
    return int(time.time())


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def forged(user_id: str, header: dict[str, Any] | None = None, key: bytes | None = None, **changes: Any) -> str:
    """Return a token signed with the gateway's own key, spoiled by `header` and `changes`."""
    moment = seconds()
    times = {"iat": moment, "nbf": moment, "exp": moment + 600}
    claims = {"iss": "parley", "aud": "parley", "sub": user_id} | times | changes
    full_header = {"alg": "HS256", "typ": "parley+jwt"} | (header or {})
    parts = [{name: value for name, value in part.items() if value is not None} for part in (full_header, claims)]
    text = ".".join(b64(json.dumps(part).encode()) for part in parts)
    signature = hmac.digest(key or derived_key(SECRET_KEY, b"tokens"), text.encode(), hashlib.sha256)
    return f"{text}.{b64(signature)}"


def answered(gateway: Gateway, token: str) -> tuple[int, Any]:
    """Return the status of a request with this token, and the id of its caller."""
    with gateway.client(token) as client:
        response = client.post("/graphql", json={"query": "{ viewer { actor { id } } }"})
    viewer = (response.json().get("data") or {}).get("viewer") or {}
    return response.status_code, (viewer.get("actor") or {}).get("id")


def status(gateway: Gateway, token: str) -> int:
    return answered(gateway, token)[0]


def test_a_valid_token_is_its_users_credential(gateway: Gateway, admin: Person):
    member = person(gateway)
    for user in (admin, member):
        assert answered(gateway, forged(user.id)) == (200, user.id)


SPOILED: dict[str, Callable[[str], str]] = {
    "alg none": lambda id: forged(id, {"alg": "none"}).rpartition(".")[0] + ".",
    "alg none with a signature": lambda id: forged(id, {"alg": "none"}),
    "alg HS512 named": lambda id: forged(id, {"alg": "HS512"}),
    "another typ": lambda id: forged(id, {"typ": "JWT"}),
    "typ missing": lambda id: forged(id, {"typ": None}),
    "its own key": lambda id: forged(id, {"jwk": {"kty": "oct", "k": "AAAA"}}),
    "URL of a key": lambda id: forged(id, {"jku": "http://127.0.0.1:1/keys"}),
    "another key": lambda id: forged(id, key=b"x" * 32),
    "SECRET_KEY itself": lambda id: forged(id, key=SECRET_KEY.encode()),
    "the key of API keys": lambda id: forged(id, key=derived_key(SECRET_KEY, b"api keys")),
    "an empty key": lambda id: forged(id, key=b"\0"),
    "iss missing": lambda id: forged(id, iss=None),
    "iss of another issuer": lambda id: forged(id, iss="https://example.com"),
    "aud missing": lambda id: forged(id, aud=None),
    "another aud": lambda id: forged(id, aud="another"),
    "aud is a list": lambda id: forged(id, aud=["parley"]),
    "exp missing": lambda id: forged(id, exp=None),
    "exp past": lambda id: forged(id, exp=seconds() - 1),
    "exp is text": lambda id: forged(id, exp="4102444800"),
    "nbf far ahead": lambda id: forged(id, nbf=seconds() + 3600),
    "iat far ahead": lambda id: forged(id, iat=seconds() + 3600),
    "sub missing": lambda id: forged(id, sub=None),
    "unknown sub": lambda _: forged("usr_01jd3x8m5vf2h9k7q0z4c6r8ta"),
    "sub is SQL": lambda _: forged("' OR 1=1 --"),
    "sub is an API key's id": lambda _: forged("key_01jd3x8m5vf2h9k7q0z4c6r8ta"),
}


@pytest.mark.parametrize("attack", SPOILED)
@one_backend
def test_an_invalid_token_is_rejected(gateway: Gateway, admin: Person, attack: str):
    assert status(gateway, SPOILED[attack](admin.id)) == 401


def test_without_an_issuer_external_tokens_are_rejected(gateway: Gateway):
    with FakeIssuer() as issuer:
        assert status(gateway, issuer.token()) == 401
        assert issuer.asked == []
