"""Commands: storing, delivering and ending them, and waiting for their end."""

import asyncio
import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import earliest_in
from engine.scheduler import earliest_deadline
from engine.waits import Waits
from errors import Conflict, InvalidInput, Unavailable
from json_types import Json
from models.events import LoggedEvent
from models.studio import (
    COMMAND_CREATED,
    WRITE_SCRIPT,
    StudioCommand,
    StudioCopy,
    StudioInstance,
    StudioScript,
    StudioScriptVersion,
)
from storage.clock import now
from storage.database import advisory_lock, transaction

DEFAULT_SECONDS: Final = 20.0
LONGEST_SECONDS: Final = 86_400.0
MOST_OPEN: Final = 500
"""The commands of an instance that have not ended."""
_MOST_DELIVERED: Final = 20
_LARGEST_DELIVERY: Final = 512 * 1024
"""Characters of source in one response, unless a single script is longer."""
_BATCH: Final = 200


async def ask(
    organization_id: str,
    instance: StudioInstance,
    method: str,
    params: Json,
    *,
    by: str,
    seconds: float = DEFAULT_SECONDS,
    key: str | None = None,
) -> StudioCommand:
    """Store a question to an instance, and return it; `wait_for_commands` returns its answer.

    Args:
        method: a method of the plugin, such as `ping` or `listScripts`.
        seconds: how long the plugin may take to respond.
        key: the caller's idempotency key.

    Raises:
        InvalidInput: the method is not for callers.
        Conflict: the instance has too many open commands.
    """
    if method == WRITE_SCRIPT:
        raise InvalidInput("Scripts are pushed, so that they have versions: use pushStudioScripts.", field=["method"])
    command = StudioCommand.new(
        organization_id=organization_id,
        instance_id=instance.id,
        method=method,
        params=params,
        created_by_id=by,
        expires_at=now() + timedelta(seconds=seconds),
        key=digest_of(key, instance.id, method),
    )
    async with transaction():
        await require_room(instance, 1)
        return await store(command)


async def require_room(instance: StudioInstance, new: int) -> None:
    """Require that an instance can have this many more commands.

    Raises:
        Conflict: too many would be open.
    """
    if await StudioCommand.filter(instance_id=instance.id, completed_at=None).count() + new > MOST_OPEN:
        raise Conflict(f"At most {MOST_OPEN} commands can wait for a Studio instance.", field=["instance_ids"])


def digest_of(key: str | None, *parts: str) -> str | None:
    """Return the stored key of a command: one half is the same for all commands with the caller's key."""
    return None if key is None else _digest(key) + _digest("\n".join(parts))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


async def stored_commands(organization_id: str, key: str) -> list[StudioCommand]:
    """Return the commands that were stored with a caller's key, oldest first."""
    rows = StudioCommand.filter(organization_id=organization_id, key__startswith=_digest(key))
    return await rows.order_by("id")


async def store(command: StudioCommand) -> StudioCommand:
    """Insert a command in the running transaction, or return the one with the same key."""
    if command.key is not None:
        await advisory_lock(f"studio:{command.organization_id}:{command.key}")
        found = await StudioCommand.filter(organization_id=command.organization_id, key=command.key).first()
        if found is not None:
            return found
    await command.add()
    return command


# ---------------------------------------------------------------- delivery


async def deliver(instance: StudioInstance, in_progress: Collection[str]) -> list[dict[str, Json]]:
    """Return what an instance has to do now, as its plugin gets it, and mark it as delivered.

    Args:
        in_progress: the ids of commands that the plugin has. Any other was lost on the way, and is delivered again.
    """
    if not await _deliverable(instance, in_progress):
        return []
    async with transaction():
        found: list[dict[str, Json]] = []
        size = 0
        for command in await _deliverable(instance, in_progress, lock=True):
            described = await _described(command)
            size += len(str(described.get("source", "")))
            if found and (size > _LARGEST_DELIVERY or len(found) >= _MOST_DELIVERED):
                break
            await command.deliver()
            left = (command.expires_at - now()).total_seconds() if command.expires_at else 0.0
            found.append(
                {"id": command.id, "method": command.method, "params": described, "expiresInSeconds": max(0.0, left)}
            )
        return found


async def _deliverable(
    instance: StudioInstance, in_progress: Collection[str], *, lock: bool = False
) -> list[StudioCommand]:
    """Return open commands, oldest first; of one script only the first, so that its versions are written in order."""
    rows = StudioCommand.filter(instance_id=instance.id, completed_at=None).order_by("id").limit(_BATCH)
    moment, scripts, found = now(), set[str](), []
    for row in await (rows.select_for_update() if lock else rows):
        if row.script_id is not None and row.script_id in scripts:
            continue
        if row.script_id is not None:
            scripts.add(row.script_id)
        if row.id not in in_progress and row.expires_at is not None and row.expires_at > moment:
            found.append(row)
    return found


