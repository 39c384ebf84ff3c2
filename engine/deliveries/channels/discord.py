"""DISCORD: a message in a channel of Discord, through the URL of a webhook."""

from typing import Final

from connectors.providers.discord import MAX_EMBED_LENGTH
from engine.deliveries.channels.base import Channel, OutgoingMessage, Sent
from engine.deliveries.channels.incoming_webhooks import IncomingWebhookConfig
from engine.deliveries.channels.texts import shortened
from engine.outbound.gateway import ConnectorGateway
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel

_TITLE_LENGTH: Final = 256
_OK: Final = 200


class DiscordConfig(IncomingWebhookConfig, frozen=True):
    """The config of DISCORD: the URL of the webhook."""


async def _send(message: OutgoingMessage[DiscordConfig], connectors: ConnectorGateway) -> Sent:
    params: JsonObject = {"url": message.config.require_url(), "text": _text(message)}
    if message.subject:
        params["title"] = shortened(message.subject, lambda title: len(title) <= _TITLE_LENGTH)
    result = await connectors.run(
        "discord", "post_message", params, caller=message.caller, key=message.id, retries=False
    )
    detail: JsonObject = {"channelId": result.output["channelId"]}
    return Sent(str(result.output["id"]), _OK, detail, result.simulated)


def _text(message: OutgoingMessage[DiscordConfig]) -> str:
    """Return the message in Discord's Markdown; if it is too long, the end of the content is omitted."""
    end = "".join(f"\n[{link.label}](<{link.url}>)" for link in message.links)
    if message.agent_name is not None and message.config.include_agent_info:
        end += f"\n-# {message.agent_name}"
    room = MAX_EMBED_LENGTH - len(end)
    return shortened(message.content, lambda text: len(text) <= room) + end


DISCORD: Final = Channel(
    channel=DeliveryChannel.DISCORD, config=DiscordConfig, connector="discord", send=_send, secrets=frozenset({"url"})
)
