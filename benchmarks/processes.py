"""Requests per second of two gateway processes on one port (`WEB_CONCURRENCY=2`) against one.

    python -m benchmarks.processes [--rounds 5] [--seconds 3] [--connections 32]

Both gateways run on the same PostgreSQL and rounds alternate. The client, the database and the processes share the
machine: with C cores, no gateway can exceed C divided by the CPU time that all of them use for one request. The table
shows this limit, because on two cores it is what is measured and not the gateway; and the CPU time of the gateways for
one request, from which follows what two processes with a core each can do, on a machine that has those.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load import load, post
from benchmarks.report import Spread, at_least, machine, postgres_version, print_targets, ratios, table
from benchmarks.seed import seed
from benchmarks.servers import Deployment, cpu_seconds, database_cpu_seconds, parley
from benchmarks.workloads import Workload, one_agent, tasks
from tests.servers import PostgresServer


@dataclass
class Measured:
    """The measurements of one gateway's rounds."""

    rates: list[float] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    """Requests per second if every core worked all the time, from the CPU time of everyone for one request."""
    costs: list[float] = field(default_factory=list)
    """Microseconds of CPU time of the gateway's processes for one request."""


def processes(pid: int) -> list[int]:
    """Return a gateway's processes: those of its supervisor, or itself."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def measure(
    postgres: PostgresServer, deployment: Deployment, workload: Workload, connections: int, seconds: float
) -> tuple[float, float, float]:
    """Return the requests per second, the limit of this machine, and the gateway's microseconds per request."""
    headers = {"authorization": f"Bearer {deployment.token}", "content-type": "application/json"}
    body = json.dumps({"query": workload.document, "variables": dict(workload.variables)}).encode()
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n{lines}content-length: {len(body)}\r\n\r\n"
    length = len(post(deployment.parley.port, "/graphql", headers, body))
    pids = processes(deployment.parley.pid)
    gateway, database = sum(map(cpu_seconds, pids)), database_cpu_seconds(postgres)
    done = load(deployment.parley.port, head.encode() + body, length, connections, seconds)
    gateway = sum(map(cpu_seconds, pids)) - gateway
    used = gateway + database_cpu_seconds(postgres) - database + done.cpu_seconds
    return done.rate, done.responses * (os.cpu_count() or 1) / used, gateway / done.responses * 1e6


def report(results: dict[str, tuple[Measured, Measured]]) -> None:
    """Print the rates, the limit of the machine, and the target."""
    columns = (
        *("workload", "one process, requests/s", "two processes", "two against one", "this machine's limit"),
        *("CPU µs of one", "of two", "two with a core each"),
    )
    rows, targets = [], []
    for title, (one, two) in results.items():
        ratio, limit = ratios(two.rates, one.rates), ratios(two.limits, one.rates)
        capacity = ratios([2 * cost for cost in one.costs], two.costs)
        rates = (Spread.of(one.rates).text(), Spread.of(two.rates).text(), ratio.text(2, " ×"), limit.text(2, " ×"))
        costs = (Spread.of(one.costs).text(), Spread.of(two.costs).text(), capacity.text(2, " ×"))
        rows.append((title, *rates, *costs))
        targets.append(at_least(f"two processes with a core each, {title}", "one process", 1.7, capacity))
    print(f"\n{table(columns, rows)}")
    print_targets(targets)


def run(arguments: argparse.Namespace, postgres: PostgresServer, gateways: Sequence[Deployment]) -> None:
    """Measure each workload in alternating rounds."""
    agent = seed(postgres.url, gateways[0].organization, gateways[0].user)
    results = {}
    for workload in (one_agent(agent), tasks(50)):
        measured = (Measured(), Measured())
        for number in range(arguments.rounds + 1):
            for gateway, each in zip(gateways, measured, strict=True):
                rate, limit, cost = measure(postgres, gateway, workload, arguments.connections, arguments.seconds)
                if number:  # the first round warms up: compiled plans, prepared statements, connections
                    each.rates.append(rate)
                    each.limits.append(limit)
                    each.costs.append(cost)
        results[workload.title] = measured
    report(results)


def main() -> None:
    """Start both gateways, measure, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="number of rounds")
    parser.add_argument("--seconds", type=float, default=3, help="duration of a round")
    parser.add_argument("--connections", type=int, default=32, help="connections, which the kernel distributes")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        postgres = stack.enter_context(PostgresServer())
        print(machine(postgres_version(postgres)))
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        gateways = [
            stack.enter_context(parley(postgres, folder, {"WEB_CONCURRENCY": str(number)}))
            for number, folder in enumerate(folders, start=1)
        ]
        run(arguments, postgres, gateways)


if __name__ == "__main__":
    main()
