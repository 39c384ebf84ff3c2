"""Runs after a restart: their own rows are enough to resume."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Environment
from tests.gateways import GatewayProcess
from tests.running import node, value
from tests.waiting import LONG_PATIENCE

pytestmark = pytest.mark.crash

START = "mutation($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) { execution { id } } }"
READ = "query($id: ID!) { execution(id: $id) { status output nodes { key status approval { id status } } } }"
ANSWER = "mutation($input: RespondToApprovalInput!) { respondToApproval(input: $input) { errors { code } } }"
SLACK_SECONDS = 7
"""The time that a machine may add that runs other tests, too. The default lease of 15 s would still be later."""
NODES = [value("a", 1), node("ask", "APPROVAL", {"title": "Well?"}, "a"), value("b", "${nodes.a.output}", "ask")]


def start(gateway: GatewayProcess, nodes: list[dict[str, Any]]) -> str:
    id: str = gateway.data(START, {"input": {"nodes": nodes}})["executeWorkflow"]["execution"]["id"]
    return id


def until(gateway: GatewayProcess, id: str, status: str, **nodes: str) -> dict[str, Any]:
    """Return the run once it has this status, and its nodes, by key, have theirs."""
    deadline = time.monotonic() + LONG_PATIENCE
    while True:
        run: dict[str, Any] = gateway.data(READ, {"id": id})["execution"]
        found = {node["key"]: node["status"] for node in run["nodes"]}
        if run["status"] == status and found.items() >= nodes.items():
            return run
        assert time.monotonic() < deadline, run
        time.sleep(0.05)


def answer(gateway: GatewayProcess, run: dict[str, Any]) -> None:
    approval = run["nodes"][1]["approval"]["id"]
    gateway.data(ANSWER, {"input": {"id": approval, "approved": True}})


@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
def test_a_run_resumes_without_the_engines_file(backend: Environment, gateway_process: Callable[..., GatewayProcess]):
    gateway = gateway_process(backend)
    id = start(gateway, NODES)
    run = until(gateway, id, "WAITING")
    gateway.kill()
    for file in Path(backend["DATA_DIR"]).glob("*.engine.sqlite3*"):
        file.unlink()
    gateway.start()
    answer(gateway, run)
    assert until(gateway, id, "COMPLETED")["output"] == {"b": 1}


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_another_replica_takes_over_within_the_lease_and_five_seconds(
    backend: Environment, gateway_process: Callable[..., GatewayProcess]
):
    environment = {**backend, "ENGINE_LEASE": "3"}
    first, second = gateway_process(environment), gateway_process(environment)
    id = start(first, NODES)
    run = until(first, id, "WAITING")
    first.kill()
    began = time.monotonic()
    answer(second, run)
    assert until(second, id, "COMPLETED")["output"] == {"b": 1}
    taken = time.monotonic() - began
    print(f"taken over after {taken:.1f} s")
    assert taken < 3 + 5 + SLACK_SECONDS


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_another_replica_cancels_a_run_within_two_seconds(
    backend: Environment, gateway_process: Callable[..., GatewayProcess]
):
    first, second = gateway_process(backend), gateway_process(backend)
    id = start(first, NODES)
    until(first, id, "WAITING")
    cancel = "mutation($input: ExecutionInput!) { cancelExecution(input: $input) { execution { status } } }"
    second.data(cancel, {"input": {"id": id}})
    run = until(first, id, "CANCELLED")
    assert run["nodes"][1]["status"] == "CANCELLED" and run["nodes"][1]["approval"]["status"] == "CANCELLED"
    time.sleep(1)
    assert until(second, id, "CANCELLED")["output"] is None
