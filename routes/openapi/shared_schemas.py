"""The schemas that the operations of a description share, in its components instead of in each operation."""

from typing import Final, cast

from json_types import Json, JsonObject

_INSIDE: Final = "#/$defs/"
_SHARED: Final = "#/components/schemas/"


class SharedSchemas:
    """The schemas of input objects and enums, by the names of their GraphQL types."""

    def __init__(self) -> None:
        self.by_name: JsonObject = {}

    def take(self, schema: JsonObject) -> JsonObject:
        """Return a schema that refers to the shared ones instead of definitions of its own."""
        inside = cast(dict[str, JsonObject], schema.get("$defs") or {})
        for name, definition in inside.items():
            if name not in self.by_name:
                self.by_name[name] = _referring(definition)
        own: JsonObject = {key: value for key, value in schema.items() if key not in ("$defs", "$schema")}
        return cast(JsonObject, _referring(own))

    def resolved(self, schema: JsonObject) -> JsonObject:
        """Return the schema to which another refers, or that other one."""
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return schema
        return cast(JsonObject, self.by_name[reference.removeprefix(_SHARED)])


def _referring(value: Json) -> Json:
    """Return a schema with its references changed."""
    if isinstance(value, list):
        return [_referring(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _SHARED + each.removeprefix(_INSIDE) if key == "$ref" and isinstance(each, str) else _referring(each)
        for key, each in value.items()
    }
