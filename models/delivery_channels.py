"""The channels through which people receive deliveries."""

from enum import Enum


class DeliveryChannel(Enum):
    """A channel through which people receive deliveries; TEST is an inbox that can be read by query."""

    SLACK = "SLACK"
    EMAIL = "EMAIL"
    SMS = "SMS"
    WEBHOOK = "WEBHOOK"
    TEAMS = "TEAMS"
    DISCORD = "DISCORD"
    TEST = "TEST"
