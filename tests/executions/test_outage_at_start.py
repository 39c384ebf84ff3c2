"""PostgreSQL stops while a replica's engine starts: once it is back, open runs resume on that replica."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import pytest

from engine.deadlines import Lookout
from engine.durable.runtime import open_engine
from engine.nodes.base import Tools
from engine.waits import Waits
from models import MODELS
from models.database import open_database
from models.event_log import begin_log
from models.events import LoggedEvent
from models.executions import ExecutionStatus, WorkflowExecution
from models.node_executions import NodeExecution
from storage.address import parse_address
from storage.clock import now
from storage.database import transaction
from storage.ids import new_replica_id
from storage.migrations import migrate
from tests.servers import PostgresServer
from tests.shared import SharedGateways

pytestmark = pytest.mark.crash

LEASE_SECONDS: Final = 5.0
NODE: Final[dict[str, Any]] = {
    "key": "value",
    "name": "Value",
    "type": "TRANSFORM",
    "config": {"value": 1},
    "depends_on": [],
    "when": None,
    "retry": {"max_attempts": 1, "delay_seconds": 1.0, "backoff": "EXPONENTIAL"},
    "timeout_seconds": None,
    "on_error": "FAIL",
}


@pytest.fixture
def own_postgres(shared_gateways: SharedGateways) -> Iterator[PostgresServer]:
    """A PostgreSQL server that this test may stop, in a process without an engine."""
    shared_gateways.stop()
    with PostgresServer() as server:
        yield server


async def interrupted_run() -> WorkflowExecution:
    """Store a run whose replica is gone."""
    run = WorkflowExecution.new(
        organization_id="org_of_this_test",
        status=ExecutionStatus.RUNNING,
        input={},
        trigger="MANUAL",
        started_by_id="usr_somebody",
        definition=[NODE],
        driver="drv_gone",
        started_at=now(),
    )
    node = NodeExecution.new(
        organization_id=run.organization_id,
        execution_id=run.id,
        position=0,
        key=NODE["key"],
        name=NODE["name"],
        type=NODE["type"],
        depends_on=[],
    )
    async with transaction():
        await run.add([node], by=run.started_by_id)
    return run


async def until_ended(run: WorkflowExecution) -> WorkflowExecution:
    async with asyncio.timeout(30):
        while not (found := await WorkflowExecution.get(id=run.id)).ended:
            await asyncio.sleep(0.1)
    return found


async def test_open_runs_resume_after_an_outage_at_the_start(
    own_postgres: PostgresServer, caplog: pytest.LogCaptureFixture
):
    address = parse_address(own_postgres.url)
    await migrate(address, MODELS)
    database = await open_database(address)
    tools = Tools(cast(Any, None), Waits(), cast(Any, None), cast(Any, None), cast(Any, None))

    def subscribe(_listener: Callable[[LoggedEvent], None]) -> None:
        own_postgres.stop()

    with database.bind():
        await begin_log()
        run = await interrupted_run()
        async with open_engine(database, tools, new_replica_id(), LEASE_SECONDS, subscribe, Lookout()):
            await asyncio.sleep(1)
            assert "resumption of runs: database unavailable" in caplog.text
            own_postgres.start()
            assert (await until_ended(run)).status is ExecutionStatus.COMPLETED
    await database.close()
