"""GraphQL types and fields for Roblox Studio: its instances, scripts, commands and assets."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, cast

import strawberry

from models import sessions as session_tables
from models import studio as tables
from resolvers.studio import assets as asset_resolvers
from resolvers.studio import commands as resolvers
from resolvers.studio import reading
from schema.base import JSON, Backed, Info, Node, describe_enum, or_default
from schema.errors import DeleteInput, DeletePayload, UserError, errors_as_data, errors_field, idempotency_key_field
from schema.projection import uses_columns
from schema.relations import SessionView, related, related_actor
from schema.relay import Children, Connection, connection, for_each_parent, paged
from storage.pagination import Order, PageArguments

describe_enum(
    tables.InstanceStatus,
    "Whether the plugin of a Roblox Studio polls the gateway.",
    CONNECTED="It polls, and gets commands at once.",
    DISCONNECTED="It was closed, or has been silent for 45 seconds. It gets its commands when it connects again.",
)
describe_enum(
    tables.ScriptType,
    "The class of a script in Roblox.",
    SCRIPT="A `Script`, which runs on the server.",
    LOCAL_SCRIPT="A `LocalScript`, which runs on the client.",
    MODULE_SCRIPT="A `ModuleScript`, which other scripts require.",
)
describe_enum(
    tables.CommandStatus,
    "The status of a command for Studio.",
    PENDING="Its plugin has not fetched it yet.",
    DELIVERED="Its plugin has fetched it, and not responded yet.",
    COMPLETED="Done. For a script: Studio has the version, which the hash of what was read back shows.",
    FAILED="The plugin rejected it, or the hash of the written script differs; `error` says why.",
    EXPIRED="There was no response in time, and it is not delivered any more.",
)
describe_enum(
    tables.AssetStatus,
    "The status of an upload.",
    UPLOADING="Roblox is processing or moderating it.",
    READY="Done: it has an `assetId`.",
    FAILED="Roblox rejected it, or the outcome is unknown; `error` says why.",
)


@strawberry.type(description="A place that is open in somebody's Roblox Studio, and whose plugin is connected.")
class StudioInstance(Backed, Node):
    ROWS = tables.StudioInstance

    name: str = strawberry.field(description="The display name.")
    place_id: str | None = strawberry.field(description="Roblox's id of the place; null if it is not published.")
    place_name: str = strawberry.field(description="The name of the place.")
    plugin_version: str | None = strawberry.field(description="The version of the plugin.")
    studio_version: str | None = strawberry.field(description="The version of Studio.")
    connected_at: datetime = strawberry.field(description="When it connected last.")
    last_seen_at: datetime = strawberry.field(description="When its plugin sent its last request.")

    owner = related_actor("owner_id", "The user whose API key the plugin uses.")
    session = related(
        "session_id", session_tables.Session, SessionView | None, "The session to which its output is routed, if any."
    )

    @strawberry.field(description="Whether its plugin polls.")
    @uses_columns("status", "last_seen_at")
    def status(self, root: strawberry.Parent[tables.StudioInstance]) -> tables.InstanceStatus:
        return tables.effective_status(root.status, root.last_seen_at)


@strawberry.type(description="A version of a script. It never changes.")
class StudioScriptVersion(Backed):
    ROWS = tables.StudioScriptVersion

    number: int = strawberry.field(description="Its number, from 1.")
    type: tables.ScriptType = strawberry.field(description="The class of the script.")
    source: str = strawberry.field(description="The source, with line feeds.")
    hash: str = strawberry.field(description="The SHA-256 of the source in UTF-8, in hexadecimal digits.")
    message: str | None = strawberry.field(description="What its author says about it.")
    restored_from: int | None = strawberry.field(description="The number of the version that it restores.")
    created_at: datetime = strawberry.field(description="When it was pushed, pulled or restored.")

    created_by = related_actor("created_by_id", "Its author.")


@strawberry.type(description="The version of a script that an instance is known to have.")
class StudioCopy(Backed):
    ROWS = tables.StudioCopy

    version: int = strawberry.field(description="The number of the version.")
    hash: str = strawberry.field(description="The hash that the plugin read back, which is that of the version.")
    verified_at: datetime = strawberry.field(description="When that was: when it was written, or pulled.")

    instance = related("instance_id", tables.StudioInstance, StudioInstance | None, "The instance.")


@strawberry.type(description="A script of a place, with all its versions.")
class StudioScript(Backed, Node):
    ROWS = tables.StudioScript

    place: str = strawberry.field(description="The place: its id, or the name of one that is not published.")
    path: str = strawberry.field(description="The names down to it, such as `ServerScriptService/Game/Main`.")
    type: tables.ScriptType = strawberry.field(description="The class of its latest version.")
    version: int = strawberry.field(description="The number of its latest version.")
    hash: str = strawberry.field(description="The hash of its latest version.")
    created_at: datetime = strawberry.field(description="When its first version was stored.")
    updated_at: datetime = strawberry.field(description="When its latest version was stored.")

    @strawberry.field(graphql_type=Connection[StudioScriptVersion], description="Its versions, newest first.")
    @for_each_parent
    def versions(self, info: Info, page: PageArguments) -> Children:
        async def rows() -> Any:
            return reading.versions(info.context)

        return Children("script_id", rows, Order(descending=True), page)

    @strawberry.field(description="The instances that have it, each with the version that was verified last.")
    @uses_columns("id")
    def copies(self, info: Info, root: strawberry.Parent[tables.StudioScript]) -> list[StudioCopy]:
        async def fetch(ids: list[str]) -> Mapping[str, list[tables.StudioCopy]]:
            return await reading.copies_of(info.context, ids)

        return cast(list[StudioCopy], info.context.loaders.grouped("studio copies", fetch).load(root.id))


@strawberry.type(description="Something that an instance of Studio is asked to do.")
class StudioCommand(Backed, Node):
    ROWS = tables.StudioCommand

    method: str = strawberry.field(description="The method of the plugin; `writeScript` for a script.")
    params: JSON | None = strawberry.field(description="Its params; null for a script.")
    version: int | None = strawberry.field(description="The version of `script` that is to be written.")
    status: tables.CommandStatus = strawberry.field(description="The status.")
    result: JSON | None = strawberry.field(description="What the plugin returned.")
    hash: str | None = strawberry.field(description="The hash of the script as the plugin read it back.")
    error: str | None = strawberry.field(description="Why it failed.")
    deliveries: int = strawberry.field(description="How often it was delivered: more than once if a response was lost.")
    created_at: datetime = strawberry.field(description="When it was stored.")
    delivered_at: datetime | None = strawberry.field(description="When it was last delivered.")
    expires_at: datetime | None = strawberry.field(description="Until when it needs a response; null once it ended.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")

    instance = related("instance_id", tables.StudioInstance, StudioInstance | None, "The instance; null if deleted.")
    script = related("script_id", tables.StudioScript, StudioScript | None, "The script that is to be written, if any.")
    created_by = related_actor("created_by_id", "Who asked for it.")


@strawberry.type(description="An asset that was uploaded to Roblox.")
class StudioAsset(Backed, Node):
    ROWS = tables.StudioAsset

    name: str = strawberry.field(description="The display name.")
    type: str = strawberry.field(description="Roblox's type, such as `Decal`.")
    content_type: str = strawberry.field(description="The media type of its file.")
    size: int = strawberry.field(description="The number of bytes of its file.")
    hash: str = strawberry.field(description="The SHA-256 of its file, in hexadecimal digits.")
    status: tables.AssetStatus = strawberry.field(description="The status.")
    asset_id: str | None = strawberry.field(description="Roblox's id of the asset; use it as `rbxassetid://<id>`.")
    error: str | None = strawberry.field(description="Why the upload failed.")
    simulated: bool = strawberry.field(description="Whether the upload was simulated, because nothing is configured.")
    created_at: datetime = strawberry.field(description="When the upload began.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")

    created_by = related_actor("created_by_id", "Who uploaded it.")


# ---------------------------------------------------------------- inputs and payloads

_INSTANCES = "The ids or names of the instances; by default all that are connected."
_OVERWRITE = "Whether to replace a script that was changed in Studio since a version was last verified or pulled there."
_WAIT = (
    "How many seconds to wait for the end of the commands, up to 25; 0 returns at once. While the server restarts, "
    "they are returned as they are."
)


@strawberry.input(description="A script to push.")
class StudioScriptInput:
    path: str = strawberry.field(
        description="A service of the place and the names below it, such as `ServerScriptService/Game/Main`. Folders "
        "that are missing are created."
    )
    source: str = strawberry.field(description="The source, up to 200,000 characters.")
    type: tables.ScriptType | None = strawberry.field(
        default=tables.ScriptType.SCRIPT, description="The class of the script."
    )


@strawberry.input(description="Scripts, and the instances that get them.")
class PushStudioScriptsInput:
    scripts: list[StudioScriptInput] = strawberry.field(description="Up to 200 scripts with different paths.")
    instance_ids: list[str] | None = strawberry.field(default=None, description=_INSTANCES)
    message: str | None = strawberry.field(default=None, description="What to store with the versions.")
    overwrite: bool | None = strawberry.field(default=False, description=_OVERWRITE)
    timeout_seconds: int | None = strawberry.field(
        default=resolvers.DEFAULT_PUSH_SECONDS,
        description="How many seconds Studio may take to fetch and write them, up to a day.",
    )
    wait_seconds: int | None = strawberry.field(default=0, description=_WAIT)
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="A version of a script to restore.")
class RestoreStudioScriptInput:
    id: strawberry.ID = strawberry.field(description="The id of the script.")
    version: int = strawberry.field(description="The number of an earlier version.")
    instance_ids: list[str] | None = strawberry.field(
        default=None,
        description="The ids or names of the instances that get it; by default all connected ones of its place.",
    )
    message: str | None = strawberry.field(default=None, description="What to store with the new version.")
    overwrite: bool | None = strawberry.field(default=False, description=_OVERWRITE)
    wait_seconds: int | None = strawberry.field(default=0, description=_WAIT)


@strawberry.input(description="A script that is to be stored as an instance has it.")
class PullStudioScriptInput:
    instance_id: strawberry.ID = strawberry.field(description="The id of a connected instance.")
    path: str = strawberry.field(description="The path of the script.")
    message: str | None = strawberry.field(default=None, description="What to store with the version.")


@strawberry.input(description="A question to an instance.")
class AskStudioInput:
    instance_id: strawberry.ID = strawberry.field(description="The id of the instance.")
    method: str = strawberry.field(description="A method of its plugin, such as `ping` or `listScripts`.")
    params: JSON | None = strawberry.field(default=None, description="Its params, a JSON object.")
    timeout_seconds: int | None = strawberry.field(
        default=resolvers.DEFAULT_ASK_SECONDS,
        description="How many seconds Studio may take to respond. The mutation waits for at most 25 of them; read the "
        "command later, or wait for the event `studio_command.ended`.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="An instance, and the session that gets its output.")
class LinkStudioSessionInput:
    instance_id: strawberry.ID = strawberry.field(description="The id of the instance.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of an active session that the owner of the instance is in; null to record output as events "
        "of type `studio_instance.output` again.",
    )


@strawberry.input(description="An asset to upload through Open Cloud.")
class UploadStudioAssetInput:
    name: str = strawberry.field(description="The display name.")
    type: str = strawberry.field(description="Roblox's type, such as `Decal`, `Audio` or `Model`.")
    content: str = strawberry.field(description="Its file, in base64.")
    content_type: str = strawberry.field(description="The media type of its file, such as `image/png`.")
    description: str | None = strawberry.field(default="", description="A description, up to 1,000 characters.")
    user_id: str | None = strawberry.field(default=None, description="Roblox's id of its creator, if that is a user.")
    group_id: str | None = strawberry.field(default=None, description="Roblox's id of its creator, if that is a group.")
    idempotency_key: str | None = idempotency_key_field()


@strawberry.type(description="The result of `pushStudioScripts`.")
class StudioCommandsPayload:
    commands: list[StudioCommand] = strawberry.field(
        default_factory=list, description="A command for each instance and script; empty if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `restoreStudioScript`.")
class RestoreStudioScriptPayload:
    script: StudioScript | None = strawberry.field(default=None, description="The script; null if there are errors.")
    commands: list[StudioCommand] = strawberry.field(
        default_factory=list, description="A command for each instance that gets the new version."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `pullStudioScript`.")
class StudioScriptPayload:
    script: StudioScript | None = strawberry.field(default=None, description="The script; null if there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `askStudio`.")
class StudioCommandPayload:
    command: StudioCommand | None = strawberry.field(
        default=None, description="The command with its `result`; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `linkStudioSession`.")
class StudioInstancePayload:
    instance: StudioInstance | None = strawberry.field(
        default=None, description="The instance; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `uploadStudioAsset`.")
class StudioAssetPayload:
    asset: StudioAsset | None = strawberry.field(default=None, description="The asset; null if there are errors.")
    errors: list[UserError] = errors_field()


# ---------------------------------------------------------------- fields


@strawberry.type
class StudioQuery:
    @strawberry.field(graphql_type=Connection[StudioInstance], description="List Roblox Studios, oldest first.")
    @paged
    async def studio_instances(self, info: Info, page: PageArguments) -> Any:
        rows = reading.instances(info.context)
        return await connection(info, rows, Order(), page)

    @strawberry.field(graphql_type=Connection[StudioScript], description="List the scripts of places, oldest first.")
    @paged
    async def studio_scripts(
        self,
        info: Info,
        place: Annotated[
            str | None,
            strawberry.argument(description="Only of this place: its id, or the name of one that is not published."),
        ] = None,
        search: Annotated[str | None, strawberry.argument(description="Only with this text in their path.")] = None,
        *,
        page: PageArguments,
    ) -> Any:
        rows = reading.scripts(info.context, place=place, search=search)
        return await connection(info, rows, Order(), page)

    @strawberry.field(graphql_type=Connection[StudioCommand], description="List commands for Studio, newest first.")
    @paged
    async def studio_commands(
        self,
        info: Info,
        instance_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only for the instance with this id.")
        ] = None,
        *,
        page: PageArguments,
    ) -> Any:
        rows = reading.commands(info.context, instance_id=instance_id)
        return await connection(info, rows, Order(descending=True), page)

    @strawberry.field(graphql_type=Connection[StudioAsset], description="List uploaded assets, newest first.")
    @paged
    async def studio_assets(self, info: Info, page: PageArguments) -> Any:
        rows = reading.assets(info.context)
        return await connection(info, rows, Order(descending=True), page)


@strawberry.type
class StudioMutation:
    @strawberry.mutation(
        description="Push scripts to Roblox Studio. Each is stored as a version, and a command per instance writes it; "
        "the command is COMPLETED once the plugin has read it back with the same hash."
    )
    @errors_as_data(StudioCommandsPayload)
    async def push_studio_scripts(
        self, info: Info, input: Annotated[PushStudioScriptsInput, strawberry.argument(description="The scripts.")]
    ) -> StudioCommandsPayload:
        rows = await resolvers.push(
            info.context,
            instance_ids=input.instance_ids or [],
            scripts=[
                resolvers.ScriptSource(each.path, each.source, or_default(each.type, tables.ScriptType.SCRIPT))
                for each in input.scripts
            ],
            message=input.message,
            overwrite=or_default(input.overwrite, False),
            timeout_seconds=or_default(input.timeout_seconds, resolvers.DEFAULT_PUSH_SECONDS),
            wait_seconds=or_default(input.wait_seconds, 0),
            idempotency_key=input.idempotency_key,
        )
        return StudioCommandsPayload(commands=[StudioCommand.of(row) for row in rows])

    @strawberry.mutation(
        description="Go back to an earlier version of a script: a new version gets its source, and is pushed."
    )
    @errors_as_data(RestoreStudioScriptPayload)
    async def restore_studio_script(
        self, info: Info, input: Annotated[RestoreStudioScriptInput, strawberry.argument(description="The version.")]
    ) -> RestoreStudioScriptPayload:
        script, rows = await resolvers.restore(
            info.context,
            id=input.id,
            version=input.version,
            instance_ids=input.instance_ids or [],
            message=input.message,
            overwrite=or_default(input.overwrite, False),
            wait_seconds=or_default(input.wait_seconds, 0),
        )
        return RestoreStudioScriptPayload(
            script=StudioScript.of(script), commands=[StudioCommand.of(row) for row in rows]
        )

    @strawberry.mutation(
        description="Store a script as it is in Studio now, as its latest version, which the next push may replace."
    )
    @errors_as_data(StudioScriptPayload)
    async def pull_studio_script(
        self, info: Info, input: Annotated[PullStudioScriptInput, strawberry.argument(description="The script.")]
    ) -> StudioScriptPayload:
        row = await resolvers.pull(info.context, instance_id=input.instance_id, path=input.path, message=input.message)
        return StudioScriptPayload(script=StudioScript.of(row))

    @strawberry.mutation(
        description="Call a method of the plugin in Studio and wait for its result. Without a response in time, the "
        "command is EXPIRED."
    )
    @errors_as_data(StudioCommandPayload)
    async def ask_studio(
        self, info: Info, input: Annotated[AskStudioInput, strawberry.argument(description="The question.")]
    ) -> StudioCommandPayload:
        row = await resolvers.call(
            info.context,
            instance_id=input.instance_id,
            method=input.method,
            params=input.params,
            timeout_seconds=or_default(input.timeout_seconds, resolvers.DEFAULT_ASK_SECONDS),
            idempotency_key=input.idempotency_key,
        )
        return StudioCommandPayload(command=StudioCommand.of(row))

    @strawberry.mutation(
        description="Route the output of a Studio into a session, as messages of the user who connected it. Only that "
        "user can, and anyone with the scope `studio:write`."
    )
    @errors_as_data(StudioInstancePayload)
    async def link_studio_session(
        self, info: Info, input: Annotated[LinkStudioSessionInput, strawberry.argument(description="The session.")]
    ) -> StudioInstancePayload:
        row = await resolvers.link(info.context, instance_id=input.instance_id, session_id=input.session_id)
        return StudioInstancePayload(instance=StudioInstance.of(row))

    @strawberry.mutation(
        description="Delete a Studio that is not connected, with the commands for it. Its scripts and their versions "
        "stay."
    )
    @errors_as_data(DeletePayload)
    async def delete_studio_instance(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The instance.")]
    ) -> DeletePayload:
        id = await resolvers.delete_instance(info.context, id=input.id)
        return DeletePayload(deleted_id=strawberry.ID(id))

    @strawberry.mutation(
        description="Upload an asset to Roblox through Open Cloud. It is READY, and has an id, once Roblox has "
        "moderated it."
    )
    @errors_as_data(StudioAssetPayload)
    async def upload_studio_asset(
        self, info: Info, input: Annotated[UploadStudioAssetInput, strawberry.argument(description="The asset.")]
    ) -> StudioAssetPayload:
        asset = asset_resolvers.AssetUpload(
            name=input.name,
            type=input.type,
            description=or_default(input.description, ""),
            content=input.content,
            content_type=input.content_type,
            user_id=input.user_id,
            group_id=input.group_id,
        )
        row = await asset_resolvers.upload(info.context, asset, idempotency_key=input.idempotency_key)
        return StudioAssetPayload(asset=StudioAsset.of(row))
