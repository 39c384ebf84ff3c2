"""EMAIL: an e-mail in text, or in text and HTML, from the operator's address.

If the mail server does not confirm a message, it is sent again, as every mail server does: its Message-ID is the same,
so that mailboxes recognize the second copy.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta

from connectors.mail import bare_addresses
from connectors.transport.egress import AllowedHosts
from engine.deliveries.channels.base import Channel, ChannelConfig, OutgoingMessage, Sent
from engine.deliveries.channels.email_template import html_of, text_of
from engine.deliveries.channels.texts import title_of
from engine.outbound.gateway import ConnectorGateway
from errors import InvalidInput, OutcomeUnknown, UpstreamUnavailable, Verbatim
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from models.users import normalize_email

_ACCEPTED: Final = 250
_FIELD: Final = ("config", Verbatim("email_address"))


class EmailConfig(ChannelConfig, frozen=True):
    """The config of EMAIL.

    Args:
        email_address: where to send; by default the address of the user's account.
        format: `html` sends text and HTML, `text` only text.
        include_agent_info: name the agent whose reply it is.
    """

    email_address: Annotated[str, Meta(min_length=3, max_length=254)] | None = None
    format: Literal["html", "text"] = "html"
    include_agent_info: bool = True

    def check(self, allowed: AllowedHosts) -> None:
        """See `ChannelConfig`."""
        if self.email_address is not None:
            _one_address(self.email_address)


async def _send(message: OutgoingMessage[EmailConfig], connectors: ConnectorGateway) -> Sent:
    config, recipient = message.config, message.recipient
    address = config.email_address or (recipient.email if recipient is not None else None)
    if address is None:
        raise InvalidInput("The user has no e-mail address.", field=_FIELD)
    agent = message.agent_name if config.include_agent_info else None
    params: JsonObject = {
        "to": _one_address(address),
        "subject": message.subject or title_of(message.content),
        "body": text_of(message, agent),
        "unsubscribe": list(_unsubscribe(message, connectors)),
    }
    if config.format == "html":
        params["html"] = html_of(message, agent)
    try:
        result = await connectors.run(
            "smtp", "send_email", params, caller=message.caller, key=message.id, retries=False
        )
    except OutcomeUnknown as error:
        raise UpstreamUnavailable(error.message) from error
    detail: JsonObject = {"to": params["to"]}
    return Sent(str(result.output["messageId"]), None if result.simulated else _ACCEPTED, detail, result.simulated)


def _one_address(text: str) -> str:
    """Return the address; a list of addresses would send one message to many people."""
    try:
        found = bare_addresses(normalize_email(text) or "")
    except InvalidInput:
        found = []
    if len(found) != 1:
        raise InvalidInput("config.email_address must be an address such as ada@example.com.", field=_FIELD)
    return found[0]


def _unsubscribe(message: OutgoingMessage[EmailConfig], connectors: ConnectorGateway) -> list[str]:
    """Return where the recipient can unsubscribe: Parley's own address, and the operator's mailbox."""
    sender = connectors.settings_of(connectors.find("smtp")).get("SMTP_FROM")
    mailbox = [] if sender is None else [f"mailto:{bare_addresses(sender)[0]}?subject=unsubscribe"]
    return mailbox if message.unsubscribe_url is None else [message.unsubscribe_url, *mailbox]


EMAIL: Final = Channel(channel=DeliveryChannel.EMAIL, config=EmailConfig, connector="smtp", send=_send)
