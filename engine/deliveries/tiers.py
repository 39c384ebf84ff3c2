"""Merging the tiers of a channel's settings: override over organization default over built-in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Final, Self

from errors import NotConfigured
from json_types import Json, JsonObject, camel_case
from models.delivery_channels import DeliveryChannel
from models.integration_settings import BUILT_IN, ChannelSettings, IntegrationDefault, IntegrationOverride
from storage.encryption import DecryptionFailed, Place, unseal_object

SECRETS_SET: Final = "secrets_set"
"""The key under which a shown config lists the secrets that are set."""

_ADDRESS: Final = "url"
_SET: Final = ("enabled", "priority", "retry_count", "retry_delay_seconds")


class SettingSource(Enum):
    """The tier that the settings of a channel come from: OVERRIDE if the user has any of their own."""

    DEFAULT = "DEFAULT"
    OVERRIDE = "OVERRIDE"


class SettingTier(Enum):
    """The tiers of settings, lowest first."""

    BUILT_IN = "BUILT_IN"
    ORGANIZATION = "ORGANIZATION"
    USER = "USER"


@dataclass(frozen=True, slots=True)
class SettingOrigin:
    """The tier from which one setting comes.

    Args:
        setting: its name as in the schema; a key of the config after `config.`.
    """

    setting: str
    tier: SettingTier


@dataclass(frozen=True, slots=True)
class SealedSecrets:
    """The encrypted secrets of one row.

    Args:
        place: where they are stored, for which they were encrypted.
    """

    place: Place
    sealed: str = field(repr=False)
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntegrationConfig:
    """The settings of a channel.

    Args:
        config: without secrets.
        overridden: the names of the settings that the user's override sets, as in the schema.
        sealed: the secrets of all tiers; a later one replaces an earlier one of the same name.
        override_id: the id of the user's override, if there is one; the times are that override's too.
    """

    channel: DeliveryChannel
    enabled: bool
    priority: int
    retry_count: int
    retry_delay_seconds: int
    config: JsonObject
    source: SettingSource
    overridden: tuple[str, ...] = ()
    sealed: tuple[SealedSecrets, ...] = ()
    override_id: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def secrets_set(self) -> list[str]:
        """The names of the secrets that are set."""
        return sorted({name for each in self.sealed for name in each.names})

    @property
    def shown_config(self) -> JsonObject:
        """The config with the names of the secrets that are set."""
        names: Json = list(self.secrets_set)
        return {**self.config, SECRETS_SET: names} if names else self.config

    def only(self, row: ChannelSettings) -> Self:
        """Return the settings with only the keys of the config that a row sets."""
        return replace(self, config=row.config, sealed=_sealed([row]))


def open_secrets(keys: Sequence[bytes], sealed: Iterable[SealedSecrets]) -> dict[str, str]:
    """Return the secrets of a channel by name.

    Args:
        keys: the operator's `ENCRYPTION_KEYS`.

    Raises:
        NotConfigured: they cannot be decrypted with these. Nothing may be sent without a signature that it should have.
    """
    found: dict[str, str] = {}
    for each in sealed:
        try:
            found |= unseal_object(keys, each.sealed, each.place)
        except DecryptionFailed:
            raise NotConfigured("The channel's secrets cannot be decrypted; set them again.") from None
    return found


@dataclass(frozen=True, slots=True)
class Tiers:
    """The settings of a channel by tier; None for a tier in which nobody has set any."""

    channel: DeliveryChannel
    default: IntegrationDefault | None
    override: IntegrationOverride | None

    @property
    def enabled(self) -> bool | None:
        """Whether the channel is enabled; None if that depends on whether it is configured and healthy."""
        set_ = [row.enabled for row in self._rows if row.enabled is not None]
        return set_[-1] if set_ else BUILT_IN[self.channel].enabled

    @property
    def decided_by(self) -> str:
        """The tier that decides `enabled`, in words."""
        if self.override is not None and self.override.enabled is not None:
            return "the user's override"
        if self.default is not None and self.default.enabled is not None:
            return "the organization's default"
        return "the built-in default"

    def merged(self, *, enabled: bool) -> IntegrationConfig:
        """Return the settings that apply.

        Args:
            enabled: whether the channel is enabled, all things considered.
        """
        return IntegrationConfig(
            channel=self.channel,
            enabled=enabled,
            priority=self._number("priority"),
            retry_count=self._number("retry_count"),
            retry_delay_seconds=self._number("retry_delay_seconds"),
            config=_merged_config(BUILT_IN[self.channel].config, *(row.config for row in self._rows)),
            source=SettingSource.DEFAULT if self.override is None else SettingSource.OVERRIDE,
            overridden=_set_in(self.override),
            sealed=_sealed(self._rows),
            override_id=None if self.override is None else self.override.id,
            created_at=None if self.override is None else self.override.created_at,
            updated_at=None if self.override is None else self.override.updated_at,
        )

    @property
    def origins(self) -> list[SettingOrigin]:
        """The tier of each setting that applies."""
        applied = self.merged(enabled=True)
        names = [*map(camel_case, _SET), *_keys((*applied.config, *applied.secrets_set))]
        tiers = dict.fromkeys(names, SettingTier.BUILT_IN)
        for tier, row in ((SettingTier.ORGANIZATION, self.default), (SettingTier.USER, self.override)):
            if row is not None:
                own = {*_set_in(row), *_keys((*row.config, *row.secret_names))}
                tiers |= {name: tier for name in names if name in own}
        return [SettingOrigin(name, tier) for name, tier in tiers.items()]

    @property
    def _rows(self) -> list[ChannelSettings]:
        """The rows, lowest tier first."""
        return [row for row in (self.default, self.override) if row is not None]

    def _number(self, name: str) -> int:
        set_ = [value for row in self._rows if (value := getattr(row, name)) is not None]
        return int(set_[-1] if set_ else getattr(BUILT_IN[self.channel], name))


def _keys(config: Iterable[str]) -> list[str]:
    return [f"config.{name}" for name in config]


def _merged_config(*tiers: Mapping[str, Json]) -> JsonObject:
    return {name: value for tier in tiers for name, value in tier.items()}


def _set_in(row: ChannelSettings | None) -> tuple[str, ...]:
    if row is None:
        return ()
    names = [camel_case(name) for name in _SET if getattr(row, name) is not None]
    return (*names, "config") if row.config or row.secret_names else tuple(names)


def _sealed(rows: Sequence[ChannelSettings]) -> tuple[SealedSecrets, ...]:
    """Return the secrets of the tiers. A tier with an address of its own inherits none: they are for another."""
    found: list[SealedSecrets] = []
    for row in rows:
        if _ADDRESS in row.config:
            found.clear()
        if row.sealed_secrets is not None:
            found.append(SealedSecrets(Place.of(row, "sealed_secrets"), row.sealed_secrets, tuple(row.secret_names)))
    return tuple(found)
