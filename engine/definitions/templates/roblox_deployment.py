"""The template `roblox_deployment`: scripts, checked, in Roblox Studio, which is then asked for what it has."""

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
)
from json_types import Json, JsonObject
from models.data_schemas import Platform
from models.workflows import NodeType

_TYPES: Final[list[Json]] = ["SCRIPT", "LOCAL_SCRIPT", "MODULE_SCRIPT"]
_SCRIPTS: Final = TemplateSchema(
    "roblox_scripts",
    Platform.ROBLOX,
    {
        "type": "array",
        "minItems": 1,
        "maxItems": 200,
        "items": {
            "type": "object",
            "properties": {
                "path": {"type": "string", "pattern": "^[^/]{1,100}(/[^/]{1,100})+$"},
                "source": {"type": "string", "minLength": 1, "maxLength": 200_000, "pattern": "\\S"},
                "type": {"enum": _TYPES},
            },
            "required": ["path", "source", "type"],
            "additionalProperties": False,
        },
    },
)
_PREPARED: Final = (
    "${nodes.prepare_scripts.output.map(each, {"
    "'path': has(each.path) ? each.path : 'ServerScriptService/' + each.name, "
    "'source': each.source, "
    "'type': has(each.type) ? each.type : 'SCRIPT'})}"
)


def _build(given: Mapping[str, Json], surroundings: Surroundings) -> Nodes:
    studio: JsonObject = {
        "scripts": "${nodes.validate_scripts.output}",
        "simulate": surroundings.development and not surroundings.studio and "instances" not in given,
    }
    if "instances" in given:
        studio["instances"] = "{{instances}}"
    return (
        node("prepare_scripts", "Prepare scripts", NodeType.TRANSFORM, {"value": "{{scripts}}"}),
        node(
            "validate_scripts",
            "Validate scripts",
            NodeType.VALIDATE,
            {"schema": "{{schema}}", "data": _PREPARED},
            "prepare_scripts",
        ),
        node("deploy_to_studio", "Deploy to Studio", NodeType.STUDIO, studio, "validate_scripts"),
        node(
            "verify_deployment",
            "Verify deployment",
            NodeType.STUDIO,
            {**studio, "verify": True},
            "deploy_to_studio",
        ),
    )


ROBLOX_DEPLOYMENT: Final = Template(
    name="roblox_deployment",
    title="Roblox deployment",
    description="Prepares scripts, checks them, deploys them to Roblox Studio, and compares what Studio then has.",
    parameters=parameters(
        scripts={
            "type": "array",
            "minItems": 1,
            "default": [{"name": "Hello", "source": "print('Hello from Parley')"}],
            "description": "The scripts to deploy: each with `source`, a `name` in ServerScriptService or a `path`, "
            "and `type`, by default SCRIPT.",
            "items": {
                "type": "object",
                "required": ["source"],
                "anyOf": [{"required": ["name"]}, {"required": ["path"]}],
                "properties": {
                    "name": {"type": "string"},
                    "path": {"type": "string"},
                    "source": {"type": "string"},
                    "type": {"enum": _TYPES},
                },
            },
        },
        instances={
            "type": "array",
            "minItems": 1,
            "items": {"type": "string"},
            "description": "The ids or names of the Studios. By default all that are connected; in development, Studio "
            "is simulated if none is connected when the workflow is created.",
        },
        schema=other_schema(_SCRIPTS),
    ),
    inputs=frozenset({"scripts"}),
    build=_build,
    schemas=(_SCRIPTS,),
)
