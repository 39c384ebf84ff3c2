"""Tokens, keys and addresses of an issuer with one poisoned value: accepted and readable, or rejected."""

import asyncio
import contextlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx
import pytest

from auth.issuer import Issuer
from errors import ParleyError
from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.fuzz.replies import ScriptedProvider
from tests.gateways import TLS, Gateway
from tests.people import Person, administrator
from tests.suite import walk
from tests.values.exits import by_query, by_socket, head
from tests.values.poison import WRITTEN_BY_PYTHON, encoded, poisoned

VIEWER: Final = "{ viewer { actor { ... on User { id name email } } role scopes } }"
TEXTS: Final[Mapping[str, list[str]]] = {
    "name": ["\u202egnp.ada", "<script>alert(1)</script>", "Ada\nBcc: x@example.com", "${input.x}", "  ", "x" * 400],
    "email": ["a@b", "Ada <x@example.com>", "x@example.com\r\nBcc: y@example.com", "@", f"{'x' * 300}@example.com"],
    "org": ["org_\0", "org_00000000000000000000000000", "", "../org"],
    "sub": [" ", "\u2028", "x" * 5_000],
}
"""Texts that are hostile where a text is expected."""


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], issuer: FakeIssuer) -> Iterator[Gateway]:
    with Gateway({**backend, "OIDC_ISSUER": issuer.url, "OIDC_AUDIENCE": AUDIENCE}) as running:
        yield running


def claims_of(issuer: FakeIssuer, number: int) -> dict[str, Any]:
    """Return the claims of a person who has not signed in before, with everything that issuers send."""
    more = {
        "nbf": 1,
        "aud": [AUDIENCE],
        "groups": ["admins", "ADMIN"],
        "roles": ["ADMIN"],
        "realm_access": {"roles": []},
    }
    more |= {"typ": "Bearer", "token_use": "id", "jti": "j", "scope": "openid", "auth_time": 1, "amr": ["pwd"]}
    return issuer.claims(sub=f"values-{number}", email=f"values-{number}@example.com", **more)


def cases(issuer: FakeIssuer) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield claims of which one is poisoned, of a new person each, and which one it is."""
    known = claims_of(issuer, 0)
    hostile = [(f"{text!r} as {name}", {**known, name: text}) for name, texts in TEXTS.items() for text in texts]
    for number, (name, claims) in enumerate([*poisoned(known), *hostile]):
        own = {each: claims_of(issuer, number)[each] for each in ("sub", "email") if claims[each] == known[each]}
        yield name, claims | own


def test_a_poisoned_claim_harms_nobody(gateway: Gateway, issuer: FakeIssuer) -> None:
    person = administrator(gateway)
    after, accepted, failed = head(person), dict[str, str](), dict[str, Any]()
    for name, claims in cases(issuer):
        token = issuer.signed_bytes(b'{"alg":"ES256","kid":"ec"}', encoded(claims), "ec")
        response = gateway.graphql(VIEWER, token=token)
        if "errors" not in response:
            viewer = response["data"]["viewer"]
            accepted[viewer["actor"]["id"]] = shown = f"{viewer['actor']['name']} {viewer['actor']['email']}"
            if (
                viewer["role"] != "VIEWER"
                or not shown.isprintable()
                or any(word in shown for word in WRITTEN_BY_PYTHON)
            ):
                failed[name] = response
        elif {error["extensions"]["code"] for error in response["errors"]} != {"UNAUTHENTICATED"}:
            failed[name] = response
    assert not failed, failed
    assert len(accepted) > len(TEXTS)
    listed = {user["id"] for user in users(person)}
    assert accepted.keys() <= listed
    events = list(by_query(person, after))
    assert len(events) >= len(accepted)
    assert list(by_socket(person, after, len(events)))[1:] == events


def users(person: Person) -> Iterator[dict[str, Any]]:
    """Yield all users of the organization."""
    query = """query($a: String) { users(first: 100, after: $a) {
      nodes { id name email } pageInfo { endCursor hasNextPage } } }"""
    after = None
    while True:
        page = person.data(query, a=after)["users"]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


# ---------------------------------------------------------------- what the issuer publishes


@pytest.fixture(scope="module")
def provider() -> Iterator[ScriptedProvider]:
    with ScriptedProvider() as running:
        yield running


def reply(document: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(document) + document


@walk(5)
def test_poisoned_keys_and_addresses_are_no_internal_error(provider: ScriptedProvider, step: int) -> None:
    keys = FakeIssuer().keys
    discovery = {
        **{"issuer": provider.url, "jwks_uri": f"{provider.url}/jwks", "token_endpoint": f"{provider.url}/token"},
        "authorization_endpoint": f"{provider.url}/authorize",
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    }
    good = [reply(encoded(discovery)), reply(encoded({"keys": keys}))]
    scripts = [(name, [reply(encoded(wrong)), good[1]]) for name, wrong in poisoned(discovery)]
    scripts += [(name, [good[0], reply(encoded(wrong))]) for name, wrong in poisoned({"keys": keys})]
    with asyncio.Runner() as runner:
        failed = {name: error for name, script in scripts[::step] if (error := runner.run(_fault(provider, script)))}
    assert not failed, failed


async def _fault(provider: ScriptedProvider, script: list[bytes]) -> str:
    """Return what an issuer with these replies raises beside the expected errors; empty if nothing."""
    provider.script(script)
    async with httpx.AsyncClient(timeout=5, trust_env=False, verify=TLS) as http:
        issuer = Issuer(provider.url, AUDIENCE, http)
        try:
            with contextlib.suppress(ParleyError):
                await issuer.addresses()
            with contextlib.suppress(ParleyError):
                await issuer.identify(UNSIGNED)
        except Exception as error:  # collected: the place of each fault is of interest
            return repr(error)[:300]
        finally:
            await issuer.close()
    return ""


UNSIGNED: Final = "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSJ9.eyJpc3MiOiJ4In0.AAAA"
"""A token whose signature no key verifies."""
