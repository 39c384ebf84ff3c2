"""The test suite: assignment of tests to backends."""

from pathlib import Path
from typing import Final

import pytest

from tests.both_backends import BOTH_BACKENDS, needs_both
from tests.suite import BACKENDS, backend_of

pytest_plugins = ["pytester"]

TESTS: Final = Path(__file__).parent


@pytest.mark.parametrize(
    ("node_id", "name"),
    [
        ("tests/tasks/test_claims.py::test_no_task[sqlite]", "sqlite"),
        ("tests/invocations/test_crashes.py::test_a_key[postgres-LYZR]", "postgres"),
        ("tests/connections/test_replicas.py::test_fifty[with Redis-postgres]", "postgres"),
        ("tests/databases/test_schemas.py::test_two_processes_may_migrate_one_postgres_database", None),
        ("tests/connectors/test_a2a.py::test_a_task[1.0]", None),
    ],
)
def test_a_test_id_names_its_backend(node_id: str, name: str | None) -> None:
    assert backend_of(node_id) == name


def test_the_backend_in_the_id_is_the_one_in_use(request: pytest.FixtureRequest, backend_name: str) -> None:
    assert backend_of(request.node.nodeid) == backend_name in BACKENDS


def test_tests_are_ordered_by_backend_then_by_need_of_their_own_and_slow_files_first(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        """
        import pytest

        pytest_plugins = ["tests.suite"]

        @pytest.fixture(scope="module", params=["sqlite", "postgres"])
        def backend_name(request): return request.param

        @pytest.fixture(scope="module")
        def backend(backend_name): return backend_name
        """
    )
    pytester.makeini("[pytest]\nmarkers =\n  slow: takes seconds\n  browser: in a browser\n  more: later")
    shared, own, none = ("def test_x(backend_name): pass", "def test_x(backend): pass", "def test_x(): pass")
    slow = "\nimport pytest\n@pytest.mark.slow\ndef test_y(): pass"
    pytester.makepyfile(test_a=none, test_b=own, test_c=shared, test_d=none + slow)
    result = pytester.runpytest_inprocess("-v", "-p", "no:cacheprovider")
    ran = [line.split(" ")[0] for line in result.stdout.lines if "PASSED" in line]
    assert ran == [
        "test_c.py::test_x[sqlite]",
        "test_b.py::test_x[sqlite]",
        "test_c.py::test_x[postgres]",
        "test_b.py::test_x[postgres]",
        "test_d.py::test_x",
        "test_d.py::test_y",
        "test_a.py::test_x",
    ]


def test_a_test_runs_on_postgres_later_unless_it_chooses_it(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        """
        import pytest

        pytest_plugins = ["tests.suite"]

        @pytest.fixture(scope="module", params=["sqlite", "postgres"])
        def backend_name(request): return request.param
        """
    )
    pytester.makeini("[pytest]\nmarkers =\n  more: later\n  browser: in a browser\n  crash: kills")
    test = "def test_x(backend_name): pass"
    only = "import pytest\npytestmark = pytest.mark.parametrize('backend_name', ['postgres'], indirect=True)\n"
    pytester.makepyfile(test_a=test, test_b=only + test)
    ran = [
        [
            line.split(" ")[0]
            for line in pytester.runpytest_inprocess("-v", "-m", chosen).stdout.lines
            if "PASSED" in line
        ]
        for chosen in ("not more", "more")
    ]
    assert ran == [["test_a.py::test_x[sqlite]", "test_b.py::test_x[postgres]"], ["test_a.py::test_x[postgres]"]]


def test_only_tests_that_share_a_gateway_are_chosen(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        """
        import pytest

        pytest_plugins = ["tests.suite"]

        @pytest.fixture(params=["sqlite", "postgres"])
        def backend_name(request): return request.param

        @pytest.fixture
        def backend(backend_name): return backend_name
        """
    )
    pytester.makeini("[pytest]\nmarkers =\n  more: later\n  browser: in a browser\n  crash: kills")
    pytester.makepyfile("def test_a(backend_name): pass\ndef test_b(backend): pass\ndef test_c(): pass")
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider", "--sqlite-only", "--shared-only", "-v")
    result.assert_outcomes(passed=2, deselected=3)
    result.stdout.fnmatch_lines_random(["*test_a?sqlite? PASSED*", "*test_c PASSED*"])


@pytest.mark.parametrize(
    ("module", "needs"),
    [
        ("databases/test_statements.py", True),
        ("events/test_pages.py", True),
        ("events/test_causes.py", False),
        ("tasks/databases/test_claims.py", False),
    ],
)
def test_modules_whose_subject_is_the_database_run_on_both_at_once(module: str, needs: bool) -> None:
    assert needs_both(TESTS / module) is needs


def test_modules_outside_of_this_folder_do_not_need_both(tmp_path: Path) -> None:
    assert not needs_both(tmp_path / "test_tenancy.py")


def test_what_needs_both_backends_exists() -> None:
    assert [place for place in BOTH_BACKENDS if not (TESTS / place).exists()] == []
