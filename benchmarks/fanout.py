"""Fan-out of one event to many subscribers, compared with other popular servers.

    python -m benchmarks.fanout [--subscribers 1000] [--rounds 3] [--seconds 4] [--latency-seconds 10]
                                [--servers parley,graphql-ws,...] [--growth 100,1000,10000]

One server process at a time runs on its own CPU core; everything else (the load client, Redis, PostgreSQL and the
Parley replica that publishes events) runs on the others. Every subscriber connects with the same token, which the
server verifies, and watches the same session, which the server looks up and which must belong to the organization.
Parley runs as in a deployment of two replicas. Its events come from mutations on the other replica, so its latency
includes the mutation, the commit and the relay; that of the other servers includes only Redis. `parley-writing` serves
the mutations itself, so that its CPU time includes them too. Four events are in flight (16 below 1,000 subscribers,
where publishing would otherwise be the limit).
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks import report
from benchmarks.fanout_client import ClientFailed, NoCompiler, Run, build, max_connections, run
from benchmarks.fanout_documents import documents
from benchmarks.fanout_servers import NAMES, OTHER_CORES, PARLEY, WRITING, SharedSetup, on_cores
from benchmarks.report import Spread, Target, at_least, at_most, ratios, table
from tests.servers import PostgresServer, RedisServer

SELECTIONS: Final = 10
_SLOW_SERVERS: Final = frozenset({"stock"})
"""Not measured with more than 1,000 subscribers."""
_ONE_SELECTION: Final = frozenset({WRITING, "socket.io", "raw", "raw transport"})
"""Not measured with several selections."""


@dataclass
class Bench:
    """The measurements of one run of the benchmark."""

    setup: SharedSetup
    program: Path
    seconds: float
    latency_seconds: float
    runs: dict[tuple[str, int, int], list[Run]] = field(default_factory=dict)

    def measure(self, name: str, subscribers: int, selections: int = 1, *, with_latency: bool = False) -> None:
        """Start a server, measure it once and stop it."""
        with self.setup.serving(name, documents(selections)) as server:
            try:
                result = run(
                    self.program,
                    server,
                    self.setup.publishing(name, server),
                    self.setup.folder,
                    subscribers,
                    closed_seconds=self.seconds,
                    window=4 if subscribers >= 1000 else 16,
                    open_seconds=self.latency_seconds if with_latency else 0,
                    rate=2,
                )
            except ClientFailed as failure:
                print(f"{name}, {subscribers} subscribers: {failure}", flush=True)
                return
        self.runs.setdefault((name, subscribers, selections), []).append(result)
        print(f"  {name}, {subscribers} subscribers, {selections} selections: {_summary(result)}", flush=True)

    def of(self, name: str, subscribers: int, selections: int = 1) -> list[Run]:
        """Return the rounds of a measurement."""
        return self.runs.get((name, subscribers, selections), [])


def _summary(result: Run) -> str:
    closed = result.closed
    assert closed is not None
    return (
        f"{closed.rate:,.0f}/s, {closed.per_cpu_second:,.0f} per CPU second, client's CPU share "
        f"{closed.client_seconds / closed.seconds:.2f}, {result.kib_idle:.1f} KiB per idle connection, "
        f"{result.bytes:.0f} bytes per message"
    )


# ---------------------------------------------------------------- tables


def capacity(bench: Bench, names: Sequence[str], subscribers: int) -> str:
    """Return the table of each server's throughput, latency and memory."""
    return table(
        (
            "server",
            "deliveries/s",
            "deliveries per CPU second",
            "Parley's as a multiple (per CPU second)",
            "p50 / p99 ms at 2 events/s",
            "KiB per idle connection",
            "client's CPU share",
        ),
        [_capacity_row(bench, name, subscribers) for name in names if bench.of(name, subscribers)],
    )


def _capacity_row(bench: Bench, name: str, subscribers: int) -> list[str]:
    runs = bench.of(name, subscribers)
    closed = [run.closed for run in runs if run.closed]
    open_ = [run.open for run in runs if run.open]
    return [
        name,
        Spread.of(phase.rate for phase in closed).text(),
        Spread.of(phase.per_cpu_second for phase in closed).text(),
        _ratio(bench, name, subscribers).text(2),
        f"{Spread.of(p.p50_ms for p in open_).text(1)} / {Spread.of(p.p99_ms for p in open_).text(1)}" if open_ else "",
        Spread.of(run.kib_idle for run in runs).text(1),
        Spread.of(phase.client_seconds / phase.seconds for phase in closed).text(2),
    ]


def _ratio(bench: Bench, name: str, subscribers: int, measured: str = PARLEY) -> Spread:
    ours, theirs = (_per_second(bench.of(server, subscribers)) for server in (measured, name))
    rounds = min(len(ours), len(theirs))
    return ratios(ours[:rounds], theirs[:rounds])


def _per_second(runs: Sequence[Run]) -> list[float]:
    return [run.closed.per_cpu_second for run in runs if run.closed]


def growth(bench: Bench, names: Sequence[str], sizes: Sequence[int]) -> str:
    """Return the table of deliveries per CPU second by the number of subscribers."""
    rows = []
    for name in names:
        cells = [_per_second(bench.of(name, size)) for size in sizes]
        rows.append([name, *(Spread.of(cell).text() if cell else "-" for cell in cells)])
    return table(("deliveries per CPU second", *(f"{size:,} subscribers" for size in sizes)), rows)


def selections(bench: Bench, names: Sequence[str], subscribers: int) -> str:
    """Return the table of ten selections compared with one."""
    rows = []
    for name in names:
        one, many = (_per_second(bench.of(name, subscribers, count)) for count in (1, SELECTIONS))
        if one and many:
            share = ratios(many[: len(one)], one[: len(many)])
            rows.append([name, Spread.of(one).text(), Spread.of(many).text(), share.text(2)])
    return table(("server", "one selection", f"{SELECTIONS} selections", "ratio"), rows)


