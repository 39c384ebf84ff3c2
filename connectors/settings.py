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

    A setting whose name ends in `_URL` must be a URL; trailing slashes are removed from base URLs.

    Raises:
        InvalidSetting: a value is invalid, or a setting that is required together with another one is missing.
    """
    values = {each.name: _checked(each, given[each.name]) for each in declared if each.name in given}
    for name in sorted(values):
        for end, other_end in (_PAIR, _PAIR[::-1]):
            other = name.removesuffix(end) + other_end
            if name.endswith(end) and other not in values:
                raise InvalidSetting(f"{other} must be set: it is required together with {name}.")
    return values


def _checked(setting: ProviderSetting, value: str) -> str:
    if not setting.name.endswith("_URL") or (value.startswith("/") and not _is_url(setting.default or "http://a")):
        return value  # a path relative to the URL of another setting
    if not _is_url(value.replace("{endpoint}", "endpoint")):
        raise InvalidSetting(f"{setting.name} must be a URL that begins with http:// or https://.")
    return value.rstrip("/") if setting.name.endswith(_BASES) else value


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        plain = parts.username is None and not parts.fragment and parts.port != 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain
