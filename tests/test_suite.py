"""The test suite: assignment of tests to backends."""

import pytest

from tests.suite import BACKENDS, backend_of


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