async def _described(command: StudioCommand) -> dict[str, Json]:
    """Return the params of a command as the plugin gets them."""
    if command.script_id is None:
        return command.params if isinstance(command.params, dict) else {}
    script = await StudioScript.get(id=command.script_id)
    version = await StudioScriptVersion.get(script_id=script.id, number=command.version)
    copy = await StudioCopy.filter(instance_id=command.instance_id, script_id=script.id).first()
    return {
        "path": script.path,
        "type": version.type.value,
        "source": version.source,
        "hash": version.hash,
        "version": version.number,
        "expectedHash": None if copy is None else copy.hash,
        "overwrite": command.overwrite,
    }


# ---------------------------------------------------------------- responses


async def respond(instance: StudioInstance, id: str, *, result: Json, hash: str | None, error: str | None) -> bool:
    """End a command with the plugin's response, and return whether it was still open.

    A script counts as written only if what the plugin read back has the hash of the version.
    """
    async with transaction():
        rows = StudioCommand.filter(id=id, instance_id=instance.id).select_for_update()
        command = await rows.first()
        if command is None or command.ended:
            return False
        if error is not None:
            await command.fail(error, hash=hash)
        elif command.script_id is not None:
            await _verify(command, hash)
        else:
            await command.complete(result, hash=hash)
        return True


async def _verify(command: StudioCommand, hash: str | None) -> None:
    version = await StudioScriptVersion.get(script_id=command.script_id, number=command.version)
    if hash != version.hash:
        reported = "no hash" if hash is None else f"the hash {hash[:64]}"
        await command.fail(
            f"Studio reported {reported}, but version {version.number} has {version.hash}: the script in Studio is not "
            "the one that was pushed.",
            hash=hash,
        )
        return
    await note_copy(version, command.instance_id, seen_at=now())
    await command.complete({"version": version.number, "hash": version.hash}, hash=hash)


async def note_copy(version: StudioScriptVersion, instance_id: str, *, seen_at: datetime) -> None:
    """Note that an instance had a version at this time, unless more recent knowledge is stored already."""
    await advisory_lock(f"studio copy:{instance_id}:{version.script_id}")
    rows = StudioCopy.filter(instance_id=instance_id, script_id=version.script_id)
    copy = await rows.select_for_update().first()
    if copy is None:
        await StudioCopy.new(
            organization_id=version.organization_id,
            instance_id=instance_id,
            script_id=version.script_id,
            version=version.number,
            hash=version.hash,
            verified_at=seen_at,
        ).insert()
    elif copy.verified_at <= seen_at:
        copy.version, copy.hash, copy.verified_at = version.number, version.hash, seen_at
        await copy.save()


# ---------------------------------------------------------------- waiting


async def wait_for_commands(waits: Waits, ids: Sequence[str], seconds: float) -> list[StudioCommand]:
    """Return the commands when all have ended, or as they are after `seconds` or when the process shuts down."""
    clock = asyncio.get_running_loop()
    until = clock.time() + seconds
    while True:
        rows = {row.id: row for row in await StudioCommand.filter(id__in=list(ids))}
        open = next((id for id in ids if not rows[id].ended), None)
        if open is None or clock.time() >= until:
            return [rows[id] for id in ids]
        try:
            await _wait_for_one(waits, open, until)
        except Unavailable:  # another process does the rest: they are stored
            return [rows[id] for id in ids]


async def _wait_for_one(waits: Waits, id: str, until: float) -> None:
    clock = asyncio.get_running_loop()
    with waits.watch(id) as woken:
        while (left := until - clock.time()) > 0 and not (await StudioCommand.get(id=id)).ended:
            await waits.sleep(woken, left)


# ---------------------------------------------------------------- expiry


async def sweep_commands(moment: datetime) -> int:
    """End the commands whose time is over, and return how many."""
    due = StudioCommand.filter(expires_at__lte=moment).order_by("expires_at").limit(_BATCH)
    return sum([await _expire(str(id), moment) for id in await due.values_list("id", flat=True)])


async def _expire(id: str, moment: datetime) -> bool:
    async with transaction():
        row = await StudioCommand.select_for_update().get(id=id)
        if row.expires_at is None or row.expires_at > moment:
            return False
        await row.expire()
        return True


async def next_expiry() -> datetime | None:
    """Return when the next command expires."""
    return await earliest_in(StudioCommand, "expires_at")


def created(event: LoggedEvent) -> datetime | None:
    """Return when a command that was just created expires."""
    return earliest_deadline(event.payload["changes"], "expires_at") if event.type == COMMAND_CREATED else None
