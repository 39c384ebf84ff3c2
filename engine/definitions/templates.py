"""The built-in workflow templates, as data: `{{name}}` is a placeholder for a parameter.

A missing parameter that is in `inputs` can be part of a run's input instead; without either, its default applies.
A step whose address is missing is simulated in development, as the node's output shows; in production it is a task,
which any worker can take.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

import orjson

from engine.definitions.json_schema import SchemaError, validation_errors
from errors import InvalidInput, NotFound, Verbatim
from json_types import Json, JsonObject
from models.workflows import NodeType

_PLACEHOLDER: Final = re.compile(r"\{\{(\w+)\}\}")
_SIMULATED: Final = "https://simulated.example"


@dataclass(frozen=True, slots=True)
class Template:
    """A workflow with placeholders.

    Args:
        parameters: the JSON Schema of the parameters.
        nodes: in the form that `engine.definitions.parse` stores.
        inputs: the parameters that may be part of a run's input instead. Each has a default.
        addresses: the parameters without which the nodes that use them are simulated, or tasks.
        replacements: by node and parameter, the fields of the node that change if the parameter is given.
    """

    name: str
    title: str
    description: str
    parameters: JsonObject
    nodes: tuple[JsonObject, ...]
    inputs: frozenset[str]
    addresses: frozenset[str]
    replacements: Mapping[tuple[str, str], JsonObject] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template with its parameters filled in."""

    nodes: list[JsonObject]
    input_schema: JsonObject


def find_template(name: str) -> Template:
    """Return a template.

    Raises:
        NotFound: no template has this name.
    """
    for template in TEMPLATES:
        if template.name == name:
            return template
    known = ", ".join(template.name for template in TEMPLATES)
    raise NotFound(f"There is no template “{name[:100]}”. There are: {known}.", field=["template"])


def fill(template: Template, parameters: JsonObject, *, simulate: bool) -> FilledTemplate:
    """Return the nodes with the parameters filled in.

    Args:
        simulate: whether steps without their address are simulated, instead of becoming tasks.

    Raises:
        InvalidInput: the parameters are invalid.
    """
    _check(template, parameters)
    properties = cast(dict[str, JsonObject], template.parameters["properties"])
    values = {name: value for name, value in parameters.items() if value is not None}
    open_ones = {name: properties[name] for name in sorted(template.inputs) if name not in values}
    defaults = {name: schema["default"] for name, schema in open_ones.items()}
    nodes = [_fill_node(template, node, values, defaults, simulate) for node in template.nodes]
    for task in (node["key"] for node in nodes if node["type"] == NodeType.TASK.value):
        # A response has its JSON in `json`; the result of a task is the value itself.
        nodes = [
            cast(JsonObject, _replaced(node, f"nodes.{task}.output.json", f"nodes.{task}.output")) for node in nodes
        ]
    return FilledTemplate(nodes, {"type": "object", "properties": cast(Json, open_ones)})


def _check(template: Template, parameters: JsonObject) -> None:
    try:
        for violation in validation_errors(template.parameters, parameters):
            raise InvalidInput(violation.message, field=["parameters", *map(Verbatim, violation.path)])
    except SchemaError as error:
        raise InvalidInput(error.message, field=["parameters"]) from None


def _fill_node(
    template: Template, node: JsonObject, values: Mapping[str, Json], defaults: Mapping[str, Json], simulate: bool
) -> JsonObject:
    for (key, parameter), parts in template.replacements.items():
        if key == node["key"] and parameter in values:
            node = {**node, **parts}
    missing = sorted(name for name in _placeholders(node["config"]) & template.addresses if name not in values)
    if missing and not simulate:
        node, missing = _as_task(node), []
    values = {**values, **{name: f"{_SIMULATED}/{template.name}/{node['key']}" for name in missing}}
    config = cast(JsonObject, _substitute(node["config"], values, defaults))
    return {**node, "config": {**config, "simulate": True} if missing else config}


def _as_task(node: JsonObject) -> JsonObject:
    """Return a node that has a worker do what the request of a node asks of a service."""
    params = cast(dict[str, JsonObject], node["config"])["params"]
    asked = {name: value for name, value in params.items() if name not in ("method", "url", "idempotent")}
    once: JsonObject = {"max_attempts": 1, "delay_seconds": 1.0, "backoff": "EXPONENTIAL"}
    config: JsonObject = {"type": node["key"], "payload": asked.get("json", asked)}
    return {**node, "type": NodeType.TASK.value, "config": config, "retry": once}


def _replaced(value: Json, old: str, new: str) -> Json:
    """Return a value with a text replaced in all its texts."""
    if isinstance(value, dict):
        return {key: _replaced(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, old, new) for item in value]
    return value.replace(old, new) if isinstance(value, str) else value


def _placeholders(value: Json) -> set[str]:
    if isinstance(value, str):
        return set(_PLACEHOLDER.findall(value))
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {name for item in items for name in _placeholders(item)}


def _substitute(value: Json, values: Mapping[str, Json], defaults: Mapping[str, Json]) -> Json:
    if isinstance(value, dict):
        return {key: _substitute(item, values, defaults) for key, item in value.items()}
    if isinstance(value, list):
        return [_substitute(item, values, defaults) for item in value]
    if not isinstance(value, str):
        return value
    whole = _PLACEHOLDER.fullmatch(value)
    if whole is not None and whole[1] in values:
        return _escape(values[whole[1]])

    def text(place: "re.Match[str]") -> str:
        name = place[1]
        if name in values:
            return str(_escape(values[name]))
        default = orjson.dumps(defaults[name]).decode()  # JSON is also CEL
        return f"${{has(input.{name}) ? input.{name} : {default}}}"

    return _PLACEHOLDER.sub(text, value)


def _escape(value: Json) -> Json:
    """Return a value in which nothing is an expression."""
    if isinstance(value, str):
        return value.replace("${", "$${")
    if isinstance(value, dict):
        return {key: _escape(item) for key, item in value.items()}
    return [_escape(item) for item in value] if isinstance(value, list) else value


# ---------------------------------------------------------------- the templates


def _node(key: str, name: str, type: NodeType, config: JsonObject, *after: str, **values: Any) -> JsonObject:
    retry = {"max_attempts": 3 if type is NodeType.INTEGRATION else 1, "delay_seconds": 1.0, "backoff": "EXPONENTIAL"}
    usual: JsonObject = {"when": None, "retry": cast(Json, retry), "timeout_seconds": None, "on_error": "FAIL"}
    named: JsonObject = {"key": key, "name": name, "type": type.value, "config": config, "depends_on": list(after)}
    return {**named, **usual, **values}


def _request(method: str, address: str, **params: Json) -> JsonObject:
    return {
        "connector": "http",
        "action": "request",
        "params": {"method": method, "url": f"{{{{{address}}}}}", "idempotent": True, **params},
    }


def _parameters(**properties: JsonObject) -> JsonObject:
    return {"type": "object", "additionalProperties": False, "properties": cast(Json, properties)}


_WITHOUT: Final = "Without it, the step is simulated in development, and a task for a worker in production."


def _address(description: str) -> JsonObject:
    return {
        "type": "string",
        "pattern": "^https?://",
        "description": f"{description} {_WITHOUT}",
    }


_TOPIC: Final[JsonObject] = {
    "type": "string",
    "minLength": 1,
    "maxLength": 1000,
    "default": "The water cycle",
    "description": "The topic of the content.",
}

