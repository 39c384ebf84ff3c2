"""The schemas that the operations of a description share, in its components instead of in each operation."""

from typing import Final

from json_types import Json, JsonObject, objects_at

_INSIDE: Final = "#/$defs/"
_SHARED: Final = "#/components/schemas/"


class SharedSchemas:
    """The schemas of input objects and enums, by the names of their GraphQL types."""

    def __init__(self) -> None:
        self.by_name: dict[str, JsonObject] = {}

    def take(self, schema: JsonObject) -> JsonObject:
        """Return a schema that refers to the shared ones instead of definitions of its own."""
        for name, definition in objects_at(schema, "$defs").items():
            if name not in self.by_name:
                self.by_name[name] = _referring(definition)
        own: JsonObject = {key: value for key, value in schema.items() if key not in ("$defs", "$schema")}
        return _referring(own)

    def resolved(self, schema: JsonObject) -> JsonObject:
        """Return the schema to which another refers, or that other one."""
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return schema
        return self.by_name[reference.removeprefix(_SHARED)]


def _referring(schema: JsonObject) -> JsonObject:
    """Return a schema with its references changed."""
    return {
        key: _SHARED + each.removeprefix(_INSIDE) if key == "$ref" and isinstance(each, str) else _part(each)
        for key, each in schema.items()
    }


def _part(value: Json) -> Json:
    if isinstance(value, list):
        return [_part(each) for each in value]
    return _referring(value) if isinstance(value, dict) else value
