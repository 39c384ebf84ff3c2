"""The interface of a channel: its config, and how it sends one delivery to one person.

A channel is one file that builds one `Channel`, and one line in `engine.deliveries.channels.CHANNELS`. Its `send`
raises the errors of `errors.py` if the message was not accepted; `engine.destinations.base.failed_result` decides what
is retried.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar
from unicodedata import category

import msgspec

from connectors.calls import Caller
from connectors.transport.egress import AllowedHosts
from engine.outbound.gateway import ConnectorGateway
from engine.typed_configs import parse_config, split_config
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel


class ChannelConfig(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The config of a channel, with its built-in defaults. Names are in snake_case; an unknown one is an error."""

    def check(self, allowed: AllowedHosts) -> None:
        """Check what the types cannot express.

        Args:
            allowed: the hosts that may be reached although they are private or use another port.

        Raises:
            InvalidInput: a value is invalid; the field begins with `config`.
        """


C = TypeVar("C", bound=ChannelConfig)


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person that a delivery is for."""

    user_id: str
    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address to open, shown as a button or a line below the content."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class OutgoingMessage(Generic[C]):
    """One delivery to be sent through one channel.

    Args:
        id: the delivery's, the same on every attempt: the idempotency key.
        created_at: when the delivery was created, the same on every attempt.
        subject: in one line, whatever it was given as: a header and a heading have only one.
        target: where a reply goes, such as Slack's channel and thread; see the channel.
        agent_name: the name of the agent whose reply it is.
        blocks: Slack's blocks, in place of the content.
        unsubscribe_url: where the recipient can turn this channel off with one POST.
        public_url: Parley's external URL, for callbacks.
        response_url: the URL that Slack sent for responses to a command; it is a secret.
    """

    id: str
    organization_id: str
    content: str
    config: C
    created_at: datetime
    subject: str | None = None
    data: JsonObject = field(default_factory=dict)
    recipient: Recipient | None = None
    target: JsonObject = field(default_factory=dict)
    agent_name: str | None = None
    blocks: Sequence[JsonObject] | None = None
    links: Sequence[Link] = ()
    unsubscribe_url: str | None = None
    public_url: str | None = None
    response_url: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "subject", _one_line(self.subject or "") or None)

    @property
    def caller(self) -> Caller:
        """The caller of the connectors: the recipient."""
        return Caller(self.organization_id, self.recipient.user_id if self.recipient is not None else None)


def _one_line(text: str) -> str:
    """Return a text with a space in place of line breaks and other control characters."""
    return " ".join("".join(" " if category(each) == "Cc" else each for each in text).split())


@dataclass(frozen=True, slots=True)
class Sent:
    """The result of a message that was accepted.

    Args:
        external_id: the external service's id of the message.
        status_code: the status of the service's response, if there was one.
        detail: what is needed to refer to the message later, such as Slack's channel and `ts`.
        simulated: nothing was sent, because the service is not configured in development.
    """

    external_id: str | None = None
    status_code: int | None = None
    detail: JsonObject = field(default_factory=dict)
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Channel(Generic[C]):
    """One way to reach people.

    Args:
        connector: the connector whose settings or connection it needs, if any.
        send: sends the message, or raises.
        secrets: the fields of the config that are encrypted and never shown.
    """

    channel: DeliveryChannel
    config: type[C]
    connector: str | None
    send: Callable[[OutgoingMessage[C], ConnectorGateway], Awaitable[Sent]] = field(repr=False)
    secrets: frozenset[str] = frozenset()

    def parse(self, given: JsonObject) -> C:
        """Return a config, including secrets. Only its types are checked.

        Raises:
            InvalidInput: a value is invalid; the field is its path.
        """
        return parse_config(given, self.config)

    def split_secrets(self, config: C) -> tuple[JsonObject, dict[str, str]]:
        """Return the part of a config that may be shown, and the secrets."""
        return split_config(config, self.secrets)


AnyChannel = Channel[Any]
