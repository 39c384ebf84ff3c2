"""The template `roblox_deployment`: scripts, checked, in Roblox Studio, and read back."""

from collections.abc import Mapping
from typing import Final

from engine.definitions.templates.base import (
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

_SCRIPTS: Final = TemplateSchema(
    "roblox_scripts",
    Platform.ROBLOX,
    {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "properties": {"name": {"type": "string", "minLength": 1}, "source": {"type": "string", "minLength": 1}},
            "required": ["name", "source"],
        },
    },
)


def _build(given: Mapping[str, Json], surroundings: Surroundings) -> Nodes:
    return (
        node("prepare_scripts", "Prepare scripts", NodeType.TRANSFORM, {"value": "{{scripts}}"}),
        node(
            "validate_scripts",
            "Validate scripts",
            NodeType.VALIDATE,
            {"schema": "{{schema}}", "data": "${nodes.prepare_scripts.output}"},
            "prepare_scripts",
        ),
        _studio(
            "deploy_to_studio",
            "Deploy to Studio",
            "POST",
            given,
            surroundings,
            "validate_scripts",
            json={"scripts": "${nodes.validate_scripts.output}"},
        ),
        _studio("verify_deployment", "Verify deployment", "GET", given, surroundings, "deploy_to_studio"),
    )


def _studio(
    key: str,
    name: str,
    method: str,
    given: Mapping[str, Json],
    surroundings: Surroundings,
    after: str,
    **params: Json,
) -> JsonObject:
    if "studio_url" in given:
        return node(key, name, NodeType.INTEGRATION, request(method, "studio_url", **params), after)
    if surroundings.development:
        params = {"method": method, "url": f"https://simulated.example/{key}", "idempotent": True, **params}
        config: JsonObject = {"connector": "http", "action": "request", "params": params, "simulate": True}
        return node(key, name, NodeType.INTEGRATION, config, after)
    return node(key, name, NodeType.TASK, {"type": key, "payload": params}, after)


ROBLOX_DEPLOYMENT: Final = Template(
    name="roblox_deployment",
    title="Roblox deployment",
    description="Prepares scripts, validates them, sends them to a service that deploys them to Roblox Studio, and "
    "reads back what it has.",
    parameters=parameters(
        scripts={
            "type": "array",
            "minItems": 1,
            "default": [{"name": "Hello", "source": "print('Hello from Parley')"}],
            "description": "The scripts to deploy.",
            "items": {
                "type": "object",
                "required": ["name", "source"],
                "properties": {"name": {"type": "string"}, "source": {"type": "string"}},
            },
        },
        studio_url=url("Receives the scripts, and returns them afterwards."),
        schema=other_schema(_SCRIPTS),
    ),
    inputs=frozenset({"scripts"}),
    build=_build,
    schemas=(_SCRIPTS,),
)
