"""Drives a run from its beginning to its end: what comes next, the nodes that take time, what came of the whole.

DBOS says who drives a run, and runs `drive_run` again elsewhere when that process is gone; what has been done is in our
own rows, which the new driver reads. A driver signs the run's row when it takes it over, and writes only while its
signature stands: one that was taken for dead, and was only frozen, finds that and changes nothing more.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, cast

from dbos import DBOS

from engine.durable.attempts import RETRY_SECONDS, Output, perform
from engine.durable.graph import RunGraph
from engine.durable.group_commit import GroupCommit
from engine.executions import cancel_all_awaited, cancel_open, sinks
from engine.nodes.base import NodeCall, Stopped, Tools
from json_types import Json, JsonObject
from models.executions import ExecutionStatus, NodeExecution, WorkflowExecution
from storage.database import Database, is_unavailable, transaction
from storage.ids import SYSTEM_ID, new_id

_log = logging.getLogger("parley.engine")

VERSION: Final = "parley-1"
"""DBOS gives a run only to processes of the version that it began with. It changes when `drive_run`'s arguments do."""
STOPPED: Final = "STOPPED"
_MAX_FAULTS: Final = 3


@dataclass(slots=True)
class DriverContext:
    """What the runs of this process work with.

    Args:
        is_assigned_here: returns whether DBOS has given a run's round to this process, in the running transaction.
    """

    database: Database
    tools: Tools
    is_assigned_here: Callable[[str, int], Awaitable[bool]]
    group_commit: GroupCommit = field(default_factory=GroupCommit)
    drivers: "dict[str, RunDriver]" = field(default_factory=dict)
    """By run: who drives it in this process."""

    def stop(self, run_id: str) -> None:
        """Stops a run of this process, if it is one."""
        if (driver := self.drivers.get(run_id)) is not None:
            driver.stop()


_context: DriverContext | None = None


def set_driver_context(context: DriverContext | None) -> None:
    """Names what the runs of this process work with: DBOS is one for the process, and so is this."""
    global _context
    _context = context


@DBOS.workflow(name="run", max_recovery_attempts=1_000_000)
async def drive_run(run_id: str, round: int) -> str:
    """Drives one run to its end, and returns its status. It has no steps: its rows say what is done."""
    context = _context
    assert context is not None, "a run was started while the engine is closed"
    mine = RunDriver(context, run_id, round)
    context.stop(run_id)
    context.drivers[run_id] = mine
    try:
        with context.database.bind():
            return await mine.run_to_end()
    finally:
        if context.drivers.get(run_id) is mine:
            del context.drivers[run_id]


