"""The areas: which product files are mutated, and which tests should notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.mutation.operators import ROOT, Mutant, mutants

_EVERYWHERE: Final = (
    "tests/test_tenancy.py",
    "tests/test_nodes.py",
    "tests/test_idempotency.py",
    "tests/auth/test_roles.py",
    "tests/auth/test_narrow_keys.py",
    "tests/auth/test_relations.py",
    "tests/events/test_audit_trail.py",
)
"""The tests that are generated from the schema, and those of permissions: they cover every room."""


@dataclass(frozen=True)
class Area:
    """Product files, as glob patterns, the tests in the order in which they run, and the operators (all if None)."""

    files: tuple[str, ...]
    tests: tuple[str, ...]
    operators: frozenset[str] | None = None

    def paths(self) -> list[str]:
        """Return the product files, relative to the repository."""
        found = {path for pattern in self.files for path in ROOT.glob(pattern)}
        return sorted(str(path.relative_to(ROOT)) for path in found)

    def mutants(self) -> list[Mutant]:
        """Return all mutants of the area."""
        return [each for path in self.paths() for each in mutants(path, only=self.operators)]


AREAS: Final[Mapping[str, Area]] = {
    "auth": Area(
        ("auth/*.py", "context/*.py", "resolvers/users/*.py"),
        (
            *(
                "tests/users",
                "tests/auth",
                *_EVERYWHERE,
                "tests/events/test_reading.py",
                "tests/events/test_following.py",
            ),
            *(
                "tests/events/test_stream_kinds.py",
                "tests/protocol/test_rate_limit.py",
                "tests/triggers/test_signatures.py",
                "tests/connections/test_stored.py",
                "tests/destinations/test_destinations.py",
            ),
        ),
    ),
    "approvals": Area(
        (
            *("models/approvals.py", "resolvers/approvals/*.py", "engine/approvals.py", "engine/nodes/approvals.py"),
            *("models/approval_links.py", "routes/approval_links.py", "engine/deliveries/approval_*.py"),
            *("models/delegations.py", "resolvers/delegations.py", "engine/delegations.py"),
        ),
        (
            *(
                "tests/approvals",
                *_EVERYWHERE,
                "tests/workflows/test_definitions.py",
                "tests/workflows/test_handlers.py",
            ),
            *("tests/executions/test_runs.py", "tests/executions/test_sub_workflows.py"),
        ),
    ),
    "tasks": Area(
        (
            "models/tasks.py",
            "resolvers/tasks.py",
            "schema/tasks.py",
            "engine/tasks.py",
            "engine/claims.py",
            "engine/nodes/tasks.py",
        ),
        (
            *("tests/tasks", *_EVERYWHERE, "tests/agents", "tests/workflows/test_handlers.py"),
            *("tests/invocations/test_nodes.py", "tests/invocations/test_invoking.py", "tests/executions/test_runs.py"),
        ),
    ),
    "tenancy": Area(
        ("auth/*.py", "context/*.py", "resolvers/*.py", "engine/**/*.py", "subscriptions/**/*.py", "models/*.py"),
        (*_EVERYWHERE, "tests/users", "tests/approvals", "tests/tasks", "tests/agents"),
        frozenset({"tenant"}),
    ),
}
