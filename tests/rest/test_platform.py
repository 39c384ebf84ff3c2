"""The documented endpoints for the platform itself, as the document's curl calls them."""

from typing import Any, Final, cast

import pytest

from models.users import Role
from routes.rest.platform_presets import PLATFORM_PRESETS
from routes.rest.preset import Preset
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person
from tests.rest.calls import call
from tests.waiting import until

BASE: Final = "/api/v1/integration"
SIX: Final = ("api_gateway", "database_sync", "ui_sync", "realtime_update", "studio_bridge", "schema_validator")


def body_of(name: str) -> dict[str, Any]:
    """Return the example of a preset's body."""
    [preset] = [each for each in PLATFORM_PRESETS if each.name == name]
    assert preset.example is not None
    return cast("dict[str, Any]", preset.example.body)


@pytest.fixture(scope="module")
def gateway(agents_gateway: Gateway) -> Gateway:
    return agents_gateway


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


def test_the_status_is_the_documented_one(operator: Person) -> None:
    found = call(operator, "GET", f"{BASE}/status").json()
    assert found.keys() == {"initialized", "timestamp", "agents", "overall_health"}
    assert (found["initialized"], found["overall_health"]) == (True, "healthy")
    assert tuple(found["agents"]) == SIX
    assert found["agents"].pop("studio_bridge") == {"status": "unknown"}  # there is none yet
    assert all(each == {"status": "healthy"} for each in found["agents"].values())
    assert operator.data("{ systemHealth { status } }")["systemHealth"]["status"] == "HEALTHY"


def test_the_agents_are_listed_with_the_registered_schemas(gateway: Gateway, operator: Person) -> None:
    registered = {
        "schema_name": "lesson",
        "platform": "backend",
        "version": "1.0.0",
        "definition": {"type": "object"},
    }
    assert call(administrator(gateway), "POST", f"{BASE}/schema/register", registered).status_code == 200
    found = call(operator, "GET", f"{BASE}/agents").json()
    assert tuple(found["agents"]) == (*SIX, "integration_coordinator")
    assert found["total"] == 7
    [schema] = [each for each in found["agents"]["schema_validator"]["schemas"] if each["schema_name"] == "lesson"]
    assert (schema["schema_type"], schema["platform"], schema["version"]) == ("json_schema", "backend", "1.0.0")


def test_metrics_have_requests_rates_latency_events_and_circuits(operator: Person) -> None:
    worker = agent(administrator(operator.gateway))
    found = call(operator, "GET", f"{BASE}/metrics").json()
    gateway = found["agents"]["api_gateway"]
    assert gateway["total_requests"] > 0 and gateway["average_latency_ms"] > 0
    assert found["agents"]["realtime_update"]["events_processed"] > 0
    assert found["agents"]["database_sync"].keys() == {"cache_hits", "cache_misses", "cache_hit_ratio"}
    assert found["connectors"]["slack"]["circuit_breaker"] == "closed"
    [mine] = [each for each in found["registered_agents"] if each["id"] == worker.id]
    assert (mine["total_requests"], mine["success_rate"]) == (0, None)
    assert found["system"]["agentsByStatus"]["OFFLINE"] >= 1


def test_a_health_check_needs_no_body_and_tests_everything(operator: Person) -> None:
    response = call(operator, "POST", f"{BASE}/health/check")
    assert response.status_code == 200, response.text
    found = response.json()
    assert (found["healthy"], found["overall_health"]) == (True, "healthy")
    assert tuple(found["agents"]) == SIX
    assert found["components"]["database"]["latency_ms"] > 0


def test_the_documented_workflow_is_created_and_runs(operator: Person) -> None:
    response = call(operator, "POST", f"{BASE}/workflow/create", body_of("createIntegrationWorkflow"))
    assert response.status_code == 200, response.text
    made = response.json()
    assert made["tasks"] == [
        "validate_input",
        "generate_content",
        "store_in_database",
        "update_frontend",
        "sync_to_roblox",
    ]
    shown = """query($workflow: ID!, $run: ID!) {
        workflow(id: $workflow) { name description }
        execution(id: $run) { status workflow { id } nodes { key output } } }"""
    ids = {"workflow": made["workflow_id"], "run": made["execution_id"]}
    until(lambda: operator.data(shown, **ids)["execution"]["status"] == "COMPLETED")
    found = operator.data(shown, **ids)
    assert found["workflow"] == {
        "name": "Content generation",
        "description": "Generate and sync educational content",
    }
    assert found["execution"]["workflow"]["id"] == made["workflow_id"]
    assert found["execution"]["nodes"][0]["output"] == {"topic": "Python Basics", "grade_level": 9}


