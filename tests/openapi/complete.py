"""A gateway at which every described endpoint works: its external services are fakes on this machine."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from connectors.providers.pipedream.triggers import WORKFLOW_SETTINGS
from tests.fakes.oauth_server import FakeProvider
from tests.fakes.pipedream import SUCCESS, FakePipedream
from tests.gateways import Gateway
from tests.people import Person, administrator, agent

_AGENT: Final = "65f0a1"


@dataclass(frozen=True)
class Complete:
    """The gateway, and the host of its users' Pipedream accounts."""

    gateway: Gateway
    accounts: FakeProvider

    @property
    def admin(self) -> Person:
        """The administrator."""
        return administrator(self.gateway)

    def connect(self, owner: Person) -> None:
        """Connect a Pipedream account, in place of the one that may be connected."""
        tokens = self.accounts.grant()
        given = {"accessToken": tokens["access_token"], "refreshToken": tokens["refresh_token"], "expiresIn": 3600}
        owner.done("storeOAuthToken", "connection { id }", provider="pipedream", **given)


@contextmanager
def complete_gateway(backend: Mapping[str, str]) -> Iterator[Complete]:
    """Run a gateway whose agent replies to every request, and whose Pipedream accepts every event."""
    with FakePipedream() as pipedream, FakeProvider("pipedream") as accounts:
        accepted = (200, {"content-type": "text/html"}, SUCCESS)
        pipedream.afterwards = lambda asked: accepted if asked.path.startswith("/trigger/") else None
        settings = {
            "AGENT_ID": _AGENT,
            "REQUEST_RATE_LIMIT": "1000000",
            **accounts.environment,
            "PIPEDREAM_API_URL": pipedream.url,
            "PIPEDREAM_TRIGGER_URL": pipedream.trigger_url,
            **{each.name: "eoabc123" for each in WORKFLOW_SETTINGS},
        }
        with Gateway({**backend, **settings}) as running:
            found = Complete(running, accounts)
            agent(found.admin, name="Desk", type="desk", runtime="LYZR", config={"agentId": _AGENT})
            yield found
