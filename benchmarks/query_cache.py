"""Repeated queries with and without QUERY_CACHE_SECONDS, while something changes at different rates.

    python -m benchmarks.query_cache [--rounds 5] [--seconds 1] [--changes 0 1 10 100]

Two gateways on one PostgreSQL and one Redis take turns. Each event of the organization ends all of its results, so the
hit ratio depends on the rate of changes. Changes are tasks that are created through the gateway that is measured.
"""

import argparse
import contextlib
import json
import re
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.load import load, post
from benchmarks.report import Spread, machine, postgres_version, ratios, redis_version, table
from benchmarks.seed import seed
from benchmarks.servers import Deployment, parley
from benchmarks.workloads import AGENTS, CREATE, Workload, one_agent, tasks
from tests.servers import PostgresServer, RedisServer, free_port

CONNECTIONS: Final = 16
SAMPLES: Final = 300
MODES: Final = {"off": "0", "on": "5"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One round: requests per second, the server's CPU µs for each, p99 in ms of single requests, and the hit ratio."""

    rate: float
    cpu: float
    p99: float
    hits: float


@dataclass(frozen=True, slots=True)
class Target:
    """A gateway, and the port of its metrics."""

    deployment: Deployment
    metrics_port: int

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a request."""
        token = f"Bearer {self.deployment.token}"
        return {"content-type": "application/json", "accept": "application/json", "authorization": token}

    def request(self, workload: Workload) -> bytes:
        """Return a whole request."""
        server, body = self.deployment.parley, json.dumps(workload.body("parley")).encode()
        headers = {**self.headers, "host": f"127.0.0.1:{server.port}", "content-length": str(len(body))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"POST {server.path} HTTP/1.1\r\n{lines}\r\n".encode() + body

    def lookups(self) -> tuple[float, float]:
        """Return the hits and misses so far."""
        connection = HTTPConnection("127.0.0.1", self.metrics_port)
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
        connection.close()
        found = dict(re.findall(r'cache_lookups_total\{cache="query_results",result="(\w+)"\} (\S+)', text))
        return float(found.get("hit", 0)), float(found.get("miss", 0))


def measure(target: Target, workload: Workload, changes: int, seconds: float) -> Measured:
    """Send one query repeatedly while something else changes some times a second."""
    server, body = target.deployment.parley, json.dumps(workload.body("parley")).encode()
    length = len([post(server.port, server.path, target.headers, body) for _ in range(4)][-1])
    hits, misses = target.lookups()
    before = server.cpu_seconds()
    with _changing(target, changes):
        done = load(server.port, target.request(workload), length, CONNECTIONS, seconds)
        cpu = (server.cpu_seconds() - before) / done.responses * 1e6
        p99 = _p99(target, body)
    hits, misses = (new - old for new, old in zip(target.lookups(), (hits, misses), strict=True))
    return Measured(done.rate, cpu, p99, hits / (hits + misses) if hits + misses else 0.0)


@contextlib.contextmanager
def _changing(target: Target, changes: int) -> Iterator[None]:
    ended, server, body = threading.Event(), target.deployment.parley, json.dumps(CREATE.body("parley")).encode()

    def change() -> None:
        while changes and not ended.wait(1 / changes):
            post(server.port, server.path, target.headers, body)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _p99(target: Target, body: bytes) -> float:
    server, latencies = target.deployment.parley, []
    connection = HTTPConnection("127.0.0.1", server.port)
    for _ in range(SAMPLES):
        began = time.perf_counter()
        connection.request("POST", server.path, body, target.headers)
        connection.getresponse().read()
        latencies.append((time.perf_counter() - began) * 1000)
    connection.close()
    return sorted(latencies)[int(0.99 * SAMPLES)]


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--changes", type=int, nargs="+", default=[0, 1, 10, 100])
    arguments = parser.parse_args()
    with ExitStack() as stack:
        postgres, redis = stack.enter_context(PostgresServer()), stack.enter_context(RedisServer())
        print(machine(postgres_version(postgres), redis_version(redis)), flush=True)
        targets = {name: _target(stack, postgres, redis, seconds) for name, seconds in MODES.items()}
        deployment = targets["off"].deployment
        agent = seed(postgres.url, deployment.organization, deployment.user)
        lines = []
        for workload in (one_agent(agent), tasks(50), AGENTS):
            for changes in arguments.changes:
                found: dict[str, list[Measured]] = defaultdict(list)
                for _ in range(arguments.rounds):
                    for name, target in targets.items():
                        found[name].append(measure(target, workload, changes, arguments.seconds))
                lines.append(_line(workload, changes, found["off"], found["on"]))
    heads = (
        "query",
        "changes/s",
        "off: requests/s",
        "on: requests/s",
        "ratio",
        "hit ratio",
        "off: CPU µs",
        "on: CPU µs",
    )
    print(table((*heads, "off: p99 ms", "on: p99 ms"), lines))


def _target(stack: ExitStack, postgres: PostgresServer, redis: RedisServer, seconds: str) -> Target:
    folder, port = Path(stack.enter_context(tempfile.TemporaryDirectory())), free_port()
    more = {"REDIS_URL": redis.url, "QUERY_CACHE_SECONDS": seconds, "PROMETHEUS_PORT": str(port)}
    return Target(stack.enter_context(parley(postgres, folder, more)), port)


def _line(workload: Workload, changes: int, off: list[Measured], on: list[Measured]) -> tuple[str, ...]:
    rates = [each.rate for each in off], [each.rate for each in on]
    return (
        workload.title,
        str(changes),
        *(Spread.of(each).text() for each in rates),
        ratios(rates[1], rates[0]).text(2),
        f"{median(each.hits for each in on):.0%}",
        *(f"{median(each.cpu for each in side):,.0f}" for side in (off, on)),
        *(f"{median(each.p99 for each in side):.1f}" for side in (off, on)),
    )


if __name__ == "__main__":
    main()
