"""The workflow runtime: DBOS Transact inside this process, from start to shutdown.

DBOS keeps track of which process drives each run, in a file beside the SQLite database or in the schema `dbos` of the
PostgreSQL database. This module adds what DBOS lacks: JSON instead of pickles, takeover from dead replicas, and
retention. The results of runs are in our own tables; a run that DBOS does not know is started again, and its driver
finds there what is already done.

There is one DBOS per process. A second gateway in the same process, which only tests have, runs no workflows: they wait
until another process finds them.
"""

import asyncio
import contextlib
import json
import logging
import random
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

import sqlalchemy
from dbos import DBOS, DBOSConfig, Serializer, SetWorkflowID
from dbos._dbos import _get_dbos_instance

from engine.deadlines import SAFETY_SECONDS, Lookout, earliest_in
from engine.durable.driver import VERSION, DriverContext, drive_run, set_driver_context
from engine.durable.polling import QueuePolls, reduce_polling
from engine.durable.replicas import Liveness
from engine.nodes.base import Tools
from errors import Unavailable
from models.events import EventKind, LoggedEvent
from models.executions import CREATED, ENDED, OPEN, RETRIED, ExecutionStatus, WorkflowExecution
from storage.address import DatabaseAddress, Dialect
from storage.background import RETRY_FAILED_SECONDS, log_failure, raise_if_cancelled, run_forever, running
from storage.clock import now
from storage.database import Database, connection
from storage.outages import Outage, outage_of
from storage.postgres import LIMIT_IDLE_TRANSACTIONS
from storage.private_files import create_private

_log = logging.getLogger("parley.engine")

_THREADS: Final = 8
_SUBMITTERS: Final = 4
_SWEEP_SECONDS: Final = 5.0
_MISSED: Final = timedelta(seconds=5)
_RECENT_SECONDS: Final = 30.0
_GRACE_SECONDS: Final = (0.05, 0.1)
"""The time that the replica that created a run has to start it before the others look for it."""
_BATCH: Final = 500
RETENTION: Final = timedelta(days=1)
"""The time that DBOS keeps a run that has ended. Our own tables keep it for as long as the organization exists."""


Result = TypeVar("Result")


class JsonSerializer(Serializer):
    """Stores JSON. DBOS's default is pickle, with which anyone able to write to its tables could run code here."""

    def serialize(self, data: object) -> str:
        """Return the JSON text; an exception becomes its name and message."""
        return json.dumps(data, default=_encode_exception, separators=(",", ":"))

    def deserialize(self, serialized_data: str) -> object:
        """Return the value; an exception becomes a RuntimeError with its name and message."""
        return json.loads(serialized_data, object_hook=_restore)

    def name(self) -> str:
        """Return the name of the format."""
        return "parley_json"


def _encode_exception(value: object) -> object:
    if isinstance(value, BaseException):
        return {"__exception__": type(value).__name__, "text": str(value)}
    raise TypeError(f"not JSON: {type(value).__name__}")


def _restore(value: dict[str, object]) -> object:
    if "__exception__" in value:
        return RuntimeError(f"{value['__exception__']}: {value.get('text')}")
    return value


