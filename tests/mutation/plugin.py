"""The worker: a pytest plugin that runs tests against mutants instead of running each test once.

It reads its work from the file that `PARLEY_MUTATION` names, and appends one JSON object per result to another file.

- `coverage` runs every test once, and records which lines of the product files it reaches and how long it takes.
- `hot` puts one mutant after the other into a child of this process, gateway included, and runs the tests that reach
  it. A mutant is killed only if a test fails with it and then, each time with new fixtures and therefore a new
  organization, passes without it and fails with it again. If it does not pass without it, the child is not used any
  more. A test that takes too long with a mutant kills it at once, and the child ends: its gateway may be in an endless
  loop.
- `cold` imports the product with one mutant in it, for constants and everything else that runs at import.
"""

import importlib
import importlib.machinery
import json
import os
import sqlite3
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.live import LiveFunctions, NotLive
from tests.mutation.operators import ROOT, Mutant, mutated

VARIABLE: Final = "PARLEY_MUTATION"
HANGS: Final = 60.0
"""Seconds after which a test that has not ended despite its timeout never will."""
BUDGET: Final = {"hot": 15.0, "cold": 60.0}
"""Seconds of CPU time for the tests of one mutant. What is still alive then counts as a survivor."""


def module_of(test: str) -> str:
    """Return the file of a test."""
    return test.split("::")[0]


class _NoNext:
    """Stands for a next test that shares nothing but the session, so that all other fixtures are torn down."""

    def __init__(self, session: pytest.Session) -> None:
        self._session = session

    def listchain(self) -> list[pytest.Session]:
        return [self._session]


