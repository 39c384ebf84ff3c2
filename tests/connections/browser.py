"""A browser for connecting accounts, which keeps cookies and follows redirects."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.gateways import TLS
from tests.people import Person

BEGIN = """mutation($input: BeginOAuthInput!) { beginOAuth(input: $input) {
  authorizationUrl errors { code message field } } }"""
CONNECTION = "id provider account scopes status expiresAt lastRefreshedAt lastError createdAt updatedAt user { id }"


@dataclass
class Browser:
    """A browser with a signed-in user."""

    person: Person
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(timeout=30, trust_env=False, verify=TLS)

    def begin(self, provider: str, **values: Any) -> str:
        """Begin to connect an account and return the provider's URL."""
        payload = self.asked({"provider": provider, **values})
        assert not payload["errors"], payload["errors"]
        url: str = payload["authorizationUrl"]
        return url

    def asked(self, values: dict[str, Any]) -> dict[str, Any]:
        """Send beginOAuth and return its payload; the browser keeps the cookies."""
        response = self.http.post(
            f"{self.person.gateway.url}/graphql",
            json={"query": BEGIN, "variables": {"input": values}},
            headers=self.person.gateway.headers(self.person.token),
        )
        payload: dict[str, Any] = response.json()["data"]["beginOAuth"]
        return payload

    def allow(self, url: str) -> str:
        """Open the provider's page and return the URL to which it redirects the browser."""
        response = self.http.get(url)
        assert response.status_code == 302, response.text
        return response.headers["location"]

    def open(self, url: str, **headers: str) -> httpx.Response:
        """Open a URL without following redirects."""
        return self.http.get(url, headers=headers)

    def connect(self, provider: str, **values: Any) -> dict[str, Any]:
        """Connect an account and return the connection."""
        response = self.open(self.allow(self.begin(provider, **values)))
        assert response.status_code == 200, response.text
        return connection_of(self.person, provider)


def connections(person: Person) -> list[dict[str, Any]]:
    """Return the connections visible to a user."""
    found: list[dict[str, Any]] = person.data(f"{{ connections {{ {CONNECTION} }} }}")["connections"]
    return found


def connection_of(person: Person, provider: str) -> dict[str, Any]:
    """Return a person's own connection to a provider."""
    [found] = [each for each in connections(person) if (each["provider"], each["user"]["id"]) == (provider, person.id)]
    return found


def query_of(url: str) -> dict[str, str]:
    """Return the query parameters of a URL."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
