"""`python cli.py worker` runs the executions started at gateways without an engine."""

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.conftest import Environment
from tests.gateways import ROOT, GatewayProcess
from tests.waiting import LONG_PATIENCE

pytestmark = [pytest.mark.crash, pytest.mark.parametrize("backend_name", ["postgres"], scope="module")]

START = """mutation { executeWorkflow(input: {nodes: [{key: "a", type: TRANSFORM, config: {value: 1}}]}) {
  execution { id } } }"""


def test_a_worker_runs_executions_of_a_gateway_without_an_engine(
    backend: Environment, gateway_process: Callable[..., GatewayProcess]
):
    gateway = gateway_process({**backend, "ENGINE": "false"})
    id = gateway.data(START)["executeWorkflow"]["execution"]["id"]
    query = "query($id: ID!) { execution(id: $id) { status } }"
    time.sleep(1.5)
    assert gateway.data(query, {"id": id})["execution"]["status"] == "PENDING"
    command = [sys.executable, str(ROOT / "cli.py"), "worker"]
    with subprocess.Popen(command, cwd=gateway.folder, env=gateway.environment, stdout=subprocess.PIPE) as worker:
        deadline = time.monotonic() + LONG_PATIENCE
        while gateway.data(query, {"id": id})["execution"]["status"] != "COMPLETED":
            assert time.monotonic() < deadline
            time.sleep(0.1)
        worker.terminate()
        assert worker.wait(timeout=LONG_PATIENCE) == 0
