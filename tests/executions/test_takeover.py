"""A takeover whose first commit cannot be confirmed: a call that the former driver started is not made again."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Final, cast

import pytest

from engine.durable.driver import DriverContext, RunDriver
from engine.nodes.base import Tools
from engine.waits import Waits
from errors import Unavailable
from json_types import JsonObject
from models.database import open_database
from models.event_log import begin_log
from models.events import LoggedEvent
from models.executions import ExecutionStatus, NodeStatus, WorkflowExecution
from models.node_executions import NodeExecution
from storage.address import parse_address
from storage.clock import now
from storage.database import Database, transaction
from tests.conftest import Environment

DEFAULTS: Final[dict[str, Any]] = {
    "name": "node",
    "depends_on": [],
    "when": None,
    "retry": {"max_attempts": 1, "delay_seconds": 1.0, "backoff": "EXPONENTIAL"},
    "timeout_seconds": None,
    "on_error": "FAIL",
}
CALL: Final[JsonObject] = {
    "connector": "http",
    "action": "request",
    "params": {"method": "POST", "url": "https://example.com/"},
}
DEFINITION: Final[list[JsonObject]] = [
    {**DEFAULTS, "key": "call", "type": "INTEGRATION", "config": CALL},
    {**DEFAULTS, "key": "value", "type": "TRANSFORM", "config": {"value": 1}},
]


async def interrupted_run() -> WorkflowExecution:
    """Store a run whose driver is gone: it had started the call, and not computed the value."""
    run = WorkflowExecution.new(
        organization_id="org_of_this_test",
        status=ExecutionStatus.RUNNING,
        input={},
        trigger="MANUAL",
        started_by_id="usr_somebody",
        definition=DEFINITION,
        driver="drv_gone",
        nodes_running=1,
        started_at=now(),
    )
    call, value = (
        NodeExecution.new(
            organization_id=run.organization_id,
            execution_id=run.id,
            position=position,
            key=str(each["key"]),
            name=str(each["name"]),
            type=str(each["type"]),
            depends_on=[],
        )
        for position, each in enumerate(DEFINITION)
    )
    call.status, call.attempts, call.input, call.started_at = NodeStatus.RUNNING, 1, CALL, now()
    async with transaction():
        await run.add([call, value], by=run.started_by_id)
    return run


@pytest.fixture
async def database(backend: Environment) -> AsyncIterator[Database]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    with database.bind():
        await begin_log()
        yield database
    await database.close()


@pytest.mark.parametrize("confirmed", [True, False])
async def test_a_call_of_the_former_driver_is_not_made_again(database: Database, confirmed: bool) -> None:
    commits = 0

    def listen(_events: Sequence[LoggedEvent]) -> None:
        nonlocal commits
        commits += 1
        if commits == 2 and not confirmed:
            raise Unavailable("The connection broke after the commit.")

    async def assigned(_run: str, _round: int) -> bool:
        return True

    database.on_commit(listen)
    run = await interrupted_run()
    # Without connectors: a call that is made again fails in another way.
    context = DriverContext(
        database, Tools(cast(Any, None), Waits(), cast(Any, None), cast(Any, None), cast(Any, None)), assigned
    )
    assert await RunDriver(context, run.id, run.round).run_to_end() == "FAILED"
    call, value = await NodeExecution.filter(execution_id=run.id).order_by("position")
    assert call.error is not None and call.error.startswith("OUTCOME_UNKNOWN"), call.error
    assert (value.status, value.output) == (NodeStatus.COMPLETED, 1)
