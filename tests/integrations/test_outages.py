"""A service that hangs or fails does not affect others; its circuit opens, and closes automatically."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.users import Role
from tests.fakes.http_service import HttpService
from tests.fakes.lyzr import LyzrService
from tests.fakes.openai import OpenAIService
from tests.fakes.streaming import Answer, Hang
from tests.gateways import Gateway, GatewayProcess
from tests.integrations.calls import CHAT, LIST_MODELS, connector, refusal, run, settings_for
from tests.people import Person, person
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

ELSEWHERE = "Another organization"
BROKEN = Answer(500, {"error": {"message": "Oh.", "type": "server_error", "param": None, "code": None}})


@pytest.fixture(scope="module")
def hosts() -> Iterator[tuple[HttpService, HttpService]]:
    """Two services at URLs that a caller chooses."""
    with HttpService() as one, HttpService() as other:
        yield one, other


@pytest.fixture(scope="module")
def gateway(
    backend: dict[str, str], lyzr: LyzrService, models: OpenAIService, hosts: tuple[HttpService, HttpService]
) -> Iterator[Gateway]:
    allowed = {"HTTP_ALLOWED_HOSTS": ",".join(f"127.0.0.1:{each.port}" for each in hosts)}
    with Gateway({**backend, **settings_for(lyzr, models), **allowed}) as running:
        yield running


@pytest.fixture
def caller(gateway: Gateway, request: pytest.FixtureRequest, lyzr: LyzrService, models: OpenAIService) -> Person:
    """A user in a new organization; the services have received no requests yet."""
    lyzr.clear()
    models.clear()
    return person(gateway, Role.MEMBER, request.node.name)


def test_a_live_connector_sends_requests_and_is_tested_with_a_real_call(caller: Person, models: OpenAIService):
    found = connector(caller, "openai")
    assert (found["mode"], found["configured"], found["missing"]) == ("LIVE", True, [])
    payload = run(caller, LIST_MODELS)
    assert payload["simulated"] is False and "simulated" not in payload["output"]
    health = caller.done("testConnector", "health { status message latencyMs }", connector="openai")["health"]
    assert (health["status"], health["message"]) == ("HEALTHY", None) and health["latencyMs"] > 0
    assert [each.path for each in models.requests] == ["/v1/models", "/v1/models"]
    assert connector(caller, "openai")["health"]["status"] == "HEALTHY"


def test_a_failed_test_gives_the_reason_without_the_key(caller: Person, models: OpenAIService):
    models.next(models.error(401, f"Incorrect API key provided: {models.key}.", "invalid_api_key"))
    payload = caller.change("testConnector", "health { status message }", {"connector": "openai"})
    text = str(payload)
    assert "NOT_CONFIGURED" in text or "UNHEALTHY" in text
    assert str(models.key) not in text


def test_a_hanging_service_does_not_affect_others(gateway: Gateway, caller: Person, models: OpenAIService):
    other = person(gateway, Role.MEMBER, ELSEWHERE)
    models.next(*[Hang()] * 5)
    with ThreadPoolExecutor(5) as pool:
        hanging = [pool.submit(refusal, caller, LIST_MODELS) for _ in range(5)]
        deadline = time.monotonic() + PATIENCE
        while len(models.requests) < 5:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        # Meanwhile: another organization calls the same service, and the same organization another service.
        assert run(other, LIST_MODELS)["errors"] == []
        assert run(caller, CHAT)["errors"] == []
        assert not any(each.done() for each in hanging)
        errors = [each.result() for each in hanging]
    assert {error["code"] for error in errors} == {"UPSTREAM_UNAVAILABLE"}
    asked = len(models.requests)
    error = refusal(caller, LIST_MODELS)
    assert error["code"] == "UPSTREAM_UNAVAILABLE" and error["retryAfterSeconds"] > 0
    assert len(models.requests) == asked, "no request was sent"
    assert connector(caller, "openai")["circuit"]["state"] == "OPEN"
    assert connector(other, "openai")["circuit"] | {"failures": 0} == connector(caller, "lyzr")["circuit"]
    assert run(other, LIST_MODELS)["errors"] == []


def test_each_caller_chosen_host_has_its_own_circuit(caller: Person, hosts: tuple[HttpService, HttpService]):
    broken, well = hosts
    broken.requests.clear()

    def fetch(service: HttpService, path: str) -> dict[str, object]:
        return {"connector": "http", "action": "request", "params": {"url": f"{service.url}{path}"}}

    refusal(caller, fetch(broken, "/status/500"))
    refusal(caller, fetch(broken, "/status/500"))
    asked = len(broken.requests)
    assert "Nothing was sent" in refusal(caller, fetch(broken, "/echo"))["message"]
    assert len(broken.requests) == asked == 5
    assert run(caller, fetch(well, "/echo"))["errors"] == []
    metrics = connector(caller, "http")["metrics"]
    assert (metrics["requests"], metrics["failures"], metrics["retries"]) == (4, 3, 3)


@pytest.mark.crash
@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_two_processes_share_a_circuit(
    backend: dict[str, str], gateway_process: object, lyzr: LyzrService, models: OpenAIService
):
    assert callable(gateway_process)
    settings = {**backend, **settings_for(lyzr, models), "ENGINE": "false"}
    models.clear()
    with Gateway(settings) as gateway:
        here = person(gateway, Role.MEMBER, "Shared")
        process: GatewayProcess = gateway_process(settings)
        there = Person(process, here.id, here.token)  # type: ignore[arg-type]  # both have the same addresses
        models.next(*[BROKEN] * 5)
        refusal(here, LIST_MODELS)
        assert connector(there, "openai")["circuit"]["failures"] == 3
        refusal(there, LIST_MODELS)
        for caller in (here, there):
            assert connector(caller, "openai")["circuit"]["state"] == "OPEN"
            assert "Nothing was sent" in refusal(caller, LIST_MODELS)["message"]
        assert len(models.requests) == 5
