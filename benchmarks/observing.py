"""The cost of metrics and traces: the CPU time of a request on gateways with and without them.

    python -m benchmarks.observing [--launches 6] [--rounds 8] [--requests 600] [--connections 16] [--only task]

Two gateways with the same settings differ by several per cent, because each process has other addresses, other hash
seeds and another history. So that this does not pass for the cost of metrics:

- Each gateway has a database of its own, a copy of one that was filled once: it does not follow the events of others.
- Gateways are launched several times, in random order, and each launch gives one ratio. A launch is many short
  slices of the same number of requests, in random order in each round, so that other work on the machine meets all.
- One gateway is there twice. The ratio of the two, `the same again`, must be 1.00; its range is what the rest is
  to be compared with.

A slice is over when its events are dispatched and its spans are sent. What a scrape costs is printed apart, because its
share depends on the load.
"""

import argparse
import asyncio
import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import asyncpg

from benchmarks.load import load, post
from benchmarks.report import Spread, at_most, machine, postgres_version, print_targets, table
from benchmarks.seed import seed
from benchmarks.servers import Deployment, parley
from tests.servers import PostgresServer, free_port

MOST: Final = 1.05
"""The target: the CPU time of a request with metrics and one trace in ten, as a multiple of that without."""
WARM_UP_REQUESTS: Final = 600
SETTLE_SECONDS: Final = 0.3
SPAN_DELAY_MS: Final = 100
"""Spans are sent soon, so that a slice pays for its own; usually batches are larger, which costs less."""
SCRAPES: Final = 20
OFF: Final = "nothing"
AGAIN: Final = "the same again"
BOTH: Final = "metrics, one trace in ten"
FILLED: Final = "filled"
OPERATIONS: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "task": ("query Task($id: ID!) { task(id: $id) { id title status } }", {"id": f"tsk_{1:026d}"}),
    "tasks": ("query Tasks { tasks(first: 50) { nodes { id title status assignedTo { name } } } }", {}),
    "create": ('mutation Create { createTask(input: {title: "A", type: "b"}) { task { id } } }', {}),
}
_COLLECTOR: Final = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200); self.send_header("content-length", "0"); self.end_headers()
    def log_message(self, *given): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


@dataclass
class Side:
    """A gateway with some settings: what an operation cost on it.

    Args:
        launches: the microseconds of CPU time per request of each launch: the mean of its slices.
        slices: those of each slice of the current launch.
        latencies: the p99 of each slice, in milliseconds.
    """

    launches: list[float] = field(default_factory=list)
    slices: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    def end_launch(self) -> None:
        """Take the median of the slices of a launch, which one disturbed slice does not change."""
        self.launches.append(statistics.median(self.slices))
        self.slices.clear()


def variants(collector: int) -> dict[str, dict[str, str]]:
    """Return the settings of each gateway."""
    traces = {
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector}",
        "OTEL_BSP_SCHEDULE_DELAY": str(SPAN_DELAY_MS),
    }
    sampled = traces | {"OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.1"}
    return {
        OFF: {},
        AGAIN: {},
        "metrics": {"PROMETHEUS_PORT": str(free_port())},
        "one trace in ten": sampled,
        BOTH: sampled | {"PROMETHEUS_PORT": str(free_port())},
        "every request traced": traces,
    }


@contextmanager
def collecting(port: int) -> Iterator[None]:
    """Run a collector that discards what it gets."""
    process = subprocess.Popen([sys.executable, "-c", _COLLECTOR, str(port)])
    try:
        yield
    finally:
        process.kill()
        process.wait()


def execute(postgres: PostgresServer, *statements: str) -> None:
    """Execute statements in the maintenance database."""

    async def run() -> None:
        connection = await asyncpg.connect(postgres.url)
        try:
            for each in statements:
                await connection.execute(each)
        finally:
            await connection.close()

    asyncio.run(run())


def address(postgres: PostgresServer, database: str) -> str:
    """Return the URL of a database."""
    return f"{postgres.url.rpartition('/')[0]}/{database}"


def fill(postgres: PostgresServer) -> None:
    """Make the database that is copied for each gateway."""
    execute(postgres, f"CREATE DATABASE {FILLED}")
    url = address(postgres, FILLED)
    with (
        tempfile.TemporaryDirectory() as folder,
        parley(postgres, Path(folder), {"DATABASE_URL": url, "ENGINE": "false"}) as deployment,
    ):
        seed(url, deployment.organization, deployment.user)


