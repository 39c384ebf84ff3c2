"""`systemHealth(deep: true)`: external services are called."""

from collections.abc import Iterator
from typing import Final

import pytest

from models.users import Role
from tests.fakes.openai import OpenAIService
from tests.fakes.streaming import Answer
from tests.gateways import Gateway
from tests.people import person
from tests.system.test_system_health import health, statuses

BROKEN: Final = Answer(500, {"error": {"message": "Oh.", "type": "server_error", "param": None, "code": None}})


@pytest.fixture(scope="module")
def models() -> Iterator[OpenAIService]:
    with OpenAIService() as service:
        yield service


def settings_for(models: OpenAIService, **more: str) -> dict[str, str]:
    return {"OPENAI_API_KEY": str(models.key), "OPENAI_BASE_URL": models.url, **more}


@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
def test_a_deep_check_calls_external_services(backend: dict[str, str], models: OpenAIService) -> None:
    with Gateway({**backend, **settings_for(models), "SKIP_INTEGRATION_AGENTS": "false"}) as gateway:
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
