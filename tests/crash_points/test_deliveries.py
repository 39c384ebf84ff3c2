"""A gateway crashes at every commit and send of a delivery: it arrives, or it is said that this is unknown."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from models.delivery_channels import DeliveryChannel
from tests.crash_points.conftest import Explore
from tests.crash_points.forked import ForkedGateway
from tests.crash_points.people import someone, until_ended
from tests.deliveries.house import ENDED, shown
from tests.deliveries.test_channels import override
from tests.destinations.house import House
from tests.fakes.discord import FakeDiscord
from tests.fakes.http_service import HttpService
from tests.fakes.slack import TOKEN, FakeSlack
from tests.fakes.smtp import FakeSmtp
from tests.fakes.teams import FakeTeams
from tests.fakes.twilio import FakeTwilio
from tests.people import Person
from tests.waiting import until
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600)]

BUSY = (503, {"content-type": "application/json"}, b"{}")


@dataclass(frozen=True)
class Channels:
    """The receivers of all channels."""

    slack: FakeSlack
    mail: FakeSmtp
    twilio: FakeTwilio
    teams: FakeTeams
    discord: FakeDiscord
    webhook: HttpService

    def config(self, channel: DeliveryChannel, path: str) -> dict[str, Any]:
        """Return the config of a channel."""
        return {
            DeliveryChannel.SLACK: {"channel_id": "C1"},
            DeliveryChannel.EMAIL: {},
            DeliveryChannel.SMS: {"phone_number": "+15551234567"},
            DeliveryChannel.TEAMS: {"url": self.teams.workflow},
            DeliveryChannel.DISCORD: {"url": self.discord.webhook},
            DeliveryChannel.WEBHOOK: {"url": f"{self.webhook.url}{path}"},
            DeliveryChannel.TEST: {},
        }[channel]

    def fail_once(self, channel: DeliveryChannel, path: str) -> None:
        """Make the next message of a channel fail in a way after which it is retried."""
        self.webhook.in_turn[path] = [BUSY, (200, {}, b"")]
        providers = {DeliveryChannel.SLACK: self.slack, DeliveryChannel.SMS: self.twilio}
        providers |= {DeliveryChannel.TEAMS: self.teams, DeliveryChannel.DISCORD: self.discord}
        if channel in providers:
            providers[channel].instead = [(429, {"retry-after": "1"}, b"{}")]
        if channel is DeliveryChannel.EMAIL:
            self.mail.data_replies = ["451 4.3.0 Try again later"]

    def arrived(self, words: str, path: str) -> int:
        """Return how many messages with these words arrived, and were accepted."""
        return sum(
            (
                sum(words in each.text for each in self.slack.messages),
                # A mailbox recognizes the second copy.
                len({each.message["message-id"] for each in self.mail.mails if words in each.text()}),
                sum(words in each.body for each in self.twilio.messages),
                sum(words in str(each) for each in self.teams.cards),
                sum(words in each.content for each in self.discord.messages),
                max(0, len([each for each in self.webhook.requests if each.path == path]) - 1),
            )
        )


@pytest.fixture(scope="module")
def channels(service: HttpService) -> Iterator[Channels]:
    """The services of all channels."""
    with ExitStack() as stack:
        slack, mail = stack.enter_context(FakeSlack()), stack.enter_context(FakeSmtp())
        twilio = stack.enter_context(FakeTwilio())
        teams, discord = stack.enter_context(FakeTeams()), stack.enter_context(FakeDiscord())
        yield Channels(slack, mail, twilio, teams, discord, service)


@pytest.fixture(scope="module")
def settings(channels: Channels) -> Mapping[str, str]:
    """The settings of the module's gateway."""
    hosts = ",".join(f"127.0.0.1:{each.port}" for each in (channels.teams, channels.discord, channels.webhook))
    return {
        **channels.slack.settings,
        **channels.mail.settings,
        **channels.twilio.settings,
        "SLACK_BOT_TOKEN": TOKEN,
        "HTTP_ALLOWED_HOSTS": hosts,
        "PIPEDREAM_TRIGGER_URL": f"{channels.webhook.url}/{{endpoint}}",
        "CIRCUIT_FAILURE_THRESHOLD": "1000",
    }


@pytest.fixture(scope="module")
def user(crashing: ForkedGateway) -> Person:
    """The recipient of the deliveries."""
    return someone(crashing)


@pytest.mark.parametrize("channel", list(DeliveryChannel), ids=lambda each: each.value)
def test_a_delivery_that_is_retried(
    user: Person, channels: Channels, explored: Explore, channel: DeliveryChannel
) -> None:
    def scenario() -> Any:
        words = some("Words")
        path = f"/{words}"
        retries = {"enabled": True, "retryCount": 3, "retryDelaySeconds": 1}
        override(user, channel.value, **retries, config=channels.config(channel, path))
        channels.fail_once(channel, path)
        given = {"content": words, "channels": [channel.value], "idempotencyKey": some("delivery")}
        [made] = user.done("deliver", "deliveries { id }", **given)["deliveries"]
        end = until_ended(lambda: shown(user, made["id"]), *ENDED)
        arrived = channels.arrived(words, path)
        assert [each["number"] for each in end["attempts"]] == list(range(1, len(end["attempts"]) + 1))
        if end["status"] == "FAILED":
            assert end["errorMessage"].startswith("OUTCOME_UNKNOWN: ") and channel is not DeliveryChannel.WEBHOOK
            assert arrived <= 1
        elif channel is not DeliveryChannel.TEST:
            assert end["status"] == "SUCCESS" and 1 <= arrived <= len(end["attempts"])
            assert arrived == 1 or channel is DeliveryChannel.WEBHOOK, "it arrived twice"

    explored(scenario)


def test_an_event_for_a_destination_that_is_retried(user: Person, channels: Channels, explored: Explore) -> None:
    house = House(user, channels.webhook)

    def scenario() -> Any:
        endpoint, type = house.endpoint(), f"deploy.{some('done').replace('-', '_')}"
        channels.webhook.in_turn[f"/{endpoint}"] = [BUSY, (200, {"content-type": "text/html"}, b"<b>Success!</b>")]
        config = {"name": endpoint, "type": "PIPEDREAM", "eventTypes": [type], "config": {"workflow": endpoint}}
        given = {**config, "idempotencyKey": some("destination")}
        id = user.done("createEventDestination", "destination { id }", **given)["destination"]["id"]
        event = house.publish(type, idempotencyKey=some("event"))
        until(lambda: [each["status"] for each in house.deliveries(id)] == ["SUCCESS"], 90)
        [delivery] = house.deliveries(id)
        assert delivery["event"]["id"] == event
        received = {str(each.json.get("id")) for each in house.received(endpoint)}
        assert len(received) == 1, "a repetition has the same id"
        user.change("deleteEventDestination", "deletedId", {"id": id})

    explored(scenario)
