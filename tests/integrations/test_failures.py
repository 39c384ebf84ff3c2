"""Simulated failures of connectors behave like real ones: in actions and in workflows."""

import time
from collections.abc import Iterator

import pytest

from models.node_executions import NodeExecution
from models.users import Role
from tests.gateways import Gateway
from tests.integrations.calls import CHAT, LIST_MODELS, PATIENCE, connector, refusal, run
from tests.people import Person, on_database, person
from tests.running import Runs, node

pytestmark = pytest.mark.slow

FAILURES = ",".join(
    [
        "openai.list_models=unreachable",
        "openai.chat_completion=429:120",
        "lyzr.chat=500",
        "lyzr.stream=expired",
        "llama_stack.*=timeout:0.01",
        "a2a.get_task=slow:0.01",
    ]
)
MESSAGES = {"messages": [{"role": "user", "content": "Hello"}]}
TASK = {"url": "https://agent.example.com", "taskId": "t"}
LIMITED = {"connector": "openai", "action": "chat_completion", "params": MESSAGES}


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, "SIMULATED_FAILURES": FAILURES}) as running:
        yield running


@pytest.fixture
def caller(gateway: Gateway, request: pytest.FixtureRequest) -> Person:
    """A user in a new organization, so that no circuit is open yet."""
    return person(gateway, Role.ADMIN, request.node.name)


def test_an_outage_is_retried_and_then_reported(caller: Person):
    error = refusal(caller, LIST_MODELS)
    assert (error["code"], error["retryable"]) == ("UPSTREAM_UNAVAILABLE", True)
    metrics = connector(caller, "openai")["metrics"]
    assert (metrics["requests"], metrics["failures"], metrics["retries"]) == (1, 1, 2)


def test_repeated_failures_open_the_circuit(caller: Person):
    refusal(caller, LIST_MODELS)
    refusal(caller, LIST_MODELS)
    found = connector(caller, "openai")
    assert (found["circuit"]["state"], found["circuit"]["failures"]) == ("OPEN", 5)
    assert found["circuit"]["opensUntil"] is not None
    assert found["health"]["status"] == "UNHEALTHY"
    error = refusal(caller, LIMITED)
    assert error["code"] == "UPSTREAM_UNAVAILABLE" and "Nothing was sent" in error["message"]
    assert 0 < error["retryAfterSeconds"] <= 60


def test_a_rate_limit_is_reported_with_its_delay_and_remembered(caller: Person):
    error = refusal(caller, LIMITED)
    assert (error["code"], error["retryable"], error["retryAfterSeconds"]) == ("RATE_LIMITED", True, 120)
    again = refusal(caller, LIST_MODELS)
    assert again["code"] == "RATE_LIMITED" and 0 < again["retryAfterSeconds"] <= 120
    assert connector(caller, "openai")["circuit"] | {"opensUntil": None} == {
        "state": "CLOSED",
        "failures": 0,
        "opensUntil": None,
        "failureThreshold": 5,
        "recoveryTimeoutSeconds": 60,
        "halfOpenRequests": 3,
    }


def test_an_unknown_outcome_is_reported_and_not_retried(caller: Person):
    error = refusal(caller, CHAT)
    assert (error["code"], error["retryable"]) == ("OUTCOME_UNKNOWN", False)
    assert connector(caller, "lyzr")["metrics"]["retries"] == 0


def test_an_unknown_outcome_stays_unknown_for_its_key(caller: Person):
    first = refusal(caller, CHAT, idempotencyKey="once")
    assert refusal(caller, CHAT, idempotencyKey="once") == first
    assert connector(caller, "lyzr")["metrics"]["requests"] == 1


def test_a_key_is_reusable_after_a_call_that_did_not_happen(caller: Person):
    assert refusal(caller, LIST_MODELS, idempotencyKey="once")["code"] == "UPSTREAM_UNAVAILABLE"
    refusal(caller, LIST_MODELS, idempotencyKey="once")
    assert connector(caller, "openai")["metrics"]["requests"] == 2


def test_an_expired_token_requires_reauthorization(caller: Person):
    given = {"connector": "lyzr", "action": "stream", "params": {"message": "Hello", "agentId": "a"}}
    assert refusal(caller, given)["code"] == "REAUTH_REQUIRED"
    assert connector(caller, "lyzr")["circuit"]["failures"] == 0


def test_all_actions_of_a_connector_can_fail(caller: Person):
    given = {"connector": "llama_stack", "action": "list_models", "params": {}}
    assert refusal(caller, given)["code"] == "UPSTREAM_UNAVAILABLE"
    health = caller.done("testConnector", "health { status }", connector="llama_stack")["health"]
    assert health["status"] == "UNHEALTHY"


def test_slowness_is_not_a_failure(caller: Person):
    payload = run(caller, {"connector": "a2a", "action": "get_task", "params": TASK})
    # Where callers choose the URL, there is nothing to configure: only a node's `simulate` mocks such a call.
    assert payload["output"] is None or payload["simulated"]


# ---------------------------------------------------------------- workflows


def test_a_node_can_simulate_its_own_failure(caller: Person):
    runs = Runs(caller)
    given = {"connector": "http", "action": "request", "params": {"url": "https://api.example.com/"}}
    good = runs.done(node("a", "INTEGRATION", {**given, "simulate": True}))
    assert good["nodes"]["a"]["output"]["simulated"] is True
    slow = runs.done(node("a", "INTEGRATION", {**given, "simulate": "slow:0.01"}))
    assert slow["nodes"]["a"]["output"]["simulated"] is True
    for failure, code in (
        ("500", "UPSTREAM_UNAVAILABLE"),
        ("expired", "REAUTH_REQUIRED"),
        ("429:120", "RATE_LIMITED"),
    ):
        bad = runs.failed(node("a", "INTEGRATION", {**given, "simulate": failure}))
        assert bad["nodes"]["a"]["error"].startswith(f"{code}: "), failure


def test_a_node_waits_for_the_requested_delay(gateway: Gateway, caller: Person):
    config = {"connector": "openai", "action": "chat_completion", "params": MESSAGES}
    runs = Runs(caller)
    run_id = runs.start(node("a", "INTEGRATION", config, retry={"maxAttempts": 2}))
    deadline = time.monotonic() + PATIENCE
    while (error := runs.read(run_id)["nodes"]["a"]["error"]) is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert error.startswith("RATE_LIMITED: ")

    async def retry_delay() -> float:
        row = await NodeExecution.get(execution_id=run_id)
        assert row.retry_at is not None
        return (row.retry_at - row.updated_at).total_seconds()

    assert 100 < on_database(gateway, retry_delay) <= 120
    caller.done("cancelExecution", "execution { status }", id=run_id)


@pytest.mark.parametrize("failure", ["", "sometimes", "429:soon", "500;", 1])
def test_an_unknown_failure_is_rejected_when_the_workflow_is_submitted(caller: Person, failure: object):
    config = {"connector": "http", "action": "request", "params": {"url": "https://a.example/"}, "simulate": failure}
    refused = caller.refused("executeWorkflow", "execution { id }", nodes=[node("a", "INTEGRATION", config)])
    assert refused == ("BAD_USER_INPUT", "nodes.0.config.simulate")
