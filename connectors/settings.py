"""The operator's settings for external services, validated at startup against the providers' declarations."""

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlsplit

from connectors.base import ProviderSetting

_BASES: Final = ("_BASE_URL", "_API_URL")
_PAIR: Final = ("_CLIENT_ID", "_CLIENT_SECRET")


class InvalidSetting(ValueError):
    """A setting is invalid; the message begins with its name and does not show its value."""


def validate_settings(declared: Iterable[ProviderSetting], given: Mapping[str, str]) -> dict[str, str]:
    """Return the values of the declared settings that are given.

    A setting whose name ends in `_URL` must be a URL; trailing slashes are removed from base URLs. An alias's value is
    returned under the setting's name.

    Raises:
        InvalidSetting: a value is invalid, or a setting that is required together with another one is missing.
    """
    found = {each: value for each in declared if (value := _value(each, given)) is not None}
    values = {each.name: _checked(each, value) for each, value in found.items()}
    for name in sorted(values):
        for end, other_end in (_PAIR, _PAIR[::-1]):
            other = name.removesuffix(end) + other_end
            if name.endswith(end) and other not in values:
                raise InvalidSetting(f"{other} must be set: it is required together with {name}.")
    return values


def _value(setting: ProviderSetting, given: Mapping[str, str]) -> str | None:
    names = [setting.name] if setting.alias is None else [setting.name, setting.alias]
    values = [given[name] for name in names if name in given]
    if len(set(values)) > 1:
        raise InvalidSetting(f"{setting.name} contradicts {setting.alias}: set only one of them.")
    return values[0] if values else None


def _checked(setting: ProviderSetting, value: str) -> str:
    if setting.check is not None:
        try:
            setting.check(value)
        except ValueError as error:
            raise InvalidSetting(f"{setting.name} {error}.") from None
    if not setting.name.endswith("_URL") or (value.startswith("/") and not is_url(setting.default or "http://a")):
        return value  # a path relative to the URL of another setting
    if not is_url(value.replace("{endpoint}", "endpoint")):
        raise InvalidSetting(f"{setting.name} must be a URL that begins with http:// or https://.")
    return value.rstrip("/") if setting.name.endswith(_BASES) else value


def is_url(value: str) -> bool:
    """Return whether a value is an http or https URL without a user name or a fragment."""
    try:
        parts = urlsplit(value)
        plain = parts.username is None and not parts.fragment and parts.port != 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain
