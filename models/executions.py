"""Runs of workflows: their state and results, and those of their nodes.

::

    WorkflowExecution   PENDING ──begin──▶ RUNNING ◀──▶ WAITING ──▶ COMPLETED │ FAILED │ CANCELLED
                           ▲                                            retry ──┘
    NodeExecution       PENDING ──start──▶ RUNNING ◀──▶ WAITING ──▶ COMPLETED │ FAILED │ CANCELLED
                           └──skip──▶ SKIPPED

Transitions change the rows in memory; `WorkflowExecution.write()` stores their changes and events in the current
transaction. All transitions of a run are made under the lock of its row, which puts its events in order. The ids of
events are derived from the transitions, so that none is recorded twice.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum
from typing import Final

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json
from models.events import EventKind, LoggedEvent, Topics, new_event, record, record_all
from storage.clock import now
from storage.ids import SYSTEM_ID, users_among
from storage.record import JsonField, Record
from storage.updates import ChangeSet, execute_updates, update_of, write_change_sets


class ExecutionStatus(Enum):
    """The state of a run."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class NodeStatus(Enum):
    """The state of a node of a run."""

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
MAX_DEPTH: Final = 10
"""The maximum number of nested runs; more are treated as a loop."""


def _milliseconds(begin: datetime | None, end: datetime | None) -> int | None:
    return None if begin is None or end is None else round((end - begin).total_seconds() * 1000)