def test_repeating_the_creation_with_a_key_runs_it_once(operator: Person) -> None:
    body, headers = body_of("createIntegrationWorkflow"), {"idempotency-key": "one workflow"}
    first, second = (call(operator, "POST", f"{BASE}/workflow/create", body, headers=headers).json() for _ in range(2))
    assert (first["workflow_id"], first["execution_id"]) == (second["workflow_id"], second["execution_id"])


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"name": "nothing"}, 404, "name"),
        ({}, 400, "name"),
        ({"name": "content_generation", "parameters": {"topic": 5}}, 400, "parameters.topic"),
        ({"name": "content_generation", "parameters": []}, 400, "parameters"),
        ({"name": "content_generation", "params": {"topic": "x"}}, 400, "params"),
    ],
)
def test_a_workflow_that_cannot_be_created_is_named(operator: Person, body: Any, status: int, field: str) -> None:
    problem = call(operator, "POST", f"{BASE}/workflow/create", body)
    assert (problem.status_code, problem.json()["field"]) == (status, field), problem.text


def test_the_templates_are_listed_by_post(operator: Person) -> None:
    found = call(operator, "POST", f"{BASE}/workflow/templates").json()
    assert [each["name"] for each in found["templates"]] == ["content_generation", "user_sync", "roblox_deployment"]
    assert found["templates"][1]["tasks"] == ["fetch_user_data", "validate_data", "update_database", "broadcast_update"]


def test_an_event_is_broadcast_to_streams(operator: Person) -> None:
    follow = 'subscription { events(types: ["lesson.updated"]) { __typename ... on CustomEvent { id type data } } }'
    with operator.follow(follow) as following:
        assert following()["__typename"] == "StreamOpened"
        sent = call(operator, "POST", f"{BASE}/event/broadcast", body_of("broadcastIntegrationEvent")).json()
        event = following()
    assert (sent["event_id"], sent["event_type"]) == (event["id"], "lesson.updated")
    assert event["data"] == {"lesson_id": "lesson-1"}
    plain = call(operator, "POST", f"{BASE}/event/broadcast", {"event": "progress", "payload": 1}).json()
    assert plain["event_type"] == "broadcast.progress"
    null = call(operator, "POST", f"{BASE}/event/broadcast", {"event_type": None, "event": "progress"}).json()
    assert null["event_type"] == "broadcast.progress"
    assert call(operator, "POST", f"{BASE}/event/broadcast", {}).json()["field"] == "event_type"


def test_only_administrators_clean_up(gateway: Gateway, operator: Person) -> None:
    body = body_of("cleanUpIntegration")
    assert call(operator, "POST", f"{BASE}/maintenance/cleanup", body).status_code == 403
    admin = person(gateway, Role.ADMIN, "Cleaned by path")
    found = call(admin, "POST", f"{BASE}/maintenance/cleanup").json()
    assert found == {
        "status": "success",
        "expired_sessions": 0,
        "pruned_events": 0,
        "pruned_deliveries": 0,
        "pruned_executions": 0,
        "dry_run": False,
    }
    assert call(admin, "POST", f"{BASE}/maintenance/cleanup", body).json()["dry_run"] is True
    assert call(admin, "POST", f"{BASE}/maintenance/cleanup", {"older_than_days": 0}).status_code == 400


@pytest.mark.parametrize("preset", PLATFORM_PRESETS, ids=lambda each: each.name)
def test_every_path_requires_a_credential_on_both_bases(gateway: Gateway, preset: Preset) -> None:
    [short] = preset.aliases
    for path in (preset.path, short):
        assert call(gateway, preset.method, path).status_code == 401


def test_the_shorter_base_serves_the_same(operator: Person) -> None:
    assert call(operator, "GET", "/integration/status").json()["overall_health"] == "healthy"
    assert call(operator, "POST", "/integration/workflow/templates").json()["total"] == 3
