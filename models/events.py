"""The append-only event log: every change of state is one event, written in the transaction that makes the change.

Where an event gets its position (`seq`, gap-free per shard, in commit order):

* SQLite has one writer at a time, so the insert itself takes the next number.
* PostgreSQL commits in a different order than it assigns numbers: a reader that asks for `id > last` would miss a row
  that commits late. The transaction therefore writes to `outbox`, and the relay moves committed rows into the log and
  numbers them. A transaction that is one statement takes the numbers itself if nobody else does at that moment and
  no committed event waits for one (`models.event_writer`).

An event's id can be derived from the change (`execution:node:status`); recording it twice has no effect.
"""

import builtins
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Final, Required, TypedDict, TypeVar, Unpack, cast

import orjson
from tortoise import fields, models
from tortoise.indexes import Index

from errors import Unavailable
from json_types import Json, JsonObject
from models.audit_entries import ROUTINE, Change, audit
from models.causes import current_cause, is_derived, new_event_id
from storage.address import Dialect
from storage.clock import now
from storage.database import current_database, read, unit_of_work
from storage.record import JsonField, Record
from telemetry.tracing import current_traceparent, is_tracing

DEFAULT_SHARD: Final = 0


class EventKind(Enum):
    """The kinds of events: names as in GraphQL, values as external systems see them (the dotted `type`)."""

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
    NodeRetrying = "workflow.node_retrying"
    NodeCompleted = "workflow.node_completed"
    NodeFailed = "workflow.node_failed"
    NodeSkipped = "workflow.node_skipped"
    NodeCancelled = "workflow.node_cancelled"
    WorkflowCompleted = "workflow.completed"
    WorkflowFailed = "workflow.failed"
    WorkflowCancelled = "workflow.cancelled"
    AgentConnected = "agent.connected"
    AgentDisconnected = "agent.disconnected"
    AgentStatusChanged = "agent.status_changed"
    AgentExecuted = "agent.execution"
    AgentErrored = "agent.error"
    RequestReceived = "request.received"
    RequestCompleted = "request.completed"
    ConnectionChanged = "connection.changed"
    DeliveryUpdated = "delivery.updated"
    CustomEvent = "custom.event"
    RecordChanged = "record.changed"


TASK_EVENTS: Final = frozenset({EventKind.TaskCreated, EventKind.TaskAssigned, EventKind.TaskUpdated})
APPROVAL_EVENTS: Final = frozenset({EventKind.ApprovalRequested, EventKind.ApprovalResponded})
DELIVERY_EVENTS: Final = frozenset({EventKind.DeliveryUpdated})
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
        EventKind.NodeRetrying,
        EventKind.NodeCompleted,
        EventKind.NodeFailed,
        EventKind.NodeSkipped,
        EventKind.NodeCancelled,
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
        EventKind.RequestReceived,
        EventKind.RequestCompleted,
        EventKind.CustomEvent,
    }
)


@dataclass(frozen=True, slots=True)
class Topics:
    """The subjects of an event: the keys by which streams select."""

    session_id: str | None = None
    execution_id: str | None = None
    agent_id: str | None = None
    task_id: str | None = None
    user_id: str | None = None


_NO_TOPICS: Final = Topics()

RecordType = TypeVar("RecordType", bound=Record)


_TRACE: Final = "_trace"
"""The part of a stored payload that says in which trace the event was recorded."""


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event with its position in the log.

    `payload` maps names to records' columns or plain JSON values. `seq` is gap-free per `shard`.
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
    trace: str | None = field(default=None, compare=False)
    """The `traceparent` of what recorded it, if that was traced. It is stored in the payload."""

    @property
    def stored_payload(self) -> JsonObject:
        """The payload as it is stored and sent to other replicas."""
        return self.payload if self.trace is None else {**self.payload, _TRACE: {"traceparent": self.trace}}

    def record(self, name: str, table: builtins.type[RecordType]) -> RecordType:
        """Return the payload's record as of this event. It is built once for all streams that show it."""
        row = self._restored.get(name)
        if row is None:
            row = self._restored[name] = table.restore(cast(JsonObject, self.payload[name]))
        return cast(RecordType, row)


class LogHead(models.Model):
    """The head of each shard's log. Locking its row is what puts events in order.

    `epoch` changes when a new log is started, so that cursors into the previous one are detected. Events up to and
    including `pruned_through` are no longer held.
    """

    shard = fields.IntField(primary_key=True, generated=False)
    epoch = fields.CharField(max_length=40)
    seq = fields.BigIntField(default=0)
    pruned_through = fields.BigIntField(default=0)

    class Meta:
        table = "log_head"


class OrganizationPruning(models.Model):
    """The events of one organization that were pruned on request, before their retention ended.

    Its events up to and including `pruned_through` are no longer held, even if those of others are.
    """

    organization_id = fields.CharField(max_length=40, primary_key=True)
    pruned_through = fields.BigIntField()

    class Meta:
        table = "organization_prunings"


class EventColumns(models.Model):
    """The columns of an event before it has its position."""

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
    payload: JsonField[JsonObject] = JsonField()

    class Meta:
        abstract = True


class LogRow(EventColumns):
    """An event of the log, with its position."""

    id = fields.CharField(max_length=120, primary_key=True)
    seq = fields.BigIntField()

    class Meta:
        table = "event_log"
        unique_together = (("shard", "seq"),)
        indexes = (
            Index(fields=("organization_id", "seq")),
            Index(fields=("organization_id", "actor_id", "seq")),
            Index(fields=("caused_by", "seq")),
            Index(fields=("session_id", "seq")),
            Index(fields=("execution_id", "seq")),
            Index(fields=("occurred_at",)),
        )


