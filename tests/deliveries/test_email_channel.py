"""EMAIL: addresses, text and HTML from the template, headers, and what a failing mail server means."""

from collections.abc import Iterator
from typing import Any

import pytest

from connectors.transport.egress import AllowedHosts
from engine.deliveries.channels import CHANNELS
from engine.deliveries.channels.base import Link, Recipient
from errors import InvalidInput, NotConfigured, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from tests.deliveries.outbox import Outbox
from tests.fakes.smtp import FakeSmtp, Mail
from tests.gateways import Gateway
from tests.suite import one_backend

pytestmark = one_backend


@pytest.fixture
def server() -> Iterator[FakeSmtp]:
    with FakeSmtp() as running:
        yield running


@pytest.fixture
def outbox(gateway: Gateway, server: FakeSmtp) -> Outbox:
    return Outbox(gateway, server.settings)


def sent(outbox: Outbox, server: FakeSmtp, config: JsonObject | None = None, **values: Any) -> Mail:
    """Return the e-mail that was sent."""
    outbox.send(DeliveryChannel.EMAIL, config or {}, **values)
    return server.mails[-1]


# ---- addresses


def test_it_goes_to_the_user_s_own_address_by_default(outbox: Outbox, server: FakeSmtp) -> None:
    result = outbox.send(DeliveryChannel.EMAIL, {})
    [mail] = server.mails
    assert mail.recipients == ["ann@example.com"]
    assert (result.external_id, result.status_code) == (mail.message["message-id"], 250)


def test_a_configured_address_replaces_it(outbox: Outbox, server: FakeSmtp) -> None:
    assert sent(outbox, server, {"email_address": "ann@private.example"}).recipients == ["ann@private.example"]


def test_without_an_address_nothing_is_sent(outbox: Outbox, server: FakeSmtp) -> None:
    assert isinstance(outbox.failure(DeliveryChannel.EMAIL, {}, recipient=Recipient("usr_a", "A")), InvalidInput)
    assert not server.sessions


@pytest.mark.parametrize(
    "address",
    [
        "ann@example.com, bob@example.com",
        "ann@example.com\r\nBcc: bob@example.com",
        "friends: ann@example.com, bob@example.com;",
        "ann",
        "@example.com",
    ],
)
def test_a_config_holds_one_address(outbox: Outbox, server: FakeSmtp, address: str) -> None:
    kind = CHANNELS[DeliveryChannel.EMAIL]
    with pytest.raises(InvalidInput) as refused:
        kind.parse({"email_address": address}).check(AllowedHosts())
    assert refused.value.field == ["config", "email_address"]
    assert isinstance(outbox.failure(DeliveryChannel.EMAIL, {"email_address": address}), InvalidInput)
    assert not server.sessions


# ---- the message


def test_html_is_the_default_and_text_can_be_chosen(outbox: Outbox, server: FakeSmtp) -> None:
    both = sent(outbox, server).message
    assert [part.get_content_type() for part in both.iter_parts()] == ["text/plain", "text/html"]
    assert sent(outbox, server, {"format": "text"}).message.get_content_type() == "text/plain"


@pytest.mark.parametrize("subject", ["Your\norder\r\nBcc: x@example.com", "Your order Bcc: x@example.com", "\n"])
def test_a_subject_is_one_line(outbox: Outbox, server: FakeSmtp, subject: str) -> None:
    mail = sent(outbox, server, subject=subject, content="Your order Bcc: x@example.com").message
    assert (mail["subject"], mail["bcc"]) == ("Your order Bcc: x@example.com", None)


