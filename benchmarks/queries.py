"""Requests per second and processor time per request, beside the GraphQL servers that people take else.

    python -m benchmarks.queries [--rounds 5] [--seconds 2] [--connections 16] [--peers mercurius,apollo] [--only tasks]

One PostgreSQL, one process for each server, all of them up at once. Every peer reads Parley's own tables, verifies the
same token and filters by the same organization, and its answers are compared with Parley's before anything is timed.
Rounds are interleaved: a slow moment of the machine falls on all of them. `make bench-queries` installs the peers.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.load import Load, WrongAnswer, answer, load
from benchmarks.report import (
    Aim,
    Spread,
    at_least,
    machine,
    node_version,
    postgres_version,
    print_aims,
    ratios,
    redis_version,
    table,
)
from benchmarks.seed import STRANGER, seed, settled
from benchmarks.servers import Deployment, Server, commands, database_seconds, parley, peers, started
from benchmarks.workloads import AGENTS, CREATE, SIZES, Workload, normal, one_agent, tasks
from tests.servers import PostgresServer, RedisServer

PARTS: Final = ("agent", "tasks", "agents", "growth", "create")
"""What is measured, in this order; creating comes last, because it makes the table grow."""
WARM_UP: Final = 2.0
"""Seconds of load before anything is timed: Node compiles what is called often."""
GROWING: Final = ("parley", "mercurius")
"""The servers whose cost is measured as the list grows."""
AIMS: Final = (
    ("50 tasks", "mercurius", 1.6),
    ("50 tasks", "stock", 20),
    ("20 agents", "mercurius", 1.2),
    ("one agent", "apollo", 1.4),
    ("one agent", "postgraphile", 1.8),
    ("one agent", "mercurius", 0.8),
    ("create", "postgraphile", 1.5),
    ("create", "apollo", 1.0),
)
"""The beginning of a workload's title, the peer, and Parley's requests per second as a multiple of the peer's."""
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
    """What one server did in every round of one workload; times in microseconds of the processor per request."""

    rates: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    client_shares: list[float] = field(default_factory=list)


Measurements = dict[str, Measured]


