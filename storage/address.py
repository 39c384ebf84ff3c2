"""`DATABASE_URL`, parsed: the dialect and the driver's options."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from storage import libpq

_PLACE: Final = re.compile(r"(\[[^]]*\]|[^:]*)(?::([0-9]{0,5}))?")
"""A host, in brackets if it is an IPv6 address, and a port."""


class Dialect(Enum):
    """The databases Parley runs on."""

    SQLITE = "sqlite"
    POSTGRES = "postgres"

    # Part of the key of every statement: Enum's own is a Python function.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """A parsed `DATABASE_URL`."""

    dialect: Dialect
    credentials: dict[str, Any]
    libpq: Mapping[str, str] = field(default_factory=dict)
    """The parameters of libpq, for drivers that understand them."""
    named_by: str = "DATABASE_URL"
    """The settings that name the database, for messages."""
    row_security: bool = False
    """Whether PostgreSQL walls off each organization's rows; see `storage.row_security`."""

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database."""
        return Path(self.credentials["file_path"]) if self.dialect is Dialect.SQLITE else None

    @property
    def place(self) -> str:
        """The database of a server and where that is, for messages."""
        hosts = self.credentials.get("hosts", [self.credentials["host"]])
        ports = self.credentials.get("ports", [self.credentials["port"]])
        places = ", ".join(f"{host}:{port}" for host, port in zip(hosts, ports, strict=True))
        return f"{self.credentials['database']} at {places}"

    @property
    def engine_path(self) -> Path | None:
        """The file beside a SQLite database in which the workflow runtime keeps its own state."""
        path = self.path
        return None if path is None else path.with_name(f"{path.stem}.engine{path.suffix}")


def parse_address(url: str) -> DatabaseAddress:
    """Parse a `DATABASE_URL`.

    Forms: `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgres://` or `postgresql://user:password@host:port/name`
    with parameters of libpq (`storage/libpq.py`), `?maxsize=…` and `?minsize=…`; several hosts are separated by commas.

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
    libpq.check_names(options)
    user, password, hosts, database = _parts(url)
    if not database:
        raise ValueError("a PostgreSQL address ends in the name of the database")
    smallest, largest = _pool_size(options, "minsize", 1), _pool_size(options, "maxsize", 10)
    if smallest > largest:
        raise ValueError("minsize must not be larger than maxsize")
    if "host" in options:
        hosts = [(options["host"], hosts[0][1])]
    credentials: dict[str, Any] = {
        "host": hosts[0][0] or "localhost",
        "port": hosts[0][1],
        "user": user or "postgres",
        "password": password,
        "database": database,
        "minsize": smallest,
        "maxsize": largest,
        "command_timeout": 30,
        **libpq.for_asyncpg(options),
    }
    if len(hosts) > 1:
        credentials["hosts"], credentials["ports"] = (list(each) for each in zip(*hosts, strict=True))
    return DatabaseAddress(Dialect.POSTGRES, credentials, libpq.for_psycopg(options))


def _parts(url: str) -> tuple[str | None, str | None, list[tuple[str, int]], str]:
    """Return the user, the password, the hosts with their ports, and the database.

    libpq's addresses may name several hosts, which `urlsplit` does not expect.
    """
    parts = urlsplit(url)
    login, _, places = parts.netloc.rpartition("@")
    user, separator, password = login.partition(":")
    hosts = [_host(place) for place in places.split(",")]
    return unquote(user) or None, unquote(password) if separator else None, hosts, unquote(parts.path.removeprefix("/"))


def _host(place: str) -> tuple[str, int]:
    found = _PLACE.fullmatch(place)
    if found is None or int(found[2] or 0) > 65_535:
        raise ValueError("the port must be a number")
    return unquote(found[1].strip("[]")), int(found[2] or 5432)


def _pool_size(options: dict[str, str], name: str, default: int) -> int:
    value = options.get(name, str(default))
    if not value.isdecimal() or not 1 <= int(value) <= 1000:
        raise ValueError(f"{name} must be a number from 1 to 1000")
    return int(value)
