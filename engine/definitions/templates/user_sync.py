"""The template `user_sync`: a user's data, from the backend or a service, in the database and announced to everyone."""

from collections.abc import Mapping
from typing import Final

from engine.definitions.templates.base import (
    BODY_OF,
    Nodes,
    Surroundings,
    Template,
    TemplateSchema,
    node,
    other_schema,
    parameters,
    request,
    url,
)
from json_types import Json, JsonObject
from models.data_schemas import Platform
from models.workflows import NodeType

_DATA: Final = TemplateSchema(
    "user_sync_data",
    Platform.BACKEND,
    {
        "type": "object",
        "properties": {"user_id": {"type": ["string", "integer"]}, "preferences": {"type": "object"}},
        "minProperties": 1,
    },
)
_KEY: Final = "user:{{user_id}}"


def _build(given: Mapping[str, Json], surroundings: Surroundings) -> Nodes:
    fetch, fetched = _fetch(given, surroundings)
    return (
        fetch,
        node(
            "validate_data",
            "Validate data",
            NodeType.VALIDATE,
            {"schema": "{{schema}}", "data": fetched},
            "fetch_user_data",
        ),
        node(
            "update_database",
            "Update database",
            NodeType.SYNC,
            {"source": "BACKEND", "target": "DATABASE", "key": _KEY, "data": "${nodes.validate_data.output}"},
            "validate_data",
        ),
        node(
            "broadcast_update",
            "Broadcast update",
            NodeType.EVENT,
            {
                "emit": "user_sync.updated",
                "data": {"userId": "{{user_id}}", "data": "${nodes.update_database.output.result}"},
            },
            "update_database",
        ),
    )


def _fetch(given: Mapping[str, Json], surroundings: Surroundings) -> tuple[JsonObject, str]:
    """Return the node that fetches the data, and the expression for the data in its output."""
    key, name = "fetch_user_data", "Fetch user data"
    if "source_url" in given:
        config = request("GET", "source_url", query={"userId": "{{user_id}}"})
        return node(key, name, NodeType.INTEGRATION, config), BODY_OF.format(key)
    config = {"platform": "BACKEND", "key": _KEY}
    if surroundings.development:
        config["otherwise"] = {"user_id": "{{user_id}}", "simulated": True}
    return node(key, name, NodeType.RECORD, config), "${nodes.fetch_user_data.output.data}"


USER_SYNC: Final = Template(
    name="user_sync",
    title="User synchronisation",
    description="Fetches a user's data, checks it, stores it in the database and emits an event.",
    parameters=parameters(
        user_id={
            "type": "string",
            "minLength": 1,
            "maxLength": 250,
            "default": "demo-user",
            "description": "The id of the user.",
        },
        source_url=url(
            "Returns the user's data, given ?userId=. Without it, the data is the record user:<user_id> on the "
            "platform BACKEND; in development, it is simulated if there is none."
        ),
        schema=other_schema(_DATA),
    ),
    inputs=frozenset({"user_id"}),
    build=_build,
    schemas=(_DATA,),
)
