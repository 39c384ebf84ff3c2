"""GraphQL types and fields for registered schemas."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import strawberry

from executor import batched
from models import data_schemas as tables
from resolvers import data_schemas as resolvers
from schema.base import JSON, Backed, Info, Node, describe_enum, or_default
from schema.errors import UserError, errors_as_data, errors_field

describe_enum(
    tables.SchemaFormat,
    "The language of a schema.",
    JSON_SCHEMA="JSON Schema, draft 2020-12. `x-aliases` lists other names of a property.",
    AVRO="Apache Avro. The definition is the schema as JSON.",
    PROTOBUF='Protocol Buffers. The definition is the text of a .proto file, or `{"proto": text, "message": name}`.',
)
describe_enum(
    tables.Compatibility,
    "What a version promises about the version before it.",
    NONE="Nothing.",
    BACKWARD="Readers of this version can read data of the one before.",
    FORWARD="Readers of the one before can read data of this version.",
    FULL="Both.",
)
describe_enum(
    tables.Platform,
    "A place where data lives.",
    BACKEND="The backend: records of Parley.",
    FRONTEND="The frontend: shared documents, which its users see change.",
    ROBLOX="Roblox Studio.",
    DATABASE="The database.",
    CACHE="The cache.",
)

NAMES = "`name`, `name@version` or `platform/name@version`, or the id of a version; the newest version by default."


def versions_field() -> Any:
    """Return the field `versions`, which is read for a whole list at once."""

    async def all_of(info: Info, sources: Sequence[tables.DataSchema]) -> Sequence[list["DataSchema"]]:
        return [DataSchema.each(found) for found in await resolvers.versions_of_each(info.context, sources)]

    async def one(info: Info, root: strawberry.Parent[tables.DataSchema]) -> list["DataSchema"]:
        return (await all_of(info, [root]))[0]

    return strawberry.field(
        resolver=batched(all_of)(one), description="All versions of the schema on this platform, newest first."
    )


@strawberry.type(description="A version of a registered schema.")
class DataSchema(Backed, Node):
    ROWS = tables.DataSchema

    name: str = strawberry.field(description="The name of the schema.")
    format: tables.SchemaFormat = strawberry.field(description="Its language.")
    platform: tables.Platform = strawberry.field(description="The platform whose data it describes.")
    version: str = strawberry.field(description="The semantic version.")
    definition: JSON = strawberry.field(description="The schema itself.")
    compatibility: tables.Compatibility = strawberry.field(
        description="What this version promises about the one before it."
    )
    created_at: datetime = strawberry.field(description="When it was registered.")

    versions: list["DataSchema"] = versions_field()


@strawberry.type(description="A place in data or in a schema, and what is wrong there.")
class DataProblem:
    path: str = strawberry.field(description="The path, with dots; empty for the whole.")
    message: str = strawberry.field(description="What is wrong.")


@strawberry.type(description="The result of a check.")
class DataValidation:
    valid: bool = strawberry.field(description="Whether nothing is wrong.")
    errors: list[DataProblem] = strawberry.field(description="What is wrong, at most ten problems.")

    @classmethod
    def of(cls, found: list[resolvers.Problem]) -> "DataValidation":
        """Return violations as a result."""
        errors = [DataProblem(path=".".join(each.path), message=each.message) for each in found[:10]]
        return cls(valid=not errors, errors=errors)


@strawberry.input(description="A version of a schema to register.")
class RegisterSchemaInput:
    name: str = strawberry.field(description="The name of the schema: letters, digits, dots, hyphens and underscores.")
    format: tables.SchemaFormat = strawberry.field(description="The language of the definition.")
    platform: tables.Platform = strawberry.field(description="The platform whose data it describes.")
    version: str = strawberry.field(description="The semantic version, above the newest one.")
    definition: JSON = strawberry.field(description="The schema itself.")
    compatibility: tables.Compatibility | None = strawberry.field(
        default=tables.Compatibility.BACKWARD, description="What it must guarantee about the version before it."
    )


@strawberry.type(description="The result of `registerSchema`.")
class DataSchemaPayload:
    schema: DataSchema | None = strawberry.field(default=None, description="The version; null if there are errors.")
    errors: list[UserError] = errors_field()


SchemaArgument = Annotated[str, strawberry.argument(description=f"The schema: {NAMES}")]
DataArgument = Annotated[JSON, strawberry.argument(description="The data.")]


@strawberry.type
class DataSchemaQuery:
    @strawberry.field(
        description="The newest version of each registered schema; with a name, all versions of that one, newest first."
    )
    async def data_schemas(
        self,
        info: Info,
        name: Annotated[str | None, strawberry.argument(description="Only the schema of this name.")] = None,
        platform: Annotated[
            tables.Platform | None, strawberry.argument(description="Only schemas of this platform.")
        ] = None,
    ) -> list[DataSchema]:
        return DataSchema.each(await resolvers.data_schemas(info.context, name=name, platform=platform))

    @strawberry.field(description="Check data against a registered schema.")
    async def validate_data(
        self,
        info: Info,
        schema: SchemaArgument,
        data: DataArgument,
        version: Annotated[str | None, strawberry.argument(description="The version.")] = None,
    ) -> DataValidation:
        found = await resolvers.validate_data(info.context, schema=schema, version=version, data=data)
        return DataValidation.of(found)

    @strawberry.field(
        description="Convert data from the form of one registered schema to that of another: between versions, "
        "platforms and formats. Fields are matched by name, alias or number; missing ones get their default."
    )
    async def transform_data(
        self,
        info: Info,
        from_: Annotated[str, strawberry.argument(name="from", description=f"The schema of the data: {NAMES}")],
        to: Annotated[str, strawberry.argument(description=f"The schema of the result: {NAMES}")],
        data: DataArgument,
    ) -> JSON:
        return await resolvers.transform_data(info.context, source=from_, target=to, data=data)

    @strawberry.field(description="Check whether a definition could be the next version of a schema.")
    async def check_compatibility(
        self,
        info: Info,
        schema: SchemaArgument,
        definition: Annotated[JSON, strawberry.argument(description="The definition of the next version.")],
        compatibility: Annotated[
            tables.Compatibility | None,
            strawberry.argument(description="What it must guarantee about the newest version."),
        ] = tables.Compatibility.BACKWARD,
    ) -> DataValidation:
        return DataValidation.of(
            await resolvers.check_compatibility(
                info.context,
                schema=schema,
                definition=definition,
                compatibility=or_default(compatibility, tables.Compatibility.BACKWARD),
            )
        )


@strawberry.type
class DataSchemaMutation:
    @strawberry.mutation(
        description="Register a version of a schema. Registering the same version with the same definition again "
        "returns it; a version never changes. Requires `schemas:write`."
    )
    @errors_as_data(DataSchemaPayload)
    async def register_schema(
        self,
        info: Info,
        input: Annotated[RegisterSchemaInput, strawberry.argument(description="The version to register.")],
    ) -> DataSchemaPayload:
        row = await resolvers.register_schema(
            info.context,
            name=input.name,
            format=input.format,
            platform=input.platform,
            version=input.version,
            definition=input.definition,
            compatibility=or_default(input.compatibility, tables.Compatibility.BACKWARD),
        )
        return DataSchemaPayload(schema=DataSchema.of(row))
