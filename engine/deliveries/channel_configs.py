"""The config of each channel: which keys it has, what their values may be, and which of them are secrets.

Keys are in snake_case, as documented. All are optional, because a config holds only what somebody set; an unknown key
is an error, so that a misspelled one is noticed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal, TypeAlias, cast

import msgspec
from msgspec import UNSET, Meta, UnsetType

from connectors.transport.egress import AllowedHosts
from engine.deliveries.tiers import SECRETS_SET
from engine.destinations.kinds.addresses import HeaderValue, Url, check_address
from engine.destinations.kinds.webhook import Secret
from engine.typed_configs import parse_config
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from models.users import normalize_email

_PhoneNumber: TypeAlias = Annotated[str, Meta(pattern=r"^\+[1-9][0-9]{6,14}$(?!\n)")]
_SlackChannel: TypeAlias = Annotated[str, Meta(max_length=80, pattern=r"^[!-~]+$(?!\n)")]


class ChannelConfig(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True, kw_only=True):
    """The config of a channel."""


class SlackConfig(ChannelConfig, frozen=True):
    """The config of SLACK; without `channel_id`, the user gets a direct message."""

    channel_id: _SlackChannel | UnsetType = UNSET
    thread_replies: bool | UnsetType = UNSET
    mention_user: bool | UnsetType = UNSET
    include_agent_info: bool | UnsetType = UNSET


class EmailConfig(ChannelConfig, frozen=True):
    """The config of EMAIL; without `email_address`, the address of the user's account is used."""

    email_address: Annotated[str, Meta(max_length=254)] | UnsetType = UNSET
    format: Literal["html", "text"] | UnsetType = UNSET
    include_agent_info: bool | UnsetType = UNSET


class SmsConfig(ChannelConfig, frozen=True):
    """The number to send to, in E.164 format."""

    phone_number: _PhoneNumber | UnsetType = UNSET


class WebhookConfig(ChannelConfig, frozen=True):
    """The URL to send to, and what signs and authorizes the requests."""

    url: Url | UnsetType = UNSET
    secret: Secret | UnsetType = UNSET
    previous_secret: Secret | UnsetType = UNSET
    authorization: HeaderValue | UnsetType = UNSET


class IncomingWebhookConfig(ChannelConfig, frozen=True):
    """The URL of an incoming webhook, which is a secret: anyone who knows it can post."""

    url: Url | UnsetType = UNSET
    include_agent_info: bool | UnsetType = UNSET


class TestConfig(ChannelConfig, frozen=True):
    """Nothing: TEST is an inbox."""


@dataclass(frozen=True, slots=True)
class _Channel:
    config: type[ChannelConfig]
    secrets: frozenset[str] = frozenset()


_URL_IS_SECRET: Final = frozenset({"url"})
_CHANNELS: Final[Mapping[DeliveryChannel, _Channel]] = {
    DeliveryChannel.SLACK: _Channel(SlackConfig),
    DeliveryChannel.EMAIL: _Channel(EmailConfig),
    DeliveryChannel.SMS: _Channel(SmsConfig),
    DeliveryChannel.WEBHOOK: _Channel(WebhookConfig, frozenset({"secret", "previous_secret", "authorization"})),
    DeliveryChannel.TEAMS: _Channel(IncomingWebhookConfig, _URL_IS_SECRET),
    DeliveryChannel.DISCORD: _Channel(IncomingWebhookConfig, _URL_IS_SECRET),
    DeliveryChannel.TEST: _Channel(TestConfig),
}


@dataclass(frozen=True, slots=True)
class ConfigChange:
    """A change of a config: values to set and secrets to set, by key, and the keys to remove."""

    values: JsonObject
    secrets: Mapping[str, str] = field(repr=False)
    removed: frozenset[str]


def parse_change(channel: DeliveryChannel, given: JsonObject, allowed: AllowedHosts) -> ConfigChange:
    """Return a change of a channel's config; null removes a key.

    Args:
        allowed: the hosts that may be reached although they are private or use another port.

    Raises:
        InvalidInput: a key is unknown, or a value is invalid; the field names it.
    """
    kind = _CHANNELS[channel]
    given = {name: value for name, value in given.items() if name != SECRETS_SET}  # as returned
    removed = frozenset(name for name, value in given.items() if value is None)
    _require_known(kind.config, channel, given)
    config = parse_config({name: value for name, value in given.items() if name not in removed}, kind.config)
    values = cast(JsonObject, msgspec.to_builtins(config))
    if isinstance(url := values.get("url"), str):
        check_address(url, allowed)
    if isinstance(address := values.get("email_address"), str):
        values["email_address"] = _email_address(address)
    secrets = {name: str(values.pop(name)) for name in sorted(kind.secrets & values.keys())}
    return ConfigChange(values, secrets, removed)


def _require_known(config: type[ChannelConfig], channel: DeliveryChannel, given: JsonObject) -> None:
    known = config.__struct_fields__
    for name in given:
        if name not in known:
            names = ", ".join(known) or "none"
            message = f"The config of {channel.value} has no key {name[:100]!r}. Its keys: {names}."
            raise InvalidInput(message, field=["config", Verbatim(name)])


def _email_address(text: str) -> str:
    address = normalize_email(text)
    if address is None:
        message = "config.email_address must be an address such as ada@example.com."
        raise InvalidInput(message, field=["config", Verbatim("email_address")])
    return address
