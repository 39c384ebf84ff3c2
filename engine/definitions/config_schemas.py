"""The JSON Schemas of configs, derived from their structs and the markers in them, for forms and completion."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, get_type_hints

import msgspec

from engine.definitions.configs import About, Condition, Config, Expression, Reference
from json_types import Json, JsonObject

_DEFS: Final = "#/$defs/{name}"


@cache
def config_schema(type: type[Config]) -> JsonObject:
    """Return the JSON Schema (2020-12) of a config.

    `x-expression`, `x-condition` and `x-reference` say what the markers do. Null is left out, because a field that may
    be null may also be absent.
    """
    (reference,), parts = msgspec.json.schema_components([type], ref_template=_DEFS)
    own = parts.pop(str(reference["$ref"]).rpartition("/")[2])
    hints = get_type_hints(type, include_extras=True)
    names = {field.encode_name: hints[field.name] for field in msgspec.structs.fields(type)}
    properties: JsonObject = {name: _property(own["properties"][name], parts, hint) for name, hint in names.items()}
    required: list[Json] = [name for name in own.get("required", ()) if not _is_filled_in(names[name])]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _property(schema: Mapping[str, Json], parts: Mapping[str, Json], hint: object) -> JsonObject:
    """Return the schema of a field, with what its markers say."""
    found: dict[str, Json] = {name: value for name, value in _plain(schema, parts).items() if name != "title"}
    for marker in getattr(hint, "__metadata__", ()):
        found |= _keywords(marker)
    if found.get("default", ...) is None:
        del found["default"]
    return found


def _plain(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema without null among its alternatives, and without references."""
    if "$ref" in schema:
        return {**parts[schema["$ref"].rpartition("/")[2]], **{k: v for k, v in schema.items() if k != "$ref"}}
    if "anyOf" not in schema:
        return schema
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    choices = [_plain(each, parts) for each in schema["anyOf"] if each != {"type": "null"}]
    return {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}


def _keywords(marker: object) -> Mapping[str, Any]:
    match marker:
        case About():
            return {"description": marker.text}
        case Expression():
            return {"x-expression": True}
        case Condition():
            return {"x-condition": True}
        case Reference():
            return {"x-reference": marker.to.value}
    return {}


def _is_filled_in(hint: object) -> bool:
    return any(isinstance(each, About) and each.filled_in for each in getattr(hint, "__metadata__", ()))
