"""The crash points of a gateway's process: every commit, send and checkpoint, just before it and just after it.

They are wrapped around the product from outside: in the process of a gateway that `tests.crash_points.forked` starts,
or in the test's own process, where an exception that nothing handles takes the place of the process's end.
A point is named after the code that reaches it and the number of times that this code has reached one of its kind, so
that a run of the same scenario finds it again, whatever background jobs do in between.
"""

import functools
import os
import sys
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final, TypeAlias

import aiosmtplib
import httpx
import redis.asyncio
import sqlalchemy.engine.default

import storage.postgres
import storage.sqlite
import storage.transactions
from tests.gateways import ROOT

Replace: TypeAlias = Callable[[Any, str, Any], None]
"""Sets an attribute of a class."""

CRASHED: Final = 77
"""The exit status of a process that ended at a crash point."""

_PRODUCT: Final = f"{ROOT}{os.sep}"
_DBOS: Final = f"{os.sep}dbos{os.sep}"
_GENERIC: Final = ("storage/", "tests/", ".venv/", "resolvers/idempotency.py", "connectors/transport/")
"""Code that every commit or send goes through; its callers name the point."""
_READS: Final = ("SELECT", "PRAGMA", "SHOW")
_REDIS_READS: Final = frozenset(
    {"GET", "MGET", "HGETALL", "HGET", "SUBSCRIBE", "PING", "CLIENT", "TIME", "TTL", "HELLO"}
)


def _exit(_point: str) -> None:
    os._exit(CRASHED)


@dataclass
class Points:
    """The points that this process has passed since `begin`, and the one at which it ends.

    Args:
        end: ends the process at a point, by default as a crash does: nothing is cleaned up.
    """

    end: Callable[[str], None] = _exit
    passed: list[str] = field(default_factory=list)
    at: str | None = None
    _counting: bool = False
    _numbers: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, at: str | None) -> None:
        """Count from here, and end the process at a point, or nowhere."""
        with self._lock:
            self.passed, self.at, self._counting, self._numbers = [], at, True, Counter()

    def reach(self, kind: str) -> str:
        """Return the name of the point that the caller has reached."""
        place = f"{kind} in {_place(sys._getframe(2))}"
        with self._lock:
            self._numbers[place] += 1
            return f"{place} #{self._numbers[place]}"

    def cross(self, side: str, name: str) -> None:
        """End the process if this side of a point is where it ends."""
        crossed = f"{side} {name}"
        if not self._counting:
            return
        with self._lock:
            self.passed.append(crossed)
        if crossed == self.at:
            self.end(crossed)


def _place(frame: FrameType | None) -> str:
    """Return the innermost function of the product, or of DBOS, that is not part of every commit or send."""
    outer = frame
    while frame is not None:
        file, name = frame.f_code.co_filename, frame.f_code.co_qualname
        if _DBOS in file:
            return f"dbos/{Path(file).name}:{name}"
        path = file.removeprefix(_PRODUCT)
        if path != file and not path.startswith(_GENERIC):
            return f"{path}:{name}"
        frame = frame.f_back
    assert outer is not None
    return outer.f_code.co_qualname


def install(points: Points, replace: Replace = setattr) -> None:
    """Wrap everything that stores or sends.

    Args:
        replace: sets an attribute of a class, by default for good.
    """
    wrap = functools.partial(_wrap, points, replace)
    for transaction in (storage.transactions.LazyTransaction, storage.transactions.LazySqliteTransaction):
        wrap(transaction, "commit", "commit", lambda self, *_: self._connection is not None or self.unit.pending)
    for client in (storage.postgres.PooledPostgresClient, storage.sqlite.ImmediateSqliteClient):
        for method in ("execute_insert", "execute_many", "execute_query", "execute_query_dict"):
            wrap(client, method, "commit", lambda _self, text, *_: not text.lstrip().startswith(_READS))
    wrap(httpx.AsyncHTTPTransport, "handle_async_request", "send")
    wrap(aiosmtplib.SMTP, "data", "send")
    wrap(redis.asyncio.Redis, "execute_command", "send", lambda _self, name, *_: name not in _REDIS_READS)
    _wrap_checkpoints(points, replace)


def _wrap(
    points: Points,
    replace: Replace,
    owner: type,
    method: str,
    kind: str,
    counts: Callable[..., object] = lambda *_arguments: True,
) -> None:
    inner: Callable[..., Awaitable[Any]] = getattr(owner, method)

    @functools.wraps(inner)
    async def wrapped(self: Any, *arguments: Any, **named: Any) -> Any:
        if not counts(self, *arguments):
            return await inner(self, *arguments, **named)
        name = points.reach(kind)
        points.cross("before", name)
        result = await inner(self, *arguments, **named)
        points.cross("after", name)
        return result

    replace(owner, method, wrapped)


def _wrap_checkpoints(points: Points, replace: Replace) -> None:
    """Wrap the commits of DBOS, if something was written."""
    dialect = sqlalchemy.engine.default.DefaultDialect
    execute, commit = dialect.do_execute, dialect.do_commit
    written: set[int] = set()

    def do_execute(self: Any, cursor: Any, statement: str, *arguments: Any, **named: Any) -> None:
        if not statement.lstrip().startswith(_READS):
            written.add(id(cursor.connection))
        execute(self, cursor, statement, *arguments, **named)

    def do_commit(self: Any, connection: Any) -> None:
        key = id(getattr(connection, "dbapi_connection", connection))
        if key not in written:
            commit(self, connection)
            return
        written.discard(key)
        name = points.reach("checkpoint")
        points.cross("before", name)
        commit(self, connection)
        points.cross("after", name)

    replace(dialect, "do_execute", do_execute)
    replace(dialect, "do_commit", do_commit)
