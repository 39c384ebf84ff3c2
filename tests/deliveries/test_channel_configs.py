"""The configs of channels: which values are invalid, and which are secrets."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from connectors.webhook_signatures import webhook_headers
from engine.deliveries.channels import CHANNELS
from errors import InvalidInput
from models.delivery_channels import DeliveryChannel


def test_a_webhook_has_the_signature_of_the_standard():
    secret = "whsec_" + base64.b64encode(b"0123456789abcdef" * 2).decode()
    moment = datetime.fromtimestamp(1_700_000_000, UTC)
    headers = webhook_headers("msg_1", moment, b'{"type":"a.b"}', [secret])
    assert headers == {
        "content-type": "application/json",
        "webhook-id": "msg_1",
        "webhook-timestamp": "1700000000",
        "webhook-signature": "v1,qrcMWKxevqqexkEY5jc/4Eiee1NxPCbGHL7+/JYqHWM=",
    }
    for id, seconds, body in (("msg_2", 0, b'{"type":"a.b"}'), ("msg_1", 1, b'{"type":"a.b"}'), ("msg_1", 0, b"{}")):
        other = webhook_headers(id, moment + timedelta(seconds=seconds), body, [secret])
        assert other["webhook-signature"] != headers["webhook-signature"]


def test_every_channel_has_a_config_and_can_send():
    assert set(CHANNELS) == set(DeliveryChannel)


@pytest.mark.parametrize("value", ["short", "a-secret-of-16-ch\n", "with a space in it", "x" * 256])
def test_a_secret_is_long_and_printable(value: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        CHANNELS[DeliveryChannel.WEBHOOK].parse({"secret": value})
    assert refused.value.field == ["config", "secret"]


def test_a_header_cannot_be_injected() -> None:
    with pytest.raises(InvalidInput):
        CHANNELS[DeliveryChannel.WEBHOOK].parse({"authorization": "Bearer a\r\nX-Evil: 1"})


def test_the_urls_of_incoming_webhooks_are_secrets() -> None:
    for channel in (DeliveryChannel.TEAMS, DeliveryChannel.DISCORD):
        kind = CHANNELS[channel]
        shown, secrets = kind.split_secrets(kind.parse({"url": "https://hooks.example/?sig=a"}))
        assert secrets == {"url": "https://hooks.example/?sig=a"} and "url" not in shown
