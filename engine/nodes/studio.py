"""STUDIO: pushes scripts to Roblox Studio and waits until they are verified, or asks Studio something."""

from collections.abc import Sequence
from typing import Annotated, Any, Final

from msgspec import Meta, Struct

from engine.definitions.configs import EXPRESSION, About, Config, ConfigError, Text, require_for, require_one
from engine.nodes.base import NodeCall, NodeFailure, async_node
from engine.studio.commands import DEFAULT_SECONDS, ask, stored_commands
from engine.studio.instances import find_instances
from engine.studio.scripts import MOST_SCRIPTS, PUSH_SECONDS, ScriptSource, push_scripts
from json_types import Json, JsonObject
from models.studio import CommandStatus, ScriptType, StudioCommand, StudioInstance, StudioScript

_MAX_SECONDS: Final = 86_400
_LIST: Final = "listScripts"


class PushedScript(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script of a config."""

    path: Text
    source: str
    type: ScriptType = ScriptType.SCRIPT

    @property
    def source_file(self) -> ScriptSource:
        """The script as it is pushed."""
        return ScriptSource(self.path, self.source, self.type)


class StudioConfig(Config, frozen=True, kw_only=True):
    """The config of a STUDIO."""

    instances: Annotated[
        list[Annotated[Text, EXPRESSION]] | None,
        EXPRESSION,
        About("The ids or names of the instances of Studio. By default all that are connected."),
    ] = None
    scripts: Annotated[
        Annotated[list[PushedScript], Meta(min_length=1, max_length=MOST_SCRIPTS)] | None,
        EXPRESSION,
        About("The scripts to push, each with `path`, `source` and `type` (SCRIPT, LOCAL_SCRIPT or MODULE_SCRIPT)."),
    ] = None
    method: Annotated[
        Text | None,
        EXPRESSION,
        About("In place of `scripts`: the method of the plugin to call, such as `listScripts`."),
    ] = None
    params: Annotated[dict[str, Any] | None, About("The params of the method.")] = None
    overwrite: Annotated[
        bool | None, EXPRESSION, About("Whether to replace scripts that were changed in Studio. By default false.")
    ] = None
    verify: Annotated[
        bool, About("Whether to compare the scripts with those that Studio has, without writing any.")
    ] = False
    timeout_seconds: Annotated[
        Annotated[int, Meta(ge=1, le=_MAX_SECONDS)] | None,
        EXPRESSION,
        About("How long Studio may take: by default 300 seconds for scripts, and 20 for a method."),
    ] = None
    simulate: Annotated[bool, About("True for a mock response, without any Studio.")] = False

    def check(self, *, computed: bool) -> None:
        """Require either scripts or a method."""
        require_one(self, "scripts", "method")
        require_for(self, "scripts", "overwrite")
        if self.verify and self.scripts is None:
            raise ConfigError("requires scripts", "verify")
        require_for(self, "method", "params")
        if computed and self.method is not None and self.instances is not None and len(self.instances) > 1:
            raise ConfigError("must be a single one to call a method", "instances")


async def _run(call: NodeCall, config: StudioConfig) -> Json:
    """Return {verified, scripts}, or {result, instance} of a method."""
    if config.simulate:
        return _simulated(config)
    ended = [await _ended(call, command.id) for command in await _stored(call, config)]
    failed = [command for command in ended if command.status is not CommandStatus.COMPLETED]
    if failed:
        raise NodeFailure(await _reasons(failed))
    if config.verify:
        return {"verified": True, "scripts": [each for command in ended for each in _compared(config, command)]}
    if config.method is not None:
        [command] = ended
        return {"result": command.result, "instance": command.instance_id}
    return {"verified": True, "scripts": [await _verified(command) for command in ended]}


async def _stored(call: NodeCall, config: StudioConfig) -> list[StudioCommand]:
    """Return the commands of this attempt; store them if they are not there yet."""
    run, key = call.run, f"{call.key}:{call.node.attempts}"
    found = await stored_commands(run.organization_id, key)
    if found:
        return found
    async with call.locked():
        instances = await find_instances(run.organization_id, config.instances or [], field="instances")
        commands = await _store(call, config, instances, key)
        call.node.wait(call.run)
    return commands


async def _store(
    call: NodeCall, config: StudioConfig, instances: Sequence[StudioInstance], key: str
) -> list[StudioCommand]:
    organization_id, by = call.run.organization_id, call.run.started_by_id
    seconds = config.timeout_seconds or DEFAULT_SECONDS
    if config.verify:
        return [await ask(organization_id, each, _LIST, {}, by=by, seconds=seconds, key=key) for each in instances]
    if config.scripts is not None:
        return await push_scripts(
            organization_id,
            instances,
            [script.source_file for script in config.scripts],
            by=by,
            overwrite=bool(config.overwrite),
            seconds=config.timeout_seconds or PUSH_SECONDS,
            key=key,
        )
    if len(instances) > 1:
        raise NodeFailure(f"{len(instances)} Studios are connected: name one in instances.", final=True)
    return [
        await ask(
            organization_id, instances[0], str(config.method), config.params or {}, by=by, seconds=seconds, key=key
        )
    ]


def _compared(config: StudioConfig, command: StudioCommand) -> list[Json]:
    """Return the scripts that an instance has as they should be.

    Raises:
        NodeFailure: it has not all of them.
    """
    result = command.result if isinstance(command.result, dict) else {}
    listed = result.get("scripts")
    found = {each.get("path"): each for each in (listed if isinstance(listed, list) else ()) if isinstance(each, dict)}
    scripts: list[Json] = []
    for script in config.scripts or ():
        there, wanted = found.get(script.path), script.source_file.check().hash
        if there is None:
            raise NodeFailure(f"{script.path}: Studio {command.instance_id} does not have it.")
        if (there.get("hash"), there.get("type")) != (wanted, script.type.value):
            message = (
                f"{script.path}: Studio {command.instance_id} has {there.get('type')} {there.get('hash')} instead of "
            )
            raise NodeFailure(f"{message}{script.type.value} {wanted}.")
        scripts.append({"path": script.path, "hash": wanted, "instance": command.instance_id})
    return scripts


async def _ended(call: NodeCall, id: str) -> StudioCommand:
    async def look() -> StudioCommand | None:
        command = await StudioCommand.get(id=id)
        return command if command.ended else None

    return await call.wait_for(id, look)


async def _reasons(failed: Sequence[StudioCommand]) -> str:
    scripts = await StudioScript.filter(id__in=[command.script_id for command in failed if command.script_id])
    paths = {script.id: script.path for script in scripts}
    reasons = (f"{paths.get(str(each.script_id), each.method)}: {each.error}" for each in failed)
    return " ".join(dict.fromkeys(reasons))


async def _verified(command: StudioCommand) -> JsonObject:
    script = await StudioScript.get(id=command.script_id)
    found: JsonObject = {"path": script.path, "version": command.version, "hash": command.hash}
    return {**found, "instance": command.instance_id}


def _simulated(config: StudioConfig) -> JsonObject:
    if config.scripts is None:
        return {"simulated": True, "result": {}, "instance": "simulated"}
    scripts: list[Json] = [
        {"path": script.path, "version": 1, "hash": script.source_file.check().hash, "instance": "simulated"}
        for script in config.scripts
    ]
    return {"simulated": True, "verified": True, "scripts": scripts}


STUDIO: Final = async_node(StudioConfig, _run)
