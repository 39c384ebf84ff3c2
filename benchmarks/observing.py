"""The cost of metrics and traces: the same operations on gateways with and without them, measured in turns.

    python -m benchmarks.observing [--rounds 7] [--seconds 1.5] [--connections 16] [--only task]

One PostgreSQL and gateways without anything, with `PROMETHEUS_PORT` (scraped every five seconds), with every request
traced, with one in ten, and with metrics and that. The cost is that of the gateway's processor time per request, which
says more than requests per second where other work shares the cores. The encoding of spans is in it; the collector is
a process of its own.
"""

import argparse
import http.client
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.load import load, post
from benchmarks.report import Spread, at_most, machine, postgres_version, print_targets, ratios, table
from benchmarks.seed import seed
from benchmarks.servers import Deployment, parley
from tests.servers import PostgresServer, free_port

MOST: Final = 1.05
"""The target: the processor time of a request with metrics and one trace in ten, as a multiple of that without."""
WARM_UP_SECONDS: Final = 1.0
SCRAPE_SECONDS: Final = 5.0
OPERATIONS: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "task": ("query Task($id: ID!) { task(id: $id) { id title status } }", {"id": f"tsk_{1:026d}"}),
    "tasks": ("query Tasks { tasks(first: 20) { nodes { id title status assignedTo { name } } } }", {}),
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
    """A gateway, and what one operation cost on it in each round: microseconds, and requests per second."""

    deployment: Deployment
    cpu: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    def round(self, request: bytes, length: int, connections: int, seconds: float) -> None:
        """Measure for some seconds."""
        server = self.deployment.parley
        before = server.cpu_seconds()
        done = load(server.port, request, length, connections, seconds)
        self.cpu.append((server.cpu_seconds() - before) / done.responses * 1e6)
        self.rates.append(done.rate)


def variants(collector: int, scraped: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """Return the settings of each gateway."""
    traces = {"OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector}"}
    sampled = traces | {"OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.1"}
    return {
        "off": {},
        "metrics": {"PROMETHEUS_PORT": str(scraped["metrics"])},
        "one in ten traced": sampled,
        "all traced": traces,
        "metrics, one in ten traced": sampled | {"PROMETHEUS_PORT": str(scraped["both"])},
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


@contextmanager
def scraping(ports: Mapping[str, int]) -> Iterator[None]:
    """Scrape gateways as Prometheus does, but more often."""
    ended = threading.Event()

    def run() -> None:
        while not ended.wait(SCRAPE_SECONDS):
            for port in ports.values():
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                connection.request("GET", "/metrics")
                connection.getresponse().read()
                connection.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def measure(
    deployments: Mapping[str, Deployment], document: str, variables: Mapping[str, Any], arguments: argparse.Namespace
) -> dict[str, Side]:
    """Measure an operation on every gateway, in turns."""
    body = json.dumps({"query": document, "variables": variables}).encode()
    sides = {name: Side(each) for name, each in deployments.items()}
    requests: dict[str, tuple[bytes, int]] = {}
    for name, side in sides.items():
        server = side.deployment.parley
        headers = {"authorization": f"Bearer {side.deployment.token}", "content-type": "application/json"}
        answers = [post(server.port, server.path, headers, body) for _ in range(3)]
        assert b"errors" not in answers[-1], answers[-1]
        lines = "".join(f"{each}: {value}\r\n" for each, value in headers.items())
        head = f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n{lines}content-length: {len(body)}\r\n\r\n"
        requests[name] = head.encode() + body, len(answers[-1])
        load(server.port, *requests[name], arguments.connections, WARM_UP_SECONDS)
    for number in range(arguments.rounds):
        order = list(sides)
        for name in order if number % 2 == 0 else reversed(order):
            sides[name].round(*requests[name], arguments.connections, arguments.seconds)
    return sides


def run(arguments: argparse.Namespace) -> None:
    """Start the gateways, measure, and print the results."""
    with ExitStack() as stack:
        postgres = stack.enter_context(PostgresServer())
        print(machine(postgres_version(postgres)), flush=True)
        collector, scraped = free_port(), {"metrics": free_port(), "both": free_port()}
        stack.enter_context(collecting(collector))
        deployments: dict[str, Deployment] = {}
        for name, more in variants(collector, scraped).items():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            # One engine is enough, and would disturb the others.
            deployments[name] = stack.enter_context(parley(postgres, folder, more | {"ENGINE": "false"}))
        stack.enter_context(scraping(scraped))
        seed(postgres.url, deployments["off"].organization, deployments["off"].user)
        targets = []
        for name, (document, variables) in OPERATIONS.items():
            if not arguments.only or name in arguments.only:
                sides = measure(deployments, document, variables, arguments)
                lines = [
                    (each, Spread.of(side.cpu).text(), ratios(side.cpu, sides["off"].cpu).text(3),
                     Spread.of(side.rates).text())
                    for each, side in sides.items()
                ]  # fmt: skip
                columns = ("", "server CPU µs/request", "as a multiple", "requests/s")
                print(f"\n### {name}\n\n{table(columns, lines)}", flush=True)
                cost = ratios(sides["metrics, one in ten traced"].cpu, sides["off"].cpu)
                targets.append(at_most(f"{name}, metrics and traces", "without them", MOST, cost, " × the cost"))
        print_targets(targets)


def main() -> None:
    """Parse the arguments and run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="number of rounds")
    parser.add_argument("--seconds", type=float, default=1.5, help="seconds per measurement")
    parser.add_argument("--connections", type=int, default=16, help="connections of the load client")
    parser.add_argument("--only", nargs="*", help="names of operations")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
