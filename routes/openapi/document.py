"""The document at `/openapi.json`."""

from collections.abc import Iterable
from typing import Final, cast

from json_types import Json, JsonObject
from routes.openapi.responses import shared_components

_VERSION: Final = "3.1.0"

_DESCRIPTION: Final = """The plain HTTP endpoints of this gateway. Each runs a GraphQL operation with the caller's
permissions and limits; `/graphql` serves all operations, and streams."""

_SECURITY: Final[JsonObject] = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A token or an API key."},
    "apiKey": {"type": "apiKey", "in": "header", "name": "x-api-key", "description": "An API key."},
}


def openapi_document(operations: Iterable[tuple[str, str, JsonObject]], *, server: str) -> JsonObject:
    """Return the description of endpoints.

    Args:
        operations: a path, a method and an operation object for each.
        server: the URL to which the paths are relative.
    """
    paths: dict[str, Json] = {}
    tags: dict[str, None] = {}
    for path, method, operation in operations:
        cast(JsonObject, paths.setdefault(path, {}))[method.lower()] = operation
        tags.update(dict.fromkeys(cast(list[str], operation["tags"])))
    return {
        "openapi": _VERSION,
        "info": {"title": "Parley", "version": "1", "description": _DESCRIPTION.replace("\n", " ")},
        "servers": [{"url": server}],
        "security": [{"bearer": []}, {"apiKey": []}],
        "tags": [{"name": tag} for tag in tags],
        "paths": paths,
        "components": {**shared_components(), "securitySchemes": _SECURITY},
    }
