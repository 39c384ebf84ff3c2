"""The template `content_generation`: content about a topic, in the database, on frontends and in Roblox."""

from collections.abc import Mapping
from typing import Final

from engine.definitions.templates.base import (
    Nodes,
    Surroundings,
    Template,
    TemplateSchema,
    action,
    node,
    other_schema,
    parameters,
    request,
    url,
)
from json_types import Json, JsonObject
from models.data_schemas import Platform
from models.workflows import NodeType

MODELS: Final = ("openai", "llama_stack")
"""The connectors to models, of which the first that is configured generates the content."""

_INPUT: Final = TemplateSchema(
    "content_generation_input",
    Platform.BACKEND,
    {
        "type": "object",
        "properties": {
            "topic": {"type": "string", "minLength": 1, "maxLength": 1000, "pattern": "\\S"},
            "grade_level": {"type": ["string", "integer"]},
        },
        "required": ["topic", "grade_level"],
    },
)
_ASKED: Final = (
    "Write educational content about ${nodes.validate_input.output.topic} for grade level "
    "${nodes.validate_input.output.grade_level}."
)


_CONTENT_OF_RESPONSE: Final = (
    "${has(nodes.generate_content.output.json) ? nodes.generate_content.output.json.content "
    ": nodes.generate_content.output.text}"
)


def _build(given: Mapping[str, Json], surroundings: Surroundings) -> Nodes:
    generate, content = _generator(given, surroundings)
    record: JsonObject = {
        "id": "content:${execution.id}",
        "topic": "${nodes.validate_input.output.topic}",
        "grade_level": "${nodes.validate_input.output.grade_level}",
        "content": content,
    }
    return (
        node(
            "validate_input",
            "Validate input",
            NodeType.VALIDATE,
            {"schema": "{{schema}}", "data": {"topic": "{{topic}}", "grade_level": "{{grade_level}}"}},
        ),
        generate,
        node(
            "store_in_database",
            "Store in database",
            NodeType.SYNC,
            {"source": "BACKEND", "target": "DATABASE", "data": record},
            "generate_content",
        ),
        node(
            "update_frontend",
            "Update frontend",
            NodeType.SYNC,
            {"source": "DATABASE", "target": "FRONTEND", "data": "${nodes.store_in_database.output.result}"},
            "store_in_database",
        ),
        _to_roblox(surroundings),
    )


def _generator(given: Mapping[str, Json], surroundings: Surroundings) -> tuple[JsonObject, str]:
    """Return the node that generates the content, and the expression for the content in its output."""
    model = next((each for each in MODELS if each in surroundings.configured), MODELS[0])
    output = "nodes.generate_content.output"
    type, config, content = NodeType.TASK, _task(), f"${{{output}}}"
    if "agent_id" in given:
        type, config = NodeType.AGENT, {"agentId": "{{agent_id}}", "message": _ASKED}
        content = f"${{{output}.content}}"
    elif "generator_url" in given:
        type, config = NodeType.INTEGRATION, request("POST", "generator_url", json="${nodes.validate_input.output}")
        content = _CONTENT_OF_RESPONSE
    elif surroundings.can_run(model):
        message: JsonObject = {"role": "user", "content": _ASKED}
        type, config = NodeType.INTEGRATION, action(model, "chat_completion", messages=[message])
        content = f"${{{output}.content}}"
    return node("generate_content", "Generate content", type, config, "validate_input"), content


def _task() -> JsonObject:
    return {"type": "generate_content", "payload": "${nodes.validate_input.output}"}


def _to_roblox(surroundings: Surroundings) -> JsonObject:
    entry: JsonObject = {
        "dataStore": "{{data_store}}",
        "key": "${nodes.store_in_database.output.key}",
        "value": "${nodes.store_in_database.output.result}",
    }
    if surroundings.can_run("roblox"):
        type, config = NodeType.INTEGRATION, action("roblox", "set_entry", **entry)
    else:
        type, config = NodeType.TASK, {"type": "sync_to_roblox", "payload": entry}
    return node("sync_to_roblox", "Sync to Roblox", type, config, "update_frontend")


CONTENT_GENERATION: Final = Template(
    name="content_generation",
    title="Content generation",
    description="Generates content about a topic, stores it in the database, updates the frontends and sets an entry "
    "of a data store of the Roblox experience.",
    parameters=parameters(
        topic={
            "type": "string",
            "minLength": 1,
            "maxLength": 1000,
            "default": "The water cycle",
            "description": "The topic of the content.",
        },
        grade_level={"type": ["string", "integer"], "default": "any", "description": "The audience, e.g. 5."},
        agent_id={
            "type": "string",
            "description": "The agent that generates the content. Without it and without generator_url, a model of the "
            "connector openai or llama_stack generates it; in production, a worker does if neither is configured.",
        },
        generator_url=url(
            'Receives topic and grade level by POST, and responds with the content as text or as {"content": …}. '
            "Another response fails the run before anything is stored."
        ),
        data_store={
            "type": "string",
            "minLength": 1,
            "maxLength": 50,
            "default": "content",
            "description": "The data store of the Roblox experience that gets the content.",
        },
        schema=other_schema(_INPUT),
    ),
    inputs=frozenset({"topic", "grade_level", "data_store"}),
    build=_build,
    schemas=(_INPUT,),
)
