"""A path with a trailing slash leads to the route without it, and repeats nothing that the client claims to call."""

import httpx
import pytest

from tests.gateways import TLS, Gateway
from tests.suite import one_backend

pytestmark = one_backend


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/graphql/", "/graphql"),
        ("/graphql/?query=%7Bviewer%7Brole%7D%7D", "/graphql?query=%7Bviewer%7Brole%7D%7D"),
        ("/health/live/", "/health/live"),
        ("/hooks/a%20b%2F/", "/hooks/a%20b"),
        ("/hooks/%0d%0ax/", "/hooks/%0D%0Ax"),
    ],
)
def test_a_trailing_slash_is_redirected_without_a_host(gateway: Gateway, path: str, location: str) -> None:
    method = "POST" if path.startswith("/hooks") else "GET"
    response = httpx.request(
        method, f"{gateway.url}{path}", headers={"host": "evil.example"}, trust_env=False, verify=TLS
    )
    assert (response.status_code, response.headers["location"]) == (307, location)
    assert "evil.example" not in str(response.headers)


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/nothing/", "/graphql/x/", "/graphiql/assets", "//graphql/", "///"]
)
def test_an_unknown_path_is_not_found(gateway: Gateway, path: str) -> None:
    assert httpx.get(f"{gateway.url}{path}", trust_env=False, verify=TLS).status_code == 404


def test_a_mutation_follows_the_redirect(gateway: Gateway) -> None:
    response = httpx.post(
        f"{gateway.url}/graphql/",
        json={"query": "{ viewer { role } }"},
        headers=gateway.headers(),
        follow_redirects=True,
        trust_env=False,
        verify=TLS,
    )
    assert response.json() == {"data": {"viewer": {"role": "ADMIN"}}}
