"""Results of queries that are asked repeatedly, until something in their organization changes.

A result is kept for one caller, with one credential and its scopes, as of the last event of the organization that this
process has received. The next event changes the name under which results are looked up, so nothing has to be removed,
and replicas that have received the same events share what is in Redis. While this process waits for an event that it
has recorded itself, nothing is looked up: a caller sees its own changes. What changes without an event, such as the
time of a heartbeat, is as old as `seconds` at most.

A result is kept from the second time that it is asked for between two events: others are not worth it.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol
from uuid import uuid4

from auth.actor import Actor
from models.events import LoggedEvent

MOST_BYTES: Final = 64 * 2**20
"""The results in this process, all together."""
LARGEST_RESULT: Final = 2**18
_MOST_KEYS: Final = 50_000
_MOST_ORGANIZATIONS: Final = 10_000
_MOST_RECEIVED: Final = 1_000


class SharedResults(Protocol):
    """Results that all replicas share."""

    async def get(self, name: str) -> bytes | None:
        """Return a result, or None if there is none or they are unavailable."""

    async def put(self, name: str, body: bytes, seconds: int) -> None:
        """Keep a result for some seconds, if they are available."""


class Operation(NamedTuple):
    """A query: its document, the name of its operation, and its variables in canonical form."""

    document: str
    name: str | None
    variables: bytes


class _Key(NamedTuple):
    position: str
    organization_id: str
    caller_id: str
    credential_id: str | None
    scopes: frozenset[str]
    operation: Operation

    def name(self) -> str:
        """Return a name that is the same on every replica."""
        text = repr((*self[:4], sorted(self.scopes), *self.operation))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(slots=True)
class _Kept:
    """A result, or None if it was asked for once."""

    body: bytes | None
    until: float


@dataclass(slots=True)
class _Positions:
    """The last event of each organization, by its id."""

    last: OrderedDict[str, str] = field(default_factory=OrderedDict)
    unknown: str = field(default_factory=lambda: uuid4().hex)
    awaited: dict[str, dict[str, float]] = field(default_factory=dict)
    received: OrderedDict[str, None] = field(default_factory=OrderedDict)
    """The ids of the events that were received lately, possibly before their commit was known here."""

    def of(self, organization_id: str) -> str | None:
        """Return the last event, or None while an event of this process has not been received."""
        if organization_id in self.awaited and self._still_awaits(organization_id):
            return None
        return self.last.get(organization_id, self.unknown)

    def await_all(self, events: Sequence[LoggedEvent], until: float) -> None:
        for event in events:
            if event.id not in self.received:
                self.awaited.setdefault(event.organization_id, {})[event.id] = until

    def _still_awaits(self, organization_id: str) -> bool:
        moment = time.monotonic()
        awaited = {id: until for id, until in self.awaited[organization_id].items() if until > moment}
        if awaited:
            self.awaited[organization_id] = awaited
        else:
            del self.awaited[organization_id]
        return bool(awaited)

    def receive(self, event: LoggedEvent) -> None:
        organization_id = event.organization_id
        self.received[event.id] = None
        if len(self.received) > _MOST_RECEIVED:
            self.received.popitem(last=False)
        self.last[organization_id] = event.id
        self.last.move_to_end(organization_id)
        if len(self.last) > _MOST_ORGANIZATIONS:
            self.last.popitem(last=False)
            self.unknown = uuid4().hex  # it must not find what was kept before its events
        awaited = self.awaited.get(organization_id)
        if awaited is not None and awaited.pop(event.id, None) is not None and not awaited:
            del self.awaited[organization_id]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The outcome of a look-up: the result, or the key under which to keep it, or neither."""

    body: bytes | None = None
    key: _Key | None = None


class QueryCache:
    """The results of this process, and those that all replicas share, if there are any.

    Args:
        seconds: how long a result is kept at most.
    """

    def __init__(self, seconds: int, shared: SharedResults | None = None) -> None:
        self._seconds = seconds
        self._shared = shared
        self._positions = _Positions()
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._bytes = 0
        self._hits, self._misses = 0, 0

    def __len__(self) -> int:
        return len(self._kept)

    def lookups(self) -> tuple[int, int]:
        """Return the number of look-ups that found a result, and of those that did not."""
        return self._hits, self._misses

    def on_event(self, event: LoggedEvent) -> None:
        """Find none of the organization's earlier results from now on."""
        self._positions.receive(event)

    def on_commit(self, events: Sequence[LoggedEvent]) -> None:
        """Find nothing for the organizations of these events until they have been received."""
        self._positions.await_all(events, time.monotonic() + self._seconds)

    async def lookup(self, caller: Actor, operation: Operation) -> Lookup:
        """Look for the result of a query."""
        found = await self._lookup(caller, operation)
        if found.body is None:
            self._misses += 1
        else:
            self._hits += 1
        return found

    async def _lookup(self, caller: Actor, operation: Operation) -> Lookup:
        position = self._positions.of(caller.organization_id)
        if position is None:
            return Lookup()
        key = _Key(position, caller.organization_id, caller.id, caller.credential_id, caller.scopes, operation)
        kept = self._kept.get(key)
        if kept is None or kept.until <= time.monotonic():
            self._put(key, None)
            return Lookup()
        self._kept.move_to_end(key)
        if kept.body is None and self._shared is not None and (body := await self._shared.get(key.name())) is not None:
            self._put(key, body)
            return Lookup(body)
        return Lookup(key=key) if kept.body is None else Lookup(kept.body)

    async def keep(self, found: Lookup, body: bytes) -> None:
        """Keep the result of a query that was looked up before it was executed, if it is worth it."""
        if found.key is not None and len(body) <= LARGEST_RESULT:
            self._put(found.key, body)
            if self._shared is not None:
                await self._shared.put(found.key.name(), body, self._seconds)

    def _put(self, key: _Key, body: bytes | None) -> None:
        former = self._kept.pop(key, None)
        self._bytes += len(body or b"") - (0 if former is None else len(former.body or b""))
        self._kept[key] = _Kept(body, time.monotonic() + self._seconds)
        while self._bytes > MOST_BYTES or len(self._kept) > _MOST_KEYS:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body or b"")
