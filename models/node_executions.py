"""The nodes of runs: their state machine, which `models.executions` shows beside that of runs."""

from datetime import datetime
from typing import Final

from tortoise import fields
from tortoise.indexes import Index

from json_types import Json
from models.causes import current_cause
from models.events import EventKind, new_event
from models.executions import NODE_OPEN, NodeStatus, WorkflowExecution, milliseconds
from storage.clock import now
from storage.ids import SYSTEM_ID
from storage.record import JsonField, Record


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
    depends_on: JsonField[list[str]] = JsonField()
    status = fields.CharEnumField(NodeStatus, max_length=20, default=NodeStatus.PENDING)
    input: JsonField[Json] = JsonField(null=True)
    output: JsonField[Json] = JsonField(null=True)
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
        return milliseconds(self.started_at, self.completed_at)

    @property
    def open(self) -> bool:
        """True if it has not ended."""
        return self.status in NODE_OPEN

    def cause_id(self, run: WorkflowExecution) -> str:
        """Return the id of the event that what happens next is caused by.

        It is the one with which its attempt began or failed, or with which the node ended. A node that ended in an
        earlier round causes nothing in this one, whose beginning does.
        """
        if self.round != run.round:
            return run.began_by
        if not self.open:
            return self._event_id(run, self.status.value, self.attempts)
        name = NodeStatus.RUNNING.value if self.retry_at is None else _RETRY
        return self._event_id(run, name, self.attempts)

    @property
    def awaits(self) -> bool:
        """True if it waits for a task, an approval, another run or a synchronization."""
        return self.task_id is not None or self.approval_id is not None or self.child_id is not None

    # ------------------------------------------------------------ transitions; the caller writes the run afterwards

    def start(self, run: WorkflowExecution, input: Json, *, cause: str) -> None:
        """PENDING → RUNNING: its first attempt begins."""
        self.input, self.started_at = input, now()
        self.attempts, self.round = 1, run.round
        columns = ("input", "started_at", "attempts", "round")
        self._transition(NodeStatus.RUNNING, EventKind.NodeStarted, run, *columns, cause=cause)

    def wait(self, run: WorkflowExecution) -> None:
        """RUNNING → WAITING, for a person, a worker, a time, an event or another run, which the caller has set."""
        run.changes.touch(self, *_WAIT_COLUMNS)
        if self.status is NodeStatus.RUNNING:
            self._transition(NodeStatus.WAITING, EventKind.NodeWaiting, run)

    def schedule_retry(self, run: WorkflowExecution, error: str, retry_at: datetime) -> None:
        """RUNNING or WAITING → WAITING: an attempt failed, and the next one begins at `retry_at`."""
        cause = current_cause() or self.cause_id(run)
        self.error, self.retry_at = error, retry_at
        self._transition(NodeStatus.WAITING, EventKind.NodeWaiting, run, "error", "retry_at", name=_RETRY, cause=cause)

    def try_again(self, run: WorkflowExecution) -> None:
        """WAITING → RUNNING: the next attempt begins, with nothing but the error left of the previous one."""
        cause = self.cause_id(run)
        self.attempts += 1
        self._clear_wait()
        columns = ("attempts", *_WAIT_COLUMNS)
        self._transition(NodeStatus.RUNNING, EventKind.NodeRetrying, run, *columns, cause=cause)

    def complete(self, run: WorkflowExecution, output: Json, *, cause: str | None = None) -> None:
        """RUNNING or WAITING → COMPLETED."""
        self.output = output
        self.error = None
        self._end(NodeStatus.COMPLETED, EventKind.NodeCompleted, run, cause=cause)

    def fail(self, run: WorkflowExecution, error: str) -> None:
        """RUNNING or WAITING → FAILED: there are no more attempts."""
        self.error = error
        self._end(NodeStatus.FAILED, EventKind.NodeFailed, run)

    def skip(self, run: WorkflowExecution, *, cause: str) -> None:
        """PENDING → SKIPPED: it is not needed in this run."""
        self.round = run.round
        self._end(NodeStatus.SKIPPED, EventKind.NodeSkipped, run, "round", cause=cause)

    def cancel(self, run: WorkflowExecution, *, by: str, cause: str | None) -> None:
        """Open → CANCELLED, because the run ends. Unless it has begun, the end of the run is its only event."""
        before, self.status = self.status, NodeStatus.CANCELLED
        self.retry_at = None
        run.count_transition(before, self.status)
        run.changes.touch(self, "status", "completed_at", "retry_at")
        if self.started_at is not None:
            self.completed_at = now()
            self._record(EventKind.NodeCancelled, run, NodeStatus.CANCELLED.value, by=by, cause=cause)

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

    def _end(
        self, status: NodeStatus, kind: EventKind, run: WorkflowExecution, *columns: str, cause: str | None = None
    ) -> None:
        self.completed_at = now()
        self.retry_at, self.due_at = None, None
        self._transition(status, kind, run, "retry_at", "due_at", *_RESULT_COLUMNS, *columns, cause=cause)

    def _event_id(self, run: WorkflowExecution, name: str, attempt: int) -> str:
        """Return the id of the event that records a transition in the run's current round."""
        return f"{run.id}:{self.id}:{name}:{run.round}.{attempt}"

    def _transition(
        self,
        status: NodeStatus,
        kind: EventKind,
        run: WorkflowExecution,
        *columns: str,
        name: str | None = None,
        cause: str | None = None,
    ) -> None:
        """Change the status with its event.

        Args:
            name: tells two transitions to one status in one attempt apart.
            cause: the event that caused it, if it is neither the current cause nor the beginning of the attempt.
        """
        cause = cause or current_cause() or self.cause_id(run)
        before, self.status = self.status, status
        run.count_transition(before, status)
        run.changes.touch(self, "status", *columns)
        self._record(kind, run, name or status.value, by=SYSTEM_ID, cause=cause)

    def _record(self, kind: EventKind, run: WorkflowExecution, name: str, *, by: str, cause: str | None) -> None:
        event = new_event(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=run.topics,
            payload={"execution": run.columns(), "node": self.columns()},
            caused_by=cause,
            event_id=self._event_id(run, name, self.attempts),
        )
        run.changes.events.append(event)


_RETRY: Final = "WAITINGretry"
_WAIT_COLUMNS: Final = ("task_id", "approval_id", "child_id", "retry_at", "due_at")
_RESULT_COLUMNS: Final = ("output", "error", "completed_at")
