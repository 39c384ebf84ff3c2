"""Drives a run from start to end: starts the nodes that are ready, and writes their results and the run's.

DBOS decides which process drives a run, and calls `drive_run` elsewhere when that process is gone. Our own rows say
what is done, and the new driver reads them. A driver claims the run by writing its id into the run's row, and writes
only while its id is still there: a driver presumed dead that was only frozen notices, and changes nothing more.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final, cast

from dbos import DBOS

from engine.computing import compute
from engine.durable.attempts import RETRY_SECONDS, Output, perform
from engine.durable.graph import RunGraph
from engine.durable.group_commit import GroupCommit
from engine.durable.run_spans import run_span
from engine.executions import cancel_all_awaited, cancel_open, sinks
from engine.nodes.base import NodeCall, Stopped, Tools
from json_types import JsonObject
from models.causes import caused_by
from models.executions import ExecutionStatus, WorkflowExecution
from models.node_executions import NodeExecution
from storage.background import raise_if_cancelled
from storage.database import Database, transaction
from storage.ids import SYSTEM_ID, new_id
from storage.outages import is_unavailable
from telemetry.tracing import tracing

_log = logging.getLogger("parley.engine")

VERSION: Final = "parley-1"
"""DBOS gives a run only to processes of the version that it began with. Change it with the arguments of `drive_run`."""
STOPPED: Final = "STOPPED"
_MAX_FAULTS: Final = 3
_MAX_RETRY_SECONDS: Final = 60.0


@dataclass(slots=True)
class DriverContext:
    """The resources that the drivers of this process share.

    Args:
        is_assigned_here: returns whether DBOS has assigned a run's round to this process, in the current transaction.
    """

    database: Database
    tools: Tools
    is_assigned_here: Callable[[str, int], Awaitable[bool]]
    group_commit: GroupCommit = field(default_factory=GroupCommit)
    drivers: "dict[str, RunDriver]" = field(default_factory=dict)
    """The drivers of this process, by run."""

    def stop(self, run_id: str) -> None:
        """Stop driving a run, if this process does."""
        if (driver := self.drivers.get(run_id)) is not None:
            driver.stop()


_context: DriverContext | None = None


def set_driver_context(context: DriverContext | None) -> None:
    """Set the drivers' resources. There is one DBOS per process, and therefore one context."""
    global _context
    _context = context


@DBOS.workflow(name="run", max_recovery_attempts=1_000_000)
async def drive_run(run_id: str, round: int) -> str:
    """Drive a run to its end and return its status. It has no DBOS steps: its rows say what is done."""
    context = _context
    assert context is not None, "a run was started while the engine is closed"
    mine = RunDriver(context, run_id, round)
    context.stop(run_id)
    context.drivers[run_id] = mine
    try:
        with context.database.bind(), tracing(context.tools.tracer):
            async with run_span(mine):
                return await mine.run_to_end()
    finally:
        if context.drivers.get(run_id) is mine:
            del context.drivers[run_id]


