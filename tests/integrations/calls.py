"""Helpers for the tests of connectors."""

import time
from collections.abc import Mapping
from typing import Any, Final

from tests.fakes.lyzr import AGENT, KEY, LyzrService
from tests.fakes.openai import OpenAIService
from tests.people import Person

CONNECTOR: Final = """name title description auth mode configured missing
actions { name title description inputSchema outputSchema idempotent }
circuit { state failures opensUntil failureThreshold recoveryTimeoutSeconds halfOpenRequests }
health { status message checkedAt latencyMs } metrics { requests failures retries averageLatencyMs }"""
PATIENCE: Final = 60.0
CHAT: Final = {"connector": "lyzr", "action": "chat", "params": {"agentId": AGENT, "message": "Hello"}}
LIST_MODELS: Final = {"connector": "openai", "action": "list_models", "params": {}}


def settings_for(lyzr: LyzrService, models: OpenAIService) -> dict[str, str]:
    """Return the settings of two live connectors, with services on this machine."""
    return {
        "LYZR_API_KEY": KEY,
        "LYZR_BASE_URL": lyzr.url,
        "OPENAI_API_KEY": str(models.key),
        "OPENAI_BASE_URL": models.url,
    }


def connector(caller: Person, name: str) -> dict[str, Any]:
    """Return a connector as the caller sees it."""
    query = f"query($name: String!) {{ connector(name: $name) {{ {CONNECTOR} }} }}"
    found: dict[str, Any] = caller.data(query, name=name)["connector"]
    return found


def run(caller: Person, given: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Run an action and return its payload, successful or not."""
    document = """mutation($input: RunConnectorActionInput!) { runConnectorAction(input: $input) {
        output simulated durationMs errors { code message field retryable retryAfterSeconds } } }"""
    payload: dict[str, Any] = caller.data(document, input={**given, **more})["runConnectorAction"]
    return payload


def refusal(caller: Person, given: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Run an action that must fail, and return the error."""
    payload = run(caller, given, **more)
    assert payload["output"] is None
    [error] = payload["errors"]
    return dict(error)


def until_circuit(caller: Person, name: str, state: str) -> dict[str, Any]:
    """Return a connector once its circuit has this state."""
    deadline = time.monotonic() + PATIENCE
    while (found := connector(caller, name))["circuit"]["state"] != state:
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found
