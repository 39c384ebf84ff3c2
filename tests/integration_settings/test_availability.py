"""Channels that nobody has set follow their health: they are enabled while they are configured and healthy."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from models.users import Role
from tests.fakes.provider import reply
from tests.fakes.slack import TOKEN, FakeSlack
from tests.gateways import Gateway
from tests.integrations.calls import run, until_circuit
from tests.invocations.conftest import PRODUCTION
from tests.people import Person, person
from tests.rest.calls import call

pytestmark = pytest.mark.slow

QUERY: Final = "{ explainDelivery { channel willDeliver reason circuit config { enabled source priority } } }"
CHANNELS_SHOWN: Final = ["SLACK", "EMAIL", "WEBHOOK", "SMS", "TEST", "TEAMS", "DISCORD"]
CHANNELS: Final = {"action": "list_channels", "connector": "slack", "params": {}}


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str], slack: FakeSlack) -> Iterator[Gateway]:
    settings = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_BASE_URL": slack.url, "CIRCUIT_RECOVERY_TIMEOUT": "4"}
    email = {"SMTP_HOST": "127.0.0.1", "SMTP_FROM": "parley@example.com"}
    with Gateway({**backend, **PRODUCTION, **settings, **email}) as running:
        yield running


@pytest.fixture
def caller(gateway: Gateway, request: pytest.FixtureRequest) -> Person:
    """A user in a new organization, so that nothing is set and no circuit is open yet."""
    return person(gateway, Role.ADMIN, request.node.name)


def explained(caller: Person, channel: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = caller.data(QUERY)["explainDelivery"]
    return next(each for each in found if each["channel"] == channel)


def override(caller: Person, channel: str, **values: Any) -> None:
    caller.done("setIntegrationOverride", "__typename", channel=channel, **values)


def fail(slack: FakeSlack, caller: Person) -> None:
    """Let Slack fail until the circuit is open."""
    slack.instead = [reply(500, {})] * 6
    for _ in range(2):  # three attempts each; five failures open the circuit
        assert run(caller, CHANNELS)["errors"]
    slack.instead.clear()


@pytest.mark.parametrize("channel", ["SLACK", "EMAIL"])
def test_a_configured_channel_is_enabled(caller: Person, channel: str):
    found = explained(caller, channel)
    assert (found["willDeliver"], found["config"]["enabled"], found["circuit"]) == (True, True, "CLOSED")
    assert found["reason"] == "It is configured and healthy."


def test_a_channel_that_is_not_configured_does_not_deliver(caller: Person):
    assert explained(caller, "SMS")["reason"] == "It is disabled by the built-in default."
    override(caller, "SMS", enabled=True)
    assert explained(caller, "SMS")["reason"] == "It is enabled, but its config has no phone_number."
    override(caller, "SMS", config={"phone_number": "+15551234567"})
    found = explained(caller, "SMS")
    assert (found["willDeliver"], found["config"]["enabled"]) == (False, True)
    assert found["reason"].startswith("It is enabled, but not configured: TWILIO_")
    assert found["reason"].endswith(" are missing.")


def test_the_test_inbox_is_used_in_production_only_if_enabled(caller: Person):
    assert explained(caller, "TEST")["willDeliver"] is False
    override(caller, "TEST", enabled=True)
    found = explained(caller, "TEST")
    assert (found["willDeliver"], found["reason"]) == (True, "It is enabled by the user's override.")


def test_the_reason_names_the_setting_that_decides(caller: Person):
    found = explained(caller, "WEBHOOK")
    assert (found["willDeliver"], found["reason"]) == (False, "It is disabled by the built-in default.")
    caller.done("setIntegrationDefault", "__typename", channel="SLACK", enabled=False)
    found = explained(caller, "SLACK")
    assert (found["willDeliver"], found["reason"]) == (False, "It is disabled by the organization's default.")
    override(caller, "SLACK", enabled=True, priority=4)
    found = explained(caller, "SLACK")
    assert (found["willDeliver"], found["reason"]) == (True, "It is enabled by the user's override.")
    assert found["config"] == {"enabled": True, "source": "OVERRIDE", "priority": 4}


def test_an_unhealthy_channel_is_left_out_until_it_recovers(caller: Person, slack: FakeSlack):
    fail(slack, caller)
    found = explained(caller, "SLACK")
    assert (found["willDeliver"], found["config"]["enabled"], found["circuit"]) == (False, False, "OPEN")
    assert found["reason"] == "It is not healthy: its circuit is open after repeated failures."
    assert explained(caller, "EMAIL")["willDeliver"] is True
    health = call(caller, "GET", "/health")
    assert (health.status_code, health.json()["status"]) == (200, "ok")
    assert health.json()["integrations"]["SLACK"] == {"configured": True, "healthy": False}
    assert health.json()["integrations"]["EMAIL"] == {"configured": True, "healthy": True}
    until_circuit(caller, "slack", "HALF_OPEN")
    assert explained(caller, "SLACK")["willDeliver"] is True


def test_an_outage_of_the_only_channel_is_left_to_retries(caller: Person, slack: FakeSlack):
    override(caller, "EMAIL", enabled=False)
    fail(slack, caller)
    found = explained(caller, "SLACK")
    assert (found["willDeliver"], found["config"]["enabled"], found["circuit"]) == (True, True, "OPEN")
    assert found["reason"].startswith("No channel is healthy; attempts are retried, because its circuit is open")


def test_health_shows_strangers_what_is_configured_and_no_more(gateway: Gateway, caller: Person, slack: FakeSlack):
    fail(slack, caller)
    for headers in ({}, {"authorization": "Bearer invalid"}):
        health = call(gateway, "GET", "/health", headers=headers)
        assert (health.status_code, health.json()["status"]) == (200, "ok")
        configured = {"SLACK", "EMAIL", "WEBHOOK", "TEAMS", "DISCORD"}
        shown = health.json()["integrations"]
        assert shown == {name: {"configured": name in configured} for name in CHANNELS_SHOWN}
