"""Connectors without credentials in development: they say so and return mock responses."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from connectors import PROVIDERS
from connectors.base import Connector, ConnectorAuth
from models.idempotency import LEASE, IdempotencyKey, KeyState
from models.users import Role
from settings import OWASP_HASH_MEMORY
from storage.clock import now
from tests.connectors.test_contract import examples
from tests.gateways import Gateway
from tests.integrations.calls import CHAT, CONNECTOR, LIST_MODELS, connector, refusal, run
from tests.ledger import recorded
from tests.people import Person, administrator, agent, on_database, opened, person, unchanged

NOTHING = "con_01jd3x8m5vf2h9k7q0z4c6r8ta"


def test_every_connector_is_listed_with_its_actions_and_health(member: Person):
    found = member.data(f"{{ connectors {{ {CONNECTOR} }} }}")["connectors"]
    by_name = {each["name"]: each for each in found}
    assert {"http", "lyzr", "openai", "llama_stack", "a2a"} <= by_name.keys()
    for each in found:
        assert each["title"] and each["description"] and each["actions"]
        for action in each["actions"]:
            Draft202012Validator.check_schema(action["inputSchema"])
            Draft202012Validator.check_schema(action["outputSchema"])
        rules = {"failureThreshold": 5, "recoveryTimeoutSeconds": 60, "halfOpenRequests": 3}
        assert each["circuit"] == {"state": "CLOSED", "failures": 0, "opensUntil": None, **rules}
        assert each["health"]["status"] in ("UNKNOWN", "HEALTHY")
        assert each["configured"] == (not each["missing"])
        assert each["mode"] == ("LIVE" if each["configured"] else "SIMULATED")
    assert by_name["lyzr"]["missing"] == ["LYZR_API_KEY"]
    assert by_name["lyzr"]["auth"] == "API_KEY"
    assert (by_name["http"]["mode"], by_name["http"]["auth"]) == ("LIVE", "NONE")
    [request] = by_name["http"]["actions"]
    assert (request["name"], request["idempotent"]) == ("request", False)
    assert {each["name"]: each["idempotent"] for each in by_name["openai"]["actions"]}["list_models"] is True


def test_a_connector_is_found_by_name(member: Person):
    assert connector(member, "lyzr")["title"] == "Lyzr"
    assert member.data('{ connector(name: "nothing") { name } }')["connector"] is None


def test_an_account_is_shown_with_its_connector_only_to_its_user(gateway: Gateway):
    owner, other = person(gateway), person(gateway)
    query = "{ connectors { name connection { provider account status } } }"

    def accounts(caller: Person) -> list[Any]:
        return [each["connection"] for each in caller.data(query)["connectors"] if each["connection"]]

    owner.done("storeOAuthToken", "connection { id }", provider="slack", accessToken="xoxb-1", account="Acme")
    assert all(each == {"provider": "slack", "account": "Acme", "status": "CONNECTED"} for each in accounts(owner))
    assert accounts(other) == []


# ---------------------------------------------------------------- running


def test_a_simulated_response_is_marked(member: Person):
    payload = run(member, CHAT)
    assert payload["errors"] == [] and payload["simulated"] is True
    assert payload["output"]["simulated"] is True and payload["durationMs"] >= 0
    before = connector(member, "lyzr")["metrics"]
    run(member, CHAT)
    after = connector(member, "lyzr")["metrics"]
    assert after["requests"] == before["requests"] + 1
    assert after["averageLatencyMs"] is not None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"connector": "nothing"}, ["connector"]),
        ({"action": "nothing"}, ["action"]),
        ({"params": []}, ["params"]),
        ({"params": {"mesage": "Hello"}}, ["params"]),
        ({"params": {"message": 1}}, ["params", "message"]),
    ],
)
def test_an_invalid_call_is_rejected_without_effect(
    gateway: Gateway, member: Person, given: dict[str, Any], field: list[str]
):
    with unchanged(gateway):
        error = refusal(member, {**CHAT, **given})
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)


def test_session_and_agent_must_exist(gateway: Gateway, member: Person):
    with unchanged(gateway):
        assert refusal(member, CHAT, sessionId=NOTHING)["field"] == ["sessionId"]
        assert refusal(member, CHAT, agentId=NOTHING)["code"] == "NOT_FOUND"
    session = opened(member)
    helper = agent(administrator(gateway))
    assert run(member, CHAT, sessionId=session, agentId=helper.id)["errors"] == []
    member.done("updateSession", "session { id }", id=session, status="INACTIVE")
    assert refusal(member, CHAT, sessionId=session)["code"] == "CONFLICT"


def test_the_audit_trail_has_the_caller_and_action_without_params(gateway: Gateway, member: Person):
    before = len(recorded(gateway))
    run(member, {**CHAT, "params": {"message": "canary-of-a-param", "agentId": "a"}})
    [event] = recorded(gateway, before)
    assert (event["type"], event["actor_id"]) == ("connector.action_run", member.id)
    payload = event["payload"] if isinstance(event["payload"], dict) else json.loads(event["payload"])
    ran = {"connector": "lyzr", "action": "chat", "simulated": True, "error": None}
    assert payload["changes"] == {**ran, "sessionId": None, "agentId": None}
    assert "canary-of-a-param" not in json.dumps(payload)


@pytest.mark.parametrize("role", [Role.VIEWER])
def test_viewers_cannot_run_actions(gateway: Gateway, role: Role):
    viewer = person(gateway, role)
    assert connector(viewer, "lyzr")["name"] == "lyzr"
    assert refusal(viewer, CHAT)["code"] == "FORBIDDEN"


def test_an_idempotency_key_runs_one_call(member: Person):
    first = run(member, CHAT, idempotencyKey="once")
    before = connector(member, "lyzr")["metrics"]["requests"]
    assert run(member, CHAT, idempotencyKey="once") == first
    assert connector(member, "lyzr")["metrics"]["requests"] == before
    other = {**CHAT, "params": {"message": "Another", "agentId": "a"}}
    assert refusal(member, other, idempotencyKey="once")["code"] == "IDEMPOTENCY_MISMATCH"


def leave_in_progress(gateway: Gateway, actor: Person, key: str, since: timedelta) -> None:
    """Leave a key as after a process that stopped during the call."""

    async def update() -> None:
        left = {"state": KeyState.IN_PROGRESS, "result": None, "created_at": now() - since}
        assert await IdempotencyKey.filter(actor_id=actor.id, key=key).update(**left) == 1

    on_database(gateway, update)


def test_a_call_in_progress_is_a_conflict(gateway: Gateway, member: Person):
    run(member, CHAT, idempotencyKey="in progress")
    leave_in_progress(gateway, member, "in progress", LEASE / 2)
    error = refusal(member, CHAT, idempotencyKey="in progress")
    assert (error["code"], error["retryAfterSeconds"]) == ("CONFLICT", 1)


def test_an_interrupted_call_is_repeated_only_if_idempotent(gateway: Gateway, member: Person):
    for given, repeatable in ((LIST_MODELS, True), (CHAT, False)):
        key = f"interrupted {given['action']}"
        first = run(member, given, idempotencyKey=key)
        leave_in_progress(gateway, member, key, LEASE)
        if repeatable:
            assert run(member, given, idempotencyKey=key)["output"] == first["output"]
        else:
            assert refusal(member, given, idempotencyKey=key)["code"] == "OUTCOME_UNKNOWN"
            assert refusal(member, given, idempotencyKey=key)["code"] == "OUTCOME_UNKNOWN"


# ---------------------------------------------------------------- testConnector


def test_testing_a_simulated_connector_sends_no_request(member: Person):
    health = member.done("testConnector", "health { status message checkedAt }", connector="openai")["health"]
    assert health["status"] == "UNKNOWN" and "simulated" in health["message"]
    assert connector(member, "openai")["health"]["checkedAt"] == health["checkedAt"], "the result is stored"


def test_a_connector_with_caller_chosen_urls_cannot_be_tested(member: Person):
    health = member.done("testConnector", "health { status message }", connector="http")["health"]
    assert health["status"] == "UNKNOWN"
    assert member.refused("testConnector", "health { status }", connector="nothing") == (
        "BAD_USER_INPUT",
        "connector",
    )


# ---------------------------------------------------------------- production


@pytest.fixture
def production(backend_name: str, new_environment: Callable[[str], dict[str, str]]) -> Iterator[Gateway]:
    """Without an engine, so that it can run next to the shared gateway."""
    keys = {
        "ENVIRONMENT": "production",
        "ENCRYPTION_KEYS": "A" * 43 + "=",
        "PASSWORD_HASH_MEMORY": str(OWASP_HASH_MEMORY),
        "ENGINE": "false",
    }
    with Gateway({**new_environment(backend_name), **keys}) as running:
        yield running


WITHOUT_CREDENTIALS = [each for each in PROVIDERS if each.auth is not ConnectorAuth.NONE]


@pytest.mark.parametrize("chosen", WITHOUT_CREDENTIALS, ids=lambda each: each.name)
@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_production_simulates_nothing(production: Gateway, chosen: Connector):
    member = person(production)
    found = connector(member, chosen.name)
    assert (found["mode"], found["configured"]) == ("LIVE", False) and found["missing"]
    for action in chosen.actions:
        params = examples(chosen, action)[0]
        error = refusal(member, {"connector": chosen.name, "action": action.name, "params": params})
        assert error["code"] == "NOT_CONFIGURED" and not error["retryable"]
        assert all(missing in error["message"] for missing in found["missing"])
    assert member.refused("testConnector", "health { status }", connector=chosen.name)[0] == "NOT_CONFIGURED"


def test_only_connectors_without_a_service_of_their_own_need_no_credentials():
    assert {each.name for each in PROVIDERS} - {each.name for each in WITHOUT_CREDENTIALS} == {
        "http",
        "a2a",
        "teams",
        "discord",
    }