TEMPLATES: Final = (
    Template(
        name="content_generation",
        title="Content generation",
        description="Generates content about a topic, sends it to a service that stores it, emits an event for "
        "frontends and sends it to a service for Roblox.",
        parameters=_parameters(
            topic=_TOPIC,
            grade_level={
                "type": ["string", "integer"], "default": "any", "description": "The audience, e.g. 5.",
            },
            agent_id={"type": "string", "description": "The agent that generates it, instead of generator_url."},
            generator_url=_address("Receives the topic and responds with the content."),
            store_url=_address("Receives the content to store."),
            roblox_url=_address("Receives the content for Roblox."),
        ),
        inputs=frozenset({"topic", "grade_level"}),
        addresses=frozenset({"generator_url", "store_url", "roblox_url"}),
        nodes=(
            _node(
                "validate_input", "Validate input", NodeType.TRANSFORM,
                {"value": {"topic": "{{topic}}", "grade_level": "{{grade_level}}"}},
            ),
            _node(
                "generate_content", "Generate content", NodeType.INTEGRATION,
                _request("POST", "generator_url", json="${nodes.validate_input.output}"), "validate_input",
            ),
            _node(
                "store_in_database", "Store in database", NodeType.INTEGRATION,
                _request(
                    "POST", "store_url",
                    json={
                        "request": "${nodes.validate_input.output}", "content": "${nodes.generate_content.output}",
                    },
                ),
                "generate_content",
            ),
            _node(
                "update_frontend", "Update frontend", NodeType.EVENT,
                {"emit": "content.generated", "data": "${nodes.generate_content.output}"}, "store_in_database",
            ),
            _node(
                "sync_to_roblox", "Sync to Roblox", NodeType.INTEGRATION,
                _request("POST", "roblox_url", json={"content": "${nodes.generate_content.output}"}),
                "update_frontend",
            ),
        ),
        replacements={
            ("generate_content", "agent_id"): {
                "type": NodeType.AGENT.value,
                "config": {
                    "agentId": "{{agent_id}}",
                    "message": "Write about ${nodes.validate_input.output.topic} for grade level "
                    "${nodes.validate_input.output.grade_level}.",
                },
            }
        },
    ),
    Template(
        name="user_sync",
        title="User synchronisation",
        description="Fetches a user's data, validates it, sends it to a service that stores it and emits an event.",
        parameters=_parameters(
            user_id={
                "type": "string",
                "minLength": 1,
                "maxLength": 255,
                "default": "demo-user",
                "description": "The id of the user.",
            },
            source_url=_address("Returns the data, given ?userId=."),
            database_url=_address("Receives the data to store."),
        ),
        inputs=frozenset({"user_id"}),
        addresses=frozenset({"source_url", "database_url"}),
        nodes=(
            _node(
                "fetch_user_data", "Fetch user data", NodeType.INTEGRATION,
                _request("GET", "source_url", query={"userId": "{{user_id}}"}),
            ),
            _node(
                "validate_data", "Validate data", NodeType.CONDITION,
                {"expression": "has(nodes.fetch_user_data.output.json)"}, "fetch_user_data",
            ),
            _node(
                "update_database", "Update database", NodeType.INTEGRATION,
                _request(
                    "PUT", "database_url",
                    json={"userId": "{{user_id}}", "data": "${nodes.fetch_user_data.output.json}"},
                ),
                "validate_data",
            ),
            _node(
                "broadcast_update", "Broadcast update", NodeType.EVENT,
                {
                    "emit": "user_sync.updated",
                    "data": {"userId": "{{user_id}}", "data": "${nodes.fetch_user_data.output.json}"},
                },
                "update_database",
            ),
        ),
    ),
    Template(
        name="roblox_deployment",
        title="Roblox deployment",
        description="Prepares scripts, validates them, sends them to a service that deploys them to Roblox Studio, and "
        "reads back what it has.",
        parameters=_parameters(
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
            studio_url=_address("Receives the scripts, and returns them afterwards."),
        ),
        inputs=frozenset({"scripts"}),
        addresses=frozenset({"studio_url"}),
        nodes=(
            _node("prepare_scripts", "Prepare scripts", NodeType.TRANSFORM, {"value": {"scripts": "{{scripts}}"}}),
            _node(
                "validate_scripts", "Validate scripts", NodeType.CONDITION,
                {
                    "expression": "nodes.prepare_scripts.output.scripts.all(script, size(script.name) > 0 && "
                    "size(script.source) > 0)"
                },
                "prepare_scripts",
            ),
            _node(
                "deploy_to_studio", "Deploy to Studio", NodeType.INTEGRATION,
                _request("POST", "studio_url", json="${nodes.prepare_scripts.output}"), "validate_scripts",
            ),
            _node(
                "verify_deployment", "Verify deployment", NodeType.INTEGRATION,
                _request("GET", "studio_url"), "deploy_to_studio",
            ),
        ),
    ),
)  # fmt: skip
"""All templates."""
