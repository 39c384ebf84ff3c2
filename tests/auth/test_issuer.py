"""Tokens of an external issuer, with a gateway and an issuer on real sockets, and attacks on them."""

import logging
import secrets
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import httpx
import pytest

from auth.issuer import Issuer, keys_of
from auth.tokens import CredentialRefused
from errors import Unavailable
from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.gateways import TLS, Gateway
from tests.suite import one_backend

WHO = "{ viewer { role scopes expiresAt actor { id name ... on User { email active } } organization { id name } } }"


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str], issuer: FakeIssuer) -> Iterator[Gateway]:
    """A gateway that trusts the issuer."""
    with Gateway(backend | {"OIDC_ISSUER": issuer.url, "OIDC_AUDIENCE": AUDIENCE}) as running:
        yield running


def status(gateway: Gateway, token: str) -> int:
    with gateway.client(token) as client:
        response = client.post("/graphql", json={"query": "{ viewer { actor { id } } }"})
    assert token not in response.text
    if response.status_code == 200:
        assert response.json()["data"]["viewer"]["actor"] is not None, "treated as no credential"
    else:
        assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert "data" not in response.json()
    return response.status_code


# ---------------------------------------------------------------- accepted tokens


@pytest.mark.parametrize("kid", ["rsa", "ec", "ed"])
def test_a_token_signed_with_each_kind_of_key_is_accepted(gateway: Gateway, issuer: FakeIssuer, kid: str):
    viewer = gateway.data(WHO, token=issuer.token(kid))["viewer"]
    assert (viewer["role"], viewer["actor"]["email"]) == ("VIEWER", "ada@example.com")
    assert viewer["expiresAt"] is not None


@pytest.mark.parametrize(
    "harmless",
    [
        {"aud": ["another", AUDIENCE]},
        {"header": {"typ": "at+jwt"}},
        {"header": {"typ": None}},
        {"header": {"x5t": "thumbprint"}},
        {"typ": "Bearer"},
        pytest.param({"nbf": int(time.time()) + 20}, id="nbf a little ahead"),
    ],
    ids=str,
)
def test_a_token_of_another_style_is_accepted(gateway: Gateway, issuer: FakeIssuer, harmless: dict[str, Any]):
    assert status(gateway, issuer.token(**harmless)) == 200


def test_a_new_user_becomes_a_viewer_and_stays_the_same_user(gateway: Gateway, issuer: FakeIssuer):
    def who(**claims: Any) -> dict[str, Any]:
        viewer: dict[str, Any] = gateway.data(WHO, token=issuer.token(sub="grace", **claims))["viewer"]
        return viewer

    first = who(email="Grace@Example.com", name="Grace")
    later = who(email="grace.hopper@example.com", name="Another name")
    assert first == later | {"expiresAt": first["expiresAt"]}
    assert first["role"] == "VIEWER"
    assert first["actor"]["email"] == "grace@example.com"


def test_a_verified_address_links_the_token_to_its_user(gateway: Gateway, issuer: FakeIssuer):
    created = gateway.data(
        'mutation { createUser(input: {email: "lin@example.com", name: "Lin", role: OPERATOR}) { user { id } } }'
    )
    viewer = gateway.data(WHO, token=issuer.token(sub="lin", email="lin@example.com"))["viewer"]
    assert (viewer["actor"]["id"], viewer["role"]) == (created["createUser"]["user"]["id"], "OPERATOR")


def test_another_account_with_the_same_address_is_rejected(gateway: Gateway, issuer: FakeIssuer):
    assert status(gateway, issuer.token(sub="kim", email="kim@example.com")) == 200
    assert status(gateway, issuer.token(sub="not kim", email="kim@example.com")) == 401


def test_a_token_may_name_its_organization(gateway: Gateway, issuer: FakeIssuer):
    organization = gateway.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    for claim in ("org", "organization"):
        assert status(gateway, issuer.token(sub="org", email="org@example.com", **{claim: organization})) == 200


def test_a_disabled_user_is_rejected_at_once(gateway: Gateway, issuer: FakeIssuer):
    token = issuer.token(sub="eve", email="eve@example.com")
    id = gateway.data(WHO, token=token)["viewer"]["actor"]["id"]
    change = "mutation($id: ID!) { updateUser(input: {id: $id, active: false}) { errors { message } } }"
    assert gateway.data(change, {"id": id})["updateUser"]["errors"] == []
    assert status(gateway, token) == 401


