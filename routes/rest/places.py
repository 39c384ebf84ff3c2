"""The places of parts of a workflow definition in a request, which nests and names them otherwise than the input.

A definition is the body, or its `workflow`; its nodes may be `steps`, their key may be an `id`, and what the input has
in a node's `config` may be beside it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from errors import Verbatim
from json_types import Json, JsonObject, snake_case

_NESTED_IN: Final = "workflow"
_PARTS: Final = frozenset({"nodes", "startNode", "agents"})
_CONFIG: Final = "config"
_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "nodes": ("nodes", "steps"),
    "key": ("key", "id"),
    "next": ("next", "nextNodes", "next_nodes"),
    "connector": ("connector", "integration"),
}
"""The names that parts can have in requests, if not only those of the input, in camelCase or snake_case."""


def place_in(body: JsonObject, path: Sequence[str]) -> list[str]:
    """Return the path to a value in a request for its path in the operation's input.

    The path stays as it is if it leads to no part of a definition, or as soon as the request has nothing there.
    """
    if not path or path[0] not in _PARTS:
        return list(path)
    found, value = list[str](), body.get(_NESTED_IN)
    if isinstance(value, dict):
        found.append(_NESTED_IN)
    else:
        value = body
    for part in path:
        name = _name(value, part)
        if name is None:
            continue
        found.append(name)
        value = _member(value, name)
    return [Verbatim(each) for each in found]


def _name(value: Json, part: str) -> str | None:
    """Return the name of a part of this value; None for the config of a node that has its values beside it."""
    if not isinstance(value, dict):
        return part
    names = _NAMES.get(part, (part, snake_case(part)))
    found = next((each for each in names if each in value), None)
    return found or (None if part == _CONFIG else part)


def _member(value: Json, name: str) -> Json:
    if isinstance(value, list) and name.isdecimal() and int(name) < len(value):
        return value[int(name)]
    return value.get(name) if isinstance(value, dict) else None
