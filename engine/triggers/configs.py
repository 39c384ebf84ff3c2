"""The configs of triggers, by type. `config` is what is stored and shown; a webhook's secret is stored encrypted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from engine.definitions.configs import Condition, Config, ConfigError, Text, parse_config
from engine.triggers.cron import Schedule, parse_schedule
from engine.triggers.events import IGNORED_PREFIXES
from errors import InvalidInput
from json_types import Json, JsonObject
from models.workflows import TriggerType


class TriggerConfig(Config, frozen=True, kw_only=True):
    """The config of a MANUAL trigger, which has no fields, and the base of the others."""

    def stored(self) -> JsonObject:
        """Return what is stored and shown."""
        built: JsonObject = msgspec.to_builtins(self)
        return built

    def secret_to_store(self) -> str | None:
        """Return the secret, which is stored apart from the config."""
        return None


class ScheduleConfig(TriggerConfig, frozen=True, kw_only=True):
    """The config of a SCHEDULE trigger."""

    cron: str
    time_zone: str = "UTC"
    input: Any = msgspec.field(default_factory=dict)

    def check(self, *, computed: bool) -> None:
        """Require a schedule that is due at some time."""
        try:
            self.schedule()
        except InvalidInput as error:
            raise ConfigError(f"is invalid. {error.message.removesuffix('.')}", *(error.field or ())) from None

    def schedule(self) -> Schedule:
        """Return the parsed schedule.

        Raises:
            InvalidInput: the schedule or the time zone is invalid.
        """
        return parse_schedule(self.cron, self.time_zone)

    def stored(self) -> JsonObject:
        """Return the config with the schedule in its normal form."""
        return {**super().stored(), "cron": self.schedule().cron}


class WebhookConfig(TriggerConfig, frozen=True, kw_only=True):
    """The config of a WEBHOOK trigger. Only `signed` is stored in it; `secretSetAt` is what a client read before."""

    secret: Annotated[str, Meta(min_length=16, max_length=255)] | None = None
    signed: bool | None = None
    secret_set_at: Any = None

    def check(self, *, computed: bool) -> None:
        """Require a secret that can be typed, and none for a trigger that is not signed."""
        if self.secret is not None and ("\0" in self.secret or not self.secret.isprintable()):
            raise ConfigError("contains a character that is not allowed", "secret")
        if self.signed is False and self.secret is not None:
            raise ConfigError("cannot be false together with a secret", "signed")

    def stored(self) -> JsonObject:
        """Return the config without the secret."""
        return {"signed": bool(self.secret or self.signed)}

    def secret_to_store(self) -> str | None:
        """Return the secret."""
        return self.secret


class EventTriggerConfig(TriggerConfig, frozen=True, kw_only=True):
    """The config of an EVENT trigger."""

    types: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=100, pattern=r"\S")]], Meta(min_length=1, max_length=50)
    ]
    filter: Annotated[Text | None, Condition(frozenset({"event"}))] = None

    def check(self, *, computed: bool) -> None:
        """Reject types that fire no trigger."""
        for index, type in enumerate(self.types):
            if type.startswith(IGNORED_PREFIXES):
                raise ConfigError("is a type that fires no trigger", "types", str(index))

    def stored(self) -> JsonObject:
        """Return the config with each type once."""
        return {**super().stored(), "types": list(dict.fromkeys(self.types))}


CONFIGS: Final[Mapping[TriggerType, type[TriggerConfig]]] = {
    TriggerType.MANUAL: TriggerConfig,
    TriggerType.SCHEDULE: ScheduleConfig,
    TriggerType.WEBHOOK: WebhookConfig,
    TriggerType.EVENT: EventTriggerConfig,
}


@dataclass(frozen=True, slots=True)
class TriggerDefinition:
    """A trigger to be saved."""

    type: TriggerType
    config: JsonObject
    enabled: bool
    secret: str | None = None

    def to_json(self) -> JsonObject:
        """Return what a workflow and its versions store: everything but the secret."""
        return {"type": self.type.value, "config": self.config, "enabled": self.enabled}

    def with_config(self, **values: Json) -> "TriggerDefinition":
        """Return a copy with some values of the config replaced."""
        return replace(self, config={**self.config, **values})


def parse_trigger(type: TriggerType, config: Json, enabled: bool, path: list[str]) -> TriggerDefinition:
    """Return a trigger with a valid config.

    Args:
        path: where the trigger is in the caller's input, for the field of an error.

    Raises:
        InvalidInput: the config is invalid.
    """
    try:
        parsed = parse_config(CONFIGS[type], {} if config is None else config)
    except ConfigError as error:
        raise error.at(path) from None
    return TriggerDefinition(type, parsed.stored(), enabled, parsed.secret_to_store())
