"""Reporting: the machine, medians with their spread, ratios of rounds, tables, and results next to their targets.

    python -m benchmarks.report targets.jsonl

prints one table of the targets of several benchmarks; each appends its own to the file named by `BENCH_TARGETS`.
"""

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from tests.servers import PostgresServer, RedisServer


@dataclass(frozen=True)
class Spread:
    """The median of several rounds, with the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Self:
        """Return the spread of these values, of which there must be at least one."""
        ordered = sorted(values)
        return cls(statistics.median(ordered), ordered[0], ordered[-1])

    def text(self, digits: int = 0, unit: str = "") -> str:
        """Return `median (lowest-highest)`, each with `digits` decimal places."""
        median, low, high = (f"{value:,.{digits}f}" for value in (self.median, self.low, self.high))
        return f"{median}{unit} ({low}-{high})"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Return ours as a multiple of theirs, round by round, because other load slows both sides of a round."""
    return Spread.of(our / their for our, their in zip(ours, theirs, strict=True))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@dataclass(frozen=True)
class Target:
    """A target and its result.

    Args:
        what: the work that was measured.
        compared_with: the peer, or an empty string.
        target: the target, formatted for display.
        reached: the measured value, formatted for display.
        met: whether the median reached the target.
    """

    what: str
    compared_with: str
    target: str
    reached: str
    met: bool


def at_least(
    what: str, compared_with: str, minimum: float, reached: Spread, unit: str = " ×", digits: int = 2
) -> Target:
    """Return a target that the median must not fall below."""
    target = f"≥ {minimum:,g}{unit}"
    return Target(what, compared_with, target, reached.text(digits, unit), reached.median >= minimum)


def at_most(
    what: str, compared_with: str, maximum: float, reached: Spread, unit: str = " ×", digits: int = 2
) -> Target:
    """Return a target that the median must not exceed."""
    target = f"≤ {maximum:,g}{unit}"
    return Target(what, compared_with, target, reached.text(digits, unit), reached.median <= maximum)


def print_targets(targets: Sequence[Target]) -> None:
    """Print the targets next to the results, and save them for the table at the end of `make bench`."""
    lines = [(each.what, each.compared_with, each.target, each.reached, _yes_or_no(each.met)) for each in targets]
    columns = ("what", "compared with", "target", "reached: median (spread)", "met")
    print(f"\n### Targets\n\n{table(columns, lines)}", flush=True)
    if path := os.environ.get("BENCH_TARGETS"):
        with Path(path).open("a") as file:
            file.writelines(json.dumps(asdict(each)) + "\n" for each in targets)


def _yes_or_no(met: bool) -> str:
    return "yes" if met else "**no**"


# ---------------------------------------------------------------- the machine


def machine(*more: str) -> str:
    """Return one line about the machine: processor, cores, memory, system, Python, and the versions in `more`."""
    gibibytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    parts = [
        f"{processor_name()}, {os.cpu_count()} cores, {gibibytes:.0f} GiB",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        *more,
    ]
    return "; ".join(part for part in parts if part)


def processor_name() -> str:
    """Return the processor's name, or its architecture if the system does not report a name."""
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def node_version() -> str:
    """Return Node's name and version."""
    return f"Node {_output(shutil.which('node') or 'node', '--version').removeprefix('v')}"


def postgres_version(server: PostgresServer) -> str:
    """Return the name and version of the PostgreSQL server."""
    return f"PostgreSQL {_output(str(server.programs / 'bin' / 'postgres'), '--version').split()[-1]}"


def redis_version(server: RedisServer) -> str:
    """Return the name and version of the Redis server."""
    found = re.search(r"v=(\S+)", _output(server.command()[0], "--version"))
    return f"Redis {found[1] if found else '?'}"


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Print the targets from a file."""
    lines = Path(sys.argv[1]).read_text().splitlines()
    os.environ.pop("BENCH_TARGETS", None)
    print(f"\n{machine()}")
    print_targets([Target(**json.loads(line)) for line in lines])


if __name__ == "__main__":
    main()
