"""Circuits close automatically, and metrics survive a restart."""

import pytest

from models.users import Role
from tests.fakes.lyzr import LyzrService
from tests.fakes.openai import OpenAIService
from tests.fakes.streaming import Answer
from tests.gateways import Gateway
from tests.integrations.calls import LIST_MODELS, connector, refusal, run, settings_for, until_circuit
from tests.people import Person, person

pytestmark = pytest.mark.slow

BROKEN = Answer(500, {"error": {"message": "Oh.", "type": "server_error", "param": None, "code": None}})


def test_a_circuit_opens_on_failures_and_closes_automatically(
    backend: dict[str, str], lyzr: LyzrService, models: OpenAIService
):
    quick = {"CIRCUIT_RECOVERY_TIMEOUT": "1", "CIRCUIT_FAILURE_THRESHOLD": "2", "CIRCUIT_HALF_OPEN_REQUESTS": "2"}
    models.clear()
    with Gateway({**backend, **settings_for(lyzr, models), **quick, "ENGINE": "false"}) as gateway:
        caller = person(gateway, Role.MEMBER, "Quick")
        models.next(*[BROKEN] * 3)  # the last attempt may come when the circuit is half open already
        assert refusal(caller, LIST_MODELS)["code"] == "UPSTREAM_UNAVAILABLE"
        models.scripted.clear()
        found = until_circuit(caller, "openai", "HALF_OPEN")
        assert found["health"]["status"] == "DEGRADED"
        assert run(caller, LIST_MODELS)["errors"] == []
        assert run(caller, LIST_MODELS)["errors"] == []
        found = connector(caller, "openai")
        assert (found["circuit"]["state"], found["circuit"]["failures"]) == ("CLOSED", 0)
        metrics = found["metrics"]
        assert (metrics["requests"], metrics["failures"]) == (3, 1) and metrics["retries"] in (1, 2)


def test_metrics_survive_a_restart(backend: dict[str, str], lyzr: LyzrService, models: OpenAIService):
    settings = {**backend, **settings_for(lyzr, models), "ENGINE": "false"}
    models.clear()
    with Gateway(settings) as gateway:
        caller = person(gateway, Role.MEMBER, "Restarted")
        run(caller, LIST_MODELS)
    with Gateway(settings) as gateway:
        again = Person(gateway, caller.id, caller.token)
        run(again, LIST_MODELS)
        metrics = connector(again, "openai")["metrics"]
        assert (metrics["requests"], metrics["failures"]) == (2, 0)
        assert metrics["averageLatencyMs"] > 0
