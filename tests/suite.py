"""The test run: selection and order of tests by backend, and the summary line at the end.

A pytest plugin, loaded by `conftest.py`. Tests are ordered by backend, and within it those that share a gateway come
first: a process then starts each shared gateway once (see `tests/shared.py`). Files with slow tests precede others of
their kind, so that no process is left alone with one at the end.
"""

import contextlib
import gc
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

from tests.both_backends import needs_both
from tests.shared import SHARED_GATEWAYS

BACKENDS: Final = {"sqlite": "SQLite + memory", "postgres": "PostgreSQL + Redis"}
NO_BACKEND: Final = "no database"
one_backend: Final = pytest.mark.parametrize("backend_name", ["sqlite"], indirect=True, scope="module")
"""For tests of a gateway that never reach its database: a second backend would only repeat them."""


def walk(step: int) -> pytest.MarkDecorator:
    """Parametrize a walk with its `step`: `make test` takes every so many of its cases, and `make test-more` all."""
    whole = pytest.param(1, id="all", marks=pytest.mark.more)
    return pytest.mark.parametrize("step", [pytest.param(step, id=f"one of {step}"), whole])


_CRASH_SECONDS: Final = 900
"""The least time limit of a test that starts processes again and again: each start may take long on a busy machine."""

_BACKEND_IN_ID: Final = re.compile(rf"\[(?:.*-)?({'|'.join(BACKENDS)})(?:-.*)?\]$")
BROWSER: Final = Path(__file__).parent / "browser"
BROWSER_SECONDS: Final = 300
"""The time limit of a browser test: pages are slow on a slow machine, and each wait in a test has 60 s."""
_SERVERS: Final = frozenset({"postgres_server", "redis_server"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sqlite-only", action="store_true", help="deselect the tests that need PostgreSQL or Redis")
    parser.addoption(
        "--shared-only", action="store_true", help="deselect those with a gateway or database of their own"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Summary(config), "parley-summary")


def backend_of(node_id: str) -> str | None:
    """Return the name of the backend in the id of a test, or None for a test without one."""
    found = _BACKEND_IN_ID.search(node_id)
    return None if found is None else found[1]


# ---------------------------------------------------------------- selection and order


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None]:
    for item in items:
        if "chromium" in _fixtures(item):
            # A forgotten marker would be costly: playwright's event loop keeps running, and asynchronous tests fail.
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and not item.path.is_relative_to(BROWSER):
            raise pytest.UsageError(f"{item.nodeid} is marked browser, but only {BROWSER} is searched for such tests")
        if item.get_closest_marker("browser") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(BROWSER_SECONDS))
        if "workshop" in _fixtures(item):
            item.add_marker(pytest.mark.slow)  # a gateway process takes seconds to start
        if backend_of(item.nodeid) == "postgres" and not (needs_both(item.path) or _chooses_its_backend(item)):
            item.add_marker(pytest.mark.more)
        if item.get_closest_marker("crash") and _time_limit(item) < _CRASH_SECONDS:
            item.add_marker(pytest.mark.timeout(_CRASH_SECONDS), append=False)
    with without_constants():
        yield
    if left_out := [item for item in items if _is_left_out(item)]:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not _is_left_out(item)]
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (*_place(item), item.path not in slow))


@contextlib.contextmanager
def without_constants() -> Iterator[None]:
    """Keep hypothesis from parsing every module of the application for constants that it could draw.

    That takes each process seconds, and operations drawn from a list have none. The tests in `tests/fuzz` do need them:
    their processes look for them before their first case.
    """
    providers: Any = sys.modules.get("hypothesis.internal.conjecture.providers")
    if providers is None:
        yield
        return
    look, providers._get_local_constants = providers._get_local_constants, lambda: providers._local_constants
    try:
        yield
    finally:
        providers._get_local_constants = look


def _chooses_its_backend(item: pytest.Item) -> bool:
    return any("backend_name" in str(mark.args[0]) for mark in item.iter_markers("parametrize"))


def _is_left_out(item: pytest.Item) -> bool:
    without_servers, shared = item.config.getoption("--sqlite-only"), item.config.getoption("--shared-only")
    return (without_servers and needs_a_server(item)) or (shared and "backend" in _fixtures(item))


def needs_a_server(item: pytest.Item) -> bool:
    """Return whether a test needs PostgreSQL or Redis."""
    return backend_of(item.nodeid) == "postgres" or not _SERVERS.isdisjoint(_fixtures(item))


def _place(item: pytest.Item) -> tuple[int, bool]:
    backend = backend_of(item.nodeid)
    return ([*BACKENDS, None].index(backend), "backend" in _fixtures(item))


def _time_limit(item: pytest.Item) -> float:
    """Return the limit of a test's own, in seconds, or 0."""
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker is not None and marker.args else 0.0


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    # After the tests of both backends come those of none, in the background of which no gateway need run.
    shared = item.config.stash.get(SHARED_GATEWAYS, None)
    if shared is not None and backend_of(item.nodeid) is None:
        shared.rest()


def _fixtures(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", ()))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    # Connections to killed processes that a test left open are reported by this test, not by a later one.
    if item.get_closest_marker("crash"):
        gc.collect()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    gc.disable()  # all that is made while collecting stays
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    # The modules, the tests and the application stay until the end, so the garbage collector need not look at them.
    # Nor need it look for what is garbage now, which takes seconds.
    gc.freeze()


# ---------------------------------------------------------------- the last line


@dataclass(eq=False)  # pytest keeps plugins in a set
class _Summary:
    """Counts the tests of each backend, and the time they took."""

    config: pytest.Config
    begun: float = field(default_factory=time.monotonic)
    tests: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = BACKENDS.get(backend_of(report.nodeid) or "", NO_BACKEND)
        self.seconds[name] += report.duration
        self.tests[name] += report.when == "call"

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self) -> Generator[None]:
        result = yield
        if self.tests and self.config.pluginmanager.has_plugin("terminalreporter"):
            terminal = self.config.get_terminal_writer()
            terminal.line(self.line())
        return result

    def line(self) -> str:
        """Return what ran, on which backend, and for how long."""
        parts = [
            f"{self.tests[name]} tests on {name} in {self.seconds[name]:.0f} s"
            for name in (*BACKENDS.values(), NO_BACKEND)
            if self.tests[name]
        ]
        processes = self.config.getoption("processes", 1)
        seconds = time.monotonic() - self.begun
        return f"{'; '.join(parts)}; {seconds:.0f} s in all with {processes} process{'es' * (processes > 1)}"
