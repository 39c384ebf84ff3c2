"""Every setting: its name, what it means, its default. Read once, from the environment and `.env`, and then frozen.

A value that cannot be used, or two that contradict each other, stop the start with the name of the setting.
`docs/settings.md` is generated from this module.
"""

import base64
import binascii
import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

from dotenv import dotenv_values


class Environment(Enum):
    """Where Parley runs. Production refuses what is only convenient."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class SettingError(Exception):
    """A setting is missing, cannot be used or contradicts another. The message begins with its name."""


def _text(value: str) -> str:
    return value


def _port(value: str) -> int:
    if not value.isdecimal() or not 0 <= int(value) <= 65535:
        raise ValueError("must be a port number from 0 to 65535")
    return int(value)


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not value.isdecimal() or not low <= int(value) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(value)

    return parse


def _environment(value: str) -> Environment:
    try:
        return Environment(value.strip().lower())
    except ValueError:
        raise ValueError("must be development or production") from None


def _switch(value: str) -> bool:
    known = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}
    if value.strip().lower() not in known:
        raise ValueError("must be true or false")
    return known[value.strip().lower()]


def _secret(value: str) -> str:
    if len(value.encode()) < 32:
        raise ValueError("must be at least 32 bytes long")
    return value


def _encryption_keys(value: str) -> tuple[bytes, ...]:
    keys = tuple(_encryption_key(part.strip()) for part in value.split(",") if part.strip())
    if not keys:
        raise ValueError("must hold at least one key")
    return keys


def _encryption_key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("must be base64 keys of 32 bytes, separated by commas") from None
    if len(key) != 32:
        raise ValueError("must be base64 keys of 32 bytes, separated by commas")
    return key


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
            raise ValueError(f"{origin!r} is not an origin such as https://app.example.com; a wildcard is not allowed")
    return origins


def _hosts(value: str) -> tuple[str, ...]:
    hosts = tuple(part.strip().lower() for part in value.split(",") if part.strip())
    for host in hosts:
        try:
            parts = urlsplit(f"//{host}")
            plain = bool(parts.hostname) and parts.netloc == host and "@" not in host and parts.port != 0
        except ValueError:
            plain = False
        if not plain:
            raise ValueError(f"{host!r} is not a host such as api.internal, api.internal:8000 or [::1]:8000")
    return hosts


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be an address that begins with http:// or https://")
    return value.rstrip("/")


def _redis_address(value: str) -> str:
    if urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    return value


def _administrator_key(value: str) -> str:
    if len(value) < 20:
        raise ValueError("must be at least 20 characters long")
    return value


Parsed = TypeVar("Parsed")


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
    """Describes one setting; see `Settings` for the list.

    Args:
        shown_default: what the documentation says where the default is worked out at the start.
        alias: another name that is read when `name` is not set.
        secret: never shown.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, parsed."""

    port: int = setting("PORT", _port, "The port to listen on.", default=8080, alias="API_PORT")
    host: str = setting("HOST", _text, "The address to listen on.", default="127.0.0.1")
    public_url: str = setting(
        "PUBLIC_URL",
        _web_address,
        "What the outside sees: redirect addresses, links and webhook addresses begin with it.",
        default="",
        shown_default="http://HOST:PORT",
    )
    environment: Environment = setting(
        "ENVIRONMENT",
        _environment,
        "`development` or `production`. Production needs SECRET_KEY and ENCRYPTION_KEYS.",
        default=Environment.DEVELOPMENT,
        shown_default="development",
        alias="NODE_ENV",
    )
    data_dir: Path = setting(
        "DATA_DIR", Path, "Where the SQLite file and the keys made for development are kept.", default=Path(".parley")
    )
    database_url: str = setting(
        "DATABASE_URL",
        _text,
        "`sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://user:password@host:port/name` with "
        "`?sslmode=`, `?host=` (socket directory), `?minsize=` and `?maxsize=` (connections).",
        default="",
        shown_default="sqlite file in DATA_DIR",
        secret=True,
    )
    redis_url: str | None = setting(
        "REDIS_URL",
        _redis_address,
        "Carries events between replicas: `redis://`, `rediss://` or `unix://`. Without it replicas hear of each other "
        "from the database, within 50 ms.",
        default=None,
        shown_default="none",
        secret=True,
    )
    secret_key: str = setting(
        "SECRET_KEY",
        _secret,
        "Signs tokens and cursors and keys the hashes of API keys: any text of at least 32 bytes, the same on every "
        "replica.",
        default="",
        shown_default="made once in development",
        secret=True,
    )
    encryption_keys: tuple[bytes, ...] = setting(
        "ENCRYPTION_KEYS",
        _encryption_keys,
        "Seal what is stored of other systems: base64 keys of 32 bytes, separated by commas; the first one seals, the "
        "others still open.",
        default=(),
        shown_default="made once in development",
        secret=True,
    )
    admin_api_key: str | None = setting(
        "ADMIN_API_KEY",
        _administrator_key,
        "Makes the first administrator at the first start, with this API key. Without it a one-time sign-in link is "
        "printed.",
        default=None,
        secret=True,
    )
    cors_origin: tuple[str, ...] = setting(
        "CORS_ORIGIN",
        _origins,
        "The origins, separated by commas, whose pages may call Parley from a browser.",
        default=(),
        shown_default="none; in development http://localhost:5173 and http://localhost:3000",
    )
    oidc_issuer: str | None = setting(
        "OIDC_ISSUER",
        _web_address,
        "An OpenID Connect issuer whose tokens are accepted; its keys are read from its discovery document.",
        default=None,
    )
    oidc_audience: str | None = setting(
        "OIDC_AUDIENCE",
        _text,
        "The audience that the issuer's tokens must name. Needed with OIDC_ISSUER.",
        default=None,
    )
    http_allowed_hosts: tuple[str, ...] = setting(
        "HTTP_ALLOWED_HOSTS",
        _hosts,
        "Hosts, as `host` or `host:port` and separated by commas, that workflows and agents may reach although they "
        "are private or at another port than 80 and 443.",
        default=(),
        shown_default="none: the public internet only",
    )
    compiled_execution: bool = setting(
        "COMPILED_EXECUTION",
        _switch,
        "Whether a GraphQL operation that comes again is compiled to Python. The answers are the same without; turn it "
        "off to find out whether a fault is in it.",
        default=True,
        shown_default="true",
    )
    engine: bool = setting(
        "ENGINE",
        _switch,
        "Whether `serve` runs workflows itself. With `false` it leaves them to the other replicas and to "
        "`python cli.py worker`, of which there must be one; then that one also watches deadlines and schedules.",
        default=True,
        shown_default="true",
    )
    engine_lease: int = setting(
        "ENGINE_LEASE",
        _whole(2, 3600),
        "Seconds after which a replica that is not heard of is taken for dead: the others go on with its workflow "
        "runs, and one of them with what happens by itself as time goes by.",
        default=15,
    )
    max_agents_per_type: int = setting(
        "MAX_AGENTS_PER_TYPE", _whole(1, 100_000), "How many agents of one type an organization may have.", default=10
    )
    agent_heartbeat_interval: int = setting(
        "AGENT_HEARTBEAT_INTERVAL",
        _whole(1, 86_400),
        "Seconds between an agent's heartbeats; after three missed ones it is OFFLINE.",
        default=30,
    )
    task_timeout: int = setting(
        "TASK_TIMEOUT",
        _whole(1, 604_800),
        "Seconds a lease on a task lasts when the worker does not say; progress and heartbeats renew it.",
        default=300,
    )
    metrics_interval: int = setting(
        "METRICS_INTERVAL", _whole(1, 86_400), "Seconds between two samples of an agent's metrics history.", default=60
    )
    webhook_rate_limit: int = setting(
        "WEBHOOK_RATE_LIMIT",
        _whole(1, 1_000_000),
        "How often the URL of one WEBHOOK trigger may be called in a minute, at each replica; beyond that it is 429.",
        default=600,
    )
    request_rate_limit: int | None = setting(
        "REQUEST_RATE_LIMIT",
        _whole(1, 1_000_000),
        "Operations that a key, user or agent may send in a minute, at each replica; beyond that it is RATE_LIMITED.",
        default=None,
        shown_default="none: no limit",
    )
    token_lifetime: int = setting(
        "TOKEN_LIFETIME", _whole(60, 2_592_000), "Seconds that a token from signIn is valid.", default=43_200
    )
    event_retention_days: int = setting(
        "EVENT_RETENTION_DAYS",
        _whole(1, 36_500),
        "How long events are kept; a stream that asks for older ones is told so with StreamGap.",
        default=30,
    )
    execution_retention_days: int = setting(
        "EXECUTION_RETENTION_DAYS",
        _whole(1, 36_500),
        "How long runs of workflows are kept after they have ended.",
        default=90,
    )
    delivery_retention_days: int = setting(
        "DELIVERY_RETENTION_DAYS",
        _whole(1, 36_500),
        "How long is kept what came of each event at its destinations; never longer than the event itself.",
        default=30,
    )
    circuit_failure_threshold: int = setting(
        "CIRCUIT_FAILURE_THRESHOLD",
        _whole(1, 1000),
        "After so many failures in a row an outside system is left alone, by one organization.",
        default=5,
    )
    circuit_recovery_timeout: int = setting(
        "CIRCUIT_RECOVERY_TIMEOUT",
        _whole(1, 86_400),
        "Seconds for which it is left alone before a few calls try whether it works again.",
        default=60,
    )
    circuit_half_open_requests: int = setting(
        "CIRCUIT_HALF_OPEN_REQUESTS",
        _whole(1, 100),
        "So many of these calls must go well before all are let through again.",
        default=3,
    )
    simulated_failures: str = setting(
        "SIMULATED_FAILURES",
        _text,
        "How simulated connectors misbehave, in development: `slack.post_message=429:30,gmail.*=timeout`; "
        "docs/connectors.md lists the failures.",
        default="",
        shown_default="none",
    )
    given: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Everything else that is set, by name: the settings of outside systems, which `connectors` describes."""

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, dotenv: Path | None = None) -> "Settings":
        """Returns the settings of the environment; a `.env` file fills in what the environment does not set.

        Raises:
            SettingError: a value cannot be used or contradicts another.
        """
        given: dict[str, str] = {}
        if dotenv is not None and dotenv.is_file():
            given.update({name: value for name, value in dotenv_values(dotenv).items() if value is not None})
        given.update(os.environ if environ is None else environ)
        values = {
            entry.name: _parse(entry.metadata, given) for entry in own_settings() if _present(entry.metadata, given)
        }
        settings = cls(**values, given=_others(given))
        settings._check()
        return settings._complete()

    def _check(self) -> None:
        """Refuses what contradicts itself."""
        if (self.oidc_issuer is None) != (self.oidc_audience is None):
            missing = "OIDC_AUDIENCE" if self.oidc_audience is None else "OIDC_ISSUER"
            raise SettingError(f"{missing} must be set: OIDC_ISSUER and OIDC_AUDIENCE belong together.")
        if self.environment is Environment.PRODUCTION:
            if self.simulated_failures:
                raise SettingError("SIMULATED_FAILURES is for development: nothing is simulated in production.")
            for name, value in (("SECRET_KEY", self.secret_key), ("ENCRYPTION_KEYS", self.encryption_keys)):
                if not value:
                    raise SettingError(f"{name} must be set when ENVIRONMENT is production.")

    def _complete(self) -> "Settings":
        """Fills in what depends on other settings, and makes the keys that development needs."""
        shown_host = "localhost" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        changes: dict[str, Any] = {}
        if not self.public_url:
            changes["public_url"] = f"http://{shown_host}:{self.port}"
        if not self.database_url:
            changes["database_url"] = f"sqlite:///{self.data_dir / 'parley.sqlite3'}"
        if not self.cors_origin and self.environment is Environment.DEVELOPMENT:
            changes["cors_origin"] = ("http://localhost:5173", "http://localhost:3000")
        if not self.secret_key:
            changes["secret_key"] = _kept(self.data_dir / "secret_key", lambda: secrets.token_urlsafe(48))
        if not self.encryption_keys:
            text = _kept(self.data_dir / "encryption_keys", lambda: base64.b64encode(secrets.token_bytes(32)).decode())
            changes["encryption_keys"] = _encryption_keys(text)
        return replace(self, **changes)


