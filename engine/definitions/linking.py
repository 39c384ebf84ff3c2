"""Definitions in the form in which they are stored: each node with its dependencies, its agent and its message.

Callers may also say which nodes follow a node, which node is the first, and describe agents that have no record.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from errors import InvalidInput
from json_types import Json, JsonObject
from models.workflows import NodeType
from shown import as_json

_INPUT_TEXT: Final = "${input.text}"


def linked(
    nodes: Sequence[JsonObject], *, start_node: str | None = None, agents: Sequence[JsonObject] = ()
) -> list[JsonObject]:
    """Return the nodes without the links that only callers use.

    Args:
        nodes: as `parse_definition` takes them, each possibly with `next`: the keys of the nodes that depend on it.
        start_node: the key of the node on which all others depend, directly or not. If there are no dependencies, the
            others follow it one after the other.
        agents: Lyzr agents that AGENT nodes refer to by their `id`, each as the `agent` of an `AgentConfig`.

    Raises:
        InvalidInput: `next` or `start_node` names no node, the start node depends on another, or two agents have one
            id.
    """
    copies = [{**node, "depends_on": [*_list(node.get("depends_on"))]} for node in nodes]
    _follow(copies)
    if start_node is not None and copies:  # without nodes, that is the error to report
        _begin(copies, start_node)
    known = _by_id(agents)
    by_key = {str(node["key"]): node for node in copies}
    for node in copies:
        if node.get("type") == NodeType.AGENT.value and isinstance(config := node.get("config"), dict):
            node["config"] = {**_with_agent(config, known), **_with_message(config, node, by_key)}
    return copies


def _list(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else ()


def _follow(nodes: Sequence[JsonObject]) -> None:
    """Turn `next` into dependencies."""
    by_key = {str(node["key"]): node for node in nodes}
    for index, node in enumerate(nodes):
        for key in _list(node.pop("next", None)):
            if key not in by_key:
                message = f"Node {as_json(node['key'])}: next names no node: {as_json(key)}."
                raise InvalidInput(message, field=["nodes", str(index), "next"])
            _add_dependency(by_key[str(key)], node)


def _add_dependency(node: JsonObject, on: JsonObject) -> None:
    depends_on = node["depends_on"]
    assert isinstance(depends_on, list)
    if on["key"] not in depends_on:
        depends_on.append(on["key"])


def _begin(nodes: Sequence[JsonObject], key: str) -> None:
    """Make the other nodes depend on the first one."""
    first = next((node for node in nodes if node["key"] == key), None)
    if first is None:
        raise InvalidInput(f"startNode names no node: {as_json(key)}.", field=["start_node"])
    if first["depends_on"]:
        raise InvalidInput(f"The start node {as_json(key)} must not depend on other nodes.", field=["start_node"])
    in_turn = not any(node["depends_on"] for node in nodes)
    before = first
    for node in nodes:
        if node is not first and not node["depends_on"]:
            _add_dependency(node, before if in_turn else first)
            before = node


def _by_id(agents: Sequence[JsonObject]) -> Mapping[str, JsonObject]:
    found: dict[str, JsonObject] = {}
    for index, agent in enumerate(agents):
        id = str(agent["id"])
        if id in found:
            raise InvalidInput(f"Another agent already has the id {as_json(id)}.", field=["agents", str(index), "id"])
        found[id] = {name: value for name, value in agent.items() if value is not None}
    return found


def _with_agent(config: JsonObject, known: Mapping[str, JsonObject]) -> JsonObject:
    agent = known.get(str(config.get("agentId")))
    if agent is None:
        return config
    return {**{name: value for name, value in config.items() if name != "agentId"}, "agent": agent}


def _with_message(config: JsonObject, node: JsonObject, by_key: Mapping[str, JsonObject]) -> JsonObject:
    """Return the default message, if the config has none: the run's text, or what the nodes before it have produced."""
    if config.get("message") is not None:
        return {}
    if isinstance(task := config.get("task"), str):
        return {"message": task}  # a built-in agent executes it, and reads no message
    before = [by_key.get(str(key), {}) for key in _list(node["depends_on"])]
    return {"message": "\n\n".join(_output(each) for each in before if each) or _INPUT_TEXT}


def _output(node: JsonObject) -> str:
    content = ".content" if node.get("type") == NodeType.AGENT.value else ""
    return f'${{nodes["{node["key"]}"].output{content}}}'
