"""Statistics of a workflow's runs: correct, limited by time, and read from indexes."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from models.executions import ExecutionStatus, WorkflowExecution
from storage.address import Dialect
from storage.database import connection, current_database
from storage.ids import encode
from tests.gateways import Gateway
from tests.people import Person, on_database
from tests.running import Runs, node, value

FIGURES = "total completed failed cancelled running successRate p50Seconds p95Seconds"
QUERY = f"query($id: ID!, $since: DateTime) {{ workflow(id: $id) {{ statistics(since: $since) {{ {FIGURES} }} }} }}"
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def make(author: Person, *nodes: dict[str, Any]) -> str:
    made = author.done("createWorkflow", "workflow { id }", name="W", nodes=list(nodes) or [value("a", 1)])
    id: str = made["workflow"]["id"]
    return id


def statistics_of(reader: Person, id: str, since: datetime | None = None) -> dict[str, Any]:
    found = reader.data(QUERY, id=id, since=since.isoformat() if since else None)
    shown: dict[str, Any] = found["workflow"]["statistics"]
    return shown


def test_there_are_no_statistics_without_runs(author: Person) -> None:
    assert statistics_of(author, make(author)) == {
        **dict.fromkeys(["total", "completed", "failed", "cancelled", "running"], 0),
        **dict.fromkeys(["successRate", "p50Seconds", "p95Seconds"]),
    }


def test_runs_are_counted_by_outcome(author: Person) -> None:
    id = make(author, node("a", "TRANSFORM", {"value": "${1 / input.divisor}"}))
    runs = Runs(author)
    for divisor, status in ((1, "COMPLETED"), (2, "COMPLETED"), (0, "FAILED")):
        runs.until(runs.start(workflowId=id, input={"divisor": divisor}), status)
    shown = statistics_of(author, id)
    assert (shown["total"], shown["completed"], shown["failed"], shown["running"]) == (3, 2, 1, 0)
    assert shown["successRate"] == 2 / 3
    assert 0 < shown["p50Seconds"] <= shown["p95Seconds"]


def stored(gateway: Gateway, author: Person, workflow_id: str, count: int) -> None:
    """Store runs that took 1, 2, … seconds and were started a minute apart, every fifth one failed."""
    organization = author.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]

    def row(number: int) -> WorkflowExecution:
        begin = NOW + timedelta(minutes=number)
        run = WorkflowExecution.new(
            organization_id=organization,
            workflow_id=workflow_id,
            status=ExecutionStatus.FAILED if number % 5 == 0 else ExecutionStatus.COMPLETED,
            created_at=begin,
            started_at=begin,
            completed_at=begin + timedelta(seconds=number),
            input={},
            output=None,
            definition=[],
            trigger="MANUAL",
            started_by_id=author.id,
        )
        run.id = f"exe_{encode((int(begin.timestamp() * 1000) << 80) + secrets.randbits(79))}"
        return run

    async def store() -> None:
        await WorkflowExecution.bulk_create([row(number) for number in range(1, count + 1)], batch_size=500)

    on_database(gateway, store)


def test_percentiles_cover_completed_runs_only(gateway: Gateway, author: Person) -> None:
    id = make(author)
    stored(gateway, author, id, 100)
    shown = statistics_of(author, id)
    assert (shown["total"], shown["completed"], shown["failed"], shown["successRate"]) == (100, 80, 20, 0.8)
    assert (shown["p50Seconds"], shown["p95Seconds"]) == (49.0, 94.0)


def test_since_excludes_earlier_runs(gateway: Gateway, author: Person) -> None:
    id = make(author)
    stored(gateway, author, id, 10)
    shown = statistics_of(author, id, NOW + timedelta(minutes=6))
    assert (shown["total"], shown["completed"], shown["failed"]) == (5, 4, 1)
    assert (shown["p50Seconds"], shown["p95Seconds"]) == (7.0, 9.0)
    assert statistics_of(author, id, NOW + timedelta(days=1))["total"] == 0


def test_statistics_of_many_workflows_are_read_together(author: Person) -> None:
    ids = {make(author) for _ in range(3)}
    query = "{ workflows(first: 3) { nodes { id statistics { total p50Seconds } } } }"
    found = author.data(query)["workflows"]["nodes"]
    assert {each["id"] for each in found} == ids
    assert all(each["statistics"] == {"total": 0, "p50Seconds": None} for each in found)


def test_statistics_are_read_from_indexes(gateway: Gateway, author: Person) -> None:
    id = make(author)
    stored(gateway, author, id, 5000)
    condition = f"organization_id = 'org_x' AND workflow_id = '{id}'"
    table = "FROM workflow_executions"
    statements = (
        f"SELECT workflow_id, status, COUNT(id) {table} WHERE {condition} GROUP BY workflow_id, status",
        f"SELECT status, COUNT(id) {table} WHERE {condition} AND id >= 'exe_7' GROUP BY status",
        f"SELECT started_at {table} WHERE {condition} AND status = 'COMPLETED' ORDER BY completed_at DESC LIMIT 10",
    )

    async def plans() -> list[str]:
        postgres = current_database().dialect is Dialect.POSTGRES
        if postgres:
            await connection().execute_script("ANALYZE workflow_executions")
        explain = "EXPLAIN" if postgres else "EXPLAIN QUERY PLAN"
        return [str(await connection().execute_query_dict(f"{explain} {statement}")) for statement in statements]

    for plan in on_database(gateway, plans):
        assert "index" in plan.lower() and "Seq Scan" not in plan, plan