def own_settings() -> "list[Field[Any]]":
    """Returns the fields of `Settings` that are read under a name of their own."""
    return [entry for entry in fields(Settings) if entry.metadata]


def _others(given: Mapping[str, str]) -> Mapping[str, str]:
    own = {entry.metadata[key] for entry in own_settings() for key in ("name", "alias")}
    return {name: value.strip() for name, value in given.items() if name not in own and value.strip()}


def _present(metadata: Mapping[str, Any], given: Mapping[str, str]) -> bool:
    return any(given.get(name, "").strip() for name in (metadata["name"], metadata["alias"]) if name)


def _parse(metadata: Mapping[str, Any], given: Mapping[str, str]) -> Any:
    name, alias = metadata["name"], metadata["alias"]
    own, other = given.get(name, "").strip(), given.get(alias, "").strip() if alias else ""
    values = [_parsed(used, text, metadata["parse"]) for used, text in ((name, own), (alias, other)) if text]
    if len(values) == 2 and values[0] != values[1]:
        raise SettingError(f"{name} contradicts {alias}: set one of them, or both to the same value.")
    return values[0]


def _parsed(name: str, text: str, parse: Callable[[str], Parsed]) -> Parsed:
    try:
        return parse(text)
    except ValueError as error:
        raise SettingError(f"{name} {error}.") from None