class RunDriver:
    """One run while this process drives it."""

    def __init__(self, context: DriverContext, run_id: str, round: int) -> None:
        self._context = context
        self.run_id = run_id
        self.round = round
        self.id = new_id("drv")
        self.resumed = False
        """True once this driver continues what another one began."""
        self._lock = asyncio.Lock()
        """Guards the run in memory: turns and nodes change it one after the other."""
        self._graph: RunGraph | None = None
        """The run as it is stored; None if it must be read first, because a failed write left that unknown, or to free
        the memory of a run that only waits."""
        self._claimed = False
        """True once this driver's id is stored in the run's row: another id there then means that it was replaced."""
        self._inherited: frozenset[str] = frozenset()
        """The nodes that a former driver had started when this one claimed the run."""
        self._ended: list[tuple[str, Output | None]] = []
        """Nodes that have ended since the last turn, with their output if the next turn has to write it."""
        self._fatal_error: str | None = None
        """Why the next turn ends the run although no node has failed."""
        self._started: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._stopped = False

    def stop(self) -> None:
        """Stop soon: the run has ended, or another driver has it."""
        self._stopped = True
        self._wake.set()

    async def run_to_end(self) -> str:
        """Return the run's status once it has ended, or STOPPED if this driver has nothing more to do."""
        try:
            while True:
                raise_if_cancelled()
                self._wake.clear()
                status = await self._retrying_turn()
                if status is not None:
                    return status
                await self._wake.wait()
                if self._stopped:
                    return STOPPED
        except Stopped:
            return STOPPED
        finally:
            await self._cancel_tasks()

    async def _cancel_tasks(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # ------------------------------------------------------------ turns

    async def _retrying_turn(self) -> str | None:
        """Take a turn; retry until it succeeds. A run that nobody drives would wait for ever."""
        faults = 0
        while True:
            raise_if_cancelled()
            try:
                return await self._turn()
            except Stopped:
                raise
            except Exception as error:
                if is_unavailable(error):
                    _log.warning("database unavailable; retrying: %s", error)
                else:
                    faults += 1
                    self._record_fault(error, faults)
            await asyncio.sleep(min(RETRY_SECONDS * 2.0 ** min(max(0, faults - _MAX_FAULTS), 6), _MAX_RETRY_SECONDS))
            if self._stopped:
                raise Stopped

    async def _turn(self) -> str | None:
        """Write what has ended and what comes next. Return the run's status once it has ended."""
        ended = list(self._ended)
        async with self._lock:
            graph, self._graph = self._graph, None
            if graph is None:
                graph, begun = await self._load_and_write(ended)
            else:
                begun = await self._apply_and_write(graph, ended)
            self._graph, self._claimed = graph, True
        del self._ended[: len(ended)]
        if graph.run.ended:
            return graph.run.status.value
        self._start(graph, begun)
        if graph.long is not None:
            key = graph.long
            graph.evaluated[key] = await compute(graph.run.organization_id, partial(graph.evaluate, key))
        if graph.has_ready:
            self._wake.set()
        elif graph.run.status is ExecutionStatus.WAITING and not self._ended:
            self._graph = None  # the wait may be long
        return None

    async def _load_and_write(self, ended: list[tuple[str, Output | None]]) -> tuple[RunGraph, list[str]]:
        """Read the run, bring it forward and write it. Return it with the nodes in progress.

        These include nodes that began in an earlier transaction whose outcome remained unknown.
        """
        async with transaction():
            graph = await self._load()
            _, abandoned = self._apply(graph, ended)
            await self._write(graph.run, None, abandoned)
        return graph, graph.in_progress()

    async def _apply_and_write(self, graph: RunGraph, ended: list[tuple[str, Output | None]]) -> list[str]:
        """Bring the run forward and write it. Return the nodes that have begun."""
        begun, abandoned = self._apply(graph, ended)
        if abandoned:
            async with transaction():
                await self._write(graph.run, self.id, abandoned)
        elif not await self._context.group_commit.write(graph.run, self.id):
            raise Stopped
        return begun

    def _apply(self, graph: RunGraph, ended: list[tuple[str, Output | None]]) -> tuple[list[str], list[NodeExecution]]:
        """Bring the run forward in memory.

        Returns:
            The nodes that have begun, and the cancelled ones whose task, approval or run must be cancelled too.
        """
        for key, output in ended:
            node = graph.nodes[key]
            if output is not None and node.open:
                node.complete(graph.run, output.value, cause=output.cause)
            if not node.open:
                graph.mark_ended(key)
        begun = [] if self._fatal_error else graph.advance()
        error = self._fatal_error
        if graph.failed is not None:
            error = f"{graph.failed.key}: {graph.failed.error}"
        if error is not None:
            cause = graph.cause_of_end
            cancelled = cancel_open(graph.run, list(graph.nodes.values()), by=SYSTEM_ID, cause=cause)
            graph.run.fail(error, cause=cause)
            return [], [node for node in cancelled if node.awaits]
        if graph.finished:
            outputs: JsonObject = dict(sinks(list(graph.nodes.values())))
            graph.run.complete(outputs, cause=graph.cause_of_end)
        return begun, []

    async def _write(self, run: WorkflowExecution, driver: str | None, abandoned: list[NodeExecution]) -> None:
        if not await run.write(driver=driver):
            raise Stopped
        with caused_by(run.cause_id):
            await cancel_all_awaited(abandoned, by=SYSTEM_ID)

    def _record_fault(self, error: Exception, faults: int) -> None:
        """Log a failure that is not the database's. After a few, the next turn ends the run.

        Args:
            faults: how many there have been.
        """
        error_id = new_id("err")
        _log.error("run %s failed to advance (%s)", self.run_id, error_id, exc_info=error)
        if faults == _MAX_FAULTS:
            self._fatal_error = f"Internal error. Quote {error_id} when you report it."
            self._wake.set()

    # ------------------------------------------------------------ nodes that take time

    def _start(self, graph: RunGraph, keys: list[str]) -> None:
        for key in keys:
            if key not in self._started:
                self._started.add(key)
                task = asyncio.create_task(self._perform(self._call(graph, key)))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def _call(self, graph: RunGraph, key: str) -> NodeCall:
        return NodeCall(
            graph.run,
            graph.nodes[key],
            graph.definition[key],
            cast(JsonObject, graph.nodes[key].input),
            self._context.tools,
            key in self._inherited,
            self.locked,
        )

    async def _perform(self, call: NodeCall) -> None:
        key, faults = call.node.key, 0
        while True:
            raise_if_cancelled()
            try:
                output = await perform(call)
            except Stopped:
                output = None  # the next turn finds out whether the node or the run has ended
            except Exception as error:  # a bug in a node type fails its node in the end, not the driver of the run
                faults += 1
                self._record_fault(error, faults)
                if faults == _MAX_FAULTS:
                    return
                await asyncio.sleep(RETRY_SECONDS)
                continue
            self._ended.append((key, output))
            self._wake.set()
            return

    @contextlib.asynccontextmanager
    async def locked(self, key: str) -> AsyncIterator[tuple[WorkflowExecution, NodeExecution]]:
        """Run a block in a transaction that locks the run, and write the block's changes of the run and one node.

        Raises:
            Stopped: the run or the node has ended meanwhile, or another driver has the run.
        """
        async with self._lock:
            graph, self._graph = self._graph, None
            async with transaction():
                if graph is None:
                    graph = await self._load()
                elif not await graph.run.lock(self.id):
                    raise Stopped
                node = graph.nodes[key]
                if not node.open:
                    raise Stopped
                yield graph.run, node
                await graph.run.write()
            self._graph = graph

    # ------------------------------------------------------------ the rows

    async def _load(self) -> RunGraph:
        """Lock and read the run, and claim it for this driver.

        Raises:
            Stopped: it has ended, has been retried, or belongs to another driver.
        """
        run = await WorkflowExecution.filter(id=self.run_id).select_for_update().first()
        if run is None or run.ended or run.round != self.round:
            raise Stopped
        inherits = run.driver != self.id
        if inherits:
            begun = run.status is not ExecutionStatus.PENDING
            if self._claimed or (begun and not await self._context.is_assigned_here(self.run_id, self.round)):
                raise Stopped
            run.claim(self.id)
            self.resumed = begun
        else:
            self._claimed = True
        if run.status is ExecutionStatus.PENDING:
            run.begin()
        graph = RunGraph(run, await NodeExecution.filter(execution_id=run.id).order_by("position"))
        if inherits:
            self._inherited = frozenset(graph.in_progress())
        return graph
