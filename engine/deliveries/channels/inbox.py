"""TEST: an inbox that is read by query. The delivery itself is the message, so there is nothing to send."""

from typing import Final

from engine.deliveries.channels.base import Channel, ChannelConfig, OutgoingMessage, Sent
from engine.outbound.gateway import ConnectorGateway
from models.delivery_channels import DeliveryChannel


class InboxConfig(ChannelConfig, frozen=True):
    """The config of the channel TEST: it has no fields."""


async def _send(message: OutgoingMessage[InboxConfig], connectors: ConnectorGateway) -> Sent:
    return Sent(external_id=message.id)


TEST: Final = Channel(channel=DeliveryChannel.TEST, config=InboxConfig, connector=None, send=_send)
