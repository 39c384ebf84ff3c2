"""The cost of waiting runs and their effect on start latency, measured over HTTP on a gateway in its own process."""

import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import httpx

from tests.gateways import GatewayProcess
from tests.running import node, value

SAMPLES: Final = 40
CALLERS: Final = 4
SETTLED_SECONDS: Final = 3.0
CPU_SECONDS: Final = 8.0

START: Final = """mutation($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) { execution { id } errors { message } } }"""
READ: Final = "query($id: ID!) { execution(id: $id) { status nodes { startedAt } } }"
COUNT: Final = "query($filter: ExecutionFilter) { executions(first: 1, filter: $filter) { totalCount } }"


class Caller:
    """A caller with one connection to the gateway."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """Return the data of an operation."""
        response = self._client.post("/graphql", json={"query": query, "variables": variables}).json()
        assert not response.get("errors"), response
        data: dict[str, Any] = response["data"]
        return data

    def start(self, nodes: list[dict[str, Any]]) -> str:
        """Start a run of these nodes and return its id."""
        started = self.data(START, input={"nodes": nodes})["executeWorkflow"]
        assert not started["errors"], started
        id: str = started["execution"]["id"]
        return id


def measure_waiting(environment: dict[str, str], folder: Path, count: int) -> None:
    """Start a gateway, leave `count` runs waiting for approvals, and print their cost."""
    gateway = GatewayProcess(environment, folder).start()
    try:
        with gateway.client() as client:
            _measure(Caller(client), gateway, count)
    finally:
        gateway.kill()


def _measure(caller: Caller, gateway: GatewayProcess, count: int) -> None:
    assert gateway.process is not None
    pid = gateway.process.pid
    # First, as many runs that complete, and two more. They fill the buffers of recent events and statements, so that
    # these do not count as a cost of waiting runs, and they warm up the process, whose first runs are slow.
    _start_all(gateway, [[value("a", number), value("b", 1, "a"), value("c", 1, "b")] for number in range(count + 2)])
    _wait_for(caller, "COMPLETED", count)
    time.sleep(SETTLED_SECONDS)
    memory_before, cpu_before, latency_before = _resident_mib(pid), _cpu_share(pid), _start_latencies(caller)
    first_started = time.perf_counter()
    ask = node("ask", "APPROVAL", {"title": "Continue?"}, "a")
    _start_all(gateway, [[value("a", number), ask, value("b", 1, "ask")] for number in range(count)])
    took = time.perf_counter() - first_started
    _wait_for(caller, "WAITING", count)
    time.sleep(SETTLED_SECONDS)
    cpu, memory, latency = _cpu_share(pid), _resident_mib(pid), _start_latencies(caller)
    print(f"  {count} runs waiting for an approval (started at {count / took:.0f}/s by {CALLERS} concurrent callers)")
    print(f"    CPU      {cpu_before:5.1%} of a core without them, {cpu:5.1%} with them")
    growth = f"{memory - memory_before:+.0f} MiB"
    print(f"    memory   {memory_before:5.0f} MiB without them, {memory:5.0f} MiB with them: {growth}")
    print("    start latency, from the HTTP request to the start of the first node:")
    print(f"      {_percentiles(latency_before)} without them, {_percentiles(latency)} with them")


def _start_all(gateway: GatewayProcess, graphs: list[list[dict[str, Any]]]) -> None:
    """Start a run of each of these graphs."""

    def start(mine: list[list[dict[str, Any]]]) -> None:
        with gateway.client() as client:
            for nodes in mine:
                Caller(client).start(nodes)

    with ThreadPoolExecutor(CALLERS) as callers:
        list(callers.map(start, [graphs[number::CALLERS] for number in range(CALLERS)]))


def _wait_for(caller: Caller, status: str, count: int) -> None:
    while caller.data(COUNT, filter={"status": [status]})["executions"]["totalCount"] < count:
        time.sleep(0.1)


def _start_latencies(caller: Caller) -> list[float]:
    """Return the times from sending a request to the start of the run's first node, in ms."""
    taken = []
    for _ in range(SAMPLES):
        sent = time.time()
        id = caller.start([value("a", 1)])
        while (run := caller.data(READ, id=id)["execution"])["status"] != "COMPLETED":
            time.sleep(0.005)
        taken.append((datetime.fromisoformat(run["nodes"][0]["startedAt"]).timestamp() - sent) * 1000)
    return taken


def _percentiles(taken: list[float]) -> str:
    cuts = statistics.quantiles(taken, n=20)
    return f"p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms"


def _cpu_share(pid: int) -> float:
    """Return the share of a core that the process uses over the next `CPU_SECONDS`."""
    before, start = _cpu_seconds(pid), time.perf_counter()
    time.sleep(CPU_SECONDS)
    return (_cpu_seconds(pid) - before) / (time.perf_counter() - start)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_mib(pid: int) -> float:
    """Return the resident memory of the process in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576
