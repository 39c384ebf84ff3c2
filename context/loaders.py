"""Batched reads of records by id: all ids requested in one tick are read in one query per table.

Loaders live for one operation. Otherwise they could show a caller what only another may read, or a stale state.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar, cast

from auth.actor import Actor
from models.agents import Agent
from models.users import User
from storage.ids import prefix_of
from storage.lookups import read_many
from storage.projection import Columns
from storage.record import Record

# By table name, so that this module need not import the tables.
_SCOPES: Final[Mapping[str, str | None]] = {
    # The actor of a record is shown together with the record.
    "users": None,
    "agents": None,
    "tasks": "tasks:read",
    "sessions": "collaboration:read",
    "participants": "collaboration:read",
    "messages": "collaboration:read",
    "requests": "requests:read",
    "shared_documents": "collaboration:read",
    "approvals": "approvals:read",
    "approval_delegations": "approvals:read",
    "workflows": "workflows:read",
    "workflow_executions": "workflows:read",
    "node_executions": "workflows:read",
    "oauth_connections": "connections:read",
    "deliveries": "deliveries:read",
    "event_destinations": "destinations:read",
    "studio_instances": "studio:read",
    "studio_scripts": "studio:read",
}


def scope_of_links(table: type[Record]) -> str | None:
    """Return the scope that is required to follow a link to a record of this table, or None if none is.

    Raises:
        LookupError: nothing is declared for the table. No link leads to it, because it must not be readable by default.
    """
    try:
        return _SCOPES[table._meta.db_table]
    except KeyError:
        raise LookupError(f"context/loaders.py declares no scope for links to {table.__name__}.") from None


Key = TypeVar("Key")
Value = TypeVar("Value")
RecordType = TypeVar("RecordType", bound=Record)
ColumnsOf = Callable[[type[Record]], Columns | None]


class Loader(Generic[Key, Value]):
    """A batch loader: collects the keys of one tick and fetches them together. A key that is not found gives None."""

    def __init__(self, fetch: Callable[[list[Key]], Awaitable[Mapping[Key, Value]]]) -> None:
        self._fetch = fetch
        self._loop: asyncio.AbstractEventLoop | None = None  # looked up once: per key, the cost would be noticeable
        self._values: dict[Key, Value | None] = {}
        self._fetched: dict[Key, asyncio.Future[None]] = {}
        """By key: done when its value is available."""
        self._futures: dict[Key, asyncio.Future[Value | None]] = {}
        self._waiting: list[Key] = []
        self._tick: asyncio.Future[None] | None = None
        self._task: asyncio.Task[None] | None = None

    def load(self, key: Key) -> "asyncio.Future[Value | None]":
        """Return a future for the value of `key`, resolved once this tick's keys are fetched."""
        future = self._futures.get(key)
        if future is None:
            fetched = self._fetched.get(key) or self._enqueue(key)
            future = self._futures[key] = fetched.get_loop().create_future()
            if fetched.done():
                future.set_result(self._values[key])
        return future

    async def load_many(self, keys: Sequence[Key]) -> list[Value | None]:
        """Return the values of several keys, in order. This is cheaper than loading each of them."""
        fetched = self._fetched
        for tick in {fetched.get(key) or self._enqueue(key) for key in keys}:
            if not tick.done():
                await self._done(tick)
            tick.result()
        return [*map(self._values.__getitem__, keys)]

    @staticmethod
    async def _done(tick: "asyncio.Future[None]") -> None:
        """Wait for a tick, which is not cancelled with this task: others wait for it as well."""
        done: asyncio.Future[None] = tick.get_loop().create_future()

        def wake(_: object) -> None:
            if not done.done():
                done.set_result(None)

        tick.add_done_callback(wake)
        await done

    def _enqueue(self, key: Key) -> asyncio.Future[None]:
        """Add a key to those fetched in this tick."""
        tick = self._tick
        if tick is None:
            if self._loop is None:
                self._loop = asyncio.get_running_loop()
            tick = self._tick = self._loop.create_future()
            self._loop.call_soon(self._start, tick)  # once all resolvers of this iteration have added their keys
        self._waiting.append(key)
        self._fetched[key] = tick
        return tick

    def _start(self, tick: asyncio.Future[None]) -> None:
        keys, self._waiting, self._tick = self._waiting, [], None
        self._task = tick.get_loop().create_task(self._run(keys, tick))

    async def _run(self, keys: list[Key], tick: asyncio.Future[None]) -> None:
        try:
            values = await self._fetch(keys)
        except BaseException as error:
            self._set_exception(keys, tick, error)
            return
        self._values.update(zip(keys, map(values.get, keys), strict=True))
        for key in self._futures.keys() & keys if self._futures else ():
            future = self._futures[key]
            if not future.done():
                future.set_result(self._values[key])
        if not tick.done():
            tick.set_result(None)

    def _set_exception(self, keys: Sequence[Key], tick: asyncio.Future[None], error: BaseException) -> None:
        failed = [tick]
        for key in keys:
            del self._fetched[key]
            if key in self._futures:
                failed.append(cast("asyncio.Future[None]", self._futures.pop(key)))
        for future in failed:
            if not future.done():
                future.set_exception(error)
                future.exception()  # mark it as retrieved: waiters still receive it, but there may be none


