"""Changes of a channel's config: only what somebody set is stored, and secrets apart from it.

The keys are those of the channel (`engine.deliveries.channels`). An unknown one is an error, so that a misspelled one
is noticed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.transport.egress import AllowedHosts
from engine.deliveries.channels import CHANNELS
from engine.deliveries.channels.base import ChannelConfig
from engine.deliveries.tiers import SECRETS_SET
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from models.users import normalize_email
from shown import as_json


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
    kind = CHANNELS[channel]
    given = {name: value for name, value in given.items() if name != SECRETS_SET}  # as returned
    removed = frozenset(name for name, value in given.items() if value is None)
    _require_known(kind.config, channel, given)
    config = kind.parse({name: value for name, value in given.items() if name not in removed})
    config.check(allowed)
    shown, secrets = kind.split_secrets(config)
    values = {name: value for name, value in shown.items() if name in given and name not in removed}
    if isinstance(address := values.get("email_address"), str):
        values["email_address"] = normalize_email(address)
    return ConfigChange(values, secrets, removed)


def _require_known(config: type[ChannelConfig], channel: DeliveryChannel, given: JsonObject) -> None:
    known = config.__struct_fields__
    for name in given:
        if name not in known:
            names = ", ".join(known) or "none"
            message = f"The config of {channel.value} has no key {as_json(name)}. Its keys: {names}."
            raise InvalidInput(message, field=["config", Verbatim(name)])
