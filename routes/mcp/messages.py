"""JSON-RPC messages from clients of `/mcp`, checked before the SDK sees them, so that an error names its field."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from json_types import DEEPEST, Json, JsonObject, too_deep_at

INVALID_REQUEST: Final = -32600
INVALID_PARAMS: Final = -32602

_AROUND: Final = 3
"""The levels around an argument: the message, its parameters and all arguments."""
_CURSOR: Final = {"cursor": str}
_TYPES: Final[Mapping[str, Mapping[str, type]]] = {
    "initialize": {"protocolVersion": str, "capabilities": dict, "clientInfo": dict},
    "tools/list": _CURSOR,
    "tools/call": {"name": str, "arguments": dict},
    "resources/list": _CURSOR,
    "resources/templates/list": _CURSOR,
    "resources/read": {"uri": str},
}
"""The parameters of each method, of which some are optional."""
_OPTIONAL: Final = frozenset({"cursor", "arguments"})
_NAMES: Final[Mapping[type, str]] = {str: "a string", dict: "an object"}


class Wrong(NamedTuple):
    """The fault of a message.

    Args:
        field: where; none for the message itself.
        id: of the request, if it has a valid one.
    """

    code: int
    message: str
    field: str | None
    id: Json


def id_of(message: object) -> Json:
    """Return the id of a request, if it has a valid one."""
    id = message.get("id") if isinstance(message, dict) else None
    return id if isinstance(id, int | str) and not isinstance(id, bool) else None


def wrong_message(message: object, *, deep: bool = True) -> Wrong | None:
    """Return what is wrong with a message, or None for one that the SDK accepts or rejects in plain words.

    Args:
        deep: whether it may have more levels than a JSON value may have.
    """
    if not isinstance(message, dict):
        return Wrong(INVALID_REQUEST, "The body must be one JSON-RPC message, which is an object.", None, None)
    known = id_of(message)
    if message.get("jsonrpc") != "2.0":
        return Wrong(INVALID_REQUEST, 'jsonrpc must be "2.0".', "jsonrpc", known)
    if "id" in message and known is None:
        return Wrong(INVALID_REQUEST, "id must be a string or an integer.", "id", None)
    if "method" not in message and message.keys() & {"result", "error"}:
        return Wrong(INVALID_REQUEST, "Send a request: this server asks for no responses.", "method", known)
    if not isinstance(message.get("method"), str):
        return Wrong(INVALID_REQUEST, "method must be a string.", "method", known)
    params = message.get("params")
    if not isinstance(params, dict | None):
        return Wrong(INVALID_PARAMS, "params must be an object.", "params", known)
    too_deep = _too_deep(message, known) if deep else None
    return too_deep or _wrong_params(str(message["method"]), params or {}, known)


def _too_deep(message: JsonObject, id: Json) -> Wrong | None:
    """Return what is wrong with a message of more levels than the SDK reads, which it calls no JSON."""
    path = too_deep_at(message, DEEPEST + _AROUND)
    if path is None:
        return None
    field = ".".join(path)
    return Wrong(INVALID_PARAMS, f"{field} is nested more than {DEEPEST} levels deep.", field, id)


def _wrong_params(method: str, params: JsonObject, id: Json) -> Wrong | None:
    for name, type in {**_TYPES.get(method, {}), "_meta": dict}.items():
        field, value = f"params.{name}", params.get(name)
        if value is None and (name in _OPTIONAL or name == "_meta"):
            continue
        if value is None:
            return Wrong(INVALID_PARAMS, f"{field} is required.", field, id)
        if not isinstance(value, type):
            return Wrong(INVALID_PARAMS, f"{field} must be {_NAMES[type]}.", field, id)
    return None
