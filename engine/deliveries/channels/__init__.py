"""Every channel. A new one is one file and one line here."""

from collections.abc import Mapping
from typing import Final

from engine.deliveries.channels.base import AnyChannel
from engine.deliveries.channels.discord import DISCORD
from engine.deliveries.channels.email import EMAIL
from engine.deliveries.channels.inbox import TEST
from engine.deliveries.channels.slack import SLACK
from engine.deliveries.channels.sms import SMS
from engine.deliveries.channels.teams import TEAMS
from engine.deliveries.channels.webhook import WEBHOOK
from models.delivery_channels import DeliveryChannel

CHANNELS: Final[Mapping[DeliveryChannel, AnyChannel]] = {
    each.channel: each for each in (SLACK, EMAIL, SMS, WEBHOOK, TEAMS, DISCORD, TEST)
}
