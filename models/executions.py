"""Runs of workflows: their state and results. Their nodes are in `models.node_executions`.

::

    WorkflowExecution   PENDING ──begin──▶ RUNNING ◀──▶ WAITING ──▶ COMPLETED │ FAILED │ CANCELLED
                           ▲                                            retry ──┘
    NodeExecution       PENDING ──start──▶ RUNNING ◀──▶ WAITING ──▶ COMPLETED │ FAILED │ CANCELLED
                           └──skip──▶ SKIPPED

Transitions change the rows in memory; `WorkflowExecution.write()` stores their changes and events in the current
transaction. All transitions of a run are made under the lock of its row, which puts its events in order. The ids of
events are derived from the transitions, so that none is recorded twice, and so that those of causes are known:
a run begins because it was created or retried, a node because the run began or the last of its dependencies ended, and
both end because of what they waited for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum
from typing import Final

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json, JsonObject
from models.causes import current_cause
from models.events import EventKind, LoggedEvent, Topics, new_event, record_all, record_change
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


def milliseconds(begin: datetime | None, end: datetime | None) -> int | None:
    """Return the duration of a run or a node, once it has ended."""
    return None if begin is None or end is None else round((end - begin).total_seconds() * 1000)


class Changes:
    """The changes of transitions to a run and its nodes, and their events, until both are written."""

    __slots__ = ("_columns", "_nodes", "dirty", "events")

    def __init__(self) -> None:
        self.dirty = False
        """True if the run or any of its nodes has changed."""
        self.events: list[LoggedEvent] = []
        self._nodes: dict[str, Record] = {}
        self._columns: dict[str, set[str]] = defaultdict(set)

    def touch(self, node: Record, *columns: str) -> None:
        """Mark columns of a node as changed."""
        self.dirty = True
        node.updated_at = now()
        self._nodes[node.id] = node
        self._columns[node.id].update(columns)

    def by_columns(self) -> Iterator[tuple[tuple[str, ...], list[Record]]]:
        """Yield the changed nodes, grouped by the set of columns that changed."""
        alike: dict[tuple[str, ...], list[Record]] = defaultdict(list)
        for id, node in self._nodes.items():
            alike[*sorted(self._columns[id]), "updated_at"].append(node)
        yield from alike.items()


class WorkflowExecution(Record):
    """One run, with a copy of the definition that it began with.

    `round` counts the retries. `run_key` is unique, so that a trigger and an event, or a node of another run, start one
    run at most. `caused_by` is the event that led to it, such as the one that fired a trigger. `log_seq` is the head of
    the log when the run was created: its nodes may wait for any later event. `initiator_ids` are the users whose events
    or runs led to it; see `initiators`. `driver` is the id of its driver, so that a former driver can change nothing.
    """

    PREFIX = "exe"

    workflow_id = fields.CharField(max_length=40, null=True)
    version = fields.IntField(default=1)
    status = fields.CharEnumField(ExecutionStatus, max_length=20, default=ExecutionStatus.PENDING)
    input: JsonField[Json] = JsonField()
    output: JsonField[Json] = JsonField(null=True)
    error: fields.Field[str | None] = fields.TextField(null=True)  # type: ignore[assignment]
    trigger = fields.CharField(max_length=20)
    started_by_id = fields.CharField(max_length=40)
    initiator_ids: JsonField[list[str] | None] = JsonField(null=True)
    session_id = fields.CharField(max_length=40, null=True)
    parent_node_id = fields.CharField(max_length=40, null=True)
    depth = fields.IntField(default=1)
    run_key = fields.CharField(max_length=200, null=True)
    caused_by = fields.CharField(max_length=120, null=True)
    definition: JsonField[list[JsonObject]] = JsonField()
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

    _changes: Changes | None = None

    def columns(self) -> dict[str, Json]:
        """Return the columns in events, which leave out the definition for its size."""
        return {name: value for name, value in super().columns().items() if name not in ("definition", "driver")}

    @property
    def changes(self) -> Changes:
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
        return milliseconds(self.started_at, self.completed_at)

    @property
    def ended(self) -> bool:
        """True if it has ended; only a retry continues it."""
        return self.status in ENDED

    @property
    def began_by(self) -> str:
        """The id of the event with which the current round began."""
        return self._event_id(EventKind.WorkflowStarted.name)

    @property
    def cause_id(self) -> str:
        """The id of the event that what happens next is caused by: with which the round began, or has ended."""
        ended = _END_EVENTS.get(self.status)
        return self.began_by if ended is None else self._event_id(ended.name)

    @property
    def latest_event_id(self) -> str:
        """The id of the event that recorded its present state: as `cause_id`, or its creation or retry."""
        if self.status is ExecutionStatus.PENDING:
            return started_by(self.id, self.round)
        return self.cause_id

    # ------------------------------------------------------------ transitions; the caller holds the row's lock

    async def add(self, nodes: Sequence[Record], *, by: str) -> None:
        """Store a new run with its nodes, PENDING."""
        self.nodes_total = len(nodes)
        await self.insert()
        if nodes:
            await type(nodes[0]).bulk_create(nodes)
        await self._record_change(CREATED, by)

    def claim(self, driver: str) -> None:
        """Set its driver."""
        self.driver = driver
        self.changes.dirty = True

    def begin(self) -> None:
        """PENDING → RUNNING."""
        self.status = ExecutionStatus.RUNNING
        self.started_at = self.started_at or now()
        created = CREATED if self.round == 1 else RETRIED
        self._record(EventKind.WorkflowStarted, self.started_by_id, cause=self._event_id(created))

    def complete(self, output: Json, *, cause: str) -> None:
        """RUNNING → COMPLETED."""
        self.output = output
        self._end(ExecutionStatus.COMPLETED, SYSTEM_ID, cause=cause)

    def fail(self, error: str, *, cause: str) -> None:
        """Open → FAILED. The caller has cancelled the nodes that had not ended."""
        self.error = error
        self._end(ExecutionStatus.FAILED, SYSTEM_ID, cause=cause)

    def cancel(self, *, by: str) -> None:
        """Open → CANCELLED.

        Raises:
            Conflict: it has ended.
        """
        self.require_open()
        self._end(ExecutionStatus.CANCELLED, by, cause=current_cause())

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

    def _end(self, status: ExecutionStatus, by: str, *, cause: str | None) -> None:
        self.status = status
        self.completed_at = now()
        self._record(_END_EVENTS[status], by, cause=cause)

    def _event_id(self, name: str) -> str:
        """Return the id of the event that records a transition in the current round."""
        return f"{self.id}:{name}:{self.round}"

    def _record(self, kind: EventKind, by: str, *, cause: str | None) -> None:
        self.changes.dirty, self.updated_at = True, now()
        event = new_event(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=self.topics,
            payload={"execution": self.columns()},
            caused_by=cause,
            event_id=self._event_id(kind.name),
        )
        self.changes.events.append(event)

    async def _record_change(self, type: str, by: str) -> None:
        await record_change(
            self,
            {"status": self.status.value, "round": self.round},
            by=by,
            type=type,
            topics=self.topics,
            caused_by=self.caused_by if type == CREATED else None,
            event_id=self._event_id(type),
        )

    @property
    def topics(self) -> Topics:
        """The topics of its events."""
        return Topics(session_id=self.session_id, execution_id=self.id)


def started_by(run_id: str, round: int) -> str:
    """Return the id of the event that created or retried a run."""
    return f"{run_id}:{CREATED if round == 1 else RETRIED}:{round}"


_END_EVENTS: Final = {
    ExecutionStatus.COMPLETED: EventKind.WorkflowCompleted,
    ExecutionStatus.FAILED: EventKind.WorkflowFailed,
    ExecutionStatus.CANCELLED: EventKind.WorkflowCancelled,
}

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
