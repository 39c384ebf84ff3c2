"""SMS: a text message to a phone, through Twilio. Twilio has no idempotency key, so an unknown outcome is final."""

from typing import Annotated, Final

import httpx
from msgspec import Meta

from connectors.providers.twilio import MAX_LENGTH
from connectors.transport.egress import AddressRefused, AllowedHosts, check_url
from engine.deliveries.channels.base import Channel, ChannelConfig, OutgoingMessage, Sent
from engine.deliveries.channels.texts import shortened, with_links
from engine.outbound.gateway import ConnectorGateway
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel

STATUS_PATH: Final = "/twilio/status"
"""The route to which Twilio reports what happened to a message."""

_CREATED: Final = 201


class SmsConfig(ChannelConfig, frozen=True):
    """The config of SMS.

    Args:
        phone_number: where to send, in E.164 format.
    """

    phone_number: Annotated[str, Meta(pattern=r"^\+[1-9][0-9]{6,14}$(?!\n)")] | None = None


async def _send(message: OutgoingMessage[SmsConfig], connectors: ConnectorGateway) -> Sent:
    if message.config.phone_number is None:
        raise InvalidInput("config.phone_number is not set.", field=["config", Verbatim("phone_number")])
    params: JsonObject = {"to": message.config.phone_number, "body": _text(message)}
    if (callback := _callback(message)) is not None:
        params["statusCallback"] = callback
    result = await connectors.run("twilio", "send_sms", params, caller=message.caller, key=message.id, retries=False)
    detail: JsonObject = {name: result.output[name] for name in ("segments", "encoding")}
    return Sent(str(result.output["sid"]), None if result.simulated else _CREATED, detail, result.simulated)


def _text(message: OutgoingMessage[SmsConfig]) -> str:
    """Return the text; if it is too long, its end is omitted, but not the links."""
    begin = f"{message.subject}\n" if message.subject else ""

    def whole(content: str) -> str:
        return with_links(begin + content, message.links)

    return whole(shortened(message.content, lambda content: len(whole(content)) <= MAX_LENGTH))


def _callback(message: OutgoingMessage[SmsConfig]) -> str | None:
    """Return the URL that Twilio reports to; None if Parley's own URL cannot be reached from the internet."""
    if message.public_url is None:
        return None
    url = httpx.URL(f"{message.public_url}{STATUS_PATH}", params={"delivery": message.id})
    try:
        check_url(url, AllowedHosts())
    except AddressRefused:
        return None
    return str(url) if "." in url.host else None


SMS: Final = Channel(channel=DeliveryChannel.SMS, config=SmsConfig, connector="twilio", send=_send)
