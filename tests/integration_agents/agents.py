"""Helpers of the tests of built-in agents: finding and invoking them."""

import json
from typing import Any, Final

from tests.people import Person
from tests.waiting import until

SEVEN: Final = {
    "api_gateway",
    "database_sync",
    "ui_sync",
    "realtime_update",
    "studio_bridge",
    "schema_validator",
    "integration_coordinator",
}
_AGENTS: Final = """query($type: String) { agents(first: 50, filter: {runtime: [BUILTIN], type: $type}) { nodes {
    id name type runtime description status capabilities metadata health { status message }
    circuit { state failures } metrics { requests failures averageLatencyMs eventsProcessed cacheHits cacheMisses }
} } }"""
INVOKE: Final = """mutation($input: InvokeAgentInput!) { invokeAgent(input: $input) {
    reply { content metadata simulated } errors { code message field } } }"""


def built_in(caller: Person) -> dict[str, dict[str, Any]]:
    """Return the built-in agents of the caller's organization by type."""
    return {each["type"]: each for each in caller.data(_AGENTS)["agents"]["nodes"]}


def agent_of(caller: Person, type: str) -> dict[str, Any]:
    """Return the caller's built-in agent of a type, which a new organization gets in a moment."""
    until(lambda: type in built_in(caller))
    return built_in(caller)[type]


def invoked(caller: Person, type: str, task: str, params: dict[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """Return the payload of an invocation."""
    message = json.dumps({"task": task, "params": params or {}})
    values = {"agentId": agent_of(caller, type)["id"], "message": message, **given}
    payload: dict[str, Any] = caller.data(INVOKE, input=values)["invokeAgent"]
    return payload


def result(caller: Person, type: str, task: str, params: dict[str, Any] | None = None, **given: Any) -> Any:
    """Return the result of an invocation that succeeds."""
    payload = invoked(caller, type, task, params, **given)
    assert not payload["errors"], payload["errors"]
    assert json.loads(payload["reply"]["content"]) == payload["reply"]["metadata"]["result"]
    return payload["reply"]["metadata"]["result"]


def error(caller: Person, type: str, task: str, params: dict[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """Return the error of an invocation that fails."""
    payload = invoked(caller, type, task, params, **given)
    [found] = payload["errors"]
    assert payload["reply"] is None
    failed: dict[str, Any] = found
    return failed
