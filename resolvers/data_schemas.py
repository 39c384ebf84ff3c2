"""Registered schemas: registering versions, reading them, and applying them to data."""

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias, TypeVar

from auth.access import get_visible, visible
from context.operation import Context
from engine.computing import compute
from engine.data_schemas import registry
from engine.data_schemas.formats import format_of
from engine.data_schemas.versions import precedence
from engine.json_schema import SchemaError, Violation
from errors import Conflict, InvalidInput, Verbatim
from json_types import Json
from models.data_schemas import Compatibility, DataSchema, Platform, SchemaFormat
from resolvers import checks
from storage.database import transaction

MOST_VERSIONS: Final = 500
MOST_SCHEMAS: Final = 5_000
"""The versions of one schema, and the versions of all schemas of an organization."""

_NAME: Final = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_READ_SCOPE: Final = "schemas:read"
_WRITE_SCOPE: Final = "schemas:write"

Returned = TypeVar("Returned")

Problem: TypeAlias = Violation
"""A place in data or in a schema, and what is wrong there."""


async def data_schemas(ctx: Context, *, name: str | None, platform: Platform | None) -> list[DataSchema]:
    """Return the newest version of each schema by name and platform, or all versions of one, newest first."""
    ctx.actor.require(_READ_SCOPE)
    if name is not None:
        _require_name(name)
    known = await registry.versions_of(ctx.actor.organization_id, name, platform)
    if name is None:
        newest: dict[tuple[str, str], registry.KnownVersion] = {}
        for each in known:
            newest.setdefault((each.name, each.platform.value), each)
        known = [newest[key] for key in sorted(newest)]
    ids = [each.id for each in known]
    rows = {row.id: row for row in await visible(DataSchema, ctx.actor).filter(id__in=ids)}
    return [rows[id] for id in ids]


async def versions_of_each(ctx: Context, rows: Sequence[DataSchema]) -> list[list[DataSchema]]:
    """Return all versions of the schema of each row, newest first."""
    names = {row.name for row in rows}
    found = registry.newest_first(await visible(DataSchema, ctx.actor).filter(name__in=list(names)))
    return [[each for each in found if (each.name, each.platform) == (row.name, row.platform)] for row in rows]


