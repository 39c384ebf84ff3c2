"""A node from its beginning to its end: what it is given, its attempts, what came of it.

All of this is one step of the durable run. A step may run twice: after a crash, or on two replicas when one was taken
for dead too early. The node's row, changed under the run's lock, says what is done already, so that a node has one
result and one event for each change, whoever gets there first.
"""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final, cast

import orjson
from tortoise.exceptions import DBConnectionError, OperationalError

from engine.definitions import Definition, NodeDefinition, from_json
from engine.expressions import ExpressionError, holds, resolve
from engine.nodes import HANDLERS
from engine.nodes.agents import tell_outcome
from engine.nodes.base import Call, NodeFailure, Stopped, Tools, sleep_until
from engine.runs import call_off_one
from errors import Conflict, InvalidInput, NotConfigured, OutcomeUnknown, ParleyError, Unavailable
from models.base import Json, JsonObject
from models.clock import now
from models.executions import NodeExecution, NodeStatus, WorkflowExecution
from models.ids import SYSTEM_ID, new_id
from models.workflows import NodeType

_log = logging.getLogger("parley.engine")

LARGEST_OUTPUT: Final = 1_048_576
AWAY: Final = (Unavailable, DBConnectionError, OperationalError, OSError)
"""What the database's absence looks like: the step waits and goes on."""
_FINAL_ERRORS: Final = (InvalidInput, NotConfigured, OutcomeUnknown, Conflict)
"""Errors that another attempt does not mend."""
STOPPED: Final = "STOPPED"

Verdict = dict[str, Json]
"""What the step tells the run: {"status": …} and, of a condition, {"value": …}."""


async def perform(run_id: str, round: int, key: str, tools: Tools, stop: asyncio.Event) -> Verdict:
    """Brings a node to its end and returns how it ended; STOPPED when the run has ended or begun anew meanwhile."""
    try:
        call = await _prepare(run_id, round, key, tools)
        if isinstance(call, dict):
            return call
        return await _attempts(call, stop)
    except Stopped:
        return {"status": STOPPED}


# ---------------------------------------------------------------- the beginning


async def _prepare(run_id: str, round: int, key: str, tools: Tools) -> "Call | Verdict":
    """Starts the node unless it has started already; what needs no time is finished at once."""
    run = await WorkflowExecution.get(id=run_id)
    node = await NodeExecution.get(execution_id=run_id, key=key)
    if run.round != round:
        raise Stopped
    if not node.open:
        return verdict(node)
    definition = node_of(from_json(run.definition), key)
    call = Call(run, node, definition, {}, tools, resumed=node.status is not NodeStatus.PENDING)
    if call.resumed:
        call.config = cast(JsonObject, node.input)
        return call
    return await _begin(call)


async def _begin(call: Call) -> "Call | Verdict":
    definition, error = call.definition, None
    output: Json = None
    scope = await _scope(call.run)
    try:
        if definition.when is not None and not holds(definition.when, scope):
            async with call.held():
                await call.node.skip(call.run)
            return verdict(call.node)
        call.config = _config(definition, scope)
        if definition.type is NodeType.CONDITION:
            output = {"value": holds(str(definition.config["expression"]), scope)}
        elif definition.type is NodeType.TRANSFORM:
            output = call.config["value"]
        _check_size(output)
    except (ExpressionError, NodeFailure) as failure:
        error = str(failure)
    async with call.held():
        await call.node.start(call.run, call.config)
        if error is not None:
            await call.node.fail(call.run, error)
        elif definition.type in (NodeType.CONDITION, NodeType.TRANSFORM):
            await call.node.complete(call.run, output)
    return call if call.node.open else verdict(call.node)


def _config(definition: NodeDefinition, scope: Mapping[str, Json]) -> JsonObject:
    if definition.type is NodeType.CONDITION:
        return definition.config
    return cast(JsonObject, resolve(definition.config, scope))


async def _scope(run: WorkflowExecution) -> Mapping[str, Json]:
    """Returns what expressions see: the input, the nodes that have ended, and the run itself."""
    nodes = await NodeExecution.filter(execution_id=run.id)
    return {
        "input": run.input,
        "nodes": {
            node.key: {"status": node.status.value, "output": node.output, "error": node.error}
            for node in nodes
            if not node.open
        },
        "execution": {
            "id": run.id,
            "workflowId": run.workflow_id,
            "version": run.version,
            "sessionId": run.session_id,
            "startedBy": run.started_by_id,
            "startedAt": None if run.started_at is None else run.started_at.isoformat(),
        },
    }


