"""A gateway that a Slack app, GitHub, Twilio and Pipedream call, and a workspace of Slack."""

import contextlib
from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.fakes.slack import TOKEN, FakeSlack
from tests.gateways import Gateway
from tests.inbound.workspace import SIGNING_SECRET, Workspace

SETTINGS = {
    "SLACK_BOT_TOKEN": TOKEN,
    "SLACK_SIGNING_SECRET": SIGNING_SECRET,
    "GITHUB_WEBHOOK_SECRET": "It's a Secret to Everybody",
    "TWILIO_AUTH_TOKEN": "tok1",
    "PIPEDREAM_WEBHOOK_SECRET": "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
}


@pytest.fixture(scope="module")
def fake_slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture(scope="module")
def called_gateway(backend: Mapping[str, str], fake_slack: FakeSlack) -> Iterator[Gateway]:
    """A gateway with one organization, to which every call belongs."""
    with Gateway({**backend, **SETTINGS, **fake_slack.settings}) as running:
        yield running


@pytest.fixture
def workspace(called_gateway: Gateway, fake_slack: FakeSlack) -> Workspace:
    """The workspace, in which nothing has happened yet."""
    fake_slack.messages.clear()
    fake_slack.ephemeral.clear()
    fake_slack.responses.clear()
    fake_slack.requests.clear()
    fake_slack.instead.clear()
    return Workspace(called_gateway, fake_slack)


@pytest.fixture
def own_gateway_with(
    backend_name: str, new_environment: Callable[[str], dict[str, str]], fake_slack: FakeSlack
) -> Iterator[Callable[[Mapping[str, str]], Gateway]]:
    """Start a gateway with a fresh database and other settings."""
    with contextlib.ExitStack() as stack:

        def start(settings: Mapping[str, str]) -> Gateway:
            environment = {**new_environment(backend_name), **SETTINGS, **fake_slack.settings, **settings}
            return stack.enter_context(Gateway(environment))

        yield start