class Worker:
    """Runs the tests of a session as its job says."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.job = job
        self.files: list[str] = job["files"]
        self.output = Path(job["output"])
        self.results = self.output.with_suffix(".child")
        self.tracer = Tracer(self.files) if job["mode"] == "coverage" else None
        self.timed_out = False
        """Whether the last test took too long."""

    def run(self, session: pytest.Session) -> None:
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        if self.tracer is not None:
            self._cover(self.tracer)
        elif self.job["mode"] == "hot":
            self._hot_in_children([Mutant(**each) for each in self.job["mutants"]])
        else:
            self._cold(self.job["tests"])
        self.session._setupstate.teardown_exact(None)

    @staticmethod
    def write(file: Path, **result: Any) -> None:
        """Append a result to a file."""
        with file.open("a") as lines:
            lines.write(json.dumps(result) + "\n")

    def _passes(self, test: str, then: str | None = None) -> bool:
        """Run a test, and return whether it passed or was skipped.

        Args:
            then: the next test; the fixtures that it shares are kept.
        """
        following: Any = _NoNext(self.session) if then is None else self.items[then]
        with self._watched(test):
            reports = runtestprotocol(self.items[test], log=False, nextitem=following)
        if self.job["mode"] == "hot" and (then is None or module_of(then) != module_of(test)):
            self._free_addresses()
        failed = [each for each in reports if each.failed]
        self.timed_out = any("Failed: Timeout" in str(each.longrepr) for each in failed)
        return not failed

    def _free_addresses(self) -> None:
        """Let tests create users with the same e-mail addresses again, which no two organizations may have."""
        for file in Path(self.session.config.getoption("basetemp")).rglob("parley.sqlite3"):
            with sqlite3.connect(file, timeout=10) as database:
                database.execute("UPDATE users SET email = lower(hex(randomblob(12))) || '@example.com'")
            database.close()

    @contextmanager
    def _watched(self, test: str) -> Iterator[None]:
        """End the process if a test with its fixtures does not end, which pytest-timeout cannot ensure."""

        def give_up() -> None:
            self.write(self.results, id=self.mutant, seconds=HANGS, killed_by=test, timeout=True)
            os._exit(0)

        timer = threading.Timer(HANGS, give_up)
        if self.job["mode"] == "hot":
            timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _failures(self, tests: list[str]) -> Iterator[str]:
        """Run tests, and yield those that fail, with all fixtures torn down."""
        deadline = time.process_time() + BUDGET[self.job["mode"]]
        for test, then in zip_longest(tests, tests[1:]):
            if time.process_time() > deadline:
                self.session._setupstate.teardown_exact(_NoNext(self.session))  # type: ignore[arg-type]
                return
            if not self._passes(test, then):
                if self.timed_out:
                    yield test
                self.session._setupstate.teardown_exact(_NoNext(self.session))  # type: ignore[arg-type]
                yield test

    def _cover(self, tracer: "Tracer") -> None:
        tests = list(self.items)
        for test, then in zip_longest(tests, tests[1:]):
            begun = time.monotonic()
            passed = self._passes(test, then)
            seconds = time.monotonic() - begun
            own = "backend" in getattr(self.items[test], "fixturenames", ())
            self.write(
                self.output,
                test=test,
                passed=passed,
                own=own,
                seconds=seconds,
                setup=tracer.setup,
                lines=tracer.taken(),
            )

    def _cold(self, tests: list[str]) -> None:
        killers = (test for test in self._failures(tests) if not self._passes(test))
        self.write(self.output, killed_by=next(killers, None))

    def _hot_in_children(self, mutants: list[Mutant]) -> None:
        """Try the mutants in a child of this process, which has imported everything and started nothing.

        A child ends early after a mutant that it may not survive, and the next one goes on. A mutant after which a test
        failed without it is tried once more, first in a new child.
        """
        importlib.import_module("app")
        functions = LiveFunctions(self.files)
        results: dict[str, dict[str, Any]] = {}
        again: set[str] = set()
        while left := [each for each in mutants if each.id not in results]:
            batch = left[:1] if left[0].id in again else left
            for result in self._in_child(functions, batch):
                if result.get("poisoned") and result["id"] not in again:
                    again.add(result["id"])
                else:
                    results[result["id"]] = result
                    self.write(self.output, **result)

    def _in_child(self, functions: LiveFunctions, mutants: list[Mutant]) -> list[dict[str, Any]]:
        self.results.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            try:
                self._hot(functions, mutants)
                self.session._setupstate.teardown_exact(None)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        written = self.results.read_text().splitlines() if self.results.exists() else []
        ended = {"id": mutants[0].id, "seconds": 0.0, "killed_by": "<process>"}
        return [json.loads(line) for line in written] or [ended]

    def _hot(self, functions: LiveFunctions, mutants: list[Mutant]) -> None:
        self.mutant = mutants[0].id
        self._passes(self.job["tests_of"][self.mutant][0])  # starts the gateway, which takes longer than a test
        for mutant in mutants:
            self.mutant = mutant.id
            begun = time.monotonic()
            try:
                result = self._try(functions, mutant, self.job["tests_of"][mutant.id], alone=len(mutants) == 1)
            except NotLive as error:
                result = {"not_live": str(error)}
            self.write(self.results, id=mutant.id, seconds=time.monotonic() - begun, **result)
            if result.get("timeout"):
                os._exit(0)  # the gateway may never stop
            if result.get("poisoned"):
                return

    def _try(self, functions: LiveFunctions, mutant: Mutant, tests: list[str], *, alone: bool) -> dict[str, Any]:
        rest = tests
        while True:
            with functions.with_mutant(mutant):
                failed = next(self._failures(rest), None)
            if failed is None:
                return {"killed_by": None}
            if self.timed_out:
                return {"killed_by": failed, "timeout": True}
            passes_without = self._passes(failed)
            if not passes_without and not alone:
                return {"killed_by": failed, "poisoned": True}
            with functions.with_mutant(mutant):
                if passes_without and not self._passes(failed):
                    return {"killed_by": failed}
            rest = rest[rest.index(failed) + 1 :]


class Tracer:
    """Records the lines of the product files that run, in any thread, while a test does."""

    def __init__(self, files: Iterable[str]) -> None:
        self._paths = {str(ROOT / file): file for file in files}
        self._lines: defaultdict[str, set[int]] = defaultdict(set)
        self.setup: dict[str, list[int]] = {}
        """The lines of the current test's fixtures, which other tests of the module may share."""
        threading.settrace(self._trace)
        sys.settrace(self._trace)

    def end_setup(self) -> None:
        """Begin the test itself."""
        self.setup = self.taken()

    def taken(self) -> dict[str, list[int]]:
        """Return the lines since the last call, by file."""
        lines, self._lines = self._lines, defaultdict(set)
        return {file: sorted(found) for file, found in lines.items()}

    def _trace(self, frame: FrameType, _event: str, _argument: object) -> Callable[..., Any] | None:
        file = self._paths.get(frame.f_code.co_filename)
        if file is None:
            return None

        def line(frame: FrameType, _event: str, _argument: object) -> Callable[..., Any]:
            self._lines[file].add(frame.f_lineno)
            return line

        return line


def _import_mutant(mutant: Mutant) -> None:
    """Let the product be imported with the mutant in it."""
    path = str(ROOT / mutant.file)
    original = importlib.machinery.SourceFileLoader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
        if self.path == path:
            code: CodeType = compile(mutated(mutant), path, "exec", dont_inherit=True)
            return code
        return original(self, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]


def _job() -> dict[str, Any]:
    job: dict[str, Any] = json.loads(Path(os.environ[VARIABLE]).read_text())
    return job


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Prepare the import of a mutant, before the first conftest imports the product."""
    job = _job()
    if job["mode"] == "cold":
        _import_mutant(Mutant(**job["mutant"]))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Plugin(Worker(_job())), "parley-mutation")


class Plugin:
    """Puts the worker in place of pytest's own loop."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self) -> None:
        if self._worker.tracer is not None:
            self._worker.tracer.end_setup()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            self._worker.write(self._worker.output, killed_by="<import>")
            return True
        self._worker.run(session)
        return True
