"""The result of a run: a file that other runs do not overwrite, and Markdown for the documentation."""

import datetime
import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.report import table
from tests.gateways import ROOT
from tests.reliability import BARS, Row


@dataclass(frozen=True)
class Check:
    """A figure beside what it must be."""

    what: str
    target: str
    reached: str
    met: bool


@dataclass
class Result:
    """The measurements of a run.

    Args:
        name: what was run, such as `R9`.
        figures: everything that was measured.
    """

    name: str
    title: str
    machine: str
    checks: list[Check]
    figures: dict[str, Any]
    date: str = field(default_factory=lambda: datetime.datetime.now(datetime.UTC).date().isoformat())
    commit: str = field(default_factory=lambda: _commit())

    @property
    def passed(self) -> bool:
        """Whether every figure is what it must be."""
        return all(check.met for check in self.checks)

    def save(self, path: Path) -> None:
        """Write the result to a file."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n")

    @classmethod
    def load(cls, path: Path) -> "Result":
        """Read a result from a file."""
        values = json.loads(path.read_text())
        return cls(**{**values, "checks": [Check(**check) for check in values["checks"]]})

    def row(self, command: str) -> Row:
        """Return the row of the promise that was measured, for `docs/reliability.md`."""
        figure = "; ".join(f"{check.what}: {check.reached}" for check in self.checks)
        outcome = "passed" if self.passed else "FAILED"
        return Row(self.name, BARS[self.name], f"`{command}`", f"{self.title}: {figure}", outcome,
                   f"{self.date} {self.commit}")  # fmt: skip

    def markdown(self) -> str:
        """Return a section of documentation."""
        rows = [(each.what, each.target, each.reached, "yes" if each.met else "**no**") for each in self.checks]
        parts = [f"### {self.title}", f"{self.date}, commit `{self.commit}`. {self.machine}."]
        parts.append(table(("what", "target", "measured", "met"), rows))
        parts += [text for text in (_steps(self.figures), _storms(self.figures), _operations(self.figures)) if text]
        if "notes" in self.figures:
            parts += [str(note) for note in self.figures["notes"]]
        return "\n\n".join(parts)


def _commit() -> str:
    return subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()


def _steps(figures: Mapping[str, Any]) -> str:
    """Return the table of rates."""
    rows = [
        (
            f"{step['rate']:g}",
            f"{step['done']:g}",
            _latency(step["mutation"]),
            _latency(step["event"]),
            f"{step['errors']}",
            f"{step['CPU']:.2f}",
            f"{step['lag p99 ms']:g}",
        )
        for step in figures.get("steps", ())
    ]
    columns = ("offered/s", "done/s", "mutation p50 / p99 / p99.9 ms", "event p50 / p99 / p99.9 ms", "errors",
               "gateway's CPU", "loop lag p99 ≤ ms")  # fmt: skip
    return table(columns, rows) if rows else ""


def _storms(figures: Mapping[str, Any]) -> str:
    rows = [
        (
            f"{number}, positions only in the log" if each["behind"] else f"{number}",
            f"{each['seconds']:g}",
            f"{each['reads']}",
            f"{each['reads per session']:g}",
            ", ".join(f"{count} × {status}" for status, count in each["refusals"].items()) or "none",
        )
        for number, each in enumerate(figures.get("storms", ()), 1)
    ]
    columns = ("storm", "seconds until all are back", "database reads", "reads per session", "rejections")
    return table(columns, rows) if rows else ""


def _operations(figures: Mapping[str, Any]) -> str:
    found: Mapping[str, Mapping[str, float]] = figures.get("latencies", {})
    rows = [(name, f"{each['count']:,.0f}", _latency(each), f"{each['max']:g}") for name, each in found.items()]
    return table(("operation", "number", "p50 / p99 / p99.9 ms", "max ms"), rows) if rows else ""


def _latency(found: Mapping[str, float]) -> str:
    return f"{found['p50']:.1f} / {found['p99']:.1f} / {found['p999']:.1f}" if "p50" in found else "-"


def markdown(results: Sequence[Result]) -> str:
    """Return a section for each result."""
    return "\n\n".join(result.markdown() for result in results)
