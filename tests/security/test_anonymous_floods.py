"""Floods without a credential, outside GraphQL: what looks something up or asks elsewhere has the anonymous limit."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from tests.conftest import Environment
from tests.fakes.issuer import FakeIssuer
from tests.gateways import ANONYMOUS, Gateway
from tests.people import person
from tests.suite import one_backend

pytestmark = one_backend

LIMIT: Final = 3
CODE: Final = {"code": "x" * 43}
REQUESTS: Final[list[tuple[str, str, dict[str, Any] | None, int]]] = [
    ("POST", "/auth/sign-in", CODE, 401),
    ("GET", "/oauth/google/callback?state=unknown&code=x", None, 400),
    ("GET", "/api/v1/integrations/pipedream/oauth/callback?state=unknown&code=x", None, 503),  # not configured
    ("GET", "/auth/oidc/callback?state=unknown&code=x", None, 401),
]


@pytest.fixture(scope="module")
def gateway(backend: Environment, issuer: FakeIssuer) -> Iterator[Gateway]:
    oauth = {"GOOGLE_CLIENT_ID": "x", "GOOGLE_CLIENT_SECRET": "x"}
    oidc = {"OIDC_ISSUER": issuer.url, "OIDC_AUDIENCE": "parley", "OIDC_CLIENT_ID": "parley-console"}
    with Gateway({**backend, **oauth, **oidc, "ANONYMOUS_RATE_LIMIT": str(LIMIT)}) as running:
        yield running


@pytest.mark.parametrize(("number", "asked"), list(enumerate(REQUESTS)))
def test_a_flood_without_a_credential_is_limited(
    gateway: Gateway, number: int, asked: tuple[str, str, dict[str, Any] | None, int]
) -> None:
    method, path, body, status = asked
    headers = {"x-forwarded-for": f"203.0.113.{number}"}
    with gateway.client(ANONYMOUS) as client:
        answers = [client.request(method, path, json=body, headers=headers) for _ in range(LIMIT + 2)]
        assert [each.status_code for each in answers] == [status] * LIMIT + [429] * 2, answers[0].text
        elsewhere = client.request(method, path, json=body, headers={"x-forwarded-for": f"203.0.113.{100 + number}"})
    assert elsewhere.status_code == status, "other addresses are not affected"


def test_the_limit_is_that_of_operations(gateway: Gateway) -> None:
    headers = {"x-forwarded-for": "198.51.100.7"}
    with gateway.client(ANONYMOUS) as client:
        for _ in range(LIMIT):
            assert client.post("/auth/sign-in", json=CODE, headers=headers).status_code == 401
        refused = client.post("/auth/sign-in", json=CODE, headers=headers)
        assert refused.status_code == 429 and int(refused.headers["retry-after"]) > 0
        assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
        assert client.post("/graphql", json={"query": "{ __typename }"}, headers=headers).status_code == 429


def test_a_caller_with_a_credential_has_no_such_limit(gateway: Gateway) -> None:
    caller = person(gateway)
    with gateway.client(caller.token) as client:
        answers = [client.get("/oauth/google/callback?state=unknown&code=x") for _ in range(LIMIT + 2)]
    assert {each.status_code for each in answers} == {400}
