"""Secrets in files, as Docker and Kubernetes mount them: `NAME_FILE` is the path of a file that contains `NAME`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from settings.subject import SettingError

END = "_FILE"


def read_secret_files(names: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the settings whose value is in a file, by name.

    Args:
        names: the settings that are secret; other names that end in `_FILE` mean something else.

    Raises:
        SettingError: a file cannot be read or is empty, or the setting is set as well.
    """
    return {name: _read(name, given) for name in names if given.get(name + END, "").strip()}


def _read(name: str, given: Mapping[str, str]) -> str:
    if given.get(name, "").strip():
        raise SettingError(f"{name} contradicts {name}{END}: set only one of them.")
    path = Path(given[name + END].strip())
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise SettingError(f"{name}{END} cannot be read: {path} ({reason}).") from None
    if not text:
        raise SettingError(f"{name}{END} names an empty file: {path}.")
    return text
