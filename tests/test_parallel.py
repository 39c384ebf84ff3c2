"""Tests in several processes, which are forks of the one that collected them."""

from collections import deque

import pytest

from tests.gateways import ROOT
from tests.parallel import Part, parts, take

pytest_plugins = ["pytester"]
starts_programs = pytest.mark.more

CONFTEST = """
import os
import pytest

pytest_plugins = ["tests.parallel"]
COLLECTED_BY = os.getpid()

@pytest.fixture(scope="module")
def place(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("place")
    yield folder
    with open("torn-down", "a") as file:
        file.write(f"{os.getpid()} {request.node.name}\\n")
"""
FILE = """
import os
import pytest
from conftest import COLLECTED_BY

def test_it_runs_in_a_process_of_its_own(place):
    assert os.getpid() != COLLECTED_BY
    place.joinpath("process").write_text(str(os.getpid()))

def test_the_tests_of_a_file_run_in_one_process(place):
    assert place.joinpath("process").read_text() == str(os.getpid())
"""
FAILURES = """
import os, signal
import pytest

def test_that_fails():
    print("what it printed")
    assert "left" == "right"

def test_that_ends_its_process():
    os.kill(os.getpid(), signal.SIGKILL)

def test_that_is_skipped():
    pytest.skip("for a reason")

@pytest.fixture
def broken():
    raise OSError("no fixture")

def test_that_has_no_fixture(broken):
    pass

def test_that_passes():
    pass
"""

COMMANDS = """
import multiprocessing.forkserver
import os
from tests import forks
from tests.forks import forkserver

forks.PRELOADED.clear()  # which takes seconds, and nothing here needs it

def test_a_fork_ends(request):
    process = forkserver().Process(target=os.getppid)
    process.start()
    process.join()
    assert process.exitcode == 0
    with open("servers", "a") as file:
        file.write(f"{os.getpid()} {multiprocessing.forkserver._forkserver._forkserver_pid}\\n")
"""


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another pytest import the plugin."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run the tests of a folder in two processes."""
    pytester.makeconftest(CONFTEST)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "--processes", "2", *arguments)


def test_a_part_is_the_tests_of_a_file_and_a_backend() -> None:
    node_ids = [
        *("test_a.py::test_x[sqlite]", "test_b.py::test_x[sqlite]", "test_a.py::test_y[sqlite-1]"),
        *("test_a.py::test_x[postgres]", "test_a.py::test_z"),
    ]
    assert parts(node_ids) == [[0, 2], [1], [3], [4]]


def test_a_process_without_servers_takes_tests_that_need_none_first() -> None:
    waiting = deque([[0], [1], [2], [3]])

    def needs_servers(part: Part) -> bool:
        return part in ([0], [1], [3])

    taken = [take(waiting, needs_servers, avoid_servers=avoids) for avoids in (True, True, False, True, False)]
    assert taken == [[2], [0], [1], [3], []]


@starts_programs
def test_each_file_runs_in_one_process_and_its_fixtures_end(pytester: pytest.Pytester) -> None:
    files = {f"test_{name}": FILE for name in "abcdef"}
    pytester.makepyfile(**files)
    result = run(pytester)
    result.assert_outcomes(passed=12)
    ended = [line.split() for line in pytester.path.joinpath("torn-down").read_text().splitlines()]
    assert sorted(name for _process, name in ended) == [f"{name}.py" for name in files]
    assert len({process for process, _name in ended}) <= 2


@starts_programs
def test_failures_are_reported_and_a_process_that_ends_fails_only_the_test_it_ran(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_a=FAILURES, test_b="def test_b(): pass")
    result = run(pytester, "--junitxml=report.xml")
    result.assert_outcomes(passed=2, failed=2, skipped=1, errors=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines_random(
        ["what it printed", "*AssertionError: assert 'left' == 'right'", "E*OSError: no fixture"]
    )
    result.stdout.fnmatch_lines(["*its process ended with -9 while it ran*"])
    assert pytester.path.joinpath("report.xml").read_text().count("<testcase") == 6


@starts_programs
def test_all_processes_fork_commands_from_one_that_has_imported_the_application(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(**{f"test_{name}": COMMANDS for name in "abcdef"})
    run(pytester).assert_outcomes(passed=6)
    used = [line.split() for line in pytester.path.joinpath("servers").read_text().splitlines()]
    assert len(used) == 6 and len({server for _process, server in used}) == 1


@starts_programs
def test_the_run_stops_at_the_first_failure_if_asked(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_a="def test_a(): assert False", test_b="import time\ndef test_b(): time.sleep(100)")
    result = run(pytester, "-x")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*stopping after 1 failures*"])


@starts_programs
def test_an_error_outside_of_tests_ends_the_run(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_a="def test_a(): pass", plugin="def pytest_runtest_logstart(): raise OSError('a plugin')")
    result = run(pytester, "-p", "plugin")
    assert result.ret == pytest.ExitCode.INTERNAL_ERROR
    result.stdout.fnmatch_lines(["*OSError: a plugin*"])
