"""Preparing a delivery for its channel: the recipient, the sender's name, the config and its secrets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from engine.deliveries.approval_messages import ApprovalMessage, approval_message
from engine.deliveries.channels.base import AnyChannel, OutgoingMessage, Recipient
from engine.deliveries.channels.slack import RESPONDS_TO
from engine.deliveries.effective import effective, open_secrets
from engine.deliveries.unsubscribing import unsubscribe_url
from engine.outbound.gateway import ConnectorGateway
from errors import NotConfigured
from json_types import JsonObject
from models.agents import Agent
from models.deliveries import Delivery
from models.inbound import InboundReceipt
from models.users import User
from settings import Settings
from storage.ids import AGENT_PREFIX, prefix_of

_MASK: Final = "…"
_SHORTEST_SECRET: Final = 6


@dataclass(frozen=True, slots=True)
class PreparedMessage:
    """A message ready to be sent, and the secrets that its channel uses."""

    message: OutgoingMessage[Any]
    secrets: Sequence[str] = field(default=(), repr=False)

    def without_secrets(self, text: str) -> str:
        """Return a text in which the secrets are masked, whatever an error message quotes."""
        for secret in self.secrets:
            text = text.replace(secret, _MASK)
        return text


@dataclass(frozen=True, slots=True)
class PreparedMessages:
    """Prepares deliveries.

    Args:
        settings: the keys that decrypt the secrets of the recipients' settings, and the external URL.
    """

    connectors: ConnectorGateway
    settings: Settings

    async def prepare(self, row: Delivery, channel: AnyChannel) -> PreparedMessage | None:
        """Return the message of a delivery; None if it is about an approval that the recipient no longer has to decide.

        Raises:
            NotConfigured: the recipient is disabled or was deleted.
            InvalidInput: the config is invalid.
        """
        about = ApprovalMessage() if row.approval_id is None else await approval_message(row, self.settings)
        if about is None:
            return None
        given, secrets = await self._config(row, channel)
        response_url = await self._response_url(row)
        message = OutgoingMessage(
            id=row.id,
            organization_id=row.organization_id,
            content=row.content,
            config=channel.parse({**given, **secrets}),
            created_at=row.created_at,
            subject=row.subject,
            data=row.data,
            recipient=await _recipient(row),
            target=row.target,
            agent_name=await _agent_name(row),
            blocks=about.blocks,
            links=about.links,
            unsubscribe_url=self._unsubscribe_url(row),
            public_url=self.settings.public_url,
            response_url=response_url,
        )
        masked = [*secrets.values(), *([] if response_url is None else [response_url])]
        long_enough = [each for each in masked if len(each) >= _SHORTEST_SECRET]
        return PreparedMessage(message, sorted(long_enough, key=len, reverse=True))

    async def _response_url(self, row: Delivery) -> str | None:
        id = row.target.get(RESPONDS_TO)
        call = InboundReceipt.filter(id=id, organization_id=row.organization_id) if isinstance(id, str) else None
        found = None if call is None else await call.first()
        return None if found is None else found.response_url(self.settings.encryption_keys)

    def _unsubscribe_url(self, row: Delivery) -> str | None:
        if row.user_id is None:
            return None
        return unsubscribe_url(self.settings.public_url, self.settings.secret_key, row.user_id)

    async def _config(self, row: Delivery, channel: AnyChannel) -> tuple[JsonObject, Mapping[str, str]]:
        """Return the config, and its secrets: as of now where there are any, so that a rotation or a fix applies."""
        if not channel.secrets or row.user_id is None:
            return row.config, {}
        for each in await effective(self.connectors, row.organization_id, row.user_id):
            if each.channel is row.channel:
                return each.config, open_secrets(self.settings.encryption_keys, each.sealed)
        return row.config, {}


async def _recipient(row: Delivery) -> Recipient | None:
    if row.user_id is None:
        return None
    user = await User.filter(id=row.user_id, organization_id=row.organization_id).first()
    if user is None or not user.active:
        raise NotConfigured("The recipient is disabled.")
    return Recipient(user.id, user.name, user.email)


async def _agent_name(row: Delivery) -> str | None:
    if prefix_of(row.created_by_id) != AGENT_PREFIX:
        return None
    agent = await Agent.filter(id=row.created_by_id, organization_id=row.organization_id).only("name").first()
    return None if agent is None else agent.name
