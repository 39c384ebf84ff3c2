"""Registered schemas: how data of one platform looks, in versions that readers of older or newer ones can rely on."""

from enum import Enum
from typing import Final

from tortoise import fields

from json_types import Json
from models.events import record_change
from storage.record import JsonField, Record

SCHEMA_REGISTERED: Final = "data_schema.registered"


class SchemaFormat(Enum):
    """The language in which a schema is written."""

    JSON_SCHEMA = "JSON_SCHEMA"
    AVRO = "AVRO"
    PROTOBUF = "PROTOBUF"


class Compatibility(Enum):
    """The promise of a new version of a schema about the version before it."""

    NONE = "NONE"
    BACKWARD = "BACKWARD"
    FORWARD = "FORWARD"
    FULL = "FULL"


class Platform(Enum):
    """A place where data lives."""

    BACKEND = "BACKEND"
    FRONTEND = "FRONTEND"
    ROBLOX = "ROBLOX"
    DATABASE = "DATABASE"
    CACHE = "CACHE"


class DataSchema(Record):
    """One version of a schema. It never changes; what changes is a new version.

    `version` is a semantic version. `compatibility` is what this version guarantees about the one before it.
    """

    PREFIX = "sch"

    name = fields.CharField(max_length=100)
    platform = fields.CharEnumField(Platform, max_length=20)
    format = fields.CharEnumField(SchemaFormat, max_length=20)
    version = fields.CharField(max_length=64)
    definition: JsonField[Json] = JsonField()
    compatibility = fields.CharEnumField(Compatibility, max_length=20)
    created_by_id = fields.CharField(max_length=40)

    class Meta:
        table = "data_schemas"
        unique_together = (("organization_id", "name", "platform", "version"),)

    async def add(self, *, by: str) -> None:
        """Insert the version, and record it."""
        self.created_by_id = by
        await self.insert()
        await record_change(
            self,
            {
                "name": self.name,
                "platform": self.platform.value,
                "format": self.format.value,
                "version": self.version,
                "compatibility": self.compatibility.value,
            },
            by=by,
            type=SCHEMA_REGISTERED,
        )
