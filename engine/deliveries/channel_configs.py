"""Changes of a channel's config: only what somebody set is stored, and secrets apart from it.

The keys are those of the channel (`engine.deliveries.channels`). An unknown one is an error, so that a misspelled one
is noticed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.transport.egress import AllowedHosts
from engine.deliveries.channels import CHANNELS
from engine.deliveries.tiers import SECRETS_SET
from engine.typed_configs import require_known
from json_types import JsonObject
from models.delivery_channels import DeliveryChannel
from models.users import normalize_email


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
    require_known(given, kind.config)
    config = kind.parse({name: value for name, value in given.items() if name not in removed})
    config.check(allowed)
    shown, secrets = kind.split_secrets(config)
    values = {name: value for name, value in shown.items() if name in given and name not in removed}
    if isinstance(address := values.get("email_address"), str):
        values["email_address"] = normalize_email(address)
    return ConfigChange(values, secrets, removed)
