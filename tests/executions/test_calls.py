"""Interrupted outbound calls: by cancelling the run, and by a crash."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.conftest import Environment
from tests.executions.test_restarts import start, until
from tests.fakes.http_service import Answer, Asked, HttpService
from tests.gateways import GatewayProcess
from tests.running import node, value
from tests.waiting import LONG_PATIENCE

pytestmark = pytest.mark.crash

CANCEL = "mutation($input: ExecutionInput!) { cancelExecution(input: $input) { execution { status } } }"


class Silent(HttpService):
    """A service that does not respond before `released`, and records when a caller hangs up."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def answer(self, asked: Asked) -> Answer | None:
        self.released.wait(LONG_PATIENCE)
        return 200, {"content-type": "application/json"}, b"{}"

    def asked(self, times: int) -> None:
        """Wait until this many requests have arrived."""
        deadline = time.monotonic() + LONG_PATIENCE
        while len(self.requests) < times:
            assert time.monotonic() < deadline, "too few requests arrived"
            time.sleep(0.02)


@pytest.fixture
def service() -> Iterator[Silent]:
    with Silent() as running:
        yield running
        running.released.set()


def call(service: HttpService, method: str, *after: str, path: str = "/") -> dict[str, Any]:
    params = {"method": method, "url": f"{service.url}{path}"}
    return node("call", "INTEGRATION", {"connector": "http", "action": "request", "params": params}, *after)


def allowed(backend: Environment, service: HttpService) -> Environment:
    return {**backend, "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}", "ENGINE_LEASE": "3"}


def test_a_call_that_is_not_idempotent_is_not_repeated_after_a_crash(
    backend: Environment, service: Silent, gateway_process: Callable[..., GatewayProcess]
):
    gateway = gateway_process(allowed(backend, service))
    id = start(gateway, [value("a", 1), call(service, "POST", "a"), value("b", 1, "call")])
    service.asked(1)
    gateway.kill()
    gateway.start()
    run = until(gateway, id, "FAILED")
    assert {each["key"]: each["status"] for each in run["nodes"]} == {
        "a": "COMPLETED",
        "call": "FAILED",
        "b": "CANCELLED",
    }
    error = gateway.data("query($id: ID!) { execution(id: $id) { error } }", {"id": id})["execution"]["error"]
    assert "OUTCOME_UNKNOWN" in error
    assert len(service.requests) == 1


def test_an_idempotent_call_is_repeated_after_a_crash(
    backend: Environment, service: Silent, gateway_process: Callable[..., GatewayProcess]
):
    gateway = gateway_process(allowed(backend, service))
    id = start(gateway, [call(service, "GET")])
    service.asked(1)
    gateway.kill()
    service.released.set()
    gateway.start()
    assert until(gateway, id, "COMPLETED")["output"]["call"]["status"] == 200
    assert len(service.requests) == 2


def test_cancelling_a_run_aborts_its_call(
    backend: Environment, service: Silent, gateway_process: Callable[..., GatewayProcess]
):
    gateway = gateway_process(allowed(backend, service))
    id = start(gateway, [call(service, "POST", path="/until-hung-up")])
    service.asked(1)
    gateway.data(CANCEL, {"input": {"id": id}})
    began = time.monotonic()
    assert service.hung_up.wait(10), "the connection is still open"
    print(f"hung up after {time.monotonic() - began:.2f} s")
    assert until(gateway, id, "CANCELLED")["nodes"][0]["status"] == "CANCELLED"


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_cancelling_a_run_on_another_replica_aborts_its_call(
    backend: Environment, service: Silent, gateway_process: Callable[..., GatewayProcess]
):
    first, second = (gateway_process(allowed(backend, service)) for _ in range(2))
    id = start(first, [call(service, "POST", path="/until-hung-up")])
    service.asked(1)
    second.data(CANCEL, {"input": {"id": id}})
    began = time.monotonic()
    assert service.hung_up.wait(10), "the connection is still open"
    print(f"hung up after {time.monotonic() - began:.2f} s")
    assert until(first, id, "CANCELLED")["nodes"][0]["status"] == "CANCELLED"
