"""Every channel as users see it: settings by mutation, `deliver`, and what arrives at the service."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.approvals.links import post
from tests.conftest import Environment
from tests.deliveries.house import ended, sent, shown, until
from tests.fakes.discord import FakeDiscord, limited
from tests.fakes.provider import HANG_UP
from tests.fakes.slack import TOKEN, FakeSlack
from tests.fakes.smtp import FakeSmtp
from tests.fakes.teams import FakeTeams
from tests.fakes.twilio import STOPPED, FakeTwilio
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person
from tests.suite import one_backend

pytestmark = one_backend


@dataclass(frozen=True)
class Services:
    """A gateway, and the services that it sends through."""

    gateway: Gateway
    slack: FakeSlack
    mail: FakeSmtp
    twilio: FakeTwilio
    teams: FakeTeams
    discord: FakeDiscord

    def user(self, **overrides: dict[str, Any]) -> Person:
        """Return a new user with these channels enabled, each with a config."""
        user = person(self.gateway)
        for channel, config in overrides.items():
            override(user, channel, config=config)
        return user


def override(user: Person, channel: str, **values: Any) -> None:
    """Set a user's own settings of a channel."""
    given = {"channel": channel, "enabled": True, "retryCount": 1, "retryDelaySeconds": 1, **values}
    user.done("setIntegrationOverride", "settings { usingDefaults }", **given)


@pytest.fixture(scope="module")
def services(backend: Environment) -> Iterator[Services]:
    with ExitStack() as stack:
        slack, mail = stack.enter_context(FakeSlack()), stack.enter_context(FakeSmtp())
        twilio = stack.enter_context(FakeTwilio())
        teams, discord = stack.enter_context(FakeTeams()), stack.enter_context(FakeDiscord())
        allowed = ",".join(f"127.0.0.1:{each.port}" for each in (teams, discord))
        settings = {**slack.settings, "SLACK_BOT_TOKEN": TOKEN, **mail.settings, **twilio.settings}
        gateway = stack.enter_context(Gateway({**backend, **settings, "HTTP_ALLOWED_HOSTS": allowed}))
        yield Services(gateway, slack, mail, twilio, teams, discord)


def delivered(user: Person, channel: str, by: Person | None = None, **values: Any) -> dict[str, Any]:
    """Return a delivery to the user once it has ended."""
    whose = {} if by is None else {"userId": user.id}
    [made] = sent(by or user, channel, **whose, **values)
    return ended(user, made["id"])


def email_of(user: Person) -> str:
    """Return the address of a user's account."""
    address: str = user.data("{ viewer { actor { ... on User { email } } } }")["viewer"]["actor"]["email"]
    return address


# ---- SLACK


def test_slack_posts_to_the_channel_and_mentions_the_user(services: Services) -> None:
    user = services.user(SLACK={"channel_id": "C1", "slack_user_id": "U1", "mention_user": True})
    found = delivered(user, "SLACK", content="Done <!channel>", subject="Laptop")
    message = services.slack.messages[-1]
    assert (found["status"], found["externalId"], found["attempts"][0]["statusCode"]) == ("SUCCESS", message.ts, 200)
    assert (message.channel, message.text) == ("C1", "<@U1> *Laptop*\nDone &lt;!channel&gt;")


def test_slack_mentions_nobody_by_default(services: Services) -> None:
    user = services.user(SLACK={"channel_id": "C1", "slack_user_id": "U1"})
    delivered(user, "SLACK", content="Done")
    assert services.slack.messages[-1].text == "Done"


def test_slack_writes_to_the_user_with_the_same_address(services: Services) -> None:
    user = services.user(SLACK={})
    services.slack.users["U7"] = {"id": "U7", "name": "ann", "profile": {"email": email_of(user)}}
    assert delivered(user, "SLACK")["status"] == "SUCCESS"
    assert services.slack.messages[-1].channel == "DU7"


def test_someone_whom_slack_does_not_know_is_not_tried_again(services: Services) -> None:
    found = delivered(services.user(SLACK={}), "SLACK")
    assert (found["status"], len(found["attempts"])) == ("FAILED", 1)
    assert "users_not_found" in found["errorMessage"]


@pytest.mark.parametrize("named", [True, False])
def test_slack_and_email_name_the_agent_unless_configured_otherwise(services: Services, named: bool) -> None:
    config = {} if named else {"include_agent_info": False}
    user = services.user(SLACK={"channel_id": "C1", **config}, EMAIL=config)
    helper = agent(administrator(services.gateway), name="Laptop helper")
    delivered(user, "SLACK", by=helper)
    assert ("Laptop helper" in services.slack.messages[-1].text) is named
    delivered(user, "EMAIL", by=helper)
    assert ("Answered by Laptop helper" in services.mail.mails[-1].text()) is named
    assert ("Answered by Laptop helper" in services.mail.mails[-1].text("html")) is named


def test_a_slack_message_whose_response_is_lost_is_not_posted_twice(services: Services) -> None:
    user = services.user(SLACK={"channel_id": "C1"})
    before = len(services.slack.messages)
    services.slack.afterwards = lambda _asked: HANG_UP
    try:
        found = delivered(user, "SLACK", content="Once")
    finally:
        services.slack.afterwards = None
    assert (found["status"], len(found["attempts"])) == ("FAILED", 1)
    assert found["errorMessage"].startswith("OUTCOME_UNKNOWN")
    assert len(services.slack.messages) == before + 1


