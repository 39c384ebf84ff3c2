"""Scripts: pushing them to instances, as versions; restoring a version; storing what an instance has."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from engine.studio.commands import digest_of, note_copy, require_room, store
from errors import Conflict, InvalidInput, NotFound, UpstreamFailed
from json_types import Json
from models.studio import (
    WRITE_SCRIPT,
    CommandStatus,
    ScriptType,
    StudioCommand,
    StudioInstance,
    StudioScript,
    StudioScriptVersion,
)
from storage.clock import now
from storage.database import advisory_lock, transaction

PUSH_SECONDS: Final = 300.0
MOST_SCRIPTS: Final = 200
MOST_WRITES: Final = 1000
"""Scripts times instances of one push."""
LONGEST_SOURCE: Final = 200_000
"""Characters: the property `Source` of a script holds no more."""
_LONGEST_PATH: Final = 500
_SEGMENT: Final = re.compile(r"[^/\x00-\x1f\x7f\ud800-\udfff]{1,100}")
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ScriptSource:
    """A script to push.

    Args:
        path: the names from a service of the place down to the script, such as `ServerScriptService/Game/Main`.
    """

    path: str
    source: str
    script_type: ScriptType = ScriptType.SCRIPT

    def check(self, *field: str) -> "ScriptSource":
        """Return the script with the line ends that Studio has.

        Args:
            field: its path in the operation's input, for the error.

        Raises:
            InvalidInput: the path or the source is invalid.
        """
        segments = self.path.split("/")
        if len(segments) < 2 or len(self.path) > _LONGEST_PATH or not all(map(_SEGMENT.fullmatch, segments)):
            message = "path must be a service and the names below it, such as ServerScriptService/Game/Main."
            raise InvalidInput(message, field=[*field, "path"])
        source = self.source.replace("\r\n", "\n").replace("\r", "\n")
        if len(source) > LONGEST_SOURCE:
            raise InvalidInput(f"source can have at most {LONGEST_SOURCE} characters.", field=[*field, "source"])
        if _UNSTORABLE.search(source):
            raise InvalidInput("source contains a character that cannot be stored.", field=[*field, "source"])
        return ScriptSource(self.path, source, self.script_type)

    @property
    def hash(self) -> str:
        """The SHA-256 of the source in UTF-8."""
        return hashlib.sha256(self.source.encode()).hexdigest()


def check_scripts(scripts: Sequence[ScriptSource]) -> list[ScriptSource]:
    """Return the scripts with the line ends that Studio has.

    Raises:
        InvalidInput: there are none or too many, one is invalid, or two have the same path.
    """
    if not 0 < len(scripts) <= MOST_SCRIPTS:
        raise InvalidInput(f"scripts must have from 1 to {MOST_SCRIPTS} items.", field=["scripts"])
    checked = [script.check("scripts", str(index)) for index, script in enumerate(scripts)]
    if len({script.path for script in checked}) < len(checked):
        raise InvalidInput("Two scripts have the same path.", field=["scripts"])
    return checked


async def push_scripts(
    organization_id: str,
    instances: Sequence[StudioInstance],
    scripts: Sequence[ScriptSource],
    *,
    by: str,
    message: str | None = None,
    overwrite: bool = False,
    seconds: float = PUSH_SECONDS,
    key: str | None = None,
) -> list[StudioCommand]:
    """Store scripts as versions, and a command for each instance and script that writes it; return the commands.

    A script that is the latest version of its place already gets no other one. An instance that is not connected gets
    the commands when it connects, if that is within `seconds`.

    Args:
        overwrite: whether to replace a script that was changed in Studio since the last version was written.
        key: the caller's idempotency key.

    Raises:
        InvalidInput: a script is invalid.
        Conflict: an instance has too many open commands.
    """
    checked = check_scripts(scripts)
    if len(checked) * len(instances) > MOST_WRITES:
        raise InvalidInput(
            f"At most {MOST_WRITES} scripts can be written at once, in all instances.", field=["scripts"]
        )
    async with transaction():
        for instance in instances:
            await require_room(instance, len(checked))
        versions = {
            (place, script.path): await _version(organization_id, place, script, by=by, message=message)
            for place in sorted({instance.place for instance in instances})
            for script in checked
        }
        return [
            await _write(
                versions[instance.place, script.path],
                instance,
                by=by,
                overwrite=overwrite,
                seconds=seconds,
                key=digest_of(key, instance.id, script.path),
            )
            for instance in instances
            for script in checked
        ]


async def restore_version(
    script: StudioScript,
    number: int,
    instances: Sequence[StudioInstance],
    *,
    by: str,
    message: str | None = None,
    overwrite: bool = False,
    seconds: float = PUSH_SECONDS,
) -> list[StudioCommand]:
    """Make a new version with the source of an earlier one, and return the commands that write it.

    Raises:
        NotFound: there is no such version.
        Conflict: it is the latest one, or an instance has too many open commands.
    """
    async with transaction():
        await _lock_place(script.organization_id, script.place)
        script = await StudioScript.select_for_update().get(id=script.id)
        earlier = await StudioScriptVersion.filter(script_id=script.id, number=number).first()
        if earlier is None:
            raise NotFound(
                f"The script has no version {number}; the latest one is {script.version}.", field=["version"]
            )
        if number == script.version:
            raise Conflict(f"Version {number} is the latest one already.", field=["version"])
        script.type = earlier.type
        version = await script.add_version(earlier.source, earlier.hash, by=by, message=message, restored_from=number)
        for each in instances:
            await require_room(each, 1)
        return [await _write(version, each, by=by, overwrite=overwrite, seconds=seconds) for each in instances]


async def store_copy(command: StudioCommand, instance: StudioInstance, *, by: str, message: str | None) -> StudioScript:
    """Store the script that an instance has returned as the latest version, unless it is that already.

    The instance has this version from then on, so that the next push expects its hash.

    Raises:
        UpstreamFailed: the plugin has no such script, or returned something else than a script.
    """
    if command.status is not CommandStatus.COMPLETED:
        raise UpstreamFailed(command.error or "Studio has not responded.")
    found = _source_in(command.result).check()
    if command.hash is not None and command.hash != found.hash:
        raise UpstreamFailed("The source that Studio returned does not have the hash that it reported.")
    async with transaction():
        version = await _version(instance.organization_id, instance.place, found, by=by, message=message)
        await note_copy(version, instance.id, seen_at=command.completed_at or now())
        return await StudioScript.get(id=version.script_id)


def _source_in(result: Json) -> ScriptSource:
    if isinstance(result, dict):
        path, source, type = result.get("path"), result.get("source"), result.get("type")
        if isinstance(path, str) and isinstance(source, str) and type in {each.value for each in ScriptType}:
            return ScriptSource(path, source, ScriptType(type))
    raise UpstreamFailed("Studio returned no script.")


async def _lock_place(organization_id: str, place: str) -> None:
    await advisory_lock(f"studio scripts:{organization_id}:{place}")


async def _version(
    organization_id: str, place: str, given: ScriptSource, *, by: str, message: str | None
) -> StudioScriptVersion:
    """Return the latest version of a script if it is the given one, or a new one that is."""
    await _lock_place(organization_id, place)
    rows = StudioScript.filter(organization_id=organization_id, place=place, path=given.path)
    script = await rows.select_for_update().first()
    if script is None:
        script = StudioScript.new(organization_id=organization_id, place=place, path=given.path, type=given.script_type)
        await script.insert()
    elif script.hash == given.hash and script.type is given.script_type:
        return await StudioScriptVersion.get(script_id=script.id, number=script.version)
    script.type = given.script_type
    return await script.add_version(given.source, given.hash, by=by, message=message)


async def _write(
    version: StudioScriptVersion,
    instance: StudioInstance,
    *,
    by: str,
    overwrite: bool,
    seconds: float,
    key: str | None = None,
) -> StudioCommand:
    command = StudioCommand.new(
        organization_id=version.organization_id,
        instance_id=instance.id,
        method=WRITE_SCRIPT,
        script_id=version.script_id,
        version=version.number,
        overwrite=overwrite,
        created_by_id=by,
        expires_at=now() + timedelta(seconds=seconds),
        key=key,
    )
    return await store(command)
