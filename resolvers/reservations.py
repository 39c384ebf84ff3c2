"""The first result again for the same key, of what is done outside: that takes its time, so no transaction is held.

::

    (no row) ──reserve──▶ under way ──finish──▶ result
                 ▲            │ ├──release──▶ free        nothing came of it: the key may be used for another try
                 └────────────┼─┘
                              └──give up──▶ unknown       it may have had its effect: never tried again by itself

While it is under way its row is renewed; one that is not was left behind by a process that has stopped.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from tortoise.exceptions import IntegrityError

from auth.actor import Actor
from errors import IdempotencyMismatch, OutcomeUnknown, Unavailable
from json_types import JsonObject
from models.idempotency import IdempotentResult
from resolvers import checks
from resolvers.idempotency import KEPT_FOR, digest_of
from storage.clock import now
from storage.database import transaction

_log = logging.getLogger("parley.faults")

LEASE: Final = timedelta(seconds=60)
"""So long after it was last renewed, nobody is at it any more."""
RENEW_SECONDS: Final = 15.0
_LOOK_SECONDS: Final = 0.2


@dataclass(slots=True)
class Reservation:
    """The right to do something under a key.

    Args:
        row_id: None without a key: then nothing is remembered.
        kept: what an earlier try has left to go on with.
        left_behind: the earlier try was broken off by the end of its process, and may have had its effect.
        result: what the first call with this key answered; then there is nothing left to do.
    """

    row_id: str | None = None
    kept: JsonObject = field(default_factory=dict)
    left_behind: bool = False
    result: JsonObject | None = None

    @contextlib.asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Renews the row while a block runs."""
        if self.row_id is None:
            yield
            return
        renewing = asyncio.create_task(self._renew())
        try:
            yield
        finally:
            renewing.cancel()

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                await IdempotentResult.filter(id=self.row_id).update(created_at=now())
            except Exception:
                _log.exception("a reservation was not renewed; it is tried again")

    async def keep(self, **values: str) -> None:
        """Notes something to go on with, for whoever tries again."""
        self.kept = {**self.kept, **values}
        await self._write({"state": "under way", "kept": self.kept})

    async def finish(self, result: JsonObject) -> None:
        """Stores the result; in the transaction that stores what came of it."""
        await self._write({"state": "done", "result": result})

    async def release(self) -> None:
        """Nothing came of it: the key may be used again."""
        await self._write({"state": "free", "kept": self.kept})

    async def give_up(self, message: str) -> None:
        """It may have had its effect: whoever uses the key again is told so."""
        await self._write({"state": "unknown", "message": message})

    async def _write(self, result: JsonObject) -> None:
        if self.row_id is not None:
            await IdempotentResult.filter(id=self.row_id).update(result=result)


async def reserve(
    actor: Actor, key: str | None, operation: str, arguments: Mapping[str, Any], *, until: float
) -> Reservation:
    """Returns the right to do something, or what came of it the first time.

    Args:
        arguments: the input, to tell a repetition from another call.
        until: by the loop's clock, so long the first call is waited for.

    Raises:
        IdempotencyMismatch: the key was used with another input.
        OutcomeUnknown: it was done before, or begun, and nobody knows what came of it.
        Unavailable: the first call is still under way.
    """
    if key is None:
        return Reservation()
    checks.text(key, "idempotency_key")
    digest = digest_of(operation, arguments)
    while True:
        found = await _first(actor, key, operation, digest) or await _again(actor, key, digest)
        if found is not None:
            return found
        if asyncio.get_running_loop().time() >= until:
            raise Unavailable("A request with this idempotency key is under way; try again.", retry_after_seconds=2)
        await asyncio.sleep(_LOOK_SECONDS)


async def _first(actor: Actor, key: str, operation: str, digest: str) -> Reservation | None:
    try:
        async with transaction():
            row = await IdempotentResult.reserve(
                organization_id=actor.organization_id,
                actor_id=actor.id,
                key=key,
                operation=operation,
                input_digest=digest,
            )
    except IntegrityError:
        return None
    return Reservation(row.id)


async def _again(actor: Actor, key: str, digest: str) -> Reservation | None:
    """Returns what a known key stands for; None while it is under way, or when it was forgotten a moment ago."""
    row = await IdempotentResult.filter(actor_id=actor.id, key=key).first()
    if row is None:
        return None
    if row.created_at <= now() - KEPT_FOR:
        await IdempotentResult.filter(id=row.id, created_at=row.created_at).delete()
        return None
    if row.input_digest != digest:
        raise IdempotencyMismatch("This key was used with another input.", field=["idempotency_key"])
    stored: dict[str, Any] = row.result or {"state": "under way"}
    kept = stored.get("kept") or {}
    match stored["state"]:
        case "done":
            return Reservation(row.id, result=stored["result"])
        case "unknown":
            raise OutcomeUnknown(str(stored["message"]))
        case "free":
            return await _taken(row, kept, left_behind=False)
        case "under way" if row.created_at <= now() - LEASE:
            return await _taken(row, kept, left_behind=True)
    return None


async def _taken(row: IdempotentResult, kept: JsonObject, *, left_behind: bool) -> Reservation | None:
    """Takes a row over, unless somebody else has just done so."""
    begun = {"state": "under way", "kept": kept}
    rows = IdempotentResult.filter(id=row.id, created_at=row.created_at)
    return Reservation(row.id, kept, left_behind) if await rows.update(result=begun, created_at=now()) else None
