"""Automatic persisted queries: the documents that clients registered, in the database and in this replica's cache."""

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from auth.actor import Actor
from models.persisted_operations import USE_RESOLUTION, PersistedOperation

MOST_CACHED: Final = 2_000
MOST_CACHED_CHARACTERS: Final = 4_194_304

_Key = tuple[str, str]
"""An organization and a hash."""


@dataclass(slots=True)
class RegisteredDocuments:
    """The registered documents. Each organization has its own, so that no one can fill or poison those of others.

    Callers without a credential have none: they register nothing, and no hash of theirs is looked up.
    """

    _cache: OrderedDict[_Key, tuple[str, float]] = field(default_factory=OrderedDict)
    _characters: int = 0

    async def find(self, caller: Actor | None, hash: str) -> str | None:
        """Return the document with this hash, or None."""
        if caller is None:
            return None
        key = caller.organization_id, hash
        cached = self._cached(key)
        if cached is not None:
            return cached
        document = await PersistedOperation.find(*key)
        if document is not None:
            self._put(key, document)
        return document

    def has(self, caller: Actor | None, hash: str) -> bool:
        """Return whether this replica knows that the document with this hash is registered."""
        return caller is not None and self._cached((caller.organization_id, hash)) is not None

    async def register(self, caller: Actor | None, hash: str, document: str) -> None:
        """Store a document under its hash, which has been verified.

        Raises:
            Unavailable: the database accepts no changes.
        """
        if caller is not None:
            await PersistedOperation.store(caller.organization_id, hash, document)
            self._put((caller.organization_id, hash), document)

    def _cached(self, key: _Key) -> str | None:
        """Return a cached document. After a while it counts as absent, so that the database knows that it is used."""
        found = self._cache.get(key)
        if found is None:
            return None
        if found[1] < time.monotonic():
            self._remove(key)
            return None
        self._cache.move_to_end(key)
        return found[0]

    def _put(self, key: _Key, document: str) -> None:
        self._remove(key)
        self._cache[key] = document, time.monotonic() + USE_RESOLUTION.total_seconds()
        self._characters += len(document)
        while len(self._cache) > MOST_CACHED or self._characters > MOST_CACHED_CHARACTERS:
            self._remove(next(iter(self._cache)))

    def _remove(self, key: _Key) -> None:
        removed = self._cache.pop(key, None)
        if removed is not None:
            self._characters -= len(removed[0])
