"""Messages sent through a channel, over real sockets to fakes, without the queue in front of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from connectors.transport.circuit_stores import MemoryStore
from connectors.transport.clients import PooledClient
from connectors.transport.egress import EgressClient, Resolve
from engine.deliveries.channels import CHANNELS
from engine.deliveries.channels.base import OutgoingMessage, Recipient, Sent
from engine.outbound.gateway import ConnectorGateway
from engine.outbound.oauth_tokens import open_accounts
from errors import ParleyError
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from settings import Settings
from tests.gateways import TLS, Gateway
from tests.people import on_database
from tests.tables import organizations_of

ANN: Final = Recipient("usr_ann", "Ann", "ann@example.com")
SENT_AT: Final = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Outbox:
    """Sends messages with the settings of a gateway.

    Args:
        allowed: the fakes that may be reached although they are on this machine.
        resolver: resolves the names of addresses that callers chose, instead of the system.
    """

    gateway: Gateway
    settings: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    resolver: Resolve | None = None

    def send(self, channel: DeliveryChannel, config: JsonObject, **values: Any) -> Sent:
        """Send a message to Ann, and return the result."""

        async def work() -> Sent:
            settings = Settings.load({**self.gateway.environment, **self.settings})
            resolver = {} if self.resolver is None else {"resolver": self.resolver}
            async with (
                open_accounts(settings, TLS) as accounts,
                EgressClient(self.allowed, tls=TLS, **resolver) as http,
                PooledClient(TLS) as pooled,
            ):
                connectors = ConnectorGateway(
                    settings, http=http, pooled=pooled, circuits=MemoryStore(), tokens=accounts
                )
                kind = CHANNELS[channel]
                [organization_id] = await organizations_of(self.gateway.organization)
                given = {"id": "dlv_1", "content": "Hello", "recipient": ANN, "created_at": SENT_AT, **values}
                message = OutgoingMessage(organization_id=organization_id, config=kind.parse(config), **given)
                return await kind.send(message, connectors)

        return on_database(self.gateway, work)

    def failure(self, channel: DeliveryChannel, config: JsonObject, **values: Any) -> ParleyError:
        """Send a message that must fail, and return the error."""
        with pytest.raises(ParleyError) as failed:
            self.send(channel, config, **values)
        return failed.value
