"""All four providers on this machine, and the settings with which a gateway calls them."""

import base64
import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from settings import OWASP_HASH_MEMORY
from tests.fakes import github, gmail, pipedream, slack
from tests.fakes.github import FakeGitHub
from tests.fakes.gmail import FakeGmail
from tests.fakes.lyzr import AGENT, KEY, LyzrService
from tests.fakes.pipedream import FakePipedream
from tests.fakes.slack import FakeSlack
from tests.people import Person

PRODUCTION = {
    "ENVIRONMENT": "production",
    "PASSWORD_HASH_MEMORY": str(OWASP_HASH_MEMORY),
    "ENCRYPTION_KEYS": base64.b64encode(b"k" * 32).decode(),
}

HELLO = {"owner": "octo", "repo": "hello"}
CALLS: list[tuple[str, str, dict[str, Any]]] = [
    ("gmail", "send_email", {"to": "ada@example.com", "subject": "Hello", "body": "…"}),
    ("slack", "post_message", {"channel": "C1", "text": "Hello"}),
    ("github", "create_issue", {**HELLO, "title": "Bug"}),
    ("pipedream", "trigger_workflow", {"workflow": "eopublic123", "event": "custom_event", "data": {"a": 1}}),
]
SHOWN = "name mode configured missing actions { name idempotent inputSchema }"
RUN = """mutation ($input: RunConnectorActionInput!) { runConnectorAction(input: $input) {
  output simulated durationMs errors { code message field retryable retryAfterSeconds } } }"""


@dataclass(frozen=True)
class FakeProviders:
    """The fakes of all providers."""

    slack: FakeSlack
    github: FakeGitHub
    gmail: FakeGmail
    pipedream: FakePipedream
    lyzr: LyzrService

    def reset(self) -> None:
        """Reset the providers."""
        for each in (self.slack, self.github, self.gmail, self.pipedream):
            each.afterwards = None
            each.instead.clear()
            each.requests.clear()
        self.slack.messages.clear()
        self.gmail.mails.clear()
        for repo in self.github.repos.values():
            repo.issues.clear()
            repo.pulls.clear()
            repo.comments.clear()
        self.lyzr.clear()

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a gateway in production."""
        return {
            **PRODUCTION,
            "SLACK_BASE_URL": self.slack.api,
            "SLACK_BOT_TOKEN": slack.TOKEN,
            "GITHUB_BASE_URL": self.github.url,
            "GITHUB_TOKEN": github.TOKEN,
            "GMAIL_BASE_URL": self.gmail.api,
            "GOOGLE_CLIENT_ID": "google-client",
            "GOOGLE_CLIENT_SECRET": "google-client-secret",
            "PIPEDREAM_API_URL": self.pipedream.url,
            "PIPEDREAM_TRIGGER_URL": self.pipedream.trigger_url,
            "PIPEDREAM_CLIENT_ID": pipedream.CLIENT_ID,
            "PIPEDREAM_CLIENT_SECRET": pipedream.CLIENT_SECRET,
            "PIPEDREAM_PROJECT_ID": pipedream.PROJECT,
            "LYZR_BASE_URL": self.lyzr.url,
            "LYZR_API_KEY": KEY,
            "AGENT_ID": AGENT,
        }


@contextlib.contextmanager
def fake_providers() -> Iterator[FakeProviders]:
    """Run the fakes of all providers."""
    with FakeSlack() as a, FakeGitHub() as b, FakeGmail() as c, FakePipedream() as d, LyzrService() as e:
        yield FakeProviders(a, b, c, d, e)


def connect_google(who: Person, *scopes: str, token: str = gmail.TOKEN) -> None:
    """Store a user's Google token, as an application does that obtained it elsewhere."""
    granted = " ".join(scopes or (gmail.SEND, gmail.READ))
    who.done("storeOAuthToken", "connection { id }", provider="gmail", accessToken=token, scope=granted, expiresIn=3600)


def run_action(who: Person, connector: str, action: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Run an action as a user and return the payload."""
    given = {"connector": connector, "action": action, "params": params}
    payload: dict[str, Any] = who.data(RUN, input=given)["runConnectorAction"]
    return payload
