"""`systemHealth`: the parts of the platform and external services, as an organization sees them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from models.users import Role
from tests.fakes.openai import OpenAIService
from tests.fakes.streaming import Answer
from tests.gateways import Gateway
from tests.people import Person, agent, person

QUERY: Final = """query($deep: Boolean) { systemHealth(deep: $deep) {
    status initialized at agents { id health { status } }
    components { name health { status message checkedAt latencyMs } } } }"""
BROKEN: Final = Answer(500, {"error": {"message": "Oh.", "type": "server_error", "param": None, "code": None}})


def health(caller: Person, *, deep: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = caller.data(QUERY, deep=deep)["systemHealth"]
    return found


def statuses(found: Mapping[str, Any]) -> dict[str, str]:
    return {each["name"]: each["health"]["status"] for each in found["components"]}


@pytest.fixture(scope="module")
def models() -> Iterator[OpenAIService]:
    with OpenAIService() as service:
        yield service


def settings_for(models: OpenAIService, **more: str) -> dict[str, str]:
    return {"OPENAI_API_KEY": str(models.key), "OPENAI_BASE_URL": models.url, **more}


def test_every_part_is_healthy_and_agents_are_listed(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Healthy")
    worker = agent(admin)
    found = health(person(gateway, Role.VIEWER, "Healthy"))
    shown = statuses(found)
    assert (found["status"], found["initialized"]) == ("HEALTHY", True)
    assert shown.pop("studio_bridge") == "UNKNOWN"  # there is none yet
    assert shown.pop("event_bus", "HEALTHY") == "HEALTHY"
    own = {"gateway", "database", "streams", "workflow_engine", "schemas", "synchronization", "realtime"}
    assert shown == dict.fromkeys(own, "HEALTHY")
    assert found["agents"] == [{"id": worker.id, "health": {"status": "UNKNOWN"}}]
    database = next(each for each in found["components"] if each["name"] == "database")
    assert database["health"]["latencyMs"] > 0


def test_a_deep_check_requires_the_right_to_call_external_services(gateway: Gateway) -> None:
    viewer, member = person(gateway, Role.VIEWER), person(gateway)
    [error] = gateway.graphql(QUERY, {"deep": True}, viewer.token)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    assert health(member, deep=True)["status"] == "HEALTHY"


@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
def test_a_deep_check_calls_external_services(backend: dict[str, str], models: OpenAIService) -> None:
    with Gateway({**backend, **settings_for(models)}) as gateway:
        admin = person(gateway, Role.ADMIN, "Deep")
        assert statuses(health(admin))["connector.openai"] == "UNKNOWN"
        models.clear()
        deep = health(admin, deep=True)
        assert (statuses(deep)["connector.openai"], deep["status"]) == ("HEALTHY", "HEALTHY")
        assert len(models.requests) == 1
        models.next(*[BROKEN] * 10)
        broken = health(admin, deep=True)
        assert (statuses(broken)["connector.openai"], broken["status"]) == ("UNHEALTHY", "DEGRADED")
        with gateway.client() as client:
            assert client.get("/health/ready").status_code == 200  # requests can be served without it
    with Gateway({**backend, **settings_for(models), "SKIP_INTEGRATION_AGENTS": "True", "ENGINE": "false"}) as gateway:
        models.clear()
        skipped = health(person(gateway, Role.ADMIN, "Skipped"), deep=True)
        assert (skipped["initialized"], skipped["status"]) == (False, "UNHEALTHY")
        assert statuses(skipped)["workflow_engine"] == "UNHEALTHY"  # ENGINE=false, and there is no other replica
        assert not [name for name in statuses(skipped) if name.startswith("connector.")]
        assert not models.requests
        with gateway.client() as client:
            status = client.get("/api/v1/integration/status").json()
        assert (status["initialized"], status["agents"], status["overall_health"]) == (False, {}, "unhealthy")