def _kept(path: Path, make: Callable[[], str]) -> str:
    """Returns the text of a file that only we may read, making it the first time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Whole or not at all, and the first one wins: another process may be making the same file.
        descriptor, written = tempfile.mkstemp(dir=path.parent)  # mode 0600
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
        with contextlib.suppress(FileExistsError):
            os.link(written, path)
        Path(written).unlink()
    return path.read_text()


class OutsideSetting(Protocol):
    """A setting of an outside system, as `connectors` describes it."""

    @property
    def name(self) -> str:
        """Its name in the environment."""

    @property
    def meaning(self) -> str:
        """One sentence for a person."""

    @property
    def default(self) -> str | None:
        """What holds when it is not set."""


def documentation(outside: Iterable[OutsideSetting]) -> str:
    """Returns `docs/settings.md`.

    Args:
        outside: the settings of outside systems.
    """
    lines = [
        "# Settings",
        "",
        "Made from `settings.py` by `python cli.py settings-docs`; change it there.",
        "",
        "Settings are read from the environment; a `.env` file in the working directory fills in what is not set.",
        "",
        "| name | default | what it means |",
        "|---|---|---|",
    ]
    for entry in own_settings():
        names = f"`{entry.metadata['name']}`"
        if entry.metadata["alias"]:
            names += f" (also `{entry.metadata['alias']}`)"
        lines.append(f"| {names} | {_shown_default(entry)} | {entry.metadata['description']} |")
    lines += ["", "## Outside systems", "", "| name | default | what it means |", "|---|---|---|"]
    for each in sorted(outside, key=lambda setting: setting.name):
        lines.append(f"| `{each.name}` | {'none' if each.default is None else f'`{each.default}`'} | {each.meaning} |")
    return "\n".join(lines) + "\n"


def _shown_default(entry: "Field[Any]") -> str:
    shown: str | None = entry.metadata["shown_default"]
    if shown is not None:
        return shown
    return "none" if entry.default is None else f"`{entry.default}`"
