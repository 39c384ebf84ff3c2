"""Mutate the product and count the mutants that the tests notice: `make mutate ARGS="auth approvals tasks"`.

For each area: run its tests once on SQLite and record which lines each of them reaches; choose mutants with a fixed
seed; run against each mutant the tests that reach its line; print the score and the survivors. Mutants in functions
are put into one running process, others and the survivors into a new one (see `plugin.py`).
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, Final

from tests.mutation.areas import AREAS, Area
from tests.mutation.operators import ROOT, Mutant
from tests.mutation.plugin import VARIABLE, module_of

EQUIVALENT: Final = Path(__file__).with_name("equivalent.toml")
REACH: Final = ROOT / ".mutation"
_SECONDS: Final = {"coverage": 45, "hot": 45, "cold": 45}
"""The time that a test may take: a mutant often makes one wait for something that does not happen."""


def equivalent() -> dict[str, str]:
    """Return the mutants that no test can notice, by id, and why."""
    return {each["id"]: each["why"] for each in tomllib.loads(EQUIVALENT.read_text())["mutant"]}


class Reach:
    """The lines that the tests of an area reach, from one run without a mutant."""

    def __init__(self, tests: list[dict[str, Any]], folders: Sequence[str]) -> None:
        self._folders = folders
        self.tests = {each["test"]: each for each in tests}
        setups: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for each in tests:
            for file, lines in each["setup"].items():
                setups[module_of(each["test"])][file].update(lines)
        self._lines = {
            name: {
                file: setups[module_of(name)][file] | set(each["lines"].get(file, ()))
                for file in {*setups[module_of(name)], *each["lines"]}
            }
            for name, each in self.tests.items()
        }

    def of(self, mutant: Mutant) -> list[str]:
        """Return the tests that reach a mutant, in the order of the area, those with a gateway of their own later."""
        lines = set(range(mutant.first_line, mutant.last_line + 1))
        names = [
            name for name, reached in self._lines.items() if self._reaches(reached.get(mutant.file), lines, mutant)
        ]
        return sorted(names, key=self._place)

    def _place(self, name: str) -> tuple[int, bool]:
        folder = next((index for index, each in enumerate(self._folders) if name.startswith(each)), len(self._folders))
        return folder, bool(self.tests[name]["own"])

    @staticmethod
    def _reaches(reached: set[int] | None, lines: set[int], mutant: Mutant) -> bool:
        return bool(reached) and (not mutant.hot or not lines.isdisjoint(reached or ()))


class Runner:
    """Runs the workers of one area."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.folder = Path(tempfile.mkdtemp(prefix="mutation-"))

    def worker(self, job: dict[str, Any], tests: list[str]) -> list[dict[str, Any]]:
        """Run a worker and return what it wrote."""
        output = self.folder / "output"
        output.unlink(missing_ok=True)
        job |= {"files": self.area.paths(), "output": str(output)}
        (self.folder / "job.json").write_text(json.dumps(job))
        with (self.folder / "log").open("ab") as log:
            subprocess.run(
                [
                    *(sys.executable, "-m", "pytest", "-q", "-p", "tests.mutation.plugin", "-p", "no:cacheprovider"),
                    *(
                        "--sqlite-only",
                        "--tb=short",
                        f"--timeout={_SECONDS[job['mode']]}",
                        f"--basetemp={self.folder / 'tmp'}",
                    ),
                    *("-m", "not browser and not crash and not slow and not more", *tests),
                ],
                cwd=ROOT,
                env=os.environ | {VARIABLE: str(self.folder / "job.json")},
                stdout=log,
                stderr=log,
                check=False,
            )
        return [json.loads(line) for line in output.read_text().splitlines()] if output.exists() else []

    def reach(self, file: Path, *, reuse: bool) -> Reach:
        """Run every test once without a mutant, and store in `file` what they reach, or read it from there."""
        if reuse and file.exists():
            tests = json.loads(file.read_text())
        else:
            tests = self.worker({"mode": "coverage"}, list(self.area.tests))
            file.parent.mkdir(exist_ok=True)
            file.write_text(json.dumps(tests))
        if failed := [each["test"] for each in tests if not each["passed"]]:
            print(f"left out, because they fail without a mutant: {', '.join(failed)}")
        return Reach([each for each in tests if each["passed"]], self.area.tests)

    def hot(self, mutants: list[Mutant], reach: Reach) -> dict[str, dict[str, Any]]:
        """Return the results of mutants that are tried in running processes."""
        if not mutants:
            return {}
        tests_of = {each.id: reach.of(each) for each in mutants}
        job = {"mode": "hot", "mutants": [asdict(each) for each in mutants], "tests_of": tests_of}
        return {each["id"]: each for each in self.worker(job, list(self.area.tests))}

    def cold(self, mutant: Mutant, tests: list[str]) -> dict[str, Any]:
        """Return the result of a mutant that is tried in a new process."""
        begun = time.monotonic()
        modules = list(dict.fromkeys(module_of(name) for name in tests))
        written = self.worker({"mode": "cold", "mutant": asdict(mutant), "tests": tests}, modules)
        killer = written[-1]["killed_by"] if written else "<process>"
        return {"id": mutant.id, "killed_by": killer, "seconds": time.monotonic() - begun}


