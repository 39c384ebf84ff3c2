"""The keywords of a JSON Schema, by the type of their values.

Schemas are checked before they are read, so a keyword that is present has a value of its type.
"""

from collections.abc import Sequence
from typing import Final

from json_types import Json, JsonObject, list_at, texts_at

TYPES: Final = ("null", "boolean", "integer", "number", "string", "array", "object")


def as_object(schema: Json) -> JsonObject:
    """Return a schema as an object. True, which accepts everything, has no keywords."""
    return schema if isinstance(schema, dict) else {}


def number_of(schema: JsonObject, keyword: str) -> float | None:
    """Return the number of a keyword such as `minimum`; None if it is absent."""
    value = schema.get(keyword)
    return value if isinstance(value, int | float) else None


def types_of(schema: JsonObject) -> Sequence[str]:
    """Return the types that a schema accepts: all of them if it does not say."""
    type = schema.get("type")
    if isinstance(type, str):
        return [type]
    return TYPES if type is None else texts_at(schema, "type")


def values_of(schema: JsonObject) -> Sequence[Json] | None:
    """Return the values that a schema lists; None if it lists none."""
    if "const" in schema:
        return [schema["const"]]
    return list_at(schema, "enum") if "enum" in schema else None