def targets(bench: Bench, subscribers: int) -> Iterator[Target]:
    """Yield the targets with the results."""
    what = f"fan-out to {subscribers:,}, deliveries per CPU second"
    for name, minimum in (("graphql-ws", 6), ("mercurius", 4), ("stock", 25), ("raw", 0.9)):
        if bench.of(name, subscribers) and bench.of(PARLEY, subscribers):
            yield at_least(what, name, minimum, _ratio(bench, name, subscribers))
    if bench.of("graphql-ws", subscribers) and bench.of(WRITING, subscribers):
        ratio = _ratio(bench, "graphql-ws", subscribers, WRITING)
        yield at_least(f"{what}, mutations included", "graphql-ws", 4.5, ratio)
    ours, theirs = ([r.open.p99_ms for r in bench.of(name, subscribers) if r.open] for name in (PARLEY, "graphql-ws"))
    if ours and theirs:
        rounds = min(len(ours), len(theirs))
        yield at_most(
            f"p99 to {subscribers:,} at 2 events/s", "graphql-ws", 0.5, ratios(ours[:rounds], theirs[:rounds])
        )
    if many := _per_second(bench.of(PARLEY, subscribers, SELECTIONS)):
        one = _per_second(bench.of(PARLEY, subscribers))[: len(many)]
        yield at_least(f"{SELECTIONS} selections", "one selection", 0.85, ratios(many[: len(one)], one))
    if runs := bench.of(PARLEY, subscribers):
        yield at_most("idle connection", "", 24, Spread.of(run.kib_idle for run in runs), " KiB", 1)


# ---------------------------------------------------------------- comparing content


def compare(bench: Bench) -> None:
    """Check that all GraphQL servers send the same content, except for ids, cursors and times.

    Raises:
        AssertionError: a field is missing or has another type, or a value differs.
    """
    contents = {name: _content(runs[0].sample) for (name, _, count), runs in bench.runs.items() if count == 1}
    for name, content in contents.items():
        if not name.startswith(("raw", "socket.io")) and PARLEY in contents:
            assert content == contents[PARLEY], f"{name} sends different content:\n{content}\n{contents[PARLEY]}"


def _content(text: str) -> Any:
    begin = text.find("{")
    message = json.loads(text[begin:] if begin == 0 else "{}")
    return _normal(message.get("payload", {}).get("data"))


def _normal(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _normal(part, key) for key, part in value.items()}
    if name in ("id", "cursor", "occurredAt", "createdAt"):
        return type(value).__name__
    return "@" + value.partition(" n=")[2][10:] if name == "content" else value


# ---------------------------------------------------------------- the whole benchmark


def measure_all(bench: Bench, names: Sequence[str], subscribers: int, sizes: Sequence[int], rounds: int) -> None:
    """Measure all servers in interleaved rounds."""
    for number in range(rounds):
        order = names[:: 1 if number % 2 == 0 else -1]
        for name in order:
            bench.measure(name, subscribers, with_latency=True)
        for name in order:
            if name not in _ONE_SELECTION:
                bench.measure(name, subscribers, SELECTIONS)
        for size in sizes:
            for name in order:
                if size != subscribers and not (name in _SLOW_SERVERS and size > 1000):
                    bench.measure(name, size)


def main() -> None:
    """Start the servers, measure, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subscribers", type=int, default=1000, help="number of subscribers")
    parser.add_argument("--rounds", type=int, default=3, help="number of rounds")
    parser.add_argument("--seconds", type=float, default=4, help="duration of publishing with four events in flight")
    parser.add_argument(
        "--latency-seconds", type=float, default=10, help="duration of publishing two events per second"
    )
    parser.add_argument("--servers", default=",".join(NAMES), help="comma-separated")
    parser.add_argument("--growth", default="100,1000,10000", help="numbers of subscribers to compare; empty for none")
    arguments = parser.parse_args()
    names = [name for name in NAMES if name in arguments.servers.split(",")]
    limit = max_connections()
    requested = [int(size) for size in filter(None, arguments.growth.split(","))]
    sizes = [size for size in requested if size <= limit]
    for size in sorted(set(requested) - set(sizes)):
        print(f"Skipping {size:,} subscribers: this machine's limit on open files allows only {limit:,}.")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        try:
            program = build(folder)
        except NoCompiler as error:
            print(f"Fan-out was not measured. {error}")
            return
        stack.enter_context(on_cores(OTHER_CORES))
        postgres, redis = stack.enter_context(PostgresServer()), stack.enter_context(RedisServer())
        setup = SharedSetup.open(stack, folder, postgres, redis)
        bench = Bench(setup, program, arguments.seconds, arguments.latency_seconds)
        measure_all(bench, names, arguments.subscribers, sizes, arguments.rounds)
        versions = (report.node_version(), report.postgres_version(postgres), report.redis_version(redis))
        print(f"\n{report.machine(*versions)}")
    compare(bench)
    title = f"{arguments.subscribers:,} subscribers"
    print(f"\n### {title}\n\n{capacity(bench, names, arguments.subscribers)}")
    print(f"\n### {SELECTIONS} selections, {title}\n\n{selections(bench, names, arguments.subscribers)}")
    if sizes:
        heading = f"From {min(sizes):,} to {max(sizes):,} subscribers"
        print(f"\n### {heading}\n\n{growth(bench, names, sizes)}")
    report.print_targets(list(targets(bench, arguments.subscribers)))


if __name__ == "__main__":
    main()