class WorkflowRuntime:
    """The workflow runtime of this process."""

    def __init__(
        self, database: Database, tools: Tools, replica_id: str, lease_seconds: float, lookout: Lookout
    ) -> None:
        self._database = database
        self._sole_replica = database.dialect is Dialect.SQLITE
        self._context = DriverContext(database, tools, self._is_assigned_here)
        self._waits = tools.waits
        self._lease_seconds = lease_seconds
        self._id = replica_id
        self._queue: asyncio.Queue[tuple[str, int]] = asyncio.Queue()
        self._recent: dict[tuple[str, int], float] = {}
        """When runs were queued, the latest last: searches skip them."""
        self._foreign = asyncio.Event()
        """Set when another replica has created a run, which it may leave to others."""
        self._missed = asyncio.Event()
        """Set when a run has been PENDING for some seconds: nobody may have started it."""
        lookout.wake_when_due(self._missed.set, _first_pending, ahead=-_MISSED)
        self._polls: QueuePolls
        self._engine = system_engine(database.address)
        self._liveness = Liveness(self._engine, self._id, lease_seconds, sole_replica=self._sole_replica)

    # ------------------------------------------------------------ start and shutdown

    async def launch(self) -> None:
        """Start DBOS on the running loop. Runs of the previous process resume."""
        set_driver_context(self._context)
        DBOS(config=self._config())
        _silence_dbos()
        DBOS.launch()
        self._polls = reduce_polling()
        await asyncio.to_thread(self._liveness.join)
        self._database.on_commit(self.on_commit)

    def _config(self) -> DBOSConfig:
        return {
            "name": "parley",
            "system_database_url": self._engine.url.render_as_string(hide_password=False),
            "system_database_engine": self._engine,
            "executor_id": self._id,
            "application_version": VERSION,
            "serializer": JsonSerializer(),
            "log_level": "WARNING",
            "max_executor_threads": _THREADS,
            # Shutdown waits for this.
            "notification_listener_polling_interval_sec": 1.0,
        }

    async def close(self) -> None:
        """Stop DBOS. Runs in progress resume in another process, or in the next one."""
        _expected.ending = True
        running = list(_get_dbos_instance()._workflow_tasks)
        await asyncio.to_thread(DBOS.destroy, workflow_completion_timeout_sec=0)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        # DBOS made its own pool the loop's default executor, and has shut it down.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(thread_name_prefix="parley"))
        set_driver_context(None)
        with contextlib.suppress(sqlalchemy.exc.SQLAlchemyError):
            await asyncio.to_thread(self._liveness.leave)
        await asyncio.to_thread(self._engine.dispose)

    async def run(self) -> None:
        """Submit runs to DBOS and run the background loops, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for _ in range(_SUBMITTERS):
                tasks.create_task(self._submit())
            tasks.create_task(run_forever("resumption of runs", self._resume, every=None, immediately=True))
            for name, job, seconds in (
                ("engine sweep", self._sweep, _SWEEP_SECONDS),
                ("engine retention", self._prune, 3600.0),
            ):
                tasks.create_task(run_forever(name, job, every=seconds))
            missed = run_forever("search for missed runs", self._find_missed, every=SAFETY_SECONDS, wake=self._missed)
            tasks.create_task(missed)
            if not self._sole_replica:
                takeover = run_forever("takeover of dead replicas", self._take_over, every=self._lease_seconds / 5)
                tasks.create_task(takeover)
            foreign = run_forever("search for foreign runs", self._find_foreign, every=None, wake=self._foreign)
            tasks.create_task(foreign)

    # ------------------------------------------------------------ events

    def on_commit(self, events: Sequence[LoggedEvent]) -> None:
        """Receive the events of every commit in this process."""
        for event in events:
            if (begun := _new_round(event)) is not None:
                self._enqueue(*begun)
            self._react_to(event)

    def on_event(self, event: LoggedEvent) -> None:
        """Receive every event of the log, whichever replica recorded it."""
        begun = _new_round(event)
        if begun is not None and begun not in self._recent:
            self._foreign.set()
        self._react_to(event)

    def _react_to(self, event: LoggedEvent) -> None:
        if event.kind is EventKind.WorkflowCancelled and event.topics.execution_id is not None:
            self._context.stop(event.topics.execution_id)

    def _enqueue(self, run_id: str, round: int) -> None:
        """Queue a run for DBOS, unless that was done recently."""
        moment = time.monotonic()
        while self._recent and (oldest := next(iter(self._recent.items())))[1] < moment - _RECENT_SECONDS:
            del self._recent[oldest[0]]
        if (run_id, round) not in self._recent:
            self._recent[run_id, round] = moment
            self._queue.put_nowait((run_id, round))

    async def _submit(self) -> None:
        while True:
            raise_if_cancelled()
            run_id, round = await self._queue.get()
            try:
                # A run and round name one DBOS workflow: submitting it twice has no effect.
                with SetWorkflowID(f"{run_id}:{round}"):
                    await DBOS.start_workflow_async(drive_run, run_id, round)
            except Exception as error:  # whatever DBOS raises, the handover is repeated
                log_failure(f"handover of run {run_id}", _translated(error))
                await asyncio.sleep(RETRY_FAILED_SECONDS)
                # Not left to the searches: they look for PENDING runs, and this one may be further on.
                self._queue.put_nowait((run_id, round))

    async def _is_assigned_here(self, run_id: str, round: int) -> bool:
        if self._sole_replica:
            return True
        rows = await connection().execute_query_dict(
            "SELECT executor_id FROM dbos.workflow_status WHERE workflow_uuid = $1", [f"{run_id}:{round}"]
        )
        return bool(rows) and rows[0]["executor_id"] == self._id

    async def _resume(self) -> None:
        """Take over the runs of dead replicas, and find those that DBOS does not know. Once, at the start."""
        await self._take_over()
        await self._find([*OPEN])

    async def _sweep(self) -> None:
        """Find what no event announced: events of other replicas may be lost, and nothing depends on them."""
        await self._waits.look()
        running = list(self._context.drivers)
        for begin in range(0, len(running), _BATCH):
            ended = WorkflowExecution.filter(id__in=running[begin : begin + _BATCH], status__in=[*ENDED])
            for run_id in await ended.values_list("id", flat=True):
                self._context.stop(str(run_id))

    async def _find_foreign(self) -> None:
        """Find runs that another replica created but did not start: it may not run workflows."""
        await asyncio.sleep(random.uniform(*_GRACE_SECONDS))
        await self._find([ExecutionStatus.PENDING])

    async def _find_missed(self) -> None:
        """Find runs that no replica started after their commit."""
        await self._find([ExecutionStatus.PENDING], before=now() - _MISSED)

    async def _find(self, statuses: list[ExecutionStatus], before: object = None) -> None:
        rows = WorkflowExecution.filter(status__in=statuses)
        if before is not None:
            rows = rows.filter(updated_at__lt=before).limit(_BATCH)
        for run_id, round in await rows.order_by("id").values_list("id", "round"):
            self._enqueue(str(run_id), int(round))

    async def _take_over(self) -> None:
        beat = await _in_thread(self._liveness.heartbeat)
        if beat.silent:
            # Internal to DBOS, but its only guarded way to recover runs (docs/decisions.md). A contract test covers it.
            await _in_thread(DBOS._recover_pending_workflows, beat.silent)
        if beat.silent or beat.queued:
            self._polls.request()

    async def _prune(self) -> None:
        await _in_thread(prune_finished, now() - RETENTION)


def prune_finished(before: datetime) -> int:
    """Delete from DBOS, in batches, the runs that ended before a time. Return their number. Blocking."""
    deleted = 0
    while True:
        done = DBOS.list_workflows(
            status=["SUCCESS", "ERROR", "CANCELLED"],
            load_input=False,
            load_output=False,
            completed_before=before.isoformat(),
            limit=_BATCH,
        )
        if not done:
            return deleted
        DBOS.delete_workflows([each.workflow_id for each in done])
        deleted += len(done)


async def _first_pending() -> datetime | None:
    return await earliest_in(WorkflowExecution, "created_at", status=ExecutionStatus.PENDING)


def _new_round(event: LoggedEvent) -> tuple[str, int] | None:
    """Return the run and its round if the event records that it was created or retried."""
    if event.kind is not EventKind.RecordChanged or event.type not in (CREATED, RETRIED):
        return None
    changes: Any = event.payload["changes"]
    return str(event.topics.execution_id), int(changes["round"])


async def _in_thread(function: Callable[..., Result], *args: object) -> Result:
    """Run a function that uses DBOS's connections in a thread.

    Raises:
        Unavailable: the database is unavailable.
    """
    try:
        return await asyncio.to_thread(function, *args)
    except sqlalchemy.exc.SQLAlchemyError as error:
        if (translated := _translated(error)) is error:
            raise
        raise translated from error


def _translated(error: Exception) -> Exception:
    """Return the error of an outage for an error of DBOS's connections, or the same error."""
    driver = getattr(error, "orig", None)
    # psycopg gives no code to a connection that was lost, and SQLAlchemy none to a pool without a free connection.
    lost = (
        isinstance(error, sqlalchemy.exc.OperationalError | sqlalchemy.exc.TimeoutError)
        and not isinstance(driver, sqlite3.Error)
        and getattr(driver, "sqlstate", None) is None
    )
    outage = Outage.UNREACHABLE if lost else outage_of(error)
    return error if outage is None else Unavailable(outage.value, retry_after_seconds=1)


