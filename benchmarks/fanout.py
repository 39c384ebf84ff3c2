"""Fan-out: one event to many subscribers, beside the servers that people take else.

    python -m benchmarks.fanout [--subscribers 1000] [--rounds 3] [--seconds 4] [--slow-seconds 10]
                                [--servers parley,graphql-ws,...] [--growth 100,1000,10000]

One server process at a time on a processor core of its own, everything else (the load client, Redis, PostgreSQL and the
replica of Parley at which events are published) on the others. Every subscriber connects with the same token, which the
server verifies, and watches the same session, of which the server checks that it is the organization's. Parley runs as
in a deployment of two replicas; its events come from mutations on the other one, so that its times hold the mutation,
the commit and the relay, and the others' only Redis. Four events are in flight (16 below 1,000 subscribers, where
otherwise publishing would be the limit).
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
from benchmarks.fanout_client import ClientFailed, NoCompiler, Run, build, most_connections, run
from benchmarks.fanout_documents import documents
from benchmarks.fanout_servers import NAMES, OTHER_CORES, PARLEY, Stage, on_cores
from benchmarks.report import Aim, Spread, at_least, at_most, ratios, table
from tests.servers import PostgresServer, RedisServer

SELECTIONS: Final = 10
_SLOW: Final = frozenset({"stock"})
"""Left out where there are very many subscribers."""


@dataclass
class Bench:
    """The measurements of one start."""

    stage: Stage
    program: Path
    seconds: float
    slow_seconds: float
    runs: dict[tuple[str, int, int], list[Run]] = field(default_factory=dict)

    def measure(self, name: str, subscribers: int, selections: int = 1, *, slow: bool = False) -> None:
        """Starts a server, measures it once and ends it."""
        with self.stage.serving(name, documents(selections)) as target:
            try:
                found = run(
                    self.program,
                    target,
                    self.stage.publishing(name),
                    self.stage.folder,
                    subscribers,
                    closed_seconds=self.seconds,
                    window=4 if subscribers >= 1000 else 16,
                    open_seconds=self.slow_seconds if slow else 0,
                    rate=2,
                )
            except ClientFailed as failure:
                print(f"{name}, {subscribers} subscribers: {failure}", flush=True)
                return
        self.runs.setdefault((name, subscribers, selections), []).append(found)
        print(f"  {name}, {subscribers} subscribers, {selections} selections: {_line(found)}", flush=True)

    def of(self, name: str, subscribers: int, selections: int = 1) -> list[Run]:
        """Returns the rounds of a measurement."""
        return self.runs.get((name, subscribers, selections), [])


def _line(found: Run) -> str:
    closed = found.closed
    assert closed is not None
    return (
        f"{closed.rate:,.0f}/s, {closed.per_processor_second:,.0f} per CPU second, client's share "
        f"{closed.client_seconds / closed.seconds:.2f}, {found.kib_idle:.1f} KiB, {found.bytes:.0f} bytes"
    )


# ---------------------------------------------------------------- tables


def capacity(bench: Bench, names: Sequence[str], subscribers: int) -> str:
    """Returns the table of what each server can do."""
    return table(
        (
            "server",
            "deliveries/s",
            "deliveries per CPU second",
            "Parley's per CPU second as a multiple",
            "p50 / p99 ms at 2 events/s",
            "KiB per idle connection",
            "client's CPU share",
        ),
        [_capacity_row(bench, name, subscribers) for name in names if bench.of(name, subscribers)],
    )


def _capacity_row(bench: Bench, name: str, subscribers: int) -> list[str]:
    runs = bench.of(name, subscribers)
    closed = [found.closed for found in runs if found.closed]
    slow = [found.open for found in runs if found.open]
    return [
        name,
        Spread.of(phase.rate for phase in closed).text(),
        Spread.of(phase.per_processor_second for phase in closed).text(),
        _ratio(bench, name, subscribers).text(2),
        f"{Spread.of(p.p50_ms for p in slow).text(1)} / {Spread.of(p.p99_ms for p in slow).text(1)}" if slow else "",
        Spread.of(found.kib_idle for found in runs).text(1),
        Spread.of(phase.client_seconds / phase.seconds for phase in closed).text(2),
    ]


def _ratio(bench: Bench, name: str, subscribers: int, selections: int = 1) -> Spread:
    ours, theirs = (_per_second(bench.of(server, subscribers, selections)) for server in (PARLEY, name))
    rounds = min(len(ours), len(theirs))
    return ratios(ours[:rounds], theirs[:rounds])


def _per_second(runs: Sequence[Run]) -> list[float]:
    return [found.closed.per_processor_second for found in runs if found.closed]


def growth(bench: Bench, names: Sequence[str], sizes: Sequence[int]) -> str:
    """Returns the table of deliveries per CPU second by the number of subscribers."""
    rows = []
    for name in names:
        cells = [_per_second(bench.of(name, size)) for size in sizes]
        rows.append([name, *(Spread.of(cell).text() if cell else "-" for cell in cells)])
    return table(("deliveries per CPU second", *(f"{size:,} subscribers" for size in sizes)), rows)


def selections(bench: Bench, names: Sequence[str], subscribers: int) -> str:
    """Returns the table of ten documents beside one."""
    rows = []
    for name in names:
        one, many = (_per_second(bench.of(name, subscribers, count)) for count in (1, SELECTIONS))
        if one and many:
            share = ratios(many[: len(one)], one[: len(many)])
            rows.append([name, Spread.of(one).text(), Spread.of(many).text(), share.text(2)])
    return table(("server", "one selection", f"{SELECTIONS} selections", "ratio"), rows)


def aims(bench: Bench, subscribers: int) -> Iterator[Aim]:
    """Yields what was aimed at and what was reached."""
    what = f"fan-out to {subscribers:,}, deliveries per CPU second"
    for name, aim in (("graphql-ws", 6), ("mercurius", 4), ("stock", 25), ("raw", 0.9)):
        if bench.of(name, subscribers) and bench.of(PARLEY, subscribers):
            yield at_least(what, name, aim, _ratio(bench, name, subscribers))
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
        yield at_most("idle connection", "", 24, Spread.of(found.kib_idle for found in runs), " KiB", 1)


# ---------------------------------------------------------------- the same content


def compare(bench: Bench) -> None:
    """Checks that what each GraphQL server sends is the same but for ids, cursors and times.

    Raises:
        AssertionError: a field is missing or of another type, or a value differs.
    """
    given = {name: _content(runs[0].sample) for (name, _, count), runs in bench.runs.items() if count == 1}
    for name, content in given.items():
        if not name.startswith(("raw", "socket.io")) and PARLEY in given:
            assert content == given[PARLEY], f"{name} sends something else:\n{content}\n{given[PARLEY]}"


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


# ---------------------------------------------------------------- all of it


def measure_all(bench: Bench, names: Sequence[str], subscribers: int, sizes: Sequence[int], rounds: int) -> None:
    """Measures every server in turn, in interleaved rounds."""
    for number in range(rounds):
        order = names[:: 1 if number % 2 == 0 else -1]
        for name in order:
            bench.measure(name, subscribers, slow=True)
        for name in order:
            if _selects(name):
                bench.measure(name, subscribers, SELECTIONS)
        for size in sizes:
            for name in order:
                if size != subscribers and not (name in _SLOW and size > 1000):
                    bench.measure(name, size)


def _selects(name: str) -> bool:
    return name != "socket.io" and not name.startswith("raw")


def main() -> None:
    """Starts everything, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subscribers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4, help="of publishing with four events in flight")
    parser.add_argument("--slow-seconds", type=float, default=10, help="of publishing two events a second")
    parser.add_argument("--servers", default=",".join(NAMES))
    parser.add_argument("--growth", default="100,1000,10000", help="numbers of subscribers; empty for none")
    arguments = parser.parse_args()
    names = [name for name in NAMES if name in arguments.servers.split(",")]
    most = most_connections()
    asked = [int(size) for size in filter(None, arguments.growth.split(","))]
    sizes = [size for size in asked if size <= most]
    for size in sorted(set(asked) - set(sizes)):
        print(f"{size:,} subscribers need more open files than the {most:,} that this machine allows: left out")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        try:
            program = build(folder)
        except NoCompiler as error:
            print(f"The fan-out is not measured. {error}")
            return
        stack.enter_context(on_cores(OTHER_CORES))
        postgres, redis = stack.enter_context(PostgresServer()), stack.enter_context(RedisServer())
        stage = Stage.open(stack, folder, postgres, redis)
        bench = Bench(stage, program, arguments.seconds, arguments.slow_seconds)
        measure_all(bench, names, arguments.subscribers, sizes, arguments.rounds)
        versions = (report.node_version(), report.postgres_version(postgres), report.redis_version(redis))
        print(f"\n{report.machine(*versions)}")
    compare(bench)
    print(f"\n{arguments.subscribers:,} subscribers\n\n{capacity(bench, names, arguments.subscribers)}")
    print(f"\n{selections(bench, names, arguments.subscribers)}")
    if sizes:
        print(f"\n{growth(bench, names, sizes)}")
    report.print_aims(list(aims(bench, arguments.subscribers)))


if __name__ == "__main__":
    main()
