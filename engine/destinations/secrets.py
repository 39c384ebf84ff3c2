"""The secrets in a destination's config: encrypted in its row, and part of the config only while it is used."""

from collections.abc import Sequence

from errors import NotConfigured
from json_types import JsonObject
from models.destinations import EventDestination
from storage.encryption import DecryptionFailed, Place, unseal_object


def whole_config(keys: Sequence[bytes], destination: EventDestination) -> JsonObject:
    """Return a destination's config, with its secrets.

    Args:
        keys: the operator's `ENCRYPTION_KEYS`.

    Raises:
        NotConfigured: the secrets cannot be decrypted with them.
    """
    config = dict(destination.config)
    if destination.sealed_secrets is None:
        return config
    try:
        secrets = unseal_object(keys, destination.sealed_secrets, Place.of(destination, "sealed_secrets"))
    except DecryptionFailed:
        raise NotConfigured("The destination's secrets cannot be decrypted; set them again.") from None
    return {**config, **secrets}
