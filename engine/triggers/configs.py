"""What stands in a trigger's `config`, by its type; every mistake names the field."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from engine.expressions.evaluate import ExpressionError, check_condition
from engine.triggers.cron import parse_schedule
from engine.triggers.events import IGNORED_PREFIXES
from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject
from models.workflows import TriggerType

MAX_TYPES: Final = 50
MAX_SECRET_LENGTH: Final = 255


@dataclass(frozen=True, slots=True)
class TriggerDefinition:
    """A trigger as it was asked for. `config` is what is stored and shown; a webhook's secret is beside it."""

    type: TriggerType
    config: JsonObject
    enabled: bool
    secret: str | None = None

    def to_json(self) -> JsonObject:
        """Returns what a workflow and its versions keep of it: everything but the secret."""
        return {"type": self.type.value, "config": self.config, "enabled": self.enabled}

    def with_config(self, **values: Json) -> "TriggerDefinition":
        """Returns the same with other values in its config."""
        return replace(self, config={**self.config, **values})


class _Refused(Exception):
    def __init__(self, message: str, *path: str) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def parse_trigger(type: TriggerType, config: Json, enabled: bool, path: list[str]) -> TriggerDefinition:
    """Returns a trigger that can fire.

    Raises:
        InvalidInput: it cannot; the path goes on from `path`.
    """
    try:
        if config is not None and not isinstance(config, dict):
            raise _Refused("must be a JSON object")
        given = dict(config or {})
        if strange := sorted(given.keys() - _FIELDS[type]):
            known = ", ".join(sorted(_FIELDS[type])) or "none"
            raise _Refused(f"is no field of a {type.value} trigger; its fields: {known}", strange[0][:100])
        if type is TriggerType.SCHEDULE:
            return TriggerDefinition(type, _schedule(given), enabled)
        if type is TriggerType.EVENT:
            return TriggerDefinition(type, _event(given), enabled)
        if type is TriggerType.WEBHOOK:
            return _webhook(given, enabled)
        return TriggerDefinition(type, {}, enabled)
    except _Refused as refused:
        where = ".".join(["config", *refused.path])
        field = [*path, "config", *map(Verbatim, refused.path)]
        raise InvalidInput(f"{where} {refused.message}.", field=field) from None


_FIELDS: Final[Mapping[TriggerType, frozenset[str]]] = {
    TriggerType.MANUAL: frozenset(),
    TriggerType.SCHEDULE: frozenset({"cron", "timeZone", "input"}),
    TriggerType.WEBHOOK: frozenset({"secret", "signed", "secretSetAt"}),
    TriggerType.EVENT: frozenset({"types", "filter"}),
}


def _schedule(given: Mapping[str, Any]) -> JsonObject:
    zone = "UTC" if given.get("timeZone") is None else given["timeZone"]
    try:
        schedule = parse_schedule(given.get("cron"), zone)
    except InvalidInput as error:
        raise _Refused(f"cannot be used. {error.message.removesuffix('.')}", *(error.field or ())) from None
    input = {} if given.get("input") is None else given["input"]
    return {"cron": schedule.cron, "timeZone": zone, "input": input}


def _event(given: Mapping[str, Any]) -> JsonObject:
    types = given.get("types")
    if not isinstance(types, list) or not 1 <= len(types) <= MAX_TYPES:
        raise _Refused(f"must be a list of 1 to {MAX_TYPES} types of events, e.g. collaboration.task_created", "types")
    for index, type in enumerate(types):
        if not isinstance(type, str) or not type.strip() or len(type) > 100:
            raise _Refused("must be a text of 1 to 100 characters", "types", str(index))
        if type.startswith(IGNORED_PREFIXES):
            raise _Refused("is a type that starts nothing", "types", str(index))
    condition = given.get("filter")
    if condition is not None:
        if not isinstance(condition, str) or not condition.strip():
            raise _Refused("must be an expression in CEL over event", "filter")
        try:
            check_condition(condition, frozenset({"event"}))
        except ExpressionError as error:
            raise _Refused(f"cannot be used. {str(error).removesuffix('.')}", "filter") from None
    return {"types": list(dict.fromkeys(types)), "filter": condition}


def _webhook(given: Mapping[str, Any], enabled: bool) -> TriggerDefinition:
    secret, signed = given.get("secret"), given.get("signed")
    if secret is not None and (not isinstance(secret, str) or not 16 <= len(secret) <= MAX_SECRET_LENGTH):
        raise _Refused(f"must be a text of 16 to {MAX_SECRET_LENGTH} characters", "secret")
    if secret is not None and ("\0" in secret or not secret.isprintable()):
        raise _Refused("holds a character that cannot be used", "secret")
    if signed is not None and not isinstance(signed, bool):
        raise _Refused("must be true or false", "signed")
    if signed is False and secret is not None:
        raise _Refused("cannot be false together with a secret", "signed")
    return TriggerDefinition(TriggerType.WEBHOOK, {"signed": bool(secret or signed)}, enabled, secret)
