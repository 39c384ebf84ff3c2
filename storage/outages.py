"""Which errors of the drivers are outages: the database cannot do now what it can do again later.

The only place that knows drivers' error codes. Everything that is not in its tables is a bug, or the caller's fault.
"""

import contextlib
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

import asyncpg
from tortoise.exceptions import DBConnectionError

from errors import Unavailable


class Outage(Enum):
    """Why the database cannot do something now. The value is one sentence for callers."""

    UNREACHABLE = "The database cannot be reached; retry later."
    READ_ONLY = "The database accepts no changes at the moment; retry later."
    FULL = "The database has no space left, so nothing can be changed at the moment; retry later."
    EXHAUSTED = "The database has no connections or memory left; retry later."
    BUSY = "The database is locked by other work; retry."
    TOO_SLOW = "The database took too long and the statement was cancelled; retry, or ask for less."
    BROKEN = "The database cannot read or write its files at the moment; retry later."

    @property
    def prevents_writes(self) -> bool:
        """Whether reads may still work while writes do not."""
        return self in _PREVENT_WRITES


_PREVENT_WRITES: Final = frozenset({Outage.READ_ONLY, Outage.FULL, Outage.BROKEN})

SQLSTATES: Final[Mapping[str, Outage]] = {
    "08": Outage.UNREACHABLE,  # connection exceptions
    "25006": Outage.READ_ONLY,  # read_only_sql_transaction: a standby, or default_transaction_read_only
    "25P03": Outage.TOO_SLOW,  # idle_in_transaction_session_timeout
    "25P04": Outage.TOO_SLOW,  # transaction_timeout
    "28": Outage.UNREACHABLE,  # the credentials are rejected, as while they are changed
    "3D000": Outage.UNREACHABLE,  # the database does not exist, as while it is restored
    "40001": Outage.BUSY,  # serialization_failure
    "40003": Outage.UNREACHABLE,  # statement_completion_unknown
    "40P01": Outage.BUSY,  # deadlock_detected
    "53": Outage.EXHAUSTED,  # insufficient resources, such as too_many_connections
    "53100": Outage.FULL,  # disk_full
    "55006": Outage.BUSY,  # object_in_use
    "55P03": Outage.BUSY,  # lock_not_available: lock_timeout
    "57014": Outage.TOO_SLOW,  # query_canceled: statement_timeout
    "57P": Outage.UNREACHABLE,  # the server shuts down, has crashed or is starting up; idle_session_timeout
    "58": Outage.BROKEN,  # system errors, such as io_error
}
"""PostgreSQL's error codes, or their beginnings; the longest that matches counts.

https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

SQLITE_CODES: Final[Mapping[int, Outage]] = {
    3: Outage.BROKEN,  # SQLITE_PERM
    5: Outage.BUSY,  # SQLITE_BUSY: "database is locked"
    6: Outage.BUSY,  # SQLITE_LOCKED
    7: Outage.EXHAUSTED,  # SQLITE_NOMEM
    8: Outage.READ_ONLY,  # SQLITE_READONLY; also if the file was moved or deleted
    9: Outage.TOO_SLOW,  # SQLITE_INTERRUPT
    10: Outage.BROKEN,  # SQLITE_IOERR: "disk I/O error"
    13: Outage.FULL,  # SQLITE_FULL
    14: Outage.BROKEN,  # SQLITE_CANTOPEN: "unable to open database file"
    15: Outage.BUSY,  # SQLITE_PROTOCOL: a lock could not be acquired
}
"""SQLite's primary result codes. https://www.sqlite.org/rescode.html"""

_UNREACHABLE: Final = (
    OSError,
    TimeoutError,
    DBConnectionError,
    asyncpg.InterfaceError,
    # Raised by the driver between the server's last message on a connection and its end.
    asyncpg.InternalClientError,
)
"""The errors without a code that mean that there is no connection."""


def outage_of(error: BaseException) -> Outage | None:
    """Return the outage that an error of a driver, or of a library that wraps one, reports; None if it is none."""
    for each in _causes(error):
        if (code := getattr(each, "sqlstate", None)) is not None:
            return _of_sqlstate(str(code))
        if (number := getattr(each, "sqlite_errorcode", None)) is not None:
            return SQLITE_CODES.get(int(number) & 0xFF)
        # asyncpg raises an InterfaceError for a bad argument, too.
        if isinstance(each, _UNREACHABLE) and not isinstance(each, ValueError):
            return Outage.UNREACHABLE
    return None


def is_unavailable(error: BaseException) -> bool:
    """Return whether an error means that the database is unavailable, so that a retry may succeed."""
    return isinstance(error, Unavailable) or outage_of(error) is not None


def raise_if_outage(error: BaseException) -> None:
    """Raise the error for callers if a driver's error is an outage."""
    if not isinstance(error, Unavailable) and (outage := outage_of(error)) is not None:
        raise Unavailable(outage.value, retry_after_seconds=1) from error


@contextlib.contextmanager
def translate_outages() -> Iterator[None]:
    """Raise `Unavailable` for outages."""
    try:
        yield
    except Exception as error:
        raise_if_outage(error)
        raise


def _of_sqlstate(code: str) -> Outage | None:
    for length in (5, 3, 2):
        if (outage := SQLSTATES.get(code[:length])) is not None:
            return outage
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and the driver's error in it: Tortoise keeps it as an argument, SQLAlchemy as `orig`."""
    yield error
    translated = error.__cause__ if isinstance(error, Unavailable) else None
    for inner in (getattr(error, "orig", None), error.args[0] if error.args else None, translated):
        if isinstance(inner, BaseException):
            yield inner
