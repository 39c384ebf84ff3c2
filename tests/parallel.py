"""Runs tests in several processes, `--processes 4`, which are forks of the one that collected them.

A pytest plugin, loaded by `conftest.py`. Importing the application and collecting all tests takes half a minute of
processor time, which forks need not repeat. A process asks for the tests of one file and backend at a time, in the
order of the collection, because the servers and gateways of a test module are started once for it (`tests/suite.py`).
"""

import gc
import importlib
import os
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, Final, TextIO, TypeAlias

import pytest
from _pytest.config import create_terminal_writer

from tests.servers import die_with_parent
from tests.suite import backend_of, needs_a_server

_APPLICATION: Final = ("app", "commands.serving", "engine.durable.runtime")
"""The modules that gateways import when the first one starts, which takes seconds and which forks need not repeat."""

_FORKS: Final = "tests.forks"
"""Not imported here: tests of this plugin need no gateway."""

_MOST_WITH_SERVERS: Final = 3
"""The processes that run tests on PostgreSQL while there are others: each creates a cluster and all tables first."""

Part: TypeAlias = list[int]
"""The tests of one file and backend, by their place in the collection."""


@dataclass(frozen=True)
class _Message:
    """A message of a process before each test, and after its last one."""

    reports: list[dict[str, Any]]
    """Of the test before, as pytest serializes them."""
    starts: int | None = None
    wants_more: bool = False
    broken: str = ""
    """The traceback of an error that is not a test's."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--processes", type=int, default=1, metavar="N", help="run the tests in N processes")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    number: int = session.config.getoption("processes")
    if number == 1 or session.config.option.collectonly or session.testsfailed:
        return None
    _Run(session).run(number)
    return True


def parts(node_ids: list[str]) -> list[Part]:
    """Return the tests that one process runs one after the other, by their places."""
    found: dict[tuple[str, str | None], Part] = {}
    for place, node_id in enumerate(node_ids):
        found.setdefault((node_id.partition("::")[0], backend_of(node_id)), []).append(place)
    return list(found.values())


def take(waiting: deque[Part], needs_servers: Callable[[Part], bool], *, avoid_servers: bool) -> Part:
    """Remove the first part and return it, or the first one that needs no servers; an empty one if none is left."""
    for number, part in enumerate(waiting):
        if not (avoid_servers and needs_servers(part)):
            del waiting[number]
            return part
    return waiting.popleft() if waiting else []


# ---------------------------------------------------------------- the process that collected the tests


@dataclass(eq=False)
class _Worker:
    process_id: int
    connection: Connection
    waiting: Part = field(default_factory=list)
    """Those of its tests that have not started."""
    running: int | None = None
    has_servers: bool = False


class _Run:
    """Hands out the tests, and passes on the reports."""

    def __init__(self, session: pytest.Session) -> None:
        self._session = session
        self._hook = session.config.hook
        self._parts = deque(parts([item.nodeid for item in session.items]))
        self._workers: dict[Connection, _Worker] = {}

    def run(self, processes: int) -> None:
        """Run all tests.

        Raises:
            Session.Failed: as many tests failed as `--maxfail` allows.
            Session.Interrupted: a plugin stopped the run.
        """
        reporter = self._session.config.pluginmanager.get_plugin("terminalreporter")
        if isinstance(reporter, pytest.TerminalReporter):
            reporter.showfspath = False  # the tests of several files end by turns
        if any("backend_name" in getattr(item, "fixturenames", ()) for item in self._session.items):
            for module in _APPLICATION:
                importlib.import_module(module)
            gc.freeze()  # as after the collection
        if any(map(_starts_commands, {item.getparent(pytest.Module) for item in self._session.items})):
            importlib.import_module(_FORKS).forkserver()  # one for all processes
        self._session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # one for all processes
        try:
            for _ in range(min(processes, len(self._parts))):
                self._start()
            while self._workers:
                for ready in wait(list(self._workers)):
                    assert isinstance(ready, Connection)
                    self._hear(self._workers[ready])
                self._stop_if_asked()
        finally:
            for worker in self._workers.values():
                os.kill(worker.process_id, signal.SIGTERM)
                os.waitpid(worker.process_id, 0)

    def _start(self) -> None:
        assert threading.active_count() == 1, "a fork would lose these threads, and keep their locks"
        ours, theirs = Pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        process_id = os.fork()
        if process_id == 0:
            status = 1
            try:
                ours.close()
                _work(self._session, theirs)
                status = 0
            finally:
                os._exit(status)
        theirs.close()
        self._workers[ours] = _Worker(process_id, ours)

    def _hear(self, worker: _Worker) -> None:
        try:
            message: _Message = worker.connection.recv()
        except EOFError:
            self._ended(worker)
            return
        if message.broken:
            raise RuntimeError(message.broken)
        self._pass_on(message.reports)
        worker.running = message.starts
        if message.starts is not None:
            worker.waiting.remove(message.starts)
        if message.wants_more:
            part = self._part_for(worker)
            worker.waiting += part
            worker.connection.send(part)

    def _part_for(self, worker: _Worker) -> Part:
        others = sum(each.has_servers for each in self._workers.values() if each is not worker)
        enough = not worker.has_servers and others >= _MOST_WITH_SERVERS
        part = take(self._parts, self._needs_servers, avoid_servers=enough)
        worker.has_servers = worker.has_servers or self._needs_servers(part)
        return part

    def _needs_servers(self, part: Part) -> bool:
        return any(needs_a_server(self._session.items[place]) for place in part)

    def _pass_on(self, serialized: list[dict[str, Any]]) -> None:
        config = self._session.config
        for data in serialized:
            report = self._hook.pytest_report_from_serializable(config=config, data=data)
            self._hook.pytest_runtest_logreport(report=report)
        if serialized:
            self._hook.pytest_runtest_logfinish(nodeid=report.nodeid, location=report.location)

    def _ended(self, worker: _Worker) -> None:
        """Start another process if one has crashed, with the tests that it has not started."""
        del self._workers[worker.connection]
        worker.connection.close()
        status = os.waitstatus_to_exitcode(os.waitpid(worker.process_id, 0)[1])
        if worker.running is not None:
            item = self._session.items[worker.running]
            text = f"its process ended with {status} while it ran"
            report = pytest.TestReport(item.nodeid, item.location, {}, "failed", text, "call")
            self._hook.pytest_runtest_logreport(report=report)
        if worker.waiting:
            self._parts.appendleft(worker.waiting)
        if status != 0 and self._parts:
            self._start()

    def _stop_if_asked(self) -> None:
        if self._session.shouldfail:
            raise self._session.Failed(self._session.shouldfail)
        if self._session.shouldstop:
            raise self._session.Interrupted(self._session.shouldstop)


# ---------------------------------------------------------------- the processes that run them


class _Reports:
    """Collects the reports of a test, to send them together."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._kept: list[dict[str, Any]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._kept.append(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))

    def taken(self) -> list[dict[str, Any]]:
        """Return the reports since the last call."""
        kept, self._kept = self._kept, []
        return kept


