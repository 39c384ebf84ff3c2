"""WEBHOOK: a POST to a public URL that the user chose, signed according to Standard Webhooks.

The id is the same on every attempt, so that the receiver can recognize a repetition; the timestamp is the attempt's.
"""

from typing import Final

import httpx
import orjson

from connectors.transport.egress import AllowedHosts
from connectors.transport.exchange import Reply, failure_of
from connectors.webhook_signatures import webhook_headers
from engine.deliveries.channels.base import Channel, ChannelConfig, OutgoingMessage, Sent
from engine.destinations.kinds.addresses import MAX_REPLY_BYTES, HeaderValue, Url, check_address
from engine.destinations.kinds.webhook import Secret
from engine.outbound.gateway import ConnectorGateway
from errors import InvalidInput, ParleyError, Verbatim
from json_types import JsonObject, format_time
from models.delivery_channels import DeliveryChannel
from storage.clock import now

EVENT_TYPE: Final = "delivery.message"


class WebhookConfig(ChannelConfig, frozen=True):
    """The config of WEBHOOK.

    Args:
        secret: signs messages; `whsec_` and base64, or any text. Without one, they are not signed.
        previous_secret: adds a second signature while the receiver switches to the new secret.
        authorization: sent as the header of that name.
    """

    url: Url | None = None
    secret: Secret | None = None
    previous_secret: Secret | None = None
    authorization: HeaderValue | None = None

    def check(self, allowed: AllowedHosts) -> None:
        """See `ChannelConfig`."""
        if self.url is not None:
            check_address(self.url, allowed)


async def _send(message: OutgoingMessage[WebhookConfig], connectors: ConnectorGateway) -> Sent:
    config = message.config
    if config.url is None:
        raise InvalidInput("config.url is not set.", field=["config", Verbatim("url")])
    body = orjson.dumps(_document(message))
    secrets = [secret for secret in (config.secret, config.previous_secret) if secret is not None]
    headers = webhook_headers(message.id, now(), body, secrets)
    if config.authorization is not None:
        headers["authorization"] = config.authorization
    reply = await _post(message, connectors, config.url, headers, body)
    return Sent(external_id=message.id, status_code=reply.status)


def _document(message: OutgoingMessage[WebhookConfig]) -> JsonObject:
    """Return the body: the same on every attempt."""
    return {
        "type": EVENT_TYPE,
        "timestamp": format_time(message.created_at),
        "data": {
            "deliveryId": message.id,
            "userId": message.recipient.user_id if message.recipient is not None else None,
            "subject": message.subject,
            "content": message.content,
            "data": message.data,
            "agent": message.agent_name,
            "links": [{"label": link.label, "url": link.url} for link in message.links],
        },
    }


async def _post(
    message: OutgoingMessage[WebhookConfig],
    connectors: ConnectorGateway,
    url: str,
    headers: dict[str, str],
    body: bytes,
) -> Reply:
    call = await connectors.call("http", message.caller, key=message.id, retries=False)
    assert call.public is not None
    host = httpx.URL(url).host

    def classify(reply: Reply) -> ParleyError | None:
        return None if 200 <= reply.status < 300 else failure_of(reply, host, repeatable=True)

    return await call.public.request(
        "POST",
        url,
        classify=classify,
        repeatable=True,
        headers=headers,
        content=body,
        max_bytes=MAX_REPLY_BYTES,
        # A receiver's limit concerns this address, not all that are at the same host.
        limit=url,
    )


WEBHOOK: Final = Channel(
    channel=DeliveryChannel.WEBHOOK,
    config=WebhookConfig,
    connector=None,
    send=_send,
    secrets=frozenset({"secret", "previous_secret", "authorization"}),
)
