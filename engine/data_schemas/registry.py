"""Finding registered schemas, and applying them to data."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol, TypeVar

from engine.computing import compute
from engine.data_schemas.formats import format_of
from engine.data_schemas.formats.base import Shape
from engine.data_schemas.transforming import converted
from engine.data_schemas.versions import Precedence, precedence
from engine.json_schema import SchemaError, Violation
from errors import InvalidInput, NotFound, Verbatim
from json_types import Json, JsonObject
from models.data_schemas import Compatibility, DataSchema, Platform, SchemaFormat
from shown import as_json
from storage.database import advisory_lock
from storage.lookups import find_one, read_many

_REFERENCE: Final = re.compile(r"(?:([A-Za-z]+)/)?([A-Za-z0-9_.-]{1,100})(?:@(\S+))?")

Returned = TypeVar("Returned")


@dataclass(frozen=True, slots=True)
class Reference:
    """A schema that a text names: `name`, `name@version` or `platform/name@version`. Without a version, the newest."""

    name: str
    platform: Platform | None
    version: str | None


def parse_reference(text: str, field: str) -> Reference:
    """Return what a text names.

    Raises:
        InvalidInput: it names no schema.
    """
    found = _REFERENCE.fullmatch(text)
    if found is None or (found[1] is not None and found[1].upper() not in Platform.__members__):
        raise InvalidInput(
            f"{field} must be the id of a schema, or name, name@version or platform/name@version.", field=[field]
        )
    return Reference(found[2], Platform[found[1].upper()] if found[1] else None, found[3])


async def find_schema(organization_id: str, text: str, field: str, version: str | None = None) -> DataSchema:
    """Return the schema that a text names; see `Reference`. An id names one version.

    Args:
        version: overrides the version in the text.

    Raises:
        InvalidInput: the text names none, or schemas of several platforms.
        NotFound: there is no such schema or version.
    """
    by_id = await find_one(DataSchema, organization_id, text)
    if by_id is not None and version is None:
        return by_id
    reference = parse_reference(text, field)
    known = await versions_of(organization_id, reference.name, reference.platform)
    if not known:
        raise NotFound(f"There is no schema {as_json(text)}.", field=[field])
    platforms = sorted({each.platform.value for each in known})
    if len(platforms) > 1:
        example = f"{platforms[0].lower()}/{reference.name}"
        message = f"{field} must name the platform, as in {example}: the schema exists on {', '.join(platforms)}."
        raise InvalidInput(message, field=[field])
    wanted = version or reference.version or known[0].version
    found = next((each for each in known if each.version == wanted), None)
    if found is None:
        newest = ", ".join(each.version for each in known[:5])
        raise NotFound(f"The schema has no version {as_json(wanted)}; the newest are {newest}.", field=[field])
    return await DataSchema.get(id=found.id)


async def register_first(
    organization_id: str, platform: Platform, name: str, definition: JsonObject, *, by: str
) -> None:
    """Register a JSON Schema as version 1.0.0, in the running transaction, unless the schema has a version already."""
    await lock_schema(organization_id, platform, name)
    if await DataSchema.filter(organization_id=organization_id, platform=platform, name=name).exists():
        return
    row = DataSchema.new(
        organization_id=organization_id,
        name=name,
        platform=platform,
        format=SchemaFormat.JSON_SCHEMA,
        version="1.0.0",
        definition=definition,
        compatibility=Compatibility.BACKWARD,
    )
    await row.add(by=by)


async def lock_schema(organization_id: str, platform: Platform, name: str) -> None:
    """Wait until nobody else registers a version of a schema; they wait until this transaction ends."""
    await advisory_lock(f"data_schema:{organization_id}:{platform.value}:{name}")


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version without its definition, which can be large."""

    id: str
    name: str
    platform: Platform
    version: str


async def versions_of(
    organization_id: str, name: str | None = None, platform: Platform | None = None
) -> list[KnownVersion]:
    """Return all versions of a schema, or of all schemas, newest first."""
    rows = DataSchema.filter(organization_id=organization_id)
    if name is not None:
        rows = rows.filter(name=name)
    if platform is not None:
        rows = rows.filter(platform=platform)
    return newest_first(
        [KnownVersion(*values) for values in await rows.values_list("id", "name", "platform", "version")]
    )


class _Versioned(Protocol):
    @property
    def version(self) -> str: ...


VersionedType = TypeVar("VersionedType", bound=_Versioned)


def precedence_of(row: _Versioned) -> Precedence:
    """Return the precedence of a registered version, which is valid."""
    found = precedence(row.version)
    assert found is not None
    return found


def newest_first(rows: Sequence[VersionedType]) -> list[VersionedType]:
    """Return versions in the order of their precedence, newest first."""
    return sorted(rows, key=precedence_of, reverse=True)


async def violations(organization_id: str, schema: DataSchema, data: Json) -> list[Violation]:
    """Return why data does not have the form of a schema; empty if it has."""
    return await _computed(organization_id, lambda: format_of(schema.format).checker(schema.definition)(data))


async def transform(organization_id: str, source: DataSchema, target: DataSchema, data: Json) -> Json:
    """Return data of the source in the form of the target. Between versions of one schema, each version is a step.

    Raises:
        InvalidInput: the data violates the source's schema, or the result the target's.
    """
    await _require(organization_id, source, data, "The data")
    steps = [source, *await _between(organization_id, source, target), target]

    def run() -> Json:
        value = data
        for before, after in pairwise(steps):
            value = converted(value, _shape(before), _shape(after))
        return value

    result = await _computed(organization_id, run)
    await _require(organization_id, target, result, f"The result, as {target.name} {target.version},")
    return result


def _shape(schema: DataSchema) -> Shape:
    return format_of(schema.format).shape(schema.definition)


async def _between(organization_id: str, source: DataSchema, target: DataSchema) -> list[DataSchema]:
    """Return the versions between two of the same schema, in the direction from one to the other."""
    if (source.name, source.platform) != (target.name, target.platform):
        return []
    ids = [each.id for each in await versions_of(organization_id, source.name, source.platform)]
    first, last = ids.index(source.id), ids.index(target.id)
    wanted = ids[first + 1 : last] if first < last else ids[last + 1 : first][::-1]
    rows = {row.id: row for row in await read_many(DataSchema, organization_id, wanted)}
    return [rows[id] for id in wanted]


async def _require(organization_id: str, schema: DataSchema, data: Json, what: str) -> None:
    found = await violations(organization_id, schema, data)
    if found:
        raise InvalidInput(f"{what} is invalid {described(found)}", field=["data", *map(Verbatim, found[0].path)])


def described(found: Sequence[Violation]) -> str:
    """Return where data violates a schema and how, in words after "is invalid"; the first three of the violations."""
    places = (f"at {'.'.join(each.path) or 'its root'}: {each.message.removesuffix('.')}" for each in found[:3])
    return f"{'; '.join(places)}."


async def _computed(organization_id: str, function: Callable[[], Returned]) -> Returned:
    try:
        return await compute(organization_id, function)
    except SchemaError as error:
        raise InvalidInput(error.message, field=["schema"]) from error
