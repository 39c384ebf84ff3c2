"""The formats of registered schemas. Their libraries are imported when a schema of the format is first used."""

from typing import TypeAlias

from engine.data_schemas.formats.base import Format
from models.data_schemas import SchemaFormat

AnyFormat: TypeAlias = Format


def format_of(format: SchemaFormat) -> AnyFormat:
    """Return the implementation of a format."""
    if format is SchemaFormat.JSON_SCHEMA:
        from engine.data_schemas.formats.json_schema import JsonSchemaFormat

        return JsonSchemaFormat()
    if format is SchemaFormat.AVRO:
        from engine.data_schemas.formats.avro import AvroFormat

        return AvroFormat()
    from engine.data_schemas.formats.protobuf import ProtobufFormat

    return ProtobufFormat()
