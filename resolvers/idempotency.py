"""Idempotent mutations: within 24 hours, the same key with the same input returns the first result.

`once` is for what fits a transaction, `reserve` for calls of external services; `models.idempotency` has the states.
"""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, Final, Protocol, Self, TypeVar

import msgspec
import orjson

from auth.actor import Actor
from context.operation import Context
from errors import Conflict, IdempotencyMismatch, OutcomeUnknown, ParleyError, Unavailable
from json_types import Json
from models.idempotency import IdempotencyKey, KeyState, KeyUsed
from resolvers import checks
from storage.background import run_forever
from storage.database import flush, transaction

RENEW_SECONDS: Final = 15.0
_POLL_SECONDS: Final = 0.2


class Result(Protocol):
    """The result of a mutation: a record, or anything else that can be stored as JSON values."""

    def columns(self) -> dict[str, Json]:
        """Return it as JSON values."""

    @classmethod
    def restore(cls, columns: Mapping[str, Json]) -> Self:
        """Return the result that `columns()` returned."""


class StoredResult(msgspec.Struct, frozen=True):
    """A result that is no record: its fields are stored as JSON values."""

    def columns(self) -> dict[str, Json]:
        """See `Result`."""
        columns: dict[str, Json] = msgspec.to_builtins(self)
        return columns

    @classmethod
    def restore(cls, columns: Mapping[str, Json]) -> Self:
        """See `Result`."""
        return msgspec.convert(columns, cls)


class StoredIds(StoredResult, frozen=True):
    """The ids of the records that a mutation created."""

    ids: list[str]


RecordType = TypeVar("RecordType", bound=Result)
Returned = TypeVar("Returned")


# ---------------------------------------------------------------- in one transaction


async def once(
    actor: Actor,
    key: str | None,
    operation: str,
    arguments: Mapping[str, Any],
    table: type[RecordType],
    create: Callable[[], Awaitable[RecordType]],
) -> RecordType:
    """Run `create` in a transaction, unless this key already has a result; then return that result unchanged.

    The key is reserved in the transaction that makes the change, so that there is a result exactly when there is the
    change: a concurrent caller waits for the first one's commit and then finds its result. It is reserved before
    `create` reads anything, and a `create` that only writes is one statement with it. Such a `create` runs before it is
    known whether the key has a result, and is rolled back if so: only the record that is returned says which it was.

    Args:
        key: the caller's `idempotencyKey`; without one, `create` simply runs.
        create: makes the change, in the database only.
        arguments: the input, to tell a repetition from another call.

    Raises:
        IdempotencyMismatch: the key was used with another input.
        Unavailable: the key was used by other calls, and they were rolled back; try again.
    """
    if key is None:
        async with transaction():
            return await create()
    checks.text(key, "idempotency_key")
    digest = _digest(operation, arguments)

    async def first() -> RecordType:
        async with transaction():
            row = await _insert(actor, key, operation, digest)
            try:
                record = await create()
            except ParleyError as error:
                if not isinstance(error, Unavailable):
                    await flush()  # the key may have a result, which comes before the error
                raise
            await row.complete(record.columns())
            return record

    found = await _first_or_row(actor, key, digest, first)
    if not isinstance(found, IdempotencyKey):
        return found
    assert found.result is not None  # it is stored with the change
    return table.restore(found.result)


# ---------------------------------------------------------------- calls of external services


async def reserve(
    actor: Actor,
    key: str | None,
    operation: str,
    arguments: Mapping[str, object],
    *,
    until: float | None = None,
    ctx: Context | None = None,
) -> IdempotencyKey:
    """Return the key's row: IN_PROGRESS and the caller's to complete, or COMPLETED by an earlier call.

    Args:
        key: the caller's `idempotencyKey`; without one, nothing is stored.
        arguments: the input, to tell a repetition from another call.
        until: the loop time until which to wait for an earlier call that is in progress.
        ctx: who waits until then; once the client has left, the key is not taken over.

    Raises:
        IdempotencyMismatch: the key was used with another input.
        OutcomeUnknown: an earlier call may have taken effect.
        Conflict: without `until`, an earlier call is in progress.
        Unavailable: an earlier call is still in progress at `until`, or the process is shutting down.
    """
    if key is None:
        return IdempotencyKey.transient()
    checks.text(key, "idempotency_key")
    digest = _digest(operation, arguments)

    async def first() -> IdempotencyKey:
        async with transaction():
            return await _insert(actor, key, operation, digest)

    while True:
        row = await _first_or_row(actor, key, digest, first)
        if row.state is KeyState.UNKNOWN:
            raise OutcomeUnknown(str(row.error))
        if row.held or row.state is KeyState.COMPLETED or await row.claim():
            return row
        await _wait(until, ctx)


async def _wait(until: float | None, ctx: Context | None) -> None:
    if until is None or ctx is None:
        raise Conflict("The call with this idempotency key is in progress.", retry_after_seconds=1)
    if asyncio.get_running_loop().time() >= until:
        raise Unavailable("A request with this idempotency key is in progress; try again.", retry_after_seconds=2)
    await ctx.resources.waits.sleep(asyncio.Event(), _POLL_SECONDS)
    ctx.client.require()


async def require_repeatable(row: IdempotencyKey, *, repeatable: bool) -> None:
    """Require that an earlier attempt was not interrupted, or that repeating it is safe.

    Raises:
        OutcomeUnknown: the earlier attempt may have taken effect.
    """
    if row.interrupted and not repeatable:
        unknown = OutcomeUnknown("Parley stopped during the call, which may have taken effect.")
        await row.give_up(unknown.message)
        raise unknown


@contextlib.asynccontextmanager
async def renewed(row: IdempotencyKey) -> AsyncIterator[None]:
    """Renew the key's lease while the block runs."""
    renewal = asyncio.create_task(run_forever("idempotency key renewal", row.renew, every=RENEW_SECONDS))
    try:
        yield
    finally:
        renewal.cancel()


# ---------------------------------------------------------------- both


async def _first_or_row(
    actor: Actor, key: str, digest: str, first: Callable[[], Awaitable[Returned]]
) -> Returned | IdempotencyKey:
    """Return what `first` returns, or the key's row if there is one already."""
    for _ in range(2):  # the row may have expired, or be deleted before it is read
        try:
            return await first()
        except KeyUsed:
            row = await IdempotencyKey.find(actor.id, key)
        if row is not None and row.input_digest != digest:
            raise IdempotencyMismatch("This key was used with another input.", field=["idempotency_key"])
        if row is not None:
            return row
    raise Unavailable("Another request with this idempotency key is in progress; try again.", retry_after_seconds=1)


async def _insert(actor: Actor, key: str, operation: str, digest: str) -> IdempotencyKey:
    return await IdempotencyKey.reserve(
        organization_id=actor.organization_id, actor_id=actor.id, key=key, operation=operation, input_digest=digest
    )


def _digest(operation: str, arguments: Mapping[str, object]) -> str:
    """Return a digest of the operation and its input."""
    encoded = orjson.dumps([operation, dict(arguments)], option=orjson.OPT_SORT_KEYS, default=str)
    return hashlib.sha256(encoded).hexdigest()
