"""A gateway that is killed in the middle of an attempt: what happens to it depends on the channel."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast

import pytest

from models.users import Role
from tests.deliveries.farm import Behaviour, Farm
from tests.deliveries.house import ended, sent, until
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway, GatewayProcess
from tests.people import Person, person
from tests.servers import free_port

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300)]

HOST: Final = "127.0.0.2"


@pytest.fixture
def farm() -> Iterator[Farm]:
    """One receiver of webhooks, which does not respond."""
    with Farm([Behaviour.HANG]) as running:
        yield running


@pytest.fixture
def twilio() -> Iterator[HttpService]:
    """A Twilio that does not respond."""
    with HttpService() as running:
        yield running


def test_a_webhook_is_repeated_under_its_id_and_an_sms_ends_as_unknown(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess], farm: Farm, twilio: HttpService
) -> None:
    environment = {
        "PORT": str(free_port()),
        "ENGINE_LEASE": "2",
        "HTTP_ALLOWED_HOSTS": farm.allowed,
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "TWILIO_AUTH_TOKEN": "a-token",
        "TWILIO_FROM": "+15005550006",
        "TWILIO_BASE_URL": f"{twilio.url}/hang",
    }
    gateway = gateway_process({**backend, **environment})
    user = person(cast(Gateway, gateway), Role.MEMBER)
    override(user, "WEBHOOK", {"url": farm.url(HOST)})
    override(user, "SMS", {"phone_number": "+15551234567"})
    webhook, sms = sent(user, "WEBHOOK", "SMS", content="Interrupted")
    until(lambda: (farm.arrivals[HOST], twilio.requests), all)
    gateway.kill()
    farm.behaviours[HOST] = Behaviour.ACCEPT
    gateway.start()

    repeated = ended(user, webhook["id"])
    assert (repeated["status"], [each["ok"] for each in repeated["attempts"]]) == ("SUCCESS", [False, True])
    assert "stopped during this attempt" in repeated["attempts"][0]["error"]
    assert {arrival.delivery_id for arrival in farm.arrivals[HOST]} == {webhook["id"]}

    unknown = ended(user, sms["id"])
    assert (unknown["status"], len(unknown["attempts"])) == ("FAILED", 1)
    assert unknown["errorMessage"].startswith("OUTCOME_UNKNOWN: ")
    assert len(twilio.requests) == 1


def override(user: Person, channel: str, config: dict[str, Any]) -> None:
    given = {"enabled": True, "retryCount": 0, "config": config}
    user.done("setIntegrationOverride", "settings { usingDefaults }", channel=channel, **given)