_open = False


@contextlib.asynccontextmanager
async def open_engine(
    database: Database,
    tools: Tools,
    replica_id: str,
    lease_seconds: float,
    subscribe: Callable[[Callable[[LoggedEvent], None]], None],
    lookout: Lookout,
) -> AsyncIterator[None]:
    """Run the workflow runtime while the block runs. The database must be open and bound.

    Args:
        subscribe: registers a listener for every event of the log, in order, whichever replica recorded it.
        lookout: finds the runs that no replica has started.
    """
    global _open
    if _open:
        _log.warning("engine already running in this process; this gateway starts without one")
        yield
        return
    _open = True
    try:
        runtime = WorkflowRuntime(database, tools, replica_id, lease_seconds, lookout)
        await runtime.launch()
        subscribe(runtime.on_event)
        try:
            async with running(runtime.run()):
                yield
        finally:
            await runtime.close()
    finally:
        _open = False


def system_engine(address: DatabaseAddress) -> sqlalchemy.Engine:
    """Return the SQLAlchemy engine that DBOS uses for its tables."""
    if address.engine_path is not None:
        return _sqlite_engine(address.engine_path)
    given = address.credentials
    hosts, ports = given.get("hosts", [given["host"]]), given.get("ports", [given["port"]])
    query = {**address.libpq, "host": ",".join(hosts), "port": ",".join(map(str, ports))}
    url = sqlalchemy.URL.create(
        "postgresql+psycopg",
        username=given["user"],
        password=given["password"],
        database=given["database"],
        query=query,  # also the hosts, which may be several, or the folder of a socket
    )
    engine = sqlalchemy.create_engine(url, pool_size=_THREADS + 2, max_overflow=0, pool_timeout=30, pool_pre_ping=True)

    @sqlalchemy.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.execute(LIMIT_IDLE_TRANSACTIONS)
        connection.commit()

    return engine


