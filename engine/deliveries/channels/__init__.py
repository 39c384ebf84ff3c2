"""Every channel. A new one is one file and one line here."""

from collections.abc import Mapping
from typing import Final

from engine.deliveries.channels.base import AnyChannel
from engine.deliveries.channels.inbox import TEST
from models.delivery_channels import DeliveryChannel

CHANNELS: Final[Mapping[DeliveryChannel, AnyChannel]] = {each.channel: each for each in (TEST,)}
