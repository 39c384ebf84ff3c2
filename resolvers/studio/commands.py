"""Asking Studio: pushing, restoring and pulling scripts, calling the plugin, and routing its output."""

import time
from collections.abc import Sequence
from typing import Final

from auth.access import get_visible, visible
from context.operation import Context
from engine.studio.commands import DEFAULT_SECONDS, LONGEST_SECONDS, ask, wait_for_commands
from engine.studio.instances import MOST_CHOSEN, find_instances
from engine.studio.scripts import PUSH_SECONDS, ScriptSource, check_scripts, push_scripts, restore_version, store_copy
from errors import Conflict, Forbidden, InvalidInput, OutcomeUnknown, ParleyError, Unavailable
from json_types import Json
from models.studio import READ_SCRIPT, StudioCommand, StudioInstance, StudioScript
from resolvers import checks
from resolvers.idempotency import StoredIds, once
from resolvers.participation import usable_session
from resolvers.waiting import require_still_valid, seconds_to_wait
from storage.database import transaction

WRITE_SCOPE: Final = "studio:write"
CONNECT_SCOPE: Final = "studio:connect"
DEFAULT_ASK_SECONDS: Final = int(DEFAULT_SECONDS)
DEFAULT_PUSH_SECONDS: Final = int(PUSH_SECONDS)
_LONGEST_METHOD: Final = 60
_MARGIN_SECONDS: Final = 2.0
"""The time within which a command that has expired is marked as such."""


async def push(
    ctx: Context,
    *,
    instance_ids: Sequence[str],
    scripts: Sequence[ScriptSource],
    message: str | None,
    overwrite: bool,
    timeout_seconds: int,
    wait_seconds: int,
    idempotency_key: str | None,
) -> list[StudioCommand]:
    """Push scripts, as versions, to instances, by default to all connected ones; return a command for each.

    Args:
        timeout_seconds: how long Studio may take to fetch and write them.
        wait_seconds: how long to wait for that.

    Raises:
        InvalidInput: a value is invalid.
        NotFound: there is no such instance.
        Conflict: no instance is connected, or one has too many open commands.
    """
    actor = ctx.actor
    actor.require(WRITE_SCOPE)
    scripts, wait = check_scripts(scripts), seconds_to_wait(wait_seconds)
    seconds = checks.whole(timeout_seconds, "timeout_seconds", 1, int(LONGEST_SECONDS))
    message = checks.optional_text(message, "message")
    wanted = checks.words(list(instance_ids), "instance_ids", most=MOST_CHOSEN)

    async def create() -> StoredIds:
        chosen = await find_instances(actor.organization_id, wanted)
        commands = await push_scripts(
            actor.organization_id, chosen, scripts, by=actor.id, message=message, overwrite=overwrite, seconds=seconds
        )
        return StoredIds([command.id for command in commands])

    arguments = {
        "instances": wanted,
        "scripts": [(script.path, script.hash, script.script_type.value) for script in scripts],
        "message": message,
        "overwrite": overwrite,
        "seconds": seconds,
    }
    stored = await once(actor, idempotency_key, "pushStudioScripts", arguments, StoredIds, create)
    return await _ended(ctx, stored.ids, wait)


async def restore(
    ctx: Context,
    *,
    id: str,
    version: int,
    instance_ids: Sequence[str],
    message: str | None,
    overwrite: bool,
    wait_seconds: int,
) -> tuple[StudioScript, list[StudioCommand]]:
    """Make a new version of a script with the source of an earlier one, and push it to the instances of its place.

    Args:
        instance_ids: by default the connected ones; there may be none.

    Raises:
        NotFound: there is no such script, version or instance.
        Conflict: it is the latest version.
        InvalidInput: an instance has another place.
    """
    actor = ctx.actor
    actor.require(WRITE_SCOPE)
    wait = seconds_to_wait(wait_seconds)
    checks.whole(version, "version", 1, checks.LARGEST_VERSION)
    message = checks.optional_text(message, "message")
    wanted = checks.words(list(instance_ids), "instance_ids", most=MOST_CHOSEN)
    async with transaction():
        script = await get_visible(StudioScript, actor, id)
        commands = await restore_version(
            script, version, await _of_place(ctx, script, wanted), by=actor.id, message=message, overwrite=overwrite
        )
    ended = await _ended(ctx, [command.id for command in commands], wait)
    return await get_visible(StudioScript, actor, id), ended


async def _of_place(ctx: Context, script: StudioScript, wanted: Sequence[str]) -> list[StudioInstance]:
    if not wanted:
        return [row for row in await visible(StudioInstance, ctx.actor) if row.place == script.place and row.connected]
    chosen = await find_instances(ctx.actor.organization_id, wanted)
    if any(row.place != script.place for row in chosen):
        raise InvalidInput("The script belongs to another place than this instance.", field=["instance_ids"])
    return chosen


