"""Requests per second and CPU time per request, compared with other popular GraphQL servers.

    python -m benchmarks.queries [--rounds 5] [--seconds 2] [--connections 16] [--peers mercurius,apollo] [--only tasks]

There is one PostgreSQL and one process for each server; all run at the same time. Every peer reads Parley's own tables,
verifies the same token and filters by the same organization, and its responses are compared with Parley's before
anything is timed. Rounds are interleaved, so that other load affects all servers. `make bench-queries` installs the
peers.
"""

import argparse
import copy
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.load import Load, UnexpectedResponse, load, post
from benchmarks.report import (
    Spread,
    Target,
    at_least,
    at_most,
    machine,
    node_version,
    postgres_version,
    print_targets,
    ratios,
    redis_version,
    table,
)
from benchmarks.seed import OTHER_TENANT_AGENT, seed, wait_for_relay
from benchmarks.servers import Deployment, Server, commands, database_cpu_seconds, parley, peers, running_server
from benchmarks.workloads import (
    AGENTS,
    CREATE,
    CREATE_SHORT,
    CREATE_WITH_KEY,
    SIZES,
    Workload,
    normalized,
    one_agent,
    tasks,
)
from tests.servers import PostgresServer, RedisServer

PARTS: Final = ("agent", "tasks", "agents", "growth", "create", "create-key", "create-short", "create-connections")
"""The benchmarks, in order; those that create are last, because they make the table grow."""
CONNECTIONS: Final = (1, 8, 32)
"""The numbers of connections for which creating is measured besides the usual one."""
SHARES: Final = (0.5, 0.99, 0.999)
"""The shares of the responses whose latency is printed: p50, p99 and p99.9."""
P99_OF_P50: Final = 3
"""The target for Parley's p99, as a multiple of its p50."""
WARM_UP: Final = 2.0
"""Seconds of load before anything is timed, so that Node has compiled the code that is called often."""
GROWTH_SERVERS: Final = ("parley", "mercurius")
"""The servers whose cost is measured for growing lists."""
TARGETS: Final = (
    ("50 tasks", "mercurius", 1.7),
    ("50 tasks", "stock", 20),
    ("20 agents", "mercurius", 1.2),
    ("20 agents", "postgraphile", 1.2),
    ("one agent", "apollo", 1.4),
    ("one agent", "postgraphile", 1.8),
    ("one agent", "mercurius", 0.9),
    ("create a task (", "mercurius", 1.0),
    ("create a task (", "postgraphile", 1.5),
    ("create a task (", "apollo", 1.0),
    ("create a task with an idempotencyKey", "mercurius", 0.8),
    ("create a task with an idempotencyKey", "postgraphile", 1.2),
)
"""The start of a workload's title, the peer, and the target for Parley's requests/s as a multiple of the peer's."""
NAMES: Final = {
    "mercurius": "Mercurius + jit",
    "apollo": "Apollo Server",
    "yoga": "GraphQL Yoga + jit",
    "postgraphile": "PostGraphile 5",
    "ariadne": "Ariadne + asyncpg",
    "stock": "stock Strawberry + Tortoise",
    "parley": "Parley",
}


@dataclass
class Measured:
    """One server's results for one workload, with one value per round.

    CPU times are in microseconds per request, latencies and pauses in milliseconds.
    """

    rates: list[float] = field(default_factory=list)
    server_cpu: list[float] = field(default_factory=list)
    database_cpu: list[float] = field(default_factory=list)
    client_shares: list[float] = field(default_factory=list)
    latencies: dict[float, list[float]] = field(default_factory=lambda: {share: [] for share in SHARES})
    pauses: list[float] = field(default_factory=list)


Measurements = dict[str, Measured]


