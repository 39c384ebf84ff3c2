"""The document at `/openapi.json`."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from json_types import Json, JsonObject, list_at, texts_at
from routes.openapi.responses import shared_components
from routes.rest.paths import PARAMETER

_OWN_TAG: Final = re.compile(r"v(\d+)")
_VERSION: Final = "3.1.0"

_DESCRIPTION: Final = """The plain HTTP endpoints of this gateway. Each runs a GraphQL operation with the caller's
permissions and limits; `/graphql` serves all operations, and streams."""

_SECURITY: Final[JsonObject] = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A token or an API key."},
    "apiKey": {"type": "apiKey", "in": "header", "name": "x-api-key", "description": "An API key."},
}


def openapi_document(
    operations: Iterable[tuple[str, str, JsonObject]], schemas: Mapping[str, JsonObject], *, server: str
) -> JsonObject:
    """Return the description of endpoints.

    Args:
        operations: a path, a method and an operation object for each.
        schemas: those to which they refer, by name.
        server: the URL to which the paths are relative.
    """
    paths: dict[str, JsonObject] = {}
    tags: dict[str, None] = {}
    templates: dict[str, str] = {}
    for path, method, operation in operations:
        template = templates.setdefault(PARAMETER.sub("{}", path), path)
        renamed = operation if template == path else _renamed(operation, path, template)
        paths.setdefault(template, {})[method.lower()] = renamed
        tags.update(dict.fromkeys(texts_at(operation, "tags")))
    return {
        "openapi": _VERSION,
        "info": {"title": "Parley", "version": "1", "description": _DESCRIPTION.replace("\n", " ")},
        "servers": [{"url": server}],
        "security": [{"bearer": []}, {"apiKey": []}],
        "tags": [_tag(each) for each in tags],
        "paths": {**paths},
        "components": {**shared_components(schemas), "securitySchemes": _SECURITY},
    }


def _tag(name: str) -> JsonObject:
    version = _OWN_TAG.fullmatch(name)
    described: JsonObject = {"name": name}
    return described if version is None else {**described, "description": f"Your own endpoints, version {version[1]}"}


def _renamed(operation: JsonObject, path: str, template: str) -> JsonObject:
    """Return an operation with the names that the parameters of its path have in another operation's.

    Paths that differ only in these names are the same path in OpenAPI.
    """
    names = dict(zip(PARAMETER.findall(path), PARAMETER.findall(template), strict=True))
    parameters: list[Json] = [
        {**each, "name": names[str(each["name"])]} if isinstance(each, dict) and each["in"] == "path" else each
        for each in list_at(operation, "parameters")
    ]
    return {**operation, "parameters": parameters}