# ---------------------------------------------------------------- rejected tokens


def signed(issuer: FakeIssuer, algorithm: str, how: str) -> str:
    return issuer.signed({"alg": algorithm, "kid": "rsa", "typ": "JWT"}, issuer.claims(), how)


UNSIGNED = {f"alg {name}": partial(signed, algorithm=name, how="nothing") for name in ("none", "None", "nOnE", "NONE")}
CONFUSED = {
    f"HS256 with the public key as {form}": partial(signed, algorithm="HS256", how=form)
    for form in ("pem", "pem-stripped", "der", "jwk")
}
HEADERS: dict[str, dict[str, Any]] = {
    "alg missing": {"alg": None},
    "alg is a number": {"alg": 1},
    "alg of another key type": {"alg": "ES256"},
    "kid of another key": {"kid": "ec"},
    "kid of an encryption key": {"kid": "for-encryption"},
    "kid missing with several keys": {"kid": None},
    "kid is a path": {"kid": "../../../../dev/null"},
    "kid is SQL": {"kid": "x' UNION SELECT 'secret'; --"},
    "kid is a URL": {"kid": "http://127.0.0.1:1/keys"},
    "kid is a number": {"kid": 0},
    "kid is a list": {"kid": ["rsa"]},
    "kid is long": {"kid": "k" * 5000},
    "kid with NUL": {"kid": "rsa\0"},
    "crit": {"crit": ["exp"], "exp": 1},
    "b64": {"b64": False, "crit": ["b64"]},
    "typ of a refresh token": {"typ": "refresh+jwt"},
    "typ of a logout token": {"typ": "logout+jwt"},
    "typ is a number": {"typ": 7},
}
CLAIMS: dict[str, dict[str, Any]] = {
    "iss missing": {"iss": None},
    "iss of another issuer": {"iss": "https://accounts.example.com"},
    "iss of Parley's own tokens": {"iss": "parley"},
    "iss is a list": {"iss": ["a"]},
    "aud missing": {"aud": None},
    "another aud": {"aud": "another"},
    "aud list without us": {"aud": ["another"]},
    "aud with our prefix": {"aud": AUDIENCE + "-2"},
    "exp missing": {"exp": None},
    "exp is text": {"exp": "9999999999"},
    "exp is true": {"exp": True},
    "exp beyond any date": {"exp": 10**20},
    "sub missing": {"sub": None},
    "sub is a number": {"sub": 42},
    "refresh token by its claim": {"typ": "Refresh"},
    "offline token by its claim": {"typ": "Offline"},
    "refresh token by its use": {"token_use": "refresh"},
    "logout token": {"events": {"http://schemas.openid.net/event/backchannel-logout": {}}},
    "address not verified": {"sub": "new-1", "email": "new-1@example.com", "email_verified": False},
    "email_verified missing": {"sub": "new-2", "email": "new-2@example.com", "email_verified": None},
    "address missing": {"sub": "new-3", "email": None},
    "address is invalid": {"sub": "new-4", "email": "not an address"},
    "organization unknown": {"org": "org_01jd3x8m5vf2h9k7q0z4c6r8ta"},
    "organization is SQL": {"org": "' OR 1=1 --"},
    "organization with NUL": {"organization": "org\0"},
    "organization is a list": {"org": ["a"]},
}
# In seconds from the creation of the token, which in a long run is long after this file is imported.
TIMES: dict[str, tuple[str, int]] = {
    "exp past": ("exp", -31),
    "nbf far ahead": ("nbf", 3600),
    "nbf beyond the leeway": ("nbf", 90),
    "iat far ahead": ("iat", 3600),
}
BROKEN: dict[str, Callable[[FakeIssuer], str]] = {
    "RS512 with the RSA key": lambda i: i.signed({"alg": "RS512", "kid": "rsa"}, i.claims(), "rsa-512"),
    "PS256 with the RSA key": lambda i: i.signed({"alg": "PS256", "kid": "rsa"}, i.claims(), "rsa-pss"),
    "HS256 with a published secret": lambda i: i.signed({"alg": "HS256", "kid": "shared"}, i.claims(), "shared"),
    "another key's signature": lambda i: i.signed({"alg": "ES256", "kid": "ec"}, i.claims(), "rsa"),
    "signature missing": lambda i: i.token().rpartition(".")[0] + ".",
    "signature altered": lambda i: i.token()[:-8] + "AAAAAAAA",
    "claims replaced": lambda i: ".".join(
        [i.token().split(".")[0], i.token(sub="root").split(".")[1], i.token().split(".")[2]]
    ),
    "claims are a list": lambda i: i.signed({"alg": "RS256", "kid": "rsa"}, ["iss"], "rsa"),
    "two parts": lambda i: i.token().rpartition(".")[0],
    "five parts": lambda i: i.token() + ".a.b",
    "not base64": lambda i: "eyJ!.eyJ!.!",
    "only a header": lambda i: "eyJhbGciOiJub25lIn0..",
    "very long": lambda i: i.token() + "A" * 20_000,
}