def _work(session: pytest.Session, connection: Connection) -> None:
    """Run the tests that the other process hands out."""
    if end_with_parent := die_with_parent(signal.SIGTERM):
        end_with_parent()
    if _FORKS in sys.modules:
        sys.modules[_FORKS].inherit_forkserver()
    config = session.config
    _separate(config)
    reports = _Reports(config)
    config.pluginmanager.register(reports)
    try:
        places = _places(connection, reports)
        place = next(places, None)
        while place is not None:
            # Fixtures are torn down after a test unless the next one uses them, so that has to be known.
            following = next(places, None)
            connection.send(_Message(reports.taken(), starts=place))
            item = session.items[place]
            after = None if following is None else session.items[following]
            config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            place = following
        connection.send(_Message(reports.taken()))
    except KeyboardInterrupt:
        pass  # the process that collected the tests has received it, too
    except BaseException:
        connection.send(_Message(reports.taken(), broken=traceback.format_exc()))
        raise


def _places(connection: Connection, reports: _Reports) -> Iterator[int]:
    while True:
        connection.send(_Message(reports.taken(), wants_more=True))
        part: Part = connection.recv()
        if not part:
            return
        yield from part


def _starts_commands(module: pytest.Module | None) -> bool:
    """Return whether tests of a module start commands of `cli.py` in forks."""
    return module is not None and any(
        getattr(value, "__module__", None) == _FORKS for value in vars(module.obj).values()
    )


class _NoTerminal:
    """The terminal that plugins ask for; without its hooks, so that it shows nothing."""

    def __init__(self, config: pytest.Config, file: TextIO) -> None:
        self._tw = create_terminal_writer(config, file)


def _separate(config: pytest.Config) -> None:
    """Give this process files of its own where pytest holds open files or has chosen folders."""
    nothing = os.open(os.devnull, os.O_RDWR)
    config.pluginmanager.unregister(name="terminalreporter")
    config.pluginmanager.register(_NoTerminal(config, os.fdopen(nothing, "w", closefd=False)), "terminalreporter")
    capture = config.pluginmanager.get_plugin("capturemanager")
    if capture is not None and capture.is_globally_capturing():
        capture.stop_global_capturing()
        for standard in range(3):
            os.dup2(nothing, standard)
        capture.start_global_capturing()
        capture.suspend_global_capture()
    # pytest looks through the whole folder to find a name that is free.
    folders = config._tmp_path_factory  # type: ignore[attr-defined]
    folders._basetemp = folders.mktemp("process")
