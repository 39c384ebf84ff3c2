"""The parts of a template, and the vocabulary in which its nodes are written.

In the texts of nodes, `{{name}}` is a placeholder for a parameter. A missing parameter that is in `inputs` can be part
of a run's input instead; without either, its default applies.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from json_types import Json, JsonObject
from models.data_schemas import Platform
from models.workflows import NodeType


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The environment in which a workflow runs.

    Args:
        development: whether connectors that are not configured are simulated. In production, a step that needs one is a
            task, which any worker can do.
        configured: the names of the connectors that are configured.
        studio: whether a Roblox Studio is connected.
    """

    development: bool
    configured: frozenset[str] = frozenset()
    studio: bool = False

    def can_run(self, connector: str) -> bool:
        """Return whether an action of a connector can run, simulated or not."""
        return self.development or connector in self.configured


@dataclass(frozen=True, slots=True)
class TemplateSchema:
    """A JSON Schema that a template checks data against. It is registered with the first workflow that needs it.

    Args:
        parameter: the parameter that names another registered schema to use in its place.
    """

    name: str
    platform: Platform
    definition: JsonObject
    parameter: str = "schema"

    @property
    def reference(self) -> str:
        """The name under which data is checked against it."""
        return f"{self.platform.value.lower()}/{self.name}"


Nodes: TypeAlias = Sequence[JsonObject]
"""Nodes in the form that `engine.definitions.parse` stores."""


@dataclass(frozen=True, slots=True)
class Template:
    """A workflow with placeholders.

    Args:
        parameters: the JSON Schema of the parameters.
        inputs: the parameters that may be part of a run's input instead. Each has a default.
        build: returns the nodes for the parameters that are given.
        schemas: the schemas that its nodes refer to.
    """

    name: str
    title: str
    description: str
    parameters: JsonObject
    inputs: frozenset[str]
    build: Callable[[Mapping[str, Json], Surroundings], Nodes]
    schemas: Sequence[TemplateSchema] = ()

    @property
    def nodes(self) -> Nodes:
        """The nodes of a workflow in development, without any parameters."""
        return self.build({}, Surroundings(development=True))


def node(key: str, name: str, type: NodeType, config: Mapping[str, Json], *after: str, **values: Any) -> JsonObject:
    """Return a node. Calls of external services are attempted three times."""
    retry: JsonObject = {
        "max_attempts": 3 if type is NodeType.INTEGRATION else 1,
        "delay_seconds": 1.0,
        "backoff": "EXPONENTIAL",
    }
    usual: JsonObject = {"when": None, "retry": retry, "timeout_seconds": None, "on_error": "FAIL"}
    named: JsonObject = {"key": key, "name": name, "type": type.value, "config": dict(config)}
    return {**named, "depends_on": list(after), **usual, **values}


def action(connector: str, name: str, **params: Json) -> JsonObject:
    """Return the config of a node that runs an action of a connector."""
    return {"connector": connector, "action": name, "params": params}


def request(method: str, parameter: str, **params: Json) -> JsonObject:
    """Return the config of a node that sends a request to the URL in a parameter."""
    return action("http", "request", method=method, url=f"{{{{{parameter}}}}}", idempotent=True, **params)


def parameters(**properties: JsonObject) -> JsonObject:
    """Return the JSON Schema of a template's parameters."""
    return {"type": "object", "additionalProperties": False, "properties": {**properties}}


def url(description: str) -> JsonObject:
    """Return the schema of a parameter that is a URL."""
    return {"type": "string", "pattern": "^https?://", "description": description}


def other_schema(schema: TemplateSchema) -> JsonObject:
    """Return the schema of the parameter that names a registered schema to use in place of a template's own."""
    return {
        "type": "string",
        "minLength": 1,
        "description": f"The registered schema to check against, in place of {schema.reference}, which is registered "
        "with the workflow.",
    }


BODY_OF: Final = "${{has(nodes.{0}.output.json) ? nodes.{0}.output.json : nodes.{0}.output.text}}"
"""The body of the response that a node has received."""
