"""Presets as operations of OpenAPI.

Expressions make the requests and responses of a preset, so what they look like follows from its kinds, from the keys
that its expressions read, and from its example.
"""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from json_types import Json, JsonObject
from resolvers.checks import LONGEST_NAME
from routes.openapi.inferred import NOTE, schema_like
from routes.openapi.responses import JSON, problem_content, problems, statuses_of_errors
from routes.rest.kinds import Kind
from routes.rest.paths import PARAMETER
from routes.rest.preset import Example, Preset
from schema.json_schemas import nullable

_STATUS: Final = re.compile(r"\b[1-5]\d\d\b")
_IS_ID: Final = re.compile(r"(?:^i|_i|I)ds?$")
_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})

_DESCRIPTIONS: Final[Mapping[str, str]] = {
    "user_id": "The name of a user: an id, an e-mail address or its part before the @, or a display name.",
    "limit": "The number of items on a page.",
    "offset": "The number of items to skip.",
}

IDEMPOTENCY_KEY: Final[JsonObject] = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Repeating the request with the same key returns the first response.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME},
}


def operation_of_preset(preset: Preset) -> JsonObject:
    """Return the operation object of a preset."""
    example = preset.example or Example()
    body = _body(preset, example)
    return {
        "operationId": preset.name,
        "summary": preset.summary,
        "tags": [preset.tag],
        "parameters": [*_path(preset, example), *_query(preset, example), *_headers(preset)],
        **({} if body is None else {"requestBody": body}),
        "responses": _responses(preset, example, has_body=body is not None),
    }


def _path(preset: Preset, example: Example) -> list[Json]:
    kinds = preset.kinds.get("path", {})
    return [
        _parameter(name, "path", kinds.get(name), example.path.get(name)) | {"required": True}
        for name in PARAMETER.findall(preset.path)
    ]


def _query(preset: Preset, example: Example) -> list[Json]:
    kinds = preset.kinds.get("query", {})
    return [
        _parameter(name, "query", kinds.get(name), example.query.get(name)) for name in _query_keys(preset, example)
    ]


def _query_keys(preset: Preset, example: Example) -> list[str]:
    return _keys(preset, "query", preset.kinds.get("query", {}), example.query)


def _headers(preset: Preset) -> list[Json]:
    return [IDEMPOTENCY_KEY] if "idempotency-key" in preset.variables else []


def _parameter(name: str, place: str, kind: Kind | None, example: str | None) -> JsonObject:
    schema: JsonObject = {"type": "string"} if kind is None else _schema(kind)
    found: JsonObject = {"name": name, "in": place, "schema": schema}
    if name in _DESCRIPTIONS:
        found["description"] = _DESCRIPTIONS[name]
    if kind is not None and kind.required:
        found["required"] = True
    if example is not None:
        found["example"] = int(example) if schema.get("type") == "integer" else example
    return found


def _body(preset: Preset, example: Example) -> JsonObject | None:
    """Return the request body, or None if the endpoint reads none."""
    kinds = preset.kinds.get("body", {})
    names = [*_keys(preset, "body", kinds, example.body or {})]
    names += [name for name in preset.keys.get("", ()) if name not in names]
    if preset.method not in _WITH_BODY or not names:
        return None
    properties: JsonObject = {name: _property(kinds[name]) if name in kinds else {} for name in names}
    required: list[Json] = [name for name in names if name in kinds and kinds[name].required]
    schema: JsonObject = {"type": "object", "properties": properties}
    if "" in preset.closed:
        schema["additionalProperties"] = False
    content: JsonObject = {"schema": {**schema, "required": required} if required else schema}
    if example.body is not None:
        content["example"] = example.body
    return {"required": bool(required), "content": {JSON: content}}


def _schema(kind: Kind) -> JsonObject:
    return dict(kind.schema) if kind.schema else {"description": f"Must be {kind.said}."}


def _property(kind: Kind) -> JsonObject:
    """Return the schema of a value in a body, where null counts as missing."""
    schema = _schema(kind)
    if kind.required:
        return schema
    return {"anyOf": [schema, {"type": "null"}]} if "enum" in schema else nullable(schema)


def _keys(preset: Preset, part: str, kinds: Mapping[str, Kind], example: Mapping[str, object]) -> list[str]:
    """Return the keys of a part of the request that have a kind, are read by an expression, or are in the example."""
    return list(dict.fromkeys([*kinds, *example, *preset.read_of(part)]))


def _responses(preset: Preset, example: Example, *, has_body: bool) -> JsonObject:
    own = sorted({int(each) for each in _STATUS.findall(preset.status)})
    names_records = "{" in preset.path or any(_IS_ID.search(name) for name in _query_keys(preset, example))
    idempotent = "idempotency" in preset.variables.lower()
    errors = statuses_of_errors(
        reads=preset.reads, names_records=names_records, has_body=has_body, idempotent=idempotent
    )
    found = problems(errors - set(own))
    for status in own:
        found[str(status)] = _response(example, status, problem=status in errors)
    return dict(sorted(found.items()))


def _response(example: Example, status: int, *, problem: bool) -> JsonObject:
    schema = schema_like(example.response)
    schema["description"] = NOTE
    content: JsonObject = {"schema": schema}
    if status < 300:
        content["example"] = example.response
    others = problem_content(status) if problem else {}
    return {"description": HTTPStatus(status).phrase, "content": {JSON: content, **others}}
