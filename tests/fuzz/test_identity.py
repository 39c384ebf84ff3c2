"""Responses of identity providers: signed tokens with broken content, keys, addresses, and the tokens of accounts."""

import asyncio
import base64
import contextlib
import json
import time
from collections.abc import Awaitable, Iterator
from typing import Any, Final

import httpx
import pytest
from hypothesis import strategies as st

from auth.issuer import Issuer
from connectors.oauth.client import Grant, exchange_code, refresh_grant, revoke_grant
from connectors.oauth.provider import OAuthClient
from connectors.oauth.providers import OAUTH_PROVIDERS
from connectors.transport.egress import EgressClient
from errors import ParleyError
from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.fuzz.exploring import explore, fuzz
from tests.fuzz.http import RawRequest
from tests.fuzz.replies import ScriptedProvider
from tests.fuzz.strategies import changed, encoded, json_values, mutations, objects
from tests.fuzz.target import Target
from tests.fuzz.test_documents import JSON_TYPE
from tests.fuzz.test_providers import replies
from tests.gateways import TLS

pytestmark = fuzz

SHORT: Final = 20
LONG: Final = 5_000

_SIGNATURES: Final = ("rsa", "rsa-512", "rsa-pss", "ec", "ed")
_HEADERS: Final[list[Any]] = [
    {"alg": "RS256", "typ": "JWT", "kid": "rsa"},
    {"alg": "ES256", "typ": "at+jwt", "kid": "ec"},
    {"alg": "EdDSA", "kid": "ed", "crit": ["b64"], "b64": False},
    {"alg": "none", "kid": "../../rsa", "jku": "http://127.0.0.1:1/", "jwk": {"kty": "oct", "k": "AA"}, "zip": "DEF"},
]


def _claims(issuer: FakeIssuer) -> list[Any]:
    more = {"organization": "org_x", "roles": ["ADMIN"], "scope": "a b", "azp": AUDIENCE, "auth_time": 1, "nonce": "n"}
    return [issuer.claims(), issuer.claims(**more), issuer.claims(exp=1e300, nbf=-(2**70), iat=None, aud=[AUDIENCE])]


@pytest.mark.parametrize("header", ["authorization", "x-api-key"])
def test_a_signed_token_with_random_content_is_accepted_or_rejected(
    target: Target, issuer_of_target: FakeIssuer, header: str
) -> None:
    def check(token: bytes) -> None:
        value = b"Bearer " + token if header == "authorization" else token
        body = encoded({"query": "{ viewer { actor { id } role scopes } }"})
        response = target.check(RawRequest(headers=(JSON_TYPE, (header.encode(), value)), body=body))
        assert response.status in (200, 400, 401, 431), response

    def signed(header: Any, claims: Any, how: str) -> bytes:
        named = header.get("kid") if isinstance(header, dict) else None
        return issuer_of_target.signed(header, claims, named if named in _SIGNATURES else how).encode()

    claims = changed(_claims(issuer_of_target)) | json_values
    whole = st.builds(signed, changed(_HEADERS), claims, st.sampled_from(_SIGNATURES))
    tokens = whole | mutations(whole, (b".", b"=", b"-", b"e30")) | st.binary(max_size=60).map(base64.urlsafe_b64encode)
    visible = tokens.map(lambda token: bytes(byte for byte in token if byte > 31 and byte != 127))
    target.explore(f"tokens in {header}", visible, check, short=SHORT, long=LONG)


# ---------------------------------------------------------------- the gateway as a client


@pytest.fixture(scope="module")
def provider() -> Iterator[ScriptedProvider]:
    with ScriptedProvider() as running:
        yield running


async def _expected(work: Awaitable[object]) -> object:
    """Return the result, or None after an expected error."""
    with contextlib.suppress(ParleyError):
        async with asyncio.timeout(20):
            return await work
    return None


def test_a_random_reply_of_an_issuer_is_no_internal_error(provider: ScriptedProvider) -> None:
    with FakeIssuer() as issuer:
        keys, token = issuer.keys, issuer.token()
    discovery = {
        **{"issuer": provider.url, "jwks_uri": f"{provider.url}/jwks", "token_endpoint": f"{provider.url}/token"},
        "authorization_endpoint": f"{provider.url}/authorize",
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    }

    async def identify() -> None:
        async with httpx.AsyncClient(timeout=5, trust_env=False, verify=TLS) as http:
            issuer = Issuer(provider.url, AUDIENCE, http)
            await _expected(issuer.identify(token))
            await _expected(issuer.addresses())
            await issuer.close()

    def check(case: list[bytes]) -> None:
        provider.script(case)
        asyncio.run(identify())

    found = json_values | changed([discovery]) | objects(sorted(discovery)) | changed([{"keys": keys}])
    good = _reply(discovery)
    cases = (
        replies(found) | st.builds(lambda rest: [good, *rest], replies(found)) | st.just([good, _reply({"keys": keys})])
    )
    explore(cases, check, short=SHORT, long=LONG)


def _reply(document: Any) -> bytes:
    body = json.dumps(document).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body) + body


_GRANTS: Final[list[Any]] = [
    {
        "access_token": "a",
        "refresh_token": "r",
        "expires_in": 3600,
        "scope": "a b",
        "token_type": "Bearer",
        "id_token": ".",
    },
    {
        "ok": True,
        "authed_user": {"id": "U", "scope": "a,b", "access_token": "a", "token_type": "user"},
        "team": {"id": "T"},
    },
    {"error": "invalid_grant", "error_description": "x"},
    {"ok": False, "error": "invalid_code"},
    {"login": "somebody", "email": "a@example.com", "account": "a"},
]


@pytest.mark.parametrize("of", OAUTH_PROVIDERS, ids=lambda each: each.name)
def test_a_random_reply_of_an_account_provider_is_no_internal_error(provider: ScriptedProvider, of: Any) -> None:
    urls = {f"{of.prefix}_{name}_URL": f"{provider.url}/{name.lower()}" for name in ("AUTHORIZE", "TOKEN", "REVOKE")}
    given = {of.client_id_setting: "id", of.client_secret_setting: "secret", of.base_name: provider.url, **urls}
    client = OAuthClient.of(of, given, "http://127.0.0.1")

    async def call(which: int) -> None:
        async with EgressClient([provider.host_and_port], tls=TLS) as http:
            match which:
                case 0:
                    found = await _expected(exchange_code(client, http, "code", "verifier", ["a"]))
                case 1:
                    found = await _expected(refresh_grant(client, http, "r"))
                case _:
                    found = await _expected(revoke_grant(client, http, "a", "r"))
            assert found is None or isinstance(found, Grant)

    def check(case: tuple[int, list[bytes]]) -> None:
        which, scripted = case
        provider.script(scripted)
        begun = time.process_time()
        asyncio.run(call(which))
        assert time.process_time() - begun < 2.0

    content = json_values | changed(_GRANTS) | objects(sorted(_GRANTS[0]))
    explore(st.tuples(st.integers(0, 2), replies(content)), check, short=SHORT // 4, long=LONG // 5)
