"""All settings: name, description and default. Read once from the environment and `.env` files, then frozen.

A setting is a field of its subject, in the module of that name. An invalid value, or two that contradict each other,
prevent startup with an error that names the setting. `docs/settings.md` is generated from this package.
"""

import base64
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from dotenv import dotenv_values

from settings import data_directory
from settings import values as parse
from settings.access import OWASP_HASH_MEMORY, Access
from settings.agents import Agents, RequestTransport
from settings.limits import Limits
from settings.observing import LogFormat, Observing, Sampler
from settings.operations import Operations, PersistedOperations
from settings.outside import Outside
from settings.retention import Retention
from settings.running import Running
from settings.secret_files import read_secret_files
from settings.serving import Environment, Serving
from settings.storing import Storing
from settings.subject import SettingError, Subject, others, secret_names, values_of
from settings.vault import Vault, missing_from

FILES: Final = (Path(".env"), Path(".env.local"))
"""The files of settings, in the working directory; later ones take precedence."""


@dataclass(frozen=True, kw_only=True)
class Settings(Serving, Storing, Access, Vault, Operations, Running, Agents, Outside, Limits, Retention, Observing):
    """All settings, parsed. Its bases are the subjects, in the order of `docs/settings.md`."""

    given: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """All other settings by name: those of external services, which `connectors` describes."""

    @classmethod
    def load(
        cls, environ: Mapping[str, str] | None = None, dotenv: Sequence[Path] = (), *, keeps_keys: bool = True
    ) -> "Settings":
        """Return the settings from the environment, and from files those that the environment does not set.

        Args:
            dotenv: files in the format of `.env`; those that exist are read, and later ones take precedence.
            keeps_keys: whether to create `DATA_DIR` and the keys that development needs; a client needs neither.

        Raises:
            SettingError: a value is invalid or contradicts another, or `DATA_DIR` cannot be used.
        """
        given: dict[str, str] = {}
        for file in filter(Path.is_file, dotenv):
            given.update({name: value for name, value in dotenv_values(file).items() if value is not None})
        given.update(os.environ if environ is None else environ)
        own = own_settings()
        given |= read_secret_files(secret_names(own), given)
        given |= _from_vault(given)
        settings = cls(**values_of(own, given), given=others(own, given))
        for subject in subjects():
            subject.check(settings)
            if settings.in_production:
                subject.check_production(settings)
        return settings._complete(keeps_keys)

    def _complete(self, keeps_keys: bool) -> "Settings":
        """Fill in the defaults that depend on other settings, and generate the keys that development needs."""
        shown_host = "localhost" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        changes: dict[str, Any] = {}
        if not self.public_url:
            changes["public_url"] = f"http://{shown_host}:{self.port}"
        if not self.database_url:
            changes["database_url"] = self.address_from_parts() or f"sqlite:///{self.data_dir / 'parley.sqlite3'}"
        if not self.cors_origin and not self.in_production:
            changes["cors_origin"] = ("http://localhost:5173", "http://localhost:3000")
        if keeps_keys:
            changes |= self._development_keys()
        return replace(self, **changes)

    def _development_keys(self) -> dict[str, Any]:
        """Return the keys that are not set, generated once, after preparing the folder they are in."""
        if not (self.database_url or self.address_from_parts()) or not self.in_production:
            try:
                data_directory.prepare(self.data_dir)
            except ValueError as error:
                raise SettingError(f"DATA_DIR {error}.") from None
        found: dict[str, Any] = {}
        if not self.secret_key:
            found["secret_key"] = data_directory.kept(self.data_dir / "secret_key", lambda: secrets.token_urlsafe(48))
        if not self.encryption_keys:
            text = data_directory.kept(
                self.data_dir / "encryption_keys", lambda: base64.b64encode(secrets.token_bytes(32)).decode()
            )
            found["encryption_keys"] = parse.encryption_keys(text)
        return found


def _from_vault(given: Mapping[str, str]) -> dict[str, str]:
    """Return the settings that only Vault has."""
    vault = Vault(**values_of(settings_of(Vault), given))
    vault.check()
    if Serving(**values_of(settings_of(Serving), given)).in_production:
        vault.check_production()  # before the token is sent
    return missing_from(given, vault.read_secrets())


def subjects() -> Iterator[type[Subject]]:
    """Yield the subjects of the settings, in order."""
    yield from (base for base in Settings.__bases__ if issubclass(base, Subject))


def settings_of(subject: type[Subject]) -> list[Field[Any]]:
    """Return the settings of a subject: the fields that are read from the environment."""
    return [entry for entry in fields(subject) if entry.metadata]


def own_settings() -> list[Field[object]]:
    """Return the settings of all subjects."""
    return [entry for subject in subjects() for entry in settings_of(subject)]


__all__ = [
    "FILES",
    "OWASP_HASH_MEMORY",
    "Environment",
    "LogFormat",
    "PersistedOperations",
    "RequestTransport",
    "Sampler",
    "SettingError",
    "Settings",
    "own_settings",
    "settings_of",
    "subjects",
]
