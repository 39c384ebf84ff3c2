"""SYNC: synchronizes a record between platforms. RECORD: reads the copy of one."""

from typing import Annotated, Any, Final

from msgspec import Meta

from engine.definitions.configs import EXPRESSION, About, Config, ConfigError, Text
from engine.nodes.base import NodeCall, NodeFailure, async_node
from engine.sync.reading import RecordReader
from engine.sync.requests import LONGEST_KEY, SyncRequest, new_job, require_room, require_route
from errors import Conflict, InvalidInput, NotFound, Unavailable
from json_types import Json, JsonObject
from models.data_schemas import Platform
from models.sync_jobs import ConflictResolution, SyncJob, SyncStatus, SyncStrategy
from shown import as_json

_KEY: Final = About("The record's key; by default that of its data, such as `user:123` for a `user_id` of 123.")
_Key = Annotated[str, Meta(min_length=1, max_length=LONGEST_KEY, pattern=r"\S")]


class SyncConfig(Config, frozen=True, kw_only=True):
    """The config of a SYNC."""

    source: Annotated[Platform, About("The platform that has the data.")]
    target: Annotated[Platform, About("The platform that gets it.")]
    data: Annotated[Any, About("The record, a JSON object.")]
    key: Annotated[_Key | None, EXPRESSION, _KEY] = None
    strategy: Annotated[SyncStrategy, About("When the target gets the data.")] = SyncStrategy.WRITE_THROUGH
    conflict_resolution: Annotated[
        ConflictResolution, About("What is kept if both sides changed since they last agreed.")
    ] = ConflictResolution.LAST_WRITE_WINS
    schema: Annotated[Text | None, EXPRESSION, About("The registered schema that the data must match.")] = None
    partial: Annotated[bool, About("Whether `data` has only the fields that change; null removes one.")] = False

    def check(self, *, computed: bool) -> None:
        """Require two platforms, and a strategy that the target permits."""
        try:
            require_route(self.request())
        except InvalidInput as error:
            raise ConfigError(f"is invalid. {error.message.removesuffix('.')}", *(error.field or ())) from None

    def request(self) -> SyncRequest:
        """Return the request to synchronize."""
        return SyncRequest(
            source=self.source,
            target=self.target,
            data=self.data,
            strategy=self.strategy,
            conflict_resolution=self.conflict_resolution,
            schema=self.schema,
            key=self.key,
            partial=self.partial,
        )


async def _synchronize(call: NodeCall, config: SyncConfig) -> Json:
    """Return {id, key, status, result, conflicts} of the job: at once if it is write-behind, else once it has ended."""
    if call.node.child_id is None:
        await _submit(call, config)
    assert call.node.child_id is not None
    id = call.node.child_id
    if config.strategy is SyncStrategy.WRITE_BEHIND:
        job = await SyncJob.get(id=id)
    else:
        job = await call.wait_for_end(SyncJob, id, lambda row: row.ended)
    if job.status is SyncStatus.FAILED:
        raise NodeFailure(f"The synchronization {id} failed: {job.error}")
    if job.status is SyncStatus.CONFLICT:
        paths = ", ".join(str(each["path"]) or "its root" for each in job.conflicts)
        raise NodeFailure(f"The synchronization {id} found that both sides changed {paths}.", final=True)
    shown: JsonObject = {"id": job.id, "key": job.key, "status": job.status.value}
    return shown | {"result": job.result, "conflicts": [*job.conflicts]}


async def _submit(call: NodeCall, config: SyncConfig) -> None:
    organization_id, request = call.run.organization_id, config.request()
    try:
        job = new_job(organization_id, request)
        if config.schema is not None:
            await call.tools.schemas.require(organization_id, config.schema, config.data, "data")
        await require_room(organization_id)
    except (InvalidInput, NotFound) as error:
        raise NodeFailure(error.message, final=True) from None
    except Conflict as error:
        raise NodeFailure(error.message) from None
    async with call.locked():
        await call.tools.sync.submit(job, by=call.run.started_by_id, partial=config.partial)
        call.node.child_id = job.id
        call.node.wait(call.run)
    await call.tools.sync.finish(job)


_JOB: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "The id of the job."},
        "key": {"type": "string"},
        "status": {"type": "string", "enum": [each.value for each in SyncStatus]},
        "result": {"description": "What both sides hold; null while the target does not have it yet."},
        "conflicts": {"type": "array", "items": {"type": "object"}},
    },
}
SYNC: Final = async_node(SyncConfig, _synchronize, output=_JOB)


class RecordConfig(Config, frozen=True, kw_only=True):
    """The config of a RECORD."""

    platform: Annotated[Platform, About("The platform whose copy is read.")]
    key: Annotated[_Key, EXPRESSION, About("The record's key.")]
    otherwise: Annotated[Any, About("The data if there is no copy. Without it, the node fails.")] = None


async def _read(call: NodeCall, config: RecordConfig) -> Json:
    """Return {found, data} of the copy."""
    reader = RecordReader(call.tools.sync, call.run.organization_id, by=call.run.started_by_id)
    try:
        found = await reader.read(config.platform, config.key)
    except Unavailable as error:
        raise NodeFailure(error.message) from None
    if found is not None:
        return {"found": True, "data": found.data}
    if config.otherwise is None:
        raise NodeFailure(f"There is no record {as_json(config.key)} on {config.platform.value}.")
    data: Json = config.otherwise
    return {"found": False, "data": data}


_COPY: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "found": {"type": "boolean", "description": "Whether there is a copy."},
        "data": {"description": "The record."},
    },
}
RECORD: Final = async_node(RecordConfig, _read, output=_COPY)
