"""The databases, and the folder of the files."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import SplitResult, quote, unquote, urlsplit

from settings import values as parse
from settings.subject import SettingError, Subject, setting


@dataclass(frozen=True, kw_only=True)
class Storing(Subject):
    """The settings of the databases."""

    TITLE: ClassVar = "Storage"

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
        "`?minsize=` and `?maxsize=` (connections) and [parameters of libpq](operations.md#the-address-of-postgresql).",
        default="",
        shown_default="what the `DB_` settings name, or a SQLite file in `DATA_DIR`",
        secret=True,
    )
    db_host: str | None = setting(
        "DB_HOST",
        str,
        "The host of a PostgreSQL server, or the directory of its socket. If any of the `DB_` settings is set, they "
        "make a `DATABASE_URL`; those that are not set have their defaults.",
        default=None,
        shown_default="`localhost`",
    )
    db_port: int | None = setting(
        "DB_PORT", parse.port, "The port of the PostgreSQL server.", default=None, shown_default="`5432`"
    )
    db_name: str | None = setting(
        "DB_NAME", str, "The name of the PostgreSQL database.", default=None, shown_default="`ai_automation`"
    )
    db_user: str | None = setting(
        "DB_USER", str, "The user who connects to PostgreSQL.", default=None, shown_default="`postgres`"
    )
    db_password: str | None = setting(
        "DB_PASSWORD",
        str,
        "That user's password, as it is: special characters need no escaping.",
        default=None,
        secret=True,
    )
    db_row_security: bool = setting(
        "DB_ROW_SECURITY",
        parse.switch,
        "Whether PostgreSQL itself shows a request only the rows of its organization, behind Parley's own filters "
        "([row-level security](operations.md#row-level-security)). The user must own the tables, and be allowed to "
        "create the role `parley_tenant` or be a member of it. No effect on SQLite.",
        default=False,
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

    def check(self) -> None:
        """Require that the address of the database is given once."""
        if not self.database_url or not self._parts:
            return
        url = urlsplit(self.database_url)
        for name, value in self._parts.items():
            if value != _part_of(url, name):
                raise SettingError(f"DATABASE_URL contradicts {name}: set only one of them, or both to the same.")

    @property
    def _parts(self) -> dict[str, str]:
        """The `DB_` settings that are set, by name."""
        given = {
            "DB_HOST": self.db_host,
            "DB_PORT": self.db_port,
            "DB_NAME": self.db_name,
            "DB_USER": self.db_user,
            "DB_PASSWORD": self.db_password,
        }
        return {name: str(value) for name, value in given.items() if value is not None}

    @property
    def database_named_by(self) -> str:
        """The settings that name the database, for messages."""
        return "the DB_ settings" if self._parts else "DATABASE_URL"

    def address_from_parts(self) -> str | None:
        """Return the `DATABASE_URL` that the `DB_` settings make, or None if none is set."""
        if not self._parts:
            return None
        host, port = self.db_host or "localhost", self.db_port or 5432
        login = quote(self.db_user or "postgres", safe="")
        if self.db_password is not None:
            login += ":" + quote(self.db_password, safe="")
        place = f"[{host}]" if ":" in host else quote(host, safe="")
        return f"postgresql://{login}@{place}:{port}/{quote(self.db_name or 'ai_automation', safe='')}"


def _part_of(url: SplitResult, name: str) -> str:
    """Return the part of an address that a setting names too."""
    try:
        port = str(url.port or 5432)
    except ValueError:
        port = ""
    parts = {
        "DB_HOST": url.hostname,
        "DB_PORT": port,
        "DB_NAME": url.path.removeprefix("/"),
        "DB_USER": url.username,
        "DB_PASSWORD": url.password,
    }
    return unquote(parts[name] or "")
