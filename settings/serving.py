"""The addresses to listen on, and the clients and proxies that are trusted."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from settings import values as parse
from settings.subject import SettingError, Subject, setting

_LOOPBACK: Final = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?")


class Environment(Enum):
    """The deployment environment. Production rejects settings that are only for convenience."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


@dataclass(frozen=True, kw_only=True)
class Serving(Subject):
    """The settings of the server."""

    TITLE: ClassVar = "Addresses and processes"

    port: int = setting("PORT", parse.port, "The port to listen on.", default=8080, alias="API_PORT")
    ws_port: int | None = setting(
        "WS_PORT",
        parse.port,
        "A second port, which serves only the WebSocket at `/agents` and `/health`. `/agents` is served on `PORT` too.",
        default=None,
        shown_default="none",
    )
    prometheus_port: int | None = setting(
        "PROMETHEUS_PORT",
        parse.port,
        "A port that serves only `/metrics`, for Prometheus and without a credential; usually 9090. Without it, "
        "nothing is measured; see [monitor.md](guides/monitor.md).",
        default=None,
        shown_default="none",
    )
    web_concurrency: int = setting(
        "WEB_CONCURRENCY",
        parse.whole_number(1, 256),
        "The number of gateway processes that `serve` runs on `PORT`, for example one per core. More than one requires "
        "PostgreSQL; each is a replica with database connections of its own.",
        default=1,
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
    cors_origin: tuple[str, ...] = setting(
        "CORS_ORIGIN",
        parse.origins,
        "A comma-separated list of origins whose pages may call Parley from a browser. In development, pages of any "
        "port of `http://localhost`, `http://127.0.0.1` and `http://[::1]` may too, whatever the list is.",
        default=(),
        shown_default="none",
    )
    forwarded_allow_ips: str = setting(
        "FORWARDED_ALLOW_IPS",
        str,
        "A comma-separated list of addresses and networks of reverse proxies whose `X-Forwarded-For` and "
        "`X-Forwarded-Proto` are trusted. Leave it empty if clients on this host connect directly.",
        default="127.0.0.1,::1",
    )

    def check(self) -> None:
        """Require that the ports differ."""
        if self.ws_port is not None and self.ws_port == self.port:
            raise SettingError("WS_PORT must differ from PORT; `/agents` is served on PORT in any case.")
        if self.prometheus_port is not None and self.prometheus_port in (self.port, self.ws_port):
            raise SettingError("PROMETHEUS_PORT must differ from PORT and WS_PORT: it asks for no credential.")

    @property
    def in_production(self) -> bool:
        """Whether settings that are only for convenience are rejected."""
        return self.environment is Environment.PRODUCTION

    def allows_origin(self, origin: str) -> bool:
        """Return whether pages of this origin may call Parley: `CORS_ORIGIN`, and in development any loopback origin.

        Other machines' pages cannot have a loopback origin, and DNS rebinding cannot forge it.
        """
        if origin in self.cors_origin:
            return True
        return not self.in_production and _LOOPBACK.fullmatch(origin) is not None