# ---- EMAIL


def test_email_is_html_and_goes_to_the_account_by_default(services: Services) -> None:
    user = services.user()
    found = delivered(user, "EMAIL", subject="Laptop", content="It is <ready>.")
    mail = services.mail.mails[-1]
    assert (found["status"], found["externalId"]) == ("SUCCESS", mail.message["message-id"])
    assert mail.recipients == [email_of(user)]
    assert mail.text().startswith("It is <ready>.\n") and "It is &lt;ready&gt;." in mail.text("html")


def test_email_goes_to_the_configured_address_as_text(services: Services) -> None:
    user = services.user(EMAIL={"email_address": "ann@private.example", "format": "text"})
    delivered(user, "EMAIL")
    mail = services.mail.mails[-1]
    assert mail.recipients == ["ann@private.example"] and mail.message.get_content_type() == "text/plain"


def test_an_email_is_retried_under_the_same_id(services: Services) -> None:
    user = services.user(EMAIL={})
    before = len(services.mail.mails)
    services.mail.data_replies = [None, "250 OK"]
    found = delivered(user, "EMAIL")
    assert (found["status"], len(found["attempts"])) == ("SUCCESS", 2)
    first, second = (mail.message["message-id"] for mail in services.mail.mails[before:])
    assert first == second == found["externalId"]


def test_an_unknown_mailbox_is_not_tried_again(services: Services) -> None:
    user = services.user(EMAIL={"email_address": "unknown@private.example"})
    services.mail.recipient_replies["unknown@private.example"] = "550 5.1.1 No such user"
    found = delivered(user, "EMAIL")
    assert (found["status"], [each["statusCode"] for each in found["attempts"]]) == ("FAILED", [550])


def test_the_recipient_unsubscribes_through_the_mail(services: Services) -> None:
    user = services.user()
    delivered(user, "EMAIL")
    mail = services.mail.mails[-1]
    url = mail.message["list-unsubscribe"].split(">")[0].removeprefix("<")
    assert f"Unsubscribe from e-mails: {url}\n" in mail.text() and f'href="{url}"' in mail.text("html")
    assert post(services.gateway, urlsplit(url).path).status_code == 200
    query = "{ explainDelivery { channel willDeliver reason } }"
    [email] = [each for each in user.data(query)["explainDelivery"] if each["channel"] == "EMAIL"]
    assert (email["willDeliver"], email["reason"]) == (False, "It is disabled by the user's override.")


# ---- SMS


def test_sms_goes_to_the_configured_number(services: Services) -> None:
    found = delivered(services.user(SMS={"phone_number": "+4915112345678"}), "SMS", content="Ready")
    sms = services.twilio.messages[-1]
    assert (found["status"], found["externalId"], sms.to, sms.body) == ("SUCCESS", sms.sid, "+4915112345678", "Ready")


def test_sms_to_someone_who_replied_stop_is_not_tried_again(services: Services) -> None:
    found = delivered(services.user(SMS={"phone_number": STOPPED}), "SMS")
    assert (found["status"], len(found["attempts"])) == ("FAILED", 1)
    assert "21610" in found["errorMessage"]


# ---- TEAMS and DISCORD


def test_teams_and_discord_post_to_the_configured_urls(services: Services) -> None:
    user = services.user(TEAMS={"url": services.teams.workflow}, DISCORD={"url": services.discord.webhook})
    assert delivered(user, "TEAMS", content="Ready")["attempts"][0]["statusCode"] == 202
    assert services.teams.cards[-1]["body"][0]["text"] == "Ready"
    assert delivered(user, "DISCORD", content="Ready @everyone")["status"] == "SUCCESS"
    message = services.discord.messages[-1]
    assert (message.content, message.mentions) == ("Ready @everyone", False)


def test_the_url_of_a_webhook_is_never_shown(services: Services) -> None:
    user = services.user(TEAMS={"url": services.teams.workflow.replace("sig=", "sig=wrong-")})
    found = delivered(user, "TEAMS")
    assert (found["status"], found["attempts"][0]["statusCode"]) == ("FAILED", 401)
    query = "{ integrationSettings { effective { channel config } } explainDelivery { reason config { config } } }"
    assert "wrong-" not in str(found) + str(user.data(query))


def test_a_rate_limit_of_one_webhook_does_not_stop_another_at_the_same_host(services: Services) -> None:
    limited_one = services.user(DISCORD={"url": f"{services.discord.webhook}?thread_id=42"})
    other = services.user(DISCORD={"url": services.discord.webhook})
    services.discord.instead = [limited(30.0)]
    [waiting] = sent(limited_one, "DISCORD")
    until(lambda: shown(limited_one, waiting["id"]), lambda each: each["attempts"] != [])
    assert delivered(other, "DISCORD", content="At once")["status"] == "SUCCESS"
    later = shown(limited_one, waiting["id"])
    assert (later["status"], later["attempts"][0]["statusCode"]) == ("RETRYING", 429)
    [next_one] = sent(limited_one, "DISCORD", content="Too early")
    until(lambda: shown(limited_one, next_one["id"]), lambda each: each["errorMessage"] is not None)
    assert [message.content for message in services.discord.messages][-1] == "At once", "not asked again"