def _sqlite_engine(path: Path) -> sqlalchemy.Engine:
    create_private(path)
    engine = sqlalchemy.create_engine(f"sqlite:///{path}", pool_size=5, max_overflow=0, pool_timeout=30)

    @sqlalchemy.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = "IMMEDIATE"
        for pragma in ("busy_timeout=30000", "foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        if sqlite3.sqlite_version_info < (3, 42):
            connection.create_function("unixepoch", 1, _unix_time)

    return engine


def _unix_time(_modifier: str) -> float:
    """Return what `unixepoch('subsec')` returns from SQLite 3.42 on. DBOS uses it from Python 3.12 on."""
    return time.time_ns() // 1_000_000 / 1000


class _ExpectedMessages(logging.Filter):
    """Drops what DBOS logs about expected events, such as the tracebacks of runs that stop with the process."""

    ending = False

    def filter(self, record: logging.LogRecord) -> bool:
        # Runs are submitted twice so that none is lost; DBOS keeps the first and logs each repetition.
        return not self.ending and not record.getMessage().startswith("Workflow already exists in queue")


_expected = _ExpectedMessages()


def _silence_dbos() -> None:
    logger = logging.getLogger("dbos")
    logger.setLevel(logging.WARNING)
    logger.addFilter(_expected)  # has no effect the second time
    _expected.ending = False
