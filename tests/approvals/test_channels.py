"""Deciding where people are: a link in an e-mail or a webhook, buttons in Slack; and what each of them shows later."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from models.users import Role
from tests.approvals.links import asked, get, post
from tests.fakes.http_service import HttpService
from tests.fakes.slack import TOKEN, FakeSlack, Message
from tests.fakes.smtp import FakeSmtp, Mail
from tests.fakes.teams import FakeTeams
from tests.fakes.twilio import FakeTwilio
from tests.gateways import Gateway
from tests.inbound.workspace import SIGNING_SECRET, Workspace
from tests.people import Person, administrator, person
from tests.suite import one_backend
from tests.waiting import until

pytestmark = one_backend
LINK = re.compile(r"http://127\.0\.0\.1:\d+(/approvals/[\w-]+)")
READ = "query($id: ID!) { approval(id: $id) { status decisions { by { id } via feedback } } }"
SENT = """query($user: ID!) { deliveries(first: 20, filter: {userId: $user}) {
  nodes { channel subject content data status approval { id } } } }"""


@dataclass(frozen=True)
class World:
    """A gateway with a mail server, a Slack workspace and a receiver of webhooks."""

    gateway: Gateway
    smtp: FakeSmtp
    workspace: Workspace
    service: HttpService
    twilio: FakeTwilio
    teams: FakeTeams

    def only(self, channel: str, role: Role = Role.MEMBER, **config: Any) -> Person:
        """Return a new user who receives messages through this channel alone."""
        user = person(self.gateway, role)
        for each in ("EMAIL", "SLACK", "TEST"):
            user.done("setIntegrationOverride", "settings { usingDefaults }", channel=each, enabled=each == channel)
        if config:
            given = {"enabled": True, "retryDelaySeconds": 1, "config": config}
            user.done("setIntegrationOverride", "settings { usingDefaults }", channel=channel, **given)
        return user

    def mail_to(self, address: str, subject: str) -> Mail:
        """Return the e-mail with this subject, once it has arrived."""
        found: list[Mail] = []

        def arrived() -> bool:
            mails = [mail for mail in self.smtp.mails if address in mail.recipients]
            found[:] = [mail for mail in mails if subject in str(mail.message["subject"])]
            return bool(found)

        until(arrived)
        return found[0]

    def message_about(self, id: str) -> Message:
        """Return the Slack message with the buttons of a request, once it has arrived."""
        found: list[Message] = []

        def arrived() -> bool:
            found[:] = [each for each in self.workspace.slack.messages if id in str(each.blocks)]
            return bool(found)

        until(arrived)
        return found[0]

    def shows_the_outcome(self, message: Message) -> bool:
        """Return whether a message no longer has buttons, but the outcome."""
        return message.edited and "actions" not in [block["type"] for block in message.blocks]

    def deliveries(self, of: Person, id: str) -> list[dict[str, Any]]:
        nodes = administrator(self.gateway).data(SENT, user=of.id)["deliveries"]["nodes"]
        return [each for each in nodes if each["approval"] and each["approval"]["id"] == id]


@pytest.fixture(scope="module")
def world(backend: Mapping[str, str]) -> Iterator[World]:
    with (
        FakeSlack() as slack,
        FakeSmtp() as smtp,
        HttpService() as service,
        FakeTwilio() as twilio,
        FakeTeams() as teams,
    ):
        settings = {
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port},127.0.0.1:{teams.port}",
            **slack.settings,
            **smtp.settings,
            **twilio.settings,
        }
        with Gateway({**backend, **settings}) as gateway:
            yield World(gateway, smtp, Workspace(gateway, slack), service, twilio, teams)


@pytest.fixture(scope="module")
def ann(world: World) -> Person:
    return person(world.gateway)


def decided(by: Person, id: str) -> dict[str, Any]:
    found: dict[str, Any] = by.data(READ, id=id)["approval"]
    return found


# ---------------------------------------------------------------- e-mail


def test_the_link_in_an_email_decides(world: World, ann: Person) -> None:
    ben = world.only("EMAIL")
    id = asked(ann, ben, title="Ship the e-mail one?", description="All tests passed.", data={"build": 71})
    mail = world.mail_to(world.workspace.email(ben), "Approval requested: Ship the e-mail one?")
    for text in (mail.text(), mail.text("html")):
        assert "All tests passed." in text
        assert "build: 71" in text
    [path] = LINK.findall(mail.text())
    assert path in mail.text("html")
    assert decided(ann, id)["status"] == "PENDING"
    assert "Ship the e-mail one?" in get(world.gateway, path).text
    assert post(world.gateway, path, decision="approve", feedback="By mail.").status_code == 303
    assert decided(ann, id) == {
        "status": "APPROVED",
        "decisions": [{"by": {"id": ben.id}, "via": "EMAIL", "feedback": "By mail."}],
    }
    assert path not in str(world.deliveries(ben, id)), "an administrator could decide as the approver"


def test_a_reply_of_the_mail_server_that_comes_too_late_sends_nothing_more(world: World, ann: Person) -> None:
    ben = world.only("EMAIL", email_address="busy@example.com")
    world.smtp.recipient_replies["busy@example.com"] = "451 4.7.1 Try again later"
    id = asked(ann, ben, title="Ship the late one?")
    until(lambda: [each["status"] for each in world.deliveries(ben, id)] == ["RETRYING"])
    ben.done("respondToApproval", "approval { id }", id=id, approved=True)
    del world.smtp.recipient_replies["busy@example.com"]
    until(lambda: [each["status"] for each in world.deliveries(ben, id)] == ["EXPIRED"])
    assert not [mail for mail in world.smtp.mails if "busy@example.com" in mail.recipients]


def test_an_address_of_the_whole_organization_gets_no_link(world: World, ann: Person) -> None:
    admin, ben, cleo = administrator(world.gateway), world.only("EMAIL"), world.only("EMAIL")
    shared = {"email_address": "everybody@example.com"}
    cleo.done(
        "setIntegrationOverride",
        "settings { usingDefaults }",
        channel="EMAIL",
        enabled=True,
        config={"email_address": "cleo@private.example"},
    )
    admin.done("setIntegrationDefault", "config { config }", channel="EMAIL", config=shared)
    try:
        asked(ann, ben, cleo, title="Ship the shared one?")
        assert LINK.findall(world.mail_to("everybody@example.com", "Ship the shared one?").text()) == []
        assert len(LINK.findall(world.mail_to("cleo@private.example", "Ship the shared one?").text())) == 1
    finally:
        admin.done("setIntegrationDefault", "config { config }", channel="EMAIL", config={"email_address": None})


# ---------------------------------------------------------------- text messages, webhooks, Teams


def test_the_link_in_a_text_message_decides(world: World, ann: Person) -> None:
    ben = world.only("SMS", phone_number="+14155550123")
    id = asked(ann, ben, title="Ship the short one?")
    until(lambda: world.twilio.messages)
    [sms] = world.twilio.messages
    [path] = LINK.findall(sms.body)
    assert post(world.gateway, path, decision="approve").status_code == 303
    assert decided(ann, id)["decisions"] == [{"by": {"id": ben.id}, "via": "SMS", "feedback": None}]


def test_a_card_in_teams_has_no_link_because_others_may_read_it(world: World, ann: Person) -> None:
    ben = world.only("TEAMS", url=world.teams.workflow)
    asked(ann, ben, title="Ship the shown one?")
    until(lambda: world.teams.cards)
    assert "Ship the shown one?" in str(world.teams.cards)
    assert "/approvals/" not in str(world.teams.cards)


def test_the_link_in_a_webhook_decides(world: World, ann: Person) -> None:
    ben = world.only("WEBHOOK", url=f"{world.service.url}/approvals")
    id = asked(ann, ben, title="Ship the webhook one?")
    until(lambda: [each for each in world.service.requests if id in each.body.decode()])
    [called] = [each for each in world.service.requests if id in each.body.decode()]
    data = called.json["data"]
    [path] = LINK.findall(data["links"][0]["url"])
    assert (data["data"]["approvalId"], data["userId"]) == (id, ben.id)
    assert post(world.gateway, path, decision="reject").status_code == 303
    assert decided(ann, id)["decisions"] == [{"by": {"id": ben.id}, "via": "WEBHOOK", "feedback": None}]


# ---------------------------------------------------------------- Slack


def test_buttons_in_slack_decide_and_are_replaced_by_the_outcome(world: World, ann: Person) -> None:
    ben = world.only("SLACK")
    slack_user = world.workspace.slack_user(world.workspace.email(ben))
    id = asked(ann, ben, title="Ship the <Slack> one?", data={"build": 72})
    message = world.message_about(id)
    buttons = message.blocks[-1]["elements"]
    assert [(each["action_id"], each["value"]) for each in buttons] == [("approve", id), ("reject", id)]
    assert "build: 72" in str(message.blocks)
    assert "/approvals/" not in str(message), "others may read a message in Slack"
    container = {"type": "message", "channel_id": message.channel, "message_ts": message.ts}
    assert world.workspace.click(slack_user, id, "approve", container=container).status_code == 200
    until(lambda: decided(ann, id)["status"] == "APPROVED")
    assert decided(ann, id)["decisions"] == [{"by": {"id": ben.id}, "via": "SLACK", "feedback": None}]
    until(lambda: world.shows_the_outcome(message))


def test_a_decision_elsewhere_replaces_the_buttons(world: World, ann: Person) -> None:
    ben, cleo = world.only("SLACK"), world.only("EMAIL")
    world.workspace.slack_user(world.workspace.email(ben))
    id = asked(ann, ben, cleo, title="Ship the other one?")
    message = world.message_about(id)
    until(lambda: "SUCCESS" in [each["status"] for each in world.deliveries(ben, id)])
    cleo.done("respondToApproval", "approval { id }", id=id, approved=False, feedback="Not yet.")
    until(lambda: world.shows_the_outcome(message))
    assert "Rejected" in message.text
    assert "Not yet." in str(message.blocks)
    assert len([each for each in world.workspace.slack.messages if each.channel == message.channel]) == 1
