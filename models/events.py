"""The append-only log: every change of state is one event, written in the transaction that makes the change.

Where an event gets its place (`seq`, gap-free per shard, in commit order):

* SQLite has one writer at a time, so the insert itself takes the next number.
* PostgreSQL commits in another order than it numbers: a reader that asks for `id > last` would miss a row that commits
  late. So the transaction writes to `outbox`, and the relay moves committed rows into the log and numbers them.

An event's id may be derived from what happened (`execution:node:status`); recording it twice changes nothing.
"""

import builtins
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeVar, cast

import orjson
from tortoise import fields, models
from tortoise.indexes import Index

from json_types import Json, JsonObject
from storage.clock import now
from storage.database import unit_of_work
from storage.ids import new_id
from storage.record import JsonField, Record

DEFAULT_SHARD: Final = 0


class EventKind(Enum):
    """What happened. The value is the dotted `type` that outside systems see; the name is the GraphQL type's."""

    SessionCreated = "collaboration.session_created"
    SessionUpdated = "collaboration.session_updated"
    ParticipantJoined = "collaboration.participant_joined"
    ParticipantLeft = "collaboration.participant_left"
    MessageSent = "collaboration.message_sent"
    DocumentChanged = "collaboration.document_changed"
    TaskCreated = "collaboration.task_created"
    TaskAssigned = "collaboration.task_assigned"
    TaskUpdated = "collaboration.task_updated"
    ApprovalRequested = "collaboration.approval_requested"
    ApprovalResponded = "collaboration.approval_responded"
    WorkflowStarted = "workflow.started"
    NodeStarted = "workflow.node_started"
    NodeWaiting = "workflow.node_waiting"
    NodeCompleted = "workflow.node_completed"
    NodeFailed = "workflow.node_failed"
    NodeSkipped = "workflow.node_skipped"
    WorkflowCompleted = "workflow.completed"
    WorkflowFailed = "workflow.failed"
    WorkflowCancelled = "workflow.cancelled"
    AgentConnected = "agent.connected"
    AgentDisconnected = "agent.disconnected"
    AgentStatusChanged = "agent.status_changed"
    AgentExecuted = "agent.execution"
    AgentErrored = "agent.error"
    ConnectionChanged = "connection.changed"
    CustomEvent = "custom.event"
    RecordChanged = "record.changed"


TASK_EVENTS: Final = frozenset({EventKind.TaskCreated, EventKind.TaskAssigned, EventKind.TaskUpdated})
APPROVAL_EVENTS: Final = frozenset({EventKind.ApprovalRequested, EventKind.ApprovalResponded})
AGENT_EVENTS: Final = frozenset(
    {
        EventKind.AgentConnected,
        EventKind.AgentDisconnected,
        EventKind.AgentStatusChanged,
        EventKind.AgentExecuted,
        EventKind.AgentErrored,
    }
)
EXECUTION_EVENTS: Final = (
    TASK_EVENTS
    | APPROVAL_EVENTS
    | {
        EventKind.WorkflowStarted,
        EventKind.NodeStarted,
        EventKind.NodeWaiting,
        EventKind.NodeCompleted,
        EventKind.NodeFailed,
        EventKind.NodeSkipped,
        EventKind.WorkflowCompleted,
        EventKind.WorkflowFailed,
        EventKind.WorkflowCancelled,
    }
)
"""The events of a run, in its stream and in its history."""
SESSION_EVENTS: Final = (
    TASK_EVENTS
    | APPROVAL_EVENTS
    | {
        EventKind.SessionCreated,
        EventKind.SessionUpdated,
        EventKind.ParticipantJoined,
        EventKind.ParticipantLeft,
        EventKind.MessageSent,
        EventKind.DocumentChanged,
        EventKind.CustomEvent,
    }
)


@dataclass(frozen=True, slots=True)
class Topics:
    """What an event is about: the keys that streams select by."""

    session_id: str | None = None
    execution_id: str | None = None
    agent_id: str | None = None
    task_id: str | None = None
    user_id: str | None = None


