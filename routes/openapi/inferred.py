"""The JSON Schema of a response that only an example shows, because an expression makes it."""

from typing import Final

from json_types import Json, JsonObject

NOTE: Final = "As in the example; any value may be null."


def schema_like(example: Json) -> JsonObject:
    """Return a schema of the values that look like an example: the same keys, and values of the same types or null.

    No key is required and others are allowed, because a single example shows neither.
    """
    if isinstance(example, dict):
        properties: JsonObject = {name: _nullable(value) for name, value in example.items()}
        return {"type": "object", "properties": properties} if properties else {"type": "object"}
    if isinstance(example, list):
        kinds = [schema_like(each) for each in example]
        return {"type": "array", "items": kinds[0]} if kinds and all(each == kinds[0] for each in kinds) else _LIST
    type = _type_of(example)
    return {"type": type} if type else {}


_LIST: Final[JsonObject] = {"type": "array", "items": {}}


def _type_of(example: Json) -> str | None:
    if isinstance(example, bool):
        return "boolean"
    if isinstance(example, int | float):
        return "number"  # a whole number in an example does not exclude others
    return "string" if isinstance(example, str) else None


def _nullable(example: Json) -> JsonObject:
    schema = schema_like(example)
    return {**schema, "type": [schema["type"], "null"]} if "type" in schema else schema