def run(name: str, area: Area, options: argparse.Namespace) -> None:
    """Mutate one area and print the result."""
    begun = time.monotonic()
    runner = Runner(area)
    everything = [each for each in area.mutants() if options.only in each.id]
    if options.again:
        left = _survivors(Path(options.again).with_suffix(f".{name}"))
        everything = [each for each in everything if each.id in left]
    samples = {seed: _sample(everything, seed, options.count) for seed in options.seeds}
    known = equivalent()
    for stale in _stale(area, known):
        print(f"  remove from {EQUIVALENT.name}, because no mutant is like it any more: {stale}")
    chosen = [each for each in dict.fromkeys(chain(*samples.values())) if each.id not in known]
    chosen.sort(key=lambda each: (each.file, each.first_line, each.site, each.variant))
    reach = runner.reach(REACH / f"{name}.json", reuse=options.reuse)
    print(f"{name}: {len(reach.tests)} tests; {time.monotonic() - begun:.0f} s", flush=True)
    unreached = [each for each in chosen if not reach.of(each)]
    hot = [each for each in chosen if each.hot and each not in unreached]
    results = runner.hot(hot, reach) | {each.id: {"killed_by": None, "unreached": True} for each in unreached}
    print(f"{name}: {len(hot)} in running processes; {time.monotonic() - begun:.0f} s", flush=True)
    for mutant in chosen:
        result = results.get(mutant.id, {"not_live": ""})
        survived = result.get("killed_by") is None and "unreached" not in result and options.confirm
        if "not_live" in result or survived:
            results[mutant.id] = runner.cold(mutant, reach.of(mutant))
    survivors = [each for each in chosen if results[each.id].get("killed_by") is None]
    for each in survivors:
        reached = "" if "unreached" not in results[each.id] else " (no test reaches it)"
        print(f"  survived{reached}: {each.file}:{each.first_line} {each.id}")
    for seed, sample in samples.items():
        judged = [each for each in sample if each.id not in known]
        killed = len(judged) - len(set(judged) & set(survivors))
        print(
            f"{name}: seed {seed}, {len(sample)} of {len(everything)} mutants, {len(sample) - len(judged)} equivalent, "
            f"{killed} of {len(judged)} killed: {killed / max(1, len(judged)):.1%}; {time.monotonic() - begun:.0f} s",
            flush=True,
        )
    if options.output:
        lines = [json.dumps(results[each.id] | {"id": each.id, "line": each.first_line}) for each in chosen]
        Path(options.output).with_suffix(f".{name}").write_text("\n".join(lines) + "\n")


def _stale(area: Area, known: Iterable[str]) -> set[str]:
    files = area.paths()
    return {id for id in known if id.partition("::")[0] in files} - {each.id for each in area.mutants()}


def _survivors(results: Path) -> set[str]:
    found = [json.loads(line) for line in results.read_text().splitlines()]
    return {each["id"] for each in found if each.get("killed_by") is None}


def _sample(everything: list[Mutant], seed: int, count: int) -> list[Mutant]:
    return random.Random(seed).sample(everything, min(count or len(everything), len(everything)))


def main() -> None:
    """Parse the arguments and mutate the areas."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="area", help=f"of {', '.join(AREAS)}; all by default")
    parser.add_argument(
        "--seeds", type=int, nargs="+", default=[1], help="which mutants are chosen; one score for each"
    )
    parser.add_argument("--count", type=int, default=100, help="how many for each area; 0 for all")
    parser.add_argument("--only", default="", help="choose only mutants whose id contains this text")
    parser.add_argument("--again", help="try only the survivors of the run with this --output")
    parser.add_argument("--confirm", action="store_true", help="try each survivor once more, in a process of its own")
    parser.add_argument("--reuse", action="store_true", help="assume that tests reach what they did in the last run")
    parser.add_argument("--output", help="write the results to files with this name, as JSON lines")
    options = parser.parse_args()
    for name in options.areas or AREAS:
        run(name, AREAS[name], options)


if __name__ == "__main__":
    main()