async def pull(ctx: Context, *, instance_id: str, path: str, message: str | None) -> StudioScript:
    """Store a script as an instance has it now, as its latest version.

    Raises:
        NotFound: there is no such instance.
        UpstreamFailed: Studio has no such script, or has not responded.
        Unavailable: the process shuts down before it has responded.
    """
    actor = ctx.actor
    actor.require(WRITE_SCOPE)
    checks.text(path, "path", longest=checks.LONGEST_DESCRIPTION)
    message = checks.optional_text(message, "message")
    instance = await _connected(ctx, instance_id)
    command = await ask(actor.organization_id, instance, READ_SCRIPT, {"path": path}, by=actor.id)
    [ended] = await _ended(ctx, [command.id], DEFAULT_SECONDS + _MARGIN_SECONDS)
    if not ended.ended and ctx.resources.waits.closing:
        raise Unavailable("The server is restarting; try again.", retry_after_seconds=1)
    return await store_copy(ended, instance, by=actor.id, message=message)


async def call(
    ctx: Context, *, instance_id: str, method: str, params: Json, timeout_seconds: int, idempotency_key: str | None
) -> StudioCommand:
    """Ask an instance something, and return the command with its result, or EXPIRED if it does not respond in time.

    Raises:
        NotFound: there is no such instance.
        InvalidInput: a value is invalid.
        Conflict: it has too many open commands.
        Unavailable, OutcomeUnknown: the process shuts down before there is a result.
    """
    actor = ctx.actor
    actor.require(WRITE_SCOPE)
    checks.text(method, "method", longest=_LONGEST_METHOD)
    given = checks.json_object(params, "params")
    seconds = checks.whole(timeout_seconds, "timeout_seconds", 1, int(LONGEST_SECONDS))
    instance = await get_visible(StudioInstance, actor, instance_id, field="instance_id")

    async def create() -> StudioCommand:
        return await ask(actor.organization_id, instance, method, given, by=actor.id, seconds=seconds)

    arguments = {"instance": instance_id, "method": method, "params": given, "seconds": seconds}
    command = await once(actor, idempotency_key, "askStudio", arguments, StudioCommand, create)
    [ended] = await _ended(ctx, [command.id], seconds_to_wait(seconds) + _MARGIN_SECONDS)
    if not ended.ended and ctx.resources.waits.closing:
        raise _interrupted(command, idempotency_key)
    return ended


async def _ended(ctx: Context, ids: Sequence[str], seconds: float) -> list[StudioCommand]:
    """Return the commands when all have ended, or as they are after `seconds` or when the process shuts down.

    Raises:
        Unauthenticated, Forbidden: the caller may no longer read them.
    """
    began = time.monotonic()
    commands = await wait_for_commands(ctx.resources.waits, ids, seconds)
    await require_still_valid(ctx, began)
    return commands


def _interrupted(command: StudioCommand, idempotency_key: str | None) -> ParleyError:
    """Return the error for a question that is stored, but whose result this process cannot wait for."""
    if idempotency_key is not None:
        message = "The server is restarting. Repeat the call with the same idempotency key to get its result."
        return Unavailable(message, retry_after_seconds=1)
    return OutcomeUnknown(
        f"The server is restarting, and Studio gets the command {command.id} in any case. Read it for its result: a "
        "repetition would be another command."
    )


async def _connected(ctx: Context, instance_id: str) -> StudioInstance:
    instance = await get_visible(StudioInstance, ctx.actor, instance_id, field="instance_id")
    if not instance.connected:
        raise Conflict("This Studio instance is not connected.", field=["instance_id"])
    return instance


async def link(ctx: Context, *, instance_id: str, session_id: str | None) -> StudioInstance:
    """Route the output of an instance into a session as messages of its owner, or, with None, back to events.

    Raises:
        NotFound: there is no such instance or session.
        Forbidden: the caller takes no part in the session, or may not change this instance.
        Conflict: the session is not active.
        InvalidInput: the owner of the instance is not in the session.
    """
    actor = ctx.actor
    actor.require(CONNECT_SCOPE)
    async with transaction():
        instance = await get_visible(StudioInstance, actor, instance_id, field="instance_id", lock=True)
        _require_may_change(ctx, instance, "instance_id")
        if session_id is not None:
            session = await usable_session(actor, session_id)
            if await session.participant(instance.owner_id) is None:
                raise InvalidInput("The owner of this instance is not in the session.", field=["session_id"])
        await instance.link(session_id, by=actor.id)
        return instance


async def delete_instance(ctx: Context, *, id: str) -> str:
    """Delete an instance that is not connected, with its commands, and return its id. Its scripts stay.

    Raises:
        NotFound: there is no such instance.
        Forbidden: it belongs to another user.
        Conflict: it is connected.
    """
    ctx.actor.require(CONNECT_SCOPE)
    async with transaction():
        instance = await get_visible(StudioInstance, ctx.actor, id, lock=True)
        _require_may_change(ctx, instance, "id")
        if instance.connected:
            raise Conflict("This Studio instance is connected.", field=["id"])
        await instance.remove(by=ctx.actor.id)
        return instance.id


def _require_may_change(ctx: Context, instance: StudioInstance, field: str) -> None:
    """Require that the caller owns the instance, or may write to all."""
    if instance.owner_id != ctx.actor.id and WRITE_SCOPE not in ctx.actor.scopes:
        raise Forbidden("This Studio instance belongs to another user.", field=[field])


__all__ = [
    "DEFAULT_ASK_SECONDS",
    "DEFAULT_PUSH_SECONDS",
    "ScriptSource",
    "call",
    "delete_instance",
    "link",
    "pull",
    "push",
    "restore",
]
