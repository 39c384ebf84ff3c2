"""The test modules that `make test` runs on both backends: those whose subject is the database or several replicas.

All others that can run on both run on SQLite there, and on PostgreSQL in `make test-more`, a step of `.ci/run`: what is
above the database is the same on both, but nobody has to believe it. A module or a test for PostgreSQL alone
parametrizes `backend_name` itself, and runs in `make test`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

BOTH_BACKENDS: Final[Mapping[str, str]] = {
    "approvals/test_concurrency.py": "concurrent responses are serialized by locks",
    "audit_entries/test_verifying.py": "the chain is computed from what the database has stored",
    "auth/test_bootstrap.py": "of several replicas one creates the administrator",
    "backup": "each database is copied and restored in its own way",
    "connectors/test_rate_limits.py": "in memory, or in Redis for all replicas",
    "databases": "statements, transactions, plans and outages",
    "events/test_following.py": "the log, followed through memory or through Redis",
    "events/test_pages.py": "orders, times and cursors of the log",
    "events/test_publishing.py": "what is appended to the log",
    "events/test_reading.py": "filters and pages of the log",
    "executions/test_folding.py": "the order of a run's events in the log",
    "executions/test_polling.py": "the engine's own statements",
    "executions/test_retention.py": "rows of the engine's own tables are pruned",
    "executions/test_takeover.py": "a commit that cannot be confirmed",
    "executions/test_unstorable_texts.py": "texts and numbers that a database cannot store",
    "executions/test_waiting.py": "a run's end reaches who waits for it through memory or through Redis",
    "field_usages": "counters are added up in the database",
    "persisted_operations/test_automatic.py": "in memory, or in Redis for all replicas",
    "protocol/test_rate_limit.py": "in memory, or in Redis for all replicas",
    "scheduler": "leases, deadlines and jobs",
    "security/test_47_audit_rows.py": "the database itself refuses to change a row",
    "sessions/test_socket_io_recovery.py": "events are read from the log again",
    "streams": "events through memory or through Redis, and from the log",
    "sync_jobs/test_stopped_at_points.py": "what is stored when a process stops between two commits",
    "system/test_awaited_events.py": "events are pruned from the log",
    "system/test_resuming_after_maintenance.py": "events are pruned from the log",
    "system/test_retention.py": "rows are pruned",
    "system/test_system_health.py": "the database and Redis are parts of it",
    "system/test_system_metrics.py": "aggregates of the database, added up for all replicas",
    "tasks/test_claims.py": "concurrent claims skip rows that are locked",
    "tasks/test_counting.py": "a bounded count",
    "tasks/test_lists.py": "filters and orders",
    "tasks/test_pages.py": "orders and cursors",
    "test_idempotency.py": "a key is stored in the transaction of its mutation",
    "test_suite.py": "the backends of tests",
    "test_tenancy.py": "every query is filtered, and PostgreSQL has a second wall",
    "triggers/test_hook_rates.py": "in memory, or in Redis for all replicas",
    "triggers/test_schedule_triggers.py": "of several replicas one starts the run",
    "values/test_json_values.py": "JSON as each database stores it",
    "values/test_search.py": "collations and the comparison of texts",
    "workflows/test_statistics.py": "aggregates and times",
}
"""Folders and files of `tests/`, and why the backend matters to them."""

_TESTS: Final = Path(__file__).parent


def needs_both(module: Path) -> bool:
    """Return whether `make test` runs a module on both backends."""
    if not module.is_relative_to(_TESTS):
        return False
    path = module.relative_to(_TESTS)
    return any(place.as_posix() in BOTH_BACKENDS for place in (path, *path.parents))
