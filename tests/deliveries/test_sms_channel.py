"""SMS: texts within Twilio's limit, segments, and the URL that Twilio reports to."""

from collections.abc import Iterator

import pytest

from engine.deliveries.channels.base import Link
from errors import InvalidInput, OutcomeUnknown, UpstreamFailed
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from tests.deliveries.outbox import Outbox
from tests.fakes.provider import HANG_UP
from tests.fakes.twilio import STOPPED, FakeTwilio
from tests.gateways import Gateway
from tests.suite import one_backend

pytestmark = one_backend

CONFIG: JsonObject = {"phone_number": "+4915112345678"}


@pytest.fixture
def account() -> Iterator[FakeTwilio]:
    with FakeTwilio() as running:
        yield running


@pytest.fixture
def outbox(gateway: Gateway, account: FakeTwilio) -> Outbox:
    return Outbox(gateway, account.settings)


def test_an_sms_is_sent_and_its_segments_are_counted(outbox: Outbox, account: FakeTwilio) -> None:
    links = [Link("Decide", "https://parley.example/a")]
    result = outbox.send(DeliveryChannel.SMS, CONFIG, subject="Order", content="Arrived ✓", links=links)
    [sms] = account.messages
    assert (sms.to, sms.body) == ("+4915112345678", "Order\nArrived ✓\n\nDecide: https://parley.example/a")
    assert (result.external_id, result.status_code) == (sms.sid, 201)
    assert result.detail == {"segments": 1, "encoding": "UCS-2"}


def test_a_long_text_is_shortened_but_its_links_are_not(outbox: Outbox, account: FakeTwilio) -> None:
    links = [Link("Decide", f"https://parley.example/{'a' * 200}")]
    result = outbox.send(DeliveryChannel.SMS, CONFIG, content="word " * 1000, links=links)
    [sms] = account.messages
    assert len(sms.body) <= 1600 and f"…\n\nDecide: {links[0].url}" in sms.body
    assert result.detail["segments"] == 24, "the ellipsis needs UCS-2"


@pytest.mark.parametrize(
    ("public_url", "expected"),
    [
        ("https://gw.example", "https://gw.example/twilio/status?delivery=dlv_1"),
        ("http://127.0.0.1:8080", None),
        ("https://10.0.0.1", None),
        ("http://localhost", None),
        ("http://parley", None),
        (None, None),
    ],
)
def test_twilio_reports_to_a_public_url_only(
    outbox: Outbox, account: FakeTwilio, public_url: str | None, expected: str | None
) -> None:
    outbox.send(DeliveryChannel.SMS, CONFIG, public_url=public_url)
    assert [sms.status_callback for sms in account.messages] == [expected]


def test_without_a_number_nothing_is_sent(outbox: Outbox, account: FakeTwilio) -> None:
    assert isinstance(outbox.failure(DeliveryChannel.SMS, {}), InvalidInput)
    assert not account.requests


def test_an_unknown_outcome_is_not_repeated(outbox: Outbox, account: FakeTwilio) -> None:
    account.afterwards = lambda _asked: HANG_UP
    assert isinstance(outbox.failure(DeliveryChannel.SMS, CONFIG), OutcomeUnknown)
    assert len(account.messages) == 1


def test_a_recipient_who_replied_stop_is_permanent(outbox: Outbox) -> None:
    failed = outbox.failure(DeliveryChannel.SMS, {"phone_number": STOPPED})
    assert isinstance(failed, UpstreamFailed) and failed.permanent
