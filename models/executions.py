"""Runs of workflows: what has been done of each node, and what came of the whole.

::

    WorkflowExecution   PENDING ──begin──▶ RUNNING ◀──▶ WAITING ──▶ COMPLETED │ FAILED │ CANCELLED
                           ▲                                            retry ──┘
    NodeExecution       PENDING ──start──▶ RUNNING ──wait──▶ WAITING ──▶ COMPLETED │ FAILED │ CANCELLED
                           └──skip──▶ SKIPPED

Every transition is made under the lock of the execution's row, which puts a run's events in order and lets a step that
runs twice find that its work is done. Their ids are derived from what happened, so that none is recorded twice.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Final

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict
from models.base import Json, JsonField, JsonObject, Record
from models.clock import now
from models.events import Kind, Topics, record
from models.ids import SYSTEM_ID


class ExecutionStatus(Enum):
    """Where a run is on its way."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class NodeStatus(Enum):
    """Where a node of a run is on its way."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    CANCELLED = "CANCELLED"


ENDED: Final = frozenset({ExecutionStatus.COMPLETED, ExecutionStatus.FAILED, ExecutionStatus.CANCELLED})
OPEN: Final = frozenset({ExecutionStatus.PENDING, ExecutionStatus.RUNNING, ExecutionStatus.WAITING})
NODE_OPEN: Final = frozenset({NodeStatus.PENDING, NodeStatus.RUNNING, NodeStatus.WAITING})

CREATED: Final = "execution.created"
RETRIED: Final = "execution.retried"
DEEPEST: Final = 10
"""So many runs may start each other; what goes on longer is taken for a loop."""


def _milliseconds(begin: datetime | None, end: datetime | None) -> int | None:
    return None if begin is None or end is None else round((end - begin).total_seconds() * 1000)


class WorkflowExecution(Record):
    """One run. It keeps the definition it began with.

    `round` counts the retries. `run_key` is unique: the same trigger and event, or the same node of another run, start
    one run. `caused_by` is the event that a trigger saw. `log_seq` is the head of the log when it was created: what
    happened later, its nodes may wait for.
    """

    PREFIX = "exe"

    workflow_id = fields.CharField(max_length=40, null=True)
    version = fields.IntField(default=1)
    status = fields.CharEnumField(ExecutionStatus, max_length=20, default=ExecutionStatus.PENDING)
    input = JsonField()
    output = JsonField(null=True)
    error: fields.Field[str | None] = fields.TextField(null=True)  # type: ignore[assignment]
    trigger = fields.CharField(max_length=20)
    started_by_id = fields.CharField(max_length=40)
    session_id = fields.CharField(max_length=40, null=True)
    parent_node_id = fields.CharField(max_length=40, null=True)
    depth = fields.IntField(default=1)
    run_key = fields.CharField(max_length=200, null=True)
    caused_by = fields.CharField(max_length=120, null=True)
    definition = JsonField()
    round = fields.IntField(default=1)
    log_seq = fields.BigIntField(default=0)
    nodes_total = fields.IntField(default=0)
    nodes_running = fields.IntField(default=0)
    nodes_waiting = fields.IntField(default=0)
    nodes_ended = fields.IntField(default=0)
    started_at = fields.DatetimeField(null=True)
    completed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "workflow_executions"
        unique_together = (("organization_id", "run_key"),)
        indexes = (
            Index(fields=("organization_id", "status", "id")),
            Index(fields=("workflow_id", "id")),
            Index(fields=("workflow_id", "status", "completed_at")),
            Index(fields=("session_id", "id")),
            Index(fields=("parent_node_id",)),
            Index(fields=("status", "created_at")),
        )

    def columns(self) -> dict[str, Json]:
        """Returns every column but the definition, which no event needs to carry again."""
        return {name: value for name, value in super().columns().items() if name != "definition"}

    @property
    def duration_ms(self) -> int | None:
        """How long it took, once it has ended."""
        return _milliseconds(self.started_at, self.completed_at)

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.status in ENDED

    # ------------------------------------------------------------ transitions; the caller holds the row's lock

    async def enter(self, nodes: Sequence["NodeExecution"], *, by: str) -> None:
        """Stores a new run with its nodes, PENDING."""
        self.nodes_total = len(nodes)
        await self.save(force_create=True)
        await NodeExecution.bulk_create(nodes)
        await self._note(CREATED, by)

    async def begin(self) -> None:
        """PENDING → RUNNING."""
        self.status = ExecutionStatus.RUNNING
        self.started_at = self.started_at or now()
        await self.keep("status", "started_at")
        await self._record(Kind.WorkflowStarted, self.started_by_id)

    async def complete(self, output: Json) -> None:
        """RUNNING → COMPLETED."""
        self.output = output
        await self._end(ExecutionStatus.COMPLETED, Kind.WorkflowCompleted, SYSTEM_ID)

    async def fail(self, error: str) -> None:
        """Open → FAILED; the nodes that have not ended are CANCELLED by the caller before."""
        self.error = error
        await self._end(ExecutionStatus.FAILED, Kind.WorkflowFailed, SYSTEM_ID)

    async def cancel(self, *, by: str) -> None:
        """Open → CANCELLED.

        Raises:
            Conflict: it has ended.
        """
        self.require_open()
        await self._end(ExecutionStatus.CANCELLED, Kind.WorkflowCancelled, by)

    async def retry(self, *, nodes_ended: int, by: str) -> None:
        """FAILED or CANCELLED → PENDING, with `nodes_ended` nodes whose results are kept.

        Raises:
            Conflict: it is in another state.
        """
        if self.status not in (ExecutionStatus.FAILED, ExecutionStatus.CANCELLED):
            raise Conflict(f"The execution is {self.status.value}; only what failed is tried again.", field=["id"])
        self.status = ExecutionStatus.PENDING
        self.round += 1
        self.error = None
        self.output, self.completed_at = None, None
        self.nodes_running, self.nodes_waiting, self.nodes_ended = 0, 0, nodes_ended
        await self.keep(
            *("status", "round", "error", "output", "completed_at"), *("nodes_running", "nodes_waiting", "nodes_ended")
        )
        await self._note(RETRIED, by)

    def require_open(self) -> None:
        """Passes while it has not ended.

        Raises:
            Conflict: it has.
        """
        if self.ended:
            raise Conflict(f"The execution is {self.status.value} already.", field=["id"])

    # ------------------------------------------------------------ parts

    def count(self, before: NodeStatus, after: NodeStatus) -> None:
        """Notes that one of its nodes went from one status to another, and whether it only waits now."""
        for status, change in ((before, -1), (after, 1)):
            if status is NodeStatus.RUNNING:
                self.nodes_running += change
            elif status is NodeStatus.WAITING:
                self.nodes_waiting += change
            elif status is not NodeStatus.PENDING:
                self.nodes_ended += change
        waits = self.nodes_waiting and not self.nodes_running
        if not self.ended:
            self.status = ExecutionStatus.WAITING if waits else ExecutionStatus.RUNNING

    async def keep(self, *columns: str) -> None:
        """Writes some columns; never the definition, which does not change."""
        self.updated_at = now()
        await self.save(update_fields=[*columns, "updated_at"])

    async def _end(self, status: ExecutionStatus, kind: Kind, by: str) -> None:
        self.status = status
        self.completed_at = now()
        await self.keep(
            *("status", "output", "error", "completed_at"), *("nodes_running", "nodes_waiting", "nodes_ended")
        )
        await self._record(kind, by)

    async def _record(self, kind: Kind, by: str) -> None:
        await record(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=self.topics,
            payload={"execution": self.columns()},
            caused_by=self.caused_by if kind is Kind.WorkflowStarted else None,
            event_id=f"{self.id}:{kind.name}:{self.round}",
        )

    async def _note(self, type: str, by: str) -> None:
        await record(
            Kind.RecordChanged,
            organization_id=self.organization_id,
            by=by,
            type=type,
            topics=self.topics,
            payload={"record_id": self.id, "changes": {"status": self.status.value, "round": self.round}},
            caused_by=self.caused_by if type == CREATED else None,
            event_id=f"{self.id}:{type}:{self.round}",
        )

    @property
    def topics(self) -> Topics:
        """What its events are about."""
        return Topics(session_id=self.session_id, execution_id=self.id)


class NodeExecution(Record):
    """A node of a run.

    `task_id`, `approval_id` and `child_id` are what the current attempt waits for. `retry_at` is set between an attempt
    that failed and the next one; `due_at` is when a delay or an attempt's time is over. All of it is stored, so that a
    crash changes none of it.
    """

    PREFIX = "nod"

    execution_id = fields.CharField(max_length=40)
    position = fields.IntField()
    key = fields.CharField(max_length=255)
    name = fields.CharField(max_length=255)
    type = fields.CharField(max_length=20)
    depends_on = JsonField()
    status = fields.CharEnumField(NodeStatus, max_length=20, default=NodeStatus.PENDING)
    input = JsonField(null=True)
    output = JsonField(null=True)
    error: fields.Field[str | None] = fields.TextField(null=True)  # type: ignore[assignment]
    attempts = fields.IntField(default=0)
    task_id = fields.CharField(max_length=40, null=True)
    approval_id = fields.CharField(max_length=40, null=True)
    child_id = fields.CharField(max_length=40, null=True)
    retry_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField(null=True)
    started_at = fields.DatetimeField(null=True)
    completed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "node_executions"
        unique_together = (("execution_id", "key"),)
        indexes = (Index(fields=("execution_id", "position")),)

    @property
    def duration_ms(self) -> int | None:
        """How long it took, once it has ended."""
        return _milliseconds(self.started_at, self.completed_at)

    @property
    def open(self) -> bool:
        """Whether it has not ended."""
        return self.status in NODE_OPEN

    # ------------------------------------------------------------ transitions; the caller holds the execution's lock

    async def start(self, run: WorkflowExecution, input: Json) -> None:
        """PENDING → RUNNING: its first attempt begins."""
        self.input, self.started_at = input, now()
        self.attempts = 1
        await self._become(NodeStatus.RUNNING, Kind.NodeStarted, run)

    async def wait(self, run: WorkflowExecution) -> None:
        """RUNNING → WAITING: for a person, a worker, a time, an event or another run."""
        if self.status is NodeStatus.RUNNING:
            await self._become(NodeStatus.WAITING, Kind.NodeWaiting, run)

    async def put_off(self, run: WorkflowExecution, error: str, retry_at: datetime) -> None:
        """The attempt failed; another one begins at `retry_at`. That is no change of what the outside sees."""
        self.error, self.retry_at = error, retry_at
        await self._back_to_running(run)

    async def try_again(self, run: WorkflowExecution) -> None:
        """The next attempt begins, with nothing left of the one before."""
        self.attempts += 1
        self.retry_at, self.due_at = None, None
        self.task_id, self.approval_id, self.child_id = None, None, None
        await self._back_to_running(run)

    async def complete(self, run: WorkflowExecution, output: Json) -> None:
        """RUNNING or WAITING → COMPLETED."""
        self.output = output
        self.error = None
        await self._end(NodeStatus.COMPLETED, Kind.NodeCompleted, run)

    async def fail(self, run: WorkflowExecution, error: str) -> None:
        """RUNNING or WAITING → FAILED: no attempt is left."""
        self.error = error
        await self._end(NodeStatus.FAILED, Kind.NodeFailed, run)

    async def skip(self, run: WorkflowExecution) -> None:
        """PENDING → SKIPPED: it is not needed in this run."""
        await self._end(NodeStatus.SKIPPED, Kind.NodeSkipped, run)

    async def cancel(self, run: WorkflowExecution) -> None:
        """Open → CANCELLED. The event is that of the run, which ends with it."""
        before, self.status = self.status, NodeStatus.CANCELLED
        self.completed_at = now() if self.started_at else None
        run.count(before, self.status)
        await self.store()

    async def reset(self) -> None:
        """Ended → PENDING, as if it had never begun: the run is tried again."""
        self.status, self.attempts = NodeStatus.PENDING, 0
        self.input, self.output = None, None
        self.error = None
        self.task_id, self.approval_id, self.child_id = None, None, None
        self.retry_at, self.due_at, self.started_at, self.completed_at = None, None, None, None
        await self.store()

    # ------------------------------------------------------------ parts

    async def _back_to_running(self, run: WorkflowExecution) -> None:
        if self.status is NodeStatus.WAITING:
            self.status = NodeStatus.RUNNING
            run.count(NodeStatus.WAITING, NodeStatus.RUNNING)
            await run.keep("status", "nodes_running", "nodes_waiting", "nodes_ended")
        await self.store()

    async def _end(self, status: NodeStatus, kind: Kind, run: WorkflowExecution) -> None:
        self.completed_at = now()
        self.retry_at, self.due_at = None, None
        await self._become(status, kind, run)

    async def _become(self, status: NodeStatus, kind: Kind, run: WorkflowExecution) -> None:
        before, self.status = self.status, status
        run.count(before, status)
        await self.store()
        await run.keep("status", "nodes_running", "nodes_waiting", "nodes_ended")
        payload: JsonObject = {"execution": run.columns(), "node": self.columns()}
        await record(
            kind,
            organization_id=self.organization_id,
            by=SYSTEM_ID,
            topics=run.topics,
            payload=payload,
            event_id=f"{run.id}:{self.id}:{status.value}:{run.round}.{self.attempts}",
        )


async def locked(execution_id: str, key: str | None = None) -> tuple[WorkflowExecution, NodeExecution | None]:
    """Returns the locked run and one of its nodes, as they are now."""
    run = await WorkflowExecution.select_for_update().get(id=execution_id)
    node = None if key is None else await NodeExecution.get(execution_id=execution_id, key=key)
    return run, node
