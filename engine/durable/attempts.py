"""The attempts at a node that takes time, and their results.

A node may be run to its end twice: after a crash, or on two replicas if one was presumed dead too early. The node's
row, which only the run's driver changes, under the run's lock, says what is already done. So a node has one result,
and one event per change, whichever driver comes first.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from engine.durable.graph import check_size
from engine.executions import cancel_awaited
from engine.nodes import HANDLERS
from engine.nodes.agents import record_outcome
from engine.nodes.base import NodeCall, NodeFailure, Stopped, sleep_until
from errors import Conflict, InvalidInput, NotConfigured, OutcomeUnknown, ParleyError, ReauthRequired
from json_types import Json
from models.causes import caused_by
from models.executions import NodeStatus
from storage.background import raise_if_cancelled
from storage.clock import now
from storage.ids import SYSTEM_ID, new_id
from storage.outages import is_unavailable
from telemetry.tracing import child_span

_log = logging.getLogger("parley.engine")

RETRY_SECONDS: Final = 1.0
_FINAL_ERRORS: Final = (InvalidInput, NotConfigured, ReauthRequired, OutcomeUnknown, Conflict)
"""Errors that another attempt cannot fix."""


@dataclass(frozen=True, slots=True)
class Output:
    """The output of an attempt, to be written with the run's next change, and the event that ended the attempt."""

    value: Json
    cause: str


async def perform(call: NodeCall) -> Output | None:
    """Run a node that has begun to its end. Return its output, or None if its end is already written.

    Raises:
        Stopped: the run has ended, was retried, or has another driver.
    """
    again = False
    while True:
        raise_if_cancelled()
        try:
            if again:
                await call.refresh()
            return await _attempt_until_done(call)
        except Exception as error:
            if not is_unavailable(error):
                raise
            _log.warning("database unavailable; retrying in %g s: %s", RETRY_SECONDS, error)
            await asyncio.sleep(RETRY_SECONDS)
            again = call.resumed = True


async def _attempt_until_done(call: NodeCall) -> Output | None:
    while True:
        raise_if_cancelled()
        if call.node.retry_at is not None:
            await sleep_until(call.node.retry_at)
            await _begin_next_attempt(call)
        try:
            with caused_by(call.begin()), _measured(call), child_span(f"node {call.definition.type.value}") as span:
                if span is not None:
                    span.attributes = _described(call)
                output = await _run_handler(call)
            check_size(output)
        except NodeFailure as failure:
            with caused_by(call.cause):
                if await _record_failure(call, failure):
                    return None
            continue
        if call.called_agent_id is None:
            return Output(output, call.cause)
        with caused_by(call.cause):
            async with call.locked():
                await record_outcome(call, output)
                call.node.complete(call.run, output)
        return None


async def _begin_next_attempt(call: NodeCall) -> None:
    async with call.locked():
        call.node.try_again(call.run)
    call.resumed = False


async def _run_handler(call: NodeCall) -> Json:
    """Run the node's handler once.

    Raises:
        NodeFailure: the attempt failed for any reason; the message is for people.
    """
    run = HANDLERS[call.definition.type].run
    assert run is not None, "a node that takes no time ended when it began"
    seconds = call.definition.timeout_seconds
    limit = asyncio.timeout(_seconds_left(call))
    try:
        async with limit:
            return await run(call)
    except (NodeFailure, Stopped, TimeoutError):
        if limit.expired():
            raise NodeFailure(f"The attempt took longer than {seconds} seconds.") from None
        raise
    except Exception as error:  # a bug in a node type fails the attempt
        if is_unavailable(error):
            raise
        if isinstance(error, ParleyError):
            message = f"{error.code.value}: {error.message}"
            raise NodeFailure(
                message, final=isinstance(error, _FINAL_ERRORS), after=error.retry_after_seconds
            ) from None
        error_id = new_id("err")
        _log.exception("node %s of run %s failed (%s)", call.node.key, call.run.id, error_id)
        raise NodeFailure(f"Internal error. Quote {error_id} when you report it.") from None


def _described(call: NodeCall) -> dict[str, str | int | float | bool]:
    """Return the attributes of the span of an attempt, or of its part after a crash."""
    described: dict[str, str | int | float | bool] = {
        "parley.run.id": call.run.id,
        "parley.workflow.id": call.run.workflow_id or "",
        "parley.node.key": call.node.key,
        "parley.node.attempt": call.node.attempts,
    }
    if call.resumed:
        described["parley.node.resumed"] = True
    return described


@contextlib.contextmanager
def _measured(call: NodeCall) -> Iterator[None]:
    """Measure an attempt, with its waits, if anything is measured; not one that ends with its driver."""
    began, outcome = time.perf_counter(), "failure"
    try:
        yield
        outcome = "success"
    except (Stopped, asyncio.CancelledError):
        outcome = ""
        raise
    finally:
        if call.tools.seconds is not None and outcome:
            call.tools.seconds.observe(time.perf_counter() - began, call.definition.type.value, outcome)


def _seconds_left(call: NodeCall) -> float | None:
    """Return how long the attempt may still take. The time that a waiting node spends while Parley is down counts."""
    seconds = call.definition.timeout_seconds
    if seconds is None:
        return None
    began = call.node.updated_at if call.node.status is NodeStatus.WAITING else now()
    return max(0.01, seconds - (now() - began).total_seconds())


async def _record_failure(call: NodeCall, failure: NodeFailure) -> bool:
    """Record that an attempt failed, and return whether it was the last one."""
    again = not failure.final and call.node.attempts < call.definition.retry.max_attempts
    async with call.locked():
        await cancel_awaited(call.node, by=SYSTEM_ID)
        await record_outcome(call, None, failure.message)
        if again:
            delay = max(call.definition.retry.delay_after(call.node.attempts), failure.after or 0)
            call.node.schedule_retry(call.run, failure.message, now() + timedelta(seconds=delay))
        else:
            call.node.fail(call.run, failure.message)
    return not again
