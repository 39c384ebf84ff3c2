"""The durable run: which node comes next, and what came of the whole. Each node is one step of it.

DBOS runs this function again from its beginning after a crash, and gives each step the result it had. So what happens
here must happen in the same order every time: nodes start in the order of the definition, each draws its step before it
first waits, and the order in which they end is itself recorded. Everything else (clocks, the database, expressions)
belongs into the steps.

When this function changes its sequence of steps, `VERSION` must change with it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

from dbos import DBOS

from engine.attempts import AWAY, STOPPED, Verdict, perform, verdict
from engine.definitions import from_json
from engine.nodes.base import Tools
from engine.runs import call_off, cancel_nodes, sinks
from models.base import Json, JsonObject
from models.database import Database, transaction
from models.executions import NodeExecution, NodeStatus, locked
from models.ids import SYSTEM_ID
from models.workflows import NodeType, OnError

_log = logging.getLogger("parley.engine")

VERSION: Final = "parley-1"
_AWAY_SECONDS: Final = 1.0

Result = TypeVar("Result")


@dataclass(slots=True)
class Driving:
    """What the runs of this process work with."""

    database: Database
    tools: Tools
    stops: dict[str, asyncio.Event] = field(default_factory=dict)
    """By run: set when it has ended from outside, so that its nodes stop at once."""

    def stop(self, run_id: str) -> None:
        """Stops a run of this process, if it is one."""
        if (event := self.stops.get(run_id)) is not None:
            event.set()


_driving: Driving | None = None


def drive(driving: Driving | None) -> None:
    """Names what the runs of this process work with: DBOS is one for the process, and so is this."""
    global _driving
    _driving = driving


def _current() -> Driving:
    assert _driving is not None, "a run was started while the engine is closed"
    return _driving


async def _lasting(work: Callable[[Driving], Coroutine[Any, Any, Result]]) -> Result:
    """Does a piece of work on the gateway's database, again and again while that is away."""
    driving = _current()
    with driving.database.bind():
        while True:
            try:
                return await work(driving)
            except AWAY as error:
                _log.warning("the database is away: %s", error)
                await asyncio.sleep(_AWAY_SECONDS)


# ---------------------------------------------------------------- steps


async def begin(run_id: str, round: int) -> JsonObject | None:
    """Begins the run, and returns its graph and what has ended of it; None when there is nothing to do."""

    async def work(_driving: Driving) -> JsonObject | None:
        async with transaction():
            run, _ = await locked(run_id)
            if run.ended or run.round != round:
                return None
            if run.status.value == "PENDING":
                await run.begin()
            nodes = await NodeExecution.filter(execution_id=run_id)
        return {
            "nodes": [
                {
                    "key": node.key,
                    "after": list(node.depends_on),
                    "when": node.when is not None,
                    "condition": node.type is NodeType.CONDITION,
                    "goes_on": node.on_error is OnError.CONTINUE,
                }
                for node in from_json(run.definition).nodes
            ],
            # What an earlier round has left. What ended in this round is a step of it, and told by that.
            "kept": {node.key: verdict(node) for node in nodes if node.status is NodeStatus.COMPLETED},
        }

    return await _lasting(work)


async def run_node(run_id: str, round: int, key: str) -> Verdict:
    """Brings a node to its end."""

    async def work(driving: Driving) -> Verdict:
        return await perform(run_id, round, key, driving.tools, _stop_of(driving, run_id))

    return await _lasting(work)


async def skip_node(run_id: str, round: int, key: str) -> Verdict:
    """Notes that a node is not needed."""

    async def work(_driving: Driving) -> Verdict:
        async with transaction():
            run, node = await locked(run_id, key)
            if node is None or run.ended or run.round != round:
                return {"status": STOPPED}
            if node.open:
                await node.skip(run)
            return verdict(node)

    return await _lasting(work)


async def finish(run_id: str, round: int, failed: str | None) -> str:
    """Ends the run: COMPLETED, or FAILED because of a node."""

    async def work(_driving: Driving) -> str:
        async with transaction():
            run, node = await locked(run_id, failed)
            if run.ended or run.round != round:
                return run.status.value
            if failed is None:
                nodes = await NodeExecution.filter(execution_id=run_id).order_by("position")
                await run.complete(cast(Json, dict(sinks(nodes))))
            else:
                rest = await cancel_nodes(run)
                await run.fail(f"{failed}: {node.error if node is not None else 'it could not be driven on'}")
                await call_off(rest, by=SYSTEM_ID)
            return run.status.value

    return await _lasting(work)


def _stop_of(driving: Driving, run_id: str) -> asyncio.Event:
    return driving.stops.setdefault(run_id, asyncio.Event())


# ---------------------------------------------------------------- the run


@DBOS.workflow(name="run", max_recovery_attempts=1_000_000)
async def drive_run(run_id: str, round: int) -> str:
    """Drives one run from its beginning to its end, and returns its status."""
    plan = await DBOS.run_step_async({"name": "begin"}, begin, run_id, round)
    if plan is None:
        return STOPPED
    try:
        failed = await _drive_nodes(run_id, round, plan)
        if failed == STOPPED:
            return STOPPED
        return await DBOS.run_step_async({"name": "finish"}, finish, run_id, round, failed)
    finally:
        if _driving is not None:
            _driving.stops.pop(run_id, None)


async def _drive_nodes(run_id: str, round: int, plan: Any) -> str | None:
    """Starts every node when its turn has come. Returns the node whose failure ends the run, None, or STOPPED."""
    ended: dict[str, Verdict] = dict(plan["kept"])
    running: dict[str, asyncio.Task[Verdict]] = {}
    nodes = {node["key"]: node for node in plan["nodes"]}
    try:
        while True:
            for key, node in nodes.items():
                if key not in ended and key not in running and all(each in ended for each in node["after"]):
                    work = skip_node if _blocked(node, nodes, ended) else run_node
                    running[key] = asyncio.create_task(DBOS.run_step_async({"name": key}, work, run_id, round, key))
            if not running:
                return None
            for key in await _some(running):
                ended[key] = running.pop(key).result()
                if ended[key]["status"] == STOPPED:
                    return await _halt(run_id, running, STOPPED)
                if ended[key]["status"] != "FAILED" or nodes[key]["goes_on"]:
                    continue
                return await _halt(run_id, running, key)
    finally:
        for task in running.values():
            task.cancel()


async def _some(running: dict[str, asyncio.Task[Verdict]]) -> list[str]:
    """Returns the nodes that have ended, at least one, in the order in which they were started."""
    await asyncio.sleep(0)  # every node that was started draws its step before the wait draws one
    tasks: list[Awaitable[Any]] = list(running.values())
    if len(tasks) == 1:
        await asyncio.wait(list(running.values()))
        return list(running)
    done, _ = await DBOS.asyncio_wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return [key for key, task in list(running.items()) if task in done]


async def _halt(run_id: str, running: dict[str, asyncio.Task[Verdict]], reason: str) -> str:
    """Stops what still runs."""
    _stop_of(_current(), run_id).set()
    if running:
        await asyncio.wait(list(running.values()))
        running.clear()
    return reason


def _blocked(node: Any, nodes: dict[str, Any], ended: dict[str, Verdict]) -> bool:
    """Tells whether a node is not needed: all it depends on was skipped, or a condition it depends on is false.

    A node with a `when` of its own decides about conditions itself: that is how the other branch is written.
    """
    after = node["after"]
    if not after:
        return False
    if all(ended[key]["status"] == "SKIPPED" for key in after):
        return True
    return not node["when"] and any(nodes[key]["condition"] and ended[key].get("value") is False for key in after)
