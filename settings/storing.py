"""The databases, and the folder of the files."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from settings import values as parse
from settings.subject import Subject, setting


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