class Bench:
    """Measures workloads on servers that are up.

    Args:
        connections: how many requests are under way at once.
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
        """Compares the answers, then returns what each server did.

        Raises:
            AssertionError: an answer is another one than Parley's.
        """
        wanted = set(only if only is not None else NAMES) - set(workload.without)
        servers = [server for server in self._servers if server.name in wanted]
        lengths = self._compare(workload, servers)
        for server in servers:
            self._spell(workload, server, lengths[server.name], WARM_UP)
        measured: Measurements = defaultdict(Measured)
        for number in range(self._rounds):
            for server in servers[:: 1 if number % 2 == 0 else -1]:
                self._round(workload, server, lengths[server.name], measured[server.name])
        return {server.name: measured[server.name] for server in servers}

    def check(self) -> None:
        """Looks whether every server knows its caller: a false token is refused, a stranger's agent is not there.

        Raises:
            AssertionError: one does not.
        """
        self._compare(one_agent(STRANGER), self._servers)
        body = json.dumps(AGENTS.body("parley")).encode()
        signed, _, signature = self._headers["authorization"].rpartition(".")
        false = {**self._headers, "authorization": f"{signed}.{signature[::-1]}"}
        for server in self._servers:
            with suppress(WrongAnswer):  # refused with a status of its own
                given = json.loads(answer(server.port, server.path, false, body))
                assert given["errors"] and not given.get("data"), f"{server.name} believes a false token"

    def _compare(self, workload: Workload, servers: Sequence[Server]) -> dict[str, int]:
        """Returns the length of each server's answer, which is the same as Parley's but for its form."""
        bodies = {server.name: self._answer(workload, server) for server in servers}
        differing = frozenset({"id", "createdAt"}) if workload.writes else frozenset[str]()
        answers = {name: normal(json.loads(body), differing) for name, body in bodies.items()}
        expected = answers["parley"]
        assert "errors" not in expected and expected["data"], expected
        for name, given in answers.items():
            shown = f"{str(given)[:800]}\ninstead of\n{str(expected)[:800]}"
            assert given == expected, f"{name} answers differently:\n{shown}"
        return {name: len(body) for name, body in bodies.items()}

    def _answer(self, workload: Workload, server: Server) -> bytes:
        body = json.dumps(workload.body(server.name)).encode()
        answers = [answer(server.port, server.path, self._headers, body) for _ in range(3)]
        return answers[-1]  # by now all have compiled what they compile

    def _request(self, workload: Workload, server: Server) -> bytes:
        body = json.dumps(workload.body(server.name)).encode()
        headers = {**self._headers, "host": f"127.0.0.1:{server.port}", "content-length": str(len(body))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"POST {server.path} HTTP/1.1\r\n{lines}\r\n".encode() + body

    def _spell(self, workload: Workload, server: Server, length: int, seconds: float) -> Load:
        done = load(server.port, self._request(workload, server), length, self._connections, seconds)
        if workload.writes and server.name == "parley":
            settled(self._postgres.url)
        return done

    def _round(self, workload: Workload, server: Server, length: int, measured: Measured) -> None:
        own, database = server.seconds(), database_seconds(self._postgres)
        done = self._spell(workload, server, length, self._seconds)
        measured.rates.append(done.rate)
        measured.own.append((server.seconds() - own) / done.answered * 1e6)
        measured.database.append((database_seconds(self._postgres) - database) / done.answered * 1e6)
        measured.client_shares.append(done.share)


# ---------------------------------------------------------------- what is printed


def print_workload(title: str, measured: Measurements) -> None:
    """Prints one line for each server: medians with their spread, and Parley as a multiple of each peer."""
    ours = measured["parley"]
    lines = [
        (
            NAMES[name],
            Spread.of(one.rates).text(),
            f"{Spread.of(one.own).middle:,.0f}",
            f"{Spread.of(one.database).middle:,.0f}",
            f"{Spread.of(one.client_shares).middle:.0%}",
            *(("", "") if one is ours else (ratios(ours.rates, one.rates).text(2), ratios(one.own, ours.own).text(2))),
        )
        for name, one in measured.items()
    ]
    columns = (
        "server",
        "requests/s",
        "its processor µs/request",
        "PostgreSQL's µs/request",
        "client's share of a core",
        "Parley's requests/s as a multiple",
        "its processor time as a multiple of Parley's",
    )
    print(f"\n### {title[0].upper()}{title[1:]}\n\n{table(columns, lines)}", flush=True)


def print_growth(by_size: dict[int, Measurements]) -> None:
    """Prints how the cost of the list grows with its length."""
    names, lines = list(by_size[SIZES[0]]), []
    for size, measured in by_size.items():
        cells = [Spread.of(each).text() for one in measured.values() for each in (one.rates, one.own)]
        multiples = [ratios(measured["parley"].rates, measured[name].rates).text(2) for name in names[1:]]
        lines.append((str(size), *cells, *multiples))
    columns = ["tasks", *(f"{NAMES[name]}: {what}" for name in names for what in ("requests/s", "µs/request"))]
    columns += [f"Parley's requests/s as a multiple of {NAMES[name]}'s" for name in names[1:]]
    print(f"\n### How the cost of the list grows\n\n{table(columns, lines)}\n")
    small, large = min(by_size), max(by_size)
    for name in names:
        low, high = (Spread.of(by_size[size][name].own).middle for size in (small, large))
        print(f"- {NAMES[name]}: {(high - low) / (large - small):,.1f} µs of its processor for each further task")


def print_ceiling(connections: int, seconds: float, lengths: Iterable[int]) -> None:
    """Prints what the client reaches against a server that costs next to nothing."""
    lines = []
    for length in lengths:
        command = [sys.executable, "-m", "benchmarks.constant"]
        with started("constant", command, {"BYTES": str(length)}, "/") as server:
            done = load(server.port, b"POST / HTTP/1.1\r\n\r\n" + b"x" * 600, length, connections, seconds)
        lines.append((f"{length:,}", f"{done.rate:,.0f}", f"{done.share:.0%}", f"{done.ceiling:,.0f}"))
    columns = ("bytes of the answer", "answers/s", "client's share of a core", "answers/s with all of a core")
    print(
        f"\n### The load client, against a server that answers with a constant\n\n{table(columns, lines)}", flush=True
    )


def aims(measured: dict[str, Measurements]) -> list[Aim]:
    """Returns what was aimed at, for the peers that were there."""
    found = []
    for beginning, peer, least in AIMS:
        for title, servers in measured.items():
            if title.startswith(beginning) and peer in servers:
                reached = ratios(servers["parley"].rates, servers[peer].rates)
                found.append(at_least(title, NAMES[peer], least, reached, " × requests/s"))
    return found


# ---------------------------------------------------------------- all of it


def run(arguments: argparse.Namespace) -> None:
    """Starts everything, measures, prints."""
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
        print_ceiling(arguments.connections, arguments.seconds, (300, 30_000))
        bench = Bench(postgres, deployment, servers, arguments.rounds, arguments.seconds, arguments.connections)
        bench.check()
        measured: dict[str, Measurements] = {}
        workloads = {"agent": one_agent(agent), "tasks": tasks(50), "agents": AGENTS, "create": CREATE}
        for name in (part for part in PARTS if part in arguments.only):
            if name == "growth":
                print_growth({size: bench.measure(tasks(size), GROWING) for size in SIZES})
            else:
                title = workloads[name].title
                measured[title] = bench.measure(workloads[name])
                print_workload(title, measured[title])
        if found := aims(measured):
            print_aims(found)


def main() -> None:
    """Reads the arguments and runs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--peers", default=",".join(commands()), help="with commas between them")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="what to measure")
    parser.add_argument("--redis", action="store_true", help="Parley announces its events over Redis too")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
