"""Requests that wait while the gateway shuts down: they end at once, and say that a retry is safe."""

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, cast

import httpx
import pytest

from models.tasks import AGENT_MESSAGE
from tests.gateways import Gateway, GatewayProcess
from tests.waiting import LONG_PATIENCE, until
from tests.work import Work

CLAIM: Final = """mutation($input: ClaimTaskInput!) { payload: claimTask(input: $input) {
    task { id } errors { code retryable retryAfterSeconds } } }"""
INVOKE: Final = """mutation($input: InvokeAgentInput!) { payload: invokeAgent(input: $input) {
    reply { content } errors { code retryable retryAfterSeconds } } }"""
RUN: Final = """mutation($input: RunConnectorActionInput!) { payload: runConnectorAction(input: $input) {
    errors { code } } }"""
TASKS: Final = f'{{ tasks(filter: {{type: "{AGENT_MESSAGE}"}}) {{ nodes {{ id status }} }} }}'


@pytest.fixture
def process(backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]) -> GatewayProcess:
    return gateway_process(backend)


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as pool:
        yield pool


def post(process: GatewayProcess, query: str, **input: Any) -> httpx.Response:
    with process.client() as client:
        return client.post("/graphql", json={"query": query, "variables": {"input": input}})


def stopped(process: GatewayProcess) -> None:
    """Stop the gateway with SIGTERM: without delay, and without an error in its log."""
    began = time.monotonic()
    process.stop()
    took = time.monotonic() - began
    assert "Traceback" not in process.output() and "Exception in ASGI" not in process.output()
    assert took < 4, f"{took:.1f} s"  # 2 s, and what else the machine does


def requires_a_retry(waiting: "Future[httpx.Response]") -> None:
    """Assert that a response is an error after which a retry is safe."""
    response = waiting.result(LONG_PATIENCE)
    assert response.status_code == 200, response.text
    [error] = response.json()["data"]["payload"]["errors"]
    assert (error["code"], error["retryable"]) == ("UNAVAILABLE", True)
    assert error["retryAfterSeconds"] >= 1


def test_waiting_claims_end_at_once(process: GatewayProcess, beside: ThreadPoolExecutor) -> None:
    work = Work(cast(Gateway, process))
    agents = [work.agent()["id"] for _ in range(3)]
    waiting = [beside.submit(post, process, CLAIM, agentId=id, waitSeconds=30) for id in agents]
    for id in agents:
        work.until_waiting(id)
    stopped(process)
    for each in waiting:
        requires_a_retry(each)


def test_waiting_calls_of_a_worker_end_at_once(process: GatewayProcess, beside: ThreadPoolExecutor) -> None:
    agent = Work(cast(Gateway, process)).agent()["id"]
    call = {"agentId": agent, "message": "Hello", "idempotencyKey": "once"}
    waiting = [beside.submit(post, process, INVOKE, **call) for _ in range(2)]  # the second one waits for the first
    until(lambda: process.data(TASKS)["tasks"]["nodes"])
    stopped(process)
    for each in waiting:
        requires_a_retry(each)
    process.start()
    again = beside.submit(post, process, INVOKE, **call)
    [task] = process.data(TASKS)["tasks"]["nodes"]
    for mutation, more in (("startTask", ""), ("completeTask", ', result: "Hi"')):
        process.data(f'mutation {{ {mutation}(input: {{id: "{task["id"]}"{more}}}) {{ errors {{ code }} }} }}')
    assert again.result(LONG_PATIENCE).json()["data"]["payload"]["reply"] == {"content": "Hi"}
    assert len(process.data(TASKS)["tasks"]["nodes"]) == 1


@pytest.mark.crash
def test_an_operation_that_takes_too_long_ends_with_an_error(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess], beside: ThreadPoolExecutor
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        process = gateway_process({**backend, "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{port}"})
        params = {"method": "GET", "url": f"http://127.0.0.1:{port}/"}
        slow = beside.submit(post, process, RUN, connector="http", action="request", params=params)
        accepted, _ = silent.accept()
        with accepted:
            process.stop()
    assert "Traceback" not in process.output() and "Exception in ASGI" not in process.output()
    response = slow.result(LONG_PATIENCE)
    [error] = response.json()["errors"]
    assert error["extensions"] == {"code": "UNAVAILABLE", "retryable": True}
    assert "shutting down" in error["message"] and "check before retrying" in error["message"]
