"""What runs cost that only wait, and how soon another run begins: a gateway in a process of its own, over HTTP."""

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
    """Somebody with one connection to the gateway."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """Returns the data of an operation."""
        answer = self._client.post("/graphql", json={"query": query, "variables": variables}).json()
        assert not answer.get("errors"), answer
        data: dict[str, Any] = answer["data"]
        return data

    def start(self, nodes: list[dict[str, Any]]) -> str:
        """Starts a run of these nodes and returns its id."""
        started = self.data(START, input={"nodes": nodes})["executeWorkflow"]
        assert not started["errors"], started
        id: str = started["execution"]["id"]
        return id


def measure_waiting(environment: dict[str, str], folder: Path, count: int) -> None:
    """Starts a gateway, has `count` runs wait for approvals, and prints what that costs."""
    gateway = GatewayProcess(environment, folder).start()
    try:
        with gateway.client() as client:
            _measure(Caller(client), gateway, count)
    finally:
        gateway.kill()


def _measure(caller: Caller, gateway: GatewayProcess, count: int) -> None:
    assert gateway.process is not None
    pid = gateway.process.pid
    # As many runs that end, and two more: what is kept of the latest events and statements, whatever they tell of, is
    # then there before. The first runs of a process are slow besides.
    _started(gateway, [[value("a", number), value("b", 1, "a"), value("c", 1, "b")] for number in range(count + 2)])
    _until(caller, "COMPLETED", count)
    time.sleep(SETTLED_SECONDS)
    before, idle, alone = _resident(pid), _cpu_share(pid), _first_nodes(caller)
    began = time.perf_counter()
    ask = node("ask", "APPROVAL", {"title": "Go on?"}, "a")
    _started(gateway, [[value("a", number), ask, value("b", 1, "ask")] for number in range(count)])
    took = time.perf_counter() - began
    _until(caller, "WAITING", count)
    time.sleep(SETTLED_SECONDS)
    share, after, beside = _cpu_share(pid), _resident(pid), _first_nodes(caller)
    print(f"  {count} runs that wait for an approval (started at {count / took:.0f}/s, {CALLERS} callers at once)")
    print(f"    CPU      {idle:5.1%} of a core without them, {share:5.1%} with them")
    print(f"    memory   {before:5.0f} MiB without them, {after:5.0f} MiB with them: {after - before:+.0f} MiB")
    print(f"    from the request to the start of the first node: {_shown(alone)} without, {_shown(beside)} with them")


def _started(gateway: GatewayProcess, graphs: list[list[dict[str, Any]]]) -> None:
    """Starts a run of each of these graphs."""

    def start(mine: list[list[dict[str, Any]]]) -> None:
        with gateway.client() as client:
            for nodes in mine:
                Caller(client).start(nodes)

    with ThreadPoolExecutor(CALLERS) as callers:
        list(callers.map(start, [graphs[number::CALLERS] for number in range(CALLERS)]))


def _until(caller: Caller, status: str, count: int) -> None:
    while caller.data(COUNT, filter={"status": [status]})["executions"]["totalCount"] < count:
        time.sleep(0.1)


def _first_nodes(caller: Caller) -> list[float]:
    """Returns, in ms, how long after the request was sent the first node of a run began."""
    taken = []
    for _ in range(SAMPLES):
        began = time.time()
        id = caller.start([value("a", 1)])
        while (run := caller.data(READ, id=id)["execution"])["status"] != "COMPLETED":
            time.sleep(0.005)
        taken.append((datetime.fromisoformat(run["nodes"][0]["startedAt"]).timestamp() - began) * 1000)
    return taken


def _shown(taken: list[float]) -> str:
    cuts = statistics.quantiles(taken, n=20)
    return f"p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms"


def _cpu_share(pid: int) -> float:
    """Returns which part of a core the process used in the next seconds."""
    before, began = _cpu_seconds(pid), time.perf_counter()
    time.sleep(CPU_SECONDS)
    return (_cpu_seconds(pid) - before) / (time.perf_counter() - began)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> float:
    """Returns the memory of the process in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576
