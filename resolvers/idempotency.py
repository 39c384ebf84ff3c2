"""The same key with the same input within 24 hours answers with the first result."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Final, Protocol, Self, TypeVar

import orjson
from tortoise.exceptions import IntegrityError

from auth.actor import Actor
from errors import IdempotencyMismatch, Unavailable
from json_types import Json
from models.idempotency import IdempotentResult
from resolvers import checks
from storage.clock import now
from storage.database import transaction

KEPT_FOR: Final = timedelta(hours=24)


class Result(Protocol):
    """What a mutation answers with: a record, or whatever can be kept like one."""

    def columns(self) -> dict[str, Json]:
        """Returns it as JSON values."""

    @classmethod
    def restore(cls, columns: Mapping[str, Json]) -> Self:
        """Returns what `columns()` described."""


RecordType = TypeVar("RecordType", bound=Result)


class _KeyUsed(Exception):
    """The key is in the table already; leaves the transaction."""


async def once(
    actor: Actor,
    key: str | None,
    operation: str,
    arguments: Mapping[str, Any],
    table: type[RecordType],
    create: Callable[[], Awaitable[RecordType]],
) -> RecordType:
    """Runs `create` in a transaction, unless this key has a result already; then returns that, as it was.

    The key is reserved in the transaction that makes the change, so that there is a result exactly when there is the
    change: a racing caller waits for the first one's commit and then finds its result.

    Args:
        key: the caller's `idempotencyKey`; without one, `create` simply runs.
        arguments: the input, to tell a repetition from another call.

    Raises:
        IdempotencyMismatch: the key was used with another input.
    """
    if key is None:
        async with transaction():
            return await create()
    checks.text(key, "idempotency_key")
    digest = digest_of(operation, arguments)
    for _ in range(2):
        try:
            return await _first(actor, key, operation, digest, create)
        except _KeyUsed:
            row = await IdempotentResult.filter(actor_id=actor.id, key=key).first()
        if row is not None and row.created_at > now() - KEPT_FOR:
            return _repeated(row, digest, table)
        await IdempotentResult.filter(actor_id=actor.id, key=key, created_at__lte=now() - KEPT_FOR).delete()
    raise Unavailable("Another request with this idempotency key is under way; try again.", retry_after_seconds=1)


async def _first(
    actor: Actor, key: str, operation: str, digest: str, create: Callable[[], Awaitable[RecordType]]
) -> RecordType:
    async with transaction():
        try:
            reservation = await IdempotentResult.reserve(
                organization_id=actor.organization_id,
                actor_id=actor.id,
                key=key,
                operation=operation,
                input_digest=digest,
            )
        except IntegrityError:
            raise _KeyUsed from None
        record = await create()
        await reservation.keep(record.columns())
        return record


def _repeated(row: IdempotentResult, digest: str, table: type[RecordType]) -> RecordType:
    if row.input_digest != digest:
        raise IdempotencyMismatch("This key was used with another input.", field=["idempotency_key"])
    return table.restore(row.result)


def digest_of(operation: str, arguments: Mapping[str, Any]) -> str:
    """Returns what tells the input of one operation from another."""
    encoded = orjson.dumps([operation, dict(arguments)], option=orjson.OPT_SORT_KEYS, default=str)
    return hashlib.sha256(encoded).hexdigest()