def timed(issuer: FakeIssuer, claim: str, seconds: int) -> str:
    times: dict[str, Any] = {claim: int(time.time()) + seconds}
    return issuer.token(**times)


ATTACKS: dict[str, Callable[[FakeIssuer], str]] = {
    **UNSIGNED,
    **CONFUSED,
    **{name: partial(FakeIssuer.token, header=header) for name, header in HEADERS.items()},
    **{name: partial(FakeIssuer.token, **claims) for name, claims in CLAIMS.items()},
    **{name: partial(timed, claim=claim, seconds=seconds) for name, (claim, seconds) in TIMES.items()},
    **BROKEN,
}


@pytest.mark.parametrize("attack", ATTACKS)
@one_backend
def test_an_invalid_token_is_rejected(gateway: Gateway, issuer: FakeIssuer, attack: str):
    assert status(gateway, ATTACKS[attack](issuer)) == 401


@pytest.mark.parametrize("header", ["jku", "x5u", "jwk", "x5c"])
@one_backend
def test_a_token_with_its_own_key_is_rejected_and_nothing_is_fetched(gateway: Gateway, issuer: FakeIssuer, header: str):
    with FakeIssuer() as attacker:
        brought = {
            "jku": f"{attacker.url}/keys",
            "x5u": f"{attacker.url}/certificate",
            "jwk": attacker.keys[0],
            "x5c": ["MIIB"],
        }[header]
        forged = attacker.token(header={header: brought}, iss=issuer.url)
        genuine = issuer.token(header={header: brought})
        assert (status(gateway, forged), status(gateway, genuine)) == (401, 401)
        assert attacker.asked == []


def test_rejected_tokens_create_no_user(gateway: Gateway, issuer: FakeIssuer):
    for attack in ("address not verified", "email_verified missing", "claims replaced"):
        status(gateway, ATTACKS[attack](issuer))
    emails = {node["email"] for node in gateway.data("{ users(first: 100) { nodes { email } } }")["users"]["nodes"]}
    assert not emails & {"new-1@example.com", "new-2@example.com", "new-3@example.com"}


def test_unknown_keys_are_fetched_at_most_once_a_minute(gateway: Gateway, issuer: FakeIssuer):
    assert status(gateway, issuer.token()) == 200
    before = issuer.fetches
    for _ in range(30):
        assert status(gateway, issuer.token(header={"kid": secrets.token_hex(8)})) == 401
    assert issuer.fetches <= before + 1


def test_known_keys_stay_valid_while_the_issuer_is_down(gateway: Gateway, issuer: FakeIssuer):
    assert status(gateway, issuer.token()) == 200
    issuer.down = True
    try:
        assert status(gateway, issuer.token(jti="another one")) == 200
    finally:
        issuer.down = False


