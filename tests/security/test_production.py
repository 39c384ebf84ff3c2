"""Attack 24: what a gateway in production shows to strangers, and to anyone who guesses names."""

from collections.abc import Iterator

import pytest

from tests.conftest import SECRET_KEY
from tests.gateways import ANONYMOUS, Gateway
from tests.suite import one_backend

pytestmark = one_backend


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str]) -> Iterator[Gateway]:
    settings = {
        "ENVIRONMENT": "production",
        "ENCRYPTION_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "SECRET_KEY": SECRET_KEY,
        "PUBLIC_URL": "https://parley.example",
        "PASSWORD_HASH_MEMORY": "47104",
    }
    with Gateway({**backend, **settings}) as running:
        yield running


@pytest.mark.parametrize("query", ["{ __schema { queryType { name } } }", '{ __type(name: "Task") { name } }'])
def test_24_production_shows_its_schema_to_no_stranger(gateway: Gateway, query: str) -> None:
    answer = gateway.graphql(query, {}, ANONYMOUS)
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
    with gateway.client(ANONYMOUS) as client:
        assert client.get("/openapi.json").status_code == 401


@pytest.mark.parametrize(
    "query",
    [
        "{ viewr { role } }",
        "{ viewer { rol } }",
        "mutation { signIm { token } }",
        "mutation { signIn(inputt: {}) { token } }",
        'mutation { signIn(input: {emial: "x"}) { token } }',
        "{ viewer { actor { ... on Usr { id } } } }",
        "mutation($i: SignInInptu!) { signIn(input: $i) { token } }",
        "subscription { task { id } }",
    ],
)
def test_24_production_suggests_no_names(gateway: Gateway, query: str) -> None:
    for token in (ANONYMOUS, None):
        answer = gateway.graphql(query, {}, token)
        assert answer["errors"] and "Did you mean" not in str(answer) and "data" not in answer
        assert "extensions" not in answer, "no tracing"


def test_24_production_answers_without_tracing_or_the_servers_name(gateway: Gateway) -> None:
    with gateway.client() as client:
        response = client.post("/graphql", json={"query": "{ viewer { role } }", "extensions": {"tracing": True}})
    assert response.json().keys() == {"data"}
    assert not response.headers.keys() & {"server", "x-powered-by", "via"}
