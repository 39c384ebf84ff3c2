"""`DATABASE_URL`, parsed: the dialect and the driver's options."""

import ssl
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit


class Dialect(Enum):
    """The databases Parley runs on."""

    SQLITE = "sqlite"
    POSTGRES = "postgres"


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """A parsed `DATABASE_URL`."""

    dialect: Dialect
    credentials: dict[str, Any]

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database."""
        return Path(self.credentials["file_path"]) if self.dialect is Dialect.SQLITE else None

    @property
    def engine_path(self) -> Path | None:
        """The file beside a SQLite database in which the workflow runtime keeps its own state."""
        path = self.path
        return None if path is None else path.with_name(f"{path.stem}.engine{path.suffix}")


_TLS_MODES: Final = frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})


def parse_address(url: str) -> DatabaseAddress:
    """Parse a `DATABASE_URL`.

    Forms: `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgres://` or `postgresql://user:password@host:port/name`
    with `?sslmode=…`, `?host=/socket/directory`, `?maxsize=…`, `?minsize=…`.

    Raises:
        ValueError: the URL has none of these forms; the message explains why and does not contain the password.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    if parts.scheme == "sqlite":
        return _sqlite_address(parts.netloc, parts.path, options)
    if parts.scheme in ("postgres", "postgresql"):
        return _postgres_address(url, options)
    raise ValueError("it must begin with sqlite:// or postgresql://")


def _sqlite_address(host: str, path: str, options: dict[str, str]) -> DatabaseAddress:
    if options:
        raise ValueError(f"a SQLite address takes no options, found {', '.join(sorted(options))}")
    if host or not path.startswith("/"):
        raise ValueError("a SQLite address has three slashes (sqlite:///relative.db) or four (sqlite:////absolute.db)")
    file_path = unquote(path[1:])
    if not file_path or file_path.endswith("/"):
        raise ValueError("a SQLite address names a file")
    if ":memory:" in file_path:
        raise ValueError("a database in memory would lose what it has acknowledged; name a file")
    return DatabaseAddress(
        Dialect.SQLITE,
        {
            "file_path": file_path,
            "journal_mode": "WAL",
            "synchronous": "FULL",
            "foreign_keys": "ON",
            "busy_timeout": 5000,
        },
    )


def _postgres_address(url: str, options: dict[str, str]) -> DatabaseAddress:
    parts = urlsplit(url)
    known = {"sslmode", "host", "minsize", "maxsize"}
    if unknown := sorted(options.keys() - known):
        raise ValueError(f"unknown option {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    database = unquote(parts.path.removeprefix("/"))
    if not database:
        raise ValueError("a PostgreSQL address ends in the name of the database")
    smallest, largest = _pool_size(options, "minsize", 1), _pool_size(options, "maxsize", 10)
    if smallest > largest:
        raise ValueError("minsize must not be larger than maxsize")
    credentials: dict[str, Any] = {
        "host": options.get("host") or parts.hostname or "localhost",
        "port": _port(parts),
        "user": unquote(parts.username) if parts.username else "postgres",
        "password": unquote(parts.password) if parts.password else None,
        "database": database,
        "minsize": smallest,
        "maxsize": largest,
        "command_timeout": 30,
    }
    if tls := _tls(options.get("sslmode")):
        credentials["ssl"] = tls
    return DatabaseAddress(Dialect.POSTGRES, credentials)


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or 5432
    except ValueError:
        raise ValueError("the port must be a number") from None


def _pool_size(options: dict[str, str], name: str, default: int) -> int:
    value = options.get(name, str(default))
    if not value.isdecimal() or not 1 <= int(value) <= 1000:
        raise ValueError(f"{name} must be a number from 1 to 1000")
    return int(value)


def _tls(mode: str | None) -> str | ssl.SSLContext | None:
    if mode is not None and mode not in _TLS_MODES:
        raise ValueError(f"sslmode must be one of {', '.join(sorted(_TLS_MODES))}")
    return mode