RecordType = TypeVar("RecordType", bound=Record)


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event with its place in the log.

    `payload` maps a name to a record's columns, or to a plain JSON value. `seq` counts without a gap per `shard`.
    """

    shard: int
    seq: int
    id: str
    organization_id: str
    kind: EventKind
    type: str
    actor_id: str | None
    caused_by: str | None
    occurred_at: datetime
    topics: Topics
    payload: JsonObject
    _restored: dict[str, Record] = field(default_factory=dict, compare=False, repr=False)

    def record(self, name: str, table: builtins.type[RecordType]) -> RecordType:
        """Returns the record of the payload as it was at this event. Built once, however many streams show it."""
        row = self._restored.get(name)
        if row is None:
            row = self._restored[name] = table.restore(cast(JsonObject, self.payload[name]))
        return cast(RecordType, row)


class LogHead(models.Model):
    """How far each shard's log has come. Locking its row is what puts events in order.

    `epoch` changes when a log begins anew, so that a cursor into the former one is noticed. Events up to and with
    `pruned_through` are no longer held.
    """

    shard = fields.IntField(primary_key=True, generated=False)
    epoch = fields.CharField(max_length=40)
    seq = fields.BigIntField(default=0)
    pruned_through = fields.BigIntField(default=0)

    class Meta:
        table = "log_head"


class EventColumns(models.Model):
    """What an event has before it has its place."""

    shard = fields.IntField()
    organization_id = fields.CharField(max_length=40)
    kind = fields.CharField(max_length=40)
    type = fields.CharField(max_length=100)
    actor_id = fields.CharField(max_length=40, null=True)
    caused_by = fields.CharField(max_length=120, null=True)
    occurred_at = fields.DatetimeField()
    session_id = fields.CharField(max_length=40, null=True)
    execution_id = fields.CharField(max_length=40, null=True)
    agent_id = fields.CharField(max_length=40, null=True)
    task_id = fields.CharField(max_length=40, null=True)
    user_id = fields.CharField(max_length=40, null=True)
    payload = JsonField()

    class Meta:
        abstract = True


class LogRow(EventColumns):
    """An event in its place."""

    id = fields.CharField(max_length=120, primary_key=True)
    seq = fields.BigIntField()

    class Meta:
        table = "event_log"
        unique_together = (("shard", "seq"),)
        indexes = (
            Index(fields=("organization_id", "seq")),
            Index(fields=("session_id", "seq")),
            Index(fields=("execution_id", "seq")),
            Index(fields=("occurred_at",)),
        )


class OutboxRow(EventColumns):
    """An event that was committed and waits for its place (PostgreSQL only)."""

    position = fields.BigIntField(primary_key=True, generated=True)
    id = fields.CharField(max_length=120, unique=True)

    class Meta:
        table = "outbox"


class LogPosition(models.Model):
    """How far a consumer has read a shard of the log. See `engine.log_consumer`."""

    id = fields.IntField(primary_key=True)
    consumer = fields.CharField(max_length=40)
    shard = fields.IntField()
    seq = fields.BigIntField()

    class Meta:
        table = "log_positions"
        unique_together = (("consumer", "shard"),)


OUTBOX: Final = "outbox"
EVENT_COLUMNS: Final[tuple[str, ...]] = (
    "id",
    "shard",
    "organization_id",
    "kind",
    "type",
    "actor_id",
    "caused_by",
    "occurred_at",
    "session_id",
    "execution_id",
    "agent_id",
    "task_id",
    "user_id",
    "payload",
)
"""The columns of an event before it has its `seq`."""


async def record(
    kind: EventKind,
    *,
    organization_id: str,
    by: str | None,
    payload: Mapping[str, Json],
    topics: Topics = Topics(),
    type: str | None = None,
    caused_by: str | None = None,
    event_id: str | None = None,
) -> str:
    """Records an event in the running transaction and returns its id.

    Args:
        kind: what happened.
        by: the id of the actor who caused it.
        payload: records as `columns()`, by the name the event's GraphQL type gives them.
        type: the dotted type of a `RecordChanged`, e.g. `user.created`; every other kind has its own.
        caused_by: the id of the event that led to this one.
        event_id: an id derived from what happened, when the same step may run twice.
    """
    event = new_event(
        kind,
        organization_id=organization_id,
        by=by,
        payload=payload,
        topics=topics,
        type=type,
        caused_by=caused_by,
        event_id=event_id,
    )
    await record_all([event], derived=event_id is not None)
    return event.id


def new_event(
    kind: EventKind,
    *,
    organization_id: str,
    by: str | None,
    payload: Mapping[str, Json],
    topics: Topics = Topics(),
    type: str | None = None,
    caused_by: str | None = None,
    event_id: str | None = None,
) -> LoggedEvent:
    """Returns an event of this moment that is not recorded yet; see `record` for the arguments."""
    return LoggedEvent(
        shard=DEFAULT_SHARD,
        seq=0,
        id=event_id or new_id("evt"),
        organization_id=organization_id,
        kind=kind,
        type=type or kind.value,
        actor_id=by,
        caused_by=caused_by,
        occurred_at=now(),
        topics=topics,
        payload=dict(payload),
    )


async def record_all(events: Sequence[LoggedEvent], *, derived: bool) -> None:
    """Records events in the running transaction, in this order. They are written at the latest when it ends.

    Args:
        derived: their ids are made of what happened, so that some may be recorded already.
    """
    unit_of_work().record(events, derived=derived)


class EventLogWriter:
    """Writes the events of a transaction: into the outbox on PostgreSQL, into the log itself on SQLite."""

    table = OUTBOX
    columns = EVENT_COLUMNS

    def values(self, event: LoggedEvent) -> list[object]:
        """Return the values of `columns` for an event."""
        return _values(event, occurred_at=event.occurred_at)

    def append(self, events: Sequence[LoggedEvent], derived: bool, connection: sqlite3.Connection) -> list[LoggedEvent]:
        """Append events on SQLite, on the connection's own thread, and return those that were not recorded yet."""
        if derived:
            events = _not_recorded(events, connection)
        if not events:
            return []
        head = connection.execute(
            "UPDATE log_head SET seq = seq + ? WHERE shard = ? RETURNING seq", [len(events), DEFAULT_SHARD]
        )
        first = head.fetchall()[0][0] - len(events) + 1
        appended = [replace(event, seq=seq) for seq, event in enumerate(events, first)]
        connection.executemany(
            f"INSERT INTO event_log ({', '.join(EVENT_COLUMNS)}, seq) VALUES ({', '.join('?' * 15)})",
            [[*_values(event, occurred_at=event.occurred_at.isoformat(sep=" ")), event.seq] for event in appended],
        )
        return appended


