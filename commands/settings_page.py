"""The text of `docs/settings.md`."""

from collections.abc import Iterable
from dataclasses import Field
from typing import Protocol

from settings import settings_of, subjects


class OutsideSetting(Protocol):
    """A setting of an external service, as described by `connectors`."""

    @property
    def name(self) -> str:
        """The name of the environment variable."""

    @property
    def alias(self) -> str | None:
        """An older name."""

    @property
    def meaning(self) -> str:
        """A one-sentence description."""

    @property
    def default(self) -> str | None:
        """The value used if it is not set."""


def documentation(outside: Iterable[OutsideSetting]) -> str:
    """Return the text of `docs/settings.md`.

    Args:
        outside: the settings of external services.
    """
    lines = [
        "# Settings",
        "",
        "Generated from `settings/` and the connectors by `python cli.py settings-docs`; edit it there.",
        "",
        "Settings are read from the environment. Those not set there are read from the files `.env.local` and `.env` "
        "in the working directory, in this order.",
        "",
        "Every secret, also of an external service, can be in a file: `SECRET_KEY_FILE=/run/secrets/secret_key` reads "
        "`SECRET_KEY` from there. [operations.md](operations.md#secrets) has the details, also of Vault.",
    ]
    for subject in subjects():
        lines += _table(subject.TITLE)
        for entry in settings_of(subject):
            names = _names(entry.metadata["name"], entry.metadata["alias"])
            lines.append(f"| {names} | {_shown_default(entry)} | {entry.metadata['description']} |")
    lines += _table("External services")
    for each in sorted(outside, key=lambda setting: setting.name):
        default = "none" if each.default is None else f"`{each.default}`"
        lines.append(f"| {_names(each.name, each.alias)} | {default} | {each.meaning} |")
    return "\n".join(lines) + "\n"


def _table(title: str) -> list[str]:
    return ["", f"## {title}", "", "| name | default | meaning |", "|---|---|---|"]


def _names(name: str, alias: str | None) -> str:
    return f"`{name}`" + (f" (also `{alias}`)" if alias else "")


def _shown_default(entry: Field[object]) -> str:
    shown: str | None = entry.metadata["shown_default"]
    if shown is not None:
        return shown
    return "none" if entry.default is None else f"`{entry.default}`"
