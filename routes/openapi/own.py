"""An organization's own endpoints as operations of OpenAPI; their schemas are those of the operation's variables."""

from typing import Final

from json_types import JsonObject, list_at, objects_at, texts_at
from models.endpoints import HttpMethod
from resolvers.endpoints.reading import ServedEndpoint
from routes.openapi.presets import IDEMPOTENCY_KEY
from routes.openapi.responses import JSON, problems, statuses_of_errors
from routes.openapi.shared_schemas import SharedSchemas
from routes.rest.paths import PARAMETER
from schema import schema
from schema.json_schemas import result_schema, variables_schema

_KEY: Final = "idempotencyKey"
_MATCHING: Final = "It matches the registered schema {}."
_SHAPED: Final = "What the endpoint's expression makes of the operation's data."


def operation_of_own(endpoint: ServedEndpoint, name: str, shared: SharedSchemas) -> JsonObject:
    """Return the operation object of an endpoint.

    Args:
        name: unique among all endpoints of the description.
        shared: receives the schemas to which the operation refers.
    """
    variables = shared.take(variables_schema(schema._schema, endpoint.document))
    schemas = objects_at(variables, "properties")
    required = set(texts_at(variables, "required"))
    in_path = PARAMETER.findall(endpoint.path)
    others = [each for each in schemas if each not in in_path]
    parameters = [_in_path(each, schemas[each]) for each in in_path]
    if _KEY in others:  # the header provides it, too
        parameters.append(IDEMPOTENCY_KEY)
        required.discard(_KEY)
    body: JsonObject | None = None
    if endpoint.method is HttpMethod.GET:
        parameters += [_in_query(each, schemas[each], shared, required=each in required) for each in others]
    elif others:
        body = _body({each: schemas[each] for each in others}, [each for each in others if each in required])
        if endpoint.request_schema is not None:
            body["description"] = _MATCHING.format(endpoint.request_schema)
    return {
        "operationId": name,
        "summary": endpoint.summary,
        "tags": [endpoint.tag],
        "parameters": [*parameters],
        **({} if body is None else {"requestBody": body}),
        "responses": _responses(endpoint, shared, has_body=body is not None),
    }


def _in_path(name: str, schema: JsonObject) -> JsonObject:
    return {"name": name, "in": "path", "required": True, **_described(_without_null(schema))}


def _in_query(name: str, schema: JsonObject, shared: SharedSchemas, *, required: bool) -> JsonObject:
    """Return a parameter of the query: text, or JSON for objects."""
    plain = _without_null(schema)
    found: JsonObject = {"name": name, "in": "query", **_described(plain)}
    if required:
        found["required"] = True
    if shared.resolved(plain).get("type", "object") == "object":
        found["content"] = {JSON: {"schema": found.pop("schema")}}
    return found


def _described(schema: JsonObject) -> JsonObject:
    """Return a parameter's schema, and its description beside it."""
    description = schema.get("description")
    inner: JsonObject = {key: value for key, value in schema.items() if key != "description"}
    return {"schema": inner} if description is None else {"description": description, "schema": inner}


def _without_null(schema: JsonObject) -> JsonObject:
    """Return the schema of the same values but null, which text cannot express."""
    found: JsonObject = {key: value for key, value in schema.items() if value is not None and key != "anyOf"}
    if isinstance(found.get("type"), list):
        [found["type"]] = [each for each in texts_at(found, "type") if each != "null"]
    for each in list_at(schema, "anyOf"):
        found |= each if isinstance(each, dict) and each.get("type") != "null" else {}
    return found


def _body(properties: dict[str, JsonObject], required: list[str]) -> JsonObject:
    described: JsonObject = {"type": "object", "properties": {**properties}}
    if required:
        described["required"] = [*required]
    content: JsonObject = {JSON: {"schema": {**described, "additionalProperties": False}}}
    return {"required": bool(required), "content": content}


def _responses(endpoint: ServedEndpoint, shared: SharedSchemas, *, has_body: bool) -> JsonObject:
    method = endpoint.method.value
    idempotent = _KEY in endpoint.document
    errors = statuses_of_errors(reads=method == "GET", names_records=True, has_body=has_body, idempotent=idempotent)
    if endpoint.response or endpoint.response_schema:
        errors.add(500)
    made: JsonObject = {"description": _SHAPED}
    result = made if endpoint.response else shared.take(result_schema(schema._schema, endpoint.document))
    description = "OK" if endpoint.response_schema is None else _MATCHING.format(endpoint.response_schema)
    success: JsonObject = {"description": description, "content": {JSON: {"schema": result}}}
    return dict(sorted({"200": success, **problems(errors)}.items()))