class OutboxRow(EventColumns):
    """A committed event that has no position yet (PostgreSQL only)."""

    position = fields.BigIntField(primary_key=True, generated=True)
    id = fields.CharField(max_length=120, unique=True)

    class Meta:
        table = "outbox"


class LogPosition(models.Model):
    """The position up to which a consumer has read a shard of the log; see `engine.log_consumer`."""

    id = fields.IntField(primary_key=True)
    consumer = fields.CharField(max_length=40)
    shard = fields.IntField()
    seq = fields.BigIntField()

    class Meta:
        table = "log_positions"
        unique_together = (("consumer", "shard"),)


class ChangeDetails(TypedDict, total=False):
    """The details of a new event, besides its payload.

    `by` is the id of the actor who caused it. `type` is the dotted type of a `RecordChanged` or `CustomEvent`, such as
    `user.created`; every other kind has its own. `caused_by` is the id of the event that led to this one; the current
    cause (`models.causes`) unless given. `event_id` is derived from the change, for a step that may run twice, or one
    of `new_event_id`.
    """

    by: Required[str | None]
    topics: Topics
    type: str | None
    caused_by: str | None
    event_id: str | None


class EventDetails(ChangeDetails, total=False):
    """The details of a new event. `payload` contains records as `columns()`, by the names of its GraphQL type."""

    organization_id: Required[str]
    payload: Required[Mapping[str, Json]]


async def record_change(
    row: Record,
    changes: Mapping[str, Json],
    *,
    before: Mapping[str, Json] | None = None,
    record_id: str | None = None,
    **details: Unpack[ChangeDetails],
) -> str:
    """Record in the running transaction that a record was created, changed or deleted, and return the event's id.

    The audit trail gets an entry, too, unless the change is routine.

    Args:
        before: the former values of what changed, which only the audit trail shows.
        record_id: the id by which callers know the record, if it is not that of the row.
    """
    return await record_change_of_id(
        record_id or row.id, changes, organization_id=row.organization_id, before=before, **details
    )


async def record_change_of_id(
    record_id: str,
    changes: Mapping[str, Json],
    *,
    organization_id: str,
    before: Mapping[str, Json] | None = None,
    **details: Unpack[ChangeDetails],
) -> str:
    """Record a change of what has this id; see `record_change`."""
    payload: dict[str, Json] = {"record_id": record_id, "changes": dict(changes)}
    event_id = await record(EventKind.RecordChanged, organization_id=organization_id, payload=payload, **details)
    type = details.get("type")
    if type is not None and type not in ROUTINE:
        await audit(Change(organization_id, type, details["by"], record_id, event_id, before, changes))
    return event_id


async def record(kind: EventKind, **details: Unpack[EventDetails]) -> str:
    """Record an event in the running transaction and return its id."""
    event = new_event(kind, **details)
    given = details.get("event_id")
    await record_all([event], derived=given is not None and is_derived(given))
    return event.id


def new_event(kind: EventKind, **details: Unpack[EventDetails]) -> LoggedEvent:
    """Return an event that occurs now and is not recorded yet."""
    return LoggedEvent(
        shard=DEFAULT_SHARD,
        seq=0,
        id=details.get("event_id") or new_event_id(),
        organization_id=details["organization_id"],
        kind=kind,
        type=details.get("type") or kind._value_,
        actor_id=details["by"],
        caused_by=details.get("caused_by") or current_cause(),
        occurred_at=now(),
        topics=details.get("topics", _NO_TOPICS),
        payload=dict(details["payload"]),
        trace=current_traceparent(),
    )


async def record_all(events: Sequence[LoggedEvent], *, derived: bool) -> None:
    """Record events in the running transaction, in this order. They are written at the latest when it ends.

    Args:
        derived: whether their ids are derived from the change, so that some may be recorded already.
    """
    unit_of_work().record(events, derived=derived)


def event_of(row: Mapping[str, Any]) -> LoggedEvent:  # type: ignore[explicit-any]  # a row as its driver has it
    """Return the event of an `event_log` row, from either driver or from the bus (times and payload as text)."""
    occurred_at, payload = row["occurred_at"], row["payload"]
    if isinstance(payload, str):
        payload = orjson.loads(payload)
    trace = payload.pop(_TRACE, None)
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
        payload=payload,
        trace=None if trace is None else str(trace["traceparent"]),
    )


async def events_at(seqs: Sequence[int], shard: int = DEFAULT_SHARD) -> list[LoggedEvent]:
    """Return the events at these positions of a shard's log that are still held."""
    return [event_of(row) for row in await LogRow.filter(shard=shard, seq__in=list(seqs)).values()]


async def find_event(id: str) -> LoggedEvent | None:
    """Return the event with this id, or None if it has no position in the log yet or is no longer held."""
    rows = await LogRow.filter(id=id).values()
    return event_of(rows[0]) if rows else None


async def trace_of(event_id: str | None) -> str | None:
    """Return the `traceparent` in which an event was recorded, so that work that it causes continues the trace.

    None if it was not traced, nothing is traced here, or the database is unavailable: no work fails because of it.
    """
    if event_id is None or not is_tracing():
        return None
    statement, values = "SELECT payload FROM event_log WHERE id = ?", [event_id]
    if current_database().dialect is Dialect.POSTGRES:
        statement = "SELECT payload FROM event_log WHERE id = $1 UNION ALL SELECT payload FROM outbox WHERE id = $1"
    with contextlib.suppress(Unavailable):
        for row in await read(statement, values):
            payload = row["payload"]
            found = (orjson.loads(payload) if isinstance(payload, str) else payload).get(_TRACE)
            if found is not None:
                return str(found["traceparent"])
    return None
