"""Tasks: work that waits in a queue until an agent has done it.

::

    PENDING ──assign/claim──▶ ASSIGNED ──start──▶ RUNNING ──complete──▶ COMPLETED
       ▲                       ▲  │                  │
       │                       └──┼──────assign──────┤
       │◀── release, lost lease, retryable failure ──┤
       │                          └──────────────────┴── fail, attempts used up ──▶ FAILED
       │                       (PENDING, ASSIGNED, RUNNING) ── cancel ──▶ CANCELLED
       └── retry ── FAILED, CANCELLED

A claim is a lease: the worker has the task until `lease_expires_at`, and heartbeats and progress reports renew it. A
worker whose lease has expired has lost the task, even before the scheduler returns the task to the queue; its reports
are rejected.

A task that someone assigned to an agent, at its creation, later or in a workflow node, is for that agent only: where a
task that was claimed from the queue returns to the queue, it returns to ASSIGNED.

The agent of a task that was assigned and not attempted yet can complete or fail it at once: it is started and ended in
one transaction, with both events. After an attempt that failed or was lost, it has to be started again, so that late
results of that attempt stay rejected.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json, JsonObject, texts_at
from models.causes import current_cause, new_event_id
from models.events import EventKind, Topics, record
from storage.clock import now
from storage.ids import users_among
from storage.record import JsonField, Record, SearchedListField


class TaskStatus(Enum):
    """The state of a task."""

    PENDING = "PENDING"
    ASSIGNED = "ASSIGNED"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


AGENT_MESSAGE: Final = "agent.message"
"""The type of the task that a worker receives when its agent is called."""

FINAL: Final = frozenset({TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED})
HIGHEST_PRIORITY: Final = 10
DEFAULT_PRIORITY: Final = 2
DEFAULT_TYPE: Final = "general"
DEFAULT_TIMEOUT_SECONDS: Final = 300
DEFAULT_MAX_ATTEMPTS: Final = 3
DEFAULT_RETRY_DELAY_SECONDS: Final = 0.0
LONGEST_DELAY: Final = 86_400.0
"""Seconds. The upper limit of the backoff between attempts."""

CLAIMED: Final = Q(status=TaskStatus.RUNNING) | Q(status=TaskStatus.ASSIGNED, lease_expires_at__isnull=False)
"""The tasks that an agent has claimed or started, without those that are assigned but not claimed yet."""


class Task(Record):
    """A unit of work.

    `urgency` is `10 - priority`: ascending, like the ids, so that one index contains the queue in its order.
    `required_capabilities` are those of `requirements`, in a column that a claim can query. `attempt_at` is when the
    current attempt began: at the claim, or when a task that was assigned without a claim was started. `retry_at` is the
    earliest time of the next attempt after a failure. `falls_due_at` is `due_at` until the task has been marked
    overdue, so that the index contains only tasks that can still become overdue. `for_agent_id` is the agent to which
    someone assigned it; null if it was claimed from the queue. `cause_id` is the event that led to its present place:
    that of its creation, its latest assignment, claim or return to the queue, or its end. It causes what happens next.
    """

    PREFIX = "tsk"

    title = fields.CharField(max_length=255)
    type = fields.CharField(max_length=255)
    description = fields.TextField(null=True)
    priority = fields.IntField(default=DEFAULT_PRIORITY)
    urgency = fields.IntField(default=HIGHEST_PRIORITY - DEFAULT_PRIORITY)
    payload: JsonField[Json] = JsonField()
    requirements: JsonField[JsonObject] = JsonField()
    required_capabilities: SearchedListField[list[str]] = SearchedListField()
    status = fields.CharEnumField(TaskStatus, max_length=20, default=TaskStatus.PENDING)
    progress = fields.FloatField(null=True)
    result: JsonField[Json] = JsonField(null=True)
    error = fields.CharField(max_length=10_000, null=True)
    attempts = fields.IntField(default=0)
    max_attempts = fields.IntField(default=DEFAULT_MAX_ATTEMPTS)
    timeout_seconds = fields.IntField(default=DEFAULT_TIMEOUT_SECONDS)
    retry_delay_seconds = fields.FloatField(default=DEFAULT_RETRY_DELAY_SECONDS)
    retry_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField(null=True)
    falls_due_at = fields.DatetimeField(null=True)
    overdue = fields.BooleanField(default=False)
    session_id = fields.CharField(max_length=40, null=True)
    execution_id = fields.CharField(max_length=40, null=True)
    node_id = fields.CharField(max_length=40, null=True)
    created_by_id = fields.CharField(max_length=40)
    cause_id = fields.CharField(max_length=120, null=True)
    for_agent_id = fields.CharField(max_length=40, null=True)
    assigned_to_id = fields.CharField(max_length=40, null=True)
    lease_seconds = fields.IntField(null=True)
    lease_expires_at = fields.DatetimeField(null=True)
    attempt_at = fields.DatetimeField(null=True)
    times_out_at = fields.DatetimeField(null=True)
    assigned_at = fields.DatetimeField(null=True)
    started_at = fields.DatetimeField(null=True)
    completed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "tasks"
        indexes = (
            Index(fields=("organization_id", "status", "urgency", "id")),
            Index(fields=("organization_id", "status", "type", "urgency", "id")),
            Index(fields=("organization_id", "priority", "id")),
            Index(fields=("organization_id", "updated_at", "id")),
            Index(fields=("assigned_to_id", "status", "urgency", "id")),
            Index(fields=("assigned_to_id", "id")),
            Index(fields=("session_id", "id")),
            Index(fields=("lease_expires_at",)),
            Index(fields=("times_out_at",)),
            Index(fields=("falls_due_at",)),
        )

    @property
    def claimed(self) -> bool:
        """Return whether an agent has claimed or started it."""
        return self.status is TaskStatus.RUNNING or (
            self.status is TaskStatus.ASSIGNED and self.lease_expires_at is not None
        )

    @property
    def claimable(self) -> bool:
        """Return whether an agent may claim it."""
        return self.status is TaskStatus.PENDING or (self.status is TaskStatus.ASSIGNED and not self.claimed)

    @property
    def startable_by_report(self) -> bool:
        """Return whether a report of its agent starts it: it was assigned, and no attempt at it has begun."""
        return self.status is TaskStatus.ASSIGNED and not self.claimed and self.attempts == 0

    @property
    def attempt_ms(self) -> float:
        """The duration of the current attempt so far, in milliseconds."""
        return 0.0 if self.attempt_at is None else (now() - self.attempt_at).total_seconds() * 1000

    @property
    def duration_seconds(self) -> float:
        """The time from start to completion."""
        if self.started_at is None or self.completed_at is None:
            return 0.0
        return (self.completed_at - self.started_at).total_seconds()

    # ------------------------------------------------------------ transitions: one change, one event each

    async def add(self, *, by: str) -> None:
        """Add a new task to the queue."""
        self.status = TaskStatus.PENDING
        self.urgency = HIGHEST_PRIORITY - self.priority
        self.required_capabilities = texts_at(self.requirements, "capabilities")
        self.falls_due_at = self.due_at
        self.cause_id = new_event_id()
        await self.insert()
        await self._record(EventKind.TaskCreated, by, event_id=self.cause_id)
        await self._mark_overdue_at_once(by=by)

    async def change(self, values: Mapping[str, object], *, by: str) -> None:
        """Update columns whose values differ.

        Raises:
            Conflict: it has ended.
        """
        if self.status in FINAL:
            raise Conflict(f"The task is {self.status.value} and can no longer be changed.", field=["id"])
        changes = {name: value for name, value in values.items() if getattr(self, name) != value}
        if not changes:
            return
        for name, value in changes.items():
            setattr(self, name, value)
        self.urgency = HIGHEST_PRIORITY - self.priority
        if "due_at" in changes:
            self.falls_due_at, self.overdue = self.due_at, False
        await self._save_and_record(EventKind.TaskUpdated, by, asked=False, moves=False)
        await self._mark_overdue_at_once(by=by)

    async def _mark_overdue_at_once(self, *, by: str) -> None:
        """Mark it overdue if its due date is in the past already, as it is in tasks that are imported."""
        if self.falls_due_at is not None and self.falls_due_at <= now():
            await self.mark_overdue(by=by)

    async def mark_overdue(self, *, by: str) -> None:
        """Record, once, that `due_at` has passed and the task is not completed."""
        self.falls_due_at, self.overdue = None, True
        await self._save_and_record(EventKind.TaskUpdated, by, {"overdue": True}, moves=False)

    async def assign(self, agent_id: str, *, by: str, delegator_id: str | None = None) -> None:
        """PENDING, ASSIGNED or RUNNING → ASSIGNED. An agent that had it loses it, and its attempt does not count.

        A second event notifies the agent that loses it. The agent that has it already keeps it.

        Args:
            delegator_id: the actor on whose behalf it is assigned; `by` unless given.

        Raises:
            Conflict: it has ended.
        """
        self._require(TaskStatus.PENDING, TaskStatus.ASSIGNED, TaskStatus.RUNNING)
        if self.assigned_to_id == agent_id:
            self.for_agent_id = agent_id
            await self.update_columns("for_agent_id")
            return
        former_agent_id = self.assigned_to_id
        self._uncount_attempt()
        self._unassign()
        self._assign_to(agent_id)
        self.retry_at = None
        self.for_agent_id = agent_id
        await self._save_and_record(EventKind.TaskAssigned, by, {"assigned_by_id": delegator_id or by}, asked=False)
        if former_agent_id is not None:
            await self._record(EventKind.TaskUpdated, by, agent_id=former_agent_id, cause=self.cause_id)

    async def claim(self, agent_id: str, *, lease_seconds: int, by: str) -> None:
        """PENDING, or ASSIGNED to this agent → ASSIGNED under a lease. This begins an attempt.

        Raises:
            Conflict: it cannot be claimed.
        """
        self._require(TaskStatus.PENDING, TaskStatus.ASSIGNED)
        assigned = self.status is TaskStatus.ASSIGNED
        if not assigned:
            self._assign_to(agent_id)
        self._begin_attempt()
        self.lease_seconds = lease_seconds
        self.lease_expires_at = now() + timedelta(seconds=lease_seconds)
        await self._save_and_record(EventKind.TaskUpdated if assigned else EventKind.TaskAssigned, by)

    async def start(self, *, by: str) -> None:
        """ASSIGNED → RUNNING. Without a lease this begins an attempt.

        Raises:
            Conflict: it is not assigned, or its lease has expired.
        """
        self._require(TaskStatus.ASSIGNED)
        self._require_in_time()
        if self.lease_expires_at is None:
            self._begin_attempt()
        self.status = TaskStatus.RUNNING
        self.started_at = now()
        self.times_out_at = self.started_at + timedelta(seconds=self.timeout_seconds)
        self._extend_lease()
        await self._save_and_record(EventKind.TaskUpdated, by, moves=False)

    async def advance(self, progress: float, note: str | None, *, by: str) -> None:
        """Record the progress of a running task, and renew its lease.

        Raises:
            Conflict: it is not running, or its lease has expired.
        """
        self._require(TaskStatus.RUNNING)
        self._require_in_time()
        self.progress = progress
        self._extend_lease()
        extra: dict[str, Json] = {} if note is None else {"note": note}
        await self._save_and_record(EventKind.TaskUpdated, by, extra, moves=False)

    async def complete(self, result: Json, *, by: str) -> None:
        """RUNNING, claimed and never started, or assigned and never attempted → COMPLETED.

        Raises:
            Conflict: it is not with an agent, its lease has expired, or its last attempt was lost.
        """
        await self._begin_report(by=by)
        self.started_at = self.started_at or self.attempt_at
        self.result, self.error, self.progress = result, None, 1.0
        self._end(TaskStatus.COMPLETED)
        await self._save_and_record(EventKind.TaskUpdated, by)

    async def fail(self, error: str, *, retryable: bool, by: str) -> None:
        """RUNNING, claimed and never started, or assigned and never attempted → PENDING for a retry, or FAILED.

        Raises:
            Conflict: it is not with an agent, its lease has expired, or its last attempt was lost.
        """
        await self._begin_report(by=by)
        await self._end_attempt(error, retryable=retryable, by=by)

    async def lose_lease(self, error: str, *, by: str) -> None:
        """Claimed → PENDING if attempts are left, otherwise FAILED: its lease, its time or its worker is lost."""
        self._require(TaskStatus.ASSIGNED, TaskStatus.RUNNING)
        await self._end_attempt(error, retryable=True, by=by)

    async def release(self, *, by: str, for_good: bool = False) -> None:
        """ASSIGNED or RUNNING → PENDING for a reason other than a failure: the attempt does not count.

        Args:
            for_good: the agent will not return, so other agents may do what was for it only.
        """
        self._require(TaskStatus.ASSIGNED, TaskStatus.RUNNING)
        former_agent_id = self.assigned_to_id
        self.for_agent_id = None if for_good else self.for_agent_id
        self._uncount_attempt()
        self._requeue()
        await self._save_and_record(EventKind.TaskUpdated, by, former_agent_id=former_agent_id, asked=False)

    async def renew(self) -> None:
        """Renew the lease. This is not a change of state."""
        self._extend_lease()
        await self.update_columns("lease_expires_at")

    async def cancel(self, *, by: str) -> None:
        """PENDING, ASSIGNED or RUNNING → CANCELLED.

        Raises:
            Conflict: it has ended.
        """
        self._require(TaskStatus.PENDING, TaskStatus.ASSIGNED, TaskStatus.RUNNING)
        self._end(TaskStatus.CANCELLED)
        await self._save_and_record(EventKind.TaskUpdated, by, asked=False)

    async def retry(self, *, by: str, for_good: bool = False) -> None:
        """FAILED or CANCELLED → PENDING, with all attempts left.

        Args:
            for_good: the agent it was assigned to is gone, so other agents may do it.

        Raises:
            Conflict: it is in another state.
        """
        self._require(TaskStatus.FAILED, TaskStatus.CANCELLED)
        former_agent_id = self.assigned_to_id
        self.for_agent_id = None if for_good else self.for_agent_id
        self.attempts, self.error, self.result = 0, None, None
        self.falls_due_at = None if self.overdue else self.due_at
        self._requeue()
        await self._save_and_record(EventKind.TaskUpdated, by, former_agent_id=former_agent_id, asked=False)

    # ------------------------------------------------------------ conditions

    def require_assigned_to(self, agent_id: str) -> None:
        """Require that the task is assigned to this agent.

        Raises:
            Conflict: it is not, possibly because this agent has lost it.
        """
        if self.assigned_to_id != agent_id:
            raise Conflict("The task is not, or no longer, assigned to this agent.", field=["id"])

    def expiry_reason(self, moment: datetime) -> str | None:
        """Return why its agent has lost it by `moment`, or None if it has not."""
        if self.times_out_at is not None and self.times_out_at <= moment:
            return f"The task exceeded its time limit of {self.timeout_seconds} seconds."
        if self.lease_expires_at is not None and self.lease_expires_at <= moment:
            return f"The worker did not renew its lease of {self.lease_seconds} seconds."
        return None

    def _require_in_time(self) -> None:
        if reason := self.expiry_reason(now()):
            raise Conflict(f"{reason} This worker has lost it.", field=["id"])

    async def _begin_report(self, *, by: str) -> None:
        """Start a task that was assigned and never attempted; require that any other is claimed or running."""
        if self.startable_by_report:
            await self.start(by=by)
        if not self.claimed:
            self._raise_conflict()
        self._require_in_time()

    def _require(self, *allowed: TaskStatus) -> None:
        if self.status not in allowed:
            self._raise_conflict()

    def _raise_conflict(self) -> None:
        raise Conflict(f"This is not allowed while the task is {self.status.value}.", field=["id"])

    # ------------------------------------------------------------ parts of transitions

    def _assign_to(self, agent_id: str) -> None:
        self.status = TaskStatus.ASSIGNED
        self.assigned_to_id = agent_id
        self.assigned_at = now()

    def _begin_attempt(self) -> None:
        self.attempts += 1
        self.retry_at = None
        self.attempt_at = now()

    def _uncount_attempt(self) -> None:
        if self.claimed:
            self.attempts -= 1

    def _extend_lease(self) -> None:
        if self.lease_expires_at is not None and self.lease_seconds is not None:
            self.lease_expires_at = now() + timedelta(seconds=self.lease_seconds)

    def _clear_lease(self) -> None:
        self.lease_seconds, self.attempt_at = None, None
        self.lease_expires_at, self.times_out_at = None, None

    def _unassign(self) -> None:
        self._clear_lease()
        self.assigned_to_id, self.assigned_at = None, None
        self.started_at, self.progress = None, None

    def _requeue(self) -> None:
        self._unassign()
        self.completed_at = None
        self.status = TaskStatus.PENDING
        if self.for_agent_id is not None:
            self._assign_to(self.for_agent_id)

    def _delay_retry(self) -> None:
        """Delay the next attempt with exponential backoff."""
        if self.retry_delay_seconds:
            doublings = min(self.attempts - 1, 30)
            delay = min(self.retry_delay_seconds * 2.0**doublings, LONGEST_DELAY)
            self.retry_at = now() + timedelta(seconds=delay)

    def _end(self, status: TaskStatus) -> None:
        self._clear_lease()
        self.retry_at, self.falls_due_at = None, None
        self.status = status
        self.completed_at = now()

    async def _end_attempt(self, error: str, *, retryable: bool, by: str) -> None:
        former_agent_id = self.assigned_to_id
        self.error = error
        if retryable and self.attempts < self.max_attempts:
            self._requeue()
            self._delay_retry()
        else:
            self._end(TaskStatus.FAILED)
        await self._save_and_record(EventKind.TaskUpdated, by, former_agent_id=former_agent_id)

    async def _save_and_record(
        self,
        kind: EventKind,
        by: str,
        extra: Mapping[str, Json] | None = None,
        *,
        former_agent_id: str | None = None,
        asked: bool = True,
        moves: bool = True,
    ) -> None:
        """Save it and record the event. If no agent has the task, the event is about the one that lost it.

        Args:
            asked: whether the task asks for this change, as it does for reports; users make others on their own.
            moves: whether what happens next is caused by this event; otherwise by the same event as this one.
        """
        cause = self.cause_id if asked or not users_among(by) else None
        event_id = new_event_id()
        if moves:
            self.cause_id = event_id
        await self.save()
        agent_id = self.assigned_to_id or former_agent_id
        await self._record(kind, by, extra, agent_id=agent_id, event_id=event_id, cause=cause)

    async def _record(
        self,
        kind: EventKind,
        by: str,
        extra: Mapping[str, Json] | None = None,
        *,
        agent_id: str | None = None,
        event_id: str | None = None,
        cause: str | None = None,
    ) -> None:
        await record(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(
                session_id=self.session_id,
                execution_id=self.execution_id,
                agent_id=agent_id,
                task_id=self.id,
            ),
            payload={"task": self.columns(), **(extra or {})},
            caused_by=current_cause() or cause,
            event_id=event_id,
        )