class RunDriver:
    """One run while this process drives it."""

    def __init__(self, context: DriverContext, run_id: str, round: int) -> None:
        self._context = context
        self._run_id = run_id
        self._round = round
        self._id = new_id("drv")
        self._claimed = False
        self._graph: RunGraph | None = None
        """The rows as they are stored, or None when they have to be read first."""
        self._lock = asyncio.Lock()
        self._started: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended: list[tuple[str, Output | None]] = []
        """Nodes whose end is still to be taken into account, with the output if that is still to be written."""
        self._wake = asyncio.Event()
        self._stopped = False
        self._fatal_error: str | None = None
        """Why the run is ended although no node has failed."""

    def stop(self) -> None:
        """Ends it soon: the run has ended, or is driven by somebody else."""
        self._stopped = True
        self._wake.set()

    async def run_to_end(self) -> str:
        """Returns the run's status when it has ended, or STOPPED when there is nothing to do here any more."""
        try:
            while True:
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
        """Takes a turn, again and again while the database is away or something else is wrong."""
        faults = 0
        while True:
            try:
                return await self._turn()
            except Stopped:
                raise
            except Exception as error:
                faults += not is_unavailable(error)
                self._record_fault(error, faults)
            await asyncio.sleep(RETRY_SECONDS)

    async def _turn(self) -> str | None:
        """Writes what has ended and what comes next. Returns the run's status when it has ended."""
        ended = list(self._ended)
        async with self._lock:
            graph, self._graph = self._graph, None  # after a failure nobody knows what is stored
            former: list[str] = []
            if graph is None:
                async with transaction():
                    graph = await self._load()
                    former = [] if self._claimed else graph.in_progress()
                    _, rest = self._apply(graph, ended)
                    await self._write(graph.run, None, rest)
                begun = graph.in_progress()  # also what began in a transaction of which nobody heard the end
            else:
                begun, rest = self._apply(graph, ended)
                await self._commit_known(graph.run, rest)
            self._graph, self._claimed = graph, True
        del self._ended[: len(ended)]
        if graph.run.ended:
            return graph.run.status.value
        self._start(graph, former, resumed=True)
        self._start(graph, begun, resumed=False)
        if graph.has_ready:
            self._wake.set()
        elif graph.run.status is ExecutionStatus.WAITING and not self._ended:
            self._graph = None  # nobody knows for how long
        return None

    def _apply(self, graph: RunGraph, ended: list[tuple[str, Output | None]]) -> tuple[list[str], list[NodeExecution]]:
        """Brings the run forward in memory. Returns the nodes that have begun, and those whose waits are over."""
        for key, output in ended:
            node = graph.nodes[key]
            if output is not None and node.open:
                node.complete(graph.run, output.value)
            if not node.open:
                graph.mark_ended(key)
        begun = [] if self._fatal_error else graph.advance()
        error = self._fatal_error
        if graph.failed is not None:
            error = f"{graph.failed.key}: {graph.failed.error}"
        if error is not None:
            rest = cancel_open(graph.run, list(graph.nodes.values()))
            graph.run.fail(error)
            return [], [node for node in rest if node.awaits]
        if graph.finished:
            graph.run.complete(cast(Json, dict(sinks(list(graph.nodes.values())))))
        return begun, []

    async def _commit_known(self, run: WorkflowExecution, rest: list[NodeExecution]) -> None:
        if rest:
            async with transaction():
                await self._write(run, self._id, rest)
        elif not await self._context.group_commit.write(run, self._id):
            raise Stopped

    async def _write(self, run: WorkflowExecution, driver: str | None, rest: list[NodeExecution]) -> None:
        if not await run.write(driver=driver):
            raise Stopped
        await cancel_all_awaited(rest, by=SYSTEM_ID)

    def _record_fault(self, error: Exception, faults: int) -> None:
        """Notes that something went wrong. What is wrong with Parley itself is tried a few times, and ends the run."""
        if not faults:
            _log.warning("database unavailable; retrying: %s", error)
            return
        error_id = new_id("err")
        _log.error("run %s failed to advance (%s)", self._run_id, error_id, exc_info=error)
        if faults > _MAX_FAULTS:
            raise error
        if faults == _MAX_FAULTS:
            self._fatal_error = f"Internal error. Quote {error_id} when you report it."
            self._wake.set()

    # ------------------------------------------------------------ nodes that take time

    def _start(self, graph: RunGraph, keys: list[str], *, resumed: bool) -> None:
        for key in keys:
            if key not in self._started:
                self._started.add(key)
                config = cast(JsonObject, graph.nodes[key].input)
                call = NodeCall(
                    graph.run,
                    graph.nodes[key],
                    graph.definition[key],
                    config,
                    self._context.tools,
                    resumed,
                    self.locked,
                )
                task = asyncio.create_task(self._perform(call))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _perform(self, call: NodeCall) -> None:
        key, faults = call.node.key, 0
        while True:
            try:
                output = await perform(call)
            except Stopped:
                output = None  # the next turn finds what has ended, the node or all of it
            except Exception as error:
                faults += 1
                self._record_fault(error, faults)
                await asyncio.sleep(RETRY_SECONDS)
                continue
            self._ended.append((key, output))
            self._wake.set()
            return

    @contextlib.asynccontextmanager
    async def locked(self, key: str) -> AsyncIterator[tuple[WorkflowExecution, NodeExecution]]:
        """Runs a block in a transaction that holds the run, and writes what it changes of it and of one of its nodes.

        Raises:
            Stopped: the run or the node has ended meanwhile, or somebody else drives it.
        """
        async with self._lock:
            graph, self._graph = self._graph, None
            async with transaction():
                if graph is None:
                    graph = await self._load()
                elif not await graph.run.lock(self._id):
                    raise Stopped
                node = graph.nodes[key]
                if not node.open:
                    raise Stopped
                yield graph.run, node
                await graph.run.write()
            self._graph = graph

    # ------------------------------------------------------------ the rows

    async def _load(self) -> RunGraph:
        """Reads the run under its lock, and signs it."""
        run = await WorkflowExecution.filter(id=self._run_id).select_for_update().first()
        if run is None or run.ended or run.round != self._round:
            raise Stopped
        if run.driver == self._id:
            self._claimed = True
        else:
            begun = run.status is not ExecutionStatus.PENDING
            if self._claimed or (begun and not await self._context.is_assigned_here(self._run_id, self._round)):
                raise Stopped
            run.claim(self._id)
        if run.status is ExecutionStatus.PENDING:
            run.begin()
        return RunGraph(run, await NodeExecution.filter(execution_id=run.id).order_by("position"))
