"""The keywords of a JSON Schema, by the type of their values.

Schemas are checked before they are read, so a keyword that is present has a value of its type.
"""

from collections.abc import Sequence
from typing import Final

from json_types import Json, JsonObject

TYPES: Final = ("null", "boolean", "integer", "number", "string", "array", "object")


def as_object(schema: Json) -> JsonObject:
    """Return a schema as an object. True, which accepts everything, has no keywords."""
    return schema if isinstance(schema, dict) else {}


def object_of(schema: JsonObject, keyword: str) -> JsonObject:
    """Return the object of a keyword such as `properties`; empty if it is absent."""
    return as_object(schema.get(keyword))


def list_of(schema: JsonObject, keyword: str) -> list[Json]:
    """Return the list of a keyword such as `anyOf`; empty if it is absent."""
    value = schema.get(keyword)
    return value if isinstance(value, list) else []


def names_of(schema: JsonObject, keyword: str) -> list[str]:
    """Return the texts of a keyword such as `required`; none if it is absent."""
    return [str(name) for name in list_of(schema, keyword)]


def number_of(schema: JsonObject, keyword: str) -> float | None:
    """Return the number of a keyword such as `minimum`; None if it is absent."""
    value = schema.get(keyword)
    return value if isinstance(value, int | float) else None


def types_of(schema: JsonObject) -> Sequence[str]:
    """Return the types that a schema accepts: all of them if it does not say."""
    type = schema.get("type")
    if isinstance(type, str):
        return [type]
    return TYPES if type is None else names_of(schema, "type")


def values_of(schema: JsonObject) -> Sequence[Json] | None:
    """Return the values that a schema lists; None if it lists none."""
    if "const" in schema:
        return [schema["const"]]
    return list_of(schema, "enum") if "enum" in schema else None
