"""Requests: what people and tools ask, and what an agent replies.

::

    RECEIVED ──claim───▶ PROCESSING ──complete──▶ COMPLETED   the agent replied
        │  ▲              │ │ ▲  └─────fail──────▶ FAILED     it did not, or nobody knows whether it acted
        │  └───release────┘ └─┘ claim, once `due_at` has passed
        └──────────fail──────────────────────────▶ FAILED     no agent can reply

A request is stored before it is acknowledged, and a replica that processes it holds a lease on it. So it outlives any
crash: at `due_at`, another replica takes it over. It ends once, whatever arrives later.
"""

from datetime import datetime
from enum import Enum
from typing import Final, Self

from tortoise import fields
from tortoise.indexes import Index

from json_types import JsonObject
from models.causes import current_cause, new_event_id
from models.events import EventKind, Topics, record
from models.sessions import Channel
from storage.clock import now
from storage.ids import SYSTEM_ID
from storage.record import JsonField, Record


class RequestStatus(Enum):
    """The state of a request."""

    RECEIVED = "RECEIVED"
    PROCESSING = "PROCESSING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


OPEN: Final = (RequestStatus.RECEIVED, RequestStatus.PROCESSING)
ENDED: Final = (RequestStatus.COMPLETED, RequestStatus.FAILED)

_LONGEST_ERROR: Final = 2000


class Request(Record):
    """A request in a session.

    `metadata` is what the client gave, and `normalized` the same form for every channel. `due_at` is when a replica may
    claim the request: at once, when the lease of the one that processes it expires, or when a reply over the broker is
    overdue; null once it has ended. `progress` is what an interrupted attempt leaves to the next one. `external_id`
    identifies the request at its source, which may deliver it twice. `sent_at` is when it was given to the broker, if
    it was: the reply can be faster than the broker's response. `cloudevent_id` is the id of its first event, and
    that of the CloudEvent in which it leaves.
    """

    PREFIX = "req"

    session_id = fields.CharField(max_length=40)
    channel = fields.CharEnumField(Channel, max_length=20)
    user_id = fields.CharField(max_length=40)
    content = fields.TextField()
    normalized: JsonField[JsonObject] = JsonField(default=dict)
    metadata: JsonField[JsonObject] = JsonField(default=dict)
    status = fields.CharEnumField(RequestStatus, max_length=20, default=RequestStatus.RECEIVED)
    agent_id = fields.CharField(max_length=40, null=True)
    routing_reason = fields.CharField(max_length=500, null=True)
    response: str | None = fields.TextField(null=True)
    response_metadata: JsonField[JsonObject | None] = JsonField(null=True)
    error: str | None = fields.TextField(null=True)
    processing_time_ms = fields.IntField(null=True)
    cloudevent_id = fields.CharField(max_length=120, null=True)
    cloudevent_type = fields.CharField(max_length=100, null=True)
    external_id = fields.CharField(max_length=255, null=True)
    progress: JsonField[JsonObject] = JsonField(default=dict)
    attempts = fields.IntField(default=0)
    leased_by = fields.CharField(max_length=60, null=True)
    due_at = fields.DatetimeField(null=True)
    sent_at = fields.DatetimeField(null=True)
    cause_id = fields.CharField(max_length=120, null=True)
    completed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "requests"
        unique_together = (("organization_id", "channel", "external_id"),)
        indexes = (
            Index(fields=("organization_id", "id")),
            Index(fields=("organization_id", "user_id", "id")),
            Index(fields=("organization_id", "session_id", "id")),
            Index(fields=("organization_id", "status", "id")),
            Index(fields=("due_at",)),
        )

    @property
    def ended(self) -> bool:
        """Return whether its outcome is final."""
        return self.status in ENDED

    @classmethod
    def prepare(cls, **columns: object) -> Self:
        """Return a new request that is due at once."""
        event_id = new_event_id()
        kind = EventKind.RequestReceived.value
        return cls.new(due_at=now(), cloudevent_id=event_id, cause_id=event_id, cloudevent_type=kind, **columns)

    # ------------------------------------------------------------ transitions; the caller locks the row

    async def add(self, *, by: str) -> None:
        """Insert it, RECEIVED."""
        await self.insert()
        await self._record(EventKind.RequestReceived, by, id=self.cloudevent_id)

    @property
    def awaits_reply(self) -> bool:
        """Return whether it was sent over the broker, so that no replica works on it."""
        return self.status is RequestStatus.PROCESSING and self.sent_at is not None and self.leased_by is None

    async def claim(self, replica_id: str, *, until: datetime, over_broker: bool = False) -> None:
        """RECEIVED, PROCESSING → PROCESSING, under a lease."""
        self._require_open()
        self.status, self.leased_by, self.due_at = RequestStatus.PROCESSING, replica_id, until
        self.sent_at = now() if over_broker else None
        self.attempts += 1
        await self.save()

    async def route(self, agent_id: str | None, reason: str) -> None:
        """Set the agent that replies, and why it is this one."""
        self.agent_id, self.routing_reason = agent_id, reason[:500]
        await self.update_columns("agent_id", "routing_reason")

    async def release(self, at: datetime) -> None:
        """PROCESSING → RECEIVED, because nothing was sent or a repetition is safe. It can be claimed from `at` on."""
        self._require_open()
        self.status, self.leased_by, self.due_at = RequestStatus.RECEIVED, None, at
        await self.save()

    async def mark_sent(self, *, reply_until: datetime) -> None:
        """Record, PROCESSING, that it was sent over the broker, and when the reply is overdue."""
        self._require_open()
        self.leased_by, self.due_at = None, reply_until
        await self.save()

    async def save_progress(self, **progress: str) -> None:
        """Store what the next attempt needs if this one is interrupted."""
        self.progress = {**self.progress, **progress}
        await self.update_columns("progress")

    async def complete(self, response: str, metadata: JsonObject) -> None:
        """RECEIVED, PROCESSING → COMPLETED."""
        self.response, self.response_metadata = response, metadata
        await self._end(RequestStatus.COMPLETED)

    async def fail(self, error: str) -> None:
        """RECEIVED, PROCESSING → FAILED."""
        self.error = error[:_LONGEST_ERROR]
        await self._end(RequestStatus.FAILED)

    async def _end(self, status: RequestStatus) -> None:
        self._require_open()
        self.status, self.completed_at = status, now()
        self.processing_time_ms = round((self.completed_at - self.created_at).total_seconds() * 1000)
        self.leased_by = self.due_at = None
        cause, self.cause_id = current_cause() or self.cause_id, new_event_id()
        await self.save()
        await self._record(EventKind.RequestCompleted, self.agent_id or SYSTEM_ID, id=self.cause_id, cause=cause)

    def _require_open(self) -> None:
        if self.ended:
            raise ValueError(f"the request {self.id} is {self.status.value}")

    async def _record(self, kind: EventKind, by: str, *, id: str | None = None, cause: str | None = None) -> None:
        await record(
            kind,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(session_id=self.session_id, user_id=self.user_id),
            payload={"request": self.columns()},
            event_id=id,
            caused_by=cause,
        )