def test_everything_in_the_html_is_escaped(outbox: Outbox, server: FakeSmtp) -> None:
    content = (
        'Hi <script>alert(1)</script>\nsee https://shop.example/?a=1&b="x"><img src=x> or javascript:alert(1)\n\nBye'
    )
    links = [Link("<b>Open</b>", 'https://parley.example/?a="'), Link("Bad", "javascript:alert(1)")]
    mail = sent(outbox, server, content=content, subject="<i>Order</i>", links=links, agent_name="<u>Helper</u>")
    html = mail.text("html")
    for tag in ("<script", "<img", "<b>", "<i>", "<u>"):
        assert tag not in html
    assert '<a href="https://shop.example/?a=1&amp;b=" style' in html
    assert html.count("<p ") == 5, "two paragraphs, two links that are not addresses, and the agent"
    assert 'href="javascript:' not in html and "Bad: javascript:alert(1)" in html
    assert '<a href="https://parley.example/?a=&quot;"' not in html, "not an address"


def test_text_and_html_have_subject_links_and_agent(outbox: Outbox, server: FakeSmtp) -> None:
    links = [Link("Approve or reject", "https://parley.example/approvals/a")]
    mail = sent(outbox, server, subject="Your order", links=links, agent_name="Shop helper")
    assert mail.message["subject"] == "Your order"
    assert mail.text() == (
        "Hello\n\nApprove or reject: https://parley.example/approvals/a\n\n-- \nAnswered by Shop helper\n"
    )
    html = mail.text("html")
    assert ">Your order</h1>" in html and ">Approve or reject</a>" in html and ">Answered by Shop helper</p>" in html
    assert 'href="https://parley.example/approvals/a"' in html


def test_the_agent_is_not_named_if_configured(outbox: Outbox, server: FakeSmtp) -> None:
    mail = sent(outbox, server, {"include_agent_info": False}, agent_name="Shop helper")
    assert b"Shop helper" not in mail.content


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        ("\n\n  Your laptop is ready.\nCome and get it.", "Your laptop is ready."),
        ("x" * 100, "x" * 77 + "…"),
        ("\n", "Message"),
    ],
)
def test_without_a_subject_the_first_line_is_one(outbox: Outbox, server: FakeSmtp, content: str, subject: str) -> None:
    assert sent(outbox, server, content=content).message["subject"] == subject


def test_one_can_unsubscribe(outbox: Outbox, server: FakeSmtp) -> None:
    mailbox = "<mailto:parley@example.com?subject=unsubscribe>"
    assert sent(outbox, server).message["list-unsubscribe"] == mailbox
    mail = sent(outbox, server, unsubscribe_url="https://parley.example/u/1")
    assert mail.message["list-unsubscribe"].split() == ["<https://parley.example/u/1>,", mailbox]
    assert mail.message["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert "Unsubscribe from e-mails: https://parley.example/u/1" in mail.text()
    assert '<a href="https://parley.example/u/1"' in mail.text("html")


# ---- attempts


def test_each_attempt_has_the_same_message_id(outbox: Outbox, server: FakeSmtp) -> None:
    server.data_replies = ["451 4.3.0 Try again later", None]
    for _ in range(2):
        assert isinstance(outbox.failure(DeliveryChannel.EMAIL, {}), UpstreamUnavailable), "to be retried"
    outbox.send(DeliveryChannel.EMAIL, {})
    first, second = (mail.message["message-id"] for mail in server.mails)
    assert first == second, "the mailbox recognizes the second copy"
    assert sent(outbox, server, id="dlv_2").message["message-id"] != first


def test_a_rejected_recipient_is_permanent(outbox: Outbox, server: FakeSmtp) -> None:
    server.recipient_replies["ann@example.com"] = "550 5.1.1 No such user"
    failed = outbox.failure(DeliveryChannel.EMAIL, {})
    assert isinstance(failed, UpstreamFailed) and failed.permanent and failed.upstream_status == 550


def test_a_rejected_login_is_a_matter_of_the_settings(gateway: Gateway, server: FakeSmtp) -> None:
    server.login = True
    wrong = Outbox(gateway, {**server.settings, "SMTP_PASSWORD": "wrong"})
    failed = wrong.failure(DeliveryChannel.EMAIL, {})
    assert isinstance(failed, NotConfigured) and failed.upstream_status == 535