class Requests:
    """One operation, as a request to each gateway."""

    def __init__(self, document: str, variables: Mapping[str, Any], connections: int) -> None:
        self._body = json.dumps({"query": document, "variables": variables}).encode()
        self._connections = connections

    def prepare(self, deployment: Deployment) -> tuple[bytes, int]:
        """Warm a gateway up, and return the request to it and the length of its responses."""
        server = deployment.parley
        headers = {"authorization": f"Bearer {deployment.token}", "content-type": "application/json"}
        answers = [post(server.port, server.path, headers, self._body) for _ in range(3)]
        assert b"errors" not in answers[-1], answers[-1]
        lines = "".join(f"{each}: {value}\r\n" for each, value in headers.items())
        head = f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n{lines}content-length: {len(self._body)}\r\n\r\n"
        request = head.encode() + self._body, len(answers[-1])
        load(server.port, *request, self._connections, most=WARM_UP_REQUESTS)
        time.sleep(SETTLE_SECONDS)
        return request

    def slice(self, deployment: Deployment, request: tuple[bytes, int], number: int, side: Side) -> None:
        """Measure a number of requests, and what they leave to do."""
        server = deployment.parley
        before = server.cpu_seconds()
        done = load(server.port, *request, self._connections, most=number)
        time.sleep(SETTLE_SECONDS)
        side.slices.append((server.cpu_seconds() - before) / done.responses * 1e6)
        side.latencies.append(done.latency(0.99) * 1000)


def scrape_ms(deployment: Deployment, port: int) -> float:
    """Return the CPU time of a scrape, in milliseconds."""
    server = deployment.parley
    before = server.cpu_seconds()
    for _ in range(SCRAPES):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/metrics")
        assert connection.getresponse().read()
        connection.close()
    return (server.cpu_seconds() - before) / SCRAPES * 1000


def launch(
    postgres: PostgresServer,
    collector: int,
    operations: Mapping[str, Requests],
    measured: Mapping[str, dict[str, Side]],
    arguments: argparse.Namespace,
) -> float:
    """Start all gateways, measure every operation on each, and return what a scrape costs, in milliseconds."""
    with ExitStack() as stack:
        deployments: dict[str, Deployment] = {}
        settings = variants(collector)
        for number, name in enumerate(random.sample(list(settings), len(settings))):
            database = f"launch_{number}"
            execute(postgres, f"DROP DATABASE IF EXISTS {database}", f"CREATE DATABASE {database} TEMPLATE {FILLED}")
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            more = {"DATABASE_URL": address(postgres, database), "ENGINE": "false"}
            deployments[name] = stack.enter_context(parley(postgres, folder, settings[name] | more))
        for operation, requests in operations.items():
            prepared = {name: requests.prepare(each) for name, each in deployments.items()}
            sides = measured[operation]
            for _ in range(arguments.rounds):
                for name in random.sample(list(deployments), len(deployments)):
                    requests.slice(deployments[name], prepared[name], arguments.requests, sides[name])
            for each in sides.values():
                each.end_launch()
        return scrape_ms(deployments[BOTH], int(settings[BOTH]["PROMETHEUS_PORT"]))


def ratio(side: Side, off: Sequence[float]) -> Spread:
    """Return what a side cost as a multiple of the gateways without anything, launch by launch."""
    return Spread.of(cost / without for cost, without in zip(side.launches, off, strict=True))


def report(name: str, sides: Mapping[str, Side]) -> Spread:
    """Print what an operation cost on each side, and return what metrics and traces together cost."""
    # The mean of both gateways without anything: half the noise.
    off = [sum(pair) / 2 for pair in zip(sides[OFF].launches, sides[AGAIN].launches, strict=True)]
    lines = []
    for each, side in sides.items():
        compared = sides[OFF].launches if each == AGAIN else off
        p99 = Spread.of(side.latencies)
        lines.append((each, Spread.of(side.launches).text(), ratio(side, compared).text(3), p99.text(1)))
    columns = ("", "server CPU µs/request", "as a multiple of nothing", "p99, ms")
    print(f"\n### {name}\n\n{table(columns, lines)}", flush=True)
    return ratio(sides[BOTH], off)


def run(arguments: argparse.Namespace) -> None:
    """Launch the gateways again and again, and print the results."""
    chosen = {name: each for name, each in OPERATIONS.items() if not arguments.only or name in arguments.only}
    operations = {name: Requests(*each, arguments.connections) for name, each in chosen.items()}
    measured: dict[str, dict[str, Side]] = {name: {each: Side() for each in variants(0)} for name in chosen}
    with ExitStack() as stack:
        postgres = stack.enter_context(PostgresServer())
        print(machine(postgres_version(postgres)), flush=True)
        collector = free_port()
        stack.enter_context(collecting(collector))
        fill(postgres)
        scrapes = []
        for number in range(arguments.launches):
            scrapes.append(launch(postgres, collector, operations, measured, arguments))
            print(f"launch {number + 1} of {arguments.launches}", file=sys.stderr, flush=True)
    costs = {name: report(name, sides) for name, sides in measured.items()}
    print(f"\nA scrape takes {Spread.of(scrapes).text(1)} ms of CPU time.", flush=True)
    print_targets([
        at_most(f"{name}, metrics and traces", "without them", MOST, cost, " × the cost", 3)
        for name, cost in costs.items()
    ])  # fmt: skip


def main() -> None:
    """Parse the arguments and run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--launches", type=int, default=6, help="number of times that the gateways are started")
    parser.add_argument("--rounds", type=int, default=8, help="slices of each gateway and operation in a launch")
    parser.add_argument("--requests", type=int, default=600, help="requests of a slice")
    parser.add_argument("--connections", type=int, default=16, help="connections of the load client")
    parser.add_argument("--only", nargs="*", choices=OPERATIONS, help="names of operations")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