class WorkflowExecution(Record):
    """One run, with a copy of the definition that it began with.

    `round` counts the retries. `run_key` is unique, so that a trigger and an event, or a node of another run, start one
    run at most. `caused_by` is the event that fired a trigger. `log_seq` is the head of the log when the run was
    created: its nodes may wait for any later event. `initiator_ids` are the users whose events or runs led to it; see
    `initiators`. `driver` is the id of its driver, so that a former driver can
    change nothing.
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
    initiator_ids = JsonField(null=True)
    session_id = fields.CharField(max_length=40, null=True)
    parent_node_id = fields.CharField(max_length=40, null=True)
    depth = fields.IntField(default=1)
    run_key = fields.CharField(max_length=200, null=True)
    caused_by = fields.CharField(max_length=120, null=True)
    definition = JsonField()
    round = fields.IntField(default=1)
    driver = fields.CharField(max_length=40, null=True)
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
            Index(fields=("completed_at",)),
        )

    _changes: "Changes | None" = None

    def columns(self) -> dict[str, Json]:
        """Return the columns in events, which leave out the definition for its size."""
        return {name: value for name, value in super().columns().items() if name not in ("definition", "driver")}

    @property
    def changes(self) -> "Changes":
        """The changes of its transitions since it was last written."""
        if self._changes is None:
            self._changes = Changes()
        return self._changes

    @property
    def initiators(self) -> frozenset[str]:
        """The users behind it: who started it, and whose events or runs led to it, through any number of runs."""
        return frozenset(self.initiator_ids or ()) | users_among(self.started_by_id)

    @property
    def duration_ms(self) -> int | None:
        """Its duration, once it has ended."""
        return _milliseconds(self.started_at, self.completed_at)

    @property
    def ended(self) -> bool:
        """True if it has ended; only a retry continues it."""
        return self.status in ENDED

    # ------------------------------------------------------------ transitions; the caller holds the row's lock

    async def add(self, nodes: Sequence["NodeExecution"], *, by: str) -> None:
        """Store a new run with its nodes, PENDING."""
        self.nodes_total = len(nodes)
        await self.insert()
        await NodeExecution.bulk_create(nodes)
        await self._record_change(CREATED, by)

    def claim(self, driver: str) -> None:
        """Set its driver."""
        self.driver = driver
        self.changes.dirty = True

    def begin(self) -> None:
        """PENDING → RUNNING."""
        self.status = ExecutionStatus.RUNNING
        self.started_at = self.started_at or now()
        self._record(EventKind.WorkflowStarted, self.started_by_id)

    def complete(self, output: Json) -> None:
        """RUNNING → COMPLETED."""
        self.output = output
        self._end(ExecutionStatus.COMPLETED, EventKind.WorkflowCompleted, SYSTEM_ID)

    def fail(self, error: str) -> None:
        """Open → FAILED. The caller has cancelled the nodes that had not ended."""
        self.error = error
        self._end(ExecutionStatus.FAILED, EventKind.WorkflowFailed, SYSTEM_ID)

    def cancel(self, *, by: str) -> None:
        """Open → CANCELLED.

        Raises:
            Conflict: it has ended.
        """
        self.require_open()
        self._end(ExecutionStatus.CANCELLED, EventKind.WorkflowCancelled, by)

    async def retry(self, *, nodes_ended: int, by: str) -> None:
        """FAILED or CANCELLED → PENDING; `nodes_ended` nodes keep their results.

        Raises:
            Conflict: it is in another state.
        """
        if self.status not in (ExecutionStatus.FAILED, ExecutionStatus.CANCELLED):
            raise Conflict(
                f"The execution is {self.status.value}; only a FAILED or CANCELLED one can be retried.", field=["id"]
            )
        self.status = ExecutionStatus.PENDING
        self.round += 1
        self.error = None
        self.output, self.completed_at = None, None
        self.nodes_running, self.nodes_waiting, self.nodes_ended = 0, 0, nodes_ended
        self.changes.dirty, self.updated_at = True, now()
        await self.write()
        await self._record_change(RETRIED, by)

    def require_open(self) -> None:
        """Require that it has not ended.

        Raises:
            Conflict: it has.
        """
        if self.ended:
            raise Conflict(f"The execution is already {self.status.value}.", field=["id"])

    # ------------------------------------------------------------ writing

    async def write(self, *, driver: str | None = None) -> bool:
        """Store, in the current transaction, the changes of transitions since it was last written.

        Args:
            driver: write only while this is the run's driver, and it has not ended or been retried. Without it, the
                caller has locked the row and checked that.

        Returns:
            Whether it was written. If not, nothing was, and the rows in memory differ from what is stored.
        """
        changes = self._drain_changes(driver)
        if not await execute_updates(changes.updates):
            return False
        if changes.events:
            await record_all(changes.events, derived=True)
        return True

    def _drain_changes(self, driver: str | None) -> ChangeSet:
        """Remove and return what is to be written."""
        changes, self._changes = self.changes, None
        if not changes.dirty:
            return ChangeSet([], [])
        expected: dict[str, list[str | int]] | None = None
        if driver is not None:
            expected = {"driver": [driver], "round": [self.round], "status": [each.value for each in OPEN]}
        updates = [update_of([self], _TRANSITION_COLUMNS, expected)]
        updates += [update_of(nodes, columns) for columns, nodes in changes.by_columns()]
        return ChangeSet(updates, changes.events)

    @staticmethod
    async def write_many(runs: Sequence[tuple["WorkflowExecution", str]]) -> list[bool]:
        """On SQLite, do what `write` does for several runs and their drivers at once."""
        return await write_change_sets([run._drain_changes(driver) for run, driver in runs])

    async def lock(self, driver: str) -> bool:
        """Lock the row. Return False if `driver` no longer drives the run, or it has ended or been retried."""
        rows = WorkflowExecution.filter(id=self.id, driver=driver, round=self.round, status__in=[*OPEN])
        return await rows.select_for_update().only("id").first() is not None

    # ------------------------------------------------------------ parts

    def count_transition(self, before: NodeStatus, after: NodeStatus) -> None:
        """Count the transition of one of its nodes, and set whether the run only waits now."""
        self.changes.dirty, self.updated_at = True, now()
        for status, change in ((before, -1), (after, 1)):
            if status is NodeStatus.RUNNING:
                self.nodes_running += change
            elif status is NodeStatus.WAITING:
                self.nodes_waiting += change
            elif status not in (NodeStatus.PENDING, NodeStatus.CANCELLED):  # a cancelled node was never done
                self.nodes_ended += change
        waits = self.nodes_waiting and not self.nodes_running
        if not self.ended:
            self.status = ExecutionStatus.WAITING if waits else ExecutionStatus.RUNNING

    def _end(self, status: ExecutionStatus, kind: EventKind, by: str) -> None:
        self.status = status
        self.completed_at = now()
        self._record(kind, by)

    def _record(self, kind: EventKind, by: str) -> None:
        self.changes.dirty, self.updated_at = True, now()
        event = new_event(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=self.topics,
            payload={"execution": self.columns()},
            caused_by=self.caused_by if kind is EventKind.WorkflowStarted else None,
            event_id=f"{self.id}:{kind.name}:{self.round}",
        )
        self.changes.events.append(event)

    async def _record_change(self, type: str, by: str) -> None:
        await record(
            EventKind.RecordChanged,
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
        """The topics of its events."""
        return Topics(session_id=self.session_id, execution_id=self.id)


_TRANSITION_COLUMNS: Final = (
    "status",
    "started_at",
    "completed_at",
    "output",
    "error",
    "round",
    "driver",
    "nodes_running",
    "nodes_waiting",
    "nodes_ended",
    "updated_at",
)
"""The columns of a run that transitions change."""


class NodeExecution(Record):
    """A node of a run.

    `round` is the run's in which it last began or was skipped. `task_id`, `approval_id` and `child_id` are what the
    current attempt waits for. `retry_at` is set between a failed attempt and the next; `due_at` is when a delay, or the
    time to wait for an event, is over. All of it is stored, so that it survives a crash.
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
    round = fields.IntField(default=1)
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
        """Its duration, once it has ended."""
        return _milliseconds(self.started_at, self.completed_at)

    @property
    def open(self) -> bool:
        """True if it has not ended."""
        return self.status in NODE_OPEN

    @property
    def awaits(self) -> bool:
        """True if it waits for a task, an approval or another run."""
        return self.task_id is not None or self.approval_id is not None or self.child_id is not None

    # ------------------------------------------------------------ transitions; the caller writes the run afterwards

    def start(self, run: WorkflowExecution, input: Json) -> None:
        """PENDING → RUNNING: its first attempt begins."""
        self.input, self.started_at = input, now()
        self.attempts = 1
        self._transition(NodeStatus.RUNNING, EventKind.NodeStarted, run, "input", "started_at", "attempts")

    def wait(self, run: WorkflowExecution) -> None:
        """RUNNING → WAITING, for a person, a worker, a time, an event or another run, which the caller has set."""
        run.changes.touch(self, *_WAIT_COLUMNS)
        if self.status is NodeStatus.RUNNING:
            self._transition(NodeStatus.WAITING, EventKind.NodeWaiting, run)

    def schedule_retry(self, run: WorkflowExecution, error: str, retry_at: datetime) -> None:
        """RUNNING or WAITING → WAITING: an attempt failed, and the next one begins at `retry_at`."""
        self.error, self.retry_at = error, retry_at
        self._transition(NodeStatus.WAITING, EventKind.NodeWaiting, run, "error", "retry_at", why="retry")

    def try_again(self, run: WorkflowExecution) -> None:
        """WAITING → RUNNING: the next attempt begins, with nothing left of the previous one."""
        self.attempts += 1
        self._clear_wait()
        self._back_to_running(run, "attempts", *_WAIT_COLUMNS)

    def complete(self, run: WorkflowExecution, output: Json) -> None:
        """RUNNING or WAITING → COMPLETED."""
        self.output = output
        self.error = None
        self._end(NodeStatus.COMPLETED, EventKind.NodeCompleted, run)

    def fail(self, run: WorkflowExecution, error: str) -> None:
        """RUNNING or WAITING → FAILED: there are no more attempts."""
        self.error = error
        self._end(NodeStatus.FAILED, EventKind.NodeFailed, run)

    def skip(self, run: WorkflowExecution) -> None:
        """PENDING → SKIPPED: it is not needed in this run."""
        self._end(NodeStatus.SKIPPED, EventKind.NodeSkipped, run)

    def cancel(self, run: WorkflowExecution) -> None:
        """Open → CANCELLED. The run ends with it, and records the event."""
        before, self.status = self.status, NodeStatus.CANCELLED
        self.completed_at = now() if self.started_at else None
        self.retry_at = None
        run.count_transition(before, self.status)
        run.changes.touch(self, "status", "completed_at", "retry_at")

    def reset(self, run: WorkflowExecution) -> None:
        """Ended → PENDING, as if it had never begun, because the run is retried."""
        self.status, self.attempts = NodeStatus.PENDING, 0
        self.input, self.output = None, None
        self.error = None
        self.started_at, self.completed_at = None, None
        self._clear_wait()
        run.changes.touch(self, "status", "attempts", "input", "started_at", *_RESULT_COLUMNS, *_WAIT_COLUMNS)

    # ------------------------------------------------------------ parts

    def _clear_wait(self) -> None:
        self.retry_at, self.due_at = None, None
        self.task_id, self.approval_id, self.child_id = None, None, None

    def _back_to_running(self, run: WorkflowExecution, *columns: str) -> None:
        if self.status is NodeStatus.WAITING:
            self.status = NodeStatus.RUNNING
            run.count_transition(NodeStatus.WAITING, NodeStatus.RUNNING)
        run.changes.touch(self, "status", *columns)

    def _end(self, status: NodeStatus, kind: EventKind, run: WorkflowExecution) -> None:
        self.completed_at = now()
        self.retry_at, self.due_at = None, None
        self._transition(status, kind, run, "retry_at", "due_at", *_RESULT_COLUMNS)

    def _transition(
        self, status: NodeStatus, kind: EventKind, run: WorkflowExecution, *columns: str, why: str = ""
    ) -> None:
        """Change the status with its event; `why` tells two transitions to one status in one attempt apart."""
        before, self.status = self.status, status
        run.count_transition(before, status)
        run.changes.touch(self, "status", *columns)
        event = new_event(
            kind,
            organization_id=self.organization_id,
            by=SYSTEM_ID,
            topics=run.topics,
            payload={"execution": run.columns(), "node": self.columns()},
            event_id=f"{run.id}:{self.id}:{status.value}{why}:{run.round}.{self.attempts}",
        )
        run.changes.events.append(event)


_WAIT_COLUMNS: Final = ("task_id", "approval_id", "child_id", "retry_at", "due_at")
_RESULT_COLUMNS: Final = ("output", "error", "completed_at")


class Changes:
    """The changes of transitions to a run and its nodes, and their events, until both are written."""

    __slots__ = ("_columns", "_nodes", "dirty", "events")

    def __init__(self) -> None:
        self.dirty = False
        """True if the run or any of its nodes has changed."""
        self.events: list[LoggedEvent] = []
        self._nodes: dict[str, NodeExecution] = {}
        self._columns: dict[str, set[str]] = defaultdict(set)

    def touch(self, node: NodeExecution, *columns: str) -> None:
        """Mark columns of a node as changed."""
        self.dirty = True
        node.updated_at = now()
        self._nodes[node.id] = node
        self._columns[node.id].update(columns)

    def by_columns(self) -> Iterator[tuple[tuple[str, ...], list[NodeExecution]]]:
        """Yield the changed nodes, grouped by the set of columns that changed."""
        alike: dict[tuple[str, ...], list[NodeExecution]] = defaultdict(list)
        for id, node in self._nodes.items():
            alike[*sorted(self._columns[id]), "updated_at"].append(node)
        yield from alike.items()