# ---------------------------------------------------------------- attempts


async def _attempts(call: Call, stop: asyncio.Event) -> Verdict:
    while True:
        if call.node.retry_at is not None:
            await _or_stop(sleep_until(call.node.retry_at), stop)
            await _next_attempt(call)
        try:
            output = await _or_stop(_attempt(call), stop)
            _check_size(output)
        except NodeFailure as failure:
            if await _failed(call, failure):
                return verdict(call.node)
            continue
        async with call.held():
            await tell_outcome(call, output)
            await call.node.complete(call.run, output)
        return verdict(call.node)


async def _next_attempt(call: Call) -> None:
    async with call.held():
        await call.node.try_again(call.run)
    call.resumed = False


async def _attempt(call: Call) -> Json:
    """Runs the node's handler once.

    Raises:
        NodeFailure: whatever it was that went wrong, in words for a person.
    """
    seconds = call.definition.timeout_seconds
    limit = asyncio.timeout(_left(call))
    try:
        async with limit:
            return await HANDLERS[call.definition.type](call)
    except (NodeFailure, Stopped, *AWAY):
        if limit.expired():
            raise NodeFailure(f"It took longer than {seconds} seconds.") from None
        raise
    except ParleyError as error:
        raise NodeFailure(f"{error.code.value}: {error.message}", final=isinstance(error, _FINAL_ERRORS)) from None
    except Exception:
        error_id = new_id("err")
        _log.exception("node %s of run %s failed, %s", call.node.key, call.run.id, error_id)
        raise NodeFailure(f"Internal error. Quote {error_id} when you report it.") from None


def _left(call: Call) -> float | None:
    """Returns how long the attempt may take. Waiting goes on while Parley is down, so that time counts."""
    seconds = call.definition.timeout_seconds
    if seconds is None:
        return None
    began = call.node.updated_at if call.node.status is NodeStatus.WAITING else now()
    return max(0.01, seconds - (now() - began).total_seconds())


async def _failed(call: Call, failure: NodeFailure) -> bool:
    """Notes that an attempt failed, and returns whether it was the last one."""
    again = not failure.final and call.node.attempts < call.definition.retry.max_attempts
    async with call.held():
        await call_off_one(call.node, by=SYSTEM_ID)
        await tell_outcome(call, None, failure.message)
        if again:
            delay = call.definition.retry.delay_after(call.node.attempts)
            await call.node.put_off(call.run, failure.message, now() + timedelta(seconds=delay))
        else:
            await call.node.fail(call.run, failure.message)
    return not again


async def _or_stop(work: Any, stop: asyncio.Event) -> Any:
    """Returns what the work returns.

    Raises:
        Stopped: the run was stopped before.
    """
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Stopped
        return task.result()
    finally:
        stopped.cancel()
        if not task.done():
            task.cancel()
            with contextlib.suppress(BaseException):
                await task


# ---------------------------------------------------------------- parts


def verdict(node: NodeExecution) -> Verdict:
    """Returns what the run has to know of a node that has ended."""
    told: Verdict = {"status": node.status.value}
    if node.type == NodeType.CONDITION.value and isinstance(node.output, dict):
        told["value"] = node.output.get("value")
    return told


def node_of(definition: Definition, key: str) -> NodeDefinition:
    """Returns a node of a definition."""
    return next(node for node in definition.nodes if node.key == key)


def _check_size(output: Json) -> None:
    try:
        encoded = orjson.dumps(output)
    except (orjson.JSONEncodeError, TypeError):
        raise NodeFailure("The output is not JSON.", final=True) from None
    if len(encoded) > LARGEST_OUTPUT:
        raise NodeFailure(
            f"The output has {len(encoded)} bytes of JSON; at most {LARGEST_OUTPUT} are kept.", final=True
        )
    if b"\\u0000" in encoded:
        raise NodeFailure("The output holds a character that cannot be stored.", final=True)