class Loaders:
    """The loaders of one operation, created on first use."""

    def __init__(self, caller: Actor | None) -> None:
        self._caller = caller
        self._by_table: dict[tuple[type[Record], Columns | None], Loader[str, Any]] = {}
        self._named: dict[str, Loader[Any, Any]] = {}
        self._none: asyncio.Future[None] | None = None

    def one(
        self, table: type[RecordType], id: str | None, columns: Columns | None = None
    ) -> Awaitable[RecordType | None]:
        """Return the record with this id, including a deleted one.

        The result is a future, which is cheaper to await than a coroutine: lists load one per row.

        Args:
            columns: the columns to read; all if None.

        Raises:
            Forbidden: the caller may read the referring record, but not this one.
            LookupError: see `scope_of_links`.
        """
        if id is None or self._caller is None:
            return self._nothing()
        if (scope := scope_of_links(table)) is not None:
            self._caller.require(scope)
        return self._loader(table, columns, self._caller).load(id)

    async def many(
        self, table: type[RecordType], ids: Sequence[str | None], columns: Columns | None = None
    ) -> list[RecordType | None]:
        """Return the records with these ids, in order, with None for each None: `one` for several ids.

        Raises:
            Forbidden: the caller may read the referring records, but not these.
            LookupError: see `scope_of_links`.
        """
        named = [id for id in ids if id is not None]
        if not named or self._caller is None:
            return [None] * len(ids)
        if (scope := scope_of_links(table)) is not None:
            self._caller.require(scope)
        found = await self._loader(table, columns, self._caller).load_many(named)
        if len(named) == len(ids):
            return found
        rows = iter(found)
        return [None if id is None else next(rows) for id in ids]

    def _nothing(self) -> Awaitable[None]:
        if self._none is None:
            self._none = asyncio.get_running_loop().create_future()
            self._none.set_result(None)
        return self._none

    def actor(self, id: str | None, columns: ColumnsOf = lambda _: None) -> Awaitable[User | Agent | None]:
        """Return the user or agent with this id; None for the system.

        Args:
            columns: a function from a table to the columns to read.
        """
        match prefix_of(id) if id else None:
            case User.PREFIX:
                return self.one(User, id, columns(User))
            case Agent.PREFIX:
                return self.one(Agent, id, columns(Agent))
        return self._nothing()

    def grouped(self, name: str, fetch: Callable[[list[Key]], Awaitable[Mapping[Key, Value]]]) -> Loader[Key, Value]:
        """Return the operation's loader of this name, created with `fetch` the first time.

        Args:
            name: identifies the data and the arguments; the same name means the same fetch.
        """
        loader = self._named.get(name)
        if loader is None:
            loader = self._named[name] = Loader(fetch)
        return loader

    def close(self) -> None:
        """Release the loaders at the end of the operation.

        What they fetch with may refer to the operation's context, and the context refers to this object: reference
        counting alone would not free the operation, and the garbage collector would stop the process to do it.
        """
        self._by_table.clear()
        self._named.clear()

    def _loader(self, table: type[RecordType], columns: Columns | None, caller: Actor) -> "Loader[str, RecordType]":
        loader = self._by_table.get((table, columns))
        if loader is None:
            loader = self._by_table[table, columns] = Loader(_fetcher(table, columns, caller))
        return loader


def _fetcher(
    table: type[RecordType], columns: Columns | None, caller: Actor
) -> Callable[[list[str]], Awaitable[Mapping[str, RecordType]]]:
    async def fetch(ids: list[str]) -> Mapping[str, RecordType]:
        rows = await read_many(table, caller.organization_id, ids, columns)
        return {row.id: row for row in rows}

    return fetch
