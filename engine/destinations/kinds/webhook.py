"""WEBHOOK: a POST to any public URL, signed according to Standard Webhooks (https://www.standardwebhooks.com)."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, TypeAlias

import orjson
from msgspec import Meta

from connectors.transport.egress import AllowedHosts
from connectors.webhook_signatures import webhook_headers
from engine.destinations.base import Config, DestinationKind, Host, OutgoingEvent
from engine.destinations.envelopes import envelope
from engine.destinations.kinds.addresses import HeaderValue, Url, check_address, host_of, post
from models.destinations import DestinationType
from storage.clock import now

Secret: TypeAlias = Annotated[str, Meta(min_length=16, max_length=255, pattern=r"^[!-~]+$(?!\n)")]


class WebhookConfig(Config, frozen=True):
    """The config of a WEBHOOK destination.

    Args:
        secret: signs deliveries; `whsec_` and base64, or any text. Without one, deliveries are not signed.
        previous_secret: adds a second signature while receivers switch to the new secret.
        authorization: sent as the header of that name.
    """

    url: Url
    secret: Secret | None = None
    previous_secret: Secret | None = None
    authorization: HeaderValue | None = None

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """See `Config`."""
        check_address(self.url, allowed)

    def hosts(self) -> Sequence[Host]:
        """See `Config`."""
        return [host_of(self.url)]


async def _send(outgoing: OutgoingEvent[WebhookConfig]) -> None:
    config = outgoing.config
    fields = await envelope(outgoing.event)
    body = orjson.dumps({"type": fields.pop("event"), **fields})
    secrets = [secret for secret in (config.secret, config.previous_secret) if secret is not None]
    headers = webhook_headers(outgoing.id, now(), body, secrets)
    if config.authorization is not None:
        headers["authorization"] = config.authorization
    await post(outgoing, config.url, headers, body)


WEBHOOK: Final = DestinationKind(
    type=DestinationType.WEBHOOK,
    config=WebhookConfig,
    send=_send,
    secrets=frozenset({"secret", "previousSecret", "authorization"}),
)