EVENT_WRITER: Final = EventLogWriter()


def _not_recorded(events: Sequence[LoggedEvent], connection: sqlite3.Connection) -> list[LoggedEvent]:
    marks = ", ".join("?" * len(events))
    known = connection.execute(f"SELECT id FROM event_log WHERE id IN ({marks})", [event.id for event in events])
    recorded = {id for (id,) in map(tuple, known.fetchall())}
    first_of_each_id: dict[str, LoggedEvent] = {}
    for event in events:
        first_of_each_id.setdefault(event.id, event)
    return [event for event in first_of_each_id.values() if event.id not in recorded]


def _values(event: LoggedEvent, *, occurred_at: datetime | str) -> list[object]:
    topics = event.topics
    return [
        event.id,
        event.shard,
        event.organization_id,
        event.kind.name,
        event.type,
        event.actor_id,
        event.caused_by,
        occurred_at,
        topics.session_id,
        topics.execution_id,
        topics.agent_id,
        topics.task_id,
        topics.user_id,
        orjson.dumps(event.payload).decode(),
    ]


def event_of(row: Mapping[str, Any]) -> LoggedEvent:
    """Returns the event of a row of `event_log`, from either driver or from the bus (times and payload as text)."""
    occurred_at, payload = row["occurred_at"], row["payload"]
    return LoggedEvent(
        shard=row["shard"],
        seq=row["seq"],
        id=row["id"],
        organization_id=row["organization_id"],
        kind=EventKind[row["kind"]],
        type=row["type"],
        actor_id=row["actor_id"],
        caused_by=row["caused_by"],
        occurred_at=datetime.fromisoformat(occurred_at) if isinstance(occurred_at, str) else occurred_at,
        topics=Topics(row["session_id"], row["execution_id"], row["agent_id"], row["task_id"], row["user_id"]),
        payload=orjson.loads(payload) if isinstance(payload, str) else payload,
    )


async def events_at(seqs: Sequence[int], shard: int = DEFAULT_SHARD) -> list[LoggedEvent]:
    """Returns the events at these places of a shard's log, as far as they are still held."""
    return [event_of(row) for row in await LogRow.filter(shard=shard, seq__in=list(seqs)).values()]


async def find_event(id: str) -> LoggedEvent | None:
    """Returns the event with this id; None when it has no place in the log yet, or none any more."""
    rows = await LogRow.filter(id=id).values()
    return event_of(rows[0]) if rows else None
