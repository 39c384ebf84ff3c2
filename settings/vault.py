"""Secrets from HashiCorp Vault or OpenBao, by the HTTP API of the KV engine, version 2."""

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from urllib.parse import quote, urlsplit

from settings import values as parse
from settings.subject import SettingError, Subject, setting

_ATTEMPTS: Final = 4
_TIMEOUT_SECONDS: Final = 5.0
_RETRY_SECONDS: Final = 0.5
"""Before the second attempt; doubled before each further one."""
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, kw_only=True)
class Vault(Subject):
    """The settings of Vault."""

    TITLE: ClassVar = "Secrets from Vault"

    vault_path: str | None = setting(
        "VAULT_PATH",
        parse.vault_path,
        "A secret of the KV engine, version 2, as `mount/path`: its keys are names of settings. Settings that are "
        "neither in the environment nor in a file are read from it at startup. Without it, Vault is not used.",
        default=None,
    )
    vault_addr: str | None = setting(
        "VAULT_ADDR", parse.web_address, "The address of Vault. Required with `VAULT_PATH`.", default=None
    )
    vault_token: str | None = setting(
        "VAULT_TOKEN",
        str,
        "The token to read it with; `VAULT_TOKEN_FILE` names a file with it, as Vault's agent writes it. Required with "
        "`VAULT_PATH`.",
        default=None,
        secret=True,
    )
    vault_namespace: str | None = setting("VAULT_NAMESPACE", str, "The namespace of the secret.", default=None)
    vault_cacert: str | None = setting(
        "VAULT_CACERT",
        str,
        "A file with the certificates of the authority that signed Vault's, if it is not a public one.",
        default=None,
    )

    def check(self) -> None:
        """Require what reading the secret takes."""
        if self.vault_path is None:
            return
        for name, value in (("VAULT_ADDR", self.vault_addr), ("VAULT_TOKEN", self.vault_token)):
            if value is None:
                raise SettingError(f"{name} must be set: VAULT_PATH is.")

    def check_production(self) -> None:
        """Reject a connection that everyone on the way can read."""
        if self.vault_path is None or self.vault_addr is None:
            return
        address = urlsplit(self.vault_addr)
        if address.scheme != "https" and address.hostname not in _LOOPBACK:
            raise SettingError("VAULT_ADDR must begin with https:// in production.")

    def read_secrets(self) -> dict[str, str]:
        """Return the settings that Vault has, by name; none without `VAULT_PATH`.

        Raises:
            SettingError: Vault cannot be reached, denies access, or has no such secret.
        """
        if self.vault_path is None:
            return {}
        mount, _, path = self.vault_path.partition("/")
        full = self.vault_path if "/data/" in self.vault_path else f"{mount}/data/{path}"
        body = self._get(f"{self.vault_addr}/v1/{quote(full)}")
        found = body.get("data", {}).get("data")
        if not isinstance(found, dict):
            raise SettingError(f"VAULT_PATH names no secret of the KV engine, version 2: {self.vault_path}.")
        return {str(name): _text(name, value) for name, value in found.items() if value is not None}

    def _get(self, url: str) -> dict[str, Any]:
        """Return the JSON of a response, repeating the request while Vault is starting, sealed or busy."""
        reason = ""
        for attempt in range(_ATTEMPTS):
            time.sleep(_RETRY_SECONDS * 2 ** (attempt - 1) if attempt else 0)
            status, body, reason = self._once(url)
            if status == 200:
                return body
            if status in (400, 401, 403):
                raise SettingError(f"VAULT_TOKEN may not read {self.vault_path}: Vault returned {reason}.")
            if status == 404:
                raise SettingError(f"VAULT_PATH names no secret: {self.vault_path}.")
        raise SettingError(f"VAULT_ADDR is unavailable: {reason}.")

    def _once(self, url: str) -> tuple[int, dict[str, object], str]:
        """Return the status, the JSON and the reason of a failure; the status is 0 if there was no response."""
        import httpx  # takes a tenth of a second, and most deployments have no Vault

        headers = {"X-Vault-Token": self.vault_token or "", "X-Vault-Request": "true"}
        if self.vault_namespace is not None:
            headers["X-Vault-Namespace"] = self.vault_namespace
        try:
            response = httpx.get(url, headers=headers, timeout=_TIMEOUT_SECONDS, verify=self._authorities())
            body = response.json() if response.content else {}
        except httpx.HTTPError as error:
            return 0, {}, str(error) or type(error).__name__
        except ValueError:
            return 0, {}, "the response is not JSON"
        return response.status_code, body if isinstance(body, dict) else {}, f"status {response.status_code}"

    def _authorities(self) -> bool | ssl.SSLContext:
        if self.vault_cacert is None:
            return True
        try:
            return ssl.create_default_context(cafile=self.vault_cacert)
        except OSError as error:
            raise SettingError(f"VAULT_CACERT cannot be read: {self.vault_cacert} ({error.strerror}).") from None


def missing_from(given: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of Vault that are not set elsewhere."""
    return {name: value for name, value in found.items() if not given.get(name, "").strip()}


def _text(name: object, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    raise SettingError(f"VAULT_PATH has a value of {name} that is neither a text nor a number.")
