"""The span of a run: one for each round, whichever processes drive it.

Its id follows from the run, so that it is the same in each of them: what was recorded in a process that crashed is
within the span that the process in which the run ends records. A process that only stops driving it records none.
"""

import contextlib
import hashlib
from collections.abc import AsyncIterator
from typing import Final, Protocol

from models.events import find_event, trace_of
from models.executions import ENDED, ExecutionStatus, WorkflowExecution, started_by
from storage.outages import is_unavailable
from telemetry.tracing import Span, SpanKind, continued

_BYTES: Final = 8


class Driver(Protocol):
    """The driver of a round of a run in this process."""

    run_id: str
    round: int
    id: str
    resumed: bool
    """Whether another process began the round."""


@contextlib.asynccontextmanager
async def run_span(driver: Driver) -> AsyncIterator[None]:
    """Let a block that drives a run be within its span, which is recorded if the run has ended then."""
    with continued("run", SpanKind.CONSUMER, await trace_of(started_by(driver.run_id, driver.round))) as span:
        if span is None:
            yield
            return
        digest = hashlib.sha256(f"{driver.run_id}:{driver.round}".encode()).digest()
        span.id = int.from_bytes(digest[:_BYTES])
        span.attributes = {"parley.run.id": driver.run_id, "parley.run.round": driver.round}
        recorded = False
        try:
            yield
            recorded = await _describe_end(span, driver)
        finally:
            if not recorded:
                span.abandon()


async def _describe_end(span: Span, driver: Driver) -> bool:
    """Add to the span how the run ended; return False if it has not, another driver ended it, or that is not known."""
    try:
        return await _describe(span, driver)
    except Exception as error:  # the run has ended all the same
        if is_unavailable(error):
            return False
        raise


async def _describe(span: Span, driver: Driver) -> bool:
    rows = WorkflowExecution.filter(id=driver.run_id, round=driver.round, driver=driver.id, status__in=[*ENDED])
    run = await rows.only("id", "round", "status").first()
    if run is None:
        return False
    span.attributes["parley.run.status"] = run.status.value
    if run.status is ExecutionStatus.FAILED:
        span.fail(run.status.value)
    if driver.resumed:
        span.attributes["parley.run.resumed"] = True
        began = await find_event(run.began_by)
        if began is not None:
            span.started = int(began.occurred_at.timestamp() * 1_000_000) * 1_000
    return True