def test_no_part_of_a_token_is_logged(gateway: Gateway, issuer: FakeIssuer, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    tokens = [issuer.token(canary="canary-7261"), *(ATTACKS[name](issuer) for name in ("aud missing", "alg none"))]
    for token in tokens:
        status(gateway, token)
    logged = caplog.text
    assert "canary-7261" not in logged
    for part in (part for token in tokens for part in token.split(".") if len(part) > 20):
        assert part not in logged


# ---------------------------------------------------------------- key rotation, with a manual clock


class Clock:
    """A clock that the test advances."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


async def test_a_new_key_is_found_after_a_minute_and_a_withdrawn_one_is_dropped():
    clock = Clock()
    with FakeIssuer() as fake, FakeIssuer() as other:
        async with httpx.AsyncClient(trust_env=False, verify=TLS) as http:
            issuer = Issuer(fake.url, AUDIENCE, http, clock)
            await issuer.identify(fake.token("rsa"))
            fake.keys = [{**other.keys[0], "kid": "new"}]
            rotated = other.token("rsa", header={"kid": "new"}, iss=fake.url)
            with pytest.raises(CredentialRefused):
                await issuer.identify(rotated)
            clock.seconds += 61
            assert (await issuer.identify(rotated)).email == "ada@example.com"
            with pytest.raises(CredentialRefused):
                await issuer.identify(fake.token("rsa"))
            await issuer.close()


async def test_of_two_keys_with_the_same_id_either_verifies():
    with FakeIssuer() as fake, FakeIssuer() as other:
        fake.keys = [*other.keys, *fake.keys]
        async with httpx.AsyncClient(trust_env=False, verify=TLS) as http:
            issuer = Issuer(fake.url, AUDIENCE, http, Clock())
            for signer in (fake, other):
                assert (await issuer.identify(signer.token("rsa", iss=fake.url))).email == "ada@example.com"
            await issuer.close()


async def test_a_withdrawn_key_expires_without_a_request_for_an_unknown_one():
    clock = Clock()
    with FakeIssuer() as fake:
        async with httpx.AsyncClient(trust_env=False, verify=TLS) as http:
            issuer = Issuer(fake.url, AUDIENCE, http, clock)
            await issuer.identify(fake.token("rsa"))
            fake.keys = fake.keys[1:]
            clock.seconds += 601
            await issuer.identify(fake.token("rsa"))  # not delayed: the refresh runs in the background
            assert issuer._refresh is not None
            await issuer._refresh
            with pytest.raises(CredentialRefused):
                await issuer.identify(fake.token("rsa"))


async def test_before_any_keys_are_known_the_error_is_retryable():
    clock = Clock()
    with FakeIssuer() as fake:
        fake.down = True
        async with httpx.AsyncClient(trust_env=False, verify=TLS) as http:
            issuer = Issuer(fake.url, AUDIENCE, http, clock)
            for _ in range(5):
                with pytest.raises(Unavailable):
                    await issuer.identify(fake.token())
            assert len(fake.asked) == 1
            fake.down = False
            clock.seconds += 6
            await issuer.identify(fake.token())


async def test_a_discovery_document_of_another_issuer_is_rejected():
    with FakeIssuer() as fake, FakeIssuer() as other:
        async with httpx.AsyncClient(trust_env=False, verify=TLS) as http:
            issuer = Issuer(fake.url, AUDIENCE, http)
            fake._answer = lambda path: (200, {"issuer": other.url, "jwks_uri": f"{other.url}/keys"})  # type: ignore[method-assign]
            with pytest.raises(Unavailable):
                await issuer.identify(fake.token())
            assert other.asked == []


@pytest.mark.parametrize(
    ("methods", "posts"),
    [
        (None, False),
        ([], False),
        (["client_secret_post"], True),
        (["client_secret_basic"], False),
        (5, False),
        ("x", False),
    ],
)
async def test_a_client_authenticates_as_the_issuer_says(methods: Any, posts: bool):
    with FakeIssuer() as fake:
        fake.discovered = {"token_endpoint_auth_methods_supported": methods}
        async with httpx.AsyncClient(trust_env=False, verify=TLS) as http:
            addresses = await Issuer(fake.url, AUDIENCE, http).addresses()
    assert addresses is not None and addresses.secret_in_form is posts


def test_unsuitable_keys_are_ignored():
    fake = FakeIssuer()
    weak = {"kid": "weak", "kty": "RSA", "n": "x" * 171, "e": "AQAB"}
    odd: list[Any] = [weak, {"kid": "p384", "kty": "EC", "crv": "P-384"}, {"kty": "RSA", "alg": "HS256"}, "text", None]
    assert set(keys_of({"keys": [*fake.keys, *odd]})) == {"rsa", "ec", "ed"}
