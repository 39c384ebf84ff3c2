"""The first result again for the same key, for what is asked of outside systems: no transaction can hold that.

A key is reserved before the call and holds the result after it. What a crash leaves in between is begun again with the
same key for the other side, if that does no harm; otherwise nobody can tell, and that is the answer.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from tortoise.exceptions import IntegrityError

from auth.actor import Actor
from errors import Conflict, IdempotencyMismatch, OutcomeUnknown, ParleyError
from json_types import Json, JsonObject
from models.idempotency import IdempotentResult
from resolvers import checks
from resolvers.idempotency import KEPT_FOR, digest_of
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id

UNDER_WAY: Final = timedelta(seconds=300)
"""Longer than any call takes: a key without a result is then what a crash has left."""

Ask = Callable[[str], Awaitable[JsonObject]]
"""Takes the name of the call, the same on every attempt, and returns the result."""
Tell = Callable[[JsonObject | ParleyError], Awaitable[None]]
"""Records what came of it, in the transaction that keeps the result."""


async def once_outside(
    actor: Actor,
    key: str | None,
    operation: str,
    arguments: Mapping[str, Any],
    ask: Ask,
    tell: Tell,
    *,
    repeatable: bool,
) -> JsonObject:
    """Returns what `ask` returns, or what it returned when this key was used before.

    Args:
        key: the caller's `idempotencyKey`; without one, `ask` simply runs.
        arguments: the input, to tell a repetition from another call.
        repeatable: whether asking twice does no harm.

    Raises:
        IdempotencyMismatch: the key was used with another input.
        Conflict: the call with this key is under way.
        OutcomeUnknown: the call with this key may have had its effect.
    """
    if key is None:
        return await _told(None, lambda: ask(new_id("act")), tell)
    checks.text(key, "idempotency_key")
    found = await _reserve(actor, key, operation, digest_of(operation, arguments), repeatable)
    if found.result is not None:
        return _repeated(found.result)
    name = hashlib.sha256(f"{actor.id}:{key}".encode()).hexdigest()[:40]
    return await _told(found, lambda: ask(f"act_{name}"), tell)


async def _told(row: IdempotentResult | None, ask: Callable[[], Awaitable[JsonObject]], tell: Tell) -> JsonObject:
    try:
        result = await ask()
    except ParleyError as error:
        unknown: JsonObject | None = {"unknown": error.message} if isinstance(error, OutcomeUnknown) else None
        await _settle(row, unknown, tell, error)
        raise
    except BaseException:
        await _settle(row, {"unknown": "The call was broken off."}, None, None)
        raise
    await _settle(row, {"result": result}, tell, result)
    return result


async def _settle(
    row: IdempotentResult | None, kept: JsonObject | None, tell: Tell | None, told: JsonObject | ParleyError | None
) -> None:
    """Keeps what came of a call; a key whose call did not happen may be used again."""
    async with transaction():
        if row is not None and kept is None:
            await row.delete()
        elif row is not None:
            await row.keep(kept)
        if tell is not None and told is not None:
            await tell(told)


def _repeated(kept: dict[str, Json]) -> JsonObject:
    result = kept.get("result")
    if isinstance(result, dict):
        return result
    raise OutcomeUnknown(str(kept.get("unknown")))


async def _reserve(actor: Actor, key: str, operation: str, digest: str, repeatable: bool) -> IdempotentResult:
    """Returns the row of a key: without a result it is ours to fill."""
    try:
        async with transaction():
            row = await IdempotentResult.reserve(
                organization_id=actor.organization_id,
                actor_id=actor.id,
                key=key,
                operation=operation,
                input_digest=digest,
            )
            return row
    except IntegrityError:
        return await _take_over(actor, key, digest, repeatable) or await _reserve(
            actor, key, operation, digest, repeatable
        )


async def _take_over(actor: Actor, key: str, digest: str, repeatable: bool) -> IdempotentResult | None:
    """Returns the row that somebody reserved before; None when there is none any more."""
    async with transaction():
        row = await IdempotentResult.filter(actor_id=actor.id, key=key).select_for_update().first()
        if row is None or row.created_at <= now() - KEPT_FOR:
            if row is not None:
                await row.delete()
            return None
        if row.input_digest != digest:
            raise IdempotencyMismatch("This key was used with another input.", field=["idempotency_key"])
        if row.result is not None:
            return row
        if row.created_at > now() - UNDER_WAY:
            raise Conflict("The call with this idempotency key is under way.", retry_after_seconds=1)
        if not repeatable:
            row.result = {"unknown": "Parley stopped during the call, which may have had its effect."}
        row.created_at = now()
        await row.save(update_fields=["result", "created_at"])
        return row