class Bench:
    """Measurements of workloads on running servers.

    Args:
        connections: the number of connections, each with one request in flight.
    """

    def __init__(
        self,
        postgres: PostgresServer,
        deployment: Deployment,
        servers: Sequence[Server],
        rounds: int,
        seconds: float,
        connections: int,
    ) -> None:
        self._postgres = postgres
        self._headers = {
            "content-type": "application/json",
            "accept": "application/json",
            "authorization": f"Bearer {deployment.token}",
        }
        self._servers = servers
        self._rounds = rounds
        self._seconds = seconds
        self._connections = connections

    def measure(self, workload: Workload, only: Iterable[str] | None = None) -> Measurements:
        """Compare the responses, then measure the servers and return their results.

        Raises:
            AssertionError: a response differs from Parley's.
        """
        wanted = set(only if only is not None else NAMES) - set(workload.without)
        servers = [server for server in self._servers if server.name in wanted]
        lengths = self._compare(workload, servers)
        for server in servers:
            self._apply_load(workload, server, lengths[server.name], WARM_UP)
        measured: Measurements = defaultdict(Measured)
        for number in range(self._rounds):
            for server in servers[:: 1 if number % 2 == 0 else -1]:
                self._round(workload, server, lengths[server.name], measured[server.name])
        return {server.name: measured[server.name] for server in servers}

    def with_connections(self, connections: int) -> "Bench":
        """Return a bench that measures the same servers with another number of connections."""
        other = copy.copy(self)
        other._connections = connections
        return other

    def check_access(self) -> None:
        """Check that every server rejects a forged token and hides another organization's agent.

        Raises:
            AssertionError: a server does not.
        """
        self._compare(one_agent(OTHER_TENANT_AGENT), self._servers)
        body = json.dumps(AGENTS.body("parley")).encode()
        signed, _, signature = self._headers["authorization"].rpartition(".")
        forged = {**self._headers, "authorization": f"{signed}.{signature[::-1]}"}
        for server in self._servers:
            with suppress(UnexpectedResponse):  # rejected with an HTTP status
                response = json.loads(post(server.port, server.path, forged, body))
                assert response["errors"] and not response.get("data"), f"{server.name} accepts a forged token"

    def _compare(self, workload: Workload, servers: Sequence[Server]) -> dict[str, int]:
        """Compare the servers' responses with Parley's, and return the length of each."""
        bodies = {server.name: self._warm_response(workload, server) for server in servers}
        differing = frozenset({"id", "createdAt"}) if workload.writes else frozenset[str]()
        responses = {name: normalized(json.loads(body), differing) for name, body in bodies.items()}
        expected = responses["parley"]
        assert "errors" not in expected and expected["data"], expected
        for name, response in responses.items():
            difference = f"{str(response)[:800]}\ninstead of\n{str(expected)[:800]}"
            assert response == expected, f"{name} returned a different response:\n{difference}"
        return {name: len(body) for name, body in bodies.items()}

    def _warm_response(self, workload: Workload, server: Server) -> bytes:
        body = json.dumps(workload.body(server.name)).encode()
        responses = [post(server.port, server.path, self._headers, body) for _ in range(3)]
        return responses[-1]  # by now every server has compiled the operation, if it compiles at all

    def _request(self, workload: Workload, server: Server) -> bytes:
        body = json.dumps(workload.body(server.name)).encode()
        headers = {**self._headers, "host": f"127.0.0.1:{server.port}", "content-length": str(len(body))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"POST {server.path} HTTP/1.1\r\n{lines}\r\n".encode() + body

    def _apply_load(self, workload: Workload, server: Server, length: int, seconds: float) -> Load:
        done = load(server.port, self._request(workload, server), length, self._connections, seconds)
        if workload.writes and server.name == "parley":
            wait_for_relay(self._postgres.url)
        return done

    def _round(self, workload: Workload, server: Server, length: int, measured: Measured) -> None:
        server_before, database_before = server.cpu_seconds(), database_cpu_seconds(self._postgres)
        done = self._apply_load(workload, server, length, self._seconds)
        measured.rates.append(done.rate)
        measured.server_cpu.append((server.cpu_seconds() - server_before) / done.responses * 1e6)
        measured.database_cpu.append((database_cpu_seconds(self._postgres) - database_before) / done.responses * 1e6)
        measured.client_shares.append(done.client_share)
        for share, values in measured.latencies.items():
            values.append(done.latency(share) * 1000)
        measured.pauses.append(done.pause * 1000)


# ---------------------------------------------------------------- printed tables


def print_workload(title: str, measured: Measurements) -> None:
    """Print one line for each server: medians with their spread, and Parley as a multiple of each peer."""
    ours = measured["parley"]
    lines = [
        (
            NAMES[name],
            Spread.of(one.rates).text(),
            f"{Spread.of(one.server_cpu).median:,.0f}",
            f"{Spread.of(one.database_cpu).median:,.0f}",
            f"{Spread.of(one.client_shares).median:.0%}",
            " / ".join(f"{Spread.of(values).median:.1f}" for values in one.latencies.values()),
            Spread.of(one.pauses).text(0),
            *(
                ("", "")
                if one is ours
                else (ratios(ours.rates, one.rates).text(2), ratios(one.server_cpu, ours.server_cpu).text(2))
            ),
        )
        for name, one in measured.items()
    ]
    columns = (
        "server",
        "requests/s",
        "server CPU µs/request",
        "PostgreSQL CPU µs/request",
        "client's share of a core",
        "p50 / p99 / p99.9 ms",
        "longest pause, ms",
        "Parley's requests/s as a multiple",
        "CPU time as a multiple of Parley's",
    )
    print(f"\n### {title[0].upper()}{title[1:]}\n\n{table(columns, lines)}", flush=True)


def print_growth(by_size: dict[int, Measurements]) -> None:
    """Print how the cost of the list grows with its length."""
    names, lines = list(by_size[SIZES[0]]), []
    for size, measured in by_size.items():
        cells = [Spread.of(each).text() for one in measured.values() for each in (one.rates, one.server_cpu)]
        multiples = [ratios(measured["parley"].rates, measured[name].rates).text(2) for name in names[1:]]
        lines.append((str(size), *cells, *multiples))
    columns = ["tasks", *(f"{NAMES[name]}: {what}" for name in names for what in ("requests/s", "µs/request"))]
    columns += [f"Parley's requests/s as a multiple of {NAMES[name]}'s" for name in names[1:]]
    print(f"\n### How the cost of the list grows\n\n{table(columns, lines)}\n")
    small, large = min(by_size), max(by_size)
    for name in names:
        low, high = (Spread.of(by_size[size][name].server_cpu).median for size in (small, large))
        print(f"- {NAMES[name]}: {(high - low) / (large - small):,.1f} µs of CPU time for each additional task")


def print_client_capacity(connections: int, seconds: float, lengths: Iterable[int]) -> None:
    """Print the load client's throughput against a server that does next to no work."""
    lines = []
    for length in lengths:
        command = [sys.executable, "-m", "benchmarks.constant"]
        with running_server("constant", command, {"BYTES": str(length)}, "/") as server:
            done = load(server.port, b"POST / HTTP/1.1\r\n\r\n" + b"x" * 600, length, connections, seconds)
        lines.append((f"{length:,}", f"{done.rate:,.0f}", f"{done.client_share:.0%}", f"{done.full_core_rate:,.0f}"))
    columns = ("response bytes", "responses/s", "client's share of a core", "responses/s with a full core")
    print(f"\n### The load client, against a server that returns a constant\n\n{table(columns, lines)}", flush=True)


def targets(measured: dict[str, Measurements]) -> list[Target]:
    """Return the targets for the peers that were measured, with the results."""
    results = []
    for title_start, peer, minimum in TARGETS:
        for title, servers in measured.items():
            if title.startswith(title_start) and peer in servers:
                reached = ratios(servers["parley"].rates, servers[peer].rates)
                results.append(at_least(title, NAMES[peer], minimum, reached, " × requests/s"))
    for title, servers in measured.items():
        p50, p99, _ = servers["parley"].latencies.values()
        results.append(at_most(f"{title}: p99", "its p50", P99_OF_P50, ratios(p99, p50)))
    return results


# ---------------------------------------------------------------- the whole benchmark


def run(arguments: argparse.Namespace) -> None:
    """Start all servers, measure, and print the results."""
    with ExitStack() as stack:
        postgres = stack.enter_context(PostgresServer())
        redis = stack.enter_context(RedisServer()) if arguments.redis else None
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        versions = [node_version(), postgres_version(postgres), *([redis_version(redis)] if redis else [])]
        print(f"{machine(*versions)}", flush=True)
        deployment = stack.enter_context(parley(postgres, folder, {"REDIS_URL": redis.url} if redis else {}))
        agent = seed(postgres.url, deployment.organization, deployment.user)
        names = [name for name in arguments.peers.split(",") if name]
        servers = [deployment.parley, *stack.enter_context(peers(names, deployment.environment))]
        print_client_capacity(arguments.connections, arguments.seconds, (300, 30_000))
        bench = Bench(postgres, deployment, servers, arguments.rounds, arguments.seconds, arguments.connections)
        bench.check_access()
        measured: dict[str, Measurements] = {}
        workloads = {"agent": one_agent(agent), "tasks": tasks(50), "agents": AGENTS, "create": CREATE}
        workloads |= {"create-key": CREATE_WITH_KEY, "create-short": CREATE_SHORT}
        for name in (part for part in PARTS if part in arguments.only):
            if name == "growth":
                print_growth({size: bench.measure(tasks(size), GROWTH_SERVERS) for size in SIZES})
            elif name == "create-connections":
                for connections in CONNECTIONS:
                    title = f"create a task, {connections} connections"
                    print_workload(title, bench.with_connections(connections).measure(CREATE))
            else:
                title = workloads[name].title
                measured[title] = bench.measure(workloads[name])
                print_workload(title, measured[title])
        if results := targets(measured):
            print_targets(results)


def main() -> None:
    """Parse the arguments and run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="number of rounds")
    parser.add_argument("--seconds", type=float, default=2, help="duration of a round for each server")
    parser.add_argument("--connections", type=int, default=16, help="each has one request in flight")
    parser.add_argument("--peers", default=",".join(commands()), help="comma-separated")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="what to measure")
    parser.add_argument(
        "--redis", action="store_true", help="give Parley a Redis, which a single process does not need"
    )
    run(parser.parse_args())


if __name__ == "__main__":
    main()
