"""Retention of ended runs: they are pruned with their nodes and their DBOS records."""

from datetime import timedelta

import pytest
from dbos import DBOS

from engine.durable.runtime import prune_finished
from engine.retention import prune_runs, run_retention
from models.node_executions import NodeExecution
from settings import Settings
from storage.address import Dialect
from storage.clock import now
from storage.database import connection, current_database
from tests.conftest import Environment
from tests.gateways import Gateway
from tests.people import on_database
from tests.running import Runs, node, value

READ = "query($id: ID!) { execution(id: $id) { status } }"


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> object:
    with Gateway({**backend, "EXECUTION_RETENTION_DAYS": "20"}) as running:
        yield running


def status(runs: Runs, id: str) -> str | None:
    found = runs.person.data(READ, id=id)["execution"]
    return None if found is None else found["status"]


def test_runs_are_pruned_after_the_retention_period(runs: Runs, gateway: Gateway):
    ended, failed = runs.done(value("a", 1))["id"], runs.failed(value("a", "${input.absent.deeper}"))["id"]
    waiting = runs.start(node("ask", "APPROVAL", {"title": "Well?"}))
    runs.until(waiting, "WAITING")
    duty = run_retention(Settings.load(gateway.environment))

    async def sweep(days: int) -> None:
        await duty.sweep(now() + timedelta(days=days))

    on_database(gateway, lambda: sweep(19))
    assert [status(runs, id) for id in (ended, failed, waiting)] == ["COMPLETED", "FAILED", "WAITING"]
    on_database(gateway, lambda: sweep(21))
    assert [status(runs, id) for id in (ended, failed, waiting)] == [None, None, "WAITING"]

    async def nodes() -> list[str]:
        rows = NodeExecution.filter(execution_id__in=[ended, failed, waiting])
        return [row.execution_id for row in await rows]

    assert on_database(gateway, nodes) == [waiting]


def test_runs_are_pruned_in_batches_or_only_counted(runs: Runs, gateway: Gateway):
    ids = [runs.done(value("a", 1))["id"] for _ in range(5)]
    later = now() + timedelta(days=1)
    assert on_database(gateway, lambda: prune_runs(later, dry_run=True)) == 5
    assert status(runs, ids[0]) == "COMPLETED"
    assert on_database(gateway, lambda: prune_runs(later, at_once=2)) == 5
    assert {status(runs, id) for id in ids} == {None}


def test_a_run_is_kept_while_another_waits_for_it(runs: Runs, gateway: Gateway):
    made = runs.person.done("createWorkflow", "workflow { id }", name="Sub", nodes=[value("in", 1)])["workflow"]["id"]
    run = runs.done(node("sub", "WORKFLOW", {"workflowId": made}))
    nodes = "UPDATE node_executions SET status = {} WHERE execution_id = {}"

    async def open_again(word: str) -> None:
        marks = ("$1", "$2") if current_database().dialect is Dialect.POSTGRES else ("?", "?")
        await connection().execute_query(nodes.format(*marks), [word, run["id"]])

    on_database(gateway, lambda: open_again("WAITING"))  # as if its output had not been read yet
    later = now() + timedelta(days=1)
    query = "query($f: ExecutionFilter) { executions(first: 1, filter: $f) { totalCount } }"
    on_database(gateway, lambda: prune_runs(later))
    assert runs.person.data(query, f={"workflowId": made})["executions"]["totalCount"] == 1


def test_finished_dbos_workflows_are_pruned(runs: Runs, gateway: Gateway):
    id = runs.done(value("a", 1))["id"]
    waiting = runs.start(node("ask", "APPROVAL", {"title": "Well?"}))
    runs.until(waiting, "WAITING")

    def known() -> set[str]:
        return {each.workflow_id for each in DBOS.list_workflows(workflow_ids=[f"{id}:1", f"{waiting}:1"])}

    assert prune_finished(now() - timedelta(days=1)) == 0 and len(known()) == 2
    assert prune_finished(now() + timedelta(days=1)) > 0
    assert known() == {f"{waiting}:1"}
