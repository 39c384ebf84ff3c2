"""TEAMS: a card in a channel or chat of Microsoft Teams, through the URL of a workflow."""

from typing import Final

import orjson

from connectors.providers.teams import MAX_BYTES
from engine.deliveries.channels.base import Channel, OutgoingMessage, Sent
from engine.deliveries.channels.incoming_webhooks import IncomingWebhookConfig
from engine.deliveries.channels.texts import shortened
from engine.outbound.gateway import ConnectorGateway
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel

_ROOM: Final = 8 * 1024
"""For the card around the text."""
_TITLE_LENGTH: Final = 300
_ACCEPTED: Final = 202


class TeamsConfig(IncomingWebhookConfig, frozen=True):
    """The config of TEAMS: the URL of the workflow."""


async def _send(message: OutgoingMessage[TeamsConfig], connectors: ConnectorGateway) -> Sent:
    params: JsonObject = {
        "url": message.config.require_url(),
        "text": shortened(message.content, lambda text: len(orjson.dumps(text)) <= MAX_BYTES - _ROOM),
        "links": [{"title": link.label[:80], "url": link.url} for link in message.links[:6]],
    }
    if message.subject:
        params["title"] = shortened(message.subject, lambda title: len(title) <= _TITLE_LENGTH)
    if message.agent_name is not None and message.config.include_agent_info:
        params["footer"] = shortened(message.agent_name, lambda name: len(name) <= _TITLE_LENGTH)
    result = await connectors.run("teams", "post_card", params, caller=message.caller, key=message.id, retries=False)
    return Sent(status_code=None if result.simulated else _ACCEPTED, simulated=result.simulated)


TEAMS: Final = Channel(
    channel=DeliveryChannel.TEAMS, config=TeamsConfig, connector="teams", send=_send, secrets=frozenset({"url"})
)
