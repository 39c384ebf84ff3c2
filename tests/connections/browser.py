"""A browser, as far as connecting an account needs one: it keeps cookies and follows where it is sent."""

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
    """A browser in which somebody is signed in."""

    person: Person
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(timeout=30, trust_env=False, verify=TLS)

    def begin(self, provider: str, **values: Any) -> str:
        """Begins to connect an account and returns the address at the provider."""
        payload = self.asked({"provider": provider, **values})
        assert not payload["errors"], payload["errors"]
        url: str = payload["authorizationUrl"]
        return url

    def asked(self, values: dict[str, Any]) -> dict[str, Any]:
        """Sends beginOAuth and returns its payload; the browser keeps the cookies that come along."""
        response = self.http.post(
            f"{self.person.gateway.url}/graphql",
            json={"query": BEGIN, "variables": {"input": values}},
            headers=self.person.gateway.headers(self.person.token),
        )
        payload: dict[str, Any] = response.json()["data"]["beginOAuth"]
        return payload

    def allow(self, url: str) -> str:
        """Opens the provider's page and returns where it sends the browser back to."""
        response = self.http.get(url)
        assert response.status_code == 302, response.text
        return response.headers["location"]

    def open(self, url: str, **headers: str) -> httpx.Response:
        """Opens an address and stays there."""
        return self.http.get(url, headers=headers)

    def connect(self, provider: str, **values: Any) -> dict[str, Any]:
        """Connects an account and returns the connection."""
        response = self.open(self.allow(self.begin(provider, **values)))
        assert response.status_code == 200, response.text
        return connection_of(self.person, provider)


def connections(person: Person) -> list[dict[str, Any]]:
    """Returns the connections that a person sees."""
    found: list[dict[str, Any]] = person.data(f"{{ connections {{ {CONNECTION} }} }}")["connections"]
    return found


def connection_of(person: Person, provider: str) -> dict[str, Any]:
    """Returns a person's own connection to a provider."""
    [found] = [each for each in connections(person) if (each["provider"], each["user"]["id"]) == (provider, person.id)]
    return found


def query_of(url: str) -> dict[str, str]:
    """Returns the parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
