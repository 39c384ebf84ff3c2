"""All settings: name, description and default. Read once from the environment and `.env` files, then frozen.

An invalid value, or two that contradict each other, prevent startup with an error that names the setting.
`docs/settings.md` is generated from this module by `commands/settings_page.py`.
"""

import base64
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import Field, dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final

from dotenv import dotenv_values

import data_directory
import setting_values as parse
from setting_fields import SettingError, others, setting, values_of

OWASP_HASH_MEMORY: Final = 47_104
"""KiB for argon2id with one pass; production takes no less."""


_LOOPBACK: Final = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?")


class Environment(Enum):
    """The deployment environment. Production rejects settings that are only for convenience."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class PersistedOperations(Enum):
    """The GraphQL documents that may be executed, and whether clients may refer to them by hash or id."""

    OFF = "off"
    AUTOMATIC = "automatic"
    TRUSTED = "trusted"


class RequestTransport(Enum):
    """The way in which requests reach agents."""

    AUTO = "auto"
    DIRECT = "direct"
    BROKER = "broker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, parsed."""

    port: int = setting("PORT", parse.port, "The port to listen on.", default=8080, alias="API_PORT")
    ws_port: int | None = setting(
        "WS_PORT",
        parse.port,
        "A second port, which serves only the WebSocket at `/agents` and `/health`. `/agents` is served on `PORT` too.",
        default=None,
        shown_default="none",
    )
    host: str = setting("HOST", str, "The address to listen on.", default="127.0.0.1")
    public_url: str = setting(
        "PUBLIC_URL",
        parse.web_address,
        "Parley's external URL: redirect URIs, links and webhook URLs begin with it.",
        default="",
        shown_default="`http://HOST:PORT`",
    )
    environment: Environment = setting(
        "ENVIRONMENT",
        parse.one_of(Environment, test=Environment.DEVELOPMENT, testing=Environment.DEVELOPMENT),
        "`development`, or `testing` or `test`, which mean the same; or `production`, which requires `SECRET_KEY` and "
        "`ENCRYPTION_KEYS`.",
        default=Environment.DEVELOPMENT,
        shown_default="`development`",
        alias="NODE_ENV",
    )
    data_dir: Path = setting(
        "DATA_DIR",
        Path,
        "The directory of the SQLite file and the keys generated in development.",
        default=Path(".parley"),
    )
    database_url: str = setting(
        "DATABASE_URL",
        str,
        "`sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://user:password@host:port/name` with "
        "`?sslmode=`, `?host=` (socket directory), `?minsize=` and `?maxsize=` (connections).",
        default="",
        shown_default="a SQLite file in `DATA_DIR`",
        secret=True,
    )
    redis_url: str | None = setting(
        "REDIS_URL",
        parse.redis_address,
        "Delivers events between replicas: `redis://`, `rediss://` or `unix://`. Without it, replicas receive each "
        "other's events by polling the log every 50 ms.",
        default=None,
        shown_default="none",
        secret=True,
    )
    secret_key: str = setting(
        "SECRET_KEY",
        parse.secret_text,
        "Signs tokens and cursors, and keys the hashes of API keys: any text of at least 32 bytes, the same on every "
        "replica.",
        default="",
        shown_default="generated once in development",
        secret=True,
    )
    encryption_keys: tuple[bytes, ...] = setting(
        "ENCRYPTION_KEYS",
        parse.encryption_keys,
        "Encrypt stored OAuth tokens and secrets: a comma-separated list of base64-encoded 32-byte keys. The first one "
        "encrypts; all of them decrypt.",
        default=(),
        shown_default="generated once in development",
        secret=True,
    )
    admin_api_key: str | None = setting(
        "ADMIN_API_KEY",
        parse.administrator_key,
        "Creates the first administrator with this API key on the first start. Without it, a single-use sign-in link "
        "is printed.",
        default=None,
        secret=True,
    )
    cors_origin: tuple[str, ...] = setting(
        "CORS_ORIGIN",
        parse.origins,
        "A comma-separated list of origins whose pages may call Parley from a browser. In development, pages of any "
        "port of `http://localhost`, `http://127.0.0.1` and `http://[::1]` may too, whatever the list is.",
        default=(),
        shown_default="none",
    )
    oidc_issuer: str | None = setting(
        "OIDC_ISSUER",
        parse.web_address,
        "An OpenID Connect issuer whose tokens are accepted; its keys are found through its discovery document.",
        default=None,
    )
    oidc_audience: str | None = setting(
        "OIDC_AUDIENCE",
        str,
        "The audience that the issuer's tokens must name. Required with `OIDC_ISSUER`.",
        default=None,
    )
    oidc_client_id: str | None = setting(
        "OIDC_CLIENT_ID",
        str,
        "The client under which people sign in at the issuer from the console, by authorization code with PKCE. Its "
        "redirect URI is `PUBLIC_URL` with `/auth/oidc/callback`.",
        default=None,
    )
    oidc_client_secret: str | None = setting(
        "OIDC_CLIENT_SECRET",
        str,
        "The secret of that client, if it is a confidential one.",
        default=None,
        secret=True,
    )
    http_allowed_hosts: tuple[str, ...] = setting(
        "HTTP_ALLOWED_HOSTS",
        parse.hosts,
        "A comma-separated list of hosts, as `host` or `host:port`, that workflows, agents, webhooks of "
        "deliveries and event destinations may reach even if they are private or use a port other than 80 or 443.",
        default=(),
        shown_default="none: only the public internet",
    )
    persisted_operations: PersistedOperations = setting(
        "PERSISTED_OPERATIONS",
        parse.one_of(PersistedOperations),
        "`off`, `automatic` (clients may register documents and then send only their hash) or `trusted` (only the "
        "documents of `TRUSTED_DOCUMENTS` are executed); see [persisted-operations.md](persisted-operations.md).",
        default=PersistedOperations.OFF,
        shown_default="`off`",
    )
    trusted_documents: tuple[Path, ...] = setting(
        "TRUSTED_DOCUMENTS",
        parse.paths,
        "A comma-separated list of manifests of documents, as GraphQL Code Generator, Relay's compiler and Apollo's "
        "`generate-persisted-query-manifest` write them. Required with `PERSISTED_OPERATIONS=trusted`.",
        default=(),
        shown_default="none",
    )
    compiled_execution: bool = setting(
        "COMPILED_EXECUTION",
        parse.switch,
        "Whether repeated GraphQL operations are compiled to Python. Responses are the same either way; turn it off to "
        "find out whether compilation causes a bug.",
        default=True,
        shown_default="`true`",
    )
    federation: bool = setting(
        "FEDERATION",
        parse.switch,
        "Whether to be an Apollo Federation subgraph.",
        default=False,
        shown_default="`false`",
    )
    mcp: bool = setting(
        "MCP", parse.switch, "Whether `/mcp` serves the Model Context Protocol.", default=True, shown_default="`true`"
    )
    engine: bool = setting(
        "ENGINE",
        parse.switch,
        "Whether `serve` runs workflows. With `false`, at least one other replica or `python cli.py worker` must run "
        "them; it then also runs the background jobs, such as deadlines and schedules.",
        default=True,
        shown_default="`true`",
    )
    engine_lease: int = setting(
        "ENGINE_LEASE",
        parse.whole_number(2, 3600),
        "Seconds without a heartbeat after which a replica is presumed dead: other replicas take over its workflow "
        "runs and, if it was the leader, its background jobs.",
        default=15,
    )
    k_sink: str | None = setting(
        "K_SINK",
        parse.web_address,
        "The URL of a broker that takes CloudEvents by POST, such as Knative's. Requests leave over it, and so do the "
        "events of every organization that `*` covers. [destinations.md](destinations.md) and "
        "[requests.md](requests.md#over-a-broker) have the details.",
        default=None,
        shown_default="none",
    )
    request_transport: RequestTransport = setting(
        "REQUEST_TRANSPORT",
        parse.one_of(RequestTransport),
        "How requests reach agents: `direct`, `broker` (over `K_SINK`), or `auto`: over the broker if `K_SINK` is set.",
        default=RequestTransport.AUTO,
        shown_default="`auto`",
    )
    request_reply_timeout: int = setting(
        "REQUEST_REPLY_TIMEOUT",
        parse.whole_number(1, 604_800),
        "Seconds after which a request that left over the broker fails if no reply has come.",
        default=600,
    )
    max_agents_per_type: int = setting(
        "MAX_AGENTS_PER_TYPE",
        parse.whole_number(1, 100_000),
        "The maximum number of agents per type and organization.",
        default=10,
    )
    agent_heartbeat_interval: int = setting(
        "AGENT_HEARTBEAT_INTERVAL",
        parse.whole_number(1, 86_400),
        "Seconds between an agent's heartbeats; after three missed heartbeats it is `OFFLINE`.",
        default=30,
    )
    task_timeout: int = setting(
        "TASK_TIMEOUT",
        parse.whole_number(1, 604_800),
        "The default lease of a claimed task, in seconds; progress renews it, and so do heartbeats once it is started.",
        default=300,
    )
    skip_integration_agents: bool = setting(
        "SKIP_INTEGRATION_AGENTS",
        parse.only_true,
        "Only `true` counts: then `systemHealth` reports `initialized: false` and leaves out external services, and "
        "deep checks call none.",
        default=False,
        shown_default="`false`",
    )
    metrics_interval: int = setting(
        "METRICS_INTERVAL",
        parse.whole_number(1, 86_400),
        "Seconds between samples of an agent's metrics history.",
        default=60,
    )
    inbound_organizations: tuple[tuple[str, str], ...] = setting(
        "INBOUND_ORGANIZATIONS",
        parse.inbound_organizations,
        "The organizations that calls of external services belong to: a comma-separated list such as "
        "`slack/T0123=org_…,github/acme=org_…,github/acme/site=org_…,pipedream=org_…`. "
        "[inbound.md](inbound.md#organizations) has the details.",
        default=(),
        shown_default="the only organization, if there is one",
    )
    webhook_rate_limit: int = setting(
        "WEBHOOK_RATE_LIMIT",
        parse.whole_number(1, 1_000_000),
        "Calls a minute to the URL of one WEBHOOK trigger, per replica; calls above the limit get status 429.",
        default=600,
    )
    forwarded_allow_ips: str = setting(
        "FORWARDED_ALLOW_IPS",
        str,
        "A comma-separated list of addresses and networks of reverse proxies whose `X-Forwarded-For` and "
        "`X-Forwarded-Proto` are trusted. Leave it empty if clients on this host connect directly.",
        default="127.0.0.1,::1",
    )
    connections_per_address: int = setting(
        "CONNECTIONS_PER_ADDRESS",
        parse.whole_number(1, 1_000_000),
        "The maximum number of HTTP connections from one address, per replica. Reverse proxies listed in "
        "`FORWARDED_ALLOW_IPS` have no maximum.",
        default=1_000,
    )
    anonymous_connections_per_address: int = setting(
        "ANONYMOUS_CONNECTIONS_PER_ADDRESS",
        parse.whole_number(1, 1_000_000),
        "The maximum number of sockets and streams without a valid credential from one client's address, per replica.",
        default=500,
    )
    anonymous_rate_limit: int = setting(
        "ANONYMOUS_RATE_LIMIT",
        parse.whole_number(1, 1_000_000),
        "Operations per minute without a credential from one client's address, per replica; above the limit they get "
        "RATE_LIMITED.",
        default=600,
    )
    request_rate_limit: int | None = setting(
        "REQUEST_RATE_LIMIT",
        parse.whole_number(1, 1_000_000),
        "Operations a minute of one user, agent or key, per replica; operations above the limit get `RATE_LIMITED`.",
        default=None,
        shown_default="none: unlimited",
    )
    token_lifetime: int = setting(
        "TOKEN_LIFETIME",
        parse.whole_number(60, 2_592_000),
        "Seconds for which a token from `signIn` is valid.",
        default=43_200,
    )
    sign_in_lifetime: int = setting(
        "SIGN_IN_LIFETIME",
        parse.whole_number(60, 7_776_000),
        "Seconds after which a person must sign in again, however often `extendToken` has extended the token. At least "
        "`TOKEN_LIFETIME`.",
        default=604_800,
    )
    password_hash_memory: int = setting(
        "PASSWORD_HASH_MEMORY",
        parse.whole_number(8, 1_048_576),
        "KiB of memory that hashing a password takes (argon2id); production requires the default or more.",
        default=OWASP_HASH_MEMORY,
    )
    event_retention_days: int = setting(
        "EVENT_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep events; a stream that resumes before the oldest one receives a `StreamGap`.",
        default=30,
    )
    execution_retention_days: int = setting(
        "EXECUTION_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep workflow runs after they end.",
        default=90,
    )
    request_retention_days: int = setting(
        "REQUEST_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep requests after they end; their messages stay in the session.",
        default=90,
    )
    sync_retention_days: int = setting(
        "SYNC_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep synchronizations after they end.",
        default=30,
    )
    delivery_retention_days: int = setting(
        "DELIVERY_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep deliveries after their end; those of events no longer than their event.",
        default=30,
    )
    circuit_failure_threshold: int = setting(
        "CIRCUIT_FAILURE_THRESHOLD",
        parse.whole_number(1, 1000),
        "The number of consecutive failures after which an organization's circuit to an external service opens.",
        default=5,
    )
    circuit_recovery_timeout: int = setting(
        "CIRCUIT_RECOVERY_TIMEOUT",
        parse.whole_number(1, 86_400),
        "Seconds for which the circuit stays open before a few calls probe the service.",
        default=60,
    )
    circuit_half_open_requests: int = setting(
        "CIRCUIT_HALF_OPEN_REQUESTS",
        parse.whole_number(1, 100),
        "Probes that must succeed to close the circuit.",
        default=3,
    )
    simulated_failures: str = setting(
        "SIMULATED_FAILURES",
        str,
        "Failures that simulated connectors inject, in development: `slack.post_message=429:30,gmail.*=timeout`; "
        "[connectors.md](connectors.md#simulating-failures) lists them.",
        default="",
        shown_default="none",
    )
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
        settings = cls(**values_of(own_settings(), given), given=others(own_settings(), given))
        settings._check()
        return settings._complete(keeps_keys)

    def allows_origin(self, origin: str) -> bool:
        """Return whether pages of this origin may call Parley: `CORS_ORIGIN`, and in development any loopback origin.

        Other machines' pages cannot have a loopback origin, and DNS rebinding cannot forge it.
        """
        if origin in self.cors_origin:
            return True
        return self.environment is Environment.DEVELOPMENT and _LOOPBACK.fullmatch(origin) is not None

    def _check(self) -> None:
        """Reject contradictions and missing settings."""
        if (self.oidc_issuer is None) != (self.oidc_audience is None):
            missing = "OIDC_AUDIENCE" if self.oidc_audience is None else "OIDC_ISSUER"
            raise SettingError(f"{missing} must be set: OIDC_ISSUER and OIDC_AUDIENCE are required together.")
        if self.oidc_client_id is not None and self.oidc_issuer is None:
            raise SettingError("OIDC_ISSUER must be set: OIDC_CLIENT_ID is.")
        if self.ws_port is not None and self.ws_port == self.port:
            raise SettingError("WS_PORT must differ from PORT; `/agents` is served on PORT in any case.")
        if self.request_transport is RequestTransport.BROKER and self.k_sink is None:
            raise SettingError("K_SINK must be set: REQUEST_TRANSPORT is broker.")
        if self.persisted_operations is PersistedOperations.TRUSTED and not self.trusted_documents:
            raise SettingError("TRUSTED_DOCUMENTS must be set: PERSISTED_OPERATIONS is trusted.")
        if self.environment is Environment.PRODUCTION:
            if self.simulated_failures:
                raise SettingError("SIMULATED_FAILURES is allowed only in development.")
            if self.password_hash_memory < OWASP_HASH_MEMORY:
                raise SettingError(f"PASSWORD_HASH_MEMORY must be at least {OWASP_HASH_MEMORY} in production.")
            for name, value in (("SECRET_KEY", self.secret_key), ("ENCRYPTION_KEYS", self.encryption_keys)):
                if not value:
                    raise SettingError(f"{name} must be set when ENVIRONMENT is production.")

    def _complete(self, keeps_keys: bool) -> "Settings":
        """Fill in the defaults that depend on other settings, and generate the keys that development needs."""
        shown_host = "localhost" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        changes: dict[str, Any] = {}
        if not self.public_url:
            changes["public_url"] = f"http://{shown_host}:{self.port}"
        if not self.database_url:
            changes["database_url"] = f"sqlite:///{self.data_dir / 'parley.sqlite3'}"
        if not self.cors_origin and self.environment is Environment.DEVELOPMENT:
            changes["cors_origin"] = ("http://localhost:5173", "http://localhost:3000")
        if not keeps_keys:
            return replace(self, **changes)
        if not self.database_url or self.environment is Environment.DEVELOPMENT:
            try:
                data_directory.prepare(self.data_dir)
            except ValueError as error:
                raise SettingError(f"DATA_DIR {error}.") from None
        if not self.secret_key:
            changes["secret_key"] = data_directory.kept(self.data_dir / "secret_key", lambda: secrets.token_urlsafe(48))
        if not self.encryption_keys:
            text = data_directory.kept(
                self.data_dir / "encryption_keys", lambda: base64.b64encode(secrets.token_bytes(32)).decode()
            )
            changes["encryption_keys"] = parse.encryption_keys(text)
        return replace(self, **changes)


def own_settings() -> "list[Field[Any]]":
    """Return the fields of `Settings` that are read under their own names."""
    return [entry for entry in fields(Settings) if entry.metadata]


__all__ = [
    "OWASP_HASH_MEMORY",
    "Environment",
    "PersistedOperations",
    "RequestTransport",
    "SettingError",
    "Settings",
    "own_settings",
]
