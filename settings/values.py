"""The values of settings: each function parses one kind of text, or raises ValueError with what it must be."""

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import urlsplit

from shown import as_json

Choice = TypeVar("Choice", bound=Enum)

_INBOUND = ("slack/", "github/", "pipedream")


def port(value: str) -> int:
    """Return a port number."""
    if not value.isdecimal() or not 0 <= int(value) <= 65535:
        raise ValueError("must be a port number from 0 to 65535")
    return int(value)


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Return a parser of whole numbers in a range."""

    def parse(value: str) -> int:
        if not value.isdecimal() or not low <= int(value) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(value)

    return parse


_KEY_ID: Final = re.compile("key_[0-9a-hjkmnp-tv-z]{26}")
ROLES: Final = ("VIEWER", "MEMBER", "OPERATOR", "ADMIN")


ANONYMOUS: Final = "ANONYMOUS"
"""The name of callers without a credential in limits."""


@dataclass(frozen=True, slots=True)
class PerCaller:
    """A limit that may differ by role and by API key.

    Args:
        others: the limit of all others; None if they have none.
        named: by the id of an API key, a role, `AGENT` for agents, or `ANONYMOUS` for requests without a credential.
    """

    others: int | None
    named: Mapping[str, int]

    @property
    def least(self) -> int:
        """The limit that nobody's is below."""
        return min([*self.named.values(), *([] if self.others is None else [self.others])])

    def of(self, *names: str | None) -> int | None:
        """Return the limit of a caller with these names, of which the first that is listed decides."""
        return next((self.named[name] for name in names if name is not None and name in self.named), self.others)


def per_caller(low: int, high: int, *, anonymous: bool = False) -> Callable[[str], PerCaller]:
    """Return a parser of limits such as `600`, `VIEWER=60,AGENT=120` or `600,VIEWER=60,key_…=10`.

    Args:
        anonymous: whether callers without a credential may have a limit of their own.
    """
    number, names = whole_number(low, high), (*ROLES, "AGENT", *([ANONYMOUS] if anonymous else []))

    def parse(value: str) -> PerCaller:
        others, named = None, dict[str, int]()
        for item in value.split(","):
            name, given, limit = (part.strip() for part in item.rpartition("="))
            if name in named:
                raise ValueError(f"contains {name} twice")
            if not given and others is None:
                others = number(limit)
            elif name in names or _KEY_ID.fullmatch(name):
                named[name] = number(limit)
            else:
                known = ", ".join(names)
                raise ValueError(f"must be a number, or NAME=number for {known} or the whole id of an API key")
        return PerCaller(others, named)

    return parse


def switch(value: str) -> bool:
    """Return a switch."""
    known = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}
    if value.strip().lower() not in known:
        raise ValueError("must be true or false")
    return known[value.strip().lower()]


def only_true(value: str) -> bool:
    """Return whether the text is `true`, in any case; anything else is not."""
    return value.strip().lower() == "true"


def secret_text(value: str) -> str:
    """Return a secret that is long enough."""
    if len(value.encode()) < 32:
        raise ValueError("must be at least 32 bytes long")
    return value


def encryption_keys(value: str) -> tuple[bytes, ...]:
    """Return a list of keys."""
    keys = tuple(_encryption_key(part.strip()) for part in value.split(",") if part.strip())
    if not keys:
        raise ValueError("must contain at least one key")
    return keys


def _encryption_key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ValueError("must be a comma-separated list of base64-encoded 32-byte keys")
    return key


def origins(value: str) -> tuple[str, ...]:
    """Return a list of origins."""
    origins = tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
            raise ValueError(
                f"contains {as_json(origin)}, not an origin such as https://app.example.com; no wildcards allowed"
            )
    return origins


def paths(value: str) -> tuple[Path, ...]:
    """Return a list of files."""
    return tuple(Path(part.strip()) for part in value.split(",") if part.strip())


def references(value: str) -> tuple[str, ...]:
    """Return a list of references to classes."""
    found = tuple(part.strip() for part in value.split(",") if part.strip())
    for each in found:
        module, colon, name = each.partition(":")
        if not (colon and name.isidentifier() and all(part.isidentifier() for part in module.split("."))):
            raise ValueError(f"contains {as_json(each)}, not a class such as my_agents.weather:WeatherAgent")
    return found


def hosts(value: str) -> tuple[str, ...]:
    """Return a list of hosts, each with or without a port."""
    hosts = tuple(part.strip().lower() for part in value.split(",") if part.strip())
    for host in hosts:
        try:
            parts = urlsplit(f"//{host}")
            plain = bool(parts.hostname) and parts.netloc == host and "@" not in host and parts.port != 0
        except ValueError:
            plain = False
        if not plain:
            raise ValueError(
                f"contains {as_json(host)}, not a host such as api.internal, api.internal:8000 or [::1]:8000"
            )
    return hosts


def inbound_organizations(value: str) -> tuple[tuple[str, str], ...]:
    """Return pairs: the name of what calls, in lower case, and the id of the organization that it belongs to."""
    found: dict[str, str] = {}
    for part in (part.strip() for part in value.split(",") if part.strip()):
        name, _, organization_id = (each.strip() for each in part.partition("="))
        if not name.lower().startswith(_INBOUND) or not organization_id.startswith("org_"):
            raise ValueError(f"contains {as_json(part)}, not a pair such as slack/T0123=org_… or github/acme=org_…")
        found[name.lower()] = organization_id
    return tuple(found.items())


def one_of(kind: type[Choice], **others: Choice) -> Callable[[str], Choice]:
    """Return a parser of an enum's values, and of other words for some of them."""
    choices = {str(each.value): each for each in kind} | others

    def parse(value: str) -> Choice:
        word = value.strip().lower()
        if word not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return choices[word]

    return parse


def one_of_texts(*choices: str) -> Callable[[str], str]:
    """Return a parser of these words, in any case."""
    found = {choice.lower(): choice for choice in choices}

    def parse(value: str) -> str:
        if value.strip().lower() not in found:
            raise ValueError(f"must be {'one of ' if len(choices) > 1 else ''}{', '.join(choices)}")
        return found[value.strip().lower()]

    return parse


def fraction(value: str) -> float:
    """Return a number from 0 to 1."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise ValueError("must be a number from 0 to 1")
    return number


def web_address(value: str) -> str:
    """Return a URL without its trailing slash."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be a URL that begins with http:// or https://")
    return value.rstrip("/")


def vault_path(value: str) -> str:
    """Return the path of a secret in Vault."""
    path = value.strip("/")
    if "/" not in path or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError("must be a mount and a path, such as secret/parley")
    return path


def redis_address(value: str) -> str:
    """Return the URL of a Redis server."""
    if urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    return value


def amqp_address(value: str) -> str:
    """Return the URL of a RabbitMQ broker."""
    parts = urlsplit(value)
    if parts.scheme not in ("amqp", "amqps") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be a URL that begins with amqp:// or amqps://, without parameters")
    return value


def administrator_key(value: str) -> str:
    """Return an API key that is long enough."""
    if len(value) < 20:
        raise ValueError("must be at least 20 characters long")
    return value
