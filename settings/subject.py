"""The fields of `Settings`: how each is declared, and its value read from the environment."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field
from typing import Any, ClassVar, TypeVar


class SettingError(Exception):
    """A setting is missing, invalid or contradicts another. The message begins with its name."""


Parsed = TypeVar("Parsed")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The settings of one subject, which `Settings` inherits: readers need not know which subject a setting is of."""

    TITLE: ClassVar[str]

    def check(self) -> None:
        """Raise SettingError if settings of this subject contradict each other."""

    def check_production(self) -> None:
        """Raise SettingError if a setting of this subject is missing, or too lax, in production."""


def setting(
    name: str,
    parse: Callable[[str], Parsed],
    description: str,
    *,
    default: Any = MISSING,
    shown_default: str | None = None,
    alias: str | None = None,
    secret: bool = False,
) -> Any:
    """Describe one setting; see `Settings` for the list.

    Args:
        shown_default: the default as documented, if it is computed at startup.
        alias: another name, read if `name` is not set.
        secret: whether to hide the value in representations, and to read it from the file of `NAME_FILE`.
    """
    metadata = {
        "name": name,
        "parse": parse,
        "description": description,
        "shown_default": shown_default,
        "alias": alias,
        "secret": secret,
    }
    return field(default=default, metadata=metadata, repr=not secret)


def values_of(settings: Iterable[Field[Any]], given: Mapping[str, str]) -> dict[str, Any]:
    """Return the parsed values of the settings that are set, by field.

    Raises:
        SettingError: a value is invalid, or contradicts the one under the setting's other name.
    """
    return {each.name: _parse(each.metadata, given) for each in settings if _present(each.metadata, given)}


def secret_names(settings: Iterable[Field[Any]]) -> list[str]:
    """Return the names of the settings that are secret, under which they can be in files."""
    secret = [each.metadata for each in settings if each.metadata["secret"]]
    return [metadata[key] for metadata in secret for key in ("name", "alias") if metadata[key]]


def others(settings: Iterable[Field[Any]], given: Mapping[str, str]) -> Mapping[str, str]:
    """Return everything else that is set, by name."""
    own = {each.metadata[key] for each in settings for key in ("name", "alias")}
    return {name: value.strip() for name, value in given.items() if name not in own and value.strip()}


def _present(metadata: Mapping[str, Any], given: Mapping[str, str]) -> bool:
    return any(given.get(name, "").strip() for name in (metadata["name"], metadata["alias"]) if name)


def _parse(metadata: Mapping[str, Any], given: Mapping[str, str]) -> Any:
    name, alias = metadata["name"], metadata["alias"]
    own, other = given.get(name, "").strip(), given.get(alias, "").strip() if alias else ""
    values = [_parsed(used, text, metadata["parse"]) for used, text in ((name, own), (alias, other)) if text]
    if len(values) == 2 and values[0] != values[1]:
        raise SettingError(f"{name} contradicts {alias}: set only one of them, or both to the same value.")
    return values[0]


def _parsed(name: str, text: str, parse: Callable[[str], Parsed]) -> Parsed:
    try:
        return parse(text)
    except ValueError as error:
        raise SettingError(f"{name} {error}.") from None