async def register_schema(
    ctx: Context,
    *,
    name: str,
    format: SchemaFormat,
    platform: Platform,
    version: str,
    definition: Json,
    compatibility: Compatibility,
) -> DataSchema:
    """Register a version of a schema. Registering the same version again with the same definition returns it.

    Raises:
        InvalidInput: a value is invalid, the version is not above the newest, or the definition breaks the promised
            compatibility with it.
        Conflict: the version exists with another definition, or the organization has too many.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    _require_name(name)
    if precedence(version) is None:
        raise InvalidInput("version must be a semantic version such as 1.0.0.", field=["version"])
    checks.json_value(definition, "definition")
    await _computed(actor.organization_id, lambda: format_of(format).check(definition))
    row = DataSchema.new(
        organization_id=actor.organization_id,
        name=name,
        platform=platform,
        format=format,
        version=version,
        definition=definition,
        compatibility=compatibility,
    )
    # Schemas are compared outside the transaction, because it takes long; again if another version comes first.
    registered = None
    while registered is None:
        before = await _checked(ctx, row)
        registered = await _registered(ctx, row, before)
    return registered


async def _checked(ctx: Context, row: DataSchema) -> DataSchema | None:
    """Return the newest version so far, or None, once the new one may follow it, or is registered already."""
    known = await registry.versions_of(row.organization_id, row.name, row.platform)
    if any(each.version == row.version for each in known):
        return None
    await _require_room(ctx, len(known))
    before = await get_visible(DataSchema, ctx.actor, known[0].id) if known else None
    if before is not None:
        await _require_compatible(row, before)
    return before


async def _registered(ctx: Context, row: DataSchema, before: DataSchema | None) -> DataSchema | None:
    """Store a version and return it, or the same one that exists; None if another version has come first."""
    async with transaction():
        await registry.lock_schema(row.organization_id, row.platform, row.name)
        known = await registry.versions_of(row.organization_id, row.name, row.platform)
        existing = next((each for each in known if each.version == row.version), None)
        if existing is not None:
            return _same(await get_visible(DataSchema, ctx.actor, existing.id), row)
        if (known[0].id if known else None) != (None if before is None else before.id):
            return None
        await row.add(by=ctx.actor.id)
        return row


def _require_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InvalidInput("name must have 1 to 100 letters, digits, dots, hyphens and underscores.", field=["name"])


def _same(existing: DataSchema, row: DataSchema) -> DataSchema:
    for name in ("format", "definition", "compatibility"):
        if getattr(existing, name) != getattr(row, name):
            message = f"Version {row.version} of this schema exists with another {name}; versions never change."
            raise Conflict(message, field=["version"])
    return existing


async def _require_room(ctx: Context, versions: int) -> None:
    if versions >= MOST_VERSIONS:
        raise Conflict(f"A schema can have at most {MOST_VERSIONS} versions.", field=["name"])
    if await visible(DataSchema, ctx.actor).count() >= MOST_SCHEMAS:
        raise Conflict(f"An organization can have at most {MOST_SCHEMAS} versions of schemas.", field=["name"])


async def _require_compatible(row: DataSchema, before: DataSchema) -> None:
    if registry.precedence_of(row) <= registry.precedence_of(before):
        raise InvalidInput(f"version must be above {before.version}, the newest.", field=["version"])
    if row.format is not before.format:
        raise InvalidInput(
            f"The versions of a schema have one format; this is {before.format.value}.", field=["format"]
        )
    for path, message in await _promised(row.organization_id, row.format, row.definition, before, row.compatibility):
        raise InvalidInput(message, field=["definition", *map(Verbatim, path)])


async def _promised(
    organization_id: str, format: SchemaFormat, definition: Json, before: DataSchema, compatibility: Compatibility
) -> list[tuple[tuple[str, ...], str]]:
    """Return how a definition breaks the promised compatibility with the version before it."""
    language = format_of(format)
    found: list[tuple[tuple[str, ...], str]] = []
    if compatibility in (Compatibility.BACKWARD, Compatibility.FULL):
        backward = await _computed(
            organization_id, lambda: language.unreadable(reader=definition, writer=before.definition)
        )
        found += [
            (each.path, f"It is not backward compatible with {before.version}: {each.message}") for each in backward
        ]
    if compatibility in (Compatibility.FORWARD, Compatibility.FULL):
        forward = await _computed(
            organization_id, lambda: language.unreadable(reader=before.definition, writer=definition)
        )
        found += [
            (each.path, f"It is not forward compatible with {before.version}: {each.message}") for each in forward
        ]
    return found


async def check_compatibility(
    ctx: Context, *, schema: str, definition: Json, compatibility: Compatibility
) -> list[Problem]:
    """Return how a definition would break its compatibility with the newest version of a schema.

    Raises:
        InvalidInput: the definition is invalid.
        NotFound: there is no such schema.
    """
    ctx.actor.require(_READ_SCOPE)
    checks.json_value(definition, "definition")
    organization_id = ctx.actor.organization_id
    row = await registry.find_schema(organization_id, schema, "schema")
    await _computed(organization_id, lambda: format_of(row.format).check(definition))
    broken = await _promised(organization_id, row.format, definition, row, compatibility)
    return [Violation(path, message) for path, message in broken]


async def validate_data(ctx: Context, *, schema: str, version: str | None, data: Json) -> list[Problem]:
    """Return why data does not have the form of a schema; empty if it has.

    Raises:
        NotFound: there is no such schema or version.
    """
    ctx.actor.require(_READ_SCOPE)
    checks.json_value(data, "data")
    row = await registry.find_schema(ctx.actor.organization_id, schema, "schema", version)
    return await registry.violations(ctx.actor.organization_id, row, data)


async def transform_data(ctx: Context, *, source: str, target: str, data: Json) -> Json:
    """Return data that has the form of one schema in the form of another.

    Raises:
        InvalidInput: the data violates the first schema, or its converted form the second.
        NotFound: there is no such schema or version.
    """
    ctx.actor.require(_READ_SCOPE)
    checks.json_value(data, "data")
    organization_id = ctx.actor.organization_id
    before = await registry.find_schema(organization_id, source, "from")
    after = await registry.find_schema(organization_id, target, "to")
    return await registry.transform(organization_id, before, after, data)


async def _computed(organization_id: str, function: Callable[[], Returned]) -> Returned:
    try:
        return await compute(organization_id, function)
    except SchemaError as error:
        raise InvalidInput(f"definition: {error.message}", field=["definition", *map(Verbatim, error.path)]) from error
