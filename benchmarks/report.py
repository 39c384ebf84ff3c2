"""What the benchmarks print: the machine, medians with their spread, ratios of rounds, tables, and aims beside results.

    python -m benchmarks.report aims.jsonl

prints one table of the aims that several benchmarks wrote down: each adds its own to the file that `BENCH_AIMS` names.
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

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Self:
        """Returns the spread of at least one value."""
        ordered = sorted(values)
        return cls(statistics.median(ordered), ordered[0], ordered[-1])

    def text(self, digits: int = 0, unit: str = "") -> str:
        """Returns `median (lowest-highest)`, each with so many decimal places."""
        middle, low, high = (f"{value:,.{digits}f}" for value in (self.middle, self.low, self.high))
        return f"{middle}{unit} ({low}-{high})"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Returns ours as a multiple of theirs, round by round: what slowed a round down fell on both."""
    return Spread.of(our / their for our, their in zip(ours, theirs, strict=True))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@dataclass(frozen=True)
class Aim:
    """One line of what was to be shown.

    Args:
        what: the work that was measured.
        against: whom it is compared with, or an empty text.
        aim: the number that was aimed at, as people read it.
        reached: the number that was measured, likewise.
        met: whether the second is as good as the first.
    """

    what: str
    against: str
    aim: str
    reached: str
    met: bool


def at_least(what: str, against: str, aim: float, reached: Spread, unit: str = " ×", digits: int = 2) -> Aim:
    """Returns an aim that the median must not fall below."""
    wanted = f"≥ {aim:,g}{unit}"
    return Aim(what, against, wanted, reached.text(digits, unit), reached.middle >= aim)


def at_most(what: str, against: str, aim: float, reached: Spread, unit: str = " ×", digits: int = 2) -> Aim:
    """Returns an aim that the median must not rise above."""
    wanted = f"≤ {aim:,g}{unit}"
    return Aim(what, against, wanted, reached.text(digits, unit), reached.middle <= aim)


def print_aims(aims: Sequence[Aim]) -> None:
    """Prints the aims beside what was reached, and writes them down for the table at the end of `make bench`."""
    lines = [(aim.what, aim.against, aim.aim, aim.reached, "yes" if aim.met else "**no**") for aim in aims]
    print("\n" + table(("what", "against", "aim", "reached: median (spread)", "met"), lines), flush=True)
    if path := os.environ.get("BENCH_AIMS"):
        with Path(path).open("a") as file:
            file.writelines(json.dumps(asdict(aim)) + "\n" for aim in aims)


# ---------------------------------------------------------------- the machine


def machine(*more: str) -> str:
    """Returns one line about the machine: processor, cores, memory, system, Python, then what the caller adds."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    parts = [
        f"{processor()}, {os.cpu_count()} cores, {pages:.0f} GiB",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        *more,
    ]
    return "; ".join(part for part in parts if part)


def processor() -> str:
    """Returns the name of the processor, or its architecture where the system does not tell."""
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def node_version() -> str:
    """Returns Node's name and version."""
    return f"Node {_answer(shutil.which('node') or 'node', '--version').removeprefix('v')}"


def postgres_version(server: PostgresServer) -> str:
    """Returns the name and version of the PostgreSQL that was started."""
    return f"PostgreSQL {_answer(str(server.programs / 'bin' / 'postgres'), '--version').split()[-1]}"


def redis_version(server: RedisServer) -> str:
    """Returns the name and version of the Redis that was started."""
    found = re.search(r"v=(\S+)", _answer(server.command()[0], "--version"))
    return f"Redis {found[1] if found else '?'}"


def _answer(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Prints the aims that a file holds."""
    lines = Path(sys.argv[1]).read_text().splitlines()
    os.environ.pop("BENCH_AIMS", None)
    print(f"\n{machine()}")
    print_aims([Aim(**json.loads(line)) for line in lines])


if __name__ == "__main__":
    main()
