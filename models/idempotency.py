"""Idempotency keys: an operation that is repeated with the same key is carried out once and returns its first result.

::

    (no row) ──reserve──▶ IN_PROGRESS ──complete──▶ COMPLETED
        ▲                  │  ▲ │  └────give up───▶ UNKNOWN     it may have taken effect: never repeated automatically
        └──────forget──────┘  │ └──────release────▶ RELEASED    it had no effect: the key can be used again
                              └─────────claim─────────┘

An operation that fits a transaction reserves its key and completes it there, so that there is a result exactly when
there is the change. Any other one holds the key under a lease and renews it; a key IN_PROGRESS whose lease has expired
was left behind by a process that stopped, and is claimed like a RELEASED one.
"""

import copy
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Self

from tortoise import fields, models

from json_types import JsonObject
from storage.clock import now
from storage.database import write
from storage.ids import new_id
from storage.pruning import AT_ONCE, prune
from storage.record import JsonField
from storage.unit_of_work import PendingWrite, Statement, Taken, insert_statement, new_instance, update_statement

RETENTION: Final = timedelta(hours=24)
"""The time for which a result is returned for its key. After that, the key counts as new."""
LEASE: Final = timedelta(seconds=60)


class KeyUsed(Taken):
    """There is a row of the key already."""


class KeyState(Enum):
    """The state of an operation that was requested with an idempotency key."""

    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    RELEASED = "RELEASED"
    UNKNOWN = "UNKNOWN"


class IdempotencyKey(models.Model):
    """A key, which belongs to the actor who used it, and the outcome of its operation.

    `created_at` is when the key was reserved or claimed, or its lease last renewed. `progress` is what an interrupted
    attempt leaves to the next one. `error` says why the outcome is UNKNOWN.

    `held` is whether this instance reserved or claimed the key: only then can it change. `interrupted` is whether the
    attempt before never ended, so that it may have taken effect.
    """

    id = fields.CharField(max_length=40, primary_key=True)
    organization_id = fields.CharField(max_length=40)
    actor_id = fields.CharField(max_length=40)
    key = fields.CharField(max_length=255)
    operation = fields.CharField(max_length=60)
    input_digest = fields.CharField(max_length=64)
    state = fields.CharEnumField(KeyState, max_length=20, default=KeyState.IN_PROGRESS)
    result: JsonField[JsonObject | None] = JsonField(null=True)
    progress: JsonField[JsonObject] = JsonField(default=dict)
    error = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_index=True)

    held = False
    interrupted = False

    class Meta:
        table = "idempotency_keys"
        unique_together = (("actor_id", "key"),)

    @classmethod
    def transient(cls) -> Self:
        """Return a row for an operation without a key: it is never stored, and its transitions write nothing."""
        row = new_instance(cls, {"id": new_id("idm")})
        row.held = True
        return row

    @classmethod
    async def find(cls, actor_id: str, key: str) -> Self | None:
        """Return the row of an actor's key, or None if there is none. An expired row is deleted."""
        row = await cls.filter(actor_id=actor_id, key=key).first()
        if row is None or row.created_at > now() - RETENTION:
            return row
        await cls.filter(id=row.id, created_at=row.created_at).delete()
        return None

    @classmethod
    async def prune(cls, moment: datetime, *, at_once: int = AT_ONCE) -> int:
        """Delete the rows that have expired by a moment, and return how many. Safe on any number of replicas at once.

        Args:
            at_once: how many are deleted in one transaction.
        """
        return await prune(cls.filter(created_at__lte=moment - RETENTION), "created_at", at_once=at_once)

    # ------------------------------------------------------------ transitions

    @classmethod
    async def reserve(cls, **values: object) -> Self:
        """Insert a row IN_PROGRESS, before the running transaction reads anything and at the latest at its end.

        A concurrent caller then waits for the end of this transaction. If there is a row of this key, the insertion,
        whenever it happens, raises `KeyUsed`.
        """
        row = new_instance(cls, {"id": new_id("idm"), "created_at": now(), **values})
        await row._write(insert_statement(cls), taken=KeyUsed)
        row._saved_in_db = row.held = True
        return row

    async def claim(self) -> bool:
        """RELEASED, or IN_PROGRESS with an expired lease → IN_PROGRESS.

        Return False if the key is in another state, its lease has not expired, or another caller claimed it first.
        """
        former, moment = self.state, now()
        expired = self.created_at <= moment - LEASE
        if former is not KeyState.RELEASED and not (former is KeyState.IN_PROGRESS and expired):
            return False
        unchanged = type(self).filter(id=self.id, state=former, created_at=self.created_at)
        if not await unchanged.update(state=KeyState.IN_PROGRESS, created_at=moment):
            return False
        self.state, self.created_at = KeyState.IN_PROGRESS, moment
        self.held, self.interrupted = True, former is KeyState.IN_PROGRESS
        return True

    async def renew(self) -> None:
        """Renew the lease of a key IN_PROGRESS."""
        if self._saved_in_db:
            await type(self).filter(id=self.id, state=KeyState.IN_PROGRESS).update(created_at=now())

    async def save_progress(self, **progress: str) -> None:
        """Store, IN_PROGRESS, what the next attempt needs if this one is interrupted or released."""
        self.progress = {**self.progress, **progress}
        await self._update({"progress": self.progress})

    async def complete(self, result: JsonObject) -> None:
        """IN_PROGRESS → COMPLETED."""
        await self._update({"state": KeyState.COMPLETED, "result": result})

    async def release(self) -> None:
        """IN_PROGRESS → RELEASED."""
        await self._update({"state": KeyState.RELEASED})

    async def give_up(self, error: str) -> None:
        """IN_PROGRESS → UNKNOWN."""
        await self._update({"state": KeyState.UNKNOWN, "error": error})

    async def forget(self) -> None:
        """IN_PROGRESS → no row: the operation had no effect, and the key can be used again with any input."""
        self._require_claimed()
        if self._saved_in_db:
            await type(self).filter(id=self.id).delete()

    # ------------------------------------------------------------ parts of transitions

    async def _update(self, values: Mapping[str, object]) -> None:
        """Update the row, but leave this instance as it is: if the transaction is rolled back, another can follow."""
        self._require_claimed()
        if self._saved_in_db:
            changed = copy.copy(self)
            vars(changed).update(values)
            await changed._write(update_statement(type(self), tuple(values)))

    async def _write(self, statement: Statement, *, taken: type[Taken] | None = None) -> None:
        await write(PendingWrite(statement, self.id, statement.values(self), taken))

    def _require_claimed(self) -> None:
        if not self.held:
            raise ValueError(f"This idempotency key is {self.state.value} and not held by the caller.")
